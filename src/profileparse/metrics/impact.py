"""What the head says, and what follows from it."""

from math import sqrt

from profileparse.metrics.metric import Measurement, present
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = ["citations_per_paper", "h_index", "hirsch_a", "m_quotient", "root_citations_over_2h"]

_HIRSCH = "Hirsch, J. E. (2005), PNAS 102(46), 16569-16572"
_LARGEST = 2**53 - 1  # no page counts that far, and a float does not hold it
_UNFIT = "a count of the head is negative, or too large"


def _usable(*counts: int | None) -> tuple[list[int], str | None]:
    """Return the counts if all are there and can be reckoned with, and the note if they cannot."""
    there = [count for count in counts if count is not None]
    if any(not 0 <= count <= _LARGEST for count in there):
        return [], _UNFIT
    return there if len(there) == len(counts) else [], None


@Group.HEAD.metric(
    "papers",
    "the greatest h such that h papers have h citations each, as the site counts it",
    _HIRSCH,
    formula=r"\max\,\{k : c_i \ge k \mathrm{\ for\ } k \mathrm{\ papers}\}",
)
def h_index(profile: Profile) -> Measurement:
    h, listed = profile.h_index, len(profile.papers)
    few = h is not None and h > listed
    return Measurement(h, note=f"it takes {h:,} papers, and {listed:,} are listed" if few else None)


@Group.HEAD.metric(
    "papers/year",
    "h-index over the years since the first paper: the year of capture less the year of the "
    "earliest date that is listed",
    _HIRSCH,
    formula=r"\frac{h}{y_0 - y_{\min}}",
)
def m_quotient(profile: Profile) -> Measurement:
    dates, missing = present(profile, lambda paper: paper.date)
    years = profile.as_of.year - min(day.year for day in dates.values()) if dates else 0
    found, note = _usable(profile.h_index)
    if not found or years <= 0:
        return Measurement(None, dates, missing, note)
    note = "the h-index is of the head, the first year of the list: an earlier paper may be missing"
    return Measurement(found[0] / years, dates, missing, note)


@Group.HEAD.metric(
    "ratio",
    "C / h²: all citations over the square of the h-index; Hirsch found 3 to 5 among physicists",
    _HIRSCH,
    formula=r"\frac{C}{h^2}",
)
def hirsch_a(profile: Profile) -> Measurement:
    found, note = _usable(profile.citation_count, profile.h_index)
    return Measurement(found[0] / found[1] ** 2 if found and found[1] else None, note=note)


@Group.HEAD.metric(
    "citations/paper",
    "all citations over all papers, both as the head counts them",
    "a mean; no source",
    formula=r"\frac{C}{P}",
)
def citations_per_paper(profile: Profile) -> Measurement:
    h, papers, listed = profile.h_index, profile.paper_count, len(profile.papers)
    found, note = _usable(profile.citation_count, papers)
    if note is None and papers is not None:
        if papers != listed:
            note = f"the head counts {papers:,} papers, and {listed:,} are listed"
        elif h is not None and h > papers:
            note = f"citations and h-index count more papers than the {papers:,} of the head"
    return Measurement(found[0] / found[1] if found and found[1] else None, note=note)


@Group.HEAD.metric(
    "ratio",
    "√C / 2h, which is √a / 2: near 1 among physicists; above 1 where few papers have most of the "
    "citations",
    "Redner, S. (2010), On the meaning of the h-index, Journal of Statistical Mechanics, L03005; "
    "where it appeared was not verified",
    formula=r"\frac{\sqrt{C}}{2h}",
)
def root_citations_over_2h(profile: Profile) -> Measurement:
    found, note = _usable(profile.citation_count, profile.h_index)
    value = sqrt(found[0]) / (2 * found[1]) if found and found[1] else None
    return Measurement(value, note=note)
