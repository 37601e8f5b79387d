"""Which metrics there are, in which order, and what cannot be one."""

from collections.abc import Callable, Mapping
from itertools import chain
from types import MappingProxyType

from profileparse.metrics.breadth import (
    category_drift,
    evenness,
    gini_simpson,
    hill_0,
    hill_1,
    hill_2,
    shannon_entropy,
    simpson,
)
from profileparse.metrics.coauthors import (
    coauthor_papers,
    coauthors,
    repeat_coauthor_share,
    strongest_ties,
)
from profileparse.metrics.collaboration import (
    collaborative_coefficient,
    collaborative_index,
    cut_lists_share,
    degree_of_collaboration,
    dominance_factor,
    first_author_share,
    fractional_productivity,
    modified_collaborative_coefficient,
    owner_shown_share,
)
from profileparse.metrics.graph import (
    graph_authors,
    graph_average_clustering,
    graph_density,
    graph_effective_size,
    graph_groups,
    graph_largest_group_share,
    graph_owner_betweenness,
    graph_ties,
    graph_transitivity,
)
from profileparse.metrics.head import (
    citations_per_paper,
    h_index,
    hirsch_a,
    m_quotient,
    root_citations_over_2h,
)
from profileparse.metrics.metric import Metric
from profileparse.metrics.output import (
    longest_gap,
    median_age,
    papers_per_year,
    publication_span,
    recent_share,
)
from profileparse.metrics.shown import (
    affiliation_coverage,
    affiliations,
    code_badge_share,
    code_claim_share,
    score_coverage,
    score_max,
    score_median,
    score_min,
)
from profileparse.records import Profile

Function = Callable[[Profile], Metric]

GROUPS: Mapping[str, tuple[Function, ...]] = MappingProxyType(
    {
        "Output over time": (
            papers_per_year,
            publication_span,
            longest_gap,
            median_age,
            recent_share,
        ),
        "From the head": (
            h_index,
            m_quotient,
            hirsch_a,
            citations_per_paper,
            root_citations_over_2h,
        ),
        "Collaboration": (
            degree_of_collaboration,
            collaborative_index,
            collaborative_coefficient,
            modified_collaborative_coefficient,
            fractional_productivity,
            first_author_share,
            dominance_factor,
            owner_shown_share,
            cut_lists_share,
        ),
        "Co-authors": (coauthors, repeat_coauthor_share, coauthor_papers, strongest_ties),
        "Breadth": (
            shannon_entropy,
            evenness,
            simpson,
            gini_simpson,
            hill_0,
            hill_1,
            hill_2,
            category_drift,
        ),
        "Openness": (code_badge_share, code_claim_share),
        "Score": (score_coverage, score_min, score_median, score_max),
        "Affiliations": (affiliation_coverage, affiliations),
    }
)
"""All metrics of one profile, by what they speak of."""

METRICS: tuple[Function, ...] = tuple(chain.from_iterable(GROUPS.values()))
"""All metrics of one profile, in the order of `summary`."""

GRAPH_METRICS: tuple[Function, ...] = (
    graph_authors,
    graph_ties,
    graph_density,
    graph_transitivity,
    graph_average_clustering,
    graph_groups,
    graph_largest_group_share,
    graph_owner_betweenness,
    graph_effective_size,
)
"""Those of the graph of co-authors, in the order of `graph_summary`; they need networkx."""

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
