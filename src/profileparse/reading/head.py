"""The head of a profile: tokens of facts to the fields of the record."""

from collections.abc import Iterable

from profileparse.reading.collector import Collector
from profileparse.reading.facts import FACTS, HEADING, Fact
from profileparse.reading.lines import Line
from profileparse.reading.suggest.meta_lines import suggest_meta_lines
from profileparse.reading.unparsed import Suggestion, report_unparsed, unread_fact
from profileparse.text.document import ZERO_WIDTH
from profileparse.text.excerpt import quoted
from profileparse.text.span import Span

Bounds = tuple[int, int]
_Value = str | float
_BY_TOKEN = {fact.token: fact for fact in (*FACTS.values(), HEADING)}
FIELDS = ("name", "category", *FACTS)
_LONGEST_FACT = 80  # characters: a longer line is prose that got between
_MOST_UNKNOWN = 20  # lines: more of them are no facts


class Head:
    """The facts of one profile, and where they stand.

    Args:
        collector: takes what is wrong.
    """

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._text = collector.text
        self.values: dict[str, _Value] = {}
        self.spans: dict[str, Span] = {}
        # Spans of the first and the last line that was a name or a fact.
        self.first: Span | None = None
        self.last: Span | None = None
        # What these are is known only when all facts are: a value may be there in another form.
        self._unparsed: list[Bounds] = []
        self._unknown: list[Bounds] = []

    @property
    def heading(self) -> int | None:
        """The number in the heading of the list."""
        count = self.values.get("heading")
        return count if isinstance(count, int) else None

    def read_above(self, tokens: Iterable[Line]) -> None:
        """Keep what stands above the name: menus and the like."""
        self._unparsed += (token.bounds for token in tokens)

    def read(self, tokens: Iterable[Line]) -> None:
        """Take the name and the facts, in whatever order they come."""
        for token in tokens:
            start, end = token.bounds
            if token.type == "UNPARSED":
                self._no_fact(start, end)
            elif token.type != "NAMELESS":
                self._take(token, self._text.span(start, end))

    def _take(self, token: Line, span: Span) -> None:
        self.first = self.first or span
        self.last = span
        if token.type == "NAME":
            self._put("name", token.text, span)
        elif token.type == "FIELD":
            self._put("category", token.text.rstrip(" \t" + ZERO_WIDTH), span)
        else:
            self._fact(_BY_TOKEN[token.type], token, span)

    def finish(self) -> None:
        """Report a head that has no name, and the lines that are no facts."""
        missing = frozenset(FACTS) - self.values.keys()
        for bounds in self._unparsed:
            report_unparsed(self._collector, "profile", *bounds, missing)
        self._report_unknown(missing)
        if self.first and "name" not in self.values:
            text = quoted(self._collector.text_of(self.first))
            message = f"no name above the first fact {text}"
            hint = "expected a line with the name, with no digit at its start or end"
            self._collector.add_at("PP109", message, self.first, hint)

    def _fact(self, fact: Fact, token: Line, span: Span) -> None:
        number = token.found[fact.field]
        value = fact.read(number) if number else None
        if value is not None:
            self._put(fact.field, value, span)
            return
        shown = quoted(number) if number else "none"
        whole = quoted(self._collector.text_of(span))
        message = f"cannot read the number of {whole}: found {shown}"
        hint = f"expected a number as in {fact.example!r}"
        facts = (fact.field,) if fact.field in FACTS else ()
        self._collector.add_at("PP201", message, span, hint, facts)
        self._collector.keep_at(span)

    def _put(self, field: str, value: _Value, span: Span) -> None:
        if field in self.values:
            if not self._collector.diagnostics.count(["PP202"]):
                line = self.spans[field].line
                text = quoted(self._collector.text_of(span))
                message = f"{text} is a second {field}: the first, in line {line}, counts"
                hint = "leave the one that is not meant out"
                self._collector.add_at("PP202", message, span, hint)
            self._collector.keep_at(span)
        else:
            self.values[field] = value
            self.spans[field] = span

    def _no_fact(self, start: int, end: int) -> None:
        plain = self._text.plain
        lines = plain[start:end].split("\n", _MOST_UNKNOWN)
        facts = (
            self.first is not None
            and "heading" not in self.values
            and len(lines) <= _MOST_UNKNOWN
            and max(map(len, lines)) <= _LONGEST_FACT
            and next(suggest_meta_lines(plain, start, end), None) is None
        )
        if not facts:
            self._unparsed.append((start, end))
            return
        for line in lines:
            text = line.strip(" \t")
            if text:
                at = start + line.index(text)
                self._unknown.append((at, at + len(text)))
            start += len(line) + 1

    def _report_unknown(self, missing: frozenset[str]) -> None:
        done = 0
        while done < len(self._unknown):
            lines = self._unknown[done : done + 2]
            mark, taken = self._unread(lines, missing)
            start, end = lines[0][0], lines[taken - 1][1]
            if mark is not None:
                mark.report(self._collector)
            elif not self._collector.diagnostics.count(["PP203"]):
                hint = "known: " + ", ".join(fact.example for fact in _BY_TOKEN.values())
                message = f"no known fact of a profile: {self._collector.quote(start, end)[1]}"
                self._collector.add("PP203", message, start, end, hint)
            self._collector.keep(start, end)
            done += taken

    def _unread(
        self, lines: list[Bounds], missing: frozenset[str]
    ) -> tuple[Suggestion | None, int]:
        """Return what one line, or two, say that is nearly a fact, and how many they are."""
        one = unread_fact(self._collector, *lines[0], missing)
        if one is None and len(lines) > 1:
            start, end = lines[0][0], lines[1][1]
            if not self._text.plain[lines[0][1] : lines[1][0]].strip(" \t\n"):
                two = unread_fact(self._collector, start, end, missing)
                return two, 1 if two is None else 2
        return one, 1
