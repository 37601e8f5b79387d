"""Profiles to JSON: strict JSON, in ASCII, that is safe to print anywhere."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from profileparse.diagnostics import FormatError, Report
from profileparse.records import Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.writers import Options

SCHEMA_VERSION = "1.1"
"""Of what is written: a new field raises the minor number, a new meaning the major one."""
KNOWN_VERSIONS = r"^1\."
"""Pattern of the versions that are read."""
LARGEST_COUNT = 2**53 - 1
"""Above it, JSON readers disagree about a whole number (RFC 8259, section 6)."""

# One character, or two that are not to be one: in JSON, the two cannot be told from the one.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_json(profile: Profile, *, positions: bool = False) -> str:
    """Return a profile as one JSON object, indented, without a final newline.

    The text is ASCII with no control character but the newline, and no `##`.

    Args:
        profile: what to write.
        positions: whether to add `span` and `spans` to the profile and to each paper.

    Raises:
        FormatError: JSON cannot hold a value: NaN, an infinity, a whole number above
            2**53 - 1, or a pair of surrogates, which would be read back as one character.
    """
    start = {"schema_version": SCHEMA_VERSION}
    return ascii_json(start | as_object(profile, "$", positions=positions), 2)


def to_json_line(profile: Profile, source: str, *, positions: bool = False) -> str:
    """Return a profile as JSON on one line, without a final newline; see `to_json`.

    Args:
        profile: what to write.
        source: where it comes from: the path as it was given.
        positions: whether to add `span` and `spans` to the profile and to each paper.

    Raises:
        FormatError: JSON cannot hold a value.
    """
    start = {"schema_version": SCHEMA_VERSION, "source": source}
    return ascii_json(start | as_object(profile, "$", positions=positions))


def records_as_json(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield the one profile as JSON."""
    profiles = [report.profile for _, report in entries]
    if len(profiles) != 1:
        raise FormatError("$", f"json holds one profile, got {len(profiles)}: write jsonl")
    yield to_json(profiles[0], positions=options.positions) + "\n"


def records_as_json_lines(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield the profiles as JSON, a line each."""
    for source, report in entries:
        yield to_json_line(report.profile, source, positions=options.positions) + "\n"


def as_object(record: Profile | Paper, place: str, *, positions: bool = False) -> dict[str, Any]:
    """Return a profile or a paper, which will be at `$.papers[3]`, as the JSON writer takes it.

    Raises:
        FormatError: JSON cannot hold a value.
    """
    written = {
        field.name: as_value(getattr(record, field.name), f"{place}.{field.name}")
        for field in attrs.fields(type(record))
        if field.eq  # what makes two records equal is data, the rest is place
    }
    if isinstance(record, Profile):
        written["papers"] = [
            as_object(paper, f"{place}.papers[{i}]", positions=positions)
            for i, paper in enumerate(record.papers)
        ]
    if positions:
        written["span"] = attrs.asdict(record.span) if record.span else None
        written["spans"] = {name: attrs.asdict(span) for name, span in record.spans.items()}
    return written


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
    elif isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return [as_value(item, f"{place}[{i}]") for i, item in enumerate(value)]
    return value
