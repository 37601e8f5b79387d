"""Numbered links, and links in brackets behind their text: taken out, and their targets kept.

[5]A Title            1. https://example.org/paper/5        A TITLE [/paper/5]
"""

import re
from collections.abc import Iterator

from profileparse.reading.forms.edits import Edit, Link
from profileparse.reading.forms.page_lines import Line, is_dated, lines_of

_NUMBER = re.compile(r"\[([0-9]{1,4})\](?=[^ \t,.;:)\]])|(?:^\[([0-9]{1,4})\]$)")
_TARGET = re.compile(r"[ \t]*\[((?:/|https?://|\./|\?|#)[^\]\s]*)\]")
_ITEM = re.compile(r"([0-9]{1,4})\.[ \t]+(\S+)")
_TITLE = ("References", "Visible links:", "Hidden links:")
_LONG = 100  # characters: prose
_LONGEST = 300  # of a title
_RISING = 3  # numbers: those of links, though their list is missing
_STEP = 12  # from one to the next: others can be those of links that stand in prose
_ZONE = 8  # lines below a meta line that can hold a title and names


def find(text: str) -> tuple[list[Edit], list[Link]]:
    """Return the edits that take numbers and targets out, and the links.

    A number is one of a link if a list of targets has it, or if several rise from link to link.
    """
    edits: list[Edit] = []
    links: list[Link] = []
    lines = lines_of(text)
    pending: list[tuple[str, int, int]] = []
    zone = True  # above the first paper
    below = 0
    skip = -1
    for at, line in enumerate(lines):
        if at < skip:
            continue
        if is_dated(_NUMBER.sub("", line.text)):
            below, zone = 0, True
        elif below >= _ZONE and len(line.text) > _LONG:
            zone = False
        targets, stop = _list_from(lines, at)
        skip = max(skip, stop)
        if targets:
            edits += [Edit(item.start, item.end) for item in lines[at:stop]]
            known = [mark for mark in pending if mark[0] in targets]
            edits += [Edit(start, end) for _, start, end in known]
            links += [Link(start, end, targets[number]) for number, start, end in known]
            pending, zone, below = [], True, _ZONE
            continue
        short = len(line.text) <= _LONGEST
        if short and zone:
            for start, end, number, url in _marks(line):
                if number:
                    pending.append((number, start, end))
                else:
                    edits.append(Edit(start, end))
                    links.append(Link(start, end, url))
        below += 1
        if below > _ZONE:
            zone = False
    edits += [Edit(start, end) for _, start, end in _rising(pending)]
    return sorted(edits), sorted(links)


def _rising(marks: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the marks whose numbers rise as those of the links of a page do."""
    first = 0
    for at in range(1, len(marks) + 1):
        if at < len(marks) and 0 < int(marks[at][0]) - int(marks[at - 1][0]) <= _STEP:
            continue
        if at - first >= _RISING:
            yield from marks[first:at]
        first = at


def _marks(line: Line) -> Iterator[tuple[int, int, str, str]]:
    """Yield the marks of a line: bounds, number, target."""
    for found in _NUMBER.finditer(line.text):
        yield line.start + found.start(), line.start + found.end(), found[1] or found[2], ""
    for found in _TARGET.finditer(line.text):
        yield line.start + found.start(), line.start + found.end(), "", found[1]


def _list_from(lines: list[Line], at: int) -> tuple[dict[str, str], int]:
    """Return the targets of a list of links that begins in line `at`, and the line below it."""
    first = at
    while first < len(lines) and lines[first].text in _TITLE:
        first += 1
    if first == at:
        return {}, at
    targets: dict[str, str] = {}
    while first < len(lines):
        text = lines[first].text
        item = _ITEM.fullmatch(text)
        if item is None and text not in _TITLE:
            break
        if item:
            targets[item[1]] = item[2]
        first += 1
    return targets, first
