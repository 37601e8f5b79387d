"""Metrics as CSV: a row for each figure, which fits all of them, or a row for each profile."""

from collections.abc import Iterable, Iterator

from profileparse.metrics import SERIES
from profileparse.writers import Options
from profileparse.writers.csv_text import csv_lines
from profileparse.writers.metric_values import Measured, points

COLUMNS = (
    "source", "name", "as_of", "metric", "label", "value", "low", "high", "n", "missing", "unit",
    "note", "definition", "definition_source",
)  # fmt: skip
"""`source` is the path as it was given; `label` is that of a series, such as a year."""


def metrics_as_csv(entries: Iterable[tuple[str, Measured]], _options: Options) -> Iterator[str]:
    """Yield the rows of all profiles under one heading; a series without any label has no row."""
    yield from csv_lines([COLUMNS])
    for source, measured in entries:
        profile = measured.profile
        yield from csv_lines(
            (
                source, profile.name, profile.as_of.isoformat(), metric.name, point.label,
                point.value, point.low, point.high, metric.n, metric.missing, metric.unit,
                metric.note, metric.definition, metric.reference,
            )
            for metric in measured.metrics
            for point in points(metric)
        )  # fmt: skip


def comparison_as_csv(entries: Iterable[tuple[str, Measured]], _options: Options) -> Iterator[str]:
    """Yield a row for each profile.

    A metric has three columns: `h_index`, `h_index_low` and `h_index_high`. One that is a series
    has none.
    """
    headed = False
    for source, measured in entries:
        single = [metric for metric in measured.metrics if metric.name not in SERIES]
        if not headed:
            names = (f"{metric.name}{end}" for metric in single for end in ("", "_low", "_high"))
            yield from csv_lines([("source", "name", "as_of", *names)])
            headed = True
        figures = [points(metric)[0] for metric in single]
        cells = (cell for point in figures for cell in (point.value, point.low, point.high))
        profile = measured.profile
        yield from csv_lines([(source, profile.name, profile.as_of.isoformat(), *cells)])
