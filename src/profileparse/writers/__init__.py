"""Records, and what is made of them, to text: one table of writers with one signature."""

from collections.abc import Iterable, Iterator, Mapping
from pkgutil import resolve_name
from types import MappingProxyType
from typing import Any

import attrs

from profileparse.text.endings import kind_of

__all__ = [
    "DIAGNOSTICS", "PAPERS", "PROFILES", "WIDTH", "WRITERS", "Format", "Options", "format_of",
    "formats", "takers",
]  # fmt: skip

WIDTH = 80
"""Columns of a table where no terminal says how wide it is."""
PAPERS, PROFILES = "papers", "profiles"
"""The tables that records are written as."""
DIAGNOSTICS = "diagnostics"
"""The table of what was found, of data sets that are written beside those of records."""


def _known_table(_options: object, _field: object, table: str) -> None:
    if table not in (PAPERS, PROFILES):
        raise ValueError(f"unknown table {table!r}: expected {PAPERS} or {PROFILES}")


@attrs.frozen(kw_only=True)
class Options:
    """What a caller can ask for; a format reads what its row says that it takes, and the width."""

    positions: bool = False  # whether to say where each value stands in its text
    findings: bool = False  # whether to add what was found, and the text that belongs to nothing
    keep_tex: bool = False  # whether formulas go into TeX as they are
    raw: bool = False  # whether cells that a spreadsheet would take for formulas are left so
    width: int = WIDTH  # columns of the terminal
    # Which table a format gets that holds one: a row for each paper, or for each profile.
    table: str = attrs.field(default=PAPERS, validator=_known_table)
    path: str | None = None  # a file that is added to, for a format that can do so


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
    also: tuple[str, ...] = attrs.field(default=(), kw_only=True)  # other endings of such a file
    binary: bool = attrs.field(default=False, kw_only=True)  # whether the pieces are bytes
    # The options that it has room for; with `path` it adds to that file, and gives no pieces.
    takes: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    # How many lines head a result, where results of several inputs can be put one behind the
    # other below one heading; None where they cannot.
    heading: int | None = attrs.field(default=None, kw_only=True)
    package: str = attrs.field(default="", kw_only=True)  # what it takes beyond the dependencies
    extra: str = attrs.field(default="", kw_only=True)  # the extra that brings it

    def write(
        self, entries: Iterable[tuple[Any, Any]], options: Options = _DEFAULTS
    ) -> Iterator[Any]:
        """Return pieces of whole lines, as soon as they are known: for `writelines` of a file.

        The pieces are text; a `binary` format gives bytes.

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


# fmt: off
_ROWS = (
    Format(
        "records", "json", ".json", "records_json:records_as_json",
        several=False, takes=("positions", "findings"),
    ),
    Format(
        "records", "jsonl", ".jsonl", "records_json:records_as_json_lines",
        also=(".ndjson",), takes=("positions", "findings"), heading=0,
    ),
    Format(
        "records", "csv", ".csv", "records_csv:records_as_csv",
        takes=("table", "raw"), heading=1,
    ),
    Format(
        "records", "parquet", ".parquet", "records_parquet:records_as_parquet",
        binary=True, takes=("table",), package="pyarrow", extra="parquet",
    ),
    Format(
        "records", "sqlite", ".sqlite", "records_sqlite:records_as_sqlite",
        also=(".sqlite3", ".db"), binary=True, takes=("path",),
    ),
    Format("records", "bibtex", ".bib", "bibtex:records_as_bibtex", takes=("keep_tex",)),
    Format("records", "csl-json", ".csl.json", "csl_json:records_as_csl_json"),
    Format("records", "ris", ".ris", "ris:records_as_ris"),
    Format("records", "markdown", ".md", "markdown_list:records_as_markdown"),
    Format("metrics", "table", ".txt", "metrics_table:metrics_as_table"),
    Format("metrics", "json", ".json", "metrics_json:metrics_as_json", several=False),
    Format("metrics", "jsonl", ".jsonl", "metrics_json:metrics_as_json_lines", heading=0),
    Format("metrics", "csv", ".csv", "metrics_csv:metrics_as_csv", heading=1),
    Format("comparison", "table", ".txt", "metrics_table:comparison_as_table"),
    Format("comparison", "csv", ".csv", "metrics_csv:comparison_as_csv", heading=1),
    Format("changes", "table", ".txt", "changes_table:changes_as_table", several=False),
    Format("changes", "json", ".json", "changes_json:changes_as_json", several=False),
    Format("network", "graphml", ".graphml", "network_xml:network_as_graphml"),
    Format("network", "gexf", ".gexf", "network_xml:network_as_gexf"),
    Format("page", "html", ".html", "html.page:page_as_html", also=(".htm",)),
)
# fmt: on
WRITERS: Mapping[tuple[str, str], Format] = MappingProxyType(
    {(row.subject, row.name): row for row in _ROWS}
)
"""All formats by what they write and by their name; the first of a subject is its default."""


def formats(subject: str) -> dict[str, Format]:
    """Return the formats of a subject by their names."""
    return {row.name: row for row in _ROWS if row.subject == subject}


def takers(subject: str, option: str) -> list[str]:
    """Return the names of the formats of a subject that take an option."""
    return [row.name for row in formats(subject).values() if option in row.takes]


def format_of(subject: str, path: str) -> Format | None:
    """Return the format that the name of a file asks for; None is a name that says nothing."""
    known = formats(subject)
    name = kind_of(known, path)
    return None if name is None else known[name]
