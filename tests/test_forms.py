"""Forms that extractors leave of one page: each is read to the records of the page itself."""

import re
import textwrap
from collections.abc import Callable
from datetime import date

import attrs
import pytest
import tiling

import profileparse
from profileparse import Profile, Report, Severity

AS_OF = date(2026, 6, 1)
FACTS = ["LG", "h-index7", "3papers", "1,923citations", "Novelty50%", "AI Score56"]
PROSE = (
    "We ask how small a model can be before it stops to answer. On nine tasks, the answer is "
    "smaller than was thought, and depends on the data far more than on the depth of it."
)
PAPERS: list[tuple[list[str], str, str]] = [
    (
        ["85.2", "LG", "Apr 26", "Code"],
        "Small Models, Large Questions: What a Network of Nine Layers Knows About Its Own Depth",
        "Maria Example, Jan Muster, Li Wei et al. · eth-zurich",
    ),
    (["CL", "Jun 29, 2022"], "Counting Words in the Dark", "Jan Muster, Maria Example"),
    (["quant-ph", "Feb 29, 2024"], "A Note on Leap Days", "Maria Example"),
]


def lines(*, glued: bool = True) -> list[str]:
    """Return the page line by line, with blank lines; or with each piece on a line of its own."""
    if glued:
        found = ["Maria Example", "", *FACTS, "", "3 Papers", ""]
    else:
        pieces = re.split(r"(?<=h-index)|(?<=Novelty)|(?<=Score)|(?=papers|cit)", "\n".join(FACTS))
        found = ["Maria Example", *"\n".join(pieces).split("\n"), "3 Papers"]
    for meta, title, names in PAPERS:
        found += ["".join(meta), title, "", names, "", PROSE, ""] if glued else []
        found += [] if glued else [*meta, title, names, PROSE]
    return found


PAGE = "\n".join(lines())


def cards(
    card: Callable[[int, str, str, str], list[str]], name: str = "Maria Example", gap: str = "\n"
) -> str:
    """Return the page with each card as an extractor leaves it."""
    found = [name, "", *FACTS, "", "3 Papers", ""]
    for number, (meta, title, names) in enumerate(PAPERS, 1):
        found += card(number, "".join(meta), title, names)
    return gap.join(found)


def wrapped(width: int, *, blank: bool = True) -> str:
    found = [
        wrap
        for line in lines()
        for wrap in (textwrap.wrap(line, width, break_on_hyphens=False) or [""])
    ]
    return "\n".join(line for line in found if line or blank)


def lynx() -> str:
    text = cards(
        lambda n, meta, title, names: [
            f"   {meta}",
            f"   [{n + 1}]",
            "",
            *textwrap.wrap(title, 72),
            "",
            *textwrap.wrap(names, 72, initial_indent="   ", subsequent_indent="   "),
            "",
            *textwrap.wrap(PROSE, 72, initial_indent="   ", subsequent_indent="   "),
            "",
        ]
    )
    links = [f"   {n}. https://example.org/paper/{n - 1}" for n in range(1, 5)]
    return f"   [1]Home (BUTTON) Sign in\n\n{text}\nReferences\n\n" + "\n".join(links) + "\n"


def aria() -> str:
    found = ["- main:", '  - heading "Maria Example" [level=1]', "  - text: " + " ".join(FACTS)]
    found.append('  - heading "3 Papers" [level=2]')
    for number, (meta, title, names) in enumerate(PAPERS, 1):
        label = f'link "{title}"'
        found += [
            "  - text: " + " ".join(meta),
            f"  - '{label}':" if ":" in title else f"  - {label}:",
            f"    - /url: /paper/{number}",
            f'    - heading "{title}" [level=3]',
            f"  - paragraph: {names}",
            f'  - paragraph: "{PROSE}"',
        ]
    return "\n".join(found)


def buttons(_: int, meta: str, title: str, names: str) -> list[str]:
    label = ["Score"] if meta[0].isdigit() else []
    return [*label, meta, title, "", names, "", PROSE, "Save", "Share", ""]


def heading(n: int, meta: str, title: str, names: str) -> list[str]:
    return [meta, "", f"### [{title}](/paper/{n})", "", names, "", PROSE, ""]


