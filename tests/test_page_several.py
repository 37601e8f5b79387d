"""The page on several profiles, the co-authors in their order, and how a page is built."""

from itertools import pairwise

import attrs
import pytest
from metric_samples import AS_OF, EMPTY, OWNER
from page_samples import ALL, DAMAGE, Outline, Page, hostile, real_report, report_of
from records import paper
from test_cli_hostile import SEEN, obeyed

import profileparse
from profileparse import Report
from profileparse.writers import formats
from profileparse.writers.html.charts import bars, years
from profileparse.writers.html.coauthor_list import MOST, SHOWN, coauthor_list
from profileparse.writers.html.page import html_page

REAL = real_report()
DAMAGED = profileparse.check(DAMAGE, as_of=AS_OF)


def written(*entries: tuple[str, Report]) -> str:
    return "".join(formats("page")["html"].write(entries))


SEVERAL = written(("a.txt", REAL), ("b.txt", DAMAGED), ("c.txt", REAL))


def test_one_profile_has_no_index() -> None:
    assert written(("dump.txt", REAL)) == html_page(REAL, "dump.txt")
    assert "Comparison" not in Page(html_page(REAL, "dump.txt")).text


def test_several_profiles_have_an_index_a_comparison_and_all_their_sections() -> None:
    outline = Outline(SEVERAL)
    assert [name for level, name in outline.headings if level <= 2] == [
        "3 profiles", "Profiles", "Comparison", "Imanol Schlag", "Maria Example", "Imanol Schlag",
    ]  # fmt: skip
    alone = [name for level, name in Outline(html_page(REAL, "x")).headings if level == 2]
    assert [name for level, name in outline.headings if level == 3] == [
        *alone, *alone, *alone,
    ]  # fmt: skip
    assert len(outline.papers) == 23 + 3 + 23


def test_the_index_says_what_was_read_and_from_where() -> None:
    text = Page(SEVERAL).text
    index = text[text.index("papers listed") : text.rindex("Comparison\n")]
    for cells in (
        "Imanol Schlag2026-11-22232 infosa.txt",
        "Maria Example2026-11-2235 errors, 2 warningsb.txt",
        "Imanol Schlag2026-11-22232 infosc.txt",
    ):
        assert cells in index


def test_the_comparison_has_the_figures_of_the_table() -> None:
    text = Page(SEVERAL).text
    compared = text[text.rindex("Comparison\n") :]
    head = "profileh indexm quotientcitations per papercollaborative coefficientfirst author share"
    assert head in compared
    assert compared.count("Imanol Schlag 2026-11-22253.125127.1[0.721, 0.928]0.217\n") == 2
    # It is in the text, so it is not said to be undefined.
    assert "Maria Example 2026-11-22unreadableunreadablenot defined" in compared


def test_links_within_a_page_lead_to_one_place_each() -> None:
    page = Page(SEVERAL)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids)) == 2 + 3 * 8
    inside = {str(v)[1:] for n, v in page.attributes if n == "href" and str(v).startswith("#")}
    assert inside == set(ids)
    assert page.open == []


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_text_of_several_dumps_is_nothing_but_text(text: str) -> None:
    plain = Page(written(("plain", hostile("plain")), ("plain", hostile("plain"))))
    made = written((text, hostile(text)), (text, hostile(text)))
    page = Page(made)
    assert page.tags == plain.tags
    assert [name for name, _ in page.attributes] == [name for name, _ in plain.attributes]
    assert obeyed(made) == []
    assert SEEN.fullmatch(made)


@pytest.mark.parametrize("text", [html_page(DAMAGED, "x"), SEVERAL], ids=["one", "several"])
def test_what_a_screen_reader_goes_by(text: str) -> None:
    outline = Outline(text)
    levels = [level for level, _ in outline.headings]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    tags = [tag for tag, _ in outline.landmarks]
    assert (tags.count("main"), tags.count("footer"), tags[0]) == (1, 1, "header")
    named = [(tag, name) for tag, name in outline.landmarks if tag in {"nav", "section", "article"}]
    assert all(name for _, name in named)
    assert len([1 for tag, _ in named if tag == "section"]) >= 7
    assert set(outline.scopes) == {"col", "row"}
    attributes = Page(text).attributes
    assert ("role", "img") in attributes
    assert any(n == "aria-label" and str(v).startswith("Papers by year: ") for n, v in attributes)


