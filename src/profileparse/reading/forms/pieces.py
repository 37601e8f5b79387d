"""A line for each piece: what stood side by side in a row is joined to one line again.

85.2
LG              85.2LGMar 11, 2022Code
Mar 11, 2022
Code
"""

import re
from collections.abc import Iterator

from profileparse.arxiv import code_in_any_case
from profileparse.reading.authors import looks_like_byline, must_be_byline
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page import DATE, Line, is_dated, lines_of
from profileparse.reading.grammar import grammar
from profileparse.reading.paper_end import glued_names

_DATE = re.compile(rf"(?P<date>{DATE})(?P<year>[ \t]*,?[ \t]*[0-9]{{4}})?(?:[ \t]*Code)*")
_YEAR = re.compile(r",?[ \t]*(?:19|20)[0-9]{2}")
_SCORE = re.compile(r"[0-9]{1,3}\.[0-9]")
_CODES = re.compile(r"(?:(?P<score>[0-9]{1,3}\.[0-9])[ \t]*)?(?P<code>[A-Za-z.-]{2,24})")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*")
_AFTER = {"h-index": _NUMBER, "Novelty": re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?[ \t]*%?")}
_AFTER["AI Score"] = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_BEFORE = ("papers", "paper", "citations", "citation", "Papers", "Paper")
_BADGE = "Code"
_GOES_ON = re.compile(r",|et[ \t]+al\.?(?:[ \t]*[·•](?:[ \t]*[^\s,]+)?)?$|[·•](?:[ \t]*[^\s,]+)?$")
_MARKS = "·•"
_LONGEST_NAME = 200  # characters
_NAMES = (2, 3)  # lines below a meta line: a title, which can have two, and the first name
_HEAD = re.compile(r"h-index|[0-9.,]+[ \t]*(?:papers?|citations?)\b|Novelty|AI Score")
_NEAR = 4  # lines in which facts stand below a name
_PARTS = 3  # title, names, abstract


def find(text: str) -> list[Edit]:
    """Return the edits that join pieces."""
    lines = lines_of(text)
    joins = sorted({*_fact_joins(lines), *_meta_joins(lines), *_name_joins(lines)})
    return [
        Edit(lines[line].end, lines[line + 1].start, _between(lines[line], lines[line + 1]))
        for line in joins
    ]


def _between(above: Line, below: Line) -> str:
    """Return what parts two pieces in a line: nothing where the page prints nothing."""
    if _GOES_ON.match(below.text) or above.text == "," or above.text[-1] in _MARKS:
        return "" if below.text[0] == "," else " "
    digits = above.text[-1].isdigit() and below.text[0].isdigit()
    words = above.text == "AI" or below.text in {"Papers", "Paper"}
    return " " if digits or words else ""


def _fact_joins(lines: list[Line]) -> Iterator[int]:
    """Yield the lines of a head that go on in the next one."""
    wanted: dict[int, list[tuple[int, ...]]] = {}  # numbers, and the joins that they would make
    for at, line in enumerate(lines):
        text = line.text
        if text in _BEFORE and at and _NUMBER.fullmatch(lines[at - 1].text):
            wanted.setdefault(at - 1, []).append((at - 1,))
        if text in _AFTER or (text == "Score" and at and lines[at - 1].text == "AI"):
            number = _AFTER["AI Score" if text == "Score" else text]
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            if number.fullmatch(below):
                joins: tuple[int, ...] = (at,) if text != "Score" else (at - 1, at)
                percent = text == "Novelty" and "%" not in below
                if percent and at + 2 < len(lines) and lines[at + 2].text == "%":
                    joins = (at, at + 1)
                wanted.setdefault(at + 1, []).append(joins)
    for found in wanted.values():
        if len(found) == 1:  # a number between two labels belongs to neither for sure
            yield from found[0]


def _meta_joins(lines: list[Line]) -> Iterator[int]:
    """Yield the lines of meta lines that go on in the next one."""
    meta = grammar().pattern("META")
    for at, line in enumerate(lines):
        if not is_dated(line.text):
            continue
        first = at
        if _DATE.fullmatch(line.text):
            codes = _CODES.fullmatch(lines[at - 1].text) if at else None
            if codes is None or not _is_code(codes["code"]):
                continue
            first -= 1
            scored = codes["score"] is not None
        else:
            found = meta.match(line.text)
            if found is None or found.end() < len(line.text):
                continue
            scored = found["score"] is not None
        if not scored and first and _SCORE.fullmatch(lines[first - 1].text):
            first -= 1
        last = _last_piece(lines, at)
        yield from range(first, last)


def _name_joins(lines: list[Line]) -> Iterator[int]:
    """Yield the lines of names that go on in the next one: each name can be a link, or a box."""
    below = _PARTS  # lines since the last meta line, with those that are joined counted once
    last = -1
    for at, line in enumerate(lines):
        if is_dated(line.text):
            below = 0
        elif below in _NAMES and at and _goes_on(lines, at, inside=last == at - 1):
            yield at - 1
            last = at
        elif below or line.text != _BADGE:
            below += 1


def _goes_on(lines: list[Line], at: int, *, inside: bool) -> bool:
    """Whether a line is a piece of the names that stand above it.

    Args:
        lines: the lines of a text.
        at: which of them.
        inside: whether the line above it is such a piece.
    """
    text, above = lines[at].text, lines[at - 1].text
    if len(text) > _LONGEST_NAME or len(above) > _LONGEST_NAME:
        return False
    if any(_HEAD.match(line.text) for line in lines[at : at + _NEAR]):
        return False
    if text == ",":
        return at + 1 < len(lines) and looks_like_byline(above)
    if above == ",":
        return inside and looks_like_byline(text)
    if above[-1] in _MARKS:
        return " " not in text and (inside or looks_like_byline(above[:-1].rstrip(" \t")))
    return _GOES_ON.fullmatch(text) is not None and looks_like_byline(above)


def _is_code(text: str) -> bool:
    field = grammar().pattern("CATEGORY").fullmatch(text)
    return field is not None and (text.isupper() or code_in_any_case(text) is not None)


def _last_piece(lines: list[Line], at: int) -> int:
    """Return the last line of a meta line whose date stands in line `at`."""
    last = at
    text = lines[at].text
    yearless = text[-1:].isdigit() and not re.search(r"[0-9]{4}", text)
    if yearless and _follows(lines, last, _YEAR.fullmatch):
        last += 1
    while _follows(lines, last, _BADGE.__eq__):
        last += 1
    return last


def _follows(lines: list[Line], last: int, fits: object) -> bool:
    """Whether the next line is a piece, and not the title: the paper has all its parts below it."""
    below = lines[last + 1 : last + 2 + _PARTS]
    if not below or not fits(below[0].text):  # type: ignore[operator]
        return False
    if any(is_dated(line.text) for line in below[1:_PARTS]):
        return False
    if len(below) > 1 and glued_names(below[1].text) is not None:
        return True
    whole = len(below) > _PARTS and not is_dated(below[_PARTS].text)
    return whole and not must_be_byline(below[1].text)
