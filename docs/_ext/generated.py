"""Tables that are made from the code: the fields of the records, and the metrics."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, ClassVar, get_args

import attrs
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

import profileparse
from profileparse import metrics

DUMP = Path(__file__).parents[2] / "tests" / "fixtures" / "imanol-schlag.txt"
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
    yield from (f"(metric-{row.name})=", f"#### `{row.name}`", "")
    if row.formula:
        yield from ("$$", row.formula, "$$", "")
    yield from (f"{row.definition[0].upper()}{row.definition[1:]}.", "")
    yield f"- **Unit**: {row.unit}{', for each of several labels' if row.series else ''}"
    yield f"- **Bounds**: {row.bounds or 'none, it is exact for what it rests on'}"
    yield from (f"- **Source**: {row.reference}", "")


class Generated(SphinxDirective):
    """Parses lines of Markdown in place of itself."""

    has_content = False
    option_spec: ClassVar = {}

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        """Return what they are parsed to."""
        container = nodes.Element()
        content = StringList(list(self.lines()), source=self.get_source_info()[0])
        nested_parse_with_titles(self.state, content, container)
        return container.children


class Fields(Generated):
    """The fields of `Profile` or of `Paper`."""

    required_arguments = 1

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        head = ["field", "type", "unit", "meaning", "null when", "example"]
        yield from table(head, field_rows(getattr(profileparse, self.arguments[0])))


class Metrics(Generated):
    """The definitions of all metrics, by their groups."""

    def lines(self) -> Iterator[str]:
        """Yield a section for each group."""
        rows = metrics.DEFINITIONS.values()
        for group in dict.fromkeys(row.group for row in rows):
            yield from (f"### {group.value}", "")
            for row in rows:
                if row.group is group:
                    yield from metric_lines(row)


class NotComputable(Generated):
    """What cannot be computed from a dump, and why."""

    def lines(self) -> Iterator[str]:
        """Yield a table."""
        rows = ([f"`{name}`", why] for name, why in metrics.NOT_COMPUTABLE.items())
        yield from table(["name", "why not"], rows)


class MetricFunctions(Generated):
    """The function of each metric, from its docstring."""

    def lines(self) -> Iterator[str]:
        """Yield what autodoc reads."""
        yield from ("```{eval-rst}", ".. currentmodule:: profileparse.metrics", "")
        yield from (f".. autofunction:: {name}" for name in metrics.DEFINITIONS)
        yield "```"


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives."""
    app.add_directive("fields", Fields)
    app.add_directive("metrics", Metrics)
    app.add_directive("metric-functions", MetricFunctions)
    app.add_directive("not-computable", NotComputable)
    return {"parallel_read_safe": True}
