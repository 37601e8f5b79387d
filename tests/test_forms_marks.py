"""Marks that tools put round titles, names and abstracts, and pieces that they cut names into."""

import textwrap

import pytest
from form_pages import PROSE, bare, check

from profileparse import Profile, Severity
from profileparse.reading.forms import buttons
from profileparse.reading.forms.edits import apply

HEAD = "Maria Example\n\nLG\nh-index7\n2papers\n\n2 Papers\n\n"
FIRST = "Counting Words in the Dark: What a Network of Nine Layers Knows About Its Own Depth"
NAMES = "Jan Muster, Maria Example, Li Wei et al. · a-lab"
SECOND = "A Note on Leap Days"
MORE = "Leap days are rare. We count those of 400 years, and find that there are 97 of them."
METAS = ("85.2LGApr 26Code", "CLJun 29, 2022")


def page(  # noqa: PLR0913  (the parts of a page)
    first: str = FIRST,
    names: str = NAMES,
    prose: str = PROSE,
    *,
    metas: tuple[str, str] = METAS,
    head: str = HEAD,
    foot: str = "",
) -> str:
    """Return a page of two papers, in which the first has odd parts."""
    return (
        f"{head}{metas[0]}\n{first}\n\n{names}\n\n{prose}\n\n"
        f"{metas[1]}\n{SECOND}\n\nMaria Example\n\n{MORE}{foot}\n"
    )


def read(text: str) -> Profile:
    """Return what is read of a text without an error, with no links and in single blanks."""
    report = check(text)
    assert report.ok
    return bare(report.profile)


EXPECTED = read(page())
MARKDOWN = HEAD.replace("Maria Example", "# Maria Example", 1)


def quoted(text: str, width: int = 90) -> str:
    return "\n".join(f"> {line}" for line in textwrap.wrap(text, width))


def pieces(*lines: str) -> str:
    return page(names="\n".join(lines))


SAME = {
    "quotation": page(prose=f"> {PROSE}"),
    "quotation-right-below-names": page(names=f"{NAMES}\n> {PROSE}", prose=""),
    "bold-wrapped": page(first="**" + "\n".join(textwrap.wrap(FIRST, 60)) + "**", head=MARKDOWN),
    "bold-in-link": page(first=f"[ **{FIRST[:45]}\n{FIRST[46:]}** ](/paper/1)"),
    "names-in-emphasis": page(names=f"*{NAMES}*", head=MARKDOWN),
    "names-in-emphasis-wrapped": page(
        names="_" + NAMES.replace(", Li", ",\nLi") + "_", head=MARKDOWN
    ),
    "names-each-in-emphasis": page(
        names="  *Jan Muster*, *Maria Example*, *Li Wei* et al. · a-lab", head=MARKDOWN
    ),
    "attributes": page(first=f'[](/paper/1){{style="display:block"}}\n{FIRST}'),
    "title-linked-behind-a-date": page(
        metas=("85.2LG\nApr 26", METAS[1]), first=f"* Code[{FIRST}](/paper/1)"
    ),
    "table": page(
        metas=(
            "| 85.2 | LG | Apr 26 | Code |\n|---|---|---|---|\n",
            "| CL | Jun 29, 2022 |\n|:-|-|\n",
        )
    ),
    "table-without-outer-bars": page(
        metas=("85.2| LG| Apr 26| Code  \n---|---|---|---  \n", "CL| Jun 29, 2022  \n---|---  \n")
    ),
    "table-with-an-empty-head": page(
        metas=(
            "|  |  |  |  |\n|--|--|--|--|\n| 85.2 | LG | Apr 26 | Code |\n",
            "|  |  |\n|--|--|\n| CL | Jun 29, 2022 |\n",
        )
    ),
    "table-of-the-head": page(
        head="Maria Example\n\n|  |\n| --- |\n| LG |\n| h-index | 7 |\n| 2 | papers |\n\n"
        "2 Papers\n\n"
    ),
    "table-of-the-head-without-outer-bars": page(
        head="Maria Example\n\nLG\n---\nh-index| 7\n2| papers\n\n2 Papers\n\n"
    ),
    "table-of-rules": page(
        metas=(
            "  ---- -- ------ ----\n  85.2 LG Apr 26 Code\n  ---- -- ------ ----\n",
            "  -- ------------\n  CL Jun 29, 2022\n  -- ------------\n",
        )
    ),
    "table-of-rules-in-a-list": page(
        metas=(
            "1.  ---- -- ------ ----\n    85.2 LG Apr 26 Code\n    ---- -- ------ ----\n",
            "2.  -- ------------\n    CL Jun 29, 2022\n    -- ------------\n",
        )
    ),
    "numbers-above-nested-lists": page(
        metas=(
            " 1.\n      + 85.2\n      + LG\n      + Apr 26\n      + Code",
            " 2.\n      + CL\n      + Jun 29, 2022",
        )
    ),
    "bullets-above-nested-lists": page(
        metas=(
            "  •\n      □ 85.2\n      □ LG\n      □ Apr 26\n      □ Code",
            "  •\n      □ CL\n      □ Jun 29, 2022",
        )
    ),
    "bold-label-in-a-list": page(metas=("* **Score\n  85.2**\n  LG\n  Apr 26\n  Code", METAS[1])),
    "numbered-links-below-a-long-title": page(
        first="[1]" + "\n".join(textwrap.wrap(FIRST, 24)),
        names="[2]Jan Muster, [3]Maria Example, [4]Li Wei et al. · a-lab",
    ),
    "cells-of-a-table-in-HTML": page(
        prose=f"{PROSE}\n</td></tr>\n<tr class='even'><td>", foot="</td></tr></tbody></table>"
    ),
    "quotation-below-names-in-emphasis": page(
        names=f"_{NAMES}_  \n> {PROSE}", prose="", head=MARKDOWN
    ),
    "numbers-twice": page(metas=(f" 1.\n 1. {METAS[0]}", f" 2.\n 2. {METAS[1]}")),
    "buttons-with-links": page(
        prose=f"{PROSE}\n12 citations[3]PDF (BUTTON) Save (BUTTON) Share",
        foot="\n3 citations[4]PDF (BUTTON) Save",
    ),
    "buttons-with-targets": page(
        prose=f"{PROSE}\nPDF [/pdf/1] | BibTeX [/bib/1]", foot="\nPDF [/pdf/2] | BibTeX [/bib/2]"
    ),
    "buttons-in-lines": page(prose=f"{PROSE}\nPDF\n|\nBibTeX", foot="\nPDF\n|\nBibTeX"),
    "more-right-below": page(foot="\nLoad more"),
    "abstract-glued-to-names": page(names=f"{NAMES} Abstract"),
    "names-in-pieces": pieces(
        "Jan Muster", ",", "Maria Example", ",", "Li Wei", "et al.", "·", "a-lab"
    ),
    "names-in-pieces-with-blanks": pieces(
        "Jan Muster", "", ", ", "", "Maria Example", "", ", ", "", "Li Wei", "", "et al. · a-lab"
    ),
    "end-of-names-below": pieces("Jan Muster, Maria Example, Li Wei", "et al. ·", "a-lab"),
    "affiliation-below": pieces("Jan Muster, Maria Example, Li Wei et al.", " · a-lab"),
}


