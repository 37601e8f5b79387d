"""The table of forms, and the text that is left when all that were found are taken off."""

from bisect import bisect_left
from collections.abc import Callable

import attrs

from profileparse.reading.forms import (
    aria,
    buttons,
    capitals,
    card_words,
    labels,
    link_numbers,
    list_items,
    markdown,
    markup,
    one_line,
    one_line_gaps,
    pieces,
    print_pages,
    quotations,
    refused,
    table_rows,
    wrapped,
)
from profileparse.reading.forms.edits import Edit, Finding, FormEdits, Link, OffsetMap, apply
from profileparse.reading.forms.gate import LABELS
from profileparse.reading.forms.page_lines import forget_lines

BUTTONS = "buttons"
CAPITALS = "capitals"


@attrs.frozen
class Form:
    """A form that extractors leave.

    Attributes:
        name: what a message calls it; none, if its findings say it.
        signs: a text without any of these does not have it; none, if that cannot be seen so.
        find: returns what takes it off a text, which has the others taken off that stand above it.
        loses: whether something of the page is lost for good.
    """

    name: str
    signs: tuple[str, ...]
    find: "_Find"
    loses: bool = False


_Find = Callable[["_State"], FormEdits]


def _all_of(find: Callable[[str], FormEdits]) -> _Find:
    return lambda state: find(state.text)


def _edits_only(find: Callable[[str], list[Edit]]) -> _Find:
    return lambda state: FormEdits(find(state.text), [], [])


def _with_links(find: Callable[[str], tuple[list[Edit], list[Link]]]) -> _Find:
    return lambda state: FormEdits(*find(state.text), [])


def _by_columns(find: Callable[[str, str, Callable[[int], int]], FormEdits]) -> _Find:
    """Return how to find a form by where the lines of the given text end."""
    return lambda state: find(state.text, state.given, state.place)


FORMS = (
    Form("", ("arXiv:",), _all_of(refused.find_paper_pages)),
    Form("accessibility tree", ('- heading "', "- 'heading "), _with_links(aria.find)),
    Form("HTML", ("</",), _with_links(markup.find)),
    Form("HTML entities", ("&",), _edits_only(markup.find_entities)),
    Form("quotations", (">",), _edits_only(quotations.find)),
    Form("table", ("|",), _edits_only(table_rows.find)),
    Form("Markdown", ("](", "][", "]{", "# ", "**", "==", "--", ":::"), _all_of(markdown.find)),
    Form("numbered links", ("[",), _with_links(link_numbers.find)),
    Form("printed pages", (), _edits_only(print_pages.find)),
    Form("list", (), _edits_only(list_items.find)),
    Form("one line, with gaps", ("\t", "  "), _edits_only(one_line_gaps.find)),
    Form("one line", (), _all_of(one_line.find)),
    Form("", (), _all_of(refused.find_lines_with_blanks)),
    Form("", (), _all_of(refused.find_first_lost)),
    Form("labels", LABELS, _edits_only(labels.find)),
    Form(BUTTONS, (), _all_of(buttons.find)),
    Form("a line for each piece", (), _edits_only(pieces.find)),
    Form(CAPITALS, ("PAPER",), _edits_only(capitals.find), loses=True),
    Form("words beside titles", (), _by_columns(card_words.find)),
    Form("wrapped lines", (), _by_columns(wrapped.find)),
)
"""Each form, in the order in which they are taken off."""


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
        findings: what is to be said, at its place in the given text.
    """

    text: str
    forms: tuple[FormFound, ...]
    links: tuple[Link, ...]
    removed: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]
    _maps: tuple[OffsetMap, ...]

    def findings_between(self, start: int, end: int) -> tuple[Finding, ...]:
        """Return the findings whose places begin between bounds in the given text."""
        starts = [found.start for found in self.findings]
        return self.findings[bisect_left(starts, start) : bisect_left(starts, end)]

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
        if not form.signs or any(_holds(state.text, sign) for sign in form.signs):
            state.take(form)
    forget_lines()
    if not state.maps and not state.findings:
        return None
    return Normalized(
        text=state.text,
        forms=tuple(state.forms),
        links=tuple(sorted(state.links)),
        removed=tuple(_merged(sorted(state.removed))),
        findings=tuple(sorted(state.findings, key=lambda found: found.start)),
        maps=tuple(state.maps),
    )


def _holds(text: str, sign: str) -> bool:
    return sign[0] in text and sign in text  # one character is found in a tenth of the time


class _State:
    """A text while forms are taken off, and the one that was given."""

    def __init__(self, given: str) -> None:
        self.given = given
        self.text = given
        self.maps: list[OffsetMap] = []
        self.forms: list[FormFound] = []
        self.links: list[Link] = []
        self.removed: list[tuple[int, int]] = []
        self.findings: list[Finding] = []

    def place(self, index: int) -> int:
        """Return where a code point of the text stands in the given one."""
        return _given(tuple(self.maps), index, index)[0]

    def take(self, form: Form) -> None:
        """Find a form, and apply its edits."""
        found = form.find(self)
        maps = tuple(self.maps)
        self.findings += [
            finding._replace(start=start, end=end)
            for finding in found.findings
            for start, end in [_given(maps, finding.start, finding.end)]
        ]
        edits = found.edits
        if not edits:
            return
        signs = edits if found.signs is None else found.signs
        if form.name and signs:
            places = sorted(_given(maps, edit.start, edit.start + 1)[0] for edit in signs)
            self.forms.append(FormFound(form.name, places, form.loses))
        self.links += [Link(*_given(maps, link.start, link.end), link.url) for link in found.links]
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
