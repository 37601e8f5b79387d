"""What the head says, and what follows from it."""

from math import sqrt

from profileparse.metrics.metric import Definition, Metric
from profileparse.records import Profile

_HIRSCH = "Hirsch, J. E. (2005), PNAS 102(46), 16569-16572"

_H = Definition(
    name="h_index",
    unit="papers",
    definition="the greatest h such that h papers have h citations each, as the site counts it",
    source=_HIRSCH,
)
_M = Definition(
    name="m_quotient",
    unit="papers/year",
    definition="h-index over the years since the first paper: the year of capture less the year of "
    "the earliest date that is listed",
    source=_HIRSCH,
)
_A = Definition(
    name="hirsch_a",
    unit="ratio",
    definition="C / h²: all citations over the square of the h-index; Hirsch found 3 to 5 among "
    "physicists",
    source=_HIRSCH,
)
_MEAN = Definition(
    name="citations_per_paper",
    unit="citations/paper",
    definition="all citations over all papers, both as the head counts them",
    source="a mean; no source",
)
_ROOT = Definition(
    name="root_citations_over_2h",
    unit="ratio",
    definition="√C / 2h, which is √a / 2: near 1 among physicists; above 1 where few papers have "
    "most of the citations",
    source="Redner, S. (2010), On the meaning of the h-index, Journal of Statistical Mechanics, "
    "L03005; where it appeared was not verified",
)


def h_index(profile: Profile) -> Metric:
    """Return the h-index that the head prints."""
    h = profile.h_index
    listed = len(profile.papers)
    note = None
    if h is not None and h > listed:
        note = f"the head counts more papers than the {listed} that are listed"
    return _H.exact(h, note=note)


def m_quotient(profile: Profile) -> Metric:
    """Return the h-index a year; not defined in the year of the first paper."""
    dates = {place: p.date for place, p in enumerate(profile.papers) if p.date is not None}
    missing = len(profile.papers) - len(dates)
    years = profile.as_of.year - min(day.year for day in dates.values()) if dates else 0
    if profile.h_index is None or years <= 0:
        return _M.exact(None, dates, missing)
    note = "the h-index is of the head, the first year of the list: an earlier paper may be missing"
    return _M.exact(profile.h_index / years, dates, missing, note)


def hirsch_a(profile: Profile) -> Metric:
    """Return all citations over the square of the h-index."""
    h, citations = profile.h_index, profile.citation_count
    return _A.exact(citations / h**2 if h and citations is not None else None)


def citations_per_paper(profile: Profile) -> Metric:
    """Return the citations of a paper in the mean, by the counts of the head."""
    papers, citations = profile.paper_count, profile.citation_count
    note = None
    if papers is not None and papers != len(profile.papers):
        note = f"the head counts {papers} papers, and {len(profile.papers)} are listed"
    elif profile.h_index is not None and papers is not None and profile.h_index > papers:
        note = f"citations and h-index count more papers than the {papers} of the head"
    value = citations / papers if papers and citations is not None else None
    return _MEAN.exact(value, note=note)


def root_citations_over_2h(profile: Profile) -> Metric:
    """Return the root of all citations over twice the h-index."""
    h, citations = profile.h_index, profile.citation_count
    return _ROOT.exact(sqrt(citations) / (2 * h) if h and citations is not None else None)
