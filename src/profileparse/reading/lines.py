"""The lines of a text, each with the form that it has by itself."""

import re
from bisect import bisect_left
from typing import Any, ClassVar

import attrs

FIELD, META, HEADING = "FIELD", "META", "HEADING"
_NUMBER = re.compile(r"[0-9][0-9.,]*+%?")
_EDGES = "0123456789%"
BLANKS = " \t\n"


@attrs.define
class Line:
    """A token for Lark: one line, or a run of lines of one kind.

    Lark's own token costs more than all else that the lexer does for a line. Of a token, its
    parser asks for the type, and for the places of the last one, none of which it uses.
    """

    type: str
    """The name of a terminal."""
    text: str
    """Without the blanks around it."""
    start: int
    """Code points before it."""
    found: Any = None
    """Of a META, a BYLINE and a fact: the match that has its fields, by their names in the grammar.
    """

    start_pos: ClassVar[None] = None
    end_pos: ClassVar[None] = None
    line: ClassVar[None] = None
    column: ClassVar[None] = None
    end_line: ClassVar[None] = None
    end_column: ClassVar[None] = None

    @property
    def end(self) -> int:
        """Code points up to its end."""
        return self.start + len(self.text)

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it starts and ends."""
        return self.start, self.end


class Lines:
    """The lines of a text that are not blank, by their number from 0.

    Args:
        text: a text whose lines end with LF.
        pattern: matches a line and the blanks below it; the name of its last group is the form.

    Attributes:
        forms: the form of each line; None for one that has no form of its own.
        starts: code points before each line, then the length of the text.
        found: the matches of the lines that begin a paper, and of those that are facts.
        metas: the lines that begin a paper.
        facts: the lines that are facts of a head or the heading of the list, and whether the
            number of each is one.
    """

    __slots__ = ("_facts", "facts", "forms", "found", "metas", "starts", "text")

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self.text = text
        forms: list[str | None] = []
        starts: list[int] = []
        self.found: dict[int, re.Match[str]] = {}
        self.metas: list[int] = []
        self.facts: dict[int, bool] = {}
        for found in pattern.finditer(text, len(text) - len(text.lstrip(BLANKS))):
            form = found.lastgroup
            if form is not None and form != FIELD:
                line = len(forms)
                self.found[line] = found
                if form == META:
                    self.metas.append(line)
                else:
                    value = found[form.lower()]
                    self.facts[line] = value is not None and bool(_NUMBER.fullmatch(value))
            forms.append(form)
            starts.append(found.start())
        starts.append(len(text))
        self.forms, self.starts = forms, starts
        self._facts = list(self.facts)

    def __len__(self) -> int:
        """Return how many lines are not blank."""
        return len(self.forms)

    def fact_from(self, line: int) -> int:
        """Return the first line from this one on that is a fact or a heading, or a high number."""
        place = bisect_left(self._facts, line)
        return self._facts[place] if place < len(self._facts) else len(self.forms)

    def __getitem__(self, line: int) -> str:
        """Return a line without the blanks around it."""
        return self.text[self.starts[line] : self.starts[line + 1]].rstrip(BLANKS)

    def is_parted(self, line: int) -> bool:
        """Whether a blank line stands below a line."""
        return self.text.count("\n", self.starts[line], self.starts[line + 1]) > 1

    def is_sure(self, line: int) -> bool:
        """Whether a line is a fact or a heading with a number that is one."""
        return self.facts.get(line, False)

    def has_edge_digit(self, line: int) -> bool:
        """Whether a line begins or ends with a number, as a fact does whatever its label."""
        text = self[line]
        return text[0] in _EDGES[:-1] or text[-1] in _EDGES
