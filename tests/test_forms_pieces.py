"""Pieces of a card on lines of their own: what they are decides where they go."""

from datetime import date

import pytest
import tiling
from form_pages import AS_OF, EXPECTED, PAGE, PAPERS, PROSE, bare, check, said

import profileparse
from profileparse import Severity


@pytest.mark.parametrize("broken", ["\n· ", " ·\n"])
def test_an_affiliation_on_a_line_of_its_own_is_no_item_of_a_list(broken: str) -> None:
    text = PAGE.replace(" · eth-zurich", f"{broken}eth-zurich")
    assert text != PAGE
    assert bare(check(text).profile) == EXPECTED


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


def test_a_button_beside_a_paper_without_an_abstract() -> None:
    text = f"{PAGE}\nSave\n\nLGJun 28, 2022\nA Title without More\n\nJan Muster, Maria Example\n"
    *_, last = profileparse.check(text, as_of=AS_OF).profile.papers
    assert (last.title, last.abstract) == ("A Title without More", None)


@pytest.mark.parametrize("rest", [[], ["Code"], ["A Title"], ["Code", "A Title"]])
@pytest.mark.parametrize("at", range(len(PAPERS) + 1))
def test_a_paper_that_is_cut_off_leaves_the_others(at: int, rest: list[str]) -> None:
    papers = [[*meta, title, names, PROSE] for meta, title, names in PAPERS]
    papers.insert(at, ["LG", "May 5, 2021", *rest])
    head = ["Maria Example", "h-index", "7", "3", "papers", "3 Papers"]
    text = "\n".join(map("\n".join, [head, *papers]))
    read = list(bare(check(text).profile).papers)
    del read[at]
    assert read == list(EXPECTED.papers)
