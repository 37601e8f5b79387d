"""Words of a card that are no part of its paper: `Spotlight` over a title, `Cited by 12` below it.

They are told from a title by what stands around them. A word that was broken off a title had no
room in the line above it; a word that stands in several cards is none of a title at all.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from profileparse.reading.authors import is_lone_name, looks_like_byline, must_be_byline
from profileparse.reading.forms.blocks import GOES_ON, WIDEST
from profileparse.reading.forms.cards import profiles, shape
from profileparse.reading.forms.edits import Edit, FormEdits
from profileparse.reading.forms.page_lines import page_lines
from profileparse.reading.forms.strays import stray
from profileparse.reading.lines import Lines
from profileparse.reading.odd_authors import SHOWN
from profileparse.reading.open_lines import is_open

_SEEN = 8  # lines below a meta line that are looked at
_LONGEST = 40  # characters of such a word
_SHORTEST_PROSE = 60  # characters of the first line of an abstract
_FEW, _MANY = 3, 4  # words: a label has a few, a title more
_SHORT = 0.5  # of its title: two halves of one are about as long
_ROOM = 0.8  # of the longest line, to allow for letters of different widths
_SEVERAL = 2  # cards
_PARTS = 3  # title, names, abstract
_NUMBER = re.compile(r"[0-9][0-9.,]*")


class _Card(NamedTuple):
    """The lines below a meta line, up to its abstract."""

    first: int
    texts: list[str]
    shapes: list[tuple[int, int]]
    """Where each ends in the given text, and the size of its first word there."""
    parted: list[bool]
    """Whether a blank line stands above each."""
    names: int
    """Which line is that of the names, or the last of them."""
    sure: bool
    """Whether that line can be nothing else."""
    full: bool
    """Whether it has as many names as the page shows, so that no other line has one."""


def find(text: str, given: str, place: Callable[[int], int]) -> FormEdits:
    """Return what takes such words out, and says so.

    Args:
        text: the text without the other forms.
        given: the text that was given, in which lines have the length at which they were broken.
        place: returns where a code point of the one stands in the other.
    """
    lines = page_lines(text)
    found = FormEdits([], [], [])
    for papers in profiles(lines):
        cards = [
            _card(lines, first, min(stop, first + _SEEN), given, place)
            for first, stop in papers
            if stop - first >= _PARTS
        ]
        for line in sorted(_words(cards)):
            start, end = lines.starts[line], lines.starts[line] + len(lines[line])
            below = lines.starts[line + 1]
            found.edits.append(Edit(start, end if lines.is_parted(line) else below))
            found.findings.append(stray(start, end))
    return found


def _card(lines: Lines, first: int, stop: int, given: str, place: Callable[[int], int]) -> _Card:
    texts = [lines[line] for line in range(first, stop)]
    shapes = [shape(given, place(start)) for start in lines.starts[first:stop]]
    parted = [lines.is_parted(line - 1) for line in range(first, stop)]
    names = _names(texts) if len(texts) > _PARTS else None
    if names is not None:
        full = texts[names].count(",") + 1 >= SHOWN
        return _Card(first, texts, shapes, parted, names, sure=True, full=full)
    over_prose = (
        at
        for at, (text, below) in enumerate(pairwise(texts))
        if at and len(below) >= _SHORTEST_PROSE and looks_like_byline(text)
    )
    names = next(over_prose, 1)  # most titles are one line
    return _Card(first, texts, shapes, parted, names, sure=False, full=False)


def _names(texts: list[str]) -> int | None:
    """Return the first line below a title that can be nothing but names, if there is one."""
    return next((at for at, text in enumerate(texts) if at and must_be_byline(text)), None)


def _words(cards: Sequence[_Card]) -> Iterator[int]:
    """Yield the lines that are such words, of the cards of one profile."""
    room = _room(cards)
    places: defaultdict[str, list[tuple[_Card, int]]] = defaultdict(list)
    for card in cards:
        for at in range(len(card.texts)):
            places[_key(card, at)].append((card, at))
    words: defaultdict[int, set[int]] = defaultdict(set)  # of each card, by its first line
    # Where two lines of a card stand in other cards, too, the title is in fewer of them.
    for found in sorted(places.values(), key=len, reverse=True):
        beside = [(card, at) for card, at in found if _title(card, {at, *words[card.first]})]
        seen = [(card, at) for card, at in beside if _may_be_word(card, at)]
        if len({card.first for card, _ in seen}) >= _SEVERAL and any(
            _is_proof(card, at, room) for card, at in seen
        ):
            for card, at in beside:
                words[card.first].add(at)
    rest = [card for card in cards if not words[card.first]]
    if sum(card.names > 1 for card in rest) > 1:
        room = min(room, _title_room(cards))  # titles were broken, if not all lines
    for card in rest:
        if card.sure and (word := _one(card, room)) is not None:
            words[card.first].add(word)
    for card in cards:
        yield from (card.first + at for at in words[card.first])


def _title(card: _Card, words: set[int]) -> list[str]:
    """Return the lines that are left for the title without some words, if enough are left."""
    if len(card.texts) - len(words) < _PARTS:
        return []
    return [card.texts[at] for at in range(card.names) if at not in words]


def _room(cards: Sequence[_Card]) -> float:
    """Return how long a line can be at the least before it is broken."""
    if any(len(text) > WIDEST for card in cards for text in card.texts):
        return inf  # lines were not broken
    return _title_room(cards)


def _title_room(cards: Sequence[_Card]) -> float:
    over_names = (shape for card in cards for shape in card.shapes[: card.names])
    # A line of one word, such as an address, cannot be broken, however long it is.
    return _ROOM * max((end for end, word in over_names if word < end), default=0)


def _key(card: _Card, at: int) -> str:
    return _NUMBER.sub("0", card.texts[at])


def _may_be_word(card: _Card, at: int) -> bool:
    """Whether a line can be something else than a part of a paper."""
    if len(card.texts[at]) > _LONGEST or at == card.names or at > card.names + 1:
        return False
    if at and GOES_ON.match(card.texts[at]):
        return False  # an affiliation, or `et al.`
    if at < card.names:
        return not is_open(card.texts[at])
    below = card.texts[at + 1 : at + 2]  # over the abstract, if it is no sentence of that
    is_sentence = card.texts[at].endswith((".", "?", "!"))
    return not is_sentence and bool(below) and len(below[0]) >= _SHORTEST_PROSE


def _is_proof(card: _Card, at: int, room: float) -> bool:
    """Whether a line, which other cards have as well, is no piece of a title, and no name."""
    if not card.full:
        # Names can have a line each, and the owner's stands in each card.
        text = card.texts[at]
        if at and (is_lone_name(text) or ("," in text and looks_like_byline(text))):
            return False
        if all(map(_may_be_names, _title(card, {at}))):
            return False
    if at and card.texts[at - 1].endswith(":") and not card.parted[at]:
        return False
    ends = (at, at + 1) if at + 1 < card.names else (at,)
    return all(not line or line > card.names or _has_break(card, line, room) for line in ends)


def _may_be_names(text: str) -> bool:
    return bool(GOES_ON.match(text)) or looks_like_byline(text.rstrip(", "))


def _has_break(card: _Card, at: int, room: float) -> bool:
    """Whether a line was not broken off the line above it, in which its first word had room."""
    if card.parted[at]:
        return True
    (end, _), (_, word) = card.shapes[at - 1 : at + 1]
    return not is_open(card.texts[at - 1]) and end + 1 + word <= room


def _one(card: _Card, room: float) -> int | None:
    """Return the word beside the title of one card alone: of two lines, it is the short one."""
    if card.names != len(("word", "title")) or not _has_break(card, 1, room):
        return None
    above, below = card.texts[:2]
    if above.endswith(":") or (below[0].islower() and not card.parted[1]):
        return None  # one title
    for at, text, other in ((0, above, below), (1, below, above)):
        is_short = len(text.split()) <= _FEW and len(other.split()) >= _MANY
        is_title = card.full or not _may_be_names(other)
        if is_short and is_title and len(text) <= _SHORT * len(other) and _may_be_word(card, at):
            return at
    return None
