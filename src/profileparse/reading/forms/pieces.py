"""A line for each piece: what stood side by side in a row is joined to one line again.

85.2
LG              85.2LGMar 11, 2022Code
Mar 11, 2022
Code
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from profileparse.arxiv import code_in_any_case
from profileparse.reading.authors import looks_like_byline, must_be_byline
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import DATE, Line, is_dated, lines_of
from profileparse.reading.grammar import grammar
from profileparse.reading.paper_end import glued_names

_DATE = re.compile(rf"(?P<date>{DATE})(?P<year>[ \t]*,?[ \t]*[0-9]{{4}})?(?:[ \t]*Code)*")
_YEAR = re.compile(r",?[ \t]*(?:19|20)[0-9]{2}")
_SCORE = re.compile(r"[0-9]{1,3}\.[0-9]")
_CODES = re.compile(r"(?:(?P<score>[0-9]{1,3}\.[0-9])[ \t]*)?(?P<code>[A-Za-z.-]{2,24})")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*")
_PERCENT = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?[ \t]*%?")
_AFTER = {"h-index": _NUMBER, "Novelty": _PERCENT}
_AFTER["AI Score"] = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_BEFORE = ("papers", "paper", "citations", "citation", "Papers", "Paper")
_FORMS = {name.casefold(): _NUMBER for name in _BEFORE} | {
    name.casefold(): number for name, number in _AFTER.items()
}
_BADGE = "Code"
_GOES_ON = re.compile(r",|et[ \t]+al\.?(?:[ \t]*[·•](?:[ \t]*[^\s,]+)?)?$|[·•](?:[ \t]*[^\s,]+)?$")
_MARKS = "·•"
_ALONE = (",", *_MARKS)
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


class _Piece(NamedTuple):
    """A label of the head, or a number, in one line or two."""

    label: bool
    text: str
    first: int
    last: int


def _fact_joins(lines: list[Line]) -> Iterator[int]:
    """Yield the lines of a head that go on in the next one."""
    run: list[_Piece] = []
    at = 0
    while at < len(lines):
        piece = _piece(lines, at)
        if piece is None:
            yield from _run_joins(run)
            run, at = [], at + 1
        else:
            run.append(piece)
            at = piece.last + 1
    yield from _run_joins(run)


def _piece(lines: list[Line], at: int) -> _Piece | None:
    text = lines[at].text
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    if text == "AI" and below == "Score":
        return _Piece(label=True, text="AI Score", first=at, last=at + 1)
    if text.casefold() in _FORMS:
        return _Piece(label=True, text=text, first=at, last=at)
    if _PERCENT.fullmatch(text) or _NUMBER.fullmatch(text):
        percent = below == "%" and not text.endswith("%")
        return _Piece(False, text + "%" * percent, at, at + percent)  # noqa: FBT003  (no label)
    return None


def _run_joins(run: list[_Piece]) -> Iterator[int]:
    """Yield the joins of labels and numbers that follow each other.

    A number between two labels belongs to that which leaves each of the others one, if there is
    only one such way; else to neither for sure.
    """
    least = 2
    ways = [run]
    if len(run) % 2:  # one is left over: not a label that could have the number beside it
        sides = ((run[-1], run[-2:-1], run[:-1]), (run[0], run[1:2], run[1:]))
        ways = [way for one, by, way in sides if not (one.label and any(_fits(one, n) for n in by))]
    whole = [way for way in ways if way and all(map(_fits, way[::2], way[1::2]))]
    pairs = list(zip(whole[0][::2], whole[0][1::2], strict=True)) if len(whole) == 1 else []
    if not pairs:
        pairs = list(_printed_pairs(run))
    for one, two in pairs:
        if _is_printed(one, two) or len(run) > least:
            yield from range(one.first, two.last)


def _fits(one: _Piece, two: _Piece) -> bool:
    """Whether one of two pieces is a label, and the other a number that it can have."""
    label, number = (one, two) if one.label else (two, one)
    form = _FORMS.get(label.text.casefold(), _NUMBER)
    return one.label != two.label and form.fullmatch(number.text) is not None


def _is_printed(one: _Piece, two: _Piece) -> bool:
    """Whether a label and a number stand in the order in which the page prints them."""
    return _fits(one, two) and (one.text in _AFTER or two.text in _BEFORE)


def _printed_pairs(run: list[_Piece]) -> Iterator[tuple[_Piece, _Piece]]:
    """Yield the pairs in the page's order, but for a number that a label behind it could have."""
    pairs = [at for at, two in enumerate(pairwise(run)) if _is_printed(*two)]
    own = {at + (not run[at].label): at + run[at].label for at in pairs}
    for label, number in own.items():
        other = 2 * number - label
        shared = 0 <= other < len(run) and _fits(run[other], run[number])
        if not shared or own.get(other, number) != number:
            at = min(label, number)
            yield run[at], run[at + 1]


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
    if inside:
        if above == ",":
            return looks_like_byline(text)
        if above[-1] in _MARKS:
            return " " not in text
        return _GOES_ON.fullmatch(text) is not None
    # Where no mark stands alone, lines were wrapped: how long they are says more.
    names = looks_like_byline(above) or above.endswith("et al.")
    return text in _ALONE and names and at + 1 < len(lines)


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


def _follows(lines: list[Line], last: int, fits: Callable[[str], object]) -> bool:
    """Whether the next line is a piece, and not the title: the paper has all its parts below it."""
    below = lines[last + 1 : last + 2 + _PARTS]
    if not below or not fits(below[0].text):
        return False
    if any(is_dated(line.text) for line in below[1:_PARTS]):
        return False
    if len(below) > 1 and glued_names(below[1].text) is not None:
        return True
    if len(below) <= _PARTS or is_dated(below[_PARTS].text):
        return False
    _, title, names, _ = (line.text for line in below)
    return not must_be_byline(title) or must_be_byline(names)
