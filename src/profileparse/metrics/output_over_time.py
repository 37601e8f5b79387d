"""Output over time: how many papers, and when."""

from collections import Counter
from datetime import date
from itertools import pairwise
from statistics import median

from profileparse.metrics.metric import COUNTED, Definition, Metric
from profileparse.records import Profile

_DAYS_A_YEAR = 365.25
_RECENT = 5  # years

_PER_YEAR = Definition(
    name="papers_per_year",
    unit="papers",
    definition="papers listed, by the year of their date; years without one between the first and "
    "the last count as 0",
    source=COUNTED,
)
_SPAN = Definition(
    name="publication_span",
    unit="years",
    definition="years from that of the first paper listed to that of the last one, both counted",
    source=COUNTED,
)
_GAP = Definition(
    name="longest_gap",
    unit="days",
    definition="the longest time between two papers that follow each other by date",
    source=COUNTED,
)
_AGE = Definition(
    name="median_age",
    unit="years",
    definition="median time from the date of a paper to the day of capture, of 365.25 days a year",
    source=COUNTED,
)
_SHARE = Definition(
    name="recent_share",
    unit="share",
    definition="share of the papers listed whose year is that of the day of capture or one of the "
    "four before it; Price's index asks the same of the references of a paper",
    source="after Price, D. J. de S. (1970), in Communication among Scientists and Engineers, "
    "3-22; that its five years end so was not verified",
)


def _dated(profile: Profile) -> tuple[dict[int, date], int]:
    """Return the dates of the papers that have one, by place, and how many have none."""
    dates = {place: p.date for place, p in enumerate(profile.papers) if p.date is not None}
    return dates, len(profile.papers) - len(dates)


def papers_per_year(profile: Profile) -> Metric:
    """Return the number of papers of each year, from the first to the last."""
    dates, missing = _dated(profile)
    if not dates:
        return _PER_YEAR.exact((), missing=missing)
    counts = Counter(day.year for day in dates.values())
    years = range(min(counts), max(counts) + 1)
    return _PER_YEAR.exact(tuple((f"{y:04}", counts[y]) for y in years), dates, missing)


def publication_span(profile: Profile) -> Metric:
    """Return the years from the first to the last paper, both counted."""
    dates, missing = _dated(profile)
    years = [day.year for day in dates.values()]
    value = max(years) - min(years) + 1 if years else None
    return _SPAN.exact(value, dates, missing)


def longest_gap(profile: Profile) -> Metric:
    """Return the longest time between two papers, in days; it takes two of them."""
    dates, missing = _dated(profile)
    days = sorted(dates.values())
    gaps = [(after - before).days for before, after in pairwise(days)]
    return _GAP.exact(max(gaps, default=None), dates, missing)


def median_age(profile: Profile) -> Metric:
    """Return the median age of the papers on the day of capture, in years."""
    dates, missing = _dated(profile)
    ages = [(profile.as_of - day).days / _DAYS_A_YEAR for day in dates.values()]
    return _AGE.exact(median(ages) if ages else None, dates, missing)


def recent_share(profile: Profile) -> Metric:
    """Return the share of the papers of the last five years, that of the capture counted."""
    dates, missing = _dated(profile)
    first = profile.as_of.year - _RECENT + 1
    recent = sum(first <= day.year <= profile.as_of.year for day in dates.values())
    return _SHARE.exact(recent / len(dates) if dates else None, dates, missing)
