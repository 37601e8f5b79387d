"""The parts of a paper that is not as the page prints it: which line is what."""

import re
from functools import cache
from itertools import pairwise

import attrs

from profileparse.reading.authors import (
    could_be_byline,
    is_prose,
    looks_like_byline,
    must_be_byline,
)
from profileparse.reading.grammar import grammar
from profileparse.reading.paper_end import LIST_ITEM, ends_sentence, glued_names, paper_end
from profileparse.reading.title_split import segment

Bounds = tuple[int, int]

_PARAGRAPH = r"[^ \t\n].*+(?:\n[ \t]*+[^ \t\n].*+)*+"
_BLOCKS = 3  # title, byline, abstract
_LONGEST_LABEL = 40  # characters
_LEAST_PROSE = 60
_ONE_WORD_TITLE = 6  # letters: `DeLesley Hutchins` is a name, not a title `De`


@attrs.define
class Parts:
    """Bounds of the parts in the text; None for one that is missing."""

    title: Bounds | None = None
    byline: Bounds | None = None
    segmented: bool = False
    """Whether title and byline stood in one line, and where the byline begins is a guess."""
    abstract: Bounds | None = None
    unparsed: list[Bounds] = attrs.field(factory=list)
    """What belongs to no part, in the order of the text."""


def find_parts(text: str, start: int, end: int) -> Parts:
    """Return which stretch of `text[start:end]`, below a meta line, is what.

    Position decides: title, byline, abstract. The looks of a line count only where a part is
    missing, is there twice, or was glued to another.
    """
    parts = Parts()
    found = grammar().pattern("_LINE").finditer(text, start, end)
    whole = [_trim(text, line.span()) for line in found]
    count = paper_end(text, whole, lambda line: _is_parted(text, whole, line))
    below = whole[count][0] if count < len(whole) else end
    lines = whole[: min(count, _BLOCKS + 1)]
    rest = _name_lines(text, lines, parts)
    if rest + 1 < len(lines) and _is_stray(text, lines[rest], lines[rest + 1]):
        parts.unparsed.append(lines[rest])
        rest += 1
    if rest < len(lines):
        _find_abstract(text, lines[rest][0], below, parts)
    if below < end:
        parts.unparsed.append(_trim(text, (below, end)))
    return parts


def _is_parted(text: str, lines: list[Bounds], line: int) -> bool:
    return text.count("\n", lines[line - 1][1], lines[line][0]) > 1


def _name_lines(text: str, lines: list[Bounds], parts: Parts) -> int:
    """Fill in title and byline, and return the number of lines that they took."""
    first, second, third = (*(text[start:end] for start, end in lines[:_BLOCKS]), "", "")[:_BLOCKS]
    ends = [text.count("\n", above[1], below[0]) for above, below in pairwise(lines)]
    close = ends[:1] == [1]
    parted = len(ends) > 1 and min(ends[:2]) > 1
    # A title of two lines: names stand in the block below it.
    wrapped = (
        close
        and len(ends) == _BLOCKS
        and min(ends[1:]) > 1
        and looks_like_byline(third)
        and not must_be_byline(second)
    )
    start = glued_names(second) if close or third else None
    if start is not None and lines[0][1] - lines[0][0] <= _LONGEST_LABEL:
        middle = lines[1][0] + start
        parts.unparsed.append(lines[0])
        parts.title, parts.byline = _trim(text, (lines[1][0], middle)), (middle, lines[1][1])
        parts.segmented = True
        return 2
    if (
        not wrapped
        and second
        and _second_is_byline(second, third, parted=parted)
        # Of two lines without a blank one between, the second may be a very short abstract.
        and (third or not close or must_be_byline(second) or _byline_start(first) is None)
    ):
        parts.title, parts.byline = lines[0], lines[1]
        return 2
    if wrapped or (third and must_be_byline(third)):
        parts.title, parts.byline = lines[0], lines[2]
        if close and second != first:
            parts.title = (lines[0][0], lines[1][1])
        else:
            parts.unparsed.append(lines[1])
        return 3
    start = _byline_start(first)
    if start is not None:
        middle = lines[0][0] + start
        parts.title, parts.byline = _trim(text, (lines[0][0], middle)), (middle, lines[0][1])
        parts.segmented = True
    elif must_be_byline(first):
        parts.byline = lines[0]
    else:
        parts.title = lines[0]
    return 1


def _is_stray(text: str, line: Bounds, below: Bounds) -> bool:
    """Whether a line over an abstract is a label, or a word of a menu."""
    size, room = line[1] - line[0], below[1] - below[0]
    if size > _LONGEST_LABEL or ends_sentence(text[slice(*line)]):
        return False
    if text.count("\n", line[1], below[0]) > 1:
        return True
    word, *_ = text[slice(*below)].split(" ", 1)
    return room >= _LEAST_PROSE and size + 1 + len(word) < room  # it had room in that line


def _byline_start(line: str) -> int | None:
    """Return where the byline begins in a line of title and byline, or None if it is not one."""
    start = segment(line)
    name = start is not None and start < _ONE_WORD_TITLE and " " not in line[:start]
    return None if name and must_be_byline(line) else start


def _second_is_byline(second: str, third: str, *, parted: bool) -> bool:
    if not third:
        return looks_like_byline(second)
    if not could_be_byline(second) and not (parted and not is_prose(second)):
        return False
    return must_be_byline(second) or not must_be_byline(third)


def _find_abstract(text: str, start: int, end: int, parts: Parts) -> None:
    """Fill in the abstract: from here on, up to what is no more of it."""
    paragraphs = re.compile(_PARAGRAPH).finditer(text, start, end)
    last = next(paragraphs)
    for paragraph in paragraphs:
        if not _goes_on(text, paragraph.end(), end, paragraph[0]):
            parts.unparsed.append(_trim(text, (paragraph.start(), end)))
            break
        last = paragraph
    parts.abstract = _trim(text, (start, last.end()))


def _goes_on(text: str, after: int, end: int, paragraph: str) -> bool:
    """Whether a paragraph goes on with the abstract before it.

    A menu, a button or a title ends without a full stop; a title with one has a byline below.
    A paragraph that begins like a meta line is a paper whose line ends are lost.
    """
    if _ends_abstract().match(paragraph):
        return False
    if re.match(LIST_ITEM, paragraph):
        return True
    if not ends_sentence(paragraph.rstrip(" \t")):
        return False
    below = grammar().pattern("_LINE").search(text, after, end)
    return below is None or not must_be_byline(below[0].rstrip(" \t"))


@cache
def _ends_abstract() -> re.Pattern[str]:
    """Return what begins no paragraph of an abstract: a footer, or a paper.

    A meta line that cannot be read is a short line over another one: a code, then a digit.
    """
    meta, score, blanks, code = (
        grammar().spelling(piece) for piece in ("META_START", "SCORE", "_B", "_UPPER_CODE")
    )
    return re.compile(rf"©|{meta}|(?:{score}{blanks})?{code}(?=.{{0,40}}[0-9]).{{1,40}}\n")


def _trim(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    return start, start + len(text[start:end].rstrip(" \t\n"))
