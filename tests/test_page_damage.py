"""What the page says of values that were there and could not be read, and of errors."""

from datetime import date

import attrs
import pytest
from metric_samples import AS_OF, EMPTY, OWNER
from page_samples import DAMAGE, START, Outline, Page, report_of
from records import paper

import profileparse
from profileparse import Diagnostic, Unparsed
from profileparse.writers.finding_fields import unreadable_facts
from profileparse.writers.html.page import MOST_PIECES, html_page

HEAD = (
    "Maria Example\n\n{}\nNovelty50%\n\n1 Papers\n\n"
    "LGMar 11, 2022\nA Title\n\nMaria Example\n\nSo.\n"
)
REPORT = profileparse.check(DAMAGE, as_of=AS_OF)
TEXT = Page(html_page(REPORT, "x")).text


def read(text: str, as_of: date = AS_OF) -> profileparse.Report:
    return profileparse.check(text, as_of=as_of)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("h-index25", set()),
        ("h-indexmany", {"h_index"}),
        ("1.2.3citations", {"citation_count"}),
        ("1..2paper", {"paper_count"}),
        ("AI  Score?", {"ai_score"}),
        ("H-Index: 12", {"h_index"}),
        ("Zitate: 12", {"citation_count"}),
        ("12\nCitations", {"citation_count"}),
        ("h-index 25 · 2,923 citations · AI Score 5", {"h_index", "citation_count", "ai_score"}),
        ("nothing of it", set()),
    ],
)
def test_a_fact_that_is_there_and_was_not_read(line: str, fields: set[str]) -> None:
    assert unreadable_facts(read(HEAD.format(line))) == fields


def test_a_heading_or_a_score_is_no_fact() -> None:
    assert (
        unreadable_facts(read(HEAD.format("h-index25").replace("1 Papers", "1.2 Papers"))) == set()
    )
    assert unreadable_facts(read(HEAD.format("h-index25").replace("LGMar", "1..2LGMar"))) == set()


def test_a_finding_without_its_text_says_nothing_of_a_fact() -> None:
    found = [Diagnostic.of(code, "x", START) for code in ("PP201", "PP208")]
    assert unreadable_facts(report_of(EMPTY, *found)) == set()


def test_absent_and_unreadable_are_told_apart() -> None:
    tiles = TEXT[TEXT.index("and what to do") :].split("\n")
    assert [tile for tile in tiles if tile][1:6] == [
        "unreadableh-index", "not on the pagepapers", "unreadablecitations",
        "50novelty, percent", "not on the pageAI score",
    ]  # fmt: skip


def test_dates_that_could_not_be_read() -> None:
    found = Outline(html_page(REPORT, "x")).papers
    assert [one["year"] for one in found] == ["2025", "2021", "Date unreadable"]
    assert found[2]["facts"].startswith("date unreadable")
    text = HEAD.format("h-index1").replace("Mar 11, 2022", "Feb 30, 2022")
    assert "No date could be read." in Page(html_page(read(text), "x")).text
    text = HEAD.format("h-index1").replace("Mar 11, 2022", "Mar 11")
    text += "\nLGMar 11, 2026\nB\n\nMaria Example\n\nSo.\n" * 2
    contradicted = Outline(html_page(read(text, date(2025, 5, 1)), "x"))
    assert [one["year"] for one in contradicted.papers] == ["2026", "2026", "Date unreadable"]


def test_scores_that_could_not_be_read() -> None:
    assert (
        Outline(html_page(REPORT, "x"))
        .papers[0]["facts"]
        .startswith("2025-06-29CLscore unreadable")
    )
    assert "No score could be read." in TEXT
    good = "\n83.2LGMar 11, 2022\nB\n\nMaria Example\n\nSo.\n"
    text = Page(html_page(read(DAMAGE + good), "x")).text
    assert "score of 1 of 4 papers; that of 1 could not be read, the others show none." in text


def test_papers_that_could_not_be_read() -> None:
    assert "1 line that begins a paper could not be read: see the findings." in TEXT
    two = Page(html_page(read(DAMAGE.replace("LGMar 11", "LGMärz 11")), "x")).text
    assert "2 lines that begin a paper could not be read" in two
    head = "Maria Example\n\nh-index5\n23papers\n\n23 Papers\n\nCLMai 19, 2025\nA\n\nB\n\nC.\n"
    assert "No paper could be read." in Page(html_page(read(head), "x")).text
    assert "No paper is listed." in Page(html_page(report_of(EMPTY), "x")).text


def test_errors_are_on_top_and_warnings_are_said_quietly() -> None:
    errors = [found for found in REPORT.diagnostics if found.severity == "error"]
    assert len(errors) == 5
    banner = TEXT[TEXT.index("5 errors:") : TEXT.index("unreadableh-index")]
    for found in errors[:3]:
        assert f"line {found.span.line}, {found.code}: {found.message}" in banner
    assert errors[3].message not in banner
    assert "2 more, and what to do" in banner
    assert TEXT.index("5 errors:") < TEXT.index("unreadableh-index") < TEXT.index("Newest first")
    assert " · 2 warnings\n" in TEXT
    warned = Page(html_page(report_of(EMPTY, Diagnostic.of("PP402", "x", START)), "x"))
    assert " · 1 warning\n" in warned.text
    assert ("class", "banner") not in warned.attributes
    one = Page(html_page(report_of(EMPTY, Diagnostic.of("PP302", "No!", START)), "x"))
    assert "1 error: the page was not read whole" in one.text
    assert "What to do" in one.text
    assert ("class", "banner") in one.attributes


def test_what_belongs_to_nothing_is_there_and_cut_short() -> None:
    assert "pieces of text belong to nothing" in TEXT
    assert "1.2.3citations" in TEXT[TEXT.index("pieces of text") :]
    report = report_of(attrs.evolve(EMPTY, papers=[paper(OWNER)]))
    long = [Unparsed(text=f"{n}:" + "x" * 500, span=START) for n in range(MOST_PIECES + 2)]
    text = Page(html_page(attrs.evolve(report, unparsed=tuple(long)), "x")).text
    assert "49:" + "x" * 296 + "…" in text
    assert "50:x" not in text
    assert "and 2 more" in text
    text = Page(html_page(attrs.evolve(report, unparsed=tuple(long[:1])), "x")).text
    assert "1 piece of text belongs to nothing" in text
