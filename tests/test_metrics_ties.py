"""Co-authors: how often and how close, with bounds that hold what the whole lists would give."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from fractions import Fraction

import attrs
import pytest
import realdump
import words
from examples import some
from metric_samples import AS_OF, EMPTY, OWNER, cut, holds, invented, of
from records import paper

import profileparse
from profileparse import metrics
from profileparse.metrics import Metric

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)
CUT = "1 of 1 lists are cut"


def series(metric: Metric) -> dict[str, tuple[float, float]]:
    low, high = (metric.low, metric.high) if metric.value is None else [metric.value] * 2
    assert isinstance(low, tuple)
    assert isinstance(high, tuple)
    assert [name for name, _ in low] == [name for name, _ in high]
    found = {}
    for (name, least), (_, most) in zip(low, high, strict=True):
        assert least is not None
        assert most is not None
        found[name] = (least, most)
    return found


def weights(lists: Sequence[tuple[str, ...]]) -> dict[str, Fraction]:
    """Return the weight of each tie of the owner, from whole lists."""
    found: dict[str, Fraction] = defaultdict(Fraction)
    for authors in lists:
        for name in authors:
            if OWNER in authors and name != OWNER:
                found[name] += Fraction(1, len(authors) - 1)
    return found


def test_ties_weigh_by_newman() -> None:
    papers = (paper(OWNER, "B"), paper(OWNER, "b", "C"), paper("C", "D", "E"), paper(OWNER))
    found = of(attrs.evolve(EMPTY, papers=papers))
    assert found["strongest_ties"].value == (("B", 1.5), ("C", 0.5), ("D", 0.0), ("E", 0.0))
    assert found["coauthor_papers"].value == (("B", 2), ("C", 2), ("D", 1), ("E", 1))
    assert found["coauthors"].value == 4
    assert found["repeat_coauthor_share"].value == 0.5


def test_a_cut_list_adds_nothing_or_what_the_shortest_whole_list_would() -> None:
    shows_both = paper(OWNER, "B", "C", et_al=True)
    shows_one = paper("B", "D", "E", et_al=True)
    found = of(attrs.evolve(EMPTY, papers=(shows_both, shows_one)))
    ties = series(found["strongest_ties"])
    assert {low for low, _ in ties.values()} == {0.0}
    assert {name: high for name, (_, high) in ties.items()} == pytest.approx(
        {
            "B": 2 / 3,  # two papers of four authors: the owner is the fourth of the second
            "C": 1 / 3 + 1 / 4,  # the second one hides both, so it has five
            "D": 2 / 3,
            "E": 2 / 3,
        }
    )
    assert series(found["coauthor_papers"]) == {
        "B": (2, 2), "C": (1, 2), "D": (1, 2), "E": (1, 2),
    }  # fmt: skip


@pytest.mark.parametrize("seed", some(range(60)))
def test_bounds_hold_what_the_whole_lists_give(seed: int) -> None:
    profile, lists = invented(words.seeded(f"ties{seed}"), 15)
    found, truth = of(cut(profile)), weights(lists)
    counts = Counter(name for authors in lists for name in authors)
    ties, papers = series(found["strongest_ties"]), series(found["coauthor_papers"])
    assert len(ties) == len(papers) == 5
    for name, (low, high) in ties.items():
        assert holds(low, float(truth.get(name, 0)), high)
    for name, (low, high) in papers.items():
        assert low <= counts[name] <= high
    shown = Counter(name for authors in lists for name in authors[:3] if name != OWNER)
    share = found["repeat_coauthor_share"]
    assert share.value == sum(count > 1 for count in shown.values()) / len(shown)
    assert (share.low, share.high) == (0.0, 1.0)


@pytest.mark.parametrize("seed", some(range(20)))
def test_whole_lists_give_the_exact_weights(seed: int) -> None:
    profile, lists = invented(words.seeded(f"whole{seed}"), 15)
    truth = weights(lists)
    found = of(profile)["strongest_ties"].value
    assert isinstance(found, tuple)
    assert len(found) == 5
    assert dict(found) == pytest.approx({name: float(truth.get(name, 0)) for name, _ in found})
    assert sorted((float(w) for w in truth.values()), reverse=True)[:5] == pytest.approx(
        [weight for _, weight in found]
    )


def test_of_equal_ties_those_come_first_that_are_seen_more_often() -> None:
    cuts = [paper(OWNER, name, "Z", et_al=True) for name in "BCCD"]
    names = list(series(of(attrs.evolve(EMPTY, papers=cuts))["strongest_ties"]))
    assert names == ["Z", "C", "B", "D"]


def test_a_name_goes_by_the_form_that_is_printed_most_often() -> None:
    papers = [paper(OWNER, name) for name in ("ANN LEE", "Ann Lee", "Ann Lee", "bo ray", "Bo Ray")]
    for order in (papers, papers[::-1]):
        found = of(attrs.evolve(EMPTY, papers=order))["coauthor_papers"].value
        assert found == (("Ann Lee", 3), ("Bo Ray", 2))


LEAST = {
    "the owner is shown, so a third is hidden": ((OWNER, "B", "C"), 3),
    "the hidden one can be the owner": (("B", "C", "D"), 3),
    "only the owner is shown": ((OWNER,), 1),
}


@pytest.mark.parametrize(("authors", "low"), LEAST.values(), ids=list(LEAST))
def test_the_least_number_of_coauthors(authors: tuple[str, ...], low: int) -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(*authors, et_al=True),)))["coauthors"]
    assert (found.value, found.low, found.high, found.note) == (None, low, None, CUT)


def test_of_one_cut_list_that_shows_the_owner_alone_nobody_is_repeated() -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(OWNER, et_al=True),)))
    share = found["repeat_coauthor_share"]
    assert (share.value, share.low, share.high, share.note) == (0.0, None, None, CUT)
    assert found["strongest_ties"].value == ()


def test_a_name_that_is_twice_in_a_list_is_one_author() -> None:
    found = of(attrs.evolve(EMPTY, papers=(paper(OWNER, "B", "B"),)))
    assert found["strongest_ties"].value == (("B", 1.0),)
    assert found["coauthors"].value == 1
    assert found["collaborative_index"].value == 2
    assert found["modified_collaborative_coefficient"].value == 1
    assert found["repeat_coauthor_share"].value == 0.0


def test_the_real_dump() -> None:
    assert series(metrics.coauthor_papers(REAL))["Kazuki Irie"] == (4, 20)
    low, high = series(metrics.strongest_ties(REAL))["Jürgen Schmidhuber"]
    assert low == 2.0
    assert high == pytest.approx(7 + 5 / 12)


def test_many_papers_are_no_burden() -> None:
    papers = [paper(OWNER, f"Name {n}", f"Name {n + 1}", et_al=n % 2 == 0) for n in range(10_000)]
    found = of(attrs.evolve(EMPTY, papers=papers))
    assert found["coauthors"].low == 10_001


def test_more_co_authors_are_named_if_asked_for() -> None:
    for function in (metrics.coauthor_papers, metrics.strongest_ties):
        more = function(REAL, most=7)
        assert list(series(more))[:5] == list(series(function(REAL)))
        assert len(series(more)) == 7
        assert more.note == "19 of 23 lists are cut; 7 of 45 co-authors are named"
        assert function(REAL, most=45).note == "19 of 23 lists are cut"
