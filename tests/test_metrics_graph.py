"""The graph of co-authors: networkx's measures, a second computation, and cut lists."""

import builtins
import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs
import networkx as nx
import pytest
import realdump
import words
from metric_samples import AS_OF, EMPTY, OWNER, cut, holds, invented, paper

import profileparse
from profileparse import Profile, metrics
from profileparse.metrics import Metric

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)


def of(profile: Profile) -> dict[str, Metric]:
    return {metric.name: metric for metric in metrics.graph_summary(profile)}


def profile_of(*papers: profileparse.Paper, name: str | None = OWNER) -> Profile:
    """Return a profile of papers that are not the same one."""
    apart = [attrs.evolve(p, title=f"{p.title} {n}") for n, p in enumerate(papers)]
    return attrs.evolve(EMPTY, name=name, papers=apart)


def owned(rng: Any, count: int) -> tuple[Profile, list[tuple[str, ...]]]:
    """Return a profile whose whole lists all have the owner, as those of a page do."""
    profile, _ = invented(rng, count)
    papers = [
        p if OWNER in p.authors else attrs.evolve(p, authors=(*p.authors, OWNER))
        for p in profile.papers
    ]
    profile = profile_of(*papers)
    return profile, [p.authors for p in profile.papers]


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
        "graph_ties": ties,
        "graph_density": ties / (people * (people - 1) / 2),
        "graph_transitivity": sum(linked.values()) / sum(triads.values()),
        "graph_average_clustering": sum(
            linked[name] / triads[name] for name in near if triads[name]
        )
        / people,
        "graph_groups": len(groups),
        "graph_largest_group_share": max(map(len, groups)) / (people - 1),
        "graph_owner_betweenness": paths / ((people - 1) * (people - 2) / 2),
        "graph_effective_size": len(mine) - sum(len(near[n] & mine) for n in mine) / len(mine),
    }


@pytest.mark.parametrize("seed", range(25))
def test_every_measure_agrees_with_a_second_computation(seed: int) -> None:
    rng = words.seeded(f"graph{seed}")
    profile, lists = owned(rng, rng.randint(2, 12))
    found, expected = of(profile), brute(lists)
    assert {name: metric.value for name, metric in found.items()} == pytest.approx(expected)
    assert {metric.note for metric in found.values()} == {None}


@pytest.mark.parametrize("seed", range(25))
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
            "graph_ties": graph.size(),
            "graph_density": nx.density(graph),
            "graph_transitivity": nx.transitivity(graph),
            "graph_average_clustering": nx.average_clustering(graph),
            "graph_groups": len(groups),
            "graph_largest_group_share": max(map(len, groups)) / len(others),
            "graph_owner_betweenness": nx.betweenness_centrality(graph)[OWNER],
            "graph_effective_size": nx.effective_size(graph)[OWNER],
        }
    )


@pytest.mark.parametrize("seed", range(25))
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
    for name in ("graph_authors", "graph_ties"):
        low = found[name].low if found[name].value is None else found[name].value
        assert isinstance(low, int)
        assert low <= expected[name]


def test_newman_weights_of_a_graph_sum_to_the_papers_of_a_person() -> None:
    _, lists = owned(words.seeded("strength"), 12)
    profile = profile_of(*(paper(*authors) for authors in lists))
    graph = metrics.coauthor_graph([profile])
    for name in graph:
        with_others = sum(name in authors and len(authors) > 1 for authors in lists)
        assert graph.degree(name, weight="weight_low") == pytest.approx(with_others)


def test_a_cut_list_hides_the_owner_where_it_does_not_show_them() -> None:
    graph = metrics.coauthor_graph([profile_of(paper("B", "C", "D", et_al=True))])
    assert graph.nodes[OWNER] == {"papers": 1, "owner": True}
    assert graph.edges[OWNER, "B"] == {
        "papers": 1, "weight_low": 0.0, "weight_high": pytest.approx(1 / 3),
    }  # fmt: skip
    whole = metrics.coauthor_graph([profile_of(paper("B", "C", "D"))])
    assert OWNER not in whole


def test_a_pair_that_a_cut_list_knows_less_of_weighs_less() -> None:
    known = paper("B", "C", et_al=True)
    other = paper("D", "E", et_al=True)  # with the owner, and B and C as well, five authors
    graph = metrics.coauthor_graph([profile_of(known, other)])
    assert graph.edges["B", "C"]["weight_high"] == pytest.approx(1 / 2 + 1 / 4)
    assert graph.edges[OWNER, "B"]["weight_high"] == pytest.approx(1 / 2 + 1 / 3)


def test_the_least_graph_of_a_cut_list_has_one_author_more() -> None:
    found = of(profile_of(paper(OWNER, "B", et_al=True)))
    assert (found["graph_authors"].low, found["graph_authors"].high) == (3, None)
    assert (found["graph_ties"].low, found["graph_ties"].high) == (3, None)
    assert found["graph_density"].value == 1
    assert {metric.note for metric in found.values()} == {"1 of 1 lists are cut"}


