"""Metrics: the figures of the real dump, a second computation of each, and honest bounds."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest
import realdump
import words
from examples import some
from metric_samples import AS_OF, EMPTY, OWNER, cut, holds, invented, of

import profileparse
from profileparse import Paper, Profile, metrics

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)

FIGURES = {
    "m_quotient": 3.125,
    "hirsch_a": 4.6768,
    "degree_of_collaboration": 1,
    "first_author_share": 5 / 23,
    "owner_shown_share": 12 / 23,
    "cut_lists_share": 19 / 23,
    "shannon_entropy": pytest.approx(1.033, abs=5e-4),
    "gini_simpson": pytest.approx(0.578, abs=5e-4),
    "code_badge_share": 2 / 23,
    "citations_per_paper": 2923 / 23,
    "root_citations_over_2h": pytest.approx(1.0813, abs=5e-5),
    "publication_span": 9,
    "recent_share": 17 / 23,
    "score_coverage": 3 / 23,
    "score_min": 52.4,
    "score_median": 57.7,
    "score_max": 85.2,
    "affiliation_coverage": 2 / 23,
    "affiliations": (("deepmind", 1), ("eth-zurich", 1)),
    "hill_0": 4,
}


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_of_the_real_dump(name: str) -> None:
    assert of(REAL)[name].value == FIGURES[name]


def test_the_bounds_of_the_real_dump() -> None:
    found = of(REAL)["collaborative_coefficient"]
    assert (found.value, found.n, found.missing) == (None, 23, 0)
    assert found.low == pytest.approx(0.721, abs=5e-4)
    assert found.high == pytest.approx(0.928, abs=5e-4)
    modified = of(REAL)["modified_collaborative_coefficient"]
    assert modified.low == pytest.approx(0.721, abs=5e-4)
    assert modified.high == pytest.approx(0.930, abs=5e-4)
    index = of(REAL)["collaborative_index"]
    assert index.low == pytest.approx(86 / 23)
    assert index.high is None


def test_sums_are_correctly_rounded_whatever_the_order_of_the_papers() -> None:
    shuffle = random.Random(5).shuffle  # noqa: S311  (not for secrets)
    for counts in ((1, 2, 3), (12, 8, 2, 1), (7, 5, 3, 1, 1, 1), (40, 9, 9, 4, 3, 2, 1)):
        papers = [
            attrs.evolve(REAL.papers[place % 23], category=f"C{code}")
            for place, code in enumerate(c for c, count in enumerate(counts) for _ in range(count))
        ]
        found = of(attrs.evolve(REAL, papers=tuple(papers)))
        shares = [count / len(papers) for count in counts]
        simpson = float(sum(Fraction(share**2) for share in shares))
        entropy = float(sum(Fraction(-share * math.log(share)) for share in shares))
        assert found["simpson"].value == simpson
        assert found["gini_simpson"].value == 1 - simpson
        assert found["hill_2"].value == 1 / simpson
        assert found["shannon_entropy"].value == entropy
        assert found["evenness"].value == entropy / math.log(len(counts))
        assert found["hill_1"].value == math.exp(entropy)
        shuffle(papers)
        again = of(attrs.evolve(REAL, papers=tuple(papers)))
        for name, metric in found.items():
            other = again[name]
            assert (other.value, other.low, other.high) == (metric.value, metric.low, metric.high)


def test_all_metrics_are_there_in_a_fixed_order_and_documented() -> None:
    names = [metric.name for metric in metrics.summary(REAL)]
    assert names == [function.__name__ for function in metrics.METRICS]
    assert len(set(names)) == len(names)
    assert set(names) <= set(metrics.__all__)
    for metric, function in zip(metrics.summary(REAL), metrics.METRICS, strict=True):
        assert metric.definition
        assert metric.reference
        assert metric.unit
        assert function.__doc__
        assert metric.n == len(metric.papers)
        assert metric.n + metric.missing in {0, 23}
    assert not set(names) & set(metrics.NOT_COMPUTABLE)
    assert all(metrics.NOT_COMPUTABLE.values())


DEFINED_FOR_NOTHING = {
    "papers_per_year": (), "h_index": 5, "fractional_productivity": 0, "coauthors": 0,
    "coauthor_papers": (), "strongest_ties": (), "hill_0": 0, "category_drift": (),
    "affiliations": (),
}  # fmt: skip


def test_a_profile_without_papers_has_a_defined_answer() -> None:
    for metric in metrics.summary(EMPTY):
        assert metric.value == DEFINED_FOR_NOTHING.get(metric.name), metric.name
        assert (metric.low, metric.high, metric.n, metric.missing) == (None, None, 0, 0)


def test_a_profile_without_a_name_says_so() -> None:
    nameless = of(attrs.evolve(REAL, name=None))
    for name in (
        "first_author_share",
        "dominance_factor",
        "owner_shown_share",
        "coauthors",
        "repeat_coauthor_share",
        "coauthor_papers",
        "strongest_ties",
    ):
        assert (nameless[name].value, nameless[name].low, nameless[name].note) == (
            None,
            None,
            "the profile has no name",
        )


def brute(profile: Profile, lists: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Compute the metrics in another way, from the definitions, with fractions."""
    papers, n = profile.papers, len(profile.papers)
    sizes = [len(authors) for authors in lists]
    several = [authors for authors in lists if len(authors) > 1]
    shares = [Fraction(c, n) for c in Counter(p.category for p in papers).values()]
    everybody = {name for authors in lists for name in authors}
    inverse = sum(Fraction(1, size) for size in sizes)
    ties: Counter[str] = Counter(name for a in lists for name in a if name != OWNER)
    dated = sorted(p.date for p in papers if p.date)
    scores = sorted(p.score for p in papers if p.score is not None)
    texts = [p.abstract for p in papers if p.abstract]
    squares = sum(share * share for share in shares)
    entropy = -math.fsum(float(s) * math.log(s) for s in shares)
    found: dict[str, Fraction | float] = {
        "degree_of_collaboration": Fraction(len(several), n),
        "collaborative_index": Fraction(sum(sizes), n),
        "collaborative_coefficient": 1 - inverse / n,
        "modified_collaborative_coefficient": Fraction(len(everybody), len(everybody) - 1)
        * (1 - inverse / n),
        "fractional_productivity": inverse,
        "first_author_share": Fraction(sum(a[0] == OWNER for a in lists), n),
        "dominance_factor": Fraction(sum(a[0] == OWNER for a in several), len(several)),
        "owner_shown_share": Fraction(sum(OWNER in a for a in lists), n),
        "cut_lists_share": 0,
        "coauthors": len(everybody - {OWNER}),
        "repeat_coauthor_share": Fraction(sum(c > 1 for c in ties.values()), len(ties)),
        "simpson": squares,
        "gini_simpson": 1 - squares,
        "hill_0": len(shares),
        "hill_1": math.exp(entropy),
        "hill_2": 1 / squares,
        "shannon_entropy": entropy,
        "evenness": entropy / math.log(len(shares)),
        "code_badge_share": Fraction(sum("Code" in p.badges for p in papers), n),
        "code_claim_share": Fraction(sum("code" in t for t in texts), len(texts)),
        "score_coverage": Fraction(len(scores), n),
        "score_min": scores[0],
        "score_max": scores[-1],
        "affiliation_coverage": Fraction(sum(p.affiliation is not None for p in papers), n),
        "longest_gap": max((b - a).days for a, b in pairwise(dated)),
        "publication_span": dated[-1].year - dated[0].year + 1,
        "recent_share": Fraction(sum(2022 <= d.year <= 2026 for d in dated), len(dated)),
        "m_quotient": Fraction(7, 2026 - dated[0].year),
        "hirsch_a": Fraction(321, 49),
        "citations_per_paper": Fraction(321, n),
        "root_citations_over_2h": math.sqrt(321) / 14,
    }
    return {name: float(value) for name, value in found.items()}


