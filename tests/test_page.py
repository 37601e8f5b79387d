"""The page on a profile: what stands on it, and that no text of a dump is more than text."""

import re
from collections import Counter
from datetime import date

import attrs
import pytest
from metric_samples import AS_OF, EMPTY, OWNER
from page_samples import ALL, START, Page, hostile, real_report, report_of
from records import paper
from test_cli_hostile import SEEN, obeyed

import profileparse
from profileparse import Diagnostic, Profile, metrics
from profileparse.text.escape import escaped
from profileparse.writers.html.charts import COLOURS, coverage, scores, years
from profileparse.writers.html.coauthor_circle import LONGEST, MOST, circle
from profileparse.writers.html.page import MOST_FINDINGS, html_page

REAL = real_report()
PAGE = html_page(REAL, "dump.txt")


def test_the_page_says_what_the_profile_says() -> None:
    page = Page(PAGE)
    assert page.open == []
    for part in (
        "Imanol Schlag", "2,923", "captured on 2026-11-22", "23 papers listed", "from dump.txt",
        "LG (Machine Learning)", "19 of 23 lists are cut", "2 infos.", "3 dates without a year",
        "[0.721, 0.928]",
    ):  # fmt: skip
        assert part in page.text, part
    for found in REAL.profile.papers:
        assert str(found.title) in page.text
        for paragraph in str(found.abstract).split("\n\n"):
            assert paragraph.replace("\n", " ") in page.text
        assert all(name in page.text for name in found.authors)


def test_every_metric_is_there_with_definition_source_and_note() -> None:
    text = Page(PAGE).text
    for metric in (*metrics.summary(REAL.profile), *metrics.graph_summary(REAL.profile)):
        assert f"{metric.name}{metric.definition}. Source: {metric.reference}." in text
        assert metric.note is None or f"Note: {metric.note}." in text
    for name, why in metrics.NOT_COMPUTABLE.items():
        assert f"{name}{why}" in text


def test_it_loads_nothing_and_runs_nothing() -> None:
    page = Page(PAGE)
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & set(page.tags)
    links = {str(value) for name, value in page.attributes if name in {"href", "src"}}
    assert {link for link in links if link.startswith("#")} == {
        "#years", "#coauthors", "#scores", "#coverage", "#findings", "#metrics", "#papers",
    }  # fmt: skip
    # A link is no request until somebody follows it.
    outside = {link for link in links if not link.startswith("#")}
    assert all(link.startswith("https://arxiv.org/search/?query=") for link in outside)
    assert len(outside) == len(REAL.profile.papers)
    assert ("target", "_blank") not in page.attributes
    assert page.attributes.count(("rel", "noopener noreferrer")) == len(outside)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert not re.search(r"https?:|@import|url\(", PAGE.partition("</style>")[0])
    assert "default-src 'none'" in PAGE


def test_the_sections_that_are_linked_are_there() -> None:
    page = Page(PAGE)
    ids = {value for name, value in page.attributes if name == "id"}
    inside = {str(v) for n, v in page.attributes if n == "href" and str(v).startswith("#")}
    assert {link.removeprefix("#") for link in inside} == ids


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_text_of_a_dump_is_nothing_but_text(text: str) -> None:
    plain = Page(html_page(hostile("plain"), "plain"))
    made = html_page(hostile(text), text)
    page = Page(made)
    assert page.tags == plain.tags
    assert [name for name, _ in page.attributes] == [name for name, _ in plain.attributes]
    # Long names are cut in the picture, and whole beside it.
    cut = (len(text) > LONGEST) + (len(f"{text} B") > LONGEST)
    assert page.text.count(escaped(text)) >= plain.text.count("plain") - cut
    assert obeyed(made) == []
    assert SEEN.fullmatch(made)


def test_the_same_report_is_the_same_page() -> None:
    assert html_page(real_report(), "dump.txt") == PAGE


def test_a_profile_of_nothing() -> None:
    page = Page(html_page(report_of(attrs.evolve(EMPTY, name=None, h_index=None)), "x"))
    for part in (
        "A profile without a name", "not on the page", "No paper has a date.",
        "No paper has a score.", "No co-author is shown.", "no findings", "0 of 0", "none",
    ):  # fmt: skip
        assert part in page.text, part
    assert "infinding" not in page.text


