"""Bounds against brute force: lists with doubled names, cut behind any name, or at the start."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import attrs
import pytest
from examples import some
from metric_samples import EMPTY, OWNER, holds, of
from records import paper
from words import seeded

from profileparse import Profile, metrics

Lists = Sequence[frozenset[str]]


def drawn(rng: random.Random) -> tuple[Profile, list[frozenset[str]]]:
    """Return a profile with cut lists, and the authors that its papers really have."""
    people = [OWNER, *"ABCDE"[: rng.randint(1, 5)]]
    papers, whole = [], []
    for number in range(rng.randint(1, 5)):
        authors = rng.choices(people, k=rng.randint(1, 6))
        if OWNER not in authors:
            authors[rng.randrange(len(authors))] = OWNER
        true = frozenset(authors)
        shown = rng.randint(0 if len(true) > 1 else 1, len(authors))
        # What is cut must hide somebody who is not shown.
        et_al = shown < len(authors) and bool(true - set(authors[:shown]))
        names = authors[:shown] if et_al else authors
        papers.append(paper(*names, et_al=et_al, title=str(number)))
        whole.append(true)
    return attrs.evolve(EMPTY, papers=papers), whole


def truth(lists: Lists) -> dict[str, float]:
    sizes, n = [len(authors) for authors in lists], len(lists)
    everybody = frozenset[str]().union(*lists)
    counts = Counter(name for authors in lists for name in authors)
    coefficient = 1 - sum(1 / size for size in sizes) / n
    others = everybody - {OWNER}
    found: dict[str, float] = {
        "collaborative_index": sum(sizes) / n,
        "collaborative_coefficient": coefficient,
        "fractional_productivity": sum(1 / size for size in sizes),
        "degree_of_collaboration": sum(size > 1 for size in sizes) / n,
        "coauthors": len(others),
        "graph_authors": len(everybody),
        "graph_edges": len({pair for a in lists for pair in combinations(sorted(a), 2)}),
    }
    if len(everybody) > 1:
        found["modified_collaborative_coefficient"] = (
            coefficient * len(everybody) / (len(everybody) - 1)
        )
    if others:
        found["repeat_coauthor_share"] = sum(counts[name] > 1 for name in others) / len(others)
    return found


@pytest.mark.parametrize("seed", some(range(300)))
def test_no_bound_is_broken(seed: int) -> None:
    profile, lists = drawn(seeded(f"bounds{seed}"))
    found = of(profile) | {m.name: m for m in metrics.graph_summary(profile)}
    for name, value in truth(lists).items():
        metric = found[name]
        low, high = (metric.low, metric.high) if metric.low is not None else [metric.value] * 2
        assert isinstance(low, float | int), name
        assert high is None or isinstance(high, float | int)
        assert holds(low, value, high), name
    for metric in found.values():
        for figure in (metric.value, metric.low, metric.high):
            if metric.unit == "share" and isinstance(figure, float):
                assert 0 <= figure <= 1, metric.name


@pytest.mark.parametrize("seed", some(range(300)))
def test_no_bound_of_a_co_author_is_broken(seed: int) -> None:
    profile, lists = drawn(seeded(f"bounds of ties{seed}"))
    found = of(profile)
    for name in ("coauthor_papers", "strongest_ties"):
        metric = found[name]
        low, high = (metric.low, metric.high) if metric.low is not None else [metric.value] * 2
        assert isinstance(low, tuple)
        assert isinstance(high, tuple)
        for (person, least), (_, most) in zip(low, high, strict=True):
            both = [len(authors) for authors in lists if person in authors]
            weight = sum(1 / (size - 1) for size in both)
            assert least is not None
            assert holds(least, len(both) if name == "coauthor_papers" else weight, most)


def test_what_one_cut_list_can_repeat() -> None:
    """Of B, C and D, the cut list can hide D, who is shown once elsewhere, and not C."""
    papers = (paper(OWNER, "B", "C", et_al=True), paper(OWNER, "B", "D"))
    found = of(attrs.evolve(EMPTY, papers=papers))["repeat_coauthor_share"]
    assert found.value == pytest.approx(1 / 3)
    assert found.low == 0.0
    assert found.high == pytest.approx(2 / 3)


def test_a_lone_paper_repeats_nobody() -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(OWNER, "B", et_al=True),)))
    assert found["repeat_coauthor_share"].value == 0.0


def test_only_et_al_is_a_list_of_two_at_least() -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(et_al=True),)))
    assert (found["coauthors"].low, found["coauthors"].high) == (1, None)
    assert found["degree_of_collaboration"].value == 1
    assert (found["first_author_share"].value, found["first_author_share"].missing) == (None, 1)
    assert found["cut_lists_share"].value == 1


@pytest.mark.parametrize("share", [0, 13])
def test_an_interval_never_leaves_its_share_outside(share: int) -> None:
    papers = [attrs.evolve(paper(OWNER), badges=("Code",) if n < share else ()) for n in range(13)]
    found = metrics.code_badge_share(attrs.evolve(EMPTY, papers=papers))
    assert isinstance(found.low, float)
    assert isinstance(found.value, float)
    assert isinstance(found.high, float)
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize("count", range(2, 60))
def test_equal_categories_are_even_and_no_more(count: int) -> None:
    papers = [attrs.evolve(paper(OWNER), category=str(n)) for n in range(count)]
    value = metrics.evenness(attrs.evolve(EMPTY, papers=papers)).value
    assert isinstance(value, float)
    assert 1 - 1e-12 <= value <= 1


UNFIT = "a count of the head is negative, or too large"
HEAD = ("m_quotient", "hirsch_a", "citations_per_paper", "root_citations_over_2h")


@pytest.mark.parametrize("count", [-1, 2**53, 10**400])
def test_counts_of_no_page_break_nothing(count: int) -> None:
    papers = (paper(OWNER),)
    head = attrs.evolve(EMPTY, papers=papers, h_index=5, citation_count=count, paper_count=1)
    found = of(head)
    assert {found[name].note for name in HEAD[1:]} == {UNFIT}
    assert {found[name].value for name in HEAD[1:]} == {None}
    found = of(attrs.evolve(head, citation_count=9, h_index=count))
    assert (found["m_quotient"].value, found["m_quotient"].note) == (None, UNFIT)
    assert found["root_citations_over_2h"].value is None
    largest = of(attrs.evolve(head, citation_count=2**53 - 1))["hirsch_a"]
    assert (largest.value, largest.note) == ((2**53 - 1) / 25, None)


def test_scores_that_are_no_numbers_are_missing() -> None:
    scores = (float("nan"), 5.0, float("inf"), None)
    papers = [attrs.evolve(paper(OWNER), score=score) for score in scores]
    found = of(attrs.evolve(EMPTY, papers=papers))
    for name in ("score_min", "score_median", "score_max"):
        assert (found[name].value, found[name].n, found[name].missing) == (5.0, 1, 3)
    assert found["score_coverage"].value == 0.25
