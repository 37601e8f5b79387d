"""All metrics of one profile, or of several side by side, and what cannot be one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType

import attrs

from profileparse.metrics.metric import Metric
from profileparse.metrics.registry import Definition, Group, registered
from profileparse.records import Profile

__all__ = [
    "DEFINITIONS", "GRAPH_GROUPS", "GRAPH_METRICS", "GROUPS", "METRICS", "NOT_COMPUTABLE", "SERIES",
    "Row", "compare", "graph_summary", "summary",
]  # fmt: skip

Function = Callable[[Profile], Metric]

DEFINITIONS: Mapping[str, Definition] = MappingProxyType(registered())
"""What each metric is, by its name, in the order of `summary`, then of `graph_summary`."""

_BY_GROUP = {
    group.value: tuple(row.compute for row in DEFINITIONS.values() if row.group is group)
    for group in Group
}

GRAPH_GROUPS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {Group.GRAPH.value: _BY_GROUP.pop(Group.GRAPH.value)}
)
"""Those of the graph of co-authors, under their heading; they need networkx."""

GROUPS: Mapping[str, tuple[Function, ...]] = MappingProxyType(_BY_GROUP)
"""All others, by what they speak of."""

METRICS: tuple[Function, ...] = tuple(chain.from_iterable(GROUPS.values()))
"""The functions, in the order of `summary`."""

GRAPH_METRICS: tuple[Function, ...] = tuple(chain.from_iterable(GRAPH_GROUPS.values()))
"""Those of the graph, in the order of `graph_summary`."""

SERIES = frozenset(name for name, row in DEFINITIONS.items() if row.series)
"""Names of those that have a figure for each of several labels."""

NOT_COMPUTABLE: Mapping[str, str] = MappingProxyType(
    {
        "g_index": "Egghe, L. (2006), Scientometrics 69(1), 131-152: needs the citations of each "
        "paper; the page prints their sum only",
        "i10_index": "Google Scholar (2011): needs the citations of each paper",
        "e_index": "Zhang, C.-T. (2009), PLoS ONE 4(5), e5429: needs the citations of each paper "
        "of the h-core",
        "h5_index": "Google Scholar Metrics: needs the citations of each paper, and the papers "
        "that are not listed",
        "citations_per_year": "needs the year of each citation",
        "self_citations": "needs who cites whom",
        "field_normalised_citations": "needs the citations of each paper, and those of its field",
        "last_author_share": "a list that is cut hides the last author",
        "authors_per_paper": "a list that is cut hides how many there are; see "
        "collaborative_index for the bounds of their mean",
        "international_collaboration": "needs the countries of the authors",
    }
)
"""What users ask for and a dump cannot give, with its source and the reason."""


def summary(profile: Profile) -> tuple[Metric, ...]:
    """Return all metrics of a profile, in the order of `METRICS`."""
    return tuple(metric(profile) for metric in METRICS)


def graph_summary(profile: Profile) -> tuple[Metric, ...]:
    """Return all metrics of the graph of co-authors, in the order of `GRAPH_METRICS`.

    Raises:
        ImportError: networkx is not installed; it comes with `profileparse[graph]`.
    """
    return tuple(metric(profile) for metric in GRAPH_METRICS)


@attrs.frozen(kw_only=True)
class Row:
    """The metrics of one of several profiles."""

    name: str | None
    """The researcher, as printed."""
    as_of: date
    """Day of capture; profiles of different days differ for that alone."""
    metrics: tuple[Metric, ...]
    """In the order of `summary`."""

    def __getitem__(self, name: str) -> Metric:
        """Return a metric by its name.

        Raises:
            KeyError: there is no such metric.
        """
        return {metric.name: metric for metric in self.metrics}[name]


def compare(profiles: Iterable[Profile]) -> tuple[Row, ...]:
    """Return a row of metrics for each profile, in the order of the profiles.

    All rows have the same metrics in the same order. Sizes differ between fields, ages and
    days of capture; nothing here is normalised.
    """
    return tuple(Row(name=p.name, as_of=p.as_of, metrics=summary(p)) for p in profiles)
