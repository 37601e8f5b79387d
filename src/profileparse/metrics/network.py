"""The graph of the authors on the papers of one profile, or of many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from types import ModuleType
from typing import TYPE_CHECKING

import attrs

from profileparse.metrics.author_lists import AuthorList, CoauthorIndex
from profileparse.records import Paper, Profile
from profileparse.text.names import name_key

if TYPE_CHECKING:
    import networkx as nx

MAX_AUTHORS = 30
"""Authors of a paper that are tied at most: beyond, each would be tied to dozens of others."""


@attrs.frozen
class Work:
    """A paper that is listed once, or more often."""

    authors: AuthorList  # its best list of authors, with the owners that it hides
    places: tuple[int, ...]  # of the papers in their profiles, from 0


@attrs.frozen
class _Copy:
    paper: Paper
    place: int
    owner: str | None


def coauthor_graph(profiles: Iterable[Profile], max_authors: int = MAX_AUTHORS) -> "nx.Graph[str]":
    """Return the graph of the authors on all papers of the profiles.

    A node is a name, in the form that is printed most often; `papers` is the number of papers,
    `papers_high` the most it can be, if each cut list hid the name, `owner` whether a profile is
    theirs. An edge is a pair with a paper in common; `papers` is
    their number, `weight_low` and `weight_high` bound the weight of the tie by Newman (2001).
    A paper that is listed twice, with the same title and day, counts once. Names are compared by
    NFC and case folding only: two people with one name are one node, and a person whose name is
    printed in two ways is two.

    The page of an owner lists their papers, so where a list is cut and does not show them, they
    are one of those that it hides.

    Args:
        profiles: one profile or many.
        max_authors: a paper with more known authors adds no nodes and no edges.

    Raises:
        ImportError: networkx is not installed; it comes with `profileparse[graph]`.
    """
    profiles = tuple(profiles)
    lists = [work.authors for work in works(profiles)]
    return graph_of([entry for entry in lists if len(entry.keys) <= max_authors], profiles)


def graph_of(lists: Sequence[AuthorList], profiles: Iterable[Profile]) -> "nx.Graph[str]":
    """Return the graph of these lists, which knows whose the profiles are.

    Its order does not depend on that of the lists, nor do the last bits of what is summed in it.
    """
    graph: nx.Graph[str] = networkx().Graph()
    owners = {name_key(profile.name) for profile in profiles if profile.name is not None}
    index = CoauthorIndex(lists)
    for key, shown in index.papers.items():
        _, most = index.count(key)
        known = {"papers": len(shown), "papers_high": most, "owner": key in owners}
        graph.add_node(index.names[key], **known)
    for one, other in sorted({pair for e in lists for pair in combinations(sorted(e.keys), 2)}):
        low, high = index.tie(one, other)
        ends, papers = (index.names[one], index.names[other]), index.together(one, other)
        graph.add_edge(*ends, papers=len(papers), weight_low=low, weight_high=high)
    return graph


def networkx() -> ModuleType:
    """Return networkx.

    Raises:
        ImportError: it is not installed.
    """
    try:
        import networkx as nx  # noqa: PLC0415  (an extra, which only callers of a graph need)
    except ImportError as error:
        message = "the graph of co-authors needs networkx: pip install 'profileparse[graph]'"
        raise ImportError(message, name="networkx") from error
    return nx


def works(profiles: Iterable[Profile]) -> list[Work]:
    """Return the papers of all profiles that have a list of authors, each paper once."""
    copies: dict[object, list[_Copy]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for place, paper in enumerate(profile.papers):
            known = paper.title is not None and paper.date is not None
            what = (name_key(str(paper.title)), paper.date) if known else (number, place)
            if paper.authors or paper.et_al:
                copies[what].append(_Copy(paper, place, profile.name))
    return [_work(place, found) for place, found in enumerate(copies.values())]


def _work(place: int, copies: list[_Copy]) -> Work:
    papers = [copy.paper for copy in copies]
    best = min(papers, key=lambda paper: (paper.et_al, -len(paper.authors), paper.authors))
    shown = set(map(name_key, best.authors))
    hidden: dict[str, str] = {}
    for name in sorted(copy.owner for copy in copies if copy.owner is not None and best.et_al):
        if name_key(name) not in shown:
            hidden.setdefault(name_key(name), name)
    return Work(AuthorList.of(place, best, hidden.values()), tuple(copy.place for copy in copies))
