"""JUnit's XML: a test case for each file, which fails if its diagnostics fail the run."""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.diagnostics import Diagnostic
from profileparse.reporters import Checked, Style
from profileparse.reporters.messages import heading
from profileparse.text.escape import escaped


def junit(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a document with one suite, and a case for each file."""
    cases = [_case(result, style) for result in results]
    cases = cases or [[_tag("testcase", classname="profileparse", name="no file", time="0") + "/>"]]
    kinds = [line.split(" ", 1)[0] for case in cases for line in case]
    failures, errors = kinds.count("<failure"), kinds.count("<error")
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0, "time": 0}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    for suite in ("testsuites", "testsuite"):
        yield _tag(suite, name="profileparse", **counts) + ">"
    for case in cases:
        yield from case
    yield from ("</testsuite>", "</testsuites>")


def _case(result: Checked, style: Style) -> list[str]:
    """Return the lines of a file; what fails no run is its output."""
    start = _tag("testcase", classname="profileparse", name=escaped(result.path), time="0")
    kind = "failure" if result.failure is None else "error"
    bad: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    for found in result.report.diagnostics:
        (bad if kind == "error" or style.fails(found.severity) else rest).append(found)
    lines = []
    if bad:
        first = bad[0]
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        message = escaped(f"{first.code} {first.name}: {first.message}{more}")
        opened = _tag(kind, message=message, type=first.code)
        lines.append(f"{opened}>{_text(result, bad)}</{kind}>")
    if rest:
        lines.append(f"<system-out>{_text(result, rest)}</system-out>")
    return [start + ">", *lines, "</testcase>"] if lines else [start + "/>"]


def _text(result: Checked, found: list[Diagnostic]) -> str:
    # It brings urllib, http and email, which no other format needs.
    from xml.sax.saxutils import escape  # noqa: PLC0415

    return escape("\n".join(heading(result.path, one) for one in found))


def _tag(tag: str, **attributes: Any) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415  (as above)

    listed = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{tag}{listed}"
