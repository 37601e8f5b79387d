"""What several reporters say alike: the line on a diagnostic, and how many there are."""

from collections.abc import Mapping

from profileparse.diagnostics import Diagnostic, Severity
from profileparse.text.escape import escaped, escaped_path
from profileparse.text.numbers import plural

BLUE, CYAN = 34, 36
COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: CYAN}
"""Foreground colours, as ECMA-48 numbers them: red, yellow, cyan."""


def painted(text: str, foreground: int | None = None, *, colour: bool) -> str:
    """Return a text in bold, and in a colour, if colours are wanted."""
    if not colour:
        return text
    start = "" if foreground is None else f"\x1b[{foreground}m"
    return f"{start}\x1b[1m{text}\x1b[0m"


def heading(path: str, found: Diagnostic, *, colour: bool = False, name: str = "") -> str:
    """Return the line that says where and what; a name stands behind the code."""
    place = painted(f"{escaped_path(path)}:{found.span.line}:{found.span.column}:", colour=colour)
    kind = painted(f"{found.severity} {found.code}", COLOURS[found.severity], colour=colour)
    return f"{place} {kind}{name} {escaped(found.message)}"


def with_hint(found: Diagnostic) -> str:
    """Return the message of a diagnostic and its cure."""
    return f"{found.message} ({found.hint})" if found.hint else found.message


def counted(counts: Mapping[Severity, int], files: int) -> str:
    """Return how many diagnostics there are of each severity, in how many files."""
    return f"{by_severity(counts)} in {plural(files, 'file')}"


def by_severity(counts: Mapping[Severity, int]) -> str:
    """Return how many diagnostics there are of each severity."""
    listed = [plural(n, severity) for severity in Severity if (n := counts.get(severity, 0))]
    return ", ".join(listed) or "no findings"
