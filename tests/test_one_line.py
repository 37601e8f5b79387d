"""One line, glued: a page without any mark between the pieces is brought to lines."""

import re
from datetime import date
from typing import Any

import pytest
from growth import TIMES, growth

import profileparse
from profileparse.reading.forms import one_line_gaps
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.one_line import find

AS_OF = date(2026, 6, 1)
HEAD = ["Maria Example", "LG", "h-index25", "3papers", "1,923citations", "Novelty50%", "AI Score56"]
PROSE = (
    "We ask how small a model can be before it stops to answer, as of May 18, 2025, and see "
    "https://example.org/a-b. On nine tasks, $x^2$ of 57.7 is smaller than was thought."
)
PAPERS = [
    (
        "85.2LGApr 26Code",
        "Small Models, Large Questions: What PyTorch Knows About Its Own Generation",
        "Maria Example, Jan McMuster, Li Wei et al. · eth-zurich",
        PROSE,
    ),
    (
        "CLJun 29, 2022",
        "Counting words in the dark with LLMs",
        "Jan Muster, Maria Example",
        f"Our work counts them. {PROSE}",
    ),
    (
        "quant-phFeb 29, 2024",
        "A Note on Leap Days",
        "Maria Example",
        f"Large Language Models (LLMs) have been asked for the day. {PROSE}",
    ),
]
MENU = "Scholar FeedTrendingSearchPricingSign in"


def glued(  # noqa: PLR0913  (what stands between the pieces of a page)
    papers: list[tuple[str, str, str, str]] = PAPERS,
    *,
    head: list[str] = HEAD,
    above: str = "",
    under_heading: str = "",
    label: str = "",
    below: str = "",
    end: str = "",
) -> str:
    cards = (f"{label if paper[0][0].isdigit() else ''}{''.join(paper)}{below}" for paper in papers)
    return "".join((above, *head, f"{len(papers)} Papers", under_heading, *cards, end))


def lines(papers: list[tuple[str, str, str, str]] = PAPERS, *, head: list[str] = HEAD) -> list[str]:
    found = [*head, f"{len(papers)} Papers"] if head else []
    return [*found, *(piece for paper in papers for piece in paper)]


