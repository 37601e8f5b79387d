"""Values that stand in the text and could not be read: a record has None for them."""

from collections.abc import Iterable

from profileparse.diagnostics import Diagnostic, Report
from profileparse.reading.facts import FACTS
from profileparse.reading.suggest.fact_lines import suggest_fact, suggest_fact_of_two
from profileparse.text.span import Span

_BAD_NUMBER, _OTHER_FORM = "PP201", "PP208"
_DATES = frozenset({"PP302", "PP304"})


def unreadable_facts(report: Report) -> frozenset[str]:
    """Return the facts of a head whose line is there and was not read, by their fields.

    The finding says where the line stands, and `Report.unparsed` has its text.
    """
    fields: set[str] = set()
    for found in report.diagnostics:
        if found.code == _BAD_NUMBER:
            text = _text(report, found.span)
            fields |= {field for field, label in _LABELS.items() if label in text}
        elif found.code == _OTHER_FORM:
            fields |= _meant(_text(report, found.span))
    return frozenset(fields)


def has_unreadable_dates(report: Report) -> bool:
    """Whether a paper without a date has one in the text, which says what cannot be."""
    return any(found.code in _DATES for found in report.diagnostics)


def has_unreadable_score(findings: Iterable[Diagnostic]) -> bool:
    """Whether the findings on a paper say that it has a number which is no score."""
    return any(found.code == _BAD_NUMBER for found in findings)


_LABELS = {field: fact.form.strip("{}%").removesuffix("s") for field, fact in FACTS.items()}


def _text(report: Report, span: Span) -> str:
    """Return the text of a span that belongs to nothing, on one line for each that has ink."""
    for piece in report.unparsed:
        start = span.start - piece.span.start
        if start >= 0 and span.end <= piece.span.end:
            text = piece.text[start : span.end - piece.span.start]
            lines = (" ".join(line.split()) for line in text.splitlines())
            return "\n".join(filter(None, lines))
    return ""


def _meant(text: str) -> frozenset[str]:
    lines = text.split("\n")
    fact = suggest_fact(text) if len(lines) == 1 else suggest_fact_of_two(lines[0], lines[-1])
    return fact.fields if fact else frozenset()
