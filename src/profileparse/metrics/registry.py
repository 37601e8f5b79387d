"""Which metrics there are, in which order, and what cannot be one."""

from collections.abc import Callable, Mapping
from itertools import chain
from types import MappingProxyType

from profileparse.metrics import (
    breadth,
    collaboration,
    graph,
    impact,
    openness,
    output_over_time,
    ties,
)
from profileparse.metrics.metric import Metric
from profileparse.records import Profile

Function = Callable[[Profile], Metric]

GROUPS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {
        "Output over time": (
            output_over_time.papers_per_year,
            output_over_time.publication_span,
            output_over_time.longest_gap,
            output_over_time.median_age,
            output_over_time.recent_share,
        ),
        "From the head": (
            impact.h_index,
            impact.m_quotient,
            impact.hirsch_a,
            impact.citations_per_paper,
            impact.root_citations_over_2h,
        ),
        "Collaboration": (
            collaboration.degree_of_collaboration,
            collaboration.collaborative_index,
            collaboration.collaborative_coefficient,
            collaboration.modified_collaborative_coefficient,
            collaboration.fractional_productivity,
            collaboration.first_author_share,
            collaboration.dominance_factor,
            collaboration.owner_shown_share,
            collaboration.cut_lists_share,
        ),
        "Co-authors": (
            ties.coauthors,
            ties.repeat_coauthor_share,
            ties.coauthor_papers,
            ties.strongest_ties,
        ),
        "Breadth": (
            breadth.shannon_entropy,
            breadth.evenness,
            breadth.simpson,
            breadth.gini_simpson,
            breadth.hill_0,
            breadth.hill_1,
            breadth.hill_2,
            breadth.category_drift,
        ),
        "Openness": (openness.code_badge_share, openness.code_claim_share),
        "Score": (
            openness.score_coverage,
            openness.score_min,
            openness.score_median,
            openness.score_max,
        ),
        "Affiliations": (openness.affiliation_coverage, openness.affiliations),
    }
)
"""All metrics of one profile, by what they speak of."""

METRICS: tuple[Function, ...] = tuple(chain.from_iterable(GROUPS.values()))
"""All metrics of one profile, in the order of `summary`."""

SERIES = frozenset(
    ("papers_per_year", "coauthor_papers", "strongest_ties", "category_drift", "affiliations")
)
"""Names of those that have a figure for each of several labels."""

GRAPH_GROUPS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {
        "Graph of co-authors": (
            graph.graph_authors,
            graph.graph_ties,
            graph.graph_density,
            graph.graph_transitivity,
            graph.graph_average_clustering,
            graph.graph_groups,
            graph.graph_largest_group_share,
            graph.graph_owner_betweenness,
            graph.graph_effective_size,
        )
    }
)
"""Those of the graph of co-authors, under their heading; they need networkx."""

GRAPH_METRICS: tuple[Function, ...] = tuple(chain.from_iterable(GRAPH_GROUPS.values()))
"""The same, in the order of `graph_summary`."""

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
