"""What the writers of metrics share: what they are given, and a figure in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from profileparse.diagnostics import Report
from profileparse.records import Profile
from profileparse.writers.finding_fields import unreadable_facts

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
    # Names of those that are not defined since a fact of the head could not be read.
    unreadable: frozenset[str] = frozenset()

    @property
    def metrics(self) -> Iterator["Metric"]:
        """The metrics of all groups, in their order."""
        for metrics in self.groups.values():
            yield from metrics

    def text(self, metric: "Metric") -> str:
        """Return the one figure of a metric in words."""
        return "unreadable" if metric.name in self.unreadable else points(metric)[0].text


def measured(
    entries: Iterable[tuple[str, Report]], groups: Groups
) -> Iterator[tuple[str, Measured]]:
    """Yield the profile of each report, which stands with its source, with some metrics."""
    for source, report in entries:
        made = _made(report.profile, groups)
        yield source, Measured(report.profile, made, _unreadable(report, made, groups))


def _made(profile: Profile, groups: Groups) -> dict[str, "tuple[Metric, ...]"]:
    return {
        heading: tuple(function(profile) for function in functions)
        for heading, functions in groups.items()
    }


def _unreadable(
    report: Report, made: Mapping[str, "tuple[Metric, ...]"], groups: Groups
) -> frozenset[str]:
    """Return the metrics that would be defined if each fact that is there had been read."""
    lost = unreadable_facts(report)
    if not lost:
        return frozenset()
    there: dict[str, Any] = dict.fromkeys(lost, 1)
    read = _made(attrs.evolve(report.profile, **there), groups)
    return frozenset(
        metric.name
        for heading, metrics in made.items()
        for metric, other in zip(metrics, read[heading], strict=True)
        if not _is_defined(metric) and _is_defined(other)
    )


def _is_defined(metric: "Metric") -> bool:
    return (metric.value, metric.low, metric.high) != (None, None, None)


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