@pytest.mark.parametrize("seed", some(range(40)))
def test_every_metric_agrees_with_a_second_computation(seed: int) -> None:
    profile, lists = invented(words.seeded(f"metrics{seed}"), 25)
    found, expected = of(profile), brute(profile, lists)
    for name, value in expected.items():
        if name != "modified_collaborative_coefficient":
            assert found[name].value == pytest.approx(value), name
    modified = found["modified_collaborative_coefficient"].value
    assert modified == pytest.approx(
        min(float(expected["modified_collaborative_coefficient"]), 1.0)
    )
    years = Counter(p.date.year for p in profile.papers if p.date)
    series = found["papers_per_year"].value
    assert isinstance(series, tuple)
    assert {int(year): count for year, count in series if count} == years
    assert [int(year) for year, _ in series] == list(range(min(years), max(years) + 1))


LIMITS = {"modified_collaborative_coefficient": 1.0}


@pytest.mark.parametrize("seed", some(range(60)))
def test_bounds_hold_what_the_full_lists_would_give(seed: int) -> None:
    profile, lists = invented(words.seeded(f"cut{seed}"), 15)
    found, expected = of(cut(profile)), brute(profile, lists)
    for name in (
        "degree_of_collaboration",
        "collaborative_index",
        "collaborative_coefficient",
        "modified_collaborative_coefficient",
        "fractional_productivity",
        "first_author_share",
        "dominance_factor",
        "coauthors",
    ):
        metric, value = found[name], min(expected[name], LIMITS.get(name, math.inf))
        low, high = (metric.low, metric.high) if metric.value is None else [metric.value] * 2
        assert isinstance(low, float | int)
        assert high is None or isinstance(high, float | int)
        assert holds(low, value, high), name


