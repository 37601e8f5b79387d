"""Forms in which a page cannot be read: one refusal that says which, and why."""

from collections.abc import Callable
from datetime import date

import pytest
from growth import TIMES, growth

import profileparse
from profileparse import Severity
from profileparse.reading.forms.edits import FormEdits
from profileparse.reading.forms.refused import (
    find_first_lost,
    find_lines_with_blanks,
    find_paper_pages,
    without_meta_lines,
)

AS_OF = date(2026, 6, 1)
PROSE = (
    "We ask how small a model can be before it stops to answer, and find that the answer depends "
    "on the data far more than on the depth of it, in each of nine tasks."
)
HEAD = ["Maria Example", "LG", "h-index 25", "2 papers", "2 Papers"]
FIRST = ["85.2 LG Apr 26 Code", "Small Models", "Maria Example, Jan Muster, Li Wei et al.", PROSE]
SECOND = ["CLJun 29, 2022", "Counting Words", "Jan Muster, Li Wei", PROSE]
PAGE = [*HEAD, *FIRST, *SECOND]
PAPER_PAGE = [
    "DLCL",
    "Feb 3, 2025",
    "A Title of a Single Paper",
    "arXiv:2602.01234",
    "v2",
    "223 citations",
    "h-index: 12",
    "Predicted impact top 22% in LG · last 90 days",
    "Originality Incremental advance",
    "AI Analysis",
    "For people who test, this work gives a page and more of it.",
    "The abstract of the paper, as arXiv has it, ends here.",
    "Your Notes",
]


def shown(text: str) -> list[tuple[str, str]]:
    """Return what is found in a text of which nothing can be read, and check that all is kept."""
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profiles == ()
    assert "".join(piece.text for piece in report.unparsed).split() == text.split()
    errors = [found for found in report.diagnostics if found.severity is Severity.ERROR]
    return [(found.code, text[found.span.start : found.span.end]) for found in errors]


@pytest.mark.parametrize(
    ("pieces", "proof"),
    [
        (PAGE, "85.2 LG Apr 26 Code"),
        (PAGE[:-4], "85.2 LG Apr 26 Code"),
        (FIRST, "85.2 LG Apr 26 Code"),
        (SECOND, "CLJun 29, 2022"),
        (["Sign in", *FIRST, *SECOND], "85.2 LG Apr 26 Code"),
        ([*HEAD, "soft Jun 29, 2022", *SECOND[1:]], "soft Jun 29, 2022"),
        (["quant-ph Jun 29, 2022", *SECOND[1:]], "quant-ph Jun 29, 2022"),
    ],
)
def test_one_line_with_blanks(pieces: list[str], proof: str) -> None:
    text = " ".join(pieces)
    assert shown(text) == [("PP113", proof)]


@pytest.mark.parametrize(
    "text",
    [
        f"News of AI May 18, 2025 are here. {PROSE}",
        f"News. US May 18, 2025 were here. US May 19, 2025 too. {PROSE}",
        " ".join((*HEAD, "LG Apr 26", "A Title")),
        "\n".join(f"{line:1500}" for line in PAGE),
        f"{'LG Apr 26 Oral':1500}\n",
    ],
    ids=["one-date-in-prose", "no-code", "no-abstract", "blanks-of-a-table", "a-badge"],
)
def test_not_one_line_with_blanks(text: str) -> None:
    assert find_lines_with_blanks(text) == FormEdits([], [], [])


@pytest.mark.parametrize(
    "kept",
    [
        [*HEAD, *FIRST[1:], *SECOND[1:]],
        [*HEAD, *FIRST[1:]],
        [*FIRST[1:], *SECOND[1:]],
        [*FIRST[2:], *SECOND[2:]],
        ["# Maria Example", "### Small Models", f"**{FIRST[2]}**", PROSE, *SECOND[1:]],
        ["1 Papers", *FIRST[1:], "Novelty50%"],
    ],
    ids=["head", "one-paper", "no-head", "no-titles", "markdown", "heading"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_incomplete(kept: list[str], gap: str) -> None:
    text = gap.join(kept)
    ((code, proof),) = shown(text)
    assert code == "PP113"
    assert FIRST[2] in proof


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PAGE),
        "\n".join((*HEAD, *FIRST[1:], "3 days ago", *SECOND[1:])),
        "\n".join((*HEAD, "LG", "29.06.2022", *SECOND[1:])),
        "\n".join(("[AI] May 18", *FIRST[1:], "x", *SECOND[1:])),
        "\n".join(FIRST[1:]),
        f"{PROSE}\n{PROSE}\n{PROSE}",
        "",
    ],
    ids=["whole", "ago", "digits", "other-form", "one-byline", "prose", "empty"],
)
def test_not_incomplete(text: str) -> None:
    assert without_meta_lines(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PAPER_PAGE),
        "\n\n".join(PAPER_PAGE),
        " ".join(PAPER_PAGE),
        "".join(PAPER_PAGE),
        "\n".join(PAPER_PAGE).replace("DLCL\n", "DLCL").replace("v2\n223", "v2223"),
        "\n".join(PAPER_PAGE).replace("h-index: ", "**h-index:** "),
        "\n".join(PAPER_PAGE).replace(
            "2602.01234", "[2602.01234](https://arxiv.org/abs/2602.01234)"
        ),
        "\n".join(PAPER_PAGE).replace("h-index: ", "h-index:\n"),
        "\n".join(PAPER_PAGE).replace("2602.01234", "cs.CL/0102003"),
    ],
    ids=["lines", "blocks", "blanks", "glued", "page", "bold", "link", "pieces", "old-id"],
)
def test_paper_page(text: str) -> None:
    ((code, proof),) = shown(text)
    assert code == "PP112"
    assert proof.startswith("arXiv:")
    assert proof.endswith("12")


