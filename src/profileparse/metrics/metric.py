"""What every metric is: a value or bounds, what it rests on, and where its definition is from."""

from collections.abc import Iterable
from typing import Any

import attrs

Series = tuple[tuple[str, float | None], ...]
"""Numbers by a label, such as a year; None is an open end. Counts are whole numbers."""
Figure = float | Series | None
"""A number, a series of them, or None: not defined, or an open end."""


def _ints(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(numbers)


@attrs.frozen(kw_only=True)
class Metric:
    """One figure of a profile.

    An exact metric has `value`. One that the dump only bounds has `low` and `high`; None is an
    open end. One that is not defined for a profile, such as a mean of nothing, has none of them.
    One with all three has a value for what the page shows, and an interval around it, which its
    definition explains. Where `low` and `high` are series, they have the same labels.
    """

    name: str
    value: Figure = None
    low: Figure = None
    high: Figure = None
    n: int
    """Papers that it rests on; 0 for one that comes from the head alone."""
    missing: int
    """Papers that lack what it needs."""
    unit: str
    definition: str
    source: str
    """Author, year, where."""
    papers: tuple[int, ...] = attrs.field(converter=_ints)
    """Places of those papers in `Profile.papers`, from 0."""
    note: str | None = None
    """What to mind with this profile."""


@attrs.frozen(kw_only=True)
class Definition:
    """What does not depend on the profile; it makes the metrics of that kind."""

    name: str
    unit: str
    definition: str
    source: str

    def exact(
        self,
        value: Figure,
        papers: Iterable[int] = (),
        missing: int = 0,
        note: str | None = None,
    ) -> Metric:
        """Return a metric with a value; None if it is not defined."""
        return self._made(papers, missing, value=value, note=note)

    def bounded(
        self,
        low: Figure,
        high: Figure,
        papers: Iterable[int] = (),
        missing: int = 0,
        note: str | None = None,
    ) -> Metric:
        """Return a metric with bounds, or with a value if they are the same."""
        if low is not None and low == high:
            return self._made(papers, missing, value=low, note=note)
        return self._made(papers, missing, low=low, high=high, note=note)

    def estimated(
        self,
        value: float | None,
        bounds: tuple[float, float],
        papers: Iterable[int],
        missing: int = 0,
        note: str | None = None,
    ) -> Metric:
        """Return a metric with a value for what is shown, and with an interval."""
        low, high = bounds
        return self._made(papers, missing, value=value, low=low, high=high, note=note)

    def _made(self, papers: Iterable[int], missing: int, **figures: Any) -> Metric:
        kept = tuple(papers)
        same = attrs.asdict(self)
        return Metric(n=len(kept), missing=missing, papers=kept, **same, **figures)


COUNTED = "a count; no source"
"""Source of what is only counted."""
NAMELESS = "the profile has no name"
"""Note of what asks for the owner."""