@pytest.mark.parametrize("name", SAME)
def test_a_page_with_marks_is_read_to_the_same_records(name: str) -> None:
    assert read(SAME[name]) == EXPECTED


@pytest.mark.parametrize("width", [72, 74, 76, 79, 86])
def test_a_quotation_that_was_wrapped_is_joined(width: int) -> None:
    prose = f"{PROSE} {MORE} {PROSE}"
    assert read(page(prose=quoted(prose, width))).papers[0].abstract == prose


def test_a_line_of_an_abstract_that_begins_with_a_sign_stays() -> None:
    prose = "We ask for which of all numbers it is so, and show that all that are\n> 2 are such."
    assert read(page(prose=prose)).papers[0].abstract == prose
    again = read(
        page(prose=quoted("It is so for all that we have seen, and for x") + "\n> > 2 too.")
    )
    assert again.papers[0].abstract == "It is so for all that we have seen, and for x\n> 2 too."


def test_a_line_of_an_abstract_that_looks_like_an_item_stays() -> None:
    prose = "We set all of the weights to one, and show by hand that each x is {y}\n * 2. It is not"
    metas = f" * {METAS[0]}", f" * {METAS[1]}"
    found = read(page(prose=prose, metas=metas)).papers[0].abstract
    assert (found or "").split() == prose.split()


@pytest.mark.parametrize("bar", ["|x| is small.", "a | b"])
def test_bars_that_are_no_table_stay(bar: str) -> None:
    prose = f"{PROSE} {bar}"
    assert read(page(prose=prose, head=MARKDOWN)).papers[0].abstract == prose


def test_an_escaped_number_at_the_end_of_a_sentence_is_read() -> None:
    found = read(
        page(prose=f"{PROSE} It is 2\\. So is $1.5$.", head=MARKDOWN, first=f"**{FIRST}**")
    )
    assert found.papers[0].abstract == f"{PROSE} It is 2. So is $1.5$."