def edited(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def apart(text: str) -> list[str]:
    """Return the lines of an edited text that are not blank."""
    return [line for line in edited(text, find(text).edits).split("\n") if line]


@pytest.mark.parametrize(
    ("around", "more"),
    [
        ({}, []),
        ({"above": MENU}, [MENU]),
        ({"above": "Maria Example | Feed.nav{margin:0}"}, ["Maria Example | Feed.nav{margin:0}"]),
        ({"below": "SaveShare"}, ["Save", "Share"]),
        ({"below": "Add to library"}, ["Add to library"]),
        ({"under_heading": "NewestMost cited"}, ["Newest", "Most cited"]),
        ({"label": "Score"}, ["Score"]),
        ({"end": "Load more© 2026 Feed"}, ["Load more© 2026 Feed"]),
        ({"end": "© 2026 FeedAbout", "below": "Save"}, ["Save", "© 2026 FeedAbout"]),
        ({"below": "\n"}, []),
    ],
    ids=lambda value: "-".join(value) or "bare" if isinstance(value, dict) else "",
)
def test_page(around: dict[str, Any], more: list[str]) -> None:
    found = apart(glued(**around))
    assert [line for line in found if line not in more] == lines()
    assert set(more) <= set(found)


def test_page_is_read() -> None:
    text = glued(above=MENU)
    report = profileparse.check(edited(text, find(text).edits), as_of=AS_OF)
    profile = report.profile
    assert report.ok
    assert (profile.name, profile.category, profile.h_index) == ("Maria Example", "LG", 25)
    assert (profile.paper_count, profile.ai_score) == (3, 56)
    assert [paper.title for paper in profile.papers] == [title for _, title, _, _ in PAPERS]
    assert [paper.authors for paper in profile.papers] == [
        ("Maria Example", "Jan McMuster", "Li Wei"),
        ("Jan Muster", "Maria Example"),
        ("Maria Example",),
    ]
    assert [paper.affiliation for paper in profile.papers] == ["eth-zurich", None, None]
    assert [paper.abstract for paper in profile.papers] == [prose for *_, prose in PAPERS]


def test_guesses_are_told() -> None:
    text = glued()
    found = find(text)
    assert [(text[told.start : told.end], told.code) for told in found.findings] == [
        ("Maria Example", "PP111"),
        ("253", "PP111"),
        ("563", "PP111"),
        *((names, "PP108") for _, _, names, _ in PAPERS),
    ]
    assert found.edits == sorted(found.edits)


@pytest.mark.parametrize(
    "head",
    [
        ["Maria Example", "h-index6", "3papers"],
        ["Maria Example", "3papers", "h-index6"],
        ["Maria Example", "soc-ph", "h-index6", "3papers", "AI Score56.5"],
        ["Maria Example", "cs.LG", "h-index120", "31,923citations", "3papers"],
        ["Jan McMuster", "Novelty7%", "h-index11"],
        ["Maria de la Cruz", "LG", "1,203citations", "h-index11"],
    ],
    ids="".join,
)
def test_head(head: list[str]) -> None:
    assert apart(glued(head=head)) == lines(head=head)
    assert apart(glued(head=head, above=MENU)) == [MENU, *lines(head=head)]


def test_follow_under_the_name() -> None:
    head = ["Jan Nobody", "Follow", *HEAD[1:]]
    assert apart(glued(head=head)) == lines(head=head)


def test_heads_of_two_profiles() -> None:
    other = ["Jan Muster", *HEAD[1:]]
    found = apart(glued() + glued(head=other))
    assert found == [*lines(), *lines(head=other)]


@pytest.mark.parametrize(
    "facts", ["h-index2524papers", "h-index1234citations", "Novelty" * 21 + "h-index", "no facts"]
)
def test_head_that_is_not_clear_stays_in_one_piece(facts: str) -> None:
    head = [f"Maria ExampleLG{facts}"]
    found = apart(glued(head=head, under_heading=""))
    assert found[0] == f"Maria ExampleLG{facts}3 Papers"
    assert found[1:] == lines(head=[])


def test_no_head() -> None:
    assert apart("".join(map("".join, PAPERS))) == lines(head=[])


@pytest.mark.parametrize(
    ("meta", "title"),
    [
        ("DLCLJun 29, 2022", "A Title of Words"),
        ("cs.LGJun 29, 2022", "A Title of Words"),
        ("cond-mat.softJun 29, 2022", "A Title of Words"),
        ("softJun 29, 2022Code", "A Title of Words"),
        ("mes-hallJun 29, 2022", "A Title of Words"),
        ("ZZJun 29, 2022", "A Title of Words"),
        ("LGMay 1", "2D Materials and Words"),
        ("LGMay 31", "2D Materials and Words"),
        ("LGMay 1", "4,500 Seconds of Words"),
        ("LGMay 3", "60 Words in a Title"),
        ("LGJun 29, 2022", "3D Words in a Title"),
        ("LGJun 29, 2022Code", "Code Generation with Words"),
        ("LGJun 29, 2022", "Code-Switching in a Text"),
        ("LGJun 29, 2022", "Codebooks for a Text"),
        ("100.0LGMay 1", "A Title of Words"),
        ("5.8LGMay 1", "A Title of Words"),
    ],
)
def test_meta_line(meta: str, title: str) -> None:
    paper = (meta, title, "Maria Example, Jan Muster", PROSE)
    assert apart("".join((*PAPERS[1], *paper))) == [*PAPERS[1], *paper]


@pytest.mark.parametrize(
    "above",
    [
        "Our words are at https://example.org/MoCA",  # CA is a code, too
        "Our gain is 12.5",
        "Our words are on GPU",
    ],
)
def test_abstract_that_ends_without_a_full_stop(above: str) -> None:
    first = (*PAPERS[1][:3], f"{PROSE} {above}")
    paper = ("CVJun 29, 2022", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


def test_number_at_the_end_of_an_abstract_is_no_score() -> None:
    first = (*PAPERS[1][:3], f"{PROSE} Our gain is 12.5")
    paper = ("CVJun 29", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


def test_small_code_behind_a_word() -> None:
    first = (*PAPERS[1][:3], f"{PROSE} See example.org/Actor")
    paper = ("softJun 29, 2022", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


@pytest.mark.parametrize(
    ("title", "names", "prose"),
    [
        ("On Words", "Jan Muster, Si Young", "GPT-4 has been asked for the day, and says it."),
        ("On Words", "Jan Muster III", "We count the words, and then we count them again."),
        ("On Words", "V. V. Muster, Jr.", "This paper counts the words, and counts them again."),
        ("On Words", "Jan McMuster, Li Wu", "Recently, the words have been counted again, often."),
        ("On Words", "Jan Muster · a-lab", "3D words are counted, and then counted once more."),
        ("On LLMs", "Jan Muster, Li Wu, A. Bee et al.", "Africa's words are counted, then more."),
        ("On Words", "Jan Muster, Li Wu", "\nWords that are counted may be counted once more."),
        ("Words", "Jan Muster, Li Wu, A. Bee et al. · u-1", "1. Words are counted, and more."),
        (
            "On Words",
            "Jan Muster",
            "In words (that we count) and in more words we count them again.",
        ),
        ("On Words", "Jan Muster", "Words (that we count) are counted, and then counted again."),
        ("On Words", "Jan Muster", "Many Words (MWs) are counted, and then they count once more."),
        ("On Words", "Jan Muster", "ChatGPT-like words (CLWs) are counted, and counted again."),
    ],
)
def test_paper(title: str, names: str, prose: str) -> None:
    paper = ("CLJun 29, 2022", title, names, prose)
    assert apart("".join((*paper, *PAPERS[1]))) == [*map(str.strip, paper), *PAPERS[1]]


@pytest.mark.parametrize(
    "body",
    [
        "A Title without Any Names " + PROSE.lower(),
        "Words.",
        "a title in small letters and no more than that, up to the end of it all, and further on.",
        f"Words{'.' * 693}Jan Muster, Li Wei, Si Young et al.{PROSE}",
        "Counting WordsJan LiGoWords of words are counted here and again for all of us.",
        "Jan Musterpsifx is a plug-and-play toolkit for words, and it does count them all again.",
        "The Words That Count Them All AgainMuster Example Models Are Words of the Words That",
    ],
)
def test_paper_that_is_not_clear_is_left_out(body: str) -> None:
    text = "".join((*PAPERS[1], "CLJun 29, 2022", body))
    *_, last = find(text).findings
    assert (last.code, text[last.start : last.end]) == ("PP104", body)
    assert apart(text) == [*PAPERS[1], "CLJun 29, 2022"]
    report = profileparse.check(text, as_of=AS_OF)
    assert not report.ok
    assert report.profile.papers[1].title is None
    assert report.unparsed[-1].text == body


@pytest.mark.parametrize("meta", ["", "2d ago", "85.2AI2d ago"])
@pytest.mark.parametrize("lost", PAPERS, ids=["et-al", "two-names", "one-name"])
def test_paper_without_its_meta_line(meta: str, lost: tuple[str, str, str, str]) -> None:
    _, title, names, prose = lost
    first, last = (
        ("CLMay 1, 2022", "On Words", "Si Young Muster", PROSE),
        ("LGMay 1, 2022", "On More Words", "Jan Muster, Li Wei", PROSE),
    )
    text = "".join((*first, f"{meta}{title}", names, prose, *last))
    assert apart(text) == [*first, *last]
    (told,) = (told for told in find(text).findings if told.code == "PP110")
    assert text[told.start : told.end] == "".join((f"{meta}{title}", names, prose))
    report = profileparse.check(text, as_of=AS_OF)
    assert not report.ok
    assert [paper.abstract for paper in report.profile.papers] == [PROSE, PROSE]


def test_paragraphs_that_are_run_together_are_told() -> None:
    first, second = "We count words, once and once more.", "Then we count them again, and say so."
    text = "".join((*PAPERS[1][:3], f"{first}{second}", *PAPERS[2]))
    (told,) = (told for told in find(text).findings if "paragraphs" in told.message)
    assert text[: told.start].endswith(first)
    assert told.start == told.end
    assert apart(text) == [*PAPERS[1][:3], f"{first}{second}", *PAPERS[2]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We met in AI on May 18, and again in LLMMay 18.",
        "\n".join(lines()),
        "\n\n".join(lines()),
        "\n".join(("CLJun 29, 2022A Title Glued On", *PAPERS[1][2:])),
        "We saw it in theJun 29, 2022 and later. " + PROSE,
        " ".join(lines()),
        f"CLJun 29, 2022Words of no names at all, {PROSE.lower()}",
        f"CLJun 29, 2022{'a' * 200}",
        f"...Jun 29, 2022{'a' * 200}",
        f"In a café with a caféJun 29, 2022, {PROSE}",
        f"See {PROSE} LG CLJun 29, 2022, {PROSE}",
    ],
    ids=[
        "empty",
        "prose",
        "lines",
        "blocks",
        "title-glued-on",
        "no-code",
        "blanks",
        "no-names",
        "one-word",
        "no-letter",
        "no-small-code",
        "behind-a-blank",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert find(text) == ([], [], [])


def test_one_paper_whose_line_ends_are_lost() -> None:
    page = lines()
    text = "\n\n".join((*page[:-8], "".join(page[-8:-4]), *page[-4:]))
    assert apart(text) == page


@pytest.mark.parametrize("gap", ["\t", "   "])
def test_gaps_are_line_ends(gap: str) -> None:
    pieces = [piece for paper in PAPERS for piece in (*re.split(r"(?<=LG|CL|ph)", paper[0]),)]
    metas = [re.sub(r"(?<=[LGh])(?=[A-Z][a-z]{2} )", gap, paper[0]) for paper in PAPERS]
    papers = [(meta, *rest) for meta, (_, *rest) in zip(metas, PAPERS, strict=True)]
    text = gap.join(("", "Maria Example", *(piece for paper in papers for piece in paper)))
    found = edited(text, one_line_gaps.find(text)).lstrip().split("\n")
    assert found[0] == "Maria Example"
    assert [line for line in found if line in pieces] == pieces
    assert [line for line in found[1:] if line not in pieces] == [
        piece for _, *rest in PAPERS for piece in rest
    ]


@pytest.mark.parametrize(
    "text", ["CL\tJun 29, 2022\nA\tTitle", "CL  Jun 29, 2022  A Title", "CL Jun 29, 2022 A Title"]
)
def test_short_lines_with_gaps_are_left_alone(text: str) -> None:
    assert one_line_gaps.find(text) == []


@pytest.mark.parametrize(
    "unit",
    ["".join(PAPERS[1]), "CLJan 1Aa", "".join(HEAD) + "CLJan 1Aa", "aJan 1", "CL\tJan 1\t"],
    ids=["papers", "metas", "heads", "no-code", "gaps"],
)
def test_growth(unit: str) -> None:
    assert growth(lambda text: (find(text), one_line_gaps.find(text)), unit) < 6 * TIMES


def test_score_of_a_paper_of_another_year() -> None:
    papers = [(f"85.2{PAPERS[1][0]}", *PAPERS[1][1:]), PAPERS[2]]
    above = "".join(PAPERS[0])
    assert apart(above + "".join(map("".join, papers)))[4:5] == ["85.2CLJun 29, 2022"]
    unsure = f"{above.rstrip('.')} by 5.2" + "".join(PAPERS[1])
    assert apart(unsure)[4:5] == ["CLJun 29, 2022"]
