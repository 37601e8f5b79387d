"""The year of the dates that print none: one for the whole of a profile, that of its capture."""

from calendar import isleap
from collections.abc import Collection
from datetime import date, timedelta

import attrs

Day = tuple[int, int]
"""Month and day, of a date that prints no year."""
_LEAP_DAY = (2, 29)


@attrs.frozen
class CaptureYear:
    """What is known of the year in which a profile was captured.

    The page prints every year but that one.
    """

    as_of: date
    """Day of capture, as the caller says."""
    proof: int | None
    """The latest year that is printed and can be believed: the page is of a later one."""
    year: int | None
    """Year of all dates that print none; None if there is none that they can be of."""
    contradicted: frozenset[Day]
    """Days that cannot be of that year, for a printed year forbids it."""
    cut: Day | None = None
    """A last day that cannot be of that year, since its own was cut off."""

    @classmethod
    def of(
        cls, as_of: date, printed: Collection[date], days: Collection[Day], last: Day | None = None
    ) -> "CaptureYear":
        """Return what the dates of a profile say.

        Args:
            as_of: day of capture, as the caller says.
            printed: the dates with a year, one for each paper.
            days: the days without one; `latest_year` knows a year for each of them.
            last: one more, where the text may have been cut off. It has no say in the others.
        """
        if last is None or last in days:
            return cls._of(as_of, printed, days)
        if not days:
            return cls._of(as_of, printed, {last})
        found = cls._of(as_of, printed, days)
        year = found.year
        if year is not None and latest_year(as_of, (last,)) >= year and _exists(last, year):
            return found
        return attrs.evolve(found, cut=last)

    @classmethod
    def _of(cls, as_of: date, printed: Collection[date], days: Collection[Day]) -> "CaptureYear":
        proof = _proof(as_of, printed)
        first = 1 if proof is None else proof + 1
        year = latest_year(as_of, days)
        if year >= first:
            return cls(as_of, proof, year, frozenset())
        # One paper that lost its year must not take the dates of the others.
        kept = {day for day in days if latest_year(as_of, (day,)) >= first}
        if as_of.year >= first and kept and (year := latest_year(as_of, kept)) >= first:
            return cls(as_of, proof, year, frozenset(days) - kept)
        return cls(as_of, proof, None, frozenset(days))

    def date_of(self, day: Day) -> date | None:
        """Return the date of a day without a year, or None if it is contradicted."""
        if self.year is None or day == self.cut or day in self.contradicted:
            return None
        return date(self.year, *day)

    def is_misfit(self, day: Day) -> bool:
        """Whether a day cannot be of the year of `as_of`."""
        return latest_year(self.as_of, (day,)) < self.as_of.year


def latest_year(as_of: date, days: Collection[Day]) -> int:
    """Return the latest year in which all the days exist and none is more than a day ahead.

    Where the page was captured it can be tomorrow. The year is 0 or less if no year is early
    enough.

    Args:
        as_of: day of capture.
        days: days that some year has.
    """
    last = as_of if as_of == date.max else as_of + timedelta(days=1)
    year = last.year
    if max(days, default=(1, 1)) > (last.month, last.day):
        year -= 1
    while _LEAP_DAY in days and not isleap(year):  # year 0 is one
        year -= 1
    return year


def _exists(day: Day, year: int) -> bool:
    return day != _LEAP_DAY or isleap(year)


def _proof(as_of: date, printed: Collection[date]) -> int | None:
    """Return the latest printed year that can be believed.

    A year after that of `as_of` is a misprint, unless a second paper has one too.
    """
    latest = max(printed).year if printed else None
    if latest is None or latest <= as_of.year:
        return latest
    # The second latest is proved by two papers, or it is of the time before.
    years = sorted(day.year for day in printed)[:-1]
    return years[-1] if years else None
