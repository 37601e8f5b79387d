"""Read the flattened text of a researcher's profile page into typed records."""

from pkgutil import resolve_name
from typing import TYPE_CHECKING

from profileparse.api import (
    MAX_CHARS,
    check,
    check_bytes,
    check_file,
    iter_reports,
    parse,
    parse_file,
)
from profileparse.diagnostics import (
    RULES,
    Diagnostic,
    FormatError,
    ParseError,
    ProfileParseError,
    Report,
    Rule,
    Severity,
    Unparsed,
)
from profileparse.records import Paper, Profile
from profileparse.text.path_days import as_of_from_name
from profileparse.text.span import Span
from profileparse.version import __version__ as __version__

if TYPE_CHECKING:
    from profileparse.writers.any_format import to_rows, write
    from profileparse.writers.dump import RenderError, render
    from profileparse.writers.json_reader import from_json
    from profileparse.writers.json_schema import json_schema
    from profileparse.writers.records_json import to_json
    from profileparse.writers.tables import to_dicts
else:
    # Imported when it is asked for: who reads a text need not pay for what writes one.
    _WRITERS = {
        "RenderError": "dump",
        "from_json": "json_reader",
        "json_schema": "json_schema",
        "render": "dump",
        "to_dicts": "tables",
        "to_json": "records_json",
        "to_rows": "any_format",
        "write": "any_format",
    }

    def __getattr__(name: str) -> object:
        if name not in _WRITERS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return resolve_name(f"{__name__}.writers.{_WRITERS[name]}:{name}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *_WRITERS})


__all__ = [
    "MAX_CHARS", "RULES", "Diagnostic", "FormatError", "Paper", "ParseError", "Profile",
    "ProfileParseError", "RenderError", "Report", "Rule", "Severity", "Span", "Unparsed",
    "as_of_from_name", "check", "check_bytes", "check_file", "from_json", "iter_reports",
    "json_schema", "parse", "parse_file", "render", "to_dicts", "to_json",
    "to_rows", "write",
]  # fmt: skip