def item(mark: str) -> Callable[[int, str, str, str], list[str]]:
    def card(n: int, meta: str, title: str, names: str) -> list[str]:
        return [f"{mark.replace('1', str(n))}{meta}", f"  {title}", "", f"  {names}", "", PROSE, ""]

    return card


FORMS: dict[str, tuple[str, str]] = {
    "line-per-piece": ("a line for each piece", "\n".join(lines(glued=False))),
    "pieces-and-blank-lines": ("a line for each piece", "\n\n".join(lines(glued=False))),
    "pieces-indented": ("a line for each piece", "\n    ".join(lines(glued=False))),
    "markdown": ("Markdown", cards(heading, "# Maria Example")),
    "markdown-setext": ("Markdown", cards(heading, "Maria Example\n=============")),
    "markdown-heading-in-link": (
        "Markdown",
        cards(lambda n, meta, t, names: [meta, f"[### {t}](/paper/{n})", "", names, "", PROSE, ""]),
    ),
    "markdown-link-around-block": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(meta, "", "[", "", f"### {t}", "", f"](/paper/{n})", "", names, "", PROSE, "")
            ]
        ),
    ),
    "markdown-bold": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(meta, f"[**{t}**](/paper/{n})", "", names, "", PROSE, ""),
            ],
            "**Maria Example**",
        ),
    ),
    "markdown-references": (
        "Markdown",
        cards(lambda n, meta, t, names: [meta, f"[{t}][{n}]", "", names, "", PROSE, ""])
        + "\n[1]: /paper/1\n[2]: /paper/2\n[3]: /paper/3\n",
    ),
    "markdown-of-pandoc": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *("::: {.card}", f"{'[Score]{.hidden}' * meta[0].isdigit()}{meta}", ""),
                *(f"### [{t}](/paper/{n}){{.title}}", "", names, "", PROSE, ":::", ""),
            ],
            '::: {role="main"}\n# Maria Example',
        ),
    ),
    "markdown-of-pandoc-list": (
        "Markdown",
        cards(
            lambda n, meta, t, names: [
                *(f"{n}.  ::: meta", f"    {meta}", "    :::", ""),
                *(f"    ### [{t}](/paper/{n})", "", f"    {names}", "", f"    {PROSE}", ""),
            ]
        ),
    ),
    "links-in-brackets": (
        "numbered links",
        cards(lambda n, meta, t, names: [meta, "", t, f"[/paper/{n}]", "", names, "", PROSE, ""]),
    ),
    "lynx": ("numbered links", lynx()),
    "accessibility": ("accessibility tree", aria()),
    "html": (
        "HTML",
        cards(
            lambda n, meta, t, names: [
                *(meta, f'<a href="/paper/{n}"><h3>{t}</h3></a>', "", names, "", PROSE, "")
            ]
        ),
    ),
    "buttons": ("buttons", cards(buttons, "Maria Example\nFollow")),
    **{
        f"list{mark}": (
            "list",
            cards(item(mark)),
        )
        for mark in ("* ", "• ", "- ", "1. ", "+ ", "#1 ")
    },
    **{f"wrapped-{width}": ("wrapped lines", wrapped(width)) for width in (50, 60, 72, 80)},
    "wrapped-no-blank-lines": ("wrapped lines", wrapped(80, blank=False)),
}
LINKED = [name for name in FORMS if name.startswith(("markdown", "links", "lynx", "acc", "html"))]


def bare(profile: Profile) -> Profile:
    """Return a profile without links."""
    papers = [attrs.evolve(paper, url=None, arxiv_id=None) for paper in profile.papers]
    return attrs.evolve(profile, papers=papers)


def check(text: str) -> Report:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    return report


def said(report: Report, severity: Severity = Severity.INFO) -> list[str]:
    return [d.message for d in report.diagnostics if (d.code, d.severity) == ("PP111", severity)]


EXPECTED = check(PAGE).profile


