"""What forms know of the page: its lines, and the words that the site prints."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from profileparse.reading.grammar import grammar
from profileparse.reading.lines import Lines

_FACTS = "H_INDEX", "PAPER_COUNT", "CITATION_COUNT", "NOVELTY_PERCENT", "AI_SCORE", "HEADING"
_TERMINALS = ("META", *_FACTS, "FIELD")
MONTH, SHORT_MONTH, CODE = map(grammar().spelling, ("MONTH", "_SHORT_MONTH", "CATEGORY"))
DATE = rf"{MONTH}[ \t]*[0-9]{{1,2}}(?:[ \t]*,[ \t]*[0-9]{{4}}|[ \t]+[0-9]{{4}})?"
"""A date as the page prints it."""
FACT_LINE = "|".join(map(grammar().spelling, _FACTS))
"""A line that is a fact of a head, to its end."""
FACT = (
    r"(?:h-index[ \t]*[0-9]|[0-9][ \t]*(?:[Pp]apers?|citations?)(?![a-z])|Novelty[ \t]*[0-9]"
    r"|AI[ \t]Score[ \t]*[0-9])"
)
"""What a fact cannot do without, wherever it stands."""
_DATED = re.compile(rf"{DATE}[A-Za-z \t]{{0,24}}$")
_LONGEST_META = 60  # characters
_MARKED = re.compile(r"[ \t]*+(?P<text>[^ \t\n](?:[^\n]*[^ \t\n])?)")


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str
    parted: bool
    """Whether a blank line, or the start of the text, stands above it."""
    indent: int


@lru_cache(maxsize=1)  # most forms are not there, so that the next one looks at the same text
def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, which nobody may change.

    Those of the last text are kept, until somebody calls `forget_lines`.
    """
    found: list[Line] = []
    start, parted = 0, True
    for line in text.split("\n"):
        inner = line.strip(" \t")
        if inner:
            indent = len(line) - len(line.lstrip(" \t"))
            first = start + indent
            found.append(Line(first, first + len(inner), inner, parted, indent))
        parted = not inner
        start += len(line) + 1
    return found


def is_dated(line: str) -> bool:
    """Whether a line ends as a meta line does, whatever marks stand before its date."""
    return len(line) <= _LONGEST_META and _is_dated(line)


@lru_cache(maxsize=1024)  # each form asks it of each line
def _is_dated(line: str) -> bool:
    return _DATED.search(line) is not None


@lru_cache(maxsize=1)
def page_lines(text: str) -> Lines:
    """Return the lines of a text, each with the form that the grammar gives it; see `lines_of`."""
    return Lines(text, _line_pattern())


def forget_lines() -> None:
    """Let go of the lines of the last text."""
    lines_of.cache_clear()
    page_lines.cache_clear()


@cache
def _line_pattern() -> re.Pattern[str]:
    forms = "|".join(f"(?P<{name}>{grammar().spelling(name)})" for name in _TERMINALS)
    return re.compile(rf"(?:{forms}|.+)[ \t\n]*+")
