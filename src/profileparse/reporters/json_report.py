"""JSON lists with an object for each diagnostic: the report of this package, and GitLab's."""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.diagnostics import Severity
from profileparse.reporters import Checked, Style
from profileparse.reporters.fingerprints import plain_path
from profileparse.text.ascii_json import ascii_json

# Of GitLab's five: info, minor, major, critical, blocker.
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def json_report(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield a list with a line for each diagnostic."""
    return json_list(
        {
            "path": result.path,
            "code": found.code,
            "name": found.name,
            "severity": found.severity,
            "message": found.message,
            "hint": found.hint,
            "line": found.span.line,
            "column": found.span.column,
            "end_line": found.span.end_line,
            "end_column": found.span.end_column,
            "fingerprint": fingerprint,
        }
        for result in results
        for found, fingerprint in result.named
    )


def gitlab(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield a Code Quality report, which a merge request shows beside its lines."""
    return json_list(
        {
            "description": f"{found.code} {found.name}: {found.message}",
            "check_name": found.code,
            "fingerprint": fingerprint,
            "severity": _GITLAB[found.severity],
            "location": {"path": plain_path(result.path), "lines": {"begin": found.span.line}},
        }
        for result in results
        for found, fingerprint in result.named
    )


def json_list(values: Iterable[Any]) -> Iterator[str]:
    """Yield a JSON list with a line for each value, as soon as the next one is known."""
    last = None
    for value in values:
        yield "[" if last is None else f"  {last},"
        last = ascii_json(value)
    yield from ["[]"] if last is None else [f"  {last}", "]"]
