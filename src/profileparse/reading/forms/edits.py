"""Edits of a text, and the map that leads from the new text back to the given one."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from profileparse.diagnostics import Severity


class Edit(NamedTuple):
    """`text[start:end]` gives way to another text."""

    start: int
    end: int
    text: str = ""


class Link(NamedTuple):
    """A link that a form took out of a text, and where it stood."""

    start: int
    end: int
    url: str

    def label(self, text: str) -> str:
        """Return what is shown of it in the text in which it stands."""
        label = text[self.start : self.end].partition("](")[0]
        quoted = label.split('"')  # a node of an accessibility tree
        return (quoted[1] if quoted[2:] else label).strip("[]")


class Finding(NamedTuple):
    """What is to be said of a form at a place.

    Attributes:
        code: of the rule.
        start: code points before the place.
        end: where it stops.
        message: what was found; `{}` stands for the text there.
        hint: what to do about it.
        severity: that of the rule, if None.
    """

    code: str
    start: int
    end: int
    message: str
    hint: str
    severity: Severity | None = None


class FormEdits(NamedTuple):
    """What takes a form off a text, the links in it, and what is to be said of it."""

    edits: list[Edit]
    links: list[Link]
    findings: list[Finding]
    signs: list[Edit] | None = None
    """The edits at which the form is reported, if not at all of them."""


@attrs.define
class OffsetMap:
    """Where each code point of an edited text stood before.

    Attributes:
        new: where each stretch of the new text begins.
        old: where it began in the old text.
        copied: whether it is as long as it was there; else it stands for all that it replaced.
    """

    new: list[int] = attrs.field(factory=lambda: [0])
    old: list[int] = attrs.field(factory=lambda: [0])
    copied: list[bool] = attrs.field(factory=lambda: [True])

    def before(self, index: int) -> int:
        """Return where a code point of the new text stood in the old one."""
        place = bisect_right(self.new, index) - 1
        return self.old[place] + (index - self.new[place] if self.copied[place] else 0)


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Return the edited text, and the map back.

    Args:
        text: the text before.
        edits: in the order of the text; one that begins within another is left out.
    """
    pieces: list[str] = []
    offsets = OffsetMap([], [], [])
    done = size = 0

    def put(piece: str, old: int, *, copied: bool) -> None:
        nonlocal size
        if piece:
            offsets.new.append(size)
            offsets.old.append(old)
            offsets.copied.append(copied)
            pieces.append(piece)
            size += len(piece)

    for edit in edits:
        if edit.start < done:
            continue
        put(text[done : edit.start], done, copied=True)
        put(edit.text, edit.start, copied=len(edit.text) == edit.end - edit.start)
        done = edit.end
    put(text[done:], done, copied=True)
    # What is asked for the end of the text, or of an empty one.
    offsets.new.append(size)
    offsets.old.append(len(text))
    offsets.copied.append(True)
    return "".join(pieces), offsets
