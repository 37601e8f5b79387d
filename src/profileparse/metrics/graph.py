"""What is measured in the graph of the co-authors of a profile."""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from math import comb, fsum
from typing import Any

import attrs

from profileparse.metrics.author_lists import List, hidden_note
from profileparse.metrics.metric import NAMELESS, Definition, Metric
from profileparse.metrics.network import MAX_AUTHORS, Work, graph_of, networkx, works
from profileparse.records import Profile

_MOST_PATHS = 5_000_000  # authors times ties: more would take longer than a few seconds

_AS_SHOWN = "in the graph of the names that are shown, with the owner added to each cut list"
_FREEMAN = "Freeman, L. C. (1977), Sociometry 40(1), 35-41"
_STRUCTURE = "Newman, M. E. J. (2001), PNAS 98(2), 404-409"

_AUTHORS = Definition(
    name="graph_authors",
    unit="people",
    definition="authors on the papers listed, the owner counted; a cut list hides others",
    source="a count of nodes; no source",
)
_TIES = Definition(
    name="graph_ties",
    unit="ties",
    definition="pairs of authors with a paper in common; a cut list hides others",
    source="a count of edges; no source",
)
_DENSITY = Definition(
    name="graph_density",
    unit="share",
    definition=f"pairs with a paper in common over all pairs of authors, {_AS_SHOWN}",
    source="networkx: density",
)
_TRANSITIVITY = Definition(
    name="graph_transitivity",
    unit="share",
    definition=f"three times the triangles over pairs of ties that share an author, {_AS_SHOWN}",
    source=f"{_STRUCTURE}; networkx: transitivity",
)
_CLUSTERING = Definition(
    name="graph_average_clustering",
    unit="share",
    definition="the mean, over authors, of the share of pairs of their co-authors that are "
    f"co-authors of each other, {_AS_SHOWN}",
    source="Watts, D. J. & Strogatz, S. H. (1998), Nature 393, 440-442; networkx: "
    "average_clustering",
)
_GROUPS = Definition(
    name="graph_groups",
    unit="groups",
    definition=f"connected components that are left without the owner, {_AS_SHOWN}",
    source="networkx: number_connected_components",
)
_LARGEST = Definition(
    name="graph_largest_group_share",
    unit="share",
    definition=f"co-authors of the largest of these groups over all co-authors, {_AS_SHOWN}",
    source="networkx: connected_components",
)
_BETWEENNESS = Definition(
    name="graph_owner_betweenness",
    unit="share",
    definition="share of the shortest paths between two others that lead over the owner, "
    f"{_AS_SHOWN}",
    source=f"{_FREEMAN}; networkx: betweenness_centrality",
)
_EFFECTIVE = Definition(
    name="graph_effective_size",
    unit="people",
    definition="co-authors of the owner less the mean number of ties that each has to the others: "
    f"those who are not tied to the others already, {_AS_SHOWN}",
    source="Burt, R. S. (1995), Structural Holes, Harvard University Press, in the form of "
    "Borgatti, S., Connections 20(1), 35-38, both as networkx cites them; networkx: effective_size",
)


