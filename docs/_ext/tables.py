"""Tables that are made from the code, and stand in the pages: fields, metrics.

    python docs/_ext/tables.py

writes them anew. They are in the pages, and not made with the site, so that a page is whole
wherever it is read.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import attrs

import profileparse
from profileparse import metrics

DOCS = Path(__file__).parents[1]
PAGES = ("fields.md", "metric-definitions.md")
BEGIN, END = "<!-- {}: written by docs/_ext/tables.py. -->", "<!-- The end of it. -->"
DUMP = DOCS.parent / "tests" / "fixtures" / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
LONGEST = 40
"""Most characters of an example."""
KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list of texts",
    "date": "day",
}


def kind(schema: dict[str, Any]) -> str:
    """Return the type of a value in words, from its JSON Schema."""
    if "anyOf" in schema:
        return kind(next(one for one in schema["anyOf"] if one.get("type") != "null"))
    if "$ref" in schema.get("items", {}):
        return f"list of `{schema['items']['$ref'].rpartition('/')[2]}`"
    return KINDS[schema.get("format", schema["type"])]


def optional(field: "attrs.Attribute[Any]") -> bool:
    """Tell whether a field can be None."""
    return NoneType in get_args(field.type)


def example(value: Any) -> str:
    """Return a value as it stands in JSON, cut if it is long."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"{len(value)} of them"
    text = json.dumps(value, ensure_ascii=False)
    return f"`{text}`" if len(text) <= LONGEST else f"`{text[: LONGEST - 1]}…`"


def field_rows(record: type) -> Iterator[list[str]]:
    """Yield the row of each field of a record: name, type, unit, meaning, when null, example."""
    schema = profileparse.json_schema()
    schema = schema if record is profileparse.Profile else schema["$defs"]["Paper"]
    written = json.loads(profileparse.to_json(profileparse.parse_file(DUMP, as_of=AS_OF)))
    values = [written] if record is profileparse.Profile else written["papers"]
    for field in (field for field in attrs.fields(record) if field.eq):
        name = field.name
        given = [value[name] for value in values if value[name] not in (None, [], False)]
        yield [
            f"`{name}`",
            kind(schema["properties"][name]),
            field.metadata["unit"] or "-",
            field.metadata["doc"],
            field.metadata["absent"] if optional(field) else "never",
            example(given[0]) if given else "-",
        ]


def table(head: list[str], rows: Iterator[list[str]]) -> list[str]:
    """Return the lines of a table in Markdown."""
    cells = ([cell.replace("|", r"\|") for cell in row] for row in rows)
    return [
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in cells),
    ]


def metric_lines(row: metrics.Definition) -> Iterator[str]:
    """Yield the lines of Markdown on one metric."""
    yield from (f"#### `{row.name}`", "")
    if row.formula:
        yield from ("$$", row.formula, "$$", "")
    yield from (f"{row.definition[0].upper()}{row.definition[1:]}.", "")
    yield f"- **Unit**: {row.unit}{', for each of several labels' if row.series else ''}"
    yield f"- **Bounds**: {row.bounds or 'none, it is exact for what it rests on'}"
    yield from (f"- **Source**: {row.reference}", "")


def fields(record: type) -> Iterator[str]:
    """Yield the lines on the fields of a record."""
    head = ["field", "type", "unit", "meaning", "null when", "example"]
    yield from table(head, field_rows(record))


def definitions() -> Iterator[str]:
    """Yield the lines on all metrics, by their groups."""
    rows = metrics.DEFINITIONS.values()
    for group in dict.fromkeys(row.group for row in rows):
        yield from (f"### {group.value}", "")
        for row in rows:
            if row.group is group:
                yield from metric_lines(row)


def not_computable() -> Iterator[str]:
    """Yield the lines on what cannot be computed from a dump, and why."""
    rows = ([f"`{name}`", why] for name, why in metrics.NOT_COMPUTABLE.items())
    yield from table(["name", "why not"], rows)


def parts() -> dict[str, Iterator[str]]:
    """Return the lines of each part, by its name in the pages."""
    return {
        "The fields of a profile": fields(profileparse.Profile),
        "The fields of a paper": fields(profileparse.Paper),
        "The metrics": definitions(),
        "What cannot be computed": not_computable(),
    }


def written(page: str) -> str:
    """Return a page of the documentation with the parts in their places."""
    for name, lines in parts().items():
        begin = BEGIN.format(name)
        text = "\n".join(lines).strip()
        part = f"{begin}\n\n{text}\n\n{END}"
        pattern = rf"(?s){re.escape(begin)}\n.*?{re.escape(END)}"
        page = re.sub(pattern, lambda _, part=part: part, page)
    return page


def main() -> int:
    """Write the pages anew."""
    for name in PAGES:
        path = DOCS / name
        path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
