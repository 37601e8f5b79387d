"""Profiles to JSON: strict JSON, in ASCII, that is safe to print anywhere."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from profileparse.diagnostics import Diagnostic, FormatError, Report
from profileparse.records import Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.writers import Options

SCHEMA_VERSION = "1.2"
"""Of what is written: a new field raises the minor number, a new meaning the major one."""
KNOWN_VERSIONS = r"^1\.[0-9]+$"
"""Pattern of the versions that are read."""
LARGEST_COUNT = 2**53 - 1
"""Above it, JSON readers disagree about a whole number (RFC 8259, section 6)."""

# One character, or two that are not to be one: in JSON, the two cannot be told from the one.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# What makes two records equal is data, the rest is place.
_FIELDS = {
    kind: tuple(field.name for field in attrs.fields(kind) if field.eq) for kind in (Profile, Paper)
}


def to_json(profile: Profile, *, positions: bool = False, report: Report | None = None) -> str:
    """Return a profile as one JSON object, indented, without a final newline.

    The text is ASCII with no control character but the newline, and no `##`.

    Args:
        profile: what to write.
        positions: whether to add `span` and `spans` to the profile and to each paper.
        report: the report that has this profile, and no other, to add its `findings` and its
            `unparsed` text; None adds neither. With them, a null is *unreadable* if a finding has
            its place as `field`, such as `papers[3].date`, and *absent* if none has.

    Raises:
        FormatError: JSON cannot hold a value: NaN, an infinity, a whole number above
            2**53 - 1, or a pair of surrogates, which would be read back as one character.
    """
    start = {"schema_version": SCHEMA_VERSION}
    return ascii_json(start | _whole(profile, report, positions=positions), 2)


def to_json_line(
    profile: Profile, source: str, *, positions: bool = False, report: Report | None = None
) -> str:
    """Return a profile as JSON on one line, without a final newline; see `to_json`.

    Args:
        profile: what to write.
        source: where it comes from: the path as it was given.
        positions: whether to add `span` and `spans` to the profile and to each paper.
        report: the report that has this profile, and no other; see `to_json`.

    Raises:
        FormatError: JSON cannot hold a value.
    """
    start = {"schema_version": SCHEMA_VERSION, "source": source}
    return ascii_json(start | _whole(profile, report, positions=positions))


def records_as_json(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield the one profile as JSON."""
    reports = [report for _, report in entries]
    if len(reports) != 1:
        raise FormatError("$", f"json holds one profile, got {len(reports)}: write jsonl")
    for report in reports:
        found = report if options.findings else None
        yield to_json(report.profile, positions=options.positions, report=found) + "\n"


def records_as_json_lines(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield the profiles as JSON, a line each."""
    for source, report in entries:
        found = report if options.findings else None
        line = to_json_line(report.profile, source, positions=options.positions, report=found)
        yield line + "\n"


def as_object(record: Profile | Paper, place: str, *, positions: bool = False) -> dict[str, Any]:
    """Return a profile or a paper, which will be at `$.papers[3]`, as the JSON writer takes it.

    Raises:
        FormatError: JSON cannot hold a value.
    """
    written: dict[str, Any] = {}
    for name in _FIELDS[Profile if isinstance(record, Profile) else Paper]:
        value = getattr(record, name)
        # Most values need no look at their content, and no place to be named in an error.
        kind = type(value)
        if value is not None and kind is not bool and not (kind is str and value.isascii()):
            value = as_value(value, f"{place}.{name}")
        written[name] = value
    if isinstance(record, Profile):
        written["papers"] = [
            as_object(paper, f"{place}.papers[{i}]", positions=positions)
            for i, paper in enumerate(record.papers)
        ]
    else:
        written["arxiv_categories"] = [*record.arxiv_categories]
    if positions:
        written["span"] = attrs.asdict(record.span) if record.span else None
        written["spans"] = {name: attrs.asdict(span) for name, span in record.spans.items()}
    return written


def _whole(profile: Profile, report: Report | None, *, positions: bool) -> dict[str, Any]:
    written = as_object(profile, "$", positions=positions)
    if report is not None:
        # Only who asks for findings pays for what tells their fields.
        from profileparse.writers.finding_fields import fields_of  # noqa: PLC0415

        written["findings"] = [
            {key: as_value(value, f"$.findings[{i}].{key}") for key, value in found.items()}
            for i, found in enumerate(map(_finding, report.diagnostics, fields_of(report)))
        ]
        written["unparsed"] = [
            {
                "text": as_value(piece.text, f"$.unparsed[{i}].text"),
                "span": attrs.asdict(piece.span),
            }
            for i, piece in enumerate(report.unparsed)
        ]
    return written


def _finding(found: Diagnostic, field: str | None) -> dict[str, Any]:
    """Return a finding with the keys that the reporter of JSON gives it, and its field."""
    keys = ("code", "name", "severity", "message", "hint")
    places = ("line", "column", "end_line", "end_column")
    return {
        **{key: getattr(found, key) for key in keys},
        **{key: getattr(found.span, key) for key in places},
        "field": field,
    }


def as_value(value: object, place: str) -> object:
    """Return a value of a record as the JSON writer takes it; see `as_object`."""
    if isinstance(value, str):
        if not value.isascii() and _PAIR.search(value):
            raise FormatError(place, "JSON cannot hold two surrogates that are no character")
    elif isinstance(value, int):
        if abs(value) > LARGEST_COUNT:
            raise FormatError(place, "JSON cannot hold a whole number above 2**53 - 1")
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise FormatError(place, f"JSON cannot hold the number {value}")
    elif isinstance(value, date):
        return date.isoformat(value)  # of a datetime, too, only the day
    elif isinstance(value, tuple):
        return [
            item if type(item) is str and item.isascii() else as_value(item, f"{place}[{i}]")
            for i, item in enumerate(value)
        ]
    return value
