"""Records, and what is made of them, to text: one table of writers with one signature."""

from collections.abc import Iterable, Iterator, Mapping
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Any

import attrs

__all__ = ["WIDTH", "WRITERS", "Format", "Options", "formats"]

WIDTH = 80
"""Columns of a table where no terminal says how wide it is."""


@attrs.frozen(kw_only=True)
class Options:
    """What a caller can ask for; a format takes no notice of what it has no room for."""

    positions: bool = False  # whether to say where each value stands in its text
    findings: bool = False  # whether to add what was found, and the text that belongs to nothing
    keep_tex: bool = False  # whether formulas go into TeX as they are
    raw: bool = False  # whether cells that a spreadsheet would take for formulas are left so
    width: int = WIDTH  # columns of the terminal


_DEFAULTS = Options()


@attrs.frozen
class Format:
    """A row of the table: a way to write down one kind of thing."""

    subject: str  # what is written
    name: str
    suffix: str  # ending of a file that holds it
    # A module of this package and a function in it, which takes the same as `write`.
    where: str
    several: bool = attrs.field(default=True, kw_only=True)  # whether a result can hold many

    def write(
        self, entries: Iterable[tuple[Any, Any]], options: Options = _DEFAULTS
    ) -> Iterator[Any]:
        """Return pieces of whole lines, as soon as they are known: for `writelines` of a file.

        The pieces are text; a format that is none, such as that of a database, gives bytes.

        Args:
            entries: what is written, each with its source: the path as it was given. `records`,
                `network` and `page` are of `Report`, with one profile each, `metrics` and
                `comparison` of `Measured`, `changes` of `Changes`, which have two sources, the old
                and the new.
            options: what the caller asks for.

        Raises:
            FormatError: the format cannot hold a value, or not that many entries.
        """
        pieces: Iterator[Any] = resolve_name(f"{__name__}.{self.where}")(entries, options)
        return pieces


_ROWS = (
    Format("records", "json", ".json", "records_json:records_as_json", several=False),
    Format("records", "jsonl", ".jsonl", "records_json:records_as_json_lines"),
    Format("records", "bibtex", ".bib", "bibtex:records_as_bibtex"),
    Format("records", "csl-json", ".csl.json", "csl_json:records_as_csl_json"),
    Format("records", "ris", ".ris", "ris:records_as_ris"),
    Format("records", "markdown", ".md", "markdown_list:records_as_markdown"),
    Format("metrics", "table", ".txt", "metrics_table:metrics_as_table"),
    Format("metrics", "json", ".json", "metrics_json:metrics_as_json", several=False),
    Format("metrics", "jsonl", ".jsonl", "metrics_json:metrics_as_json_lines"),
    Format("metrics", "csv", ".csv", "metrics_csv:metrics_as_csv"),
    Format("comparison", "table", ".txt", "metrics_table:comparison_as_table"),
    Format("comparison", "csv", ".csv", "metrics_csv:comparison_as_csv"),
    Format("changes", "table", ".txt", "changes_table:changes_as_table", several=False),
    Format("changes", "json", ".json", "changes_json:changes_as_json", several=False),
    Format("network", "graphml", ".graphml", "network_xml:network_as_graphml"),
    Format("network", "gexf", ".gexf", "network_xml:network_as_gexf"),
    Format("page", "html", ".html", "html.page:page_as_html"),
)
WRITERS: Mapping[tuple[str, str], Format] = MappingProxyType(
    {(row.subject, row.name): row for row in _ROWS}
)
"""All formats by what they write and by their name; the first of a subject is its default."""


def formats(subject: str) -> dict[str, Format]:
    """Return the formats of a subject by their names."""
    return {row.name: row for row in _ROWS if row.subject == subject}
