"""Dates: what the page prints, and the year where it prints none."""

from datetime import date
from functools import lru_cache

import attrs

from profileparse.reading.months import month_number

_YEAR_DIGITS = 4
_DAY_DIGITS = 2
_LONGEST_GAP = 8  # years between two 29ths of February, over 1900, 2100 ...
_BELIEVABLE = 50  # years after `as_of`: a later one is a misprint, and proves nothing


@lru_cache(maxsize=16384)
def printed_date(month: str, day: str, year: str) -> date | None:
    """Return a date whose year was printed with four digits, or None if no calendar has it."""
    if len(year) != _YEAR_DIGITS or len(day) > _DAY_DIGITS:
        return None
    try:
        return date(int(year), month_number(month), int(day))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def latest_date(month: str, day: str, as_of: date) -> date | None:
    """Return the latest such day not after `as_of`, or None if no year has it."""
    if len(day) > _DAY_DIGITS:
        return None
    for year in range(as_of.year, max(as_of.year - _LONGEST_GAP, 0) - 1, -1):
        try:
            found = date(year, month_number(month), int(day))
        except ValueError:
            continue
        if found <= as_of:
            return found
    return None


@attrs.frozen
class Calendar:
    """What is known of the years of one profile.

    The page prints every year but the current one. So a printed year beside dates without
    one proves that the page is of a later year.
    """

    as_of: date
    """Day of capture, as the caller says."""
    proof: int | None
    """The latest year that is printed and can be believed."""

    @classmethod
    def of(cls, as_of: date, printed: list[str | None]) -> "Calendar":
        """Return the calendar of a profile whose dates print these years, or None."""
        latest = as_of.year + _BELIEVABLE
        years = [int(year) for year in set(printed) if year and len(year) == _YEAR_DIGITS]
        return cls(as_of, max((year for year in years if year <= latest), default=None))

    def infer(self, month: str, day: str) -> date | None:
        """Return the date of a day without a year: the latest one not after `as_of`."""
        return latest_date(month, day, self.as_of)

    def allows(self, inferred: date) -> bool:
        """Whether the printed years leave room for an inferred date."""
        return self.proof is None or inferred.year > self.proof
