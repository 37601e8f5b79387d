"""What the page to try profileparse on asks for: a text that is read, and what is made of it."""

import io
import json
import re
from bisect import bisect_right
from datetime import date

import attrs

import profileparse
from profileparse import Diagnostic, FormatError, Profile, Report, metrics
from profileparse.writers import Format, formats
from profileparse.writers.metric_values import points


@attrs.frozen
class Session:
    """A text with its report; each method returns JSON for one part of the page."""

    text: str
    name: str  # of the file, or what stands for it
    as_of: date
    report: Report
    entries: list[tuple[str, Report]]  # one for each profile, as the writers take them

    def overview(self) -> str:
        """Return the lines of the text, the findings, and the values of all records."""
        report = self.report
        return json.dumps(
            {
                "as_of": self.as_of.isoformat(),
                "lines": lines(self.text, report.diagnostics),
                "findings": [_finding(found) for found in report.diagnostics],
                "profiles": [_profile(profile) for profile in report.profiles],
            }
        )

    def metrics(self) -> str:
        """Return the metrics of each profile, under their headings."""
        groups = {**metrics.GROUPS, **metrics.GRAPH_GROUPS}
        return json.dumps(
            [
                {
                    "name": report.profile.name,
                    "groups": [
                        {
                            "heading": heading,
                            "metrics": [_metric(compute(report.profile)) for compute in functions],
                        }
                        for heading, functions in groups.items()
                    ],
                }
                for _, report in self.entries
            ]
        )

    def page(self) -> str:
        """Return the page of `profileparse report`; nothing without a profile."""
        page = formats("page")["html"]
        return json.dumps("".join(page.write(self.entries)) if self.entries else None)

    def exports(self) -> str:
        """Return the records in each format that is text, or why one cannot hold them."""
        rows = [*formats("records").values(), *formats("network").values()]
        return json.dumps(
            [
                {"name": row.name, "suffix": row.suffix} | _written(row, self.entries)
                for row in rows
                if self.entries and not row.binary
            ]
        )


def read(source: str | bytes | memoryview, name: str, as_of: str | None) -> Session:
    """Read a text, or the bytes of a file.

    Args:
        source: what is read.
        name: of the file.
        as_of: day of capture, as `YYYY-MM-DD`; None is the day in the name, or else today.
    """
    day = date.fromisoformat(as_of) if as_of else profileparse.as_of_from_name(name)
    day = day or date.today()  # noqa: DTZ011  (the day where the user is)
    if isinstance(source, str):
        text, report = source, profileparse.check(source, as_of=day)
    else:
        # What is no UTF-8 stands behind all places that are known.
        data = bytes(source)
        text = data.decode("utf-8", "replace")
        report = profileparse.check_bytes(data, as_of=day)
    one_each = [report]
    if len(report.profiles) != 1:
        one_each = [*profileparse.iter_reports(io.StringIO(text, newline=""), as_of=day)]
    entries = [(name, each) for each in one_each if each.profiles]
    return Session(text, name, day, report, entries)


def lines(text: str, diagnostics: tuple[Diagnostic, ...]) -> list[list[list[object]]]:
    """Return the lines of a text, each cut into pieces where a diagnostic begins or ends.

    A piece is its text and the numbers of the diagnostics that speak of it, from 0. Where one
    speaks of no character, such as of the end of the text, its piece is empty. Line ends are left
    out.
    """
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    ends = sorted({*starts, *(at for d in diagnostics for at in (d.span.start, d.span.end))})
    begin, stop, empty = _by_place(diagnostics)
    made: list[list[list[object]]] = [[] for _ in starts]
    current: set[int] = set()
    for start, end in zip(ends, [*ends[1:], len(text)], strict=True):
        pieces = made[bisect_right(starts, start) - 1]
        current = (current - stop.get(start, set())) | begin.get(start, set())
        if start in empty:
            pieces.append(["", sorted(empty[start])])
        if piece := text[start:end].rstrip("\r\n"):
            pieces.append([piece, sorted(current)])
    return made


def _by_place(diagnostics: tuple[Diagnostic, ...]) -> tuple[dict[int, set[int]], ...]:
    begin: dict[int, set[int]] = {}
    stop: dict[int, set[int]] = {}
    empty: dict[int, set[int]] = {}
    for number, found in enumerate(diagnostics):
        start, end = found.span.start, found.span.end
        if start == end:
            empty.setdefault(start, set()).add(number)
        else:
            begin.setdefault(start, set()).add(number)
            stop.setdefault(end, set()).add(number)
    return begin, stop, empty


def _finding(found: Diagnostic) -> dict[str, object]:
    named = {key: getattr(found, key) for key in ("code", "name", "severity", "message", "hint")}
    return named | {"line": found.span.line, "column": found.span.column}


def _profile(profile: Profile) -> dict[str, object]:
    papers = profileparse.to_dicts(profile)
    (row,) = profileparse.to_rows([profile], table="profiles")
    facts = {field.name: row[field.name] for field in attrs.fields(Profile) if field.name in row}
    facts.pop("papers")
    return {"fields": _shown(facts), "papers": [_shown(paper) for paper in papers]}


def _shown(row: dict[str, object]) -> dict[str, object]:
    """Return values as text, as Python prints them; several stay several, and None stays None."""
    return {
        name: value if value is None else _texts(value) if isinstance(value, list) else str(value)
        for name, value in row.items()
    }


def _texts(values: list[object]) -> list[str]:
    return [str(value) for value in values]


def _metric(metric: metrics.Metric) -> dict[str, object]:
    named = ("name", "unit", "n", "missing", "definition", "reference", "note")
    figures = [[point.label, point.text] for point in points(metric)]
    return {key: getattr(metric, key) for key in named} | {"figures": figures}


def _written(row: Format, entries: list[tuple[str, Report]]) -> dict[str, str]:
    try:
        return {"text": "".join(row.write(entries))}
    except FormatError as error:
        return {"problem": str(error)}
