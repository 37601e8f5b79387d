"""The graph of co-authors: networkx's measures, a second computation, and cut lists."""

import builtins
import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import networkx as nx
import pytest
import realdump
import words
from examples import some
from metric_samples import AS_OF, EMPTY, OWNER, cut, holds, owned, profile_of
from records import paper

import profileparse
from profileparse import Profile, metrics
from profileparse.metrics import Metric

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)


def of(profile: Profile) -> dict[str, Metric]:
    return {metric.name: metric for metric in metrics.graph_summary(profile)}


def neighbours(lists: Sequence[tuple[str, ...]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for authors in lists for name in authors}
    for authors in lists:
        for one, other in itertools.permutations(set(authors), 2):
            found[one].add(other)
    return found


def components(near: Mapping[str, set[str]], without: str) -> list[set[str]]:
    left, found = set(near) - {without}, []
    while left:
        group, edge = set(), [left.pop()]
        while edge:
            name = edge.pop()
            group.add(name)
            edge += [other for other in near[name] - group if other in left]
            left -= set(edge)
        found.append(group)
    return found


def brute(lists: Sequence[tuple[str, ...]]) -> dict[str, float]:
    """Compute the measures of the owner's graph from their definitions, without nx."""
    near = neighbours(lists)
    people, ties = len(near), sum(map(len, near.values())) / 2
    linked = {
        name: sum(b in near[a] for a, b in itertools.combinations(sorted(near[name]), 2))
        for name in near
    }
    triads = {name: len(n) * (len(n) - 1) / 2 for name, n in near.items()}
    groups = components(near, OWNER)
    mine = near[OWNER]
    # The owner is tied to all: a shortest path of two others is their tie, or has one between.
    paths = 0.0
    for a, b in itertools.combinations(sorted(mine), 2):
        if b not in near[a]:
            paths += 1 / len(near[a] & near[b])
    return {
        "graph_authors": people,
        "graph_edges": ties,
        "graph_density": ties / (people * (people - 1) / 2),
        "graph_transitivity": sum(linked.values()) / sum(triads.values()),
        "graph_average_clustering": sum(
            linked[name] / triads[name] for name in near if triads[name]
        )
        / people,
        "graph_components": len(groups),
        "graph_largest_component_share": max(map(len, groups)) / (people - 1),
        "graph_owner_betweenness": paths / ((people - 1) * (people - 2) / 2),
        "graph_effective_size": len(mine) - sum(len(near[n] & mine) for n in mine) / len(mine),
    }


@pytest.mark.parametrize("seed", some(range(25)))
def test_every_measure_agrees_with_a_second_computation(seed: int) -> None:
    rng = words.seeded(f"graph{seed}")
    profile, lists = owned(rng, rng.randint(2, 12))
    found, expected = of(profile), brute(lists)
    assert {name: metric.value for name, metric in found.items()} == pytest.approx(expected)
    assert {metric.note for metric in found.values()} == {None}


@pytest.mark.parametrize("seed", some(range(25)))
def test_every_measure_is_the_one_of_networkx(seed: int) -> None:
    profile, lists = owned(words.seeded(f"networkx{seed}"), 10)
    graph: nx.Graph[str] = nx.Graph()
    for authors in lists:
        graph.add_nodes_from(authors)
        graph.add_edges_from(itertools.combinations(authors, 2))
    others = graph.subgraph(set(graph) - {OWNER})
    groups = list(nx.connected_components(others))
    assert {name: metric.value for name, metric in of(profile).items()} == pytest.approx(
        {
            "graph_authors": len(graph),
            "graph_edges": graph.size(),
            "graph_density": nx.density(graph),
            "graph_transitivity": nx.transitivity(graph),
            "graph_average_clustering": nx.average_clustering(graph),
            "graph_components": len(groups),
            "graph_largest_component_share": max(map(len, groups)) / len(others),
            "graph_owner_betweenness": nx.betweenness_centrality(graph)[OWNER],
            "graph_effective_size": nx.effective_size(graph)[OWNER],
        }
    )


@pytest.mark.parametrize("seed", some(range(25)))
def test_bounds_hold_what_the_whole_lists_give(seed: int) -> None:
    profile, lists = owned(words.seeded(f"cut graph{seed}"), 12)
    shown, whole = metrics.coauthor_graph([cut(profile)]), metrics.coauthor_graph([profile])
    assert set(shown) <= set(whole)
    for one, other, tie in shown.edges(data=True):
        assert whole.has_edge(one, other)
        true = whole.edges[one, other]
        assert true["weight_low"] == pytest.approx(true["weight_high"])
        assert holds(tie["weight_low"], true["weight_low"], tie["weight_high"])
        assert tie["papers"] <= true["papers"]
    found, expected = of(cut(profile)), brute(lists)
    for name in ("graph_authors", "graph_edges"):
        low = found[name].low if found[name].value is None else found[name].value
        assert isinstance(low, int)
        assert low <= expected[name]


def test_the_least_graph_of_a_cut_list_has_one_author_more() -> None:
    found = of(profile_of(paper(OWNER, "B", et_al=True)))
    assert (found["graph_authors"].low, found["graph_authors"].high) == (3, None)
    assert (found["graph_edges"].low, found["graph_edges"].high) == (3, None)
    assert found["graph_density"].value == 1
    assert {metric.note for metric in found.values()} == {"1 of 1 lists are cut"}


def test_a_paper_of_very_many_authors_ties_nobody() -> None:
    crowd = paper(OWNER, *(f"Name {n}" for n in range(10_000)))
    profile = profile_of(crowd, paper(OWNER, "B"))
    assert set(metrics.coauthor_graph([profile])) == {OWNER, "B"}
    found = of(profile)["graph_authors"]
    assert (found.low, found.high, found.n, found.missing, found.papers) == (2, None, 1, 1, (1,))
    assert found.note == "1 paper has more than 30 authors"
    twice = of(profile_of(crowd, crowd, paper(OWNER, "B", et_al=True), paper()))["graph_edges"]
    assert twice.note == (
        "1 of 1 lists are cut; 1 paper has no list of authors; 2 papers have more than 30 authors"
    )
    few = profile_of(paper(OWNER, "B", "C"))
    assert metrics.coauthor_graph([few], max_authors=2).size() == 0


def test_paths_between_very_many_people_are_not_counted() -> None:
    crowd = [paper(OWNER, f"A {n}", f"B {n}") for n in range(1_500)]
    found = metrics.graph_owner_betweenness(profile_of(*crowd))
    assert (found.value, found.note) == (None, "not computed for so many authors and edges")
    assert metrics.graph_transitivity(profile_of(*crowd)).value is not None


def test_without_papers_there_is_nothing_to_measure() -> None:
    found = of(EMPTY)
    counts = ("graph_authors", "graph_edges")
    assert {found[name].value for name in counts} == {0}
    assert {metric.value for name, metric in found.items() if name not in counts} == {None}


def test_one_author_alone() -> None:
    values = {name: metric.value for name, metric in of(profile_of(paper(OWNER))).items()}
    assert values == {
        "graph_authors": 1, "graph_edges": 0, "graph_density": None, "graph_transitivity": 0,
        "graph_average_clustering": 0, "graph_components": 0, "graph_largest_component_share": None,
        "graph_owner_betweenness": None, "graph_effective_size": None,
    }  # fmt: skip


def test_nobody_knows_the_owner_of_a_profile_without_a_name() -> None:
    found = of(profile_of(paper("B", "C", et_al=True), name=None))
    assert found["graph_authors"].low == 3
    for name in (
        "graph_components",
        "graph_largest_component_share",
        "graph_owner_betweenness",
        "graph_effective_size",
    ):
        assert (found[name].value, found[name].note) == (None, "the profile has no name")
    assert set(metrics.coauthor_graph([profile_of(paper("B", et_al=True), name=None)])) == {"B"}


@pytest.mark.parametrize("seed", some(range(25)))
def test_the_order_of_the_papers_changes_nothing(seed: int) -> None:
    rng = words.seeded(f"order of a graph{seed}")
    profile = cut(owned(rng, 12)[0])
    papers = list(profile.papers)
    rng.shuffle(papers)
    other = attrs.evolve(profile, papers=papers)
    for one, two in zip(metrics.graph_summary(profile), metrics.graph_summary(other), strict=True):
        assert one == attrs.evolve(two, papers=one.papers)


def test_a_name_that_is_twice_in_a_list_is_one_author() -> None:
    found = of(profile_of(paper(OWNER, "B", "B")))
    assert (found["graph_authors"].value, found["graph_edges"].value) == (2, 1)


def test_of_two_copies_of_a_paper_the_whole_list_closes_the_bounds() -> None:
    copies = (paper(OWNER, "B", et_al=True), paper(OWNER, "B", "C"))
    found = of(attrs.evolve(EMPTY, papers=copies))["graph_authors"]
    assert (found.value, found.n, found.missing, found.note) == (3, 2, 0, None)


def test_a_whole_list_without_the_owner_says_so() -> None:
    found = of(profile_of(paper("B", "C")))
    for name in ("graph_components", "graph_owner_betweenness", "graph_effective_size"):
        assert (found[name].value, found[name].note) == (None, "no list shows the owner")
    assert found["graph_density"].value == 1


def test_the_real_dump() -> None:
    found = of(REAL)
    assert (found["graph_authors"].low, found["graph_edges"].low) == (46, 85)
    assert found["graph_components"].value == 16
    assert [metric.name for metric in metrics.graph_summary(REAL)] == [
        function.__name__ for function in metrics.GRAPH_METRICS
    ]
    for metric, function in zip(found.values(), metrics.GRAPH_METRICS, strict=True):
        assert metric.reference
        assert function.__doc__
        assert (metric.n, metric.missing) == (23, 0)


def test_without_networkx_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name == "networkx":
            raise ModuleNotFoundError(name)
        return real(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    for call in (lambda: metrics.coauthor_graph([REAL]), lambda: metrics.graph_summary(REAL)):
        with pytest.raises(
            ImportError, match=r"^the graph .* install 'profileparse\[graph\]'$"
        ) as error:
            call()
        assert error.value.name == "networkx"
    assert len(metrics.summary(REAL)) == len(metrics.METRICS)


def test_a_list_of_nobody_but_others_has_the_owner() -> None:
    found = of(profile_of(paper(et_al=True)))
    assert (found["graph_authors"].low, found["graph_edges"].low) == (2, 1)
    assert set(metrics.coauthor_graph([profile_of(paper(et_al=True))])) == {OWNER}