@pytest.mark.parametrize("seed", some(range(20)))
def test_the_order_of_the_papers_changes_nothing(seed: int) -> None:
    rng = words.seeded(f"order{seed}")
    profile = cut(invented(rng, 20)[0])
    papers = list(profile.papers)
    rng.shuffle(papers)
    for one, other in zip(
        metrics.summary(profile),
        metrics.summary(attrs.evolve(profile, papers=papers)),
        strict=True,
    ):
        same = attrs.evolve(other, papers=one.papers)
        assert one == same, one.name
        assert [papers[place] for place in other.papers] == [
            paper for place, paper in enumerate(papers) if place in other.papers
        ]


def test_a_paper_of_one_author_moves_the_degree_by_what_the_formula_says() -> None:
    alone = attrs.evolve(REAL.papers[0], authors=("Imanol Schlag",), et_al=False)
    more = attrs.evolve(REAL, papers=(*REAL.papers, alone))
    assert of(more)["degree_of_collaboration"].value == 23 / 24
    low, high = of(REAL)["fractional_productivity"].low, of(more)["fractional_productivity"].low
    assert isinstance(low, float)
    assert high == pytest.approx(low + 1)


def test_one_author_in_all_has_no_modified_coefficient() -> None:
    paper = attrs.evolve(REAL.papers[0], authors=(OWNER,), et_al=False)
    found = of(attrs.evolve(EMPTY, papers=(paper, paper)))
    assert found["modified_collaborative_coefficient"].value is None
    assert found["collaborative_coefficient"].value == 0
    assert found["evenness"].value is None
    assert found["shannon_entropy"].value == 0


def test_papers_without_what_a_metric_needs_are_missing() -> None:
    bare = attrs.evolve(REAL.papers[0], authors=(), et_al=False, date=None, abstract=None)
    found = of(attrs.evolve(REAL, papers=(*REAL.papers, bare)))
    for name in ("papers_per_year", "collaborative_index", "code_claim_share", "coauthors"):
        assert (found[name].n, found[name].missing) == (23, 1)
        assert 23 not in found[name].papers


def test_what_the_head_lacks_is_not_defined() -> None:
    bare = attrs.evolve(REAL, h_index=None, citation_count=None, paper_count=None)
    for name in ("h_index", "m_quotient", "hirsch_a", "citations_per_paper"):
        assert of(bare)[name].value is None
    zero = of(attrs.evolve(REAL, h_index=0, citation_count=0, paper_count=0))
    assert zero["hirsch_a"].value is None
    assert zero["citations_per_paper"].value is None
    first = attrs.evolve(REAL, as_of=date(2018, 12, 31))
    assert of(first)["m_quotient"].value is None


def test_where_head_and_list_differ_there_is_a_note() -> None:
    assert of(REAL)["h_index"].note == "it takes 25 papers, and 23 are listed"
    assert "25" not in (of(REAL)["citations_per_paper"].note or "")
    more = of(attrs.evolve(REAL, paper_count=99))["citations_per_paper"]
    assert more.note == "the head counts 99 papers, and 23 are listed"
    fair = of(attrs.evolve(REAL, h_index=5))
    assert (fair["h_index"].note, fair["citations_per_paper"].note) == (None, None)


def test_drift_is_the_distance_of_two_years() -> None:
    def paper(year: int, code: str) -> Paper:
        return attrs.evolve(REAL.papers[0], date=date(year, 1, 1), category=code)

    papers = [paper(2020, "LG"), paper(2022, "LG"), paper(2022, "CL"), paper(2023, "CV")]
    found = of(attrs.evolve(EMPTY, papers=papers))["category_drift"]
    assert found.value == (("2022", 0.5), ("2023", 1.0))


@pytest.mark.parametrize("hidden", [1, 2, 5, 40, 10_000])
@pytest.mark.parametrize("shown", [1, 2, 3])
def test_the_bounds_of_the_modified_coefficient_are_met_and_kept(shown: int, hidden: int) -> None:
    names = tuple("ABC"[:shown])
    known = attrs.evolve(REAL.papers[0], authors=("D", "E"), et_al=False)
    cut_list = attrs.evolve(known, authors=names, et_al=True)
    whole = attrs.evolve(known, authors=(*names, *(f"N {n}" for n in range(hidden))))
    found = of(attrs.evolve(EMPTY, papers=(known, cut_list)))["modified_collaborative_coefficient"]
    true = of(attrs.evolve(EMPTY, papers=(known, whole)))["modified_collaborative_coefficient"]
    assert isinstance(found.low, float)
    assert isinstance(found.high, float)
    assert isinstance(true.value, float)
    assert holds(found.low, true.value, found.high)


def test_a_series_is_one_for_every_profile() -> None:
    for profile in (REAL, EMPTY):
        made = metrics.summary(profile)
        series = {m.name for m in made if isinstance(m.value, tuple) or isinstance(m.low, tuple)}
        assert series == metrics.SERIES
