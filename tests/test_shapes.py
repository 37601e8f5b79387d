"""Bylines, menus and blocks that look like something else: each is read by its position."""

from datetime import date

import codes
import pytest

import profileparse
from profileparse.reading.grammar import grammar

AS_OF = date(2026, 5, 20)
ABSTRACT = "This abstract is written on one long line " * 4 + "and it ends here."
HEAD = "Jane Doe\n\nh-index6\n2papers\n\n2 Papers\n\n"
LAST = f"CVJul 1, 2021\nLast One\n\nB. Two\n\n{ABSTRACT}"

BYLINES = {
    "empty-affiliation": ("A. One ·", ("A. One",), False, None),
    "blank-before-a-comma": (
        "Jan Muster , Maria Example",
        ("Jan Muster", "Maria Example"),
        False,
        None,
    ),
    "particle-e": ("Maria e Costa, B. Two", ("Maria e Costa", "B. Two"), False, None),
    "affiliation-of-two-words": ("A. One · eth zurich", ("A. One",), False, "eth zurich"),
    "affiliation-with-a-comma": ("A. One · Google, Inc.", ("A. One",), False, "Google, Inc."),
    "affiliation-with-a-dot": ("A. One · e.t.h.", ("A. One",), False, "e.t.h."),
    "et-al-without-a-dot": (
        "A. One, B. Two, C. Three et al",
        ("A. One", "B. Two", "C. Three"),
        True,
        None,
    ),
    "seven-words": (
        "A B C D E Anna One, B. Two",
        ("A B C D E Anna One", "B. Two"),
        False,
        None,
    ),
    "ten-words": (
        "Ana Bea Cora Dora Ella Fay Gina de la One, B. Two, C. Three et al. · a-lab",
        ("Ana Bea Cora Dora Ella Fay Gina de la One", "B. Two", "C. Three"),
        True,
        "a-lab",
    ),
    "long-collaboration": (
        "The Very Long Baseline Array Large Project Collaboration",
        ("The Very Long Baseline Array Large Project Collaboration",),
        False,
        None,
    ),
}


@pytest.mark.parametrize("tail", [f"\n\n{LAST}", ""], ids=["in-the-middle", "at-the-end"])
@pytest.mark.parametrize(("line", "authors", "et_al", "lab"), BYLINES.values(), ids=BYLINES)
def test_a_byline_is_read_by_its_position(
    line: str, authors: tuple[str, ...], *, et_al: bool, lab: str | None, tail: str
) -> None:
    text = f"{HEAD}LGJun 29, 2022\nA Title\n\n{line}\n\n{ABSTRACT}{tail}"
    report = profileparse.check(text, as_of=AS_OF)
    paper = report.profile.papers[0]
    assert (paper.authors, paper.et_al, paper.affiliation) == (authors, et_al, lab)
    assert (paper.title, paper.abstract) == ("A Title", ABSTRACT)
    assert codes.of_reading(report) == []


@pytest.mark.parametrize(
    "line",
    [
        "Seeing a way",
        "Learning a policy",
        "Ranking the pages",
        "What we do next",
        "Chairs in a den",
        "Counting to ten",
    ],
)
def test_a_small_word_makes_no_name_of_the_line_below_a_title(line: str) -> None:
    report = profileparse.check(f"Ana Kim\n\nh-index1\n\nLGJan 1, 2020\nA Title\n\n{line}\n")
    paper = report.profile.papers[0]
    assert (paper.title, paper.authors, paper.abstract) == ("A Title", (), line)
    assert codes.of_reading(report) == ["PP104"]


@pytest.mark.parametrize(
    "line",
    [
        "Jan van den Berg",
        "Albert Roca i Puig",
        "Maria do Carmo e Silva",
        "Maria de souza",
        "Kim on behalf of Far Lab",
    ],
)
def test_a_particle_is_part_of_a_name(line: str) -> None:
    report = profileparse.check(f"Ana Kim\n\nh-index1\n\nLGJan 1, 2020\nA Title\n\n{line}\n")
    assert report.profile.papers[0].authors == (line,)


FURNITURE = {
    "count": "Related\n\n12 papers",
    "heading": "Load more\n\n23 Papers",
    "code": "Machine Learning\n\nLG",
    "code-over-code": "Top category\n\nLG",
    "lost-meta-line": "LG3 days ago\nDoes It Work?\n\nA. Solo\n\nText here.",
    "lost-date": "LG2022-06-29\nDoes It Work?\n\nA. Solo\n\nText here.",
}


