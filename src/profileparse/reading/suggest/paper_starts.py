"""Lines that begin a paper, in whatever form: known by the title, names and prose below them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from profileparse.reading.authors import is_prose, looks_like_byline, must_be_byline
from profileparse.reading.grammar import grammar
from profileparse.reading.suggest.meta_lines import (
    EXPECTED,
    MetaSuggestion,
    is_count,
    suggest_meta_lines,
)
from profileparse.reading.title_split import segment

# What a line of score, category and date has of these, however it is written.
_STAMP = r"[0-9]|(?<![A-Za-z])[A-Z]{2}(?![a-z])|(?i:\b(?:ago|today|yesterday)\b)"
_SHORT = 60  # characters: a longer line is a title, or prose
_LONGEST_TOP = 400  # characters: no title with names has more
_MOST_PIECES = 4  # lines: score, category, date and badge, each in its own
_MOST_TRIED = 1000  # lines of a stretch
_LINE = re.compile(r"(?m)^[ \t]*+(?P<line>[^\n]+)$")
_ENDS = (".", "!", "?", ";", ":", ",")


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"{_STAMP}|{grammar().spelling('MONTH')}(?![a-z])")


@cache
def _candidate() -> re.Pattern[str]:
    stamp = _stamp().pattern
    return re.compile(
        rf"(?m)^[ \t]*+(?=[^\n]{{0,{_SHORT}}}$)(?=[^\n]*(?:{stamp}))(?P<line>[^\n]+)$"
    )


def suggest_paper_starts(text: str, start: int, end: int) -> Iterator[MetaSuggestion]:
    """Yield the lines of `text[start:end]` that begin a paper, in their order.

    Args:
        text: a text whose lines end with LF.
        start: where to begin.
        end: where to stop.
    """
    known = {found.start: found for found in suggest_meta_lines(text, start, end)}
    done = start
    for found in islice(_candidate().finditer(text, start, end), _MOST_TRIED):
        first = found.start("line")
        if first < done or first in known:
            continue
        below = list(islice(_LINE.finditer(text, found.start(), end), _MOST_PIECES + 3))
        lines = [line["line"].rstrip(" \t") for line in below]
        pieces = first_pieces(lines)
        if pieces:
            known[first] = MetaSuggestion(first, first + len(lines[0]), EXPECTED)
            done = below[-1].start()
    yield from (known[first] for first in sorted(known))


def first_pieces(lines: Sequence[str]) -> int:
    """Return how many lines stand over a title and names as the first of a paper do; 0 if none.

    Args:
        lines: from the first of them on; no more than the first seven are looked at.
    """
    seen = [*lines[: _MOST_PIECES + 3], "", "", ""]
    for pieces, line in enumerate(seen[:_MOST_PIECES], 1):
        if not _is_stamp(line):
            break
        if _is_top(*seen[pieces : pieces + 3]):
            return pieces
    return 0


def _is_stamp(line: str) -> bool:
    short = 0 < len(line) <= _SHORT and not line.endswith(_ENDS)
    return short and _stamp().search(line) is not None and not is_count(line)


def _is_top(title: str, names: str, prose: str) -> bool:
    if not title or (max(len(title), len(names)) > _LONGEST_TOP and not is_prose(names)):
        return False
    if is_prose(names) and segment(title) is not None:
        return True
    if len(title) > _LONGEST_TOP or len(names) > _LONGEST_TOP or must_be_byline(title):
        return False
    if must_be_byline(names):
        return True
    below = is_prose(prose) and not must_be_byline(prose[:_LONGEST_TOP])
    return below and bool(names) and looks_like_byline(names)
