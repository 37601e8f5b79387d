"""GitLab's Code Quality report: a JSON list that a merge request shows beside its lines."""

from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Severity
from profileparse.reporters import Checked, Style
from profileparse.reporters.fingerprints import plain_path
from profileparse.reporters.json_report import json_list

# Of GitLab's five: info, minor, major, critical, blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield a list with an object for each diagnostic."""
    return json_list(
        {
            "description": f"{found.code} {found.name}: {found.message}",
            "check_name": found.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[found.severity],
            "location": {"path": plain_path(result.path), "lines": {"begin": found.span.line}},
        }
        for result in results
        for found, fingerprint in result.named
    )
