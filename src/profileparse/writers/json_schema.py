"""The JSON Schema of what `to_json` writes, made from the records themselves."""

import re
from typing import Any

import attrs

from profileparse.records import Paper, Profile
from profileparse.text.span import Span
from profileparse.writers.records_json import KNOWN_VERSIONS

_SPAN = {"$ref": "#/$defs/Span"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` and `to_json_line` write.

    Every field is required, and null where the page does not say it; `source`, `span` and
    `spans` are optional. More keys are allowed: a later minor version can bring them.
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
    for written in (profile, paper):
        written["properties"] |= _positions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **profile,
        "$defs": {"Paper": paper, "Span": span},
    }


def _positions() -> dict[str, Any]:
    span = "Where it stands in the text."
    spans = "Where each printed value stands, by the name of its field."
    return {
        "span": {"anyOf": [dict(_SPAN), {"type": "null"}], "description": span},
        "spans": {"type": "object", "additionalProperties": dict(_SPAN), "description": spans},
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
