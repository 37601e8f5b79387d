"""The grammar, loaded on the first parse, and the patterns of its terminals."""

import re
from copy import deepcopy
from functools import cache
from pkgutil import get_data
from typing import cast

from lark import Lark, Tree
from lark.load_grammar import PrepareLiterals, TerminalTreeToPattern

from profileparse.reading.lexer import LineLexer, Stretch
from profileparse.reading.lines import Line


class Grammar:
    """The parser that Lark makes of `profile.lark`."""

    def __init__(self) -> None:
        # importlib.resources would cost a tenth of the start of a process.
        text = cast("bytes", get_data("profileparse.reading", "profile.lark"))
        self._lark = Lark(text.decode("utf-8"), parser="lalr", lexer=LineLexer, start="dump")
        self._terminals = dict(self._lark.grammar.term_defs)
        self._spelt: dict[str, str] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def spelling(self, terminal: str) -> str:
        """Return the regular expression of a terminal, or of a piece of one.

        Lark keeps those of tokens alone; a piece is spelt with what it spells them with.
        """
        if terminal not in self._spelt:
            tree, _ = self._terminals[terminal]
            spell = PrepareLiterals() * TerminalTreeToPattern()
            self._spelt[terminal] = cast("str", spell.transform(deepcopy(tree)).to_regexp())
        return self._spelt[terminal]

    def pattern(self, terminal: str) -> re.Pattern[str]:
        """Return the same, compiled when it is first asked for."""
        if terminal not in self._compiled:
            self._compiled[terminal] = re.compile(self.spelling(terminal))
        return self._compiled[terminal]

    def words(self, terminal: str) -> list[str]:
        """Return the texts that a terminal is one of, as they stand in the grammar."""
        tree, _ = self._terminals[terminal]
        patterns = PrepareLiterals().transform(deepcopy(tree)).find_data("pattern")
        return [pattern.children[0].value for pattern in patterns]

    def parse(self, text: str, *, begins_profile: bool = False) -> Tree[Line]:
        """Return the tree of a text; every text has one.

        Args:
            text: lines that end with LF.
            begins_profile: whether the first line is known to begin a profile.
        """
        return cast("Tree[Line]", self._lark.parse(Stretch(text, begins_profile)))


@cache
def grammar() -> Grammar:
    """Return the grammar, loaded on the first call."""
    return Grammar()
