"""What each metric rests on, what it lacks and what to mind, and figures at their bounds."""

from datetime import date

import attrs
import pytest
import realdump
from metric_samples import AS_OF, EMPTY, OWNER, of
from records import paper

import profileparse
from profileparse import Paper, Profile, metrics

BARE = paper(title="Bare", date=None)
REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)
WITH_BARE = attrs.evolve(REAL, papers=(BARE, *REAL.papers))
CUT = "19 of 23 lists are cut"
CUT_AND_NONE = f"{CUT}; 1 paper has no list of authors"
FIRST_YEAR = (
    "the h-index is of the head, the first year of the list: an earlier paper may be missing"
)
LISTED = "the head counts 23 papers, and 24 are listed"
ALL, MOST, HEAD = (24, 0), (23, 1), (0, 0)
BASIS: dict[str, tuple[tuple[int, int], str | None]] = {
    "papers_per_year": (MOST, None),
    "publication_span": (MOST, None),
    "longest_gap": (MOST, None),
    "median_age": (MOST, None),
    "recent_share": (MOST, None),
    "h_index": (HEAD, "it takes 25 papers, and 24 are listed"),
    "m_quotient": (MOST, FIRST_YEAR),
    "hirsch_a": (HEAD, None),
    "citations_per_paper": (HEAD, LISTED),
    "root_citations_over_2h": (HEAD, None),
    "degree_of_collaboration": (MOST, None),
    "collaborative_index": (MOST, CUT),
    "collaborative_coefficient": (MOST, CUT),
    "modified_collaborative_coefficient": (MOST, CUT),
    "fractional_productivity": (MOST, CUT),
    "first_author_share": (MOST, None),
    "dominance_factor": (MOST, None),
    "owner_shown_share": (MOST, None),
    "cut_lists_share": (MOST, None),
    "coauthors": (MOST, CUT_AND_NONE),
    "repeat_coauthor_share": (MOST, CUT),
    "coauthor_papers": (MOST, f"{CUT}; 5 of 45 co-authors are named"),
    "strongest_ties": (MOST, f"{CUT}; 5 of 45 co-authors are named"),
    "shannon_entropy": (ALL, None),
    "evenness": (ALL, None),
    "simpson": (ALL, None),
    "gini_simpson": (ALL, None),
    "hill_0": (ALL, None),
    "hill_1": (ALL, None),
    "hill_2": (ALL, None),
    "category_drift": (MOST, None),
    "code_badge_share": (ALL, None),
    "code_claim_share": (MOST, None),
    "score_coverage": (ALL, None),
    "score_min": ((3, 21), None),
    "score_median": ((3, 21), None),
    "score_max": ((3, 21), None),
    "affiliation_coverage": (ALL, None),
    "affiliations": ((2, 22), None),
    **{function.__name__: (MOST, CUT_AND_NONE) for function in metrics.GRAPH_METRICS},
}


def test_each_metric_says_what_it_rests_on() -> None:
    made = (*metrics.summary(WITH_BARE), *metrics.graph_summary(WITH_BARE))
    assert {m.name: ((m.n, m.missing), m.note) for m in made} == BASIS
    for metric in made:
        if (metric.n, metric.missing) == MOST:
            assert metric.papers == tuple(range(1, 24))
        elif metric.n == 24:
            assert metric.papers == tuple(range(24))
    assert of(WITH_BARE)["score_max"].papers == tuple(
        place for place, found in enumerate(WITH_BARE.papers) if found.score is not None
    )


def test_a_profile_of_bare_papers_lacks_what_each_metric_needs() -> None:
    bare = attrs.evolve(EMPTY, papers=(BARE, BARE))
    made = {m.name: m for m in (*metrics.summary(bare), *metrics.graph_summary(bare))}
    for name, ((n, missing), _) in BASIS.items():
        expected = {HEAD: (0, 0), ALL: (2, 0)}.get((n, missing), (0, 2))
        assert (made[name].n, made[name].missing) == expected, name


def test_without_a_name_the_papers_still_lack_what_they_lack() -> None:
    nameless = attrs.evolve(WITH_BARE, name=None)
    for metric in (*metrics.summary(nameless), *metrics.graph_summary(nameless)):
        if metric.note == "the profile has no name":
            assert (metric.n, metric.missing, metric.papers) == (0, 1, ())


def test_whole_lists_lack_nothing_and_have_no_note() -> None:
    whole = attrs.evolve(EMPTY, papers=(BARE, paper(OWNER, "B")))
    for name in ("modified_collaborative_coefficient", "repeat_coauthor_share"):
        metric = of(whole)[name]
        assert (metric.n, metric.missing, metric.note, metric.papers) == (1, 1, None, (1,))
    count = of(whole)["coauthors"]
    assert (count.low, count.high, count.note) == (1, None, "1 paper has no list of authors")


def test_a_note_stays_where_the_bounds_meet() -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(OWNER, "B", et_al=True),)))["coauthor_papers"]
    assert (found.value, found.note) == ((("B", 1),), "1 of 1 lists are cut")


@pytest.mark.parametrize(
    ("papers", "h_index", "note"),
    [
        (2, 3, "citations and h-index count more papers than the 2 of the head"),
        (2, 2, None),
        (2, None, None),
        (None, 3, None),
        (1, 3, "the head counts 1 papers, and 2 are listed"),
    ],
)
def test_citations_a_paper_are_flagged_where_counts_differ(
    papers: int | None, h_index: int | None, note: str | None
) -> None:
    profile = attrs.evolve(
        EMPTY, papers=(BARE, BARE), paper_count=papers, h_index=h_index, citation_count=10
    )
    assert metrics.citations_per_paper(profile).note == note


