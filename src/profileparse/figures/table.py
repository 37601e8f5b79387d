"""Metrics as a table for people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from profileparse.figures.base import Measured, Point, is_series, points
from profileparse.tables import Column, table

if TYPE_CHECKING:
    from profileparse.metrics import Metric

MOST = 40
"""Labels of a series that are shown; the rest is counted."""
_COLUMNS = (
    Column("metric"),
    Column("value", right=True, whole=True),
    Column("unit", whole=True),
    Column("n", right=True, whole=True),
)


def write_table(results: Iterable[Measured], width: int) -> Iterator[str]:
    """Yield a table for each profile; see `profileparse.figures.Writer`."""
    gap = ""
    for result in results:
        heading = table((Column(""),), [(_heading(result),)], width)
        yield gap + "".join(f"{line}\n" for line in heading) + "\n"
        rows = [row for group in result.groups.items() for row in _group(*group)]
        yield from (f"{line}\n" for line in table(_COLUMNS, rows, width))
        notes = list(_notes(result.metrics))
        if notes:
            yield "\n"
            yield from (f"{line}\n" for line in table((Column("note"), Column("of")), notes, width))
        gap = "\n\n"


def write_comparison(results: Iterable[Measured], width: int) -> Iterator[str]:
    """Yield one table with a row for each profile; see `profileparse.figures.Writer`.

    A metric that is a series has no cell, and no column.
    """
    columns = [Column("name"), Column("as of", whole=True)]
    rows: list[tuple[str, ...]] = []
    for result in results:
        cells = {m.name: points(m)[0].text for m in result.metrics if not is_series(m)}
        if not rows:
            columns += [Column(name.replace("_", "\n"), right=True, whole=True) for name in cells]
        name = result.profile.name or result.source
        rows.append((name, result.profile.as_of.isoformat(), *cells.values()))
    yield from (f"{line}\n" for line in table(columns, rows, width))


def _heading(result: Measured) -> str:
    profile = result.profile
    name = "a profile without a name" if profile.name is None else profile.name
    return f"{name}, as of {profile.as_of.isoformat()} ({result.source})"


def _group(heading: str, metrics: "Sequence[Metric]") -> Iterator[tuple[str, ...]]:
    yield ()
    yield (heading.upper(),)
    for metric in metrics:
        n, missing = metric.n, metric.missing
        basis = f"{n}/{n + missing}" if n or missing else ""
        if is_series(metric):
            yield metric.name, "" if points(metric) else "none", metric.unit, basis
            yield from _series(points(metric))
        else:
            yield metric.name, points(metric)[0].text, metric.unit, basis


def _series(found: Sequence[Point]) -> Iterator[tuple[str, ...]]:
    for point in found[:MOST]:
        yield f"  {point.label}", point.text
    if len(found) > MOST:
        yield (f"  ... and {len(found) - MOST:,} more: see --to json or csv",)


def _notes(metrics: "Iterable[Metric]") -> Iterator[tuple[str, str]]:
    """Yield each note, with the metrics that have it."""
    of: dict[str, list[str]] = {}
    for metric in metrics:
        if metric.note is not None:
            of.setdefault(metric.note, []).append(metric.name)
    for note, names in of.items():
        yield note, ", ".join(names)
