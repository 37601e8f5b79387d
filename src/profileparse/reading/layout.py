"""The parts of a paper that is not as the page prints it: which line is what."""

import re
from itertools import islice, pairwise

import attrs

from profileparse.reading.authors import (
    could_be_byline,
    is_prose,
    looks_like_byline,
    must_be_byline,
)
from profileparse.reading.grammar import grammar
from profileparse.reading.suggest.meta_lines import near_meta_lines
from profileparse.reading.title_split import segment

Bounds = tuple[int, int]

_LINE = re.compile(r"[^ \t\n][^\n]*")
_PARAGRAPH = re.compile(r"[^ \t\n][^\n]*(?:\n[ \t]*+[^ \t\n][^\n]*)*+")
_SENTENCE_END = re.compile(r"[.?!:;…$}\]][\"'”’)\]]*$")  # noqa: RUF001  (quotation marks)
_BLOCKS = 3  # title, byline, abstract
_LIST_ITEM = re.compile(r"(?:[-*•–]|\(?[0-9ivx]{1,4}[.)])[ \t]")  # noqa: RUF001  (a dash)
# A code, then a digit, on a short line over another one: a meta line that cannot be read.
_LOST_META = re.compile(r"[^\sA-Za-z]{0,40}+[ \t]*+[A-Z]{2}(?=.{0,40}[0-9]).{1,40}\n")
_ENDING = 40  # characters that are enough to see how a paragraph ends
_ONE_WORD_TITLE = 6  # letters: `DeLesley Hutchins` is a name, not a title `De`


@attrs.define
class Parts:
    """Bounds of the parts in the text; None for one that is missing."""

    title: Bounds | None = None
    byline: Bounds | None = None
    glued: bool = False
    """Whether title and byline stood in one line, and the split is a guess."""
    abstract: Bounds | None = None
    strays: list[Bounds] = attrs.field(factory=list)
    """What belongs to no part, in the order of the text."""


def find_parts(text: str, start: int, end: int) -> Parts:
    """Return which stretch of `text[start:end]`, below a meta line, is what.

    Position decides: title, byline, abstract. The looks of a line count only where a part is
    missing, is there twice, or was glued to another.
    """
    parts = Parts()
    lines = [found.span() for found in islice(_LINE.finditer(text, start, end), 4)]
    if lines:
        below = _next_paper(text, lines, end)
        if below < end:
            parts = find_parts(text, start, below)
            parts.strays.append(_trim(text, (below, end)))
            return parts
        rest = _name_lines(text, [_trim(text, line) for line in lines], parts)
        if rest < len(lines):
            _find_abstract(text, lines[rest][0], end, parts)
    return parts


def _next_paper(text: str, lines: list[Bounds], end: int) -> int:
    """Return where, below the first line, a paper begins in a form that cannot be read."""
    second = lines[1][0] if len(lines) > 1 else end
    near = next(near_meta_lines(text, second, end), None)
    return end if near is None else near.start


def _name_lines(text: str, lines: list[Bounds], parts: Parts) -> int:
    """Fill in title and byline, and return the number of lines that they took."""
    words = [text[start:end] for start, end in lines]
    second, third = (*words[1:3], "", "")[:2]
    close = len(lines) > 1 and text.count("\n", lines[0][1], lines[1][0]) == 1
    wrapped_block = close and len(lines) > _BLOCKS and _is_wrapped(text, lines, second, third)
    if (
        not wrapped_block
        and second
        and _second_is_byline(second, third, parted=_parted(text, lines))
    ):
        # Of two lines without a blank one between, the second may be a very short abstract.
        sure = third or not close or must_be_byline(second)
        if sure or _glue(words[0]) is None:
            parts.title, parts.byline = lines[0], lines[1]
            return 2
    if wrapped_block or (third and must_be_byline(third)):
        wrapped = close and second != words[0]
        parts.title = (lines[0][0], lines[1][1]) if wrapped else lines[0]
        parts.byline = lines[2]
        if not wrapped:
            parts.strays.append(lines[1])
        return 3
    cut = _glue(words[0])
    if cut is not None:
        middle = lines[0][0] + cut
        parts.title = _trim(text, (lines[0][0], middle))
        parts.byline = (middle, lines[0][1])
        parts.glued = True
    elif must_be_byline(words[0]):
        parts.byline = lines[0]
    else:
        parts.title = lines[0]
    return 1


def _glue(line: str) -> int | None:
    """Return where the byline begins in a line of title and byline, or None if it is not one."""
    cut = segment(line)
    if cut is None or (cut < _ONE_WORD_TITLE and " " not in line[:cut] and must_be_byline(line)):
        return None
    return cut


def _is_wrapped(text: str, lines: list[Bounds], second: str, third: str) -> bool:
    """Whether the block under the meta line is a title of two lines: names stand below it."""
    parted = all(text.count("\n", a[1], b[0]) > 1 for a, b in pairwise(lines[1:4]))
    return parted and looks_like_byline(third) and not must_be_byline(second)


def _parted(text: str, lines: list[Bounds]) -> bool:
    """Whether title, second and third line are three blocks, with blank lines between them."""
    ends = pairwise(lines[:3])
    gaps = [text.count("\n", above[1], below[0]) > 1 for above, below in ends]
    return gaps == [True, True]


def _second_is_byline(second: str, third: str, *, parted: bool) -> bool:
    if not third:
        return looks_like_byline(second)
    if not could_be_byline(second) and not (parted and not is_prose(second)):
        return False
    return must_be_byline(second) or not must_be_byline(third)


def _find_abstract(text: str, start: int, end: int, parts: Parts) -> None:
    """Fill in the abstract: from here on, up to what is no more of it."""
    paragraphs = _PARAGRAPH.finditer(text, start, end)
    last = next(paragraphs)
    for paragraph in paragraphs:
        if not _goes_on(text, paragraph.end(), end, paragraph[0]):
            parts.strays.append(_trim(text, (paragraph.start(), end)))
            break
        last = paragraph
    parts.abstract = _trim(text, (start, last.end()))


def _goes_on(text: str, after: int, end: int, paragraph: str) -> bool:
    """Whether a paragraph goes on with the abstract before it.

    A menu, a button or a title ends without a full stop; a title with one has a byline below.
    A paragraph that begins like a meta line is a paper whose line ends are lost.
    """
    if paragraph.startswith("©") or grammar().pattern("META_START").match(paragraph):
        return False
    if _LOST_META.match(paragraph):
        return False
    if _LIST_ITEM.match(paragraph):
        return True
    if not (_SENTENCE_END.search(paragraph.rstrip(" \t")[-_ENDING:]) or "://" in paragraph):
        return False
    below = _LINE.search(text, after, end)
    return below is None or not must_be_byline(below[0].rstrip(" \t"))


def _trim(text: str, bounds: Bounds) -> Bounds:
    start, end = bounds
    return start, start + len(text[start:end].rstrip(" \t\n"))
