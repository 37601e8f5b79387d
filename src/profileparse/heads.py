"""The head of a profile: tokens of facts to the fields of the record."""

from collections.abc import Callable, Iterable

from lark import Token

from profileparse.findings import Findings
from profileparse.grammar import grammar
from profileparse.numbers import read_count, read_decimal, read_percent
from profileparse.source import Span, excerpt

_Value = str | float
_Read = Callable[[str], float | None]

# Token of the grammar: field of the record, how its number is read, what a good one looks like.
_FACTS: dict[str, tuple[str, _Read, str]] = {
    "H_INDEX": ("h_index", read_count, "h-index25"),
    "PAPER_COUNT": ("paper_count", read_count, "23papers"),
    "CITATION_COUNT": ("citation_count", read_count, "2,923citations"),
    "NOVELTY": ("novelty_percent", read_percent, "Novelty50%"),
    "AI_SCORE": ("ai_score", read_decimal, "AI Score56"),
    "HEADING": ("heading", read_count, "23 Papers"),
}
FIELDS = ("name", "category", *(field for field, _, _ in _FACTS.values() if field != "heading"))
_LONGEST_FACT = 80  # characters: a longer line is prose that got between
_MOST_UNKNOWN = 20  # lines: more of them are no facts


class Head:
    """The facts of one profile, and where they stand.

    Args:
        findings: takes what is wrong.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._source = findings.source
        self.values: dict[str, _Value] = {}
        self.places: dict[str, Span] = {}
        self.bounds: tuple[int, int] | None = None

    def read_before(self, entries: Iterable[Token]) -> None:
        """Keep what stands before the name: menus and the like."""
        for entry in entries:
            self._stray(*self._bounds(entry))

    def read(self, entries: Iterable[Token]) -> None:
        """Take the name and the facts, in whatever order they come."""
        for entry in entries:
            start, end = self._bounds(entry)
            text = self._source.plain[start:end]
            if entry.type == "STRAY":
                self._unknown(start, end)
                continue
            self.bounds = (self.bounds[0] if self.bounds else start, end)
            if entry.type == "NAME":
                self._put("name", text, start, end)
            elif entry.type == "FIELD":
                self._put("category", text, start, end)
            else:
                self._fact(entry.type, text, start, end)

    def finish(self) -> None:
        """Report a head that has no name."""
        if self.bounds and "name" not in self.values:
            start, end = self.bounds[0], self.bounds[0]
            end = self._line_end(start)
            self._findings.add(
                "PP109",
                f"no name above the first fact {excerpt(self._source.plain[start:end])!r}",
                start,
                end,
                "expected a line with the researcher's name",
            )

    def _fact(self, kind: str, text: str, start: int, end: int) -> None:
        if kind == "OPENING":
            kind = next(k for k, p in grammar().facts.items() if p.fullmatch(text))
        field, read, example = _FACTS[kind]
        found = grammar().facts[kind].fullmatch(text)
        number = (found and found[found.lastgroup or 0]) or ""
        value = read(number)
        if value is None:
            shown = f"{excerpt(number)!r}" if number else "nothing"
            self._findings.add(
                "PP201",
                f"cannot read the number of {excerpt(text)!r}: found {shown}",
                start,
                end,
                f"expected digits, such as {example!r}",
            )
            self._findings.keep(start, end)
        else:
            self._put(field, value, start, end)

    def _put(self, field: str, value: _Value, start: int, end: int) -> None:
        if field in self.values:
            first = self.places[field]
            self._findings.add(
                "PP202",
                f"{field} is there a second time; the first, in line {first.line}, counts",
                start,
                end,
            )
            self._findings.keep(start, end)
        else:
            self.values[field] = value
            self.places[field] = self._source.span(start, end)

    def _unknown(self, start: int, end: int) -> None:
        lines = self._source.plain[start:end].split("\n", _MOST_UNKNOWN)
        facts = (
            self.bounds is not None
            and "heading" not in self.values
            and len(lines) <= _MOST_UNKNOWN
            and max(map(len, lines)) <= _LONGEST_FACT
        )
        if not facts:
            self._stray(start, end)
            return
        for line in lines:
            text = line.strip(" \t")
            if text:
                at = start + line.index(text)
                self._findings.add(
                    "PP203",
                    f"no known fact of a profile: {excerpt(text)!r}",
                    at,
                    at + len(text),
                    "known: " + ", ".join(example for _, _, example in _FACTS.values()),
                )
                self._findings.keep(at, at + len(text))
            start += len(line) + 1

    def _stray(self, start: int, end: int) -> None:
        text = excerpt(self._source.plain[start:end])
        self._findings.add("PP102", f"text that belongs to no profile: {text!r}", start, end)
        self._findings.keep(start, end)

    def _line_end(self, start: int) -> int:
        end = self._source.plain.find("\n", start)
        end = len(self._source.plain) if end < 0 else end
        return self._source.trimmed(start, end)[1]

    def _bounds(self, entry: Token) -> tuple[int, int]:
        start = entry.start_pos or 0
        return start, start + len(entry.rstrip(" \t\n"))
