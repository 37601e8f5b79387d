"""JSON that `to_json` wrote, to the profile that it was."""

import json
import math
import re
from collections import Counter
from typing import Any

import attrs

from profileparse.diagnostics import FormatError
from profileparse.records import Paper, Profile
from profileparse.text.excerpt import excerpt
from profileparse.writers.records_json import KNOWN_VERSIONS, LARGEST_COUNT

_COUNT_DIGITS = len(str(LARGEST_COUNT)) + 1  # and the sign
_EXPECTED = re.compile(r"(.*) - at `(.*)`", re.DOTALL)


def from_json(text: str | bytes) -> Profile:
    """Return the profile that `to_json` wrote, or a line of JSON Lines.

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
    whole = _checked(found, "$")
    version = whole.get("schema_version")
    if not isinstance(version, str) or not re.fullmatch(KNOWN_VERSIONS, version):
        shown = excerpt(repr(version)) if "schema_version" in whole else "nothing"
        other = ": another version of profileparse wrote it" if isinstance(version, str) else ""
        raise FormatError("$.schema_version", f"expected a version 1.x, got {shown}{other}")
    known = _known(whole, Profile, "$")
    papers = known["papers"]
    if not isinstance(papers, list):
        raise FormatError("$.papers", f"expected an array, got {_kind(papers)}")
    places = ((paper, f"$.papers[{i}]") for i, paper in enumerate(papers))
    known["papers"] = [_known(_checked(paper, place), Paper, place) for paper, place in places]
    return known


def _checked(found: object, place: str) -> dict[str, Any]:
    """Return an object of JSON, if it is one and can be understood in one way only."""
    if not isinstance(found, dict):
        raise FormatError(place, f"expected an object, got {_kind(found)}")
    if isinstance(found, _Repeated):
        raise FormatError(place, f"the key {excerpt(found.key)!r} is there twice")
    return found


def _known(found: dict[str, Any], record: type, place: str) -> dict[str, Any]:
    """Return the fields of a record, and no other: a reader ignores what it does not know."""
    known = {}
    for field in attrs.fields(record):
        if not field.eq:  # where it stood is not read
            continue
        if field.name not in found:
            if field.default is None:  # a later minor version has brought it
                continue
            raise FormatError(f"{place}.{field.name}", "missing")
        value = found[field.name]
        _refuse_unfit(value, f"{place}.{field.name}")
        text = field.type in (str, str | None)
        if isinstance(value, str) and not (text or value.isascii()):
            value = ascii(value)  # msgspec fails to refuse a surrogate where no text belongs
        known[field.name] = value
    return known


def _refuse_unfit(value: object, place: str) -> None:
    if isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, _Unfit):
                _refuse_unfit(item, f"{place}[{i}]")
    elif isinstance(value, _Unfit):
        problem = f"no number that every reader of JSON knows: {excerpt(value.text)}"
        raise FormatError(place, problem)


def _kind(value: object) -> str:
    """Return what a reader of JSON calls a value."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    kinds = {str: "a string", list: "an array", dict: "an object"}
    return next((name for kind, name in kinds.items() if isinstance(value, kind)), "a number")
