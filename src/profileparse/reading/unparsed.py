"""Text that belongs to nothing: kept, and said what it seems to be."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from profileparse.reading.collector import Collector
from profileparse.reading.suggest.fact_lines import suggest_fact, suggest_fact_of_two
from profileparse.reading.suggest.paper_starts import suggest_paper_starts

_FACT_LINE = r"(?m)^[ \t]*+(?=[^\n]*[0-9])[^\n]{4,160}$"
_MOST_LINES = 100  # of a stretch that are tried as facts: a head is short


class Suggestion(NamedTuple):
    """A line that is nearly something, and what to say of it."""

    start: int
    end: int
    code: str
    message: str
    hint: str
    facts: tuple[str, ...] = ()

    def report(self, collector: Collector) -> None:
        """Say it."""
        span = collector.text.span(self.start, self.end)
        collector.add_at(self.code, self.message, span, self.hint, self.facts)


def report_unparsed(
    collector: Collector, owner: str, start: int, end: int, missing: frozenset[str] = frozenset()
) -> None:
    """Report and keep `text[start:end]`.

    A line that begins a paper in another form is an error of its own, and is kept with what is
    below it. So is a fact of the head, if its value was not read elsewhere.

    Args:
        collector: takes what is said.
        owner: what the text belongs to none of: `profile` or `paper`.
        start: where it begins.
        end: where it stops.
        missing: fields of the head that have no value.
    """
    suggestions = _suggestions(collector, start, end, missing)
    starts = [*(found.start for found in suggestions), end]
    _rest(collector, owner, start, starts[0])
    for found, below in zip(suggestions, starts[1:], strict=True):
        found.report(collector)
        last = below if found.code == "PP110" else found.end
        collector.keep(*collector.text.trimmed(found.start, last))
        _rest(collector, owner, last, below)


def report_suggestions(collector: Collector, missing: frozenset[str]) -> None:
    """Say which lines of a whole text are nearly something; they are not kept here."""
    for found in _suggestions(collector, 0, len(collector.text.plain), missing):
        found.report(collector)


def _rest(collector: Collector, owner: str, start: int, end: int) -> None:
    start, end = collector.text.trimmed(start, end)
    if start < end:
        collector.unexpected(owner, start, end)


def _suggestions(
    collector: Collector, start: int, end: int, missing: frozenset[str]
) -> list[Suggestion]:
    plain = collector.text.plain
    metas = []
    for first, last, hint in suggest_paper_starts(plain, start, end):
        message = f"cannot read the line that begins a paper: {collector.quote(first, last)[1]}"
        metas.append(Suggestion(first, last, "PP110", message, hint))
    above = metas[0].start if metas else end
    return [*_facts(collector, start, above, missing), *metas]


def _facts(
    collector: Collector, start: int, end: int, missing: frozenset[str]
) -> Iterator[Suggestion]:
    found = re.compile(_FACT_LINE).finditer(collector.text.plain, start, end) if missing else ()
    for line in islice(found, _MOST_LINES):
        fact = unread_fact(collector, *collector.text.trimmed(*line.span()), missing)
        if fact is not None:
            yield fact


def unread_fact(
    collector: Collector, start: int, end: int, missing: frozenset[str]
) -> Suggestion | None:
    """Return what to say of one line, or of two, that is nearly a fact whose value is missing."""
    text = collector.text.plain[start:end]
    lines = [line.strip(" \t") for line in text.split("\n")]
    fact = suggest_fact(lines[0]) if len(lines) == 1 else suggest_fact_of_two(lines[0], lines[-1])
    if fact is None or not fact.fields & missing:
        return None
    message = f"cannot read a fact of the profile: {collector.quote(start, end)[1]}"
    return Suggestion(start, end, "PP208", message, fact.hint, tuple(sorted(fact.fields)))