def test_escapes_are_read_where_the_head_alone_has_marks() -> None:
    found = read(page(prose=f"{PROSE} Here, x\\_i is 1 \\* 2.", head=MARKDOWN))
    assert found.papers[0].abstract == f"{PROSE} Here, x_i is 1 * 2."
    found = read(page(prose=f"{PROSE} Here, x\\_i is 1."))
    assert found.papers[0].abstract == f"{PROSE} Here, x\\_i is 1."


def test_a_title_that_is_told_by_its_link_is_a_guess() -> None:
    report = check(page(metas=(f"85.2LGApr 26[{SECOND}](/paper/1){NAMES}", METAS[1]), first=""))
    paper = report.profiles[0].papers[0]
    assert (paper.title, paper.authors) == (SECOND, EXPECTED.papers[0].authors)
    (guess,) = (d for d in report.diagnostics if d.severity is Severity.WARNING)
    assert (guess.code, "from its link" in guess.message) == ("PP111", True)


def test_the_button_of_a_first_paper_near_the_head_is_taken_out() -> None:
    text = page(prose=f"{PROSE}\nPDF")
    assert read(text.replace("\n\n", "\n")).papers[0].abstract == PROSE


def test_a_score_with_its_label_and_a_long_code_is_of_the_paper_below() -> None:
    found = read(page(metas=(METAS[0], "Score57.7 nucl-ex\nJun 29, 2022")))
    assert [(paper.score, paper.category) for paper in found.papers] == [
        *[(85.2, "LG"), (57.7, "nucl-ex")]
    ]


@pytest.mark.parametrize(
    "row",
    [
        "12 citations[3]PDF (BUTTON) Save (BUTTON) Share",
        "[12]PDF [13]BibTeX",
        "PDF [/pdf/1] | BibTeX [/bib/1]",
        "12 citationsPDF [/pdf/1]SaveShare",
    ],
)
def test_a_row_of_buttons_is_taken_out_whatever_stands_between_them(row: str) -> None:
    text = f"LGApr 26\nA Title\nA. One\n{PROSE}\n{row}\n"
    assert apply(text, buttons.find(text).edits)[0].rstrip("\n") == text[: text.index(row) - 1]


@pytest.mark.parametrize("line", ["Load more results than before.", "PDF and BibTeX", "[3]"])
def test_a_line_that_is_no_row_of_buttons_stays(line: str) -> None:
    assert buttons.find(f"LGApr 26\nA Title\nA. One\n{PROSE}\n{line}\n").edits == []


def test_a_name_of_another_profile_is_no_piece_of_names() -> None:
    below = "Ana Kim\n\nh-index3\n1paper\n"
    report = check(f"{HEAD}{METAS[0]}\n{SECOND}\n\nJan Muster\n,\n{below}")
    assert [profile.name for profile in report.profiles] == ["Maria Example", "Ana Kim"]


GLUED = (
    "Maria ExampleLGh-index72papers2 Papers"
    f"85.2LGApr 26{FIRST}{NAMES.removesuffix(' · a-lab')}{{0}}{PROSE}{{1}}"
    f"57.7CLJun 29, 2022{SECOND}Maria Example, Jan Muster, Li Wei et al.{{0}}{MORE}{{1}}"
)


@pytest.mark.parametrize(
    ("label", "tail"),
    [("", ""), ("Abstract", ""), ("", "12 citationsPDFSave"), ("Abstract", "PDF | BibTeX")],
)
def test_labels_and_buttons_in_one_line_are_in_no_value(label: str, tail: str) -> None:
    profile = check(GLUED.format(label, tail)).profiles[0]
    assert [paper.title for paper in profile.papers] == [FIRST, SECOND]
    assert [paper.abstract for paper in profile.papers] == [PROSE, MORE]
    assert [paper.score for paper in profile.papers] == [85.2, 57.7]


def test_a_label_behind_complete_names_is_in_no_value() -> None:
    text = GLUED.replace(", Li Wei et al.", "").format("Abstract", "")
    assert [paper.abstract for paper in check(text).profiles[0].papers] == [PROSE, MORE]


def test_backslashes_in_the_label_of_a_quoted_node_are_read() -> None:
    text = (
        '- heading "Maria Example" [level=1]\n- paragraph: h-index7\n'
        '- heading "1 Papers" [level=2]\n'
        '- table:\n  - rowgroup:\n    - row "LG Apr 26":\n'
        '      - cell "LG"\n      - cell "Apr 26"\n'
        "- 'link \"It''s so: $\\\\sim 7$\"':\n  - /url: /paper/1\n"
        f"- paragraph: {NAMES}\n- paragraph: {PROSE}\n"
    )
    (paper,) = read(text).papers
    assert (paper.title, paper.abstract) == ("It's so: $\\sim 7$", PROSE)
