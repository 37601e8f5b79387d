"""Rows as CSV that is safe to open: no cell is a formula, no line is an order to a CI runner."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from profileparse.text.escape import escaped_path

# What begins a formula in Excel and LibreOffice, also in the width of East Asian characters. Where
# a spreadsheet parts cells by semicolons, as in much of Europe, it stands behind one, too.
_FORMULA = re.compile("(?:^|(?<=;))(?=[ \\t]*[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def csv_lines(rows: Iterable[Sequence[str | float | None]], *, guard: bool = True) -> Iterator[str]:
    r"""Yield the lines of CSV by RFC 4180, each with its end, a line feed.

    Text is on one line, with what is not printable as its escape, such as `\x1b`. Text that a
    spreadsheet would take for a formula has an apostrophe before it, also behind a semicolon,
    unless `guard` is false.
    Numbers are as in Python, in full; None is an empty cell.
    """
    for row in rows:
        file = StringIO()
        csv.writer(file, lineterminator="\n").writerow([_cell(value, guard=guard) for value in row])
        yield file.getvalue()


def _cell(value: str | float | None, *, guard: bool) -> str | float | None:
    if not isinstance(value, str):
        return value
    text = escaped_path(value) if value else ""
    return _FORMULA.sub("'", text) if guard else text
