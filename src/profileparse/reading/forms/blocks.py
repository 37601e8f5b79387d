"""Which lines below a meta line are the title, the names and the abstract.

Each can have been broken over several lines: every way to cut them is weighed.
Points are rough log-odds: 1 is a hint, 3 is strong.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from profileparse.reading.authors import (
    is_lone_name,
    is_prose,
    looks_like_byline,
    must_be_byline,
    read_byline,
)
from profileparse.reading.forms.byline_points import (
    GLUE,
    LONGEST_BYLINE,
    byline_points,
)
from profileparse.reading.odd_authors import SHOWN
from profileparse.reading.open_lines import OPEN, OPEN_ENDS, is_open
from profileparse.reading.paper_end import SENTENCE_END
from profileparse.reading.title_split import segment

_REACH = 14  # lines below a meta line that title and names can take up
_MOST_TITLE = 8
_MOST_NAMES = 8
_PLAIN_WORDS = 3  # in lower case: so many are prose
_GLUED = 4  # letters before a name that was glued on
_HEADING = 3  # lines that a title and names take up, mostly
_NARROWEST = 36
WIDEST = 200
"""Columns: a text with longer lines was not wrapped."""
_SLACK = 3  # columns by which a heading can be broken sooner or later than a paragraph
_RAGGED = 10  # columns: most words are shorter
_MOST_FULL = 0.35  # of the lines, at the least, end so near to the margin
_SURE = 2.0  # points between the best cut and the next one
_LEAST = -2.0
_LONGEST_STRAY = 60  # characters
GOES_ON = re.compile(r"(?:et[ \t]+al\b|al\.|[·•,]|and\b|&)")
"""How a line begins that goes on with the names above it."""
_GLUED_END = re.compile(r"(?:[a-z]{4}|[a-z][?!)}$0-9]|[?!)}$])[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?$")
_LOWER_WORD = re.compile(r"(?<![^ (\"“])[a-z]{2,}(?![^ ,.;:)])")


@attrs.frozen
class Body:
    """The lines below a meta line.

    Attributes:
        lines: the lines, without the blanks around them.
        ends: the column in which each ends in the given text.
        words: the size of the first word of each there, with the marks around it.
        parted: whether a blank line stands above each.
        width: the column at which the lines of the profile were broken; 0 if they were not.
    """

    lines: list[str]
    ends: list[int]
    words: list[int]
    parted: list[bool]
    width: int = 0

    def is_full(self, line: int) -> bool:
        """Whether the first word of a line had no room in the line above it."""
        return self.ends[line - 1] + 1 + self.words[line] > self.width - _SLACK

    def goes_on(self, line: int) -> bool:
        """Whether a line is sure to be one with the line above it."""
        if self.width and self.is_full(line):
            return True
        return bool(GOES_ON.match(self.lines[line])) or is_open(self.lines[line - 1])

    def is_short(self, line: int) -> bool:
        """Whether a line begins a block: its first word had room in the line above."""
        return bool(self.width) and not self.is_full(line)


class Cut(NamedTuple):
    """Where the names and the abstract begin."""

    points: float
    names: int
    abstract: int
    glued: bool
    """Whether title and names are one block, with no mark between them."""
    listed: bool
    """Whether each name has its own line."""


def wrap_width(bodies: list["Body"]) -> int:
    """Return the column at which the lines of a profile were broken, or 0 if they were not.

    Most lines that go on in the next one end near it; a heading can be left whole.
    """
    if any(end > WIDEST for body in bodies for end in body.ends):
        return 0
    # A title can have margins of its own, so the lines below it are asked first.
    return next(filter(None, (_width(bodies, first) for first in (_HEADING, 0))), 0)


def _width(bodies: list["Body"], first: int) -> int:
    """Return the column at which the lines from the first on were broken, or 0."""
    ends = sorted(
        body.ends[line]
        for body in bodies
        for line in range(first, len(body.lines) - 1)
        if not body.parted[line + 1] and " " in body.lines[line]
    )
    whole = sorted(end for body in bodies for end in body.ends)
    for place in range(len(ends) - 1, 0, -1):
        near = place + 1 - bisect_left(ends, ends[place] - _RAGGED)
        beyond = len(whole) - bisect_right(whole, ends[place] + _RAGGED)
        if near >= max(2, _MOST_FULL * (place + 1)) and near > beyond:
            return ends[place] if ends[place] >= _NARROWEST else 0
    return 0


def best_cut(body: Body) -> tuple[Cut | None, bool]:
    """Return the best cut, and whether there is no other that is nearly as good."""
    cuts = sorted(_cuts(body), reverse=True)
    if not cuts or cuts[0].points < _LEAST:
        return None, False
    return cuts[0], len(cuts) == 1 or cuts[0].points - cuts[1].points >= _SURE


def could_be_glued(body: Body) -> bool:
    """Whether the first line can hold the title and names, which go on in the second."""
    return body.goes_on(1) or GLUE.search(body.lines[0][:LONGEST_BYLINE]) is not None


def join(lines: list[str]) -> str:
    """Return lines as one."""
    text = lines[0]
    for line in lines[1:]:
        text += between(text, line) + line
    return text


def between(above: str, below: str) -> str:
    """Return what stands between two lines that were one."""
    hyphen = above.endswith("-") and not above.endswith((" -", "--"))
    return "" if hyphen and not re.match(r"(?:and|or|to)(?=[ ,]|$)", below) else " "


def join_names(lines: list[str]) -> str:
    """Return names, each of which has its own line, as one line."""
    text = lines[0]
    for line in lines[1:]:
        text += between_names(text, line) + line
    return text


def between_names(above: str, below: str) -> str:
    """Return what the page prints between two names, or between a name and what follows it."""
    if below.startswith(","):
        return ""
    return " " if above.endswith(OPEN_ENDS) or GOES_ON.match(below) else ", "


def _cuts(body: Body) -> Iterator[Cut]:
    stop = min(len(body.lines), _REACH)
    blanks = any(body.parted[1:])
    for abstract in range(1, stop + 1):
        tail = _abstract_points(body, abstract)
        edge = _edge_points(body, abstract, blanks=blanks)
        for names in range(max(0, abstract - _MOST_NAMES), min(abstract, _MOST_TITLE + 1)):
            if any(body.parted[names + 1 : abstract]):
                yield from _parted_names(body, names, abstract, edge + tail)
                continue
            inner = sum(_inner_points(body, line) for line in range(names + 1, abstract))
            if names and not any(body.parted[1:names]):
                title = _title_points(body, names) + _edge_points(body, names, blanks=blanks)
                text = join(body.lines[names:abstract])
                points = byline_points(text) + inner
                yield Cut(title + points + edge + tail, names, abstract, glued=False, listed=False)
                if abstract - names > 1 and _are_names(body, names, abstract):
                    text = join_names(body.lines[names:abstract])
                    points = byline_points(text) - 0.5
                    yield Cut(
                        title + points + edge + tail, names, abstract, glued=False, listed=True
                    )
            elif not names:
                points = _glued_points(body.lines[:abstract]) + inner
                yield Cut(points + edge + tail, 0, abstract, glued=True, listed=False)


def _parted_names(body: Body, names: int, abstract: int, points: float) -> Iterator[Cut]:
    """Yield the cut in which names have blank lines between them, or one within a list."""
    lines = body.lines[names:abstract]
    inner = range(names + 1, abstract)
    if not names or any(body.parted[1:names]) or not all(body.parted[names : abstract + 1]):
        return
    if all(map(body.goes_on, inner)):
        text = join(lines)
    elif all(
        body.goes_on(line) or _are_two_names(*body.lines[line - 1 : line + 1]) for line in inner
    ):
        text = join_names(lines)
    elif all("," in line for line in lines) and must_be_byline(join(lines)):
        text = join(lines)  # broken within a name: a word of another kind has no comma
    else:
        return
    points += _title_points(body, names) + byline_points(text) - 0.5
    points += _edge_points(body, names, blanks=True)
    yield Cut(points, names, abstract, glued=False, listed=text != join(lines))


def _are_two_names(above: str, below: str) -> bool:
    shown = read_byline(below).authors
    return is_lone_name(above) and len(shown) == 1 and is_lone_name(shown[0])


def _edge_points(body: Body, line: int, *, blanks: bool) -> float:
    """Return the points for a block that begins in a line."""
    if line >= len(body.lines):
        return 0.0
    if body.parted[line]:
        return 3.0
    points = -1.0 if blanks else 0.0
    return points + (2.0 if body.is_short(line) else -2.0 if body.width else 0.0)


def _inner_points(body: Body, line: int) -> float:
    """Return the points for a block that goes on in a line."""
    if body.goes_on(line):
        return 0.0
    return -4.0 if body.is_short(line) else 0.0 if body.width else -1.5


def _title_points(body: Body, names: int) -> float:
    last = body.lines[names - 1][-LONGEST_BYLINE:]
    if names > 1 and is_prose(last) and last.endswith(".") and last[0].isupper():
        return -9.0
    points = sum(_inner_points(body, line) for line in range(1, names))
    if OPEN.search(last):
        points -= 3.0
    if last.endswith((",", ":", "-", "–", "—", ";", "(")):  # noqa: RUF001
        points -= 2.5
    if names > 1 and must_be_byline(last):
        points -= 4.0
    title = " ".join(body.lines[:names])
    if _GLUED_END.search(last):
        points -= 4.0
    elif segment(last) is not None:
        points -= 3.0 if "," in last else 1.0
    if title.count("$") % 2 or title.count("(") > title.count(")"):
        points -= 2.0
    return points


def _glued_points(lines: list[str]) -> float:
    text = join(lines)
    if len(text) > LONGEST_BYLINE:
        return -9.0
    cut = segment(text)
    if cut is None:
        return -9.0
    seen = GLUE.search(text[max(0, cut - _GLUED) : cut + 2])
    points = byline_points(text[cut:]) - (1.0 if seen else 2.5)
    last = lines[-1]
    inside = cut - (len(text) - len(last))
    glue = inside > 0 and GLUE.search(last[: inside + 1])
    if not glue and must_be_byline(last) and len(read_byline(last).authors) == SHOWN:
        points -= 4.0  # all names that the page shows have a line of their own
    return points


def _abstract_points(body: Body, line: int) -> float:
    if line >= len(body.lines):
        return -4.0
    first = body.lines[line][:LONGEST_BYLINE]
    points = 0.0
    if GOES_ON.match(first):
        points -= 6.0
    elif first[0].islower():
        points -= 3.0
    if must_be_byline(first):
        points -= 4.0
    block = [first]
    for below in range(line + 1, min(line + 3, len(body.lines))):
        if body.parted[below] or body.is_short(below):
            break
        block.append(body.lines[below][:LONGEST_BYLINE])
    plain = len(_LOWER_WORD.findall(" ".join(block)))
    points += 1.5 if plain >= _PLAIN_WORDS else 0.0 if plain else -2.0
    if not re.search(SENTENCE_END, first):
        if len(block) == 1 and not plain:
            points -= 2.0
        elif not body.width and not _LOWER_WORD.search(first):
            points -= 4.0  # the end of a name, above an abstract that was not wrapped
    return points


def _are_names(body: Body, names: int, abstract: int) -> bool:
    """Whether each of several lines is one name, or what stands behind the names."""
    if all(line.endswith(",") for line in body.lines[names : abstract - 1]):
        return False  # they are parted as in one line
    bare = [line.rstrip(", \t") for line in body.lines[names:abstract]]
    for above, line in enumerate(bare[:-1]):
        goes_on = GOES_ON.match(body.lines[names + above + 1])
        if line and not goes_on and (" " not in line or not looks_like_byline(line)):
            return False
        if body.width and body.is_full(names + above + 1) and not goes_on:
            return False
    return all("," not in line for line in bare)


def is_broken(body: Body, abstract: int) -> bool:
    """Whether an abstract has a line that ends within a sentence."""
    return bool(body.width) and any(
        not body.parted[line] and not re.search(SENTENCE_END, body.lines[line - 1])
        for line in range(abstract + 1, len(body.lines))
    )


def is_foreign(body: Body, line: int) -> bool:
    """Whether a line of an abstract, with no blank line above it, does not go on with it."""
    text, above = body.lines[line], body.lines[line - 1]
    if text.startswith("©"):
        return True
    if not re.search(SENTENCE_END, above):
        return False
    below = body.lines[line + 1] if line + 1 < len(body.lines) else ""
    if below and len(below) <= LONGEST_BYLINE and must_be_byline(below):
        return True
    if text.rstrip(".").endswith("et al") and segment(text) is not None:
        return True
    if body.width and body.is_full(line):
        return False
    short = len(text) <= _LONGEST_STRAY and "://" not in text
    return short and not re.search(SENTENCE_END, text)
