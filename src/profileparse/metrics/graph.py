"""The graph of co-authors, and what networkx measures in it."""

from collections.abc import Callable, Iterable
from math import comb
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs

from profileparse.metrics.lists import Company, List, author_lists, cut_note, places
from profileparse.metrics.metric import NAMELESS, Definition, Metric
from profileparse.names import name_key
from profileparse.records import Paper, Profile

if TYPE_CHECKING:
    import networkx as nx

_MOST_PATHS = 3_000
"""Authors of a graph whose shortest paths are counted: more would take minutes."""
MAX_AUTHORS = 100
"""Authors of a paper that are tied at most: beyond, each would be tied to hundreds of others."""

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


def coauthor_graph(profiles: Iterable[Profile], max_authors: int = MAX_AUTHORS) -> "nx.Graph[str]":
    """Return the graph of the authors on all papers of the profiles.

    A node is a name, in the form that is printed most often; `papers` is the number of papers,
    `owner` whether a profile is theirs. An edge is a pair with a paper in common; `papers` is
    their number, `weight_low` and `weight_high` bound the weight of the tie by Newman (2001).
    A paper that is listed twice, with the same title and day, counts once. Names are compared by
    NFC and case folding only: two people with one name are one node, and a person whose name is
    printed in two ways is two.

    The page of an owner lists their papers, so where a list is cut and does not show them, they
    are one of those that it hides.

    Args:
        profiles: one profile or many.
        max_authors: a paper that shows more authors adds no nodes and no edges.

    Raises:
        ImportError: networkx is not installed; it comes with `profileparse[graph]`.
    """
    graph: nx.Graph[str] = _networkx().Graph()
    lists, owners = _merged(profiles)
    lists = [entry for entry in lists if len(entry.keys) <= max_authors]
    company = Company(lists)
    people = {entry.place: sorted(entry.keys) for entry in lists}
    for key in company.papers:
        name, papers = company.names[key], len(company.papers[key])
        graph.add_node(name, papers=papers, owner=key in owners)
    for keys in people.values():
        for number, one in enumerate(keys):
            for other in keys[number + 1 :]:
                ends = company.names[one], company.names[other]
                if not graph.has_edge(*ends):
                    low, high = company.tie(one, other)
                    papers = len(company.together(one, other))
                    graph.add_edge(*ends, papers=papers, weight_low=low, weight_high=high)
    return graph


def _networkx() -> ModuleType:
    try:
        import networkx as nx  # noqa: PLC0415  (an extra, which only callers of a graph need)
    except ImportError as error:
        message = "the graph of co-authors needs networkx: pip install 'profileparse[graph]'"
        raise ImportError(message, name="networkx") from error
    return nx


def _merged(profiles: Iterable[Profile]) -> tuple[list[List], set[str]]:
    """Return the lists of authors of all papers, each paper once, and the keys of the owners."""
    copies: dict[object, list[tuple[Paper, str | None]]] = {}
    owners = set()
    for number, profile in enumerate(profiles):
        if profile.name is not None:
            owners.add(name_key(profile.name))
        for place, paper in enumerate(profile.papers):
            known = paper.title is not None and paper.date is not None
            what = (name_key(str(paper.title)), paper.date) if known else (number, place)
            copies.setdefault(what, []).append((paper, profile.name))
    return [_list(n, found) for n, found in enumerate(copies.values()) if _shown(found)], owners


def _shown(copies: list[tuple[Paper, str | None]]) -> bool:
    return any(paper.authors for paper, _ in copies)


def _list(place: int, copies: list[tuple[Paper, str | None]]) -> List:
    """Return the best list of one paper, with the owners that it hides."""
    shown = [paper for paper, _ in copies if paper.authors]
    best = min(shown, key=lambda paper: (paper.et_al, -len(paper.authors), paper.authors))
    keys = set(map(name_key, best.authors))
    owners = {name_key(name): name for _, name in copies if name is not None and best.et_al}
    return List.of(place, best, (owners[key] for key in sorted(owners.keys() - keys)))


@attrs.frozen
class _Ego:
    """The graph around the owner of one profile.

    Attributes:
        graph: of all papers of the profile.
        nameless: whether nobody knows who the owner is.
        owner: the node of the owner; None if no list shows or hides them.
        groups: sizes of the connected components that are left without the owner.
        lists: the lists of authors that it is made of.
        missing: papers that show no author, or too many.
    """

    graph: Any
    nameless: bool
    owner: str | None
    groups: list[int]
    lists: list[List]
    missing: int


