"""A text to the report on it: what is read, then what the rules say of it."""

from datetime import date
from typing import TYPE_CHECKING, cast

import attrs

from profileparse.diagnostics import Diagnostic, Report, Unparsed
from profileparse.reading.collector import Collector
from profileparse.reading.forms.sectioned import find_sections
from profileparse.reading.profiles import Reading, read_nothing
from profileparse.records import Profile
from profileparse.rules.checks import Read
from profileparse.rules.judging import judge
from profileparse.rules.unicode import odd_characters
from profileparse.text.document import Text, normalize_line_ends
from profileparse.text.excerpt import quoted

if TYPE_CHECKING:
    from profileparse.text.span import Span


def check(text: str, as_of: date, max_chars: int) -> Report:
    """Return what a text holds; see `profileparse.check`."""
    taken = text
    if len(text) > max_chars:  # the lines that are whole, if there is one
        start = normalize_line_ends(text[:max_chars])
        taken = text[: start.rfind("\n") + 1 or max_chars]
    document = Text(taken)
    found = find_sections(document, len(taken))
    reports, anything = [], False
    for section, bounds in found.taken():
        reading = found.read(section, bounds, as_of)
        anything = anything or reading.profile is not None or reading.refused
        reports.append(report_on(reading))
    if not anything:
        reports = [report_on(read_nothing(document))]
    if len(taken) < len(text):
        reports.append(report_on(_over_limit(Text(text), len(taken), max_chars)))
    return _joined(reports)


def report_on(reading: Reading) -> Report:
    """Return the report on what was read: the rules judge its values and its characters."""
    if reading.profile is not None:
        given = reading.text.as_given
        read = Read(reading.profile, reading.heading, given, reading.unparsed)
        judge(read, reading.diagnostics)
    if reading.bounds is not None:
        for found in odd_characters(reading.text.as_given, *reading.bounds):
            reading.diagnostics.add(found)
    return Report(
        profiles=() if reading.profile is None else (reading.profile,),
        diagnostics=reading.diagnostics.in_order(),
        unparsed=tuple(sorted(reading.unparsed, key=_place)),
    )


def only_profile(report: Report) -> Profile:
    """Return the one profile of a report that has no errors.

    Raises:
        ParseError: there are errors, or not exactly one profile.
    """
    if len(report.profiles) > 1:
        report = with_several(report)
    report.raise_for_errors()
    return report.profile


def with_several(report: Report) -> Report:
    """Return the report with the diagnostic that it holds more than one profile."""
    second = report.profiles[1]
    span = second.spans.get("name") or next(iter(second.spans.values()), second.span)
    what = quoted(second.name) if second.name else "a profile without a name"
    message = f"expected one profile: {what} is the second of {len(report.profiles)}"
    hint = "read them one at a time with iter_reports, or convert --to jsonl"
    several = Diagnostic.of("PP107", message, cast("Span", span), hint)
    diagnostics = sorted((*report.diagnostics, several), key=_place)
    return attrs.evolve(report, diagnostics=tuple(diagnostics))


def _joined(reports: list[Report]) -> Report:
    if len(reports) == 1:
        return reports[0]
    return Report(
        profiles=tuple(p for report in reports for p in report.profiles),
        # Where two profiles share a line, a finding on the line can be before one on a part of it.
        diagnostics=tuple(sorted((d for r in reports for d in r.diagnostics), key=_place)),
        unparsed=tuple(sorted((u for r in reports for u in r.unparsed), key=_place)),
    )


def _over_limit(text: Text, start: int, max_chars: int) -> Reading:
    collector = Collector(text)
    end = len(text.text)
    message = f"the text is longer than {max_chars:,} characters: what follows was not read"
    collector.add("PP904", message, start, end, "raise max_chars (--max-chars)")
    collector.keep(start, end)
    return Reading(text=text, diagnostics=collector.diagnostics, unparsed=collector.unparsed)


def _place(found: Diagnostic | Unparsed) -> int:
    return found.span.start
