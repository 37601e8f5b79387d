"""The grammar: loaded once, on the first parse, and the patterns that come from it."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree
from lark.lexer import Pattern, PatternRE, TerminalDef

_NUMBER = "_NUMBER"  # added to the name of a fact: the group of its number
_MARK = re.compile(r"(?<!P)<([A-Z_]+)>")
_LOOKAHEAD = re.compile(r"\(\?[=!](?:<[A-Z_]+>\|?|\\Z)+\)")


class _Marked(PatternRE):
    """A pattern whose marks `<X>` become the pattern of X when the lexer is built."""

    # Lark compares the patterns of type "re" pairwise when `interegular` is installed, for
    # whatever reason it is there: very long, and of no use where the order is by priority.
    type = "marked"

    def __init__(self, pattern: Pattern, patterns: "Patterns") -> None:
        super().__init__(pattern.to_regexp(), pattern.flags)
        self._patterns = patterns

    def to_regexp(self) -> str:
        return self._patterns.expand(self.value)


class Patterns:
    """The patterns of all terminals, by name, as they are spelled out in the grammar."""

    def __init__(self) -> None:
        self._raw: dict[str, str] = {}

    def collect(self, terminal: TerminalDef) -> None:
        """Take a terminal's pattern, and give it one that knows the marks."""
        self._raw[terminal.name] = terminal.pattern.to_regexp()
        terminal.pattern = _Marked(terminal.pattern, self)

    def expand(self, pattern: str) -> str:
        """Return a pattern with the patterns of other terminals for their marks."""
        while _MARK.search(pattern):
            pattern = _MARK.sub(lambda mark: self._raw[mark[1]], pattern)
        return pattern

    def spell(self, terminal: str, parts: Mapping[str, str]) -> str:
        """Return the pattern of a terminal, with a named group for each of its parts.

        Args:
            terminal: its name.
            parts: names of the terminals it is composed of, in their order, and the names of
                their groups.
        """
        pattern = self._raw[terminal]
        done = 0
        pieces = []
        for part, group in parts.items():
            start = pattern.index(self._raw[part], done)
            pieces += [pattern[done:start], f"(?P<{group}>{self._raw[part]})"]
            done = start + len(self._raw[part])
        return self.expand("".join(pieces) + pattern[done:])

    def compile(self, terminal: str, *parts: str) -> re.Pattern[str]:
        """Return the compiled pattern; the group of a part has its name in lower case."""
        return re.compile(self.spell(terminal, {part: part.lower() for part in parts}))

    def compile_read(self, terminal: str, *parts: str) -> re.Pattern[str]:
        """Return the same for text that the lexer has read already: without its lookaheads."""
        bare = Patterns()
        bare._raw = {name: _LOOKAHEAD.sub("", raw) for name, raw in self._raw.items()}
        return bare.compile(terminal, *parts)


class Grammar:
    """The parser that Lark makes of `profile.lark`, and the patterns of its parts."""

    def __init__(self) -> None:
        self.patterns = Patterns()
        self._lark = Lark(
            files("profileparse.reading").joinpath("profile.lark").read_text(encoding="utf-8"),
            parser="lalr",
            lexer="contextual",
            start=["dump", "parts"],
            edit_terminals=self.patterns.collect,
            propagate_positions=False,
            maybe_placeholders=False,
        )
        of = self.patterns
        meta = ("SCORE", "CATEGORY", "MONTH", "DAY", "YEAR", "BADGES")
        byline = ("AUTHORS", "ET_AL", "AFFILIATION")
        self.card_top = of.compile_read("CARD_TOP", *meta, "TITLE_TEXT", *byline)
        self.card = of.compile_read("CARD")
        self.meta = of.compile_read("META_LINE", *meta)
        self.meta_start = of.compile("META_START", "SCORE", "CATEGORY", "MONTH", "DAY")
        self.byline = of.compile("BYLINE_LINE", *byline)
        self.et_al_line = of.compile("ET_AL_LINE")
        self.category = of.compile("CATEGORY")
        self.badge = of.compile("BADGE")
        # BADGES with a group for each, so that its text is cut where the terminal has cut it.
        spelt = (of.spell("BADGES", {"BADGE": f"badge{number}"}) for number in range(3))
        one, *more = (pattern.removesuffix("{1,3}") for pattern in spelt)
        self._badges = re.compile(one + "".join(f"{pattern}?" for pattern in more))
        self.suffix = of.compile("SUFFIX")
        self.et_al = of.compile("ET_AL")
        facts = (
            ("H_INDEX", "VALUE"),
            ("PAPER_COUNT", "COUNT"),
            ("CITATION_COUNT", "COUNT"),
            ("NOVELTY", "VALUE"),
            ("AI_SCORE", "VALUE"),
            ("HEADING", "COUNT"),
        )
        kinds = (
            f"(?P<{kind}>{of.spell(kind, {number: kind + _NUMBER})})" for kind, number in facts
        )
        self._fact = re.compile("|".join(kinds))

    def read_fact(self, line: str) -> tuple[str, str]:
        """Return the kind of a fact, and its number as printed, or an empty string."""
        found = cast("re.Match[str]", self._fact.fullmatch(line))
        kind = cast("str", found.lastgroup)
        return kind, found[kind + _NUMBER] or ""

    def read_badges(self, printed: str) -> tuple[str, ...]:
        """Return the badges in a text that is BADGES."""
        found = cast("re.Match[str]", self._badges.fullmatch(printed))
        return tuple(filter(None, found.groups()))

    def parse(self, text: str) -> Tree[Token]:
        """Return the tree of a text in normal form; every text has one."""
        return self._lark.parse(text, start="dump")


@cache
def grammar() -> Grammar:
    """Return the grammar, loaded on the first call."""
    return Grammar()
