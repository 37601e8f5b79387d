"""Tables: each cell of a row gets a line of its own, and the rules between rows are taken out.

| LG | Mar 11, 2022 |        LG| Mar 11, 2022
|----|--------------|        ---|---
"""

import re
from collections.abc import Iterator

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page import Line, lines_of

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_CELL = re.compile(r"[ \t]*\|(?:[ \t]*\|)*[ \t]*")


def find(text: str) -> list[Edit]:
    """Return the edits that part cells."""
    lines = lines_of(text)
    rows: set[int] = set()
    for at, line in enumerate(lines):
        if "|" in line.text and _RULE.fullmatch(line.text):
            rows.add(at)
            bars = _bars(line)
            rows.update(_rows(lines, range(at - 1, -1, -1), bars))
            rows.update(_rows(lines, range(at + 1, len(lines)), bars))
    return [edit for at in sorted(rows) for edit in _edits(lines[at])]


def _bars(line: Line) -> int:
    return len(_BAR.findall(line.text))


def _rows(lines: list[Line], order: range, bars: int) -> Iterator[int]:
    """Yield the lines that belong to a table, from one of its rules on."""
    for at in order:
        below = at if order.step > 0 else at + 1
        if _bars(lines[at]) != bars or lines[below].parted:
            return
        yield at


def _edits(line: Line) -> Iterator[Edit]:
    if _RULE.fullmatch(line.text):
        yield Edit(line.start, line.end)
        return
    for found in _CELL.finditer(line.text):
        inner = found.start() > 0 and found.end() < len(line.text)
        yield Edit(line.start + found.start(), line.start + found.end(), "\n" if inner else "")
