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
    RULES,
    Diagnostic,
    ParseError,
    ProfileParseError,
    Report,
    Rule,
    Severity,
    Unparsed,
)
from profileparse.records import Paper, Profile
from profileparse.source import Span

__version__ = "0.1.0"

__all__ = [
    "MAX_CHARS",
    "RULES",
    "Diagnostic",
    "Paper",
    "ParseError",
    "Profile",
    "ProfileParseError",
    "Report",
    "Rule",
    "Severity",
    "Span",
    "Unparsed",
    "check",
    "check_bytes",
    "check_file",
    "iter_reports",
    "parse",
    "parse_file",
]
