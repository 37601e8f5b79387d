"""Metrics as a table for people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from profileparse.writers.metric_values import Measured, Point, is_series, points
from profileparse.writers.terminal_table import Column, table

if TYPE_CHECKING:
    from profileparse.metrics import Metric

MOST = 40
"""Labels of a series that are shown; the rest is counted."""
_NAME = 15  # columns for the name of a profile, and a gap
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
    """Yield a table with a row for each profile; see `profileparse.figures.Writer`.

    What does not fit the width goes on in a table below. A metric that is a series has no column.
    """
    from profileparse.metrics import SERIES  # noqa: PLC0415  (25 ms for who wants no metrics)

    rows = []
    for result in results:
        name, day = result.profile.name or result.source, result.profile.as_of.isoformat()
        cells = {m.name: points(m)[0].text for m in result.metrics if m.name not in SERIES}
        rows.append((name, day, cells))
    gap = ""
    for names in _blocks([cells for _, _, cells in rows], width):
        columns = [Column("name"), Column("as of", whole=True)]
        columns += [Column(name.replace("_", "\n"), right=True, whole=True) for name in names]
        block = [(name, day, *(cells[n] for n in names)) for name, day, cells in rows]
        yield gap + "".join(f"{line}\n" for line in table(columns, block, width))
        gap = "\n"


def _blocks(rows: Sequence[dict[str, str]], width: int) -> Iterator[list[str]]:
    """Yield the names of metrics whose columns fit beside each other, one at least."""
    block: list[str] = []
    room = left = width - _NAME - len("2026-05-20")
    for name in rows[0] if rows else ():
        wide = 2 + max(*map(len, name.split("_")), *(len(cells[name]) for cells in rows))
        if block and wide > left:
            yield block
            block, left = [], room
        block.append(name)
        left -= wide
    if block:
        yield block


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