def test_a_report_without_a_profile_has_no_page() -> None:
    with pytest.raises(profileparse.ParseError):
        html_page(profileparse.check(""), "x")


def test_very_many_findings_are_counted() -> None:
    found = [Diagnostic.of("PP302", f"number {n}!", START) for n in range(MOST_FINDINGS + 1)]
    text = Page(html_page(report_of(EMPTY, *found), "x")).text
    assert f"number {MOST_FINDINGS - 1}!" in text
    assert f"number {MOST_FINDINGS}!" not in text
    assert "1 more: see profileparse check." in text


def test_long_lists_are_cut_short_and_say_so() -> None:
    papers = [
        attrs.evolve(
            paper(OWNER, title=f"T {n}"), score=float(n), date=date(1900 + n, 1, 1),
            affiliation=f"lab-{n}",
        )
        for n in range(70)
    ]  # fmt: skip
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")).text
    assert "60 more are with the papers above." in text
    assert "and 10 more" in text
    assert "Years without papers are left out" in text


def dated(*days: tuple[int, str]) -> Profile:
    papers = [
        attrs.evolve(paper(OWNER), date=date(year, 1, 1), category=code) for year, code in days
    ]
    return attrs.evolve(EMPTY, papers=papers)


def test_the_chart_of_years() -> None:
    profile = dated((2020, "LG"), (2020, "CL"), (2020, "LG"), (2022, "CV"))
    undated = attrs.evolve(paper(OWNER), date=None)
    chart = years(attrs.evolve(profile, papers=(*profile.papers, undated)))
    assert [(c.year, c.count) for c in chart.columns] == [("2020", 3), ("2021", 0), ("2022", 1)]
    assert [(p.name, p.colour, p.count, p.percent) for p in chart.columns[0].parts] == [
        ("LG", 1, 2, "66.67"), ("CL", 2, 1, "33.33"),
    ]  # fmt: skip
    assert [column.count_of("CV") for column in chart.columns] == [0, 0, 1]
    assert [(p.name, p.count) for p in chart.categories] == [("LG", 3), ("CL", 1), ("CV", 1)]
    assert chart.meanings["CV"].startswith("cs.CV Computer Vision and Pattern Recognition or math.")
    assert (chart.undated, chart.gaps) == (1, False)


def test_many_categories_share_the_last_colour() -> None:
    codes = [f"c{n}" for n in range(COLOURS + 1)]
    chart = years(dated(*((2020, code) for code in codes), (2020, "c0")))
    assert len(chart.categories) == COLOURS
    assert (chart.categories[-1].name, chart.categories[-1].colour) == ("all others", COLOURS)
    assert chart.categories[-1].count == 2
    assert chart.columns[0].count_of("all others") == 2
    assert chart.meanings["c0"] == "not an arXiv code"
    exact = years(dated(*((2020, code) for code in codes[:COLOURS])))
    assert [part.name for part in exact.categories] == codes[:COLOURS]


@pytest.mark.parametrize(("last", "columns", "gaps"), [(2059, 60, False), (2060, 2, True)])
def test_very_many_years_leave_out_the_empty_ones(last: int, columns: int, *, gaps: bool) -> None:
    chart = years(dated((2000, "LG"), (last, "LG")))
    assert (len(chart.columns), chart.gaps) == (columns, gaps)


def test_scores_are_in_order_and_within_the_axis() -> None:
    papers = [attrs.evolve(paper(OWNER), score=score) for score in (5.0, None, 120.0, -1.0)]
    found = scores(attrs.evolve(EMPTY, papers=papers))
    assert [(score.value, score.percent) for score in found] == [
        (120.0, "100.00"), (5.0, "5.00"), (-1.0, "0.00"),
    ]  # fmt: skip


def test_coverage_counts_each_field() -> None:
    full = REAL.profile.papers[0]
    bare = attrs.evolve(
        full, title=None, date=None, year_inferred=False, authors=(), et_al=False,
        affiliation=None, score=None, badges=(), abstract=None,
    )  # fmt: skip
    whole = attrs.evolve(
        full, et_al=False, score=1.0, badges=("Code",), affiliation="x", year_inferred=False
    )
    counts = {row.name: row.count for row in coverage(attrs.evolve(EMPTY, papers=(whole, bare)))}
    assert set(counts.values()) == {1}
    inferred = coverage(attrs.evolve(EMPTY, papers=(attrs.evolve(whole, year_inferred=True),)))
    assert [row.name for row in inferred if row.count == 0] == ["year, as printed"]
    assert {row.percent for row in coverage(EMPTY)} == {"0.00"}