@attrs.frozen
class Ego:
    """The graph around the owner of one profile.

    Attributes:
        graph: of all papers of the profile.
        nameless: whether nobody knows who the owner is.
        owner: the node of the owner; None if no list shows or hides them.
        groups: sizes of the connected components that are left without the owner.
        triangles: how many triangles each node is in.
        lists: the lists of authors that it is made of.
        papers: places of the papers that have these.
        missing: papers that have no list, or are left out.
        note: whom it cannot have; None if it has everybody.
    """

    graph: Any
    nameless: bool
    owner: str | None
    groups: list[int]
    triangles: Counter[str]
    lists: list[List]
    papers: tuple[int, ...]
    missing: int
    note: str | None


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
    all_places, papers = _places(found), _places(kept)
    return Ego(
        graph=graph,
        nameless=profile.name is None,
        owner=owner,
        groups=sorted(len(group) for group in networkx().connected_components(others)),
        triangles=_triangles(graph),
        lists=lists,
        papers=papers,
        missing=len(profile.papers) - len(papers),
        note=_note(lists, len(profile.papers) - len(all_places), len(all_places) - len(papers)),
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


def _places(found: list[Work]) -> tuple[int, ...]:
    return tuple(sorted(place for work in found for place in work.places))


def _note(lists: list[List], without: int, too_many: int) -> str | None:
    left_out = "1 paper has" if too_many == 1 else f"{too_many:,} papers have"
    notes = (
        hidden_note(lists, without),
        f"{left_out} more than {MAX_AUTHORS} authors" if too_many else None,
    )
    return "; ".join(note for note in notes if note) or None


def _least(definition: Definition, found: Ego, low: int) -> Metric:
    high = low if found.note is None else None
    return definition.bounded(low, high, found.papers, found.missing, found.note)


def _as_shown(
    definition: Definition, found: Ego, value: float | None, note: str | None = None
) -> Metric:
    return definition.exact(value, found.papers, found.missing, note or found.note)


def _of_owner(definition: Definition, found: Ego, measure: Callable[[str], float | None]) -> Metric:
    """Return a metric that asks for the owner, who can be unknown."""
    if found.nameless:
        return definition.exact(None, missing=found.missing, note=NAMELESS)
    if found.owner is None:
        return _as_shown(definition, found, None, "no list shows the owner")
    return _as_shown(definition, found, measure(found.owner))


def graph_authors(profile: Profile) -> Metric:
    """Return the number of authors: at least those that are known."""
    found = ego(profile)
    return _least(_AUTHORS, found, max([len(found.graph), *(e.least for e in found.lists)]))


def graph_ties(profile: Profile) -> Metric:
    """Return the number of pairs of authors with a paper in common: at least those known."""
    found = ego(profile)
    of_one_paper = (comb(entry.least, 2) for entry in found.lists)
    return _least(_TIES, found, max([found.graph.number_of_edges(), *of_one_paper]))


def graph_density(profile: Profile) -> Metric:
    """Return the density; it takes two authors."""
    found = ego(profile)
    value = networkx().density(found.graph) if len(found.graph) > 1 else None
    return _as_shown(_DENSITY, found, value)


def graph_transitivity(profile: Profile) -> Metric:
    """Return the transitivity; 0 where no two ties share an author."""
    found = ego(profile)
    pairs = sum(comb(ties, 2) for _, ties in found.graph.degree)
    closed = found.triangles.total() / pairs if pairs else 0
    return _as_shown(_TRANSITIVITY, found, closed if len(found.graph) else None)


def graph_average_clustering(profile: Profile) -> Metric:
    """Return the mean clustering; an author with one tie or none counts as 0."""
    found = ego(profile)
    shares = [found.triangles[n] / comb(ties, 2) for n, ties in found.graph.degree if ties > 1]
    value = fsum(shares) / len(found.graph) if len(found.graph) else None
    return _as_shown(_CLUSTERING, found, value)


def graph_groups(profile: Profile) -> Metric:
    """Return the number of groups of co-authors that only the owner ties to each other."""
    found = ego(profile)
    return _of_owner(_GROUPS, found, lambda _: len(found.groups))


def graph_largest_group_share(profile: Profile) -> Metric:
    """Return the share of the largest of these groups; not defined without a co-author."""
    found = ego(profile)
    value = max(found.groups) / sum(found.groups) if found.groups else None
    return _of_owner(_LARGEST, found, lambda _: value)


def graph_owner_betweenness(profile: Profile) -> Metric:
    """Return the betweenness of the owner; it takes two others, and no very large graph."""
    found = ego(profile)
    if len(found.graph) * found.graph.number_of_edges() > _MOST_PATHS:
        return _as_shown(_BETWEENNESS, found, None, "not computed for so many authors and ties")

    def measure(owner: str) -> float | None:
        if len(found.graph) <= 2:  # noqa: PLR2004  (the owner and one other)
            return None
        return float(networkx().betweenness_centrality(found.graph)[owner])

    return _of_owner(_BETWEENNESS, found, measure)


def graph_effective_size(profile: Profile) -> Metric:
    """Return the effective size of the owner's network; not defined without a co-author."""
    found = ego(profile)

    def measure(owner: str) -> float | None:
        if not found.graph[owner]:
            return None
        return float(networkx().effective_size(found.graph, [owner])[owner])

    return _of_owner(_EFFECTIVE, found, measure)
