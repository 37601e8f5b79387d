"""A text to tokens, one for each line: told by its form, or by what stands above and below it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import attrs
from lark.common import LexerConf
from lark.lexer import Lexer

from profileparse.reading.lines import BLANKS, Line, Lines
from profileparse.reading.sections import Entry, first_entries, head_entries, next_head

OWN_FORM = 2
"""The least priority of a terminal that is told by its own form."""
_WHOLE = 3  # lines below the meta line of a paper that is as the page prints it
_PIECE = 24  # characters: a shorter title can be a word that stands above it, glued to the names
_GLUE = re.compile("[^,]*?[a-z]{3}[A-Z]")
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
        # The name stands behind the form: a group around it would hide what a form begins with.
        pattern = "|".join(
            f"(?:{form.pattern.to_regexp()})(?P<{form.name}>)"
            for form in forms
            if form.priority >= OWN_FORM
        )
        self._line = re.compile(rf"(?:{pattern}|.+)[ \t\n]*+")
        (byline,) = (form for form in forms if form.name == "BYLINE")
        self._byline = re.compile(byline.pattern.to_regexp())

    def lex(  # type: ignore[override]  # Lark gives such a lexer the text alone
        self, stretch: Stretch
    ) -> Iterator[Line]:
        """Yield the tokens of a text; but for blanks, they are all of it."""
        lines = Lines(stretch.text, self._line)
        text, starts, end = lines.text, lines.starts, len(lines)
        first = lines.metas[0] if lines.metas else end
        facts = lines.fact_from(first) < end
        above = head_entries if stretch.begins_profile else first_entries
        yield from _tokens(lines, above(lines, 0, first))
        for meta, below in pairwise([*lines.metas, end]):
            title = meta + 1
            start = starts[meta]
            found = lines.found[meta]
            yield Line("META", found[0].rstrip(BLANKS), start, found)
            head = next_head(lines, title, below) if facts else below
            if title + _WHOLE == head:
                title_start, byline_start, start = starts[title:head]
                abstract = text[start : starts[head]].rstrip(BLANKS)
                names = self._byline.match(text, byline_start) if len(abstract) >= _PROSE else None
                piece = byline_start - title_start <= _PIECE
                if names and not (piece and _GLUE.match(names[0])):
                    yield Line("TITLE", text[title_start:byline_start].rstrip(BLANKS), title_start)
                    yield Line("BYLINE", names[0], byline_start, names)
                    yield Line("ABSTRACT", abstract, start)
                    title = head
            if title < head:
                yield from _tokens(lines, [Entry("BODY", title, head)])
            if head < below:
                yield from _tokens(lines, head_entries(lines, head, below))


def _tokens(lines: Lines, entries: Iterable[Entry]) -> Iterator[Line]:
    for kind, first, stop in entries:
        start = lines.starts[first]
        text = lines.text[start : lines.starts[stop]].rstrip(BLANKS)
        yield Line(kind, text, start, lines.found.get(first))
