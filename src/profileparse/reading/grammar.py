"""The grammar, loaded on the first parse, and the patterns of its terminals."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Tree

from profileparse.reading.lexer import LineLexer, Stretch
from profileparse.reading.lines import Line


class Grammar:
    """The parser that Lark makes of `profile.lark`."""

    def __init__(self) -> None:
        text = files("profileparse.reading").joinpath("profile.lark").read_text(encoding="utf-8")
        self._lark = Lark(text, parser="lalr", lexer=LineLexer, start="dump")
        terminals, *_ = self._lark.grammar.compile(["dump"], "*")
        self._spelt = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def pattern(self, terminal: str) -> re.Pattern[str]:
        """Return the pattern of a terminal, or of a piece of one, compiled when first asked for."""
        if terminal not in self._compiled:
            self._compiled[terminal] = re.compile(self._spelt[terminal])
        return self._compiled[terminal]

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
