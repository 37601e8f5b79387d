"""The dates of the papers of one profile: read from their meta lines, and what is wrong there."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import cast

from profileparse.reading.capture_year import CaptureYear, Day, latest_year
from profileparse.reading.collector import Collector
from profileparse.reading.months import month_number

_YEAR_DIGITS = 4
_DAY_DIGITS = 2
_LEAP_YEAR = 2000  # has all the days that a year can have
_CUT_OFF = "nothing stands below it, so its year may be cut off"
_GIVE_DAY = "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"


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
def day_without_year(month: str, day: str, as_of: date) -> Day | None:
    """Return month and day, or None if no year up to that of `as_of` has such a day."""
    if len(day) <= _DAY_DIGITS:
        with suppress(ValueError):
            found = date(_LEAP_YEAR, month_number(month), int(day))
            if latest_year(as_of, ((found.month, found.day),)) > 0:
                return found.month, found.day
    return None


def read_dates(
    metas: Sequence[re.Match[str]], as_of: date, collector: Collector, *, cut: bool
) -> list[date | None]:
    """Return the date of each paper, None if it cannot be known, and report what is wrong.

    Args:
        metas: the meta line of each paper.
        as_of: the day of capture.
        collector: takes what is wrong.
        cut: whether nothing stands below the last meta line: the text may end in its date.
    """
    read: list[date | Day | None] = []
    printed: list[date] = []
    days: list[Day] = []
    for meta in metas:
        month, day, year = meta.group("month", "day", "year")
        if year is not None:
            printed_day = printed_date(month, day, year)
            read.append(printed_day)
            if printed_day:
                printed.append(printed_day)
        else:
            found = day_without_year(month, day, as_of)
            read.append(found)
            if found:
                days.append(found)
    if None in read:
        for meta, day in zip(metas, read, strict=True):
            if day is None:
                _report_impossible(meta, collector)
    if not days:
        return cast("list[date | None]", read)
    last = days.pop() if cut and isinstance(read[-1], tuple) else None
    capture = CaptureYear.of(as_of, printed, set(days), last)
    _Years(metas, read, capture, collector).report()
    return [capture.date_of(day) if isinstance(day, tuple) else day for day in read]


def _report_impossible(meta: re.Match[str], collector: Collector) -> None:
    span, text = collector.quote(*_bounds(meta))
    hint = "expected a day of the calendar, such as 'Jun 29, 2022' or 'Apr 26'"
    collector.add_at("PP302", f"no calendar has the date {text}", span, hint)


class _Years:
    """What is said once a profile of its dates without a year.

    Args:
        metas: the meta line of each paper.
        read: the date in each of them, a day if it prints no year.
        capture: what all of them say.
        collector: takes what is said.
    """

    def __init__(
        self,
        metas: Sequence[re.Match[str]],
        read: Sequence[date | Day | None],
        capture: CaptureYear,
        collector: Collector,
    ) -> None:
        self._capture = capture
        self._collector = collector
        self._metas = metas
        self._read = read

    def report(self) -> None:
        capture = self._capture
        dates = zip(self._metas, self._read, strict=True)
        days = [(meta, day) for meta, day in dates if isinstance(day, tuple)]
        inferred = [meta for meta, day in days if capture.date_of(day)]
        if inferred:
            message = f"{_count(inferred)} without a year read as {capture.year}"
            hint = f"read as of {capture.as_of}; if the page is of another day, {_GIVE_DAY}"
            self._collector.add("PP301", message, *_bounds(inferred[0]), hint)
        if capture.year is not None and capture.year < capture.as_of.year:
            self._report_earlier([(meta, day) for meta, day in days if capture.date_of(day)])
        if capture.contradicted:
            self._report_contradicted([meta for meta, day in days if day in capture.contradicted])
        if capture.cut:
            message = f"1 date without a year cannot be read as of {capture.as_of}: {_CUT_OFF}"
            hint = "take the text anew, to its end"
            self._collector.add("PP304", message, *_bounds(days[-1][0]), hint)

    def _report_earlier(self, days: Sequence[tuple[re.Match[str], Day]]) -> None:
        year, as_of = cast("int", self._capture.year), self._capture.as_of
        misfit = next(meta for meta, day in days if self._capture.is_misfit(day))
        last = date(year, *max(day for _, day in days))
        span, text = self._collector.quote(*_bounds(misfit))
        message = (
            f"{text} cannot be of {as_of.year} if the page was captured on {as_of}, "
            f"so all dates without a year are read as {year}"
        )
        hint = (
            f"give the day of capture, in {year} or before, such as --as-of {last}"
            " (as_of in Python)"
        )
        self._collector.add_at("PP306", message, span, hint)

    def _report_contradicted(self, metas: list[re.Match[str]]) -> None:
        as_of, proof = self._capture.as_of, self._capture.proof
        dates = zip(self._metas, self._read, strict=True)
        proofs = (meta for meta, day in dates if isinstance(day, date) and day.year == proof)
        if proof is None:
            why = "no year before it has them all"
        else:
            line, _ = self._collector.text.position(next(proofs).start("year"))
            why = f"line {line} prints {proof}, so the page was captured later than that year"
            if as_of.year > proof:
                why = f"read so, it is of {proof} or before, but line {line} prints {proof}"
        message = f"{_count(metas)} without a year cannot be read as of {as_of}: {why}"
        self._collector.add("PP304", message, *_bounds(metas[0]), _GIVE_DAY)


def _count(metas: Sequence[re.Match[str]]) -> str:
    return "1 date" if len(metas) == 1 else f"{len(metas)} dates"


def _bounds(meta: re.Match[str]) -> tuple[int, int]:
    return meta.start("month"), meta.end("year" if meta["year"] else "day")
