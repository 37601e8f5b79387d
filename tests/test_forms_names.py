"""Names beside what is no name: read apart, or said."""

import pytest
from form_pages import check

from profileparse import Paper, Report, Severity

HEAD = "Maria Example\nh-index25\n1papers\n1 Papers\n"
PROSE = "We study a problem. Our way to do it wins by 3.5 percent."
TITLE = "A Matching of Scores"


def read(*lines: str, head: str = HEAD) -> tuple[Report, Paper]:
    report = check(head + "\n".join(["LGApr 2, 2022", *lines]))
    (paper,) = report.profile.papers
    return report, paper


def warned(report: Report) -> set[str]:
    bad = (found for found in report.diagnostics if found.severity is not Severity.INFO)
    return {found.code for found in bad} - {"PP401"}


def test_a_name_in_small_letters_stands_in_a_list_that_is_cut() -> None:
    names = "Jan Muster, bell hooks, Abd al-Rahman et al."
    _, paper = read("A Platform for Words That Are", "Applications", names, PROSE)
    assert paper.title == "A Platform for Words That Are Applications"
    assert paper.authors == ("Jan Muster", "bell hooks", "Abd al-Rahman")


@pytest.mark.parametrize(
    "names",
    [
        ["bell hooks, Jan Muster Jr.", "mit"],
        ["Li, bell hooks, Jan Muster Jr.", "et al."],
        ["Muhammad ibn Musa, Jan Muster, bell", "hooks"],
        ["Li, jan muster"],
    ],
)
def test_lines_of_which_none_looks_like_names_are_said(names: list[str]) -> None:
    report, paper = read(TITLE, *names, PROSE)
    whole = ", ".join(paper.authors) == names[0] and paper.abstract == PROSE
    assert whole or "PP111" in warned(report)


@pytest.mark.parametrize("word", ["Translate", "Oral", "By", "Résumé", "+ Follow", "2403.01234"])
def test_a_word_between_names_and_abstract_is_no_name(word: str) -> None:
    report, paper = read(TITLE, "", "Wei Li, Jan Muster", "", word, "", PROSE)
    assert paper.authors == ("Wei Li", "Jan Muster")
    assert paper.abstract == PROSE
    assert [piece.text for piece in report.unparsed] == [word]


@pytest.mark.parametrize("behind", ["mit", "Zurich"])
def test_a_line_right_below_names_is_said(behind: str) -> None:
    report, _ = read(TITLE, "", "Wei Li, Jan Muster", behind, "", PROSE)
    assert "PP111" in warned(report)


def test_a_list_goes_on_below_a_blank_line_within_a_name() -> None:
    report, paper = read(TITLE, "", "Wei Li, Jan", "", "Muster, Maria Example", "", PROSE)
    assert paper.authors == ("Wei Li", "Jan Muster", "Maria Example") or warned(report)


@pytest.mark.parametrize("behind", [" - mit", " — DeepMind", " (MIT)", " @ MIT"])
def test_an_affiliation_behind_another_mark_is_said(behind: str) -> None:
    report, paper = read(TITLE, "", f"Wei Li, Jan Muster{behind}", "", PROSE)
    assert paper.authors[0] == "Wei Li"
    assert "PP406" in warned(report)


@pytest.mark.parametrize("name", ["Wei Li-Muster", "J. Muster", "The ATLAS (Words) Team"])
def test_a_name_with_such_a_sign_is_a_name(name: str) -> None:
    report, paper = read(TITLE, "", f"Maria Example, {name}", "", PROSE)
    assert paper.authors[1] == name
    assert not warned(report)


def test_the_badge_stands_above_a_title_that_looks_like_names() -> None:
    names = "Aäron van den Oord, Yoshua B., Li et al."
    pieces = ["RO", "Nov 2, 2024", "Code", "Deep Learning, Deep Trouble", names, PROSE]
    (paper,) = check(HEAD + "\n".join(pieces)).profile.papers
    assert (paper.title, paper.badges) == ("Deep Learning, Deep Trouble", ("Code",))


def test_items_of_a_list_are_no_names() -> None:
    names = "Jan Muster, X. Y. Zhang, Li Wei et al."
    _, paper = read("Convex Hulls of Words and Their Use", names, "We list:", "- one", "- two")
    assert paper.authors == ("Jan Muster", "X. Y. Zhang", "Li Wei")
    assert paper.abstract is not None
    assert paper.abstract.startswith("We list:")


def test_a_title_whose_end_could_be_the_names_is_said() -> None:
    title = ["A Study of $n^2$", "Lower Bounds"]
    names = "Maria Example, Jan Muster, Ó Súilleabháin Seán, and 4 others"
    report, paper = read(*title, "", names, "", PROSE)
    assert paper.title == " ".join(title) or "PP111" in warned(report)


@pytest.mark.parametrize("sign", ["\x1c", "\x1f", "\x85", "\u2028", "\u3000"])
@pytest.mark.parametrize("place", ["{}Jan Muster, Li Wei, Bo Lind et al.", "{0} {0}, Jan Muster"])
@pytest.mark.parametrize("gap", [[""], []])
def test_separators_that_are_no_blanks_hurt_nothing(sign: str, place: str, gap: list[str]) -> None:
    read("Words", *gap, place.format(sign), *gap, PROSE)
    read("Words", *gap, "Jan Muster, Li", place.format(sign), *gap, PROSE)
    read("Words", "Words", place.format(sign), PROSE)
