"""Tables: each cell of a row gets a line of its own, and the rules between rows are taken out.

| LG | Mar 11, 2022 |        LG| Mar 11, 2022
|----|--------------|        ---|---
"""

import re
from collections.abc import Iterator

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import Line, lines_of

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_CELL = re.compile(r"[ \t]*\|(?:[ \t]*\|)*[ \t]*")


def find(text: str) -> list[Edit]:
    """Return the edits that part cells."""
    lines = lines_of(text)
    rows: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if _RULE.fullmatch(line.text):
            inside = "|" in line.text or (at + 1 < len(lines) and _is_row(lines[at + 1]))
            rows.update(range(at if line.parted else max(at - 1, 0), at + 1) if inside else ())
        else:
            inside = inside and _is_row(line)
            rows.update([at] if inside else ())
    return [edit for at in sorted(rows) for edit in _edits(lines[at])]


def _is_row(line: Line) -> bool:
    return not line.parted and _BAR.search(line.text) is not None


def _edits(line: Line) -> Iterator[Edit]:
    if _RULE.fullmatch(line.text):
        yield Edit(line.start, line.end)
        return
    for found in _CELL.finditer(line.text):
        inner = found.start() > 0 and found.end() < len(line.text)
        yield Edit(line.start + found.start(), line.start + found.end(), "\n" if inner else "")
