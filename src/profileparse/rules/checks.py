"""What checks the values of a profile: one small pure function a rule, declared by its code."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from profileparse.diagnostics import Unparsed
from profileparse.records import Paper, Profile
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.text.span import Span

_NEAR = 100  # characters in which the next name or badge begins
_BLANKS = {" ", "\t", "\n"}
_BETWEEN = {*_BLANKS, ","}


class Broken(NamedTuple):
    """Where a rule is broken; cheap to make, for most of many are only counted."""

    record: Profile | Paper
    field: str
    message: str
    """What is wrong, with `{}` for the text of the value."""
    hint: str
    number: int | None = None
    """Which author or badge it is, from 0; None for the whole field."""


@attrs.define(eq=False)
class Read:
    """A profile that was read, and what its record does not say."""

    profile: Profile
    heading: int | None
    """The number in the heading of its list of papers."""
    document: Text
    unparsed: Sequence[Unparsed] = ()
    keys: list[tuple[Paper, list[str]]] = attrs.field(init=False)
    """The papers, and what their authors are compared by."""
    _list: tuple[Profile | Paper, str] | None = attrs.field(default=None, init=False)
    _items: list[Span] = attrs.field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self.keys = [(paper, [*map(name_key, paper.authors)]) for paper in self.profile.papers]

    def worded(self, broken: Broken) -> tuple[str, Span, str]:
        """Return message, span and hint."""
        span = self._span(broken)
        offset = self.document.offset
        text = quoted(self.document.plain[span.start - offset : span.end - offset])
        return broken.message.replace("{}", text, 1), span, broken.hint

    def _span(self, broken: Broken) -> Span:
        record, field = broken.record, broken.field
        if broken.number is None:
            return record.spans[field]
        if self._list is None or self._list[0] is not record or self._list[1] != field:
            self._list = record, field
            self._items = [*self._spans(record.spans[field].start, getattr(record, field))]
        return self._items[broken.number]

    def _spans(self, done: int, items: tuple[str, ...]) -> Iterator[Span]:
        for item in items:
            word, *suffixes = item.split(", ")
            span = self._find(word, done)
            for suffix in suffixes:  # more blanks can stand before it than in the record
                span = span.through(self._find(suffix, span.end))
            yield span
            done = span.end

    def _find(self, word: str, done: int) -> Span:
        plain, start = self.document.plain, done - self.document.offset
        pieces = word.split(" ")
        at = first = plain.find(pieces[0], start)
        while 0 <= at <= start + _NEAR:
            end = _end(plain, at, pieces)
            if end is not None:
                return self.document.span(at, end)
            at = plain.find(pieces[0], at + 1)
        # A mark can have been left out of it, or a sign of HTML read.
        at = first if 0 <= first <= start + _NEAR else start
        while plain[at : at + 1] in _BETWEEN:
            at += 1
        return self.document.span(at, max(plain.find(pieces[-1], at), at) + len(pieces[-1]))


def _end(plain: str, at: int, pieces: Sequence[str]) -> int | None:
    """Return where words end that begin at a place, with blanks or line ends between them."""
    for piece in pieces:
        while plain[at : at + 1] in _BLANKS:
            at += 1
        if not plain.startswith(piece, at):
            return None
        at += len(piece)
    return at


Check = Callable[[Read], Iterator[Broken]]
DECLARED: dict[str, Check] = {}
"""What checks each rule on values, by its code."""


def checks(code: str) -> Callable[[Check], Check]:
    """Declare which rule a function checks."""

    def declare(check: Check) -> Check:
        DECLARED[code] = check
        return check

    return declare
