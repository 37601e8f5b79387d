"""GitLab's Code Quality report: a JSON list that a merge request shows beside its lines."""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.diagnostics import Diagnostic, Severity
from profileparse.reporters.fingerprints import plain_path
from profileparse.reporters.json_report import json_list
from profileparse.reporters.reporter import Checked, Style

# Of GitLab's five: info, minor, major, critical, blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield a list with an object for each finding.

    Args:
        results: texts that were checked.
    """
    yield from json_list(
        _object(result.path, found, name) for result in results for found, name in result.named
    )


def _object(path: str, found: Diagnostic, name: str) -> dict[str, Any]:
    return {
        "description": f"{found.code} {found.name}: {found.message}",
        "check_name": found.code,
        "fingerprint": name,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": plain_path(path), "lines": {"begin": found.span.line}},
    }