def test_a_paper_that_two_people_list_counts_once_and_ties_both() -> None:
    of_ana = paper("B", "C", "D", et_al=True)
    mine = attrs.evolve(EMPTY, papers=(of_ana,))
    theirs = attrs.evolve(EMPTY, name="Bo Ray", papers=(attrs.evolve(of_ana, title="a TITLE"),))
    graph = metrics.coauthor_graph([mine, theirs])
    assert graph.nodes["B"]["papers"] == 1
    assert graph.edges[OWNER, "Bo Ray"] == {
        "papers": 1, "weight_low": 0.0, "weight_high": pytest.approx(1 / 4),
    }  # fmt: skip
    assert {name for name, owner in graph.nodes(data="owner") if owner} == {OWNER, "Bo Ray"}
    again = metrics.coauthor_graph([theirs, mine])
    assert nx.utils.graphs_equal(graph, again)


def test_of_two_copies_the_whole_list_is_taken() -> None:
    cut_list, whole = paper("B", "C", "D", et_al=True), paper("B", "C", "D", OWNER)
    for copies in ((cut_list, whole), (whole, cut_list), (whole, cut_list, paper())):
        graph = metrics.coauthor_graph([attrs.evolve(EMPTY, papers=copies)])
        assert graph.edges["B", "C"]["weight_low"] == pytest.approx(1 / 3)
        assert graph.size() == 6


DIFFERENT = {
    "title": {"title": "Another"},
    "day": {"date": date(2020, 1, 2)},
    "no title": {"title": None},
    "no day": {"date": None},
}


@pytest.mark.parametrize("change", DIFFERENT.values(), ids=list(DIFFERENT))
def test_papers_are_one_only_with_title_and_day(change: dict[str, Any]) -> None:
    one = paper(OWNER, "B")
    profile = attrs.evolve(EMPTY, papers=(one, attrs.evolve(one, **change)))
    assert metrics.coauthor_graph([profile]).edges[OWNER, "B"]["papers"] == 2


def test_names_are_matched_by_nfc_and_case_only() -> None:
    lists = (
        paper(OWNER, "José Ray"),
        paper("JOSÉ RAY", "B", OWNER),
        paper("ANA KIM", "Jose\u0301 Ray"),
        paper(OWNER, "J. Ray", "José Ray"),
    )
    assert set(metrics.coauthor_graph([profile_of(*lists)])) == {OWNER, "José Ray", "J. Ray", "B"}


def test_a_paper_of_very_many_authors_ties_nobody() -> None:
    crowd = paper(OWNER, *(f"Name {n}" for n in range(10_000)))
    profile = profile_of(crowd, paper(OWNER, "B"))
    assert set(metrics.coauthor_graph([profile])) == {OWNER, "B"}
    found = of(profile)["graph_authors"]
    assert (found.value, found.n, found.missing, found.papers) == (2, 1, 1, (1,))
    few = profile_of(paper(OWNER, "B", "C"))
    assert metrics.coauthor_graph([few], max_authors=2).size() == 0


def test_paths_between_very_many_people_are_not_counted() -> None:
    crowd = [paper(OWNER, f"A {n}", f"B {n}") for n in range(1_500)]
    found = metrics.graph_owner_betweenness(profile_of(*crowd))
    assert (found.value, found.note) == (None, "not computed for more than 3,000 authors")


def test_without_papers_there_is_nothing_to_measure() -> None:
    found = of(EMPTY)
    counts = ("graph_authors", "graph_ties")
    assert {found[name].value for name in counts} == {0}
    assert {metric.value for name, metric in found.items() if name not in counts} == {None}


def test_one_author_alone() -> None:
    values = {name: metric.value for name, metric in of(profile_of(paper(OWNER))).items()}
    assert values == {
        "graph_authors": 1, "graph_ties": 0, "graph_density": None, "graph_transitivity": 0,
        "graph_average_clustering": 0, "graph_groups": 0, "graph_largest_group_share": None,
        "graph_owner_betweenness": None, "graph_effective_size": None,
    }  # fmt: skip


def test_nobody_knows_the_owner_of_a_profile_without_a_name() -> None:
    found = of(profile_of(paper("B", "C", et_al=True), name=None))
    assert found["graph_authors"].low == 3
    for name in (
        "graph_groups",
        "graph_largest_group_share",
        "graph_owner_betweenness",
        "graph_effective_size",
    ):
        assert (found[name].value, found[name].note) == (None, "the profile has no name")
    assert set(metrics.coauthor_graph([profile_of(paper("B", et_al=True), name=None)])) == {"B"}


def test_the_real_dump() -> None:
    found = of(REAL)
    assert (found["graph_authors"].low, found["graph_ties"].low) == (46, 85)
    assert found["graph_groups"].value == 16
    assert [metric.name for metric in metrics.graph_summary(REAL)] == [
        function.__name__ for function in metrics.GRAPH_METRICS
    ]
    for metric, function in zip(found.values(), metrics.GRAPH_METRICS, strict=True):
        assert metric.source
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
