"""Lists: the mark or the number before a card or a fact is taken off."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from profileparse.arxiv import candidates
from profileparse.reading.authors import is_prose
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import DATE, FACT_LINE, is_dated

_MARK = (
    r"(?:[*•·‣◦▪▫■□◻◼●○–—+-]"  # noqa: RUF001  (dashes)
    r"|#?[0-9]{1,4}[.)]|\([0-9]{1,4}\)|#[0-9]{1,4})"
)
_CODE = (
    r"(?:[A-Z]{2,4}|optics|other|soft|[a-z]{1,9}(?:-[a-z]{1,9})?\.[A-Za-z-]{2,12}"
    r"|[a-z]{1,9}-[a-z]{1,9})"
)
_SCORE = r"[0-9]{1,3}\.[0-9]"
_CARD = (
    rf"(?=Score|{_SCORE}|{_CODE}|{DATE}|Code$)(?:Score[ \t]*)?(?:{_SCORE}[ \t]*)?"
    rf"(?:{_CODE})?[ \t]*(?:{DATE})?[A-Za-z \t]{{0,24}}$"
)
_ITEM = re.compile(rf"(?m)^[ \t]*+(?P<marks>(?:{_MARK}[ \t]++){{1,3}}+)(?={FACT_LINE}|{_CARD})")
_ALONE = re.compile(
    rf"(?m)^(?P<indent>[ \t]*+)(?P<marks>{_MARK})[ \t]*+\n(?:[ \t]*\n)*"
    rf"(?=(?:(?:(?P=indent)[ \t]+{_MARK}|[ \t]*(?P=marks))[ \t]+|[ \t]*)"
    rf"(?:Score[ \t]*)?(?:{_SCORE}|{_CODE})[ \t]*"
    rf"(?:\n|{DATE}|{_CODE}))"
)
_BADGE = "Code"
_SENTENCE_ENDS = (".", "?", "!")
_LIST = 2  # cards that begin with one mark are a list
_ENDS = re.compile(rf"(?:{_SCORE}|{_CODE}|Score|{DATE}.*)$|(?:{FACT_LINE})$")

_ONLY_CODE = re.compile(r"[a-z]+[.-][A-Za-z.-]+")


def find(text: str) -> list[Edit]:
    """Return the edits that take marks off."""
    cards = []
    for found in _ITEM.finditer(text):
        line = _line_at(text, found.end())
        badge = line == _BADGE and is_dated(_line_above(text, found.start()))
        if badge or (line and _is_no_slug(line) and _ENDS.search(line)):
            cards.append(found)
    edits = [Edit(*found.span("marks")) for found in cards]
    edits += (
        Edit(*found.span("marks"))
        for found in _ALONE.finditer(text)
        if _is_no_slug(_line_at(text, found.end())) and not _goes_on(text, found.start())
    )
    return sorted({*edits, *_of_damaged(text, cards)})


def _of_damaged(text: str, cards: list[re.Match[str]]) -> Iterator[Edit]:
    """Yield the edits for cards that do not begin as one does, in a list of cards.

    The lists of an abstract have several items, where a card has one.
    """
    shapes = Counter(re.sub("[0-9]+", "0", found[0]) for found in cards)
    shape, count = shapes.most_common(1)[0] if shapes else ("", 0)
    if count < _LIST:
        return
    mark = re.escape(shape.lstrip(" \t")).replace("0", "[0-9]{1,4}")
    blanks = shape[: len(shape) - len(shape.lstrip(" \t"))]
    pattern = re.compile(rf"(?m)^{blanks}(?P<marks>{mark})(?=[^ \t\n])")
    starts = [found.start() for found in cards]
    for first, stop in pairwise([*starts, len(text)]):
        items = list(islice(pattern.finditer(text, first, stop), 3))
        two = len(items) == 2 and items[0].start() == first  # noqa: PLR2004  (a card and another)
        if two and not _goes_on(text, items[1].start()):
            yield Edit(*items[1].span("marks"))


def _goes_on(text: str, start: int) -> bool:
    """Whether a line goes on with the sentence above it, which was wrapped."""
    above = _line_above(text, start)
    return is_prose(above) and not above.endswith(_SENTENCE_ENDS)


def _is_no_slug(line: str) -> bool:
    """Whether a line is no affiliation, which can look like a code in small letters: `· a-lab`."""
    return _ONLY_CODE.fullmatch(line) is None or bool(candidates(line))


def _line_above(text: str, start: int) -> str:
    """Return the line above the one that begins at a place."""
    end = max(start - 1, 0)
    return text[text.rfind("\n", 0, end) + 1 : end].strip(" \t")


def _line_at(text: str, start: int) -> str:
    """Return the rest of a line from a place in it on."""
    end = text.find("\n", start)
    return text[start : len(text) if end < 0 else end].strip(" \t")
