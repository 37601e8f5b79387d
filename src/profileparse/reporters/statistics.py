"""How often each rule was broken, in the place of the diagnostics."""

from collections import Counter
from collections.abc import Iterable, Iterator

from profileparse.diagnostics import RULES
from profileparse.reporters import Checked, Style
from profileparse.reporters.json_report import json_list
from profileparse.reporters.messages import COLOURS, painted
from profileparse.text.numbers import plural


def statistics(results: Iterable[Checked], style: Style) -> Iterator[str]:
    """Yield a line for each rule that was broken: diagnostics, files, code and name."""
    rows = _rows(results)
    wide = max((len(f"{count:,}") for _, count, _ in rows), default=0)
    for code, count, files in rows:
        rule = RULES[code]
        kind = painted(f"{rule.severity} {code}", COLOURS[rule.severity], colour=style.colour)
        pad = " " * (len("warning") - len(rule.severity))
        yield f"{count:>{wide},}  {kind}{pad}  {rule.name} in {plural(files, 'file')}"


def json_statistics(results: Iterable[Checked], _style: Style) -> Iterator[str]:
    """Yield the same as a JSON list of objects."""
    rows = ((RULES[code], count, files) for code, count, files in _rows(results))
    return json_list(
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity,
            "count": n,
            "files": files,
        }
        for rule, n, files in rows
    )


def _rows(results: Iterable[Checked]) -> list[tuple[str, int, int]]:
    """Return code, diagnostics and files of each rule that was broken, the most frequent first."""
    counts: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for result in results:
        codes = [found.code for found in result.report.diagnostics]
        counts.update(codes)
        files.update(set(codes))
    order = sorted(counts, key=lambda code: (-counts[code], code))
    return [(code, counts[code], files[code]) for code in order]
