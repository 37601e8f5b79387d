"""Metrics as CSV: a row for each figure, so that all profiles and series fit one table."""

from collections.abc import Iterable, Iterator, Sequence

from profileparse.csv_text import csv_lines
from profileparse.figures.base import Measured, points

COLUMNS = (
    "file", "name", "as_of", "metric", "label", "value", "low", "high", "n", "missing", "unit",
    "note", "definition", "source",
)  # fmt: skip
"""`label` is that of a series, such as a year; `source` is that of the definition."""


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
                metric.definition, metric.source,
            )  # fmt: skip
