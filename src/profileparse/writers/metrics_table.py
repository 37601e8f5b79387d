"""Metrics as a table for people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from profileparse.metrics import SERIES, Metric
from profileparse.writers import Options
from profileparse.writers.metric_values import Measured, is_series, points
from profileparse.writers.terminal_table import Column, table

MOST = 40
"""Labels of a series that are shown; the rest is counted."""
_NAME = 15  # columns for the name of a profile, and a gap
_COLUMNS = (
    Column("metric"),
    Column("value", right=True, whole=True),
    Column("unit", whole=True),
    Column("n", right=True, whole=True),
)


def metrics_as_table(entries: Iterable[tuple[str, Measured]], options: Options) -> Iterator[str]:
    """Yield a table for each profile."""
    gap = ""
    for source, measured in entries:
        profile = measured.profile
        name = "a profile without a name" if profile.name is None else profile.name
        heading = f"{name}, as of {profile.as_of.isoformat()} ({source})"
        yield gap + _lines((Column(""),), [(heading,)], options) + "\n"
        rows = [row for heading in measured.groups for row in _group(heading, measured)]
        yield _lines(_COLUMNS, rows, options)
        if notes := list(_notes(measured.metrics)):
            yield "\n" + _lines((Column("note"), Column("of")), notes, options)
        gap = "\n\n"


def comparison_as_table(entries: Iterable[tuple[str, Measured]], options: Options) -> Iterator[str]:
    """Yield a table with a row for each profile.

    What does not fit the width goes on in a table below. A metric that is a series has no column.
    """
    rows = []
    for source, measured in entries:
        cells = {m.name: measured.text(m) for m in measured.metrics if m.name not in SERIES}
        profile = measured.profile
        rows.append((profile.name or source, profile.as_of.isoformat(), cells))
    gap = ""
    for names in _blocks([cells for _, _, cells in rows], options.width):
        columns = [Column("name"), Column("as of", whole=True)]
        columns += [Column(name.replace("_", "\n"), right=True, whole=True) for name in names]
        block = [(name, day, *(cells[n] for n in names)) for name, day, cells in rows]
        yield gap + _lines(columns, block, options)
        gap = "\n"


def _lines(columns: Sequence[Column], rows: Sequence[Sequence[str]], options: Options) -> str:
    return "".join(f"{line}\n" for line in table(columns, rows, options.width))


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


def _group(heading: str, measured: Measured) -> Iterator[tuple[str, ...]]:
    yield ()
    yield (heading.upper(),)
    for metric in measured.groups[heading]:
        n, missing = metric.n, metric.missing
        basis = f"{n}/{n + missing}" if n or missing else ""
        if is_series(metric):
            found = points(metric)
            yield metric.name, "" if found else "none", metric.unit, basis
            yield from ((f"  {point.label}", point.text) for point in found[:MOST])
            if len(found) > MOST:
                yield (f"  ... and {len(found) - MOST:,} more: see --to json or csv",)
        else:
            yield metric.name, measured.text(metric), metric.unit, basis


def _notes(metrics: Iterable[Metric]) -> Iterator[tuple[str, str]]:
    """Return each note, with the metrics that have it."""
    of: dict[str, list[str]] = defaultdict(list)
    for metric in metrics:
        if metric.note is not None:
            of[metric.note].append(metric.name)
    return ((note, ", ".join(names)) for note, names in of.items())
