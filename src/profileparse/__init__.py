"""Read the flattened text of a researcher's profile page into typed records."""

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
from profileparse.rules import RULES
from profileparse.text.span import Span
from profileparse.version import __version__ as __version__
from profileparse.writers.dump import RenderError, render
from profileparse.writers.json_reader import from_json
from profileparse.writers.json_schema import json_schema
from profileparse.writers.records_json import to_json

__all__ = [
    "MAX_CHARS",
    "RULES",
    "Diagnostic",
    "FormatError",
    "Paper",
    "ParseError",
    "Profile",
    "ProfileParseError",
    "RenderError",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "Unparsed",
    "check",
    "check_bytes",
    "check_file",
    "from_json",
    "iter_reports",
    "json_schema",
    "parse",
    "parse_file",
    "render",
    "to_json",
]
