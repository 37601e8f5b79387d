"""Lines that begin a paper, in whatever form: known by the title, names and prose below them."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from profileparse.reading.authors import is_prose, looks_like_byline, must_be_byline
from profileparse.reading.suggest.meta_lines import EXPECTED, MetaSuggestion, suggest_meta_lines
from profileparse.reading.title_split import segment

# What a line of score, category and date has of these, however it is written.
_STAMP = (
    r"[0-9]|(?<![A-Za-z])[A-Z]{2}(?![a-z])|(?i:\b(?:ago|today|yesterday)\b)"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?![a-z])"
)
_SHORT = 60  # characters: a longer line is a title, or prose
_LONGEST_TOP = 400  # characters: no title with names has more
_MOST_PIECES = 4  # lines: score, category, date and badge, each in its own
_MOST_TRIED = 1000  # lines of a stretch
_CANDIDATE = rf"(?m)^[ \t]*+(?=[^\n]{{0,{_SHORT}}}$)(?=[^\n]*(?:{_STAMP}))(?P<line>[^\n]+)$"
_LINE = re.compile(r"(?m)^[ \t]*+(?P<line>[^\n]+)$")
_ENDS = (".", "!", "?", ";", ":", ",")


def suggest_paper_starts(text: str, start: int, end: int) -> Iterator[MetaSuggestion]:
    """Yield the lines of `text[start:end]` that begin a paper, in their order.

    Args:
        text: a text whose lines end with LF.
        start: where to begin.
        end: where to stop.
    """
    known = {found.start: found for found in suggest_meta_lines(text, start, end)}
    done = start
    for found in islice(re.compile(_CANDIDATE).finditer(text, start, end), _MOST_TRIED):
        first = found.start("line")
        if first < done or first in known:
            continue
        below = _LINE.finditer(text, found.start(), end)
        lines = [line["line"].rstrip(" \t") for line in islice(below, _MOST_PIECES + 3)]
        if begins_paper(lambda at, lines=lines: lines[at] if at < len(lines) else ""):  # type: ignore[misc]
            known[first] = MetaSuggestion(first, first + len(lines[0]), EXPECTED)
    yield from (known[first] for first in sorted(known))


def begins_paper(line: Callable[[int], str]) -> bool:
    """Whether a line stands over a title and names as the first one of a paper does.

    Args:
        line: returns the lines from that one on, by their number; empty behind the last.
    """
    pieces = 0
    while pieces < _MOST_PIECES and _is_stamp(line(pieces)):
        pieces += 1
        if _is_top(line(pieces), line(pieces + 1), line(pieces + 2)):
            return True
    return False


def _is_stamp(line: str) -> bool:
    short = 0 < len(line) <= _SHORT and not line.endswith(_ENDS)
    return short and re.search(_STAMP, line) is not None


def _is_top(title: str, names: str, prose: str) -> bool:
    if not title or (max(len(title), len(names)) > _LONGEST_TOP and not is_prose(names)):
        return False
    if is_prose(names) and segment(title) is not None:
        return True
    if len(title) > _LONGEST_TOP or len(names) > _LONGEST_TOP or must_be_byline(title):
        return False
    return must_be_byline(names) or (is_prose(prose) and bool(names) and looks_like_byline(names))
