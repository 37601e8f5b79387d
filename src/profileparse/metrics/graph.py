"""What is measured in the graph of the co-authors of a profile."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from math import comb, fsum
from typing import Any

import attrs

from profileparse.metrics.author_lists import AuthorList, hidden_note, joined, papers_note
from profileparse.metrics.metric import Measurement, bounded, owner_key
from profileparse.metrics.network import MAX_AUTHORS, graph_of, networkx, works
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = [
    "graph_authors", "graph_average_clustering", "graph_components", "graph_density",
    "graph_edges", "graph_effective_size", "graph_largest_component_share",
    "graph_owner_betweenness", "graph_transitivity",
]  # fmt: skip

_MOST_PATHS = 5_000_000  # authors times edges: more would take longer than a few seconds

_AS_SHOWN = "in the graph of the names that are shown, with the owner added to each cut list"


@attrs.frozen
class Ego:
    """The graph around the owner of one profile, made of all its papers."""

    graph: Any
    owner: str | None  # the node of the owner; None if no list shows or hides them
    components: list[int]  # sizes of those that are left connected without the owner
    triangles: Counter[str]  # how many each node is in
    lists: list[AuthorList]
    papers: tuple[int, ...]  # places of those that have these lists
    missing: int  # papers that have no list, or are left out
    note: str | None  # whom it cannot have; None if it has everybody


# The measures of one profile are asked for one after the other.
@lru_cache(maxsize=1)
def ego(profile: Profile) -> Ego:
    """Return the graph around the owner of a profile.

    Raises:
        ImportError: networkx is not installed.
    """
    found = works([profile])
    kept = [work for work in found if len(work.authors.keys) <= MAX_AUTHORS]
    lists = [work.authors for work in kept]
    graph = graph_of(lists, [profile])
    owner = next((name for name, is_owner in graph.nodes(data="owner") if is_owner), None)
    others = graph.subgraph(name for name in graph if name != owner)
    papers = tuple(sorted(chain.from_iterable(work.places for work in kept)))
    listed = sum(len(work.places) for work in found)
    crowded = papers_note(listed - len(papers), f"more than {MAX_AUTHORS} authors")
    return Ego(
        graph=graph,
        owner=owner,
        components=sorted(len(nodes) for nodes in networkx().connected_components(others)),
        triangles=_triangles(graph),
        lists=lists,
        papers=papers,
        missing=len(profile.papers) - len(papers),
        note=joined(hidden_note(lists, len(profile.papers) - listed), crowded),
    )


def _triangles(graph: Any) -> Counter[str]:
    """Return how many triangles each node is in.

    networkx makes the set of the neighbours of a node anew for each of them, which takes a time
    that grows with the square of an owner's co-authors.
    """
    near = {name: set(graph[name]) for name in graph}
    twice: Counter[str] = Counter(dict.fromkeys(near, 0))
    for one, other in graph.edges:
        common = len(near[one] & near[other])
        twice[one] += common
        twice[other] += common
    return Counter({name: count // 2 for name, count in twice.items()})


def _at_least(found: Ego, low: int) -> Measurement:
    high = low if found.note is None else None
    return bounded(low, high, found.papers, found.missing, found.note)


def _as_shown(found: Ego, value: float | None, note: str | None = None) -> Measurement:
    return Measurement(value, found.papers, found.missing, note or found.note)


def _of_owner(profile: Profile, found: Ego, measure: Callable[[str], float | None]) -> Measurement:
    """Return a measurement that asks for the owner, who can be on no paper."""
    owner_key(profile, found.missing)
    if found.owner is None:
        return _as_shown(found, None, "no list shows the owner")
    return _as_shown(found, measure(found.owner))


@Group.GRAPH.metric(
    "people",
    "authors on the papers listed, the owner counted; a cut list hides others",
    "a count of nodes; no source",
    bounds="low: the fewest that there can be; high: open if a list is cut",
)
def graph_authors(profile: Profile) -> Measurement:
    found = ego(profile)
    return _at_least(found, max([len(found.graph), *(e.least for e in found.lists)]))


@Group.GRAPH.metric(
    "edges",
    "pairs of authors with a paper in common; a cut list hides others",
    "a count of edges; no source",
    bounds="low: the fewest that there can be; high: open if a list is cut",
)
def graph_edges(profile: Profile) -> Measurement:
    found = ego(profile)
    of_one_paper = (comb(entry.least, 2) for entry in found.lists)
    return _at_least(found, max([found.graph.number_of_edges(), *of_one_paper]))


@Group.GRAPH.metric(
    "share",
    f"pairs with a paper in common over all pairs of authors, {_AS_SHOWN}",
    "networkx: density",
    formula=r"\frac{2E}{V(V-1)}",
)
def graph_density(profile: Profile) -> Measurement:
    found = ego(profile)
    return _as_shown(found, networkx().density(found.graph) if len(found.graph) > 1 else None)


@Group.GRAPH.metric(
    "share",
    f"three times the triangles over pairs of edges that share an author, {_AS_SHOWN}",
    "Newman, M. E. J. (2001), PNAS 98(2), 404-409; networkx: transitivity",
    formula=r"\frac{3T}{\mathrm{pairs\ of\ edges\ that\ share\ an\ author}}",
)
def graph_transitivity(profile: Profile) -> Measurement:
    found = ego(profile)
    pairs = sum(comb(degree, 2) for _, degree in found.graph.degree)
    closed = found.triangles.total() / pairs if pairs else 0
    return _as_shown(found, closed if len(found.graph) else None)


@Group.GRAPH.metric(
    "share",
    "the mean, over authors, of the share of pairs of their co-authors that are co-authors of each "
    f"other, {_AS_SHOWN}",
    "Watts, D. J. & Strogatz, S. H. (1998), Nature 393, 440-442; networkx: average_clustering",
    formula=r"\frac{1}{V} \sum_{v} \frac{2 e_v}{k_v (k_v - 1)}",
)
def graph_average_clustering(profile: Profile) -> Measurement:
    found = ego(profile)
    shares = [
        found.triangles[n] / comb(degree, 2) for n, degree in found.graph.degree if degree > 1
    ]
    return _as_shown(found, fsum(shares) / len(found.graph) if len(found.graph) else None)


@Group.GRAPH.metric(
    "components",
    f"connected components that are left without the owner, {_AS_SHOWN}",
    "networkx: number_connected_components",
)
def graph_components(profile: Profile) -> Measurement:
    found = ego(profile)
    return _of_owner(profile, found, lambda _: len(found.components))


@Group.GRAPH.metric(
    "share",
    f"co-authors of the largest of these components over all co-authors, {_AS_SHOWN}",
    "networkx: connected_components",
)
def graph_largest_component_share(profile: Profile) -> Measurement:
    found = ego(profile)
    sizes = found.components
    return _of_owner(profile, found, lambda _: max(sizes) / sum(sizes) if sizes else None)


@Group.GRAPH.metric(
    "share",
    f"share of the shortest paths between two others that lead over the owner, {_AS_SHOWN}",
    "Freeman, L. C. (1977), Sociometry 40(1), 35-41; networkx: betweenness_centrality",
    formula=r"\frac{2}{(V-1)(V-2)} \sum_{s<t} \frac{\sigma_{st}(o)}{\sigma_{st}}",
)
def graph_owner_betweenness(profile: Profile) -> Measurement:
    found = ego(profile)
    if len(found.graph) * found.graph.number_of_edges() > _MOST_PATHS:
        return _as_shown(found, None, "not computed for so many authors and edges")

    two = len(found.graph) <= 2  # noqa: PLR2004  (the owner and one other)
    betweenness = networkx().betweenness_centrality
    return _of_owner(profile, found, lambda me: None if two else betweenness(found.graph)[me])


@Group.GRAPH.metric(
    "people",
    "co-authors of the owner less the mean number of ties that each has to the others: those who "
    f"are not tied to the others already, {_AS_SHOWN}",
    "Burt, R. S. (1995), Structural Holes, Harvard University Press, in the form of Borgatti, S., "
    "Connections 20(1), 35-38, both as networkx cites them; networkx: effective_size",
    formula=r"k_o - \frac{2 e_o}{k_o}",
)
def graph_effective_size(profile: Profile) -> Measurement:
    found = ego(profile)

    def measure(owner: str) -> float | None:
        sizes = networkx().effective_size(found.graph, [owner])
        return float(sizes[owner]) if found.graph[owner] else None

    return _of_owner(profile, found, measure)
