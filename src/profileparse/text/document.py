"""The text and the places in it: line ends, lines and columns."""

import re
from itertools import accumulate
from typing import Protocol

import attrs

from profileparse.text.span import Span

ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Characters that some extractors put between glued pieces."""
_BLOCK = 2048  # characters whose lines are counted anew for each place
_BYTE_ORDER_MARKS = re.compile(r"(?m)^\ufeff+")


def normalize_line_ends(text: str) -> str:
    """Return the text as the grammar reads it, each code point at its old place.

    CRLF becomes a blank and LF, CR becomes LF, a no-break space and a byte order mark at the
    start of a line become blanks: one for one, so that every offset stays true.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "\xa0" in text:
        text = text.replace("\xa0", " ")
    if "\ufeff" in text:
        text = _BYTE_ORDER_MARKS.sub(lambda mark: " " * len(mark[0]), text)
    return text


class OwnForm(Protocol):
    """The page's own form of a text, made from the form that an extractor left."""

    @property
    def text(self) -> str:
        """What the grammar reads."""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of it stands in the given text."""


@attrs.define(eq=False)
class Text:
    """A text, or a part of a stream, that knows its places."""

    text: str
    offset: int = 0  # code points of the stream before it
    line: int = 1  # number of its first line; a part of a stream begins at the start of a line
    # With plain line ends and blanks, as the grammar reads it.
    plain: str = attrs.field(init=False)
    # Whether it begins with a byte order mark, which an editor does not count.
    has_mark: bool = attrs.field(init=False)
    # The line that each block begins in, counted when first asked for.
    _lines: tuple[int, ...] = attrs.field(default=(), init=False)
    # A line, and code points before it.
    _last: tuple[int, int] = attrs.field(default=(0, 0), init=False)
    _form: OwnForm | None = attrs.field(default=None, init=False)
    _given: "Text | None" = attrs.field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.plain = normalize_line_ends(self.text)
        self.has_mark = self.offset == 0 and self.text.startswith("\ufeff")

    @property
    def as_given(self) -> "Text":
        """The text without its own form, whose `plain` is as long as `text`."""
        return self._given or self

    def in_own_form(self, form: OwnForm) -> "Text":
        """Return the text for a grammar that reads another form of it; places stay as given."""
        text = Text(self.text, self.offset, self.line)
        text.plain = form.text
        text._given = self
        text._form = form
        return text

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where `plain[start:end]` stands in `text`."""
        return (start, end) if self._form is None else self._form.given(start, end)

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column of a code point of `plain`, both from 1."""
        if self._form is not None:
            return self.as_given.position(self._form.given(index, index)[0])
        if not self._lines:
            blocks = range(0, len(self.plain), _BLOCK)
            counts = (self.plain.count("\n", start, start + _BLOCK) for start in blocks)
            self._lines = tuple(accumulate(counts, initial=self.line))
        block = index // _BLOCK
        line = self._lines[block] + self.plain.count("\n", block * _BLOCK, index)
        known, start = self._last  # in one long line, what was found of it serves for all places
        if line != known:
            start = self.plain.rfind("\n", 0, index) + 1
            self._last = line, start
        column = index - start + 1
        if self.has_mark and line == self.line and column > 1:
            column -= 1
        return line, column

    def span(self, start: int, end: int) -> Span:
        """Return the span of `plain[start:end]`, counted from the start of the stream."""
        if self._form is not None:
            return self.as_given.span(*self._form.given(start, end))
        line, column = end_line, end_column = self.position(start)
        if self.has_mark or self.plain.find("\n", start, end) >= 0:
            end_line, end_column = self.position(end)
        else:
            end_column += end - start
        return Span(
            start=self.offset + start,
            end=self.offset + end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
        )

    def bounds(self, span: Span) -> tuple[int, int]:
        """Return where the text of a span stands in `text`."""
        return span.start - self.offset, span.end - self.offset

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of a stretch without the blanks and line ends around it."""
        piece = self.plain[start:end]
        inner = piece.lstrip(" \t\n")
        return end - len(inner), start + len(piece.rstrip(" \t\n")) if inner else end
