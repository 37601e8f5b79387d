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


_LARGEST = 2**53 - 1  # no page counts that far, and a float does not hold it
_UNFIT = "a count of the head is negative, or too large"


def _usable(*counts: int | None) -> tuple[list[int], str | None]:
    """Return the counts if all are there and can be reckoned with, and the note if they cannot."""
    there = [count for count in counts if count is not None]
    if any(not 0 <= count <= _LARGEST for count in there):
        return [], _UNFIT
    return there if len(there) == len(counts) else [], None


def h_index(profile: Profile) -> Metric:
    """Return the h-index that the head prints."""
    h = profile.h_index
    listed = len(profile.papers)
    note = None
    if h is not None and h > listed:
        note = f"it takes {h:,} papers, and {listed:,} are listed"
    return _H.exact(h, note=note)


def m_quotient(profile: Profile) -> Metric:
    """Return the h-index a year; not defined in the year of the first paper."""
    dates = {place: p.date for place, p in enumerate(profile.papers) if p.date is not None}
    missing = len(profile.papers) - len(dates)
    years = profile.as_of.year - min(day.year for day in dates.values()) if dates else 0
    found, note = _usable(profile.h_index)
    if not found or years <= 0:
        return _M.exact(None, dates, missing, note)
    note = "the h-index is of the head, the first year of the list: an earlier paper may be missing"
    return _M.exact(found[0] / years, dates, missing, note)


def hirsch_a(profile: Profile) -> Metric:
    """Return all citations over the square of the h-index."""
    found, note = _usable(profile.citation_count, profile.h_index)
    value = found[0] / found[1] ** 2 if found and found[1] else None
    return _A.exact(value, note=note)


def citations_per_paper(profile: Profile) -> Metric:
    """Return the citations of a paper in the mean, by the counts of the head."""
    h, papers, listed = profile.h_index, profile.paper_count, len(profile.papers)
    found, note = _usable(profile.citation_count, papers)
    if note is None and papers is not None:
        if papers != listed:
            note = f"the head counts {papers:,} papers, and {listed:,} are listed"
        elif h is not None and h > papers:
            note = f"citations and h-index count more papers than the {papers:,} of the head"
    value = found[0] / found[1] if found and found[1] else None
    return _MEAN.exact(value, note=note)


def root_citations_over_2h(profile: Profile) -> Metric:
    """Return the root of all citations over twice the h-index."""
    found, note = _usable(profile.citation_count, profile.h_index)
    value = sqrt(found[0]) / (2 * found[1]) if found and found[1] else None
    return _ROOT.exact(value, note=note)
