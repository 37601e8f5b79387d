r"""A table of records as CSV.

What a cell cannot say: `true` and `false` are words, and an absent value and an empty text are both
an empty cell. Names and other lists are separated by `; `; a semicolon in one of them is `\x3b`, so
that the parts can be told, but for a list of one empty text, which is as an empty list. A
character that is not printable is its escape, a line feed `\n`: all is on one line, and an escape
cannot be told from a text that has the same characters. With the table of papers, the facts of
the head go into the other table, except for name and day of capture.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from profileparse.diagnostics import Report
from profileparse.writers import Options
from profileparse.writers.csv_text import csv_lines
from profileparse.writers.tables import COLUMNS, rows

BETWEEN = "; "
_ESCAPED = r"\x3b"


def records_as_csv(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield the rows of one table under the names of its columns."""
    yield from csv_lines([[column.name for column in COLUMNS[options.table]]])
    cells = ([_cell(value) for value in row.values()] for row in rows(entries, options.table))
    yield from csv_lines(cells, guard=not options.raw)


def _cell(value: Any) -> str | float | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return BETWEEN.join(item.replace(";", _ESCAPED) for item in value)
    return value.isoformat() if isinstance(value, date) else value
