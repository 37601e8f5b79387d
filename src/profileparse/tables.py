"""Tables for a terminal, as wide as it is and no wider."""

from collections.abc import Iterator, Sequence
from io import StringIO

import attrs

from profileparse.shown import shown

WIDTH = 80
"""Columns where no terminal says how wide it is."""
_NARROWEST = 40
# GitHub's runner obeys `::command` at the start of a line, and a cell that goes on can start one.
_COLONS, _SILENT_COLONS = "::", r":\x3a"


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        name: its heading.
        right: whether its cells end at its right edge, as numbers do.
        whole: whether it keeps its width as long as another column can give way.
    """

    name: str
    right: bool = False
    whole: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int = WIDTH
) -> Iterator[str]:
    """Yield the lines of a table, without their ends.

    A cell that is too long goes on in the next line. What is not printable is shown as its
    escape, and nothing in a cell is markup.

    Args:
        columns: what stands above the cells, and how they are set.
        rows: the cells of each row, in the order of the columns; those that a row lacks are
            empty.
        width: columns of the terminal; it is taken as 40 at least.
    """
    # It brings 60 ms, which only who wants a table pays.
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    made = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(c.name for c in columns)
    )
    for column in columns:
        made.add_column(
            Text(column.name),
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.whole,
        )
    for row in rows:
        made.add_row(*(Text(shown(cell).replace(_COLONS, _SILENT_COLONS)) for cell in row))
    file = StringIO()
    console = Console(file=file, width=max(width, _NARROWEST), color_system=None, _environ={})
    console.print(made)
    yield from (line.rstrip() for line in file.getvalue().split("\n")[:-1])
