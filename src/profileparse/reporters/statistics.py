"""How often each rule was broken, in the place of the findings."""

from collections import Counter
from collections.abc import Iterable, Iterator

from profileparse.diagnostics import RULES
from profileparse.reporters.json_report import json_list
from profileparse.reporters.reporter import COLOURS, Checked, Style, painted


def statistics(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a line for each rule that was broken: findings, files, code and name.

    Args:
        results: texts that were checked.
        style: whether colours are wanted.
    """
    rows = _rows(results)
    wide = max((len(f"{findings:,}") for _, findings, _ in rows), default=0)
    for code, findings, files in rows:
        rule = RULES[code]
        kind = painted(f"{rule.severity} {code}", COLOURS[rule.severity], colour=style.colour)
        pad = " " * (len("warning") - len(rule.severity))
        where = "1 file" if files == 1 else f"{files:,} files"
        yield f"{findings:>{wide},}  {kind}{pad}  {rule.name} in {where}"


def json_statistics(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield the same as a JSON list of objects.

    Args:
        results: texts that were checked.
    """
    yield from json_list(
        {
            "code": code,
            "name": RULES[code].name,
            "severity": RULES[code].severity,
            "count": findings,
            "files": files,
        }
        for code, findings, files in _rows(results)
    )


def _rows(results: Iterable[Checked]) -> list[tuple[str, int, int]]:
    """Return code, findings and files of each rule that was broken, the most frequent first."""
    findings: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for result in results:
        codes = [found.code for found in result.report.diagnostics]
        findings.update(codes)
        files.update(set(codes))
    order = sorted(findings, key=lambda code: (-findings[code], code))
    return [(code, findings[code], files[code]) for code in order]