def test_wilson_by_the_figures_of_a_table() -> None:
    papers = [attrs.evolve(BARE, badges=("Code",) if n < 3 else ()) for n in range(10)]
    found = metrics.code_badge_share(attrs.evolve(EMPTY, papers=papers))
    assert found.value == 0.3
    assert found.low == pytest.approx(0.1078, abs=5e-5)
    assert found.high == pytest.approx(0.6032, abs=5e-5)


def in_year(year: int, code: str) -> Paper:
    return attrs.evolve(BARE, date=date(year, 1, 1), category=code)


def test_drift_counts_every_paper_of_a_year() -> None:
    papers = [in_year(2020, "LG")] * 3 + [in_year(2020, "CL"), in_year(2021, "LG")]
    papers.append(in_year(2021, "CL"))
    found = metrics.category_drift(attrs.evolve(EMPTY, papers=papers))
    assert found.value == (("2021", 0.25),)


def test_a_median_is_no_more_than_a_float_holds() -> None:
    papers = [attrs.evolve(BARE, score=score) for score in (2.0**1023, 2.0**1023)]
    assert metrics.score_median(attrs.evolve(EMPTY, papers=papers)).value == 2.0**1023


def test_affiliations_with_most_papers_come_first() -> None:
    papers = [attrs.evolve(BARE, affiliation=name) for name in ("a", "c", "b", "c", "b", "c")]
    found = metrics.affiliations(attrs.evolve(EMPTY, papers=papers))
    assert found.value == (("c", 3), ("b", 2), ("a", 1))


def ties(*papers: Paper) -> list[str]:
    low = metrics.strongest_ties(attrs.evolve(EMPTY, papers=papers)).low
    assert isinstance(low, tuple)
    return [name for name, _ in low]


def test_ties_are_in_the_order_of_what_is_certain() -> None:
    seen_often = [paper("Often", "X", "Y", et_al=True)] * 3
    assert ties(paper(OWNER, "Sure"), *seen_often)[0] == "Sure"
    # What is certain comes before what may be more.
    whole = paper(OWNER, "Sure", "P", "Q", "R")
    assert ties(whole, *[paper("Often", "X", "Y", et_al=True)] * 9)[:4] == ["P", "Q", "R", "Sure"]
    # Neither is certain, and both are seen once; only one may be with the owner there.
    assert ties(paper("Zoe", et_al=True), paper("Amy", "Bob"))[0] == "Zoe"


def test_papers_of_co_authors_are_in_the_order_of_those_that_show_them() -> None:
    cut = [paper(OWNER, name, et_al=True) for name in ("B", "B")]
    low = metrics.coauthor_papers(
        attrs.evolve(EMPTY, papers=(*cut, *[paper(OWNER, "C")] * 3, paper(OWNER, "D", et_al=True)))
    ).low
    assert low == (("C", 3), ("B", 2), ("D", 1))


def test_papers_that_show_a_co_author_come_before_those_that_may_hide_them() -> None:
    papers = (*[paper(OWNER, "X", et_al=True)] * 2, paper(OWNER, "Y"))
    found = metrics.coauthor_papers(attrs.evolve(EMPTY, papers=papers))
    assert found.low == (("X", 2), ("Y", 1))
    assert found.high == (("X", 2), ("Y", 3))


def test_two_papers_without_a_list_are_said() -> None:
    found = metrics.coauthors(attrs.evolve(EMPTY, papers=(BARE, BARE)))
    assert found.note == "2 papers have no list of authors"


def test_no_citations_are_a_count() -> None:
    found = attrs.evolve(EMPTY, papers=(BARE,), citation_count=0, paper_count=1, h_index=1)
    assert metrics.hirsch_a(found).value == 0
    assert metrics.citations_per_paper(found).value == 0


def test_as_many_authors_as_are_allowed_are_tied() -> None:
    crowd = paper(OWNER, *(f"Name {n}" for n in range(metrics.MAX_AUTHORS - 1)))
    profile = attrs.evolve(EMPTY, papers=(crowd,))
    assert len(metrics.coauthor_graph([profile])) == metrics.MAX_AUTHORS
    assert metrics.graph_authors(profile).value == metrics.MAX_AUTHORS


@pytest.mark.parametrize("lacking", ["title", "date"])
def test_papers_that_both_lack_title_or_day_are_two(lacking: str) -> None:
    one = attrs.evolve(paper(OWNER, "B"), **{lacking: None})  # type: ignore[arg-type]
    graph = metrics.coauthor_graph([attrs.evolve(EMPTY, papers=(one, one))])
    assert graph.nodes["B"]["papers"] == 2


def test_of_two_cut_copies_the_longer_one_is_taken() -> None:
    copies = (paper("B", "C", et_al=True), paper("B", "C", "D", et_al=True))
    for order in (copies, copies[::-1]):
        assert "D" in metrics.coauthor_graph([attrs.evolve(EMPTY, papers=order)])


@pytest.mark.parametrize(("others", "value"), [("B", None), ("BC", 1.0)])
def test_betweenness_takes_two_others(others: str, value: float | None) -> None:
    papers = [paper(OWNER, name, title=name) for name in others]
    found: Profile = attrs.evolve(EMPTY, papers=papers)
    assert metrics.graph_owner_betweenness(found).value == value
