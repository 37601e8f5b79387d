"""Tables for a terminal, as wide as it is and no wider."""

from collections.abc import Iterator, Sequence
from io import StringIO

import attrs

from profileparse.text.escape import escaped
from profileparse.writers import WIDTH

_NARROWEST = 40
_LEAST = 12  # columns that a cell needs to be read
# What GitHub's runner obeys at the start of a line, and the same for people only.
_ORDER, _SILENT = "::", r":\x3a"


@attrs.frozen
class Column:
    """A column of a table, under its name."""

    name: str
    right: bool = False  # whether its cells end at its right edge, as numbers do
    whole: bool = False  # whether it keeps its width as long as another column can give way


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int = WIDTH
) -> Iterator[str]:
    """Yield the lines of a table, without their ends.

    A cell that is too long goes on in the next line. What is not printable is shown as its
    escape, nothing in a cell is markup, and no line is an order to a CI runner. Cells that a row
    lacks are empty. The width of the terminal is taken as 40 columns at least.
    """
    cells = [[escaped(cell) for cell in row] for row in rows]
    lines = _set(columns, cells, max(width, _NARROWEST))
    if any(line.lstrip().startswith(_ORDER) for line in lines):
        silent = [[cell.replace(_ORDER, _SILENT) for cell in row] for row in cells]
        lines = _set(columns, silent, max(width, _NARROWEST))
    yield from lines


def _set(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    # It brings 60 ms, which only who wants a table pays.
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    headed = any(column.name for column in columns)
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=headed)
    whole = _leaves_room(columns, rows, width)
    for column in columns:
        made.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.whole and whole,
        )
    for row in rows:
        made.add_row(*map(Text, row))
    file = StringIO()
    Console(file=file, width=width, color_system=None, _environ={}).print(made)
    return [line.rstrip() for line in file.getvalue().split("\n")[:-1]]


def _leaves_room(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether the columns that are to stay whole leave enough for the others."""
    from rich.cells import cell_len  # noqa: PLC0415  (as above)

    room = width - 2 * (len(columns) - 1)
    for number, column in enumerate(columns):
        if column.whole:
            cells = (row[number] for row in rows if len(row) > number)
            room -= max(map(cell_len, [*column.name.split("\n"), *cells]))
        else:
            room -= _LEAST
    return room >= 0