def test_coauthors_are_ranked_with_bounds_where_lists_are_cut() -> None:
    papers = [
        paper(OWNER, "C", "B", title="1"), paper("b", OWNER, title="2"),
        paper(OWNER, "A", "B", et_al=True, title="3"), paper("D", title="4", et_al=True),
    ]  # fmt: skip
    found = coauthor_list(attrs.evolve(EMPTY, papers=papers))
    assert [(p.rank, p.name, p.papers, p.most) for p in found] == [
        (1, "B", 3, 4), (2, "A", 1, 2), (2, "C", 1, 3), (2, "D", 1, 2),
    ]  # fmt: skip
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")).text
    for row in ("1B34\n", "2A12\n", "2C13\n"):
        assert row in text
    whole = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers[:2])), "x")).text
    assert "1B2\n" in whole
    nameless = coauthor_list(attrs.evolve(EMPTY, name=None, papers=papers[:1]))
    assert [person.name for person in nameless] == [OWNER, "B", "C"]


def test_the_ranks_are_those_of_the_metric() -> None:
    (metric,) = [
        m for m in profileparse.metrics.summary(REAL.profile) if m.name == "coauthor_papers"
    ]
    rows = coauthor_list(REAL.profile)
    low, high = metric.low, metric.high
    assert isinstance(low, tuple)
    assert isinstance(high, tuple)
    assert [(row.name, row.papers) for row in rows[: len(low)]] == [*low]
    assert [(row.name, row.most) for row in rows[: len(high)]] == [*high]


def test_very_many_coauthors_are_folded_and_counted() -> None:
    papers = [paper(OWNER, f"Name {n:04}", title=str(n)) for n in range(MOST + 3)]
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")).text
    assert f"{MOST + 3 - SHOWN} more\n" in text
    assert "and 3 more\n" in text
    few = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers[:SHOWN])), "x")).text
    assert " more\n" not in few


def dated(*days: int) -> list[profileparse.Paper]:
    return [
        attrs.evolve(paper(OWNER, title=f"{n}"), date=AS_OF.replace(year=day))
        for n, day in enumerate(days)
    ]


def test_bars_fill_the_chart_and_stand_on_its_base() -> None:
    chart = years(attrs.evolve(EMPTY, papers=dated(2020, 2020, 2022)))
    first, empty, last = bars(chart)
    assert [(bar.left, bar.middle, bar.width) for bar in (first, empty, last)] == [
        ("9.67", "16.67", "14.00"), ("43.00", "50.00", "14.00"), ("76.33", "83.33", "14.00"),
    ]  # fmt: skip
    assert (first.top, [box[1:] for box in first.boxes]) == ("9.00", [("9.00", "80.00")])
    assert (empty.top, empty.boxes) == ("89.00", ())
    assert (last.top, [box[1:] for box in last.boxes]) == ("49.00", [("49.00", "40.00")])
    assert bars(years(EMPTY)) == ()


@pytest.mark.parametrize(
    ("count", "wide", "narrow", "counted"),
    [
        (9, 9, 9, "all"),
        (10, 10, 5, "all"),
        (24, 12, 6, "all"),
        (25, 13, 7, "wide"),
        (60, 20, 7, "wide"),
    ],
)
def test_years_have_names_where_there_is_room(
    count: int, wide: int, narrow: int, counted: str
) -> None:
    found = bars(years(attrs.evolve(EMPTY, papers=dated(*range(1960, 1960 + count)))))
    assert sum(bar.named in {"all", "wide"} for bar in found) == wide
    assert sum(bar.named == "all" for bar in found) == narrow
    assert found[-1].named == "all"
    assert {bar.counted for bar in found} == {counted}


def test_very_many_years_have_no_counts() -> None:
    found = bars(years(attrs.evolve(EMPTY, papers=dated(*range(1000, 1140, 2)))))
    assert {bar.counted for bar in found} == {""}
