"""The JSON Schema of what `to_json` writes, made from the records themselves."""

import ast
import inspect
import re
from typing import Any

from profileparse import records
from profileparse.records import Profile
from profileparse.text import span as source
from profileparse.writers.records_json import KNOWN_VERSIONS, PAPER_FIELDS, PROFILE_FIELDS


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` and `to_json_line` write.

    Every field is required, and null where the page does not say it; `source`, `span` and
    `spans` are optional. More keys are allowed: a later minor version can bring them.
    """
    import msgspec  # noqa: PLC0415  (20 ms that only callers of this function pay)

    made = msgspec.json.schema(Profile)["$defs"]
    docs = _docs(records) | _docs(source)
    profile = _ordered(made["Profile"], "Profile", PROFILE_FIELDS, docs)
    version = {
        "type": "string",
        "pattern": KNOWN_VERSIONS,
        "description": "Version of this schema; a new major number changes the meaning.",
    }
    path = {"type": "string", "description": "Where the profile comes from: the path as given."}
    profile["properties"] = {"schema_version": version, "source": path} | profile["properties"]
    profile["required"] = ["schema_version", *profile["required"]]
    paper = _ordered(made["Paper"], "Paper", PAPER_FIELDS, docs)
    span = _ordered(made["Span"], "Span", tuple(made["Span"]["properties"]), docs)
    for made_object in (profile, paper):
        made_object["properties"] |= _positions()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **profile,
        "$defs": {"Paper": paper, "Span": span},
    }


def _positions() -> dict[str, Any]:
    span = {"$ref": "#/$defs/Span"}
    spans = "Where each printed value stands, by the name of its field."
    return {
        "span": {"anyOf": [span, {"type": "null"}], "description": "Where it stands in the text."},
        "spans": {"type": "object", "additionalProperties": dict(span), "description": spans},
    }


def _ordered(
    made: dict[str, Any], title: str, names: tuple[str, ...], docs: dict[str, str]
) -> dict[str, Any]:
    """Return the schema of one record: these fields in this order, all required."""
    return {
        "title": title,
        **_described(docs, title),
        "type": "object",
        "properties": {
            name: made["properties"][name] | _described(docs, f"{title}.{name}") for name in names
        },
        "required": list(names),
    }


def _described(docs: dict[str, str], name: str) -> dict[str, str]:
    return {"description": docs[name]} if name in docs else {}


def _docs(module: Any) -> dict[str, str]:
    """Return what a module's source says of each class and field, by `Class` and `Class.field`.

    The source, as Python drops the strings below fields, and under -OO those of classes.
    """
    try:
        tree = ast.parse(inspect.getsource(module))
    except OSError:  # installed without its source
        return {}
    docs = {}
    for record in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        docs[record.name] = _flat(ast.get_docstring(record) or "")
        for field, below in zip(record.body, record.body[1:], strict=False):
            match field, below:
                case (
                    ast.AnnAssign(target=ast.Name(id=name)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ):
                    docs[f"{record.name}.{name}"] = _flat(text)
    return docs


def _flat(text: str) -> str:
    """Return a text on one line, in the words of JSON."""
    return re.sub(r"\bNone\b", "null", " ".join(text.split()))
