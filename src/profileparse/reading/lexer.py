"""A text to tokens, one for each line: told by its form, or by what stands above and below it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import attrs
from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from profileparse.reading.lines import Lines
from profileparse.reading.sections import NAMELESS, Entry, first_entries, head_entries, next_head

OWN_FORM = 2
"""The least priority of a terminal that is told by its own form."""
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

    def lex(self, stretch: Stretch) -> Iterator[Token]:
        """Yield the tokens of a text; but for blanks, they are all of it."""
        lines = Lines(stretch.text, self._line)
        end = len(lines)
        first = lines.metas[0] if lines.metas else end
        opening = (
            head_entries(lines, 0, first) if stretch.begins_profile else first_entries(lines, first)
        )
        for entry in opening:
            yield self._run(lines, entry)
        for meta, below in pairwise([*lines.metas, end]):
            yield _token("META", lines.texts[meta], lines.starts[meta])
            head = next_head(lines, meta + 1, below)
            title = meta + 1
            if self._is_whole(lines, title, head):
                texts, starts = lines.texts, lines.starts
                yield _token("TITLE", texts[title], starts[title])
                yield _token("BYLINE", texts[title + 1], starts[title + 1])
                yield _token("ABSTRACT", texts[title + 2], starts[title + 2])
            elif title < head:
                yield self._run(lines, Entry("BODY", title, head))
            if head < below:
                for entry in head_entries(lines, head, below):
                    yield self._run(lines, entry)

    def _is_whole(self, lines: Lines, first: int, stop: int) -> bool:
        """Whether the lines below a meta line are a title, names and an abstract."""
        return (
            stop - first == 3
            and len(lines.texts[first + 2]) >= _PROSE
            and self._byline.match(lines.texts[first + 1]) is not None
        )

    @staticmethod
    def _run(lines: Lines, entry: Entry) -> Token:
        kind, first, stop = entry
        start = lines.starts[first]
        text = "" if kind == NAMELESS else lines.text[start : lines.starts[stop]].rstrip(" \t\n")
        return _token(kind, text, start)


def _token(kind: str, text: str, start: int) -> Token:
    return Token(kind, text, start, None, None, None, None, start + len(text))
