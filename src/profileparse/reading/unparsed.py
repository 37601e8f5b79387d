"""Text that belongs to nothing: kept, and said what it seems to be."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from profileparse.reading.collector import Findings
from profileparse.reading.suggest.fact_lines import suggest_fact, suggest_fact_of_two
from profileparse.reading.suggest.meta_lines import suggest_meta_lines
from profileparse.text.excerpt import quoted

_FACT_LINE = r"(?m)^[ \t]*+(?=[^\n]*[0-9])[^\n]{4,80}$"
_MOST_LINES = 100  # of a stretch that are tried as facts: a head is short


class Suggestion(NamedTuple):
    """A line that is nearly something, and what to say of it."""

    start: int
    end: int
    code: str
    message: str
    hint: str


def report_unparsed(
    findings: Findings, owner: str, start: int, end: int, missing: frozenset[str] = frozenset()
) -> None:
    """Report and keep `text[start:end]`.

    A line that begins a paper in another form is an error of its own, and is kept with what is
    below it. So is a fact of the head, if its value was not read elsewhere.

    Args:
        findings: takes what is said.
        owner: what the text belongs to none of: `profile` or `paper`.
        start: where it begins.
        end: where it stops.
        missing: fields of the head that have no value.
    """
    suggestions = _suggestions(findings, start, end, missing)
    starts = [*(found.start for found in suggestions), end]
    _rest(findings, owner, start, starts[0])
    for found, below in zip(suggestions, starts[1:], strict=True):
        findings.add(found.code, found.message, found.start, found.end, found.hint)
        last = below if found.code == "PP110" else found.end
        findings.keep(*findings.source.trimmed(found.start, last))
        _rest(findings, owner, last, below)


def report_suggestions(findings: Findings, missing: frozenset[str]) -> None:
    """Say which lines of a whole text are nearly something; they are not kept here."""
    for found in _suggestions(findings, 0, len(findings.source.plain), missing):
        findings.add(found.code, found.message, found.start, found.end, found.hint)


def _rest(findings: Findings, owner: str, start: int, end: int) -> None:
    start, end = findings.source.trimmed(start, end)
    if start < end:
        findings.stray(owner, start, end)


def _suggestions(
    findings: Findings, start: int, end: int, missing: frozenset[str]
) -> list[Suggestion]:
    plain = findings.source.plain
    metas = []
    for first, last, hint in suggest_meta_lines(plain, start, end):
        message = f"cannot read the line that begins a paper: {quoted(plain[first:last])}"
        metas.append(Suggestion(first, last, "PP110", message, hint))
    above = metas[0].start if metas else end
    return [*_facts(findings, start, above, missing), *metas]


def _facts(
    findings: Findings, start: int, end: int, missing: frozenset[str]
) -> Iterator[Suggestion]:
    found = re.compile(_FACT_LINE).finditer(findings.source.plain, start, end) if missing else ()
    for line in islice(found, _MOST_LINES):
        fact = unread_fact(findings, *findings.source.trimmed(*line.span()), missing)
        if fact is not None:
            yield fact


def unread_fact(
    findings: Findings, start: int, end: int, missing: frozenset[str]
) -> Suggestion | None:
    """Return what to say of one line, or of two, that is nearly a fact whose value is missing."""
    text = findings.source.plain[start:end]
    lines = [line.strip(" \t") for line in text.split("\n")]
    fact = suggest_fact(lines[0]) if len(lines) == 1 else suggest_fact_of_two(lines[0], lines[-1])
    if fact is None or not fact.fields & missing:
        return None
    message = f"cannot read a fact of the profile: {quoted(text)}"
    return Suggestion(start, end, "PP208", message, fact.hint)
