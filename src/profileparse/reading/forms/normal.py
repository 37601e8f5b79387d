"""The table of forms, and the text that is left when all that were found are taken off."""

import re
from collections.abc import Callable

import attrs

from profileparse.reading.forms import (
    aria,
    buttons,
    capitals,
    link_numbers,
    list_items,
    markdown,
    markup,
    pieces,
    print_pages,
    wrapped,
)
from profileparse.reading.forms.edits import Edit, Link, OffsetMap, apply

Found = tuple[list[Edit], list[Link]]


@attrs.frozen
class Form:
    """A form that extractors leave.

    Attributes:
        name: what a message calls it.
        signs: a text without any of these does not have it; none, if that cannot be seen so.
        find: returns the edits that take it off, and the links in it.
        loses: whether something of the page is lost for good.
    """

    name: str
    signs: tuple[str, ...]
    find: Callable[[str], Found]
    loses: bool = False


def _without_links(find: Callable[[str], list[Edit]]) -> Callable[[str], Found]:
    return lambda text: (find(text), [])


FORMS = (
    Form("accessibility tree", ('- heading "', "- 'heading "), aria.find),
    Form("HTML", ("</",), markup.find),
    Form("Markdown", ("](", "][", "# ", "**", "==", "--"), markdown.find),
    Form("numbered links", ("[",), link_numbers.find),
    Form("printed pages", (), _without_links(print_pages.find)),
    Form("list", (), _without_links(list_items.find)),
    Form("buttons", (), _without_links(buttons.find)),
    Form("a line for each piece", (), _without_links(pieces.find)),
    Form("capitals", ("PAPER",), _without_links(capitals.find), loses=True),
)
"""Each form, in the order in which they are taken off; wrapped lines are joined last of all."""
WRAPPED = "wrapped lines"
MARKDOWN = "Markdown"
_LOST = re.compile(r"[0-9.,]+\\\\(?=[ \t\n])")  # an escaped backslash, and nothing escaped by it
CAPITALS = "capitals"


@attrs.frozen
class FormFound:
    """A form that was taken off."""

    name: str
    places: list[int]
    """Code points of the given text before each place of it, in order."""
    loses: bool


@attrs.frozen(kw_only=True)
class Normalized:
    """A text without the forms of its extractor.

    Attributes:
        text: the page's own form.
        forms: what was taken off.
        links: what was linked, at its place in the given text.
        removed: what was taken out, at its place in the given text; none of it is blank.
        doubts: bounds in the given text between which it was guessed which line is what.
    """

    text: str
    forms: tuple[FormFound, ...]
    links: tuple[Link, ...]
    removed: tuple[tuple[int, int], ...]
    doubts: tuple[tuple[int, int], ...]
    lost: tuple[tuple[int, int], ...]
    """Bounds in the given text of numbers whose sign behind them was lost with an escape."""
    _maps: tuple[OffsetMap, ...]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text stands in the given one."""
        return _given(self._maps, start, end)


def _given(maps: tuple[OffsetMap, ...], start: int, end: int) -> tuple[int, int]:
    last = max(end - 1, start)
    for offsets in reversed(maps):
        start, last = offsets.before(start), offsets.before(last)
    return start, last + 1 if last >= start and end else last


def normalize(plain: str) -> Normalized | None:
    """Return a text without the forms that are found in it, or None if there are none.

    Args:
        plain: lines that end with LF.
    """
    state = _State(plain)
    for form in FORMS:
        if form.signs and not any(sign in state.text for sign in form.signs):
            continue
        edits, links = form.find(state.text)
        state.take(form.name, edits, links, loses=form.loses)
    joined = wrapped.find(state.text, plain, state.place)
    doubts = tuple(_given(tuple(state.maps), *doubt) for doubt in joined.doubts)
    if joined.edits:
        name = WRAPPED if joined.joined else ""
        state.take(name, joined.edits, [])
    if not state.maps and not doubts:
        return None
    lost: tuple[tuple[int, int], ...] = ()
    if any(form.name == MARKDOWN for form in state.forms):
        lost = tuple(found.span() for found in _LOST.finditer(plain))
    return Normalized(
        text=state.text,
        forms=tuple(state.forms),
        links=tuple(sorted(state.links)),
        removed=tuple(_merged(sorted(state.removed))),
        doubts=doubts,
        lost=lost,
        maps=tuple(state.maps),
    )


class _State:
    """A text while forms are taken off."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.maps: list[OffsetMap] = []
        self.forms: list[FormFound] = []
        self.links: list[Link] = []
        self.removed: list[tuple[int, int]] = []

    def place(self, index: int) -> int:
        """Return where a code point of the text stands in the given one."""
        return _given(tuple(self.maps), index, index)[0]

    def take(
        self,
        name: str,
        edits: list[Edit],
        links: list[Link],
        *,
        loses: bool = False,
    ) -> None:
        """Apply the edits of a form."""
        if not edits:
            return
        maps = tuple(self.maps)
        if name:
            places = sorted(_given(maps, edit.start, edit.start + 1)[0] for edit in edits)
            self.forms.append(FormFound(name, places, loses))
        self.links += [Link(*_given(maps, link.start, link.end), link.url) for link in links]
        for edit in edits:
            gone = self.text[edit.start : edit.end]
            inner = gone.strip(" \t\n")
            if inner and not edit.text.strip(" \t\n"):
                start = edit.start + gone.index(inner)
                self.removed.append(_given(maps, start, start + len(inner)))
        self.text, offsets = apply(self.text, edits)
        self.maps.append(offsets)


def _merged(bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in bounds:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
