"""Which value of a profile each finding speaks of, by its rule and by its place in the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Diagnostic, Report
from profileparse.reading.facts import FACTS
from profileparse.reading.suggest.fact_lines import suggest_fact, suggest_fact_of_two
from profileparse.records import Profile
from profileparse.text.span import Span

_OF_PAPER = {"PP103": "title", "PP104": "authors", "PP105": "abstract", "PP302": "date"}
_LINES = frozenset({"meta", "byline", "heading"})  # spans that are of no single value
_MISSING_HEAD, _MISSING_NAME, _BAD_NUMBER, _UNREADABLE_FACT = "PP106", "PP109", "PP201", "PP208"


def fields_of(report: Report) -> Iterator[str | None]:
    """Yield, for each finding of a report on one profile, the value that it speaks of.

    It is a path in the profile, such as `h_index` or `papers[3].date`; that of the paper, such as
    `papers[3]`, if it is of no single value of it, and None if it is of neither. It is told by the
    rule where that names a value, and else by the place: the value that the finding stands in.
    """
    profile = report.profile
    papers = _Papers(profile)
    texts = {piece.span: piece.text for piece in report.unparsed}
    for found in report.diagnostics:
        if found.code == _MISSING_HEAD:
            yield None
        elif found.code == _MISSING_NAME:
            yield "name"
        elif (number := papers.holding(found.span)) is not None:
            yield papers.field(number, found)
        else:
            yield _head_field(profile, found, texts.get(found.span, ""))


class _Papers:
    """The papers of a profile that was read, by where they stand."""

    def __init__(self, profile: Profile) -> None:
        self._papers = profile.papers
        spans = ((paper.span, number) for number, paper in enumerate(profile.papers))
        placed = [(span.start, span.end, number) for span, number in spans if span]
        self._placed = sorted(placed)
        self._known: dict[int, dict[str, Span]] = {}

    def holding(self, span: Span) -> int | None:
        """Return the number of the paper that a span lies in."""
        at = bisect_right(self._placed, span.start, key=lambda place: place[0]) - 1
        if at < 0:
            return None
        _, end, number = self._placed[at]
        return number if span.start < end and span.end <= end else None

    def field(self, number: int, found: Diagnostic) -> str:
        """Return what a finding in a paper speaks of."""
        if number not in self._known:
            self._known[number] = self._papers[number].spans
        # The score is the one number that a paper has.
        named = "score" if found.code == _BAD_NUMBER else _OF_PAPER.get(found.code)
        field = named or _innermost(self._known[number], found.span)
        return f"papers[{number}]" + (f".{field}" if field else "")


def _head_field(profile: Profile, found: Diagnostic, text: str) -> str | None:
    """Return what a finding outside the papers speaks of; its text if it belongs to nothing."""
    fields: Iterable[str] = ()
    if found.code == _BAD_NUMBER:
        # The hint has the fact as the page would print it, which says which one it is.
        fields = [f.field for f in FACTS.values() if (found.hint or "").endswith(repr(f.example))]
    elif found.code == _UNREADABLE_FACT:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        one = suggest_fact(text.strip())
        two = suggest_fact_of_two(*lines) if one is None and len(lines) == 2 else None  # noqa: PLR2004
        meant = one or two
        fields = meant.fields if meant else ()
    else:
        return _innermost(profile.spans, found.span)
    known = [*fields]
    return known[0] if len(known) == 1 else None


def _innermost(spans: dict[str, Span], place: Span) -> str | None:
    """Return the name of the shortest span of a value that holds a place."""
    holding = [
        (span.end - span.start, name)
        for name, span in spans.items()
        if name not in _LINES and span.start <= place.start and place.end <= span.end
    ]
    return min(holding)[1] if holding else None