def test_the_page_itself_has_no_form() -> None:
    assert said(check(PAGE)) == []
    assert [paper.title for paper in EXPECTED.papers] == [title for _, title, _ in PAPERS]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_read_to_the_records_of_the_page(name: str) -> None:
    form, text = FORMS[name]
    report = check(text)
    assert bare(report.profile) == EXPECTED
    (message,) = said(report)
    assert form in message
    assert said(report, Severity.WARNING) == []


@pytest.mark.parametrize("name", LINKED)
def test_the_link_of_a_title_is_kept(name: str) -> None:
    urls = [paper.url or "" for paper in check(FORMS[name][1]).profile.papers]
    assert [re.sub(r".*(?=/paper)", "", url) for url in urls] == [
        "/paper/1",
        "/paper/2",
        "/paper/3",
    ]


@pytest.mark.parametrize(
    ("url", "arxiv_id"),
    [
        ("https://arxiv.org/abs/2306.03535", "2306.03535"),
        ("https://arxiv.org/pdf/2306.03535v2.pdf", "2306.03535"),
        ("/paper/2306.03535", "2306.03535"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("/paper/17", None),
        ("/2306.035", None),
    ],
)
def test_an_arxiv_id_comes_from_a_link_of_its_form_alone(url: str, arxiv_id: str | None) -> None:
    text = PAGE.replace(PAPERS[1][1], f"[{PAPERS[1][1]}]({url})")
    papers = check(text).profile.papers
    assert [paper.url for paper in papers] == [None, url, None]
    assert [paper.arxiv_id for paper in papers] == [None, arxiv_id, None]


def test_two_forms_at_once() -> None:
    text = cards(
        lambda n, meta, title, names: [
            f"* {meta}",
            "",
            *textwrap.wrap(f"  ### [{title}](/paper/{n})", 78),
            "",
            *textwrap.wrap(names, 78, initial_indent="    "),
            "",
            *textwrap.wrap(PROSE, 78),
            "",
        ],
        "# Maria Example",
    )
    report = check(text)
    assert bare(report.profile) == EXPECTED
    assert said(report) == [
        "read without the form that an extractor left: Markdown, list, wrapped lines"
    ]


def test_capitals_are_a_loss_and_a_warning() -> None:
    text = cards(lambda _, meta, t, names: [meta, t.upper(), "", names, "", PROSE, ""])
    report = check(text.replace("3 Papers", "3 PAPERS"))
    assert report.profile.paper_count == len(report.profile.papers)
    (message,) = said(report, Severity.WARNING)
    assert "capitals" in message


@pytest.mark.parametrize(
    ("escaped", "printed"),
    [
        (r"snake\_case", "snake_case"),
        (r"a \* b", "a * b"),
        (r"\\alpha of \[0, 1\]", r"\alpha of [0, 1]"),
        (r"\alpha \{x\}", r"\alpha \{x\}"),
        (r"5 \$x\$", "5 $x$"),
    ],
)
def test_markdown_escapes(escaped: str, printed: str) -> None:
    text = cards(heading).replace("We ask how", f"{escaped}. We ask how")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    abstracts = [paper.abstract or "" for paper in report.profile.papers]
    assert [abstract.partition(". We ask")[0] for abstract in abstracts] == [printed] * 3


@pytest.mark.parametrize("broken", ["\n· ", " ·\n"])
def test_an_affiliation_on_a_line_of_its_own_is_no_item_of_a_list(broken: str) -> None:
    text = PAGE.replace(" · eth-zurich", f"{broken}eth-zurich")
    assert text != PAGE
    assert bare(check(text).profile) == EXPECTED


@pytest.mark.parametrize("code", ["quant-ph", "cond-mat.soft"])
def test_a_code_in_small_letters_is_an_item_of_a_list(code: str) -> None:
    text = cards(item("· ")).replace("quant-ph", f"{code}\n")
    assert [paper.category for paper in check(text).profile.papers] == ["LG", "CL", code]


@pytest.mark.parametrize("sign", ["::: main", r"Anna\'s page"])
def test_pandoc_escapes_whatever_can_be_escaped(sign: str) -> None:
    escaped = r"""So \'it\' is \$\\alpha\^2\$ \-- \"a\". We ask how"""
    text = f"{sign}\n{cards(heading)}".replace("We ask how", escaped)
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    for paper in report.profile.papers:
        assert r"""So 'it' is $\alpha^2$ -- "a". We ask how""" in (paper.abstract or "")


def test_an_accent_of_latex_is_no_escape() -> None:
    prose = r"""A Poincar\'e section of Schr\"odinger"""
    text = cards(heading).replace("We ask how", f"{prose}. We ask how")
    assert all(prose in (paper.abstract or "") for paper in check(text).profile.papers)


def test_a_menu_and_linked_authors_in_the_tree_of_a_page() -> None:
    text = '- navigation:\n  - link "Example Feed":\n    - /url: /\n' + aria()
    for _, _, names in PAPERS:
        *listed, last = names.split(", ")
        name, cut, rest = last.partition(" et al.")
        pieces = "".join(
            f'    - link "{one}":\n      - /url: /author/1\n    - text: ","\n' for one in listed
        )
        pieces += f'    - link "{name}":\n      - /url: /author/1\n'
        pieces += f"    - text:{cut}{rest}\n" if cut else ""
        text = text.replace(f"  - paragraph: {names}\n", f"  - paragraph:\n{pieces}")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    assert bare(report.profile) == EXPECTED


@pytest.mark.parametrize("title", ["Code", "Share", "NeurIPS 2022"])
def test_a_title_that_looks_like_a_piece_is_a_title(title: str) -> None:
    text = PAGE.replace(PAPERS[1][1], title)
    assert [paper.title for paper in check(text).profile.papers][1] == title


@pytest.mark.parametrize(
    ("below", "date_read", "badges"),
    [("Code", date(2022, 6, 29), ("Code",)), ("Share", date(2022, 6, 29), ())],
)
def test_what_stands_between_meta_line_and_title(
    below: str, date_read: date, badges: tuple[str, ...]
) -> None:
    text = PAGE.replace("CLJun 29, 2022", f"CLJun 29, 2022\n{below}")
    paper = check(text).profile.papers[1]
    assert (paper.title, paper.date, paper.badges) == (PAPERS[1][1], date_read, badges)


def test_a_year_on_a_line_of_its_own() -> None:
    text = PAGE.replace("CLJun 29, 2022", "CLJun 29\n2022")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    assert report.profile == EXPECTED
    assert report.profile.papers[1].spans["date"].cut(text) == "Jun 29\n2022"


def test_a_score_above_its_meta_line() -> None:
    text = PAGE.replace("85.2LG", "85.2\nLG")
    assert check(text).profile == EXPECTED


def test_a_number_between_two_labels_belongs_to_neither() -> None:
    report = check("Maria Example\n\n25\nh-index\n23\npapers\n\nLGJun 29, 2022\nT\n\nA. B\n\nC.\n")
    assert not [p for p in report.profiles if p.h_index is not None]


@pytest.mark.parametrize("names", ["Jan Muster\nMaria Example", "Jan Muster,\nMaria Example"])
def test_names_on_lines_of_their_own(names: str) -> None:
    report = check(PAGE.replace(PAPERS[1][2], names))
    assert bare(report.profile) == EXPECTED
    assert bool(said(report, Severity.WARNING)) == ("," not in names)


def test_a_line_that_is_there_twice_was_not_broken() -> None:
    title = PAPERS[1][1]
    report = check(PAGE.replace(title, f"{title}\n{title}"))
    assert bare(report.profile) == EXPECTED
    assert [piece.text for piece in report.unparsed] == [title]


def test_two_profiles_have_their_own_forms() -> None:
    report = check(f"{PAGE}\n{FORMS['markdown'][1]}\n{FORMS['list* '][1]}")
    assert [bare(profile) for profile in report.profiles] == [EXPECTED] * 3
    assert [message.rpartition(": ")[2] for message in said(report)] == ["Markdown", "list"]


def test_a_button_beside_a_paper_without_an_abstract() -> None:
    text = f"{PAGE}\nSave\n\nLGJun 28, 2022\nA Title without More\n\nJan Muster, Maria Example\n"
    *_, last = profileparse.check(text, as_of=AS_OF).profile.papers
    assert (last.title, last.abstract) == ("A Title without More", None)
