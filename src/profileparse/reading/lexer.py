"""A text to tokens, one for each line: told by its form, or by what stands above and below it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs
from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from profileparse.reading.lines import Lines
from profileparse.reading.sections import NAMELESS, first_entries, head_entries, next_head

OWN_FORM = 2
"""The least priority of a terminal that is told by its own form."""
_WHOLE = 3  # lines below the meta line of a paper that is as the page prints it
_PROSE = 120  # characters: too long for a line of names, and for a title


@attrs.frozen
class Stretch:
    """A text for the lexer.

    Attributes:
        text: lines that end with LF.
        begins_profile: whether its first line is known to begin a profile.
    """

    text: str
    begins_profile: bool = False


class LineLexer(Lexer):
    """A lexer for Lark that knows what stands below a line.

    The terminals that are told by their own form are tried on each line, once. What the other
    lines are depends on their place: `sections` says where a profile begins, and a paper is as
    the page prints it if three lines stand below its first one, of names the second and of prose
    the third.
    """

    def __init__(self, conf: LexerConf) -> None:
        forms = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        pattern = "|".join(
            f"(?P<{form.name}>{form.pattern.to_regexp()})"
            for form in forms
            if form.priority >= OWN_FORM
        )
        self._line = re.compile(rf"(?:{pattern}|.+)[ \t\n]*+")
        (byline,) = (form for form in forms if form.name == "BYLINE")
        self._byline = re.compile(byline.pattern.to_regexp())

    def lex(  # type: ignore[override]  # Lark gives such a lexer the text alone
        self, stretch: Stretch
    ) -> Iterator[Token]:
        """Yield the tokens of a text; but for blanks, they are all of it."""
        lines = Lines(stretch.text, self._line)
        end = len(lines)
        first = lines.metas[0] if lines.metas else end
        above = head_entries if stretch.begins_profile else first_entries
        for entry in above(lines, 0, first):
            yield _token(lines, *entry)
        for meta, below in pairwise([*lines.metas, end]):
            title = meta + 1
            yield _token(lines, "META", meta, title)
            head = next_head(lines, title, below)
            if self._is_whole(lines, title, head):
                yield _token(lines, "TITLE", title, title + 1)
                yield _token(lines, "BYLINE", title + 1, title + 2)
                yield _token(lines, "ABSTRACT", title + 2, head)
            elif title < head:
                yield _token(lines, "BODY", title, head)
            for entry in head_entries(lines, head, below):
                yield _token(lines, *entry)

    def _is_whole(self, lines: Lines, title: int, head: int) -> bool:
        """Whether the lines below a meta line are a title, names and an abstract."""
        starts = lines.starts
        return (
            title + _WHOLE == head
            and starts[head] - starts[head - 1] >= _PROSE
            and len(lines[head - 1]) >= _PROSE
            and self._byline.match(lines.text, starts[title + 1]) is not None
        )


def _token(lines: Lines, kind: str, first: int, stop: int) -> Token:
    start = lines.starts[first]
    text = "" if kind == NAMELESS else lines.text[start : lines.starts[stop]].rstrip(" \t\n")
    return Token(kind, text, start, None, None, None, None, start + len(text))
