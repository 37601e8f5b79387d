"""Profiles to JSON and back: strict JSON, in ASCII, that is safe to print anywhere."""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from profileparse.diagnostics import FormatError
from profileparse.records import Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.text.excerpt import excerpt

SCHEMA_VERSION = "1.1"
"""Of what is written: a new field raises the minor number, a new meaning the major one."""
KNOWN_VERSIONS = r"^1\."
"""Pattern of the versions that are read."""
LARGEST_COUNT = 2**53 - 1
"""Above it, JSON readers disagree about a whole number (RFC 8259, section 6)."""

# One character, or two that are not to be one: in JSON, the two cannot be told from the one.
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_COUNT_DIGITS = len(str(LARGEST_COUNT)) + 1  # and the sign
_EXPECTED = re.compile(r"(.*) - at `(.*)`", re.DOTALL)


def _fields(record: type) -> tuple[str, ...]:
    """Return the fields that make two records equal: those that are data, not place."""
    return tuple(field.name for field in attrs.fields(record) if field.eq)


PROFILE_FIELDS = _fields(Profile)
PAPER_FIELDS = _fields(Paper)
_ADDED = {"url", "arxiv_id"}  # since 1.1
_TEXTS = {
    field.name
    for record in (Profile, Paper)
    for field in attrs.fields(record)
    if "str" in str(field.type)
}


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
    return ascii_json(
        {"schema_version": SCHEMA_VERSION} | as_object(profile, "$", positions=positions), 2
    )


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


def write_json(entries: Iterable[tuple[str, Profile]], *, positions: bool = False) -> Iterator[str]:
    """Yield the one profile as JSON; see `profileparse.formats.Writer`."""
    profiles = [profile for _, profile in entries]
    if len(profiles) != 1:
        raise FormatError("$", f"json holds one profile, got {len(profiles)}: write jsonl")
    yield to_json(profiles[0], positions=positions) + "\n"


def write_json_lines(
    entries: Iterable[tuple[str, Profile]], *, positions: bool = False
) -> Iterator[str]:
    """Yield the profiles as JSON, a line each; see `profileparse.formats.Writer`."""
    for source, profile in entries:
        yield to_json_line(profile, source, positions=positions) + "\n"


def from_json(text: str | bytes) -> Profile:
    """Return the profile that `to_json` or `to_json_line` wrote.

    Keys that are not known are ignored, whatever they hold, as are positions.

    Args:
        text: one JSON object; bytes are UTF-8.

    Raises:
        FormatError: the text is no JSON, of another major version, or no profile.
        TypeError: the text is neither str nor bytes.
    """
    import msgspec  # noqa: PLC0415  (20 ms that only readers of JSON pay)

    known = _profile(_load(text))
    try:
        return msgspec.convert(known, Profile)
    except msgspec.ValidationError as error:
        found = _EXPECTED.fullmatch(str(error))
        problem, place = found.groups() if found else (str(error), "$")
        raise FormatError(place, problem[0].lower() + problem[1:]) from error


def as_object(record: Profile | Paper, place: str, *, positions: bool = False) -> dict[str, Any]:
    """Return a profile or a paper as the JSON writer takes it.

    Args:
        record: what to write.
        place: where it will be, such as `$.papers[3]`.
        positions: whether to add `span` and `spans`.

    Raises:
        FormatError: JSON cannot hold a value.
    """
    names = PROFILE_FIELDS if isinstance(record, Profile) else PAPER_FIELDS
    written = {name: as_value(getattr(record, name), f"{place}.{name}") for name in names}
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
    """Return a value of a record as the JSON writer takes it.

    Args:
        value: what a field holds.
        place: where it will be, such as `$.papers[3].date`.

    Raises:
        FormatError: JSON cannot hold the value.
    """
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


@attrs.frozen
class _Unfit:
    """A number that is none of JSON, or that its readers disagree about."""

    text: str


class _Repeated(dict[str, Any]):
    """An object with a key that is there twice: readers disagree about its value."""

    key: str = ""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    repeated = _Repeated(found)
    repeated.key = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return repeated


def _whole(text: str) -> int | _Unfit:
    number = int(text) if len(text) <= _COUNT_DIGITS else LARGEST_COUNT + 1
    return number if abs(number) <= LARGEST_COUNT else _Unfit(text)


def _decimal(text: str) -> float | _Unfit:
    number = float(text)
    return number if math.isfinite(number) else _Unfit(text)


def _load(text: str | bytes) -> object:
    """Return what a JSON text says, with marks where readers would disagree."""
    if not isinstance(text, str | bytes):
        raise TypeError(f"expected str or bytes, got {type(text).__name__}")
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8")
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_pairs,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=_Unfit,
        )
    except UnicodeDecodeError as error:
        message = f"not UTF-8: the byte at offset {error.start:,} begins no character"
        raise FormatError("$", message) from error
    except json.JSONDecodeError as error:
        problem = error.msg[0].lower() + error.msg[1:]
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(place, f"not JSON: {excerpt(problem)}") from error
    except RecursionError as error:
        raise FormatError("$", "not a profile: nested too deeply") from error


def _profile(found: object) -> dict[str, Any]:
    """Return the known fields of a profile."""
    whole = _checked(found, "$")
    version = whole.get("schema_version")
    if not isinstance(version, str) or not re.search(KNOWN_VERSIONS, version):
        shown = excerpt(repr(version)) if "schema_version" in whole else "nothing"
        raise FormatError("$.schema_version", f"expected '1.0' or another '1.', got {shown}")
    known = _known(whole, PROFILE_FIELDS, "$")
    if not isinstance(known["papers"], list):
        raise FormatError("$.papers", f"expected an array, got {_kind(known['papers'])}")
    places = ((paper, f"$.papers[{i}]") for i, paper in enumerate(known["papers"]))
    known["papers"] = [_known(_checked(p, place), PAPER_FIELDS, place) for p, place in places]
    return known


def _checked(found: object, place: str) -> dict[str, Any]:
    """Return an object of JSON, if it is one and can be understood in one way only."""
    if not isinstance(found, dict):
        raise FormatError(place, f"expected an object, got {_kind(found)}")
    if isinstance(found, _Repeated):
        raise FormatError(place, f"the key {excerpt(found.key)!r} is there twice")
    return found


def _known(found: dict[str, Any], names: tuple[str, ...], place: str) -> dict[str, Any]:
    """Return the fields with these names, and no other: a reader ignores what it does not know."""
    for name in names:
        if name not in found and name not in _ADDED:
            raise FormatError(f"{place}.{name}", "missing")
        _refuse_unfit(found.get(name), f"{place}.{name}")
    values = ((name, found.get(name)) for name in names)
    return {name: value if name in _TEXTS else _encodable(value) for name, value in values}


def _encodable(value: object) -> object:
    """Return a text that is wrong here without surrogates: msgspec fails to refuse them."""
    return ascii(value) if isinstance(value, str) and not value.isascii() else value


def _refuse_unfit(value: object, place: str) -> None:
    if isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, _Unfit):
                _refuse_unfit(item, f"{place}[{i}]")
    elif isinstance(value, _Unfit):
        raise FormatError(
            place, f"no number that every reader of JSON knows: {excerpt(value.text)}"
        )


def _kind(value: object) -> str:
    """Return what a reader of JSON calls a value."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    kinds = {str: "a string", list: "an array", dict: "an object"}
    return next((name for kind, name in kinds.items() if isinstance(value, kind)), "a number")
