"""What the writers of metrics share: what they are given, and a figure in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from profileparse.records import Profile

if TYPE_CHECKING:  # at run time it costs 25 ms, which only who wants metrics pays
    from profileparse.metrics import Metric

Groups = Mapping[str, Sequence[Callable[[Profile], "Metric"]]]
"""Functions that give metrics, by the heading above them."""
COMPARED = (
    "h_index", "m_quotient", "citations_per_paper", "collaborative_coefficient",
    "first_author_share",
)  # fmt: skip
"""Names of the metrics that a comparison of profiles has, unless somebody asks for others."""
_ROUND = 1000  # from here on no decimals: four digits say enough
_NOISE = 1e-9  # what sums of floating-point numbers leave behind
_DECIMALS = 0.0005  # below it, three decimals are none


@attrs.frozen
class Measured:
    """A profile and its metrics, by the heading above them."""

    profile: Profile
    groups: Mapping[str, "tuple[Metric, ...]"]

    @property
    def metrics(self) -> Iterator["Metric"]:
        """The metrics of all groups, in their order."""
        for metrics in self.groups.values():
            yield from metrics


def measured(
    entries: Iterable[tuple[str, Profile]], groups: Groups
) -> Iterator[tuple[str, Measured]]:
    """Yield each profile, which stands with its source, with some metrics."""
    for source, profile in entries:
        made = {
            heading: tuple(function(profile) for function in functions)
            for heading, functions in groups.items()
        }
        yield source, Measured(profile, made)


def number(value: float) -> str:
    """Return a number with commas between thousands: whole, or of about four digits."""
    if abs(value - round(value)) < _NOISE or abs(value) >= _ROUND:
        return f"{value:,.0f}"
    if abs(value) >= 1:
        return f"{value:#.4g}"
    return f"{value:.3f}" if abs(value) >= _DECIMALS else f"{value:.4g}"


def figure(value: float | None, low: float | None, high: float | None) -> str:
    """Return a value, its bounds, or both; an open end is a sign of inequality."""
    if low is None and high is None:
        return "not defined" if value is None else number(value)
    if low is None or high is None:
        bounds = f"≥ {number(low)}" if low is not None else f"≤ {number(high or 0)}"
    else:
        bounds = f"[{number(low)}, {number(high)}]"
    return bounds if value is None else f"{number(value)} {bounds}"


@attrs.frozen
class Point:
    """One figure of a metric: a value, bounds, or both; a series has many.

    Its label says what it is of, such as a year; it is empty for a metric that is no series.
    """

    label: str
    value: float | None
    low: float | None
    high: float | None

    @property
    def text(self) -> str:
        """The figure in words."""
        return figure(self.value, self.low, self.high)


def points(metric: "Metric") -> tuple[Point, ...]:
    """Return the figures of a metric: one, or one for each label of a series."""
    all_three = (metric.value, metric.low, metric.high)
    series = [figures for figures in all_three if isinstance(figures, tuple)]
    if not series:
        return (Point("", *(f for f in all_three if not isinstance(f, tuple))),)
    by_label = [dict(figures) if isinstance(figures, tuple) else {} for figures in all_three]
    return tuple(Point(label, *(f.get(label) for f in by_label)) for label, _ in series[0])


def is_series(metric: "Metric") -> bool:
    """Whether a metric has a figure for each of several labels, or of none at all."""
    return isinstance(metric.value, tuple) or isinstance(metric.low, tuple)
