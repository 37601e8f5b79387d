"""Metrics as CSV: a row for each figure, which fits all of them, or a row for each profile."""

from collections.abc import Iterable, Iterator, Sequence

from profileparse.writers.csv_text import csv_lines
from profileparse.writers.metric_values import Measured, points

COLUMNS = (
    "source", "name", "as_of", "metric", "label", "value", "low", "high", "n", "missing", "unit",
    "note", "definition", "definition_source",
)  # fmt: skip
"""`source` is the path as it was given; `label` is that of a series, such as a year."""


def write_csv(results: Iterable[Measured], _width: int) -> Iterator[str]:
    """Yield the rows of all profiles under one heading; see `profileparse.figures.Writer`.

    A series without any label has no row.
    """
    yield from csv_lines([COLUMNS])
    for result in results:
        yield from csv_lines(_rows(result))


def _rows(result: Measured) -> Iterator[Sequence[str | float | None]]:
    profile = result.profile
    for metric in result.metrics:
        start = (result.source, profile.name, profile.as_of.isoformat(), metric.name)
        basis = (metric.n, metric.missing, metric.unit, metric.note)
        for point in points(metric):
            yield (
                *start, point.label, point.value, point.low, point.high, *basis,
                metric.definition, metric.reference,
            )  # fmt: skip


def write_wide_csv(results: Iterable[Measured], _width: int) -> Iterator[str]:
    """Yield a row for each profile; see `profileparse.figures.Writer`.

    A metric has three columns: `h_index`, `h_index_low` and `h_index_high`. One that is a series
    has none.
    """
    from profileparse.metrics import SERIES  # noqa: PLC0415  (25 ms for who wants no metrics)

    headed = False
    for result in results:
        single = [metric for metric in result.metrics if metric.name not in SERIES]
        if not headed:
            names = (f"{metric.name}{end}" for metric in single for end in ("", "_low", "_high"))
            yield from csv_lines([("source", "name", "as_of", *names)])
            headed = True
        start = (result.source, result.profile.name, result.profile.as_of.isoformat())
        figures = [points(metric)[0] for metric in single]
        cells = (cell for point in figures for cell in (point.value, point.low, point.high))
        yield from csv_lines([(*start, *cells)])
