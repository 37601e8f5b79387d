"""The JSON Schema of what `to_json` writes, made from the records themselves."""

import re
from typing import Any

import attrs

from profileparse.diagnostics import Severity
from profileparse.records import Paper, Profile
from profileparse.text.span import Span
from profileparse.writers.records_json import KNOWN_VERSIONS

_SPAN = {"$ref": "#/$defs/Span"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` and `to_json_line` write.

    Every field is required, and null where the page does not say it; `source`, `span`, `spans`,
    `findings` and `unparsed` are optional. More keys are allowed: a later minor version can bring
    them.
    """
    import msgspec  # noqa: PLC0415  (20 ms that only callers of this function pay)

    made = msgspec.json.schema(Profile)["$defs"]
    profile, paper, span = (_record(made, record) for record in (Profile, Paper, Span))
    version = {
        "type": "string",
        "pattern": KNOWN_VERSIONS,
        "description": "Version of this schema; a new major number changes the meaning.",
    }
    path = {"type": "string", "description": "Where the profile comes from: the path as given."}
    profile["properties"] = {"schema_version": version, "source": path} | profile["properties"]
    profile["required"] = ["schema_version", *profile["required"]]
    paper["properties"]["arxiv_categories"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "The arXiv ids that the category can mean; none if it is no arXiv code.",
    }
    paper["required"].append("arxiv_categories")
    for written in (profile, paper):
        written["properties"] |= _positions()
    profile["properties"] |= _found()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **profile,
        "$defs": {"Paper": paper, "Span": span, "Finding": _finding(), "Unparsed": _unparsed()},
    }


def _positions() -> dict[str, Any]:
    span = "Where it stands in the text."
    spans = "Where each printed value stands, by the name of its field."
    return {
        "span": {"anyOf": [dict(_SPAN), {"type": "null"}], "description": span},
        "spans": {"type": "object", "additionalProperties": dict(_SPAN), "description": spans},
    }


def _found() -> dict[str, Any]:
    lists = {
        "findings": ("Finding", "What was found while the profile was read, in the order of it."),
        "unparsed": ("Unparsed", "Text that belongs to no value, in the order of it."),
    }
    return {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}, "description": description}
        for name, (kind, description) in lists.items()
    }


def _finding() -> dict[str, Any]:
    text = {"type": "string"}
    optional = {"anyOf": [text, {"type": "null"}]}
    place = {"type": "integer", "minimum": 1}
    field = (
        "The value that it speaks of, such as `h_index` or `papers[3].date`, counted from 0; the "
        "paper if it is of no single value, and null if it is of neither."
    )
    properties: dict[str, tuple[dict[str, Any], str]] = {
        "code": ({"type": "string", "pattern": "^PP[0-9]{3}$"}, "Code of the rule."),
        "name": (text, "Name of the rule."),
        "severity": ({"enum": [severity.value for severity in Severity]}, "How bad it is."),
        "message": (text, "What was found there, for a person."),
        "hint": (optional, "What to do about it."),
        "line": (place, "Line of the start, from 1."),
        "column": (place, "Column of the start in code points, from 1."),
        "end_line": (place, "Line of the end, from 1."),
        "end_column": (place, "Column just behind the last code point, from 1."),
        "field": (optional, field),
    }
    return _object("Finding", "What was found, with its place and its cure.", properties)


def _unparsed() -> dict[str, Any]:
    properties = {
        "text": ({"type": "string"}, "The text, as it was given."),
        "span": (dict(_SPAN), "Where it stands."),
    }
    return _object("Unparsed", "Text that belongs to no value.", properties)


def _object(
    title: str, description: str, properties: dict[str, tuple[dict[str, Any], str]]
) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {n: kind | {"description": d} for n, (kind, d) in properties.items()},
        "required": list(properties),
    }


def _record(made: dict[str, Any], record: type) -> dict[str, Any]:
    """Return the schema of a record: its fields in their order, all required."""
    types = made[record.__name__]["properties"]
    properties = {
        field.name: types[field.name] | {"description": _in_json(field.metadata["doc"])}
        for field in attrs.fields(record)
        if field.eq
    }
    return {
        "title": record.__name__,
        "description": _in_json(record.__doc__ or ""),  # Python can have dropped it
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _in_json(text: str) -> str:
    return re.sub(r"\bNone\b", "null", " ".join(text.split()))
