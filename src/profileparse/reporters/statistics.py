"""How often each rule was broken, in the place of the diagnostics."""

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from profileparse.diagnostics import RULES, Rule, Severity
from profileparse.reporters import Checked, Style
from profileparse.reporters.json_report import json_list
from profileparse.reporters.messages import COLOURS, painted
from profileparse.text.numbers import plural


def statistics(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a line for each rule that was broken: diagnostics, files, severity, code and name."""
    rows = _rows(results)
    wide = max((len(f"{row.count:,}") for row in rows), default=0)
    for row in rows:
        colour = COLOURS[row.severity]
        kind = painted(f"{row.severity} {row.rule.code}", colour, colour=style.colour)
        pad = " " * (len("warning") - len(row.severity))
        files = plural(row.files, "file")
        yield f"{row.count:>{wide},}  {kind}{pad}  {row.rule.name} in {files}"


def json_statistics(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield the same as a JSON list of objects."""
    return json_list(
        {
            "code": row.rule.code,
            "name": row.rule.name,
            "severity": row.severity,
            "count": row.count,
            "files": row.files,
        }
        for row in _rows(results)
    )


@attrs.frozen
class _Row:
    rule: Rule
    severity: Severity
    """That of the diagnostics, which can be another one than that of the rule."""
    count: int
    files: int


def _rows(results: Iterable[Checked]) -> list[_Row]:
    """Return a row for each rule that was broken and each severity, the most frequent first."""
    counts: Counter[tuple[str, Severity]] = Counter()
    files: Counter[tuple[str, Severity]] = Counter()
    for result in results:
        kinds = [(found.code, found.severity) for found in result.report.diagnostics]
        counts.update(kinds)
        files.update(set(kinds))
    order = sorted(counts, key=lambda kind: (-counts[kind], kind[0], kind[1].rank))
    return [_Row(RULES[kind[0]], kind[1], counts[kind], files[kind]) for kind in order]
