"""Each diagnostic with the line that it speaks of, marked, and with its cure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from profileparse.reporters import Checked, Style
from profileparse.reporters.messages import BLUE, COLOURS, CYAN, heading, painted
from profileparse.text.escape import COMMAND, SILENT_HASH, escaped
from profileparse.text.excerpt import visible
from profileparse.text.span import Span

WIDTH = 100
"""Columns of a quoted line at most, besides the signs that it goes on."""
_REACH = 2 * WIDTH  # code points looked at on either side: a line may have millions
_LINE_END = re.compile("[\r\n]")


def full(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield the lines of each diagnostic, and an empty one behind it."""
    paint = partial(painted, colour=style.colour)
    bar = paint("|", BLUE)
    for result in results:
        if result.failure is not None:
            continue  # said on standard error
        for found in result.report.diagnostics:
            yield heading(result.path, found, colour=style.colour, name=f" {paint(found.name)}:")
            number = str(found.span.line)
            margin = " " * len(number)
            line, indent, marks = quote(result.text, found.span)
            yield f"{margin} {bar}"
            yield f"{paint(number, BLUE)} {bar} {line}".rstrip()
            yield f"{margin} {bar} {indent}{paint(marks, COLOURS[found.severity])}"
            if found.hint is not None:
                help_ = f"{paint('=', BLUE)} {paint('help:', CYAN)}"
                yield f"{margin} {help_} {escaped(found.hint)}"
            yield ""


def quote(text: str, span: Span) -> tuple[str, str, str]:
    """Return the line on which a span begins, cut to what a screen holds around it.

    Behind it come the blanks up to the mark, and the mark, which is never empty.
    """
    start = span.start
    if text[max(start - 1, 0) : start + 1] == "\r\n":  # between the two, it is on the line above
        start -= 1
    before = _LINE_END.split(text[max(start - _REACH, 0) : start])[-1]
    if len(before) == start:
        before = before.removeprefix("\ufeff")
    after = _LINE_END.split(text[start : start + _REACH], maxsplit=1)[0]
    pieces = [" " if sign == "\t" else visible(sign) for sign in before + after]
    for command in COMMAND.finditer(before + after):
        pieces[command.start()] = SILENT_HASH
    middle = len(before) + max(span.end - start, 0)
    left, right = _fit(pieces[: len(before)], pieces[len(before) : middle], pieces[middle:])
    marked = pieces[len(before) : middle]
    mark = max(min(_width(marked), _width(right)), 1)
    return "".join(left + right), " " * _width(left), "^" * mark


def _fit(left: list[str], marked: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Return what is shown before the mark, and from it on."""
    middle = _take(marked, WIDTH)
    room = WIDTH - _width(middle)
    rest = marked[len(middle) :] + right
    first = _take(reversed(left), max(room // 2, room - _width(rest)))[::-1]
    last = _take(rest, room - _width(first))
    return (
        ["…"] * (len(first) < len(left)) + first,
        middle + last + ["…"] * (len(last) < len(rest)),
    )


def _take(pieces: Iterable[str], room: int) -> list[str]:
    taken = []
    for piece in pieces:
        room -= _columns(piece)
        if room < 0:
            break
        taken.append(piece)
    return taken


def _width(pieces: Iterable[str]) -> int:
    return sum(map(_columns, pieces))


@lru_cache(maxsize=1024)
def _columns(piece: str) -> int:
    """Return the columns that a terminal gives to a character as it is shown."""
    if piece.isascii():
        return len(piece)
    # The vowels and final consonants of Hangul join the letter before them.
    if unicodedata.category(piece) in {"Mn", "Me"} or "\u1160" <= piece <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(piece) in {"W", "F"} else 1
