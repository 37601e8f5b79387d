"""Where a paper ends below which another one has lost its meta line, or has one in another form.

Blank lines part blocks where there are any. Where there are none, an abstract ends with a
sentence, and what follows it is a title with names below it, or with names glued to it.
"""

import re
from collections.abc import Callable, Sequence

from profileparse.reading.authors import is_prose, looks_like_byline, must_be_byline
from profileparse.reading.suggest.meta_lines import suggest_meta_lines
from profileparse.reading.suggest.paper_starts import first_pieces
from profileparse.reading.title_split import segment

Bounds = tuple[int, int]

# These are strings, so that they are compiled when a paper needs them.
SENTENCE_END = r"[.?!:;…$}\])][\"'”’)\]]*$"  # noqa: RUF001  (quotation marks)
_ENDING = 40  # characters that are enough to see how a line ends
_SHORTEST = 24  # characters: of a line that has the end of a sentence, and is none perhaps
_LONGEST_TOP = 400  # characters: no title with names has more
_WHOLE_LINE = 120  # characters: a line that long was not wrapped
_SEEN = 7  # lines from the first of a paper on
_LONGEST_STRAY = 60  # characters: of a button, or a word of a menu
_FEW_WORDS = 3  # a title with fewer can be the first words of a name
_MOST_LINES = 2000  # that are looked at: no paper has more
_LONGEST_PREFIX = len("Fitz")
_MOST_TITLE = 5  # lines
_ET_AL = r"(?:^|[ \t])al\.?(?:[ \t]*[·•].*)?$"
LIST_ITEM = r"(?:[-*•–]|\(?[0-9ivx]{1,4}[.)])[ \t]"  # noqa: RUF001  (a dash)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a paragraph of an abstract does."""
    found = re.search(SENTENCE_END, line[-_ENDING:])
    if found and len(line) <= _SHORTEST and found[0][0] not in ".?!:":
        return False  # `Read more…`, `Like (3)`
    return found is not None or "://" in line


def paper_end(
    text: str,
    lines: Sequence[Bounds],
    parted: Callable[[int], bool],
    goes_on: Callable[[int], bool] = lambda _: False,
) -> int:
    """Return the number of the lines below a meta line that are of its paper.

    Args:
        text: a text whose lines end with LF.
        lines: bounds of the lines below the meta line, up to the next one.
        parted: whether a blank line stands above a line.
        goes_on: whether a line is sure to be one with the line above it.
    """
    if len(lines) < 2:  # noqa: PLR2004  (a title alone)
        return len(lines)
    found = next(suggest_meta_lines(text, lines[1][0], lines[-1][1]), None)
    count = len(lines)
    if found is not None:
        count = next(n for n, (start, _) in enumerate(lines) if start >= found.start)
    view = _View(text, lines[:count], parted, goes_on)
    return next(
        (top for at in range(2, min(count, _MOST_LINES)) if (top := view.top(at)) is not None),
        count,
    )


class _View:
    def __init__(
        self,
        text: str,
        lines: Sequence[Bounds],
        parted: Callable[[int], bool],
        goes_on: Callable[[int], bool],
    ) -> None:
        self._text = text
        self._lines = lines
        self._parted = parted
        self._goes_on = goes_on

    def _line(self, at: int) -> str:
        if at >= len(self._lines):
            return ""
        start, end = self._lines[at]
        return self._text[start:end]

    def top(self, at: int) -> int | None:
        """Return the first line of the other paper that a line shows to be there, or None."""
        line = self._line(at)
        if len(line) > _LONGEST_TOP:
            return None
        below_abstract = self._is_below_abstract(at)
        if below_abstract and self._is_first(at, line):
            return at
        if self._goes_on(at):
            return None
        if below_abstract and self._begins(at, line):
            return at
        names = not re.match(LIST_ITEM, line) and _are_names(line)
        return self._title_above(at) if names else None

    def _is_first(self, at: int, line: str) -> bool:
        if _glued_names(line) is not None:
            return True
        return first_pieces([self._line(at + n) for n in range(_SEEN)]) > 0

    def _title_above(self, names: int) -> int | None:
        """Return where the title begins that stands between an abstract and a line of names."""
        for top in range(names - 1, max(1, names - 1 - _MOST_TITLE), -1):
            if self._is_below_abstract(top):
                return None if _are_names(self._line(top)) else top
            if self._parted(top):
                break
        return None

    def _is_below_abstract(self, at: int) -> bool:
        above = self._line(at - 1)
        if not ends_sentence(above) or re.search(_ET_AL, above[-_LONGEST_TOP:]):
            return False
        return is_prose(above[-_LONGEST_TOP:]) and not _are_names(above)

    def _begins(self, at: int, line: str) -> bool:
        """Whether a line below an abstract is the first of another paper, or of none."""
        below = self._line(at + 1)
        alone = not below or self._parted(at + 1)
        if ends_sentence(line) or re.match(LIST_ITEM, line) or (alone and self._parted(at)):
            return False
        if len(self._line(at - 1)) >= _WHOLE_LINE:
            return True
        if segment(line) is not None:
            return True
        if alone:
            return len(line) <= _LONGEST_STRAY
        return len(below) <= _LONGEST_TOP and looks_like_byline(below)


def _are_names(line: str) -> bool:
    return "," in line and len(line) <= _LONGEST_TOP and must_be_byline(line)


def glued_names(line: str) -> int | None:
    """Return where several names begin that are glued to a title of some words, or None."""
    start = _glued_names(line)
    title = line[:start].split()
    if start is None or len(title) < _FEW_WORDS:
        return None
    # `Luca H. McAllister` begins with a name's own prefix.
    long_enough = len(title[-1]) > _LONGEST_PREFIX or len(title) > 2 * _FEW_WORDS
    return start if long_enough else None


def _glued_names(line: str) -> int | None:
    start = segment(line) if "," in line else None
    glued = start is not None and line[start - 1] != " " and must_be_byline(line[start:])
    return start if glued else None