def _ego(profile: Profile) -> _Ego:
    graph = coauthor_graph([profile])
    lists, _ = author_lists(profile)
    lists = [entry for entry in lists if len(entry.keys) <= MAX_AUTHORS]
    owner = next((name for name, is_owner in graph.nodes(data="owner") if is_owner), None)
    others = graph.subgraph(name for name in graph if name != owner)
    groups = [len(group) for group in _networkx().connected_components(others)]
    missing = len(profile.papers) - len(lists)
    return _Ego(graph, profile.name is None, owner, groups, lists, missing)


def _least(definition: Definition, ego: _Ego, low: int) -> Metric:
    cut = any(entry.most is None for entry in ego.lists)
    high = None if cut else low
    return definition.bounded(low, high, places(ego.lists), ego.missing, cut_note(ego.lists))


def _as_shown(definition: Definition, ego: _Ego, value: float | None) -> Metric:
    return definition.exact(value, places(ego.lists), ego.missing, cut_note(ego.lists))


def _of_owner(definition: Definition, ego: _Ego, measure: Callable[[str], float | None]) -> Metric:
    """Return a metric that asks for the owner, who is unknown in a profile without a name."""
    if ego.nameless:
        return definition.exact(None, missing=ego.missing, note=NAMELESS)
    return _as_shown(definition, ego, None if ego.owner is None else measure(ego.owner))


def graph_authors(profile: Profile) -> Metric:
    """Return the number of authors: at least those that are shown."""
    ego = _ego(profile)
    return _least(_AUTHORS, ego, max([len(ego.graph), *(entry.least for entry in ego.lists)]))


def graph_ties(profile: Profile) -> Metric:
    """Return the number of pairs of authors with a paper in common: at least those shown."""
    ego = _ego(profile)
    of_one_paper = (comb(entry.least, 2) for entry in ego.lists)
    return _least(_TIES, ego, max([ego.graph.number_of_edges(), *of_one_paper]))


def graph_density(profile: Profile) -> Metric:
    """Return the density; it takes two authors."""
    ego = _ego(profile)
    value = _networkx().density(ego.graph) if len(ego.graph) > 1 else None
    return _as_shown(_DENSITY, ego, value)


def graph_transitivity(profile: Profile) -> Metric:
    """Return the transitivity; 0 where no two ties share an author."""
    ego = _ego(profile)
    value = _networkx().transitivity(ego.graph) if len(ego.graph) else None
    return _as_shown(_TRANSITIVITY, ego, value)


def graph_average_clustering(profile: Profile) -> Metric:
    """Return the mean clustering; an author with one tie or none counts as 0."""
    ego = _ego(profile)
    value = _networkx().average_clustering(ego.graph) if len(ego.graph) else None
    return _as_shown(_CLUSTERING, ego, value)


def graph_groups(profile: Profile) -> Metric:
    """Return the number of groups of co-authors that only the owner ties to each other."""
    ego = _ego(profile)
    return _of_owner(_GROUPS, ego, lambda _: len(ego.groups))


def graph_largest_group_share(profile: Profile) -> Metric:
    """Return the share of the largest of these groups; not defined without a co-author."""
    ego = _ego(profile)
    value = max(ego.groups) / sum(ego.groups) if ego.groups else None
    return _of_owner(_LARGEST, ego, lambda _: value)


def graph_owner_betweenness(profile: Profile) -> Metric:
    """Return the betweenness of the owner; it takes two others, and 3,000 authors at most."""
    ego = _ego(profile)

    if len(ego.graph) > _MOST_PATHS:
        note = f"not computed for more than {_MOST_PATHS:,} authors"
        return _BETWEENNESS.exact(None, places(ego.lists), ego.missing, note)

    def measure(owner: str) -> float | None:
        if len(ego.graph) <= 2:  # noqa: PLR2004  (the owner and one other)
            return None
        return float(_networkx().betweenness_centrality(ego.graph)[owner])

    return _of_owner(_BETWEENNESS, ego, measure)


def graph_effective_size(profile: Profile) -> Metric:
    """Return the effective size of the owner's network; not defined without a co-author."""
    ego = _ego(profile)

    def measure(owner: str) -> float | None:
        if not ego.graph[owner]:
            return None
        return float(_networkx().effective_size(ego.graph, [owner])[owner])

    return _of_owner(_EFFECTIVE, ego, measure)