@pytest.mark.parametrize("above", ["", "Sign in\n", "Small Models and Others\n"])
def test_a_paper_above_all_meta_lines_is_lost(above: str) -> None:
    text = above + "\n".join((*FIRST[1:], *SECOND))
    report = profileparse.check(text, as_of=AS_OF)
    assert [paper.title for paper in report.profile.papers] == [SECOND[1]]
    (found,) = (d for d in report.diagnostics if d.severity is Severity.ERROR)
    assert (found.code, found.span.cut(text)) == ("PP113", FIRST[2])
    assert "".join(piece.text for piece in report.unparsed).split() == (
        (above + "\n".join(FIRST[1:])).split()
    )


@pytest.mark.parametrize(
    "above", [["Papers that we like", PROSE], FIRST[1:3], FIRST[2:3], [PROSE], FIRST[1:2]]
)
def test_what_else_stands_above_all_meta_lines_is_no_lost_paper(above: list[str]) -> None:
    report = profileparse.check("\n".join((*above, *SECOND)), as_of=AS_OF)
    assert "PP113" not in {found.code for found in report.diagnostics}


def test_paper_page_without_its_ends() -> None:
    assert [code for code, _ in shown("\n".join(PAPER_PAGE[3:-1]))] == ["PP112"]


def test_paper_page_without_its_h_index() -> None:
    for page in ("\n".join(PAPER_PAGE), "\n\n".join(PAPER_PAGE)):
        ((code, proof),) = shown(page.replace("h-index: 12", ""))
        assert (code, proof) == ("PP112", "arXiv:2602.01234")


def test_paper_page_with_headings_in_capitals() -> None:
    page = "\n".join(line.upper() if line in PAPER_PAGE[7:10] else line for line in PAPER_PAGE)
    assert [code for code, _ in shown(page[: page.index("Your")])] == ["PP112"]


def test_paper_pages_beside_a_profile() -> None:
    page, profile = "\n".join(PAPER_PAGE), "\n".join(PAGE)
    text = f"{profile}\n\n{page}\n\n{page}\n\n{profile}"
    report = profileparse.check(text, as_of=AS_OF)
    alone = profileparse.check(profile, as_of=AS_OF)
    assert report.profiles == alone.profiles * 2
    codes = [found.code for found in report.diagnostics]
    assert codes.count("PP112") == 2
    assert [piece.text for piece in report.unparsed] == [page, page]


def test_one_line_with_blanks_below_a_profile() -> None:
    profile, line = "\n".join(PAGE), " ".join(PAGE)
    report = profileparse.check(f"{profile}\n\n{line}\n\n{profile}", as_of=AS_OF)
    assert report.profiles == profileparse.check(profile, as_of=AS_OF).profiles * 2
    assert "PP113" in [found.code for found in report.diagnostics]
    assert [piece.text for piece in report.unparsed] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PAGE),
        f"{PROSE} See arXiv:2602.01234 and our h-index: 12.",
        f"See arXiv:2602.01234.{PROSE * 3} The h-index: 12. AI Analysis",
        "\n".join(PAPER_PAGE[:7]).replace("h-index: 12", ""),
    ],
    ids=["profile", "prose", "far", "no-h-index"],
)
def test_not_a_paper_page(text: str) -> None:
    assert find_paper_pages(text) == FormEdits([], [], [])


@pytest.mark.parametrize(
    "unit",
    ["CL May 1 A ", "arXiv:2602.01234", "arXiv:2602.01234h-index: 1", "A, B et al.\n", "a-b "],
)
@pytest.mark.parametrize("find", [find_paper_pages, find_lines_with_blanks, find_first_lost])
def test_growth(find: Callable[[str], object], unit: str) -> None:
    assert growth(find, unit) < 6 * TIMES


@pytest.mark.parametrize("unit", ["A, B et al.\n", "CL May 1 A ", "a-b "])
def test_growth_of_what_looks_for_meta_lines(unit: str) -> None:
    assert growth(lambda text: without_meta_lines(text, 0, len(text)), unit) < 6 * TIMES


def test_two_ids_over_one_h_index_are_one_page() -> None:
    text = "\n".join(PAPER_PAGE).replace("v2\n", "v2\narXiv:2602.01235\n")
    assert [code for code, _ in shown(text)] == ["PP112"]
