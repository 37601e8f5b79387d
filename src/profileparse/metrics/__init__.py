"""What the records say, with honest bounds: pure functions of a profile.

Lists of authors are cut at three names. A metric has an exact value where the dump allows it, and
bounds where it does not. Nothing here reads a text or the clock: `Profile.as_of` is the day.
"""

from collections.abc import Callable, Mapping
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
    coauthors,
    repeat_coauthor_share,
    strongest_ties_least,
    strongest_ties_most,
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
from profileparse.metrics.head import (
    citations_per_paper,
    h_index,
    hirsch_a,
    m_quotient,
    root_citations_over_2h,
)
from profileparse.metrics.metric import Metric, Series
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

METRICS: tuple[Callable[[Profile], Metric], ...] = (
    papers_per_year,
    publication_span,
    longest_gap,
    median_age,
    recent_share,
    h_index,
    m_quotient,
    hirsch_a,
    citations_per_paper,
    root_citations_over_2h,
    degree_of_collaboration,
    collaborative_index,
    collaborative_coefficient,
    modified_collaborative_coefficient,
    fractional_productivity,
    first_author_share,
    dominance_factor,
    owner_shown_share,
    cut_lists_share,
    coauthors,
    repeat_coauthor_share,
    strongest_ties_least,
    strongest_ties_most,
    shannon_entropy,
    evenness,
    simpson,
    gini_simpson,
    hill_0,
    hill_1,
    hill_2,
    category_drift,
    code_badge_share,
    code_claim_share,
    score_coverage,
    score_min,
    score_median,
    score_max,
    affiliation_coverage,
    affiliations,
)
"""All metrics of one profile, in the order of `summary`."""

NOT_COMPUTABLE: Mapping[str, str] = MappingProxyType(
    {
        "g_index": "needs the citations of each paper; the page prints their sum only",
        "i10_index": "needs the citations of each paper",
        "e_index": "needs the citations of each paper in the h-core",
        "citations_per_year": "needs the year of each citation",
        "h5_index": "needs the citations of each paper, and the papers that are not listed",
        "self_citations": "needs who cites whom",
        "field_normalised_citations": "needs the citations of each paper, and those of its field",
        "last_author_share": "a list that is cut hides the last author",
        "authors_per_paper": "a list that is cut hides how many there are; see collaborative_index",
        "international_collaboration": "needs the countries of the authors",
    }
)
"""What users ask for and a dump cannot give, with the reason."""


def summary(profile: Profile) -> tuple[Metric, ...]:
    """Return all metrics of a profile, in the order of `METRICS`."""
    return tuple(metric(profile) for metric in METRICS)


__all__ = [
    "METRICS",
    "NOT_COMPUTABLE",
    "Metric",
    "Series",
    "affiliation_coverage",
    "affiliations",
    "category_drift",
    "citations_per_paper",
    "coauthors",
    "code_badge_share",
    "code_claim_share",
    "collaborative_coefficient",
    "collaborative_index",
    "cut_lists_share",
    "degree_of_collaboration",
    "dominance_factor",
    "evenness",
    "first_author_share",
    "fractional_productivity",
    "gini_simpson",
    "h_index",
    "hill_0",
    "hill_1",
    "hill_2",
    "hirsch_a",
    "longest_gap",
    "m_quotient",
    "median_age",
    "modified_collaborative_coefficient",
    "owner_shown_share",
    "papers_per_year",
    "publication_span",
    "recent_share",
    "repeat_coauthor_share",
    "root_citations_over_2h",
    "score_coverage",
    "score_max",
    "score_median",
    "score_min",
    "shannon_entropy",
    "simpson",
    "strongest_ties_least",
    "strongest_ties_most",
    "summary",
]
