"""Output over time: how many papers, and when."""

from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import median

from profileparse.metrics.metric import Measurement, present, share
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = ["longest_gap", "median_age", "papers_per_year", "publication_span", "recent_share"]

_DAYS_A_YEAR = 365.25
_RECENT = 5  # years


def _dated(profile: Profile) -> tuple[dict[int, date], int]:
    return present(profile, lambda paper: paper.date)


@Group.OUTPUT.metric(
    "papers",
    "papers listed, by the year of their date; years without one between the first and the last "
    "count as 0",
    series=True,
)
def papers_per_year(profile: Profile) -> Measurement:
    dates, missing = _dated(profile)
    counts = Counter(day.year for day in dates.values())
    years = range(min(counts), max(counts) + 1) if counts else ()
    return Measurement(tuple((f"{y:04}", counts[y]) for y in years), dates, missing)


@Group.OUTPUT.metric(
    "years",
    "years from that of the first paper listed to that of the last one, both counted",
    formula=r"y_{\max} - y_{\min} + 1",
)
def publication_span(profile: Profile) -> Measurement:
    dates, missing = _dated(profile)
    years = [day.year for day in dates.values()]
    return Measurement(max(years) - min(years) + 1 if years else None, dates, missing)


@Group.OUTPUT.metric(
    "days",
    "the longest time between two papers that follow each other by date",
    formula=r"\max_i\,(d_{i+1} - d_i)",
)
def longest_gap(profile: Profile) -> Measurement:
    dates, missing = _dated(profile)
    gaps = [(after - before).days for before, after in pairwise(sorted(dates.values()))]
    return Measurement(max(gaps, default=None), dates, missing)


@Group.OUTPUT.metric(
    "years",
    "median time from the date of a paper to the day of capture, of 365.25 days a year",
    formula=r"\mathrm{median}_i\,\frac{d_0 - d_i}{365.25}",
)
def median_age(profile: Profile) -> Measurement:
    dates, missing = _dated(profile)
    ages = [(profile.as_of - day).days / _DAYS_A_YEAR for day in dates.values()]
    return Measurement(median(ages) if ages else None, dates, missing)


@Group.OUTPUT.metric(
    "share",
    "share of the papers listed whose year is that of the day of capture or one of the four before "
    "it; Price's index asks the same of the references of a paper",
    "after Price, D. J. de S. (1970), in Communication among Scientists and Engineers, 3-22; that "
    "its five years end so was not verified",
    formula=r"\frac{N_{y_0 - 4 \le y \le y_0}}{N}",
)
def recent_share(profile: Profile) -> Measurement:
    dates, missing = _dated(profile)
    first = profile.as_of.year - _RECENT + 1
    recent = sum(first <= day.year <= profile.as_of.year for day in dates.values())
    return share(recent, dates, missing)
