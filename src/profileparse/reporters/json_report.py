"""A JSON list with an object for each finding."""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.diagnostics import Diagnostic
from profileparse.reporters.reporter import Checked, Style
from profileparse.text.ascii_json import ascii_json


def json_report(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield a list with a line for each finding.

    Args:
        results: texts that were checked.
    """
    yield from json_list(
        _object(result.path, found, name) for result in results for found, name in result.named
    )


def json_list(values: Iterable[Any]) -> Iterator[str]:
    """Yield a JSON list with a line for each value, as soon as the next one is known."""
    last = None
    for value in values:
        yield "[" if last is None else f"  {last},"
        last = ascii_json(value)
    yield from ["[]"] if last is None else [f"  {last}", "]"]


def _object(path: str, found: Diagnostic, name: str) -> dict[str, Any]:
    span = found.span
    return {
        "path": path,
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "fingerprint": name,
    }
