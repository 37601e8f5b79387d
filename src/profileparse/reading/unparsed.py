"""Text that belongs to nothing: kept, and said what it seems to be."""

import re
from collections.abc import Iterator
from itertools import islice

import attrs

from profileparse.reading.collector import Findings
from profileparse.reading.suggest.fact_lines import near_fact, near_fact_of_two
from profileparse.reading.suggest.meta_lines import near_meta_lines

_FACT_LINE = re.compile(r"(?m)^[ \t]*+(?=[^\n]*[0-9])[^\n]{4,80}$")
_MOST_LINES = 100  # of a stretch that are tried as facts: a head is short


@attrs.frozen
class Mark:
    """A line that is nearly something, and what to say of it."""

    start: int
    end: int
    code: str
    message: str
    hint: str


def report_stray(
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
    marks = _marks(findings, start, end, missing)
    starts = [*(mark.start for mark in marks), end]
    _rest(findings, owner, start, starts[0])
    for mark, below in zip(marks, starts[1:], strict=True):
        findings.add(mark.code, mark.message, mark.start, mark.end, mark.hint)
        last = below if mark.code == "PP110" else mark.end
        findings.keep(*findings.source.trimmed(mark.start, last))
        _rest(findings, owner, last, below)


def report_nearly(findings: Findings, missing: frozenset[str]) -> None:
    """Say which lines of a whole text are nearly something; they are not kept here."""
    for mark in _marks(findings, 0, len(findings.source.plain), missing):
        findings.add(mark.code, mark.message, mark.start, mark.end, mark.hint)


def _rest(findings: Findings, owner: str, start: int, end: int) -> None:
    start, end = findings.source.trimmed(start, end)
    if start < end:
        findings.stray(owner, start, end)


def _marks(findings: Findings, start: int, end: int, missing: frozenset[str]) -> list[Mark]:
    plain = findings.source.plain
    marks = []
    for near in near_meta_lines(plain, start, end):
        _, text = findings.quote(near.start, near.end)
        message = f"cannot read the line that begins a paper: {text}"
        marks.append(Mark(near.start, near.end, "PP110", message, near.hint))
    above = marks[0].start if marks else end
    facts = _facts(findings, start, above, missing) if missing else ()
    return [*facts, *marks]


def _facts(findings: Findings, start: int, end: int, missing: frozenset[str]) -> Iterator[Mark]:
    found = _FACT_LINE.finditer(findings.source.plain, start, end)
    for line in islice(found, _MOST_LINES):
        mark = unread_fact(findings, *findings.source.trimmed(*line.span()), missing)
        if mark is not None:
            yield mark


def unread_fact(findings: Findings, start: int, end: int, missing: frozenset[str]) -> Mark | None:
    """Return what to say of one line, or of two, that is nearly a fact whose value is missing."""
    lines = [line.strip(" \t") for line in findings.source.plain[start:end].split("\n")]
    near = near_fact(lines[0]) if len(lines) == 1 else near_fact_of_two(lines[0], lines[-1])
    if near is None or not near.fields & missing:
        return None
    _, quote = findings.quote(start, end)
    return Mark(start, end, "PP208", f"cannot read a fact of the profile: {quote}", near.hint)
