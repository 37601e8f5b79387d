"""Which paper and which value of a profile each finding speaks of, by its rule and its place."""

from bisect import bisect_right
from collections.abc import Iterator

from profileparse.diagnostics import Diagnostic, Report
from profileparse.text.span import Span

BAD_NUMBER = "PP201"
LOST_DATES = ("PP302", "PP304")
"""Rules that say why a paper has no date: each paper of the page has one."""

_OF_PAPER = {"PP103": "title", "PP104": "authors", "PP105": "abstract", "PP302": "date"}
_LINES = frozenset({"meta", "byline", "heading"})  # spans that are of no single value
_MISSING_HEAD, _MISSING_NAME = "PP106", "PP109"


def papers_of(report: Report) -> Iterator[tuple[Diagnostic, int | None]]:
    """Yield each finding of a report on one profile, and the number of the paper that it is in.

    The number counts from 0; it is None for a finding that lies in no paper.
    """
    # The span of a paper is worked out when it is asked for.
    papers = report.profile.papers if report.diagnostics else ()
    spans = ((paper.span, number) for number, paper in enumerate(papers))
    placed = sorted((span.start, span.end, number) for span, number in spans if span)
    for found in report.diagnostics:
        at = bisect_right(placed, found.span.start, key=lambda place: place[0]) - 1
        _, end, number = placed[at] if at >= 0 else (0, 0, 0)
        yield found, number if found.span.start < end and found.span.end <= end else None


def fields_of(report: Report) -> Iterator[str | None]:
    """Yield, for each finding of a report on one profile, the value that it speaks of.

    It is a path in the profile, such as `h_index` or `papers[3].date`; that of the paper, such as
    `papers[3]`, if it is of no single value of it, and None if it is of neither. It is told by the
    rule where that names a value, and else by the place: the value that the finding stands in.
    """
    profile = report.profile
    spans: dict[int, dict[str, Span]] = {}
    for found, number in papers_of(report):
        if found.code == _MISSING_HEAD:
            yield None
        elif found.code == _MISSING_NAME:
            yield "name"
        elif number is not None:
            if number not in spans:
                spans[number] = profile.papers[number].spans
            # The score is the one number that a paper has.
            named = "score" if found.code == BAD_NUMBER else _OF_PAPER.get(found.code)
            field = named or _innermost(spans[number], found.span)
            yield f"papers[{number}]" + (f".{field}" if field else "")
        elif found.facts:
            yield found.facts[0] if len(found.facts) == 1 else None
        else:
            yield _innermost(profile.spans, found.span)


def unreadable_facts(report: Report) -> frozenset[str]:
    """Return the facts of a head whose line is there and was not read, by their fields."""
    return frozenset(field for found in report.diagnostics for field in found.facts)


def _innermost(spans: dict[str, Span], place: Span) -> str | None:
    """Return the name of the shortest span of a value that holds a place."""
    holding = [
        (span.end - span.start, name)
        for name, span in spans.items()
        if name not in _LINES and span.start <= place.start and place.end <= span.end
    ]
    return min(holding)[1] if holding else None
