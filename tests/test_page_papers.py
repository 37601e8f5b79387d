"""The papers on the page: their order, their numbers, their authors, and where a title leads."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import attrs
import pytest
from metric_samples import AS_OF, EMPTY, OWNER
from page_samples import ALL, DAMAGE, Outline, Page, real_report, report_of
from records import paper

import profileparse
from profileparse import Paper
from profileparse.writers.html.page import html_page
from profileparse.writers.html.paper_list import link, paper_list

REAL = real_report()
PAGE = Outline(html_page(REAL, "dump.txt"))
DAMAGED = profileparse.check(DAMAGE, as_of=AS_OF)


def page_of(*papers: Paper, name: str | None = OWNER) -> Outline:
    return Outline(html_page(report_of(attrs.evolve(EMPTY, name=name, papers=papers)), "x"))


def test_the_papers_come_right_after_the_head() -> None:
    assert [name for level, name in PAGE.headings if level <= 2] == [
        "Imanol Schlag", "Papers", "Papers by year and category", "Co-authors", "Scores",
        "Coverage", "Findings", "Metrics",
    ]  # fmt: skip


def test_the_years_are_headings_and_the_newest_is_the_first() -> None:
    years = [name for level, name in PAGE.headings if level == 3 and name.isdecimal()]
    assert years == [str(year) for year in range(2026, 2017, -1)]


def test_all_papers_are_numbered_and_the_newest_is_the_first() -> None:
    assert [found["number"] for found in PAGE.papers] == [str(n) for n in range(1, 24)]
    days = [found["facts"][:10] for found in PAGE.papers]
    assert days == sorted(days, reverse=True)
    assert all(found["year"] == day[:4] for found, day in zip(PAGE.papers, days, strict=True))
    assert {found["title"] for found in PAGE.papers} == {p.title for p in REAL.profile.papers}


def test_papers_of_one_day_keep_the_order_of_the_page_and_undated_ones_are_last() -> None:
    found = page_of(
        paper(OWNER, title="no day", date=None),
        paper(OWNER, title="first"),
        paper(OWNER, title="second"),
        paper(OWNER, title="newer", date=date(2020, 1, 2)),
    )
    titles = [(one["title"], one["year"]) for one in found.papers]
    assert titles == [
        ("newer", "2020"), ("first", "2020"), ("second", "2020"), ("no day", "No date"),
    ]  # fmt: skip
    assert found.papers[-1]["facts"].startswith("no date")


def test_the_owner_is_bold_and_nobody_else() -> None:
    by_title = {found["title"]: found["bold"] for found in PAGE.papers}
    for one in REAL.profile.papers:
        assert by_title[one.title] == ["Imanol Schlag"] * ("Imanol Schlag" in one.authors)
    (found,) = page_of(paper("B C", "ANA Kim", "Ana Kimm")).papers
    assert found["bold"] == ["ANA Kim"]
    (found,) = page_of(paper("JOSE\u0301 Ruiz"), name="José Ruiz").papers
    assert found["bold"] == ["JOSE\u0301 Ruiz"]
    (found,) = page_of(paper(OWNER), name=None).papers
    assert found["bold"] == []


def test_a_list_that_is_cut_says_so() -> None:
    for one, found in zip(paper_list(REAL).years[0].entries, PAGE.papers, strict=False):
        assert found["authors"] == ", ".join(one.paper.authors) + " et al."
    whole, cut, lab, nobody = page_of(
        paper("A", "B"),
        paper("A", "B", et_al=True),
        paper(et_al=True, affiliation="a-lab"),
        paper(),
    ).papers
    assert [one["authors"] for one in (whole, cut, lab, nobody)] == [
        "A, B", "A, B et al.", " et al. · a-lab", "no authors",
    ]  # fmt: skip


def test_score_badges_and_an_inferred_year_are_beside_the_date() -> None:
    (found,) = page_of(
        paper(OWNER, category="CV", score=52.4, badges=("Code", "Data"), year_inferred=True)
    ).papers
    assert found["facts"] == "2020-01-01year inferredCVscore 52.4CodeData"
    (found,) = page_of(paper(OWNER)).papers
    assert found["facts"] == "2020-01-01LG"


def test_abstracts_are_folded() -> None:
    page = Page(html_page(report_of(attrs.evolve(EMPTY, papers=[paper(abstract="So.")])), "x"))
    assert "AbstractSo." in page.text
    assert "open" not in dict(page.attributes)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"arxiv_id": "2306.03535"}, "https://arxiv.org/abs/2306.03535"),
        ({"arxiv_id": "math.GT/0309136"}, "https://arxiv.org/abs/math.GT/0309136"),
        (
            {"arxiv_id": "2306.03535", "url": "https://example.org/x"},
            "https://arxiv.org/abs/2306.03535",
        ),
        ({"url": "https://example.org/a b?q=é&r=1#c"}, "https://example.org/a%20b?q=%C3%A9&r=1#c"),
        ({"url": "HTTP://example.org/%20"}, "HTTP://example.org/%20"),
        ({"url": "https://example.org/##[x]\u202e"}, "https://example.org/##%5Bx%5D%E2%80%AE"),
    ],
)
def test_a_title_leads_to_what_the_text_knows(fields: dict[str, str], address: str) -> None:
    found = link(paper(**fields))
    assert found is not None
    assert found.address == address
    (shown,) = page_of(paper(OWNER, **fields)).papers
    assert (shown["href"], shown["rel"]) == (address, "noopener noreferrer")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"arxiv_id": "../../x"},
        {"arxiv_id": "2306.03535\n"},
        {"url": "javascript:alert(1)"},
        {"url": "data:text/html,x"},
        {"url": "//example.org"},
        {"url": "https:///x"},
        {"url": "http://[x"},
        {"url": "https://arxiv.org@example.org/x"},
        {"url": " ftp://example.org"},
        {"url": ""},
    ],
)
def test_what_is_no_address_of_the_web_is_a_search(fields: dict[str, str]) -> None:
    found = link(paper(title="Why?* Jürgen's “Two-Step” $x_1$ -- \\alpha", **fields))
    assert found is not None
    parts = urlsplit(found.address)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "arxiv.org", "/search/")
    assert parse_qs(parts.query) == {
        "query": ["Why Jürgen's Two-Step x_1 alpha"], "searchtype": ["title"],
    }  # fmt: skip


def test_a_very_long_title_is_not_searched_for_as_a_whole() -> None:
    found = link(paper(title="word " * 1000))
    assert found is not None
    assert len(found.address) < 500


@pytest.mark.parametrize("title", [None, "", "?!", "$$"])
def test_without_words_there_is_nothing_to_search_for(title: str | None) -> None:
    assert link(paper(title=title)) is None
    (found,) = page_of(paper(OWNER, title=title)).papers
    assert found["href"] is None
    assert found["title"] == (title or "no title")


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_an_address_is_nothing_but_an_address(text: str) -> None:
    plain = Page(html_page(report_of(attrs.evolve(EMPTY, papers=[paper(url="https://x/")])), "x"))
    for url in (f"https://example.org/{text}", f"https://{text}", text):
        made = html_page(report_of(attrs.evolve(EMPTY, papers=[paper(url=url)])), "x")
        page = Page(made)
        assert [name for name, _ in page.attributes] == [name for name, _ in plain.attributes]
        links = [v for n, v in page.attributes if n == "href" and not str(v).startswith("#")]
        assert len(links) == 1
        assert str(links[0]).isascii()
        assert str(links[0]).isprintable()
        assert str(links[0]).startswith("https://")


def test_the_page_says_where_titles_lead() -> None:
    papers = [
        paper(title="a", arxiv_id="2306.03535"), paper(title="b", url="http://x"), paper(title="c"),
    ]  # fmt: skip
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")).text
    assert (
        "A title leads to its page on arXiv, or to the address that the text has for it, or to a"
        " search of arXiv for its words."
    ) in text
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers[2:])), "x")).text
    assert "A title leads to a search of arXiv for its words." in text
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=[paper(title=None)])), "x")).text
    assert "A title leads" not in text


def test_errors_and_warnings_stand_with_their_paper() -> None:
    marks = [
        [(found.code, str(found.severity)) for found in entry.marks]
        for year in paper_list(DAMAGED).years
        for entry in year.entries
    ]
    assert marks == [[("PP201", "error")], [], [("PP302", "error"), ("PP402", "warning")]]
    found = Outline(html_page(DAMAGED, "x")).papers
    assert found[2]["facts"].endswith("PP302 impossible-datePP402 duplicate-author")
