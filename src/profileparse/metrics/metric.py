"""What every metric is: a value or bounds, what it rests on, and where its definition is from."""

from collections.abc import Iterable
from typing import Any

import attrs

Series = tuple[tuple[str, float], ...]
"""Values by a label, such as a year, in the order of the labels."""


def _ints(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(numbers)


@attrs.frozen(kw_only=True)
class Metric:
    """One figure of a profile.

    An exact metric has `value`. One that the dump only bounds has `low` and `high`; None is an
    open end. One that is not defined for a profile, such as a mean of nothing, has none of them.
    """

    name: str
    value: float | Series | None = None
    low: float | None = None
    high: float | None = None
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
        value: float | Series | None,
        papers: Iterable[int] = (),
        missing: int = 0,
        note: str | None = None,
    ) -> Metric:
        """Return a metric with a value; None if it is not defined."""
        return self._made(papers, missing, value=value, note=note)

    def bounded(
        self, low: float | None, high: float | None, papers: Iterable[int] = (), missing: int = 0
    ) -> Metric:
        """Return a metric with bounds, or with a value if they are the same."""
        if low is not None and low == high:
            return self._made(papers, missing, value=low)
        return self._made(papers, missing, low=low, high=high)

    def estimated(
        self, value: float, low: float, high: float, papers: Iterable[int], missing: int = 0
    ) -> Metric:
        """Return a metric with a value and the bounds of its confidence interval."""
        return self._made(papers, missing, value=value, low=low, high=high)

    def _made(self, papers: Iterable[int], missing: int, **figures: Any) -> Metric:
        kept = tuple(papers)
        same = attrs.asdict(self)
        return Metric(n=len(kept), missing=missing, papers=kept, **same, **figures)


COUNTED = "a count; no source"
"""Source of what is only counted."""
