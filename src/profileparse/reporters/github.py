"""GitHub's workflow commands: each diagnostic is shown beside its line."""

from collections import Counter
from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Diagnostic, Severity
from profileparse.reporters import Checked, Style
from profileparse.reporters.fingerprints import plain_path
from profileparse.reporters.messages import counted, heading, with_hint
from profileparse.text.escape import escaped

MOST = 10
"""Annotations of a kind that GitHub shows for a step; it drops the others."""
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield an annotation for the first ten diagnostics of each kind, and a line for each other.

    A line with the total ends it.
    """
    files = 0
    counts: Counter[Severity] = Counter()
    for result in results:
        files += 1
        for found in result.report.diagnostics:
            counts[found.severity] += 1
            shown = counts[found.severity] <= MOST
            yield (_annotation if shown else heading)(result.path, found)
    more = f"; {MOST} of a kind are annotations" if max(counts.values(), default=0) > MOST else ""
    yield f"profileparse: {counted(counts, files)}{more}"


def _annotation(path: str, found: Diagnostic) -> str:
    span = found.span
    properties = {"file": plain_path(path), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub takes no columns for several lines
        # Its last column is part of the stretch, ours is not.
        properties |= {"col": span.column, "endColumn": max(span.end_column - 1, span.column)}
    properties["title"] = f"{found.code} {found.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[found.severity]} {listed}::{_data(with_hint(found))}"


def _data(text: str) -> str:
    return escaped(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