@pytest.mark.parametrize("abstract", [ABSTRACT, "It works."], ids=["long", "short"])
@pytest.mark.parametrize("piece", FURNITURE.values(), ids=FURNITURE)
def test_what_stands_between_papers_is_kept_and_changes_none(piece: str, abstract: str) -> None:
    text = f"{HEAD}LGJun 29, 2022\nA Title\n\nA. One\n\n{abstract}\n\n{piece}\n\n{LAST}"
    report = profileparse.check(text, as_of=AS_OF)
    assert [paper.title for paper in report.profile.papers] == ["A Title", "Last One"]
    assert report.profile.papers[0].abstract == abstract
    assert codes.of_reading(report) == ["PP110" if piece.startswith("LG") else "PP102"]
    assert [kept.text for kept in report.unparsed] == [piece]


@pytest.mark.parametrize("line", ["Verified", "Sort by: Date", "PhD student"])
@pytest.mark.parametrize("facts", ["3 Papers", "Novelty50%\nAI Score5\n\n3 Papers"])
def test_a_line_in_the_middle_of_a_head_is_no_name(line: str, facts: str) -> None:
    text = f"Ada Test\n\nh-index25\n3papers\n\n{line}\n\n{facts}\n\n{LAST}"
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profile.name == "Ada Test"
    assert codes.of_reading(report) == ["PP203"]
    assert [kept.text for kept in report.unparsed] == [line]


def test_a_list_goes_on_with_an_abstract() -> None:
    abstract = f"{ABSTRACT}\n\n- first item\n- second item\n\n(ii) third item\n\nThis is the end."
    text = f"{HEAD}LGJun 29, 2022\nA Title\n\nA. One\n\n{abstract}\n\n{LAST}"
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profile.papers[0].abstract == abstract
    assert codes.of_reading(report) == []


@pytest.mark.parametrize("names", ["Dee Four", "Dee Four, Eve Five et al."])
def test_a_title_of_two_lines_is_one(names: str) -> None:
    text = f"{HEAD}LGJun 29, 2022\nSecond Title:\nA Study of Titles\n\n{names}\n\nIt works."
    paper = profileparse.check(text, as_of=AS_OF).profile.papers[0]
    assert (paper.title, paper.authors[0]) == ("Second Title: A Study of Titles", "Dee Four")
    assert paper.abstract == "It works."


def test_zero_width_characters_are_no_part_of_a_field() -> None:
    for behind in ("\u200b", " \ufeff", "\t\u2060 \u200b"):
        profile = profileparse.check(f"Jane Doe\n\nLG{behind}\nh-index6\n").profile
        assert (profile.name, profile.category) == ("Jane Doe", "LG")


def test_a_wrong_day_of_capture_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"^expected a date as as_of, got str$"):
        profileparse.check("", as_of="2026-05-20")  # type: ignore[arg-type]


LINES = [
    "LGJan 1, 2022", "A Title", "A. One, B. Two et al.", "It works.", "Jane Doe", "h-index6",
    "2papers", "2 Papers", "LG", "", "x", "23", "Novelty", "h-index", "Load more", "·", "et al.",
]  # fmt: skip


def test_every_order_of_lines_is_a_sentence_of_the_grammar() -> None:
    # What the lexer may find in a state of the parser must be what the parser takes there.
    for first in LINES:
        for second in LINES:
            for third in LINES:
                for fourth in ("Jane Doe\n\nh-index6\n2papers", "12 papers", "x", "LGJan 1"):
                    grammar().parse(f"{first}\n{second}\n{third}\n{fourth}")


@pytest.mark.parametrize("blank", ["\x0b", "\x1c", "\u2003", "\u2028"])
def test_a_line_of_blanks_of_another_kind_is_no_crash(blank: str) -> None:
    for below in ("h-index25\n,", "A Title\nAna Kim,", "A Title\n" + blank):
        report = profileparse.check(f"LGJun 29, 2022\n\n{below}\n{blank}\n", as_of=AS_OF)
        assert len(report.profile.papers) == 1


@pytest.mark.parametrize("menu", ["12,345 papers\n3,210 researchers", "12,345 papers in all"])
def test_what_a_menu_counts_begins_no_paper(menu: str) -> None:
    report = profileparse.check(f"{menu}\n\n{HEAD}{LAST}\n\n{LAST}", as_of=AS_OF)
    assert report.profile.name == "Jane Doe"
    assert "PP110" not in codes.of_reading(report)


@pytest.mark.parametrize("line", ["Verified", "✓ Following", "Google Scholar", "Website | GitHub"])
def test_what_stands_below_a_name_takes_its_place_for_no_reason(line: str) -> None:
    head = HEAD.replace("Jane Doe", f"Jane Doe\n{line}")
    assert profileparse.check(head + LAST, as_of=AS_OF).profile.name != line