def test_the_circle_has_everybody_once_and_each_pair_once() -> None:
    drawn = circle(REAL.profile)
    graph = metrics.coauthor_graph([REAL.profile])
    assert sorted(person.name for person in drawn.people) == sorted(set(graph) - {"Imanol Schlag"})
    pairs = {
        frozenset(line.label.rpartition(":")[0].split(" and ")): line.label for line in drawn.lines
    }
    assert set(pairs) == {frozenset(edge) for edge in graph.edges if "Imanol Schlag" not in edge}
    assert len(pairs) == len(drawn.lines)
    assert drawn.left_out == 0
    assert len({(person.x, person.y) for person in drawn.people}) == len(drawn.people)


def test_people_of_one_paper_stand_next_to_each_other() -> None:
    papers = [paper(OWNER, "A", "D"), paper(OWNER, "B", "E"), paper(OWNER, "C", "F")]
    apart = [attrs.evolve(p, title=str(n)) for n, p in enumerate(papers)]
    names = [person.name for person in circle(attrs.evolve(EMPTY, papers=apart)).people]
    assert names == ["A", "D", "B", "E", "C", "F"]
    assert all("-0.0" not in person.x for person in circle(REAL.profile).people)


def test_only_those_with_most_papers_are_drawn_of_very_many() -> None:
    papers = [paper(OWNER, f"Name {n:03}", "Often", title=str(n)) for n in range(MOST + 5)]
    drawn = circle(attrs.evolve(EMPTY, papers=papers))
    assert len(drawn.people) == MOST
    assert drawn.left_out == 6
    often = next(person for person in drawn.people if person.name == "Often")
    assert often.papers == MOST + 5
    text = Page(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")).text
    assert "60 people, as shown; 6 more, on fewer papers, are not drawn." in text


def test_a_long_name_is_cut_in_the_picture_and_whole_beside_it() -> None:
    name = "An Extraordinarily Long Name Of Somebody"
    (person,) = circle(attrs.evolve(EMPTY, papers=(paper(OWNER, name),))).people
    assert (person.name, person.label) == (name, "An Extraordinarily Long …")
    assert (person.anchor, person.turn) == ("start", "-90.0")


def test_few_people_stand_together_and_are_not_joined_through_the_owner() -> None:
    drawn = circle(attrs.evolve(EMPTY, papers=(paper(OWNER, "A", "B"),)))
    assert [(person.x, person.y) for person in drawn.people] == [
        ("-55.0", "-95.3"), ("55.0", "-95.3"),
    ]  # fmt: skip
    assert all(float(person.y) < 0 for person in drawn.people)
    assert drawn.box == "-190 -190 380 215"
    assert circle(attrs.evolve(EMPTY, papers=(paper(OWNER, *"ABCD"),))).box == "-190 -190 380 380"
    assert drawn.lines[0].path == "M-55.0 -95.3Q0.0 -54.0 55.0 -95.3"
    six = circle(attrs.evolve(EMPTY, papers=(paper(OWNER, *"ABCDEF"),)))
    assert (six.people[0].x, six.people[0].y) == ("0.0", "-110.0")
    assert len({person.turn for person in six.people}) > 3


def test_a_long_name_of_the_owner_is_cut_in_the_middle() -> None:
    name = "N" * 40
    drawn = circle(attrs.evolve(EMPTY, name=name, papers=(paper(name, "A"),)))
    assert (drawn.owner, drawn.label) == (name, "N" * 24 + "…")


def test_a_profile_without_a_name_has_no_middle() -> None:
    page = html_page(report_of(attrs.evolve(EMPTY, name=None, papers=(paper("A", "B"),))), "x")
    assert 'class="owner"' not in page
    assert "2 people, as shown." in Page(page).text


def test_one_of_each_is_no_plural() -> None:
    one = attrs.evolve(
        EMPTY, papers=(paper(OWNER, "B"), attrs.evolve(paper(OWNER), date=None, title="x"))
    )
    text = Page(html_page(report_of(one), "x")).text
    assert "1 person, as shown." in text
    assert "1 paper without a date is not drawn." in text
    assert Counter(text.split())["1 papers"] == 0
    assert str(AS_OF) in text
