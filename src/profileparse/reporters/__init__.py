"""Diagnostics to text: one table of reporters with one signature, each imported when it is used."""

from collections.abc import Iterable, Iterator, Mapping
from pkgutil import resolve_name
from types import MappingProxyType

import attrs

from profileparse.diagnostics import Diagnostic, Report, Severity
from profileparse.text.span import Span

__all__ = ["REPORTERS", "STATISTICS", "Checked", "Reporter", "Style"]


@attrs.frozen
class Checked:
    """A text that was checked, as it was given, and what was found in it."""

    path: str
    text: str
    report: Report
    failure: str | None = None  # why it could not be read, if so; the report has this as PP905
    # What each diagnostic of the report is known by in the next run, if somebody asks for it.
    fingerprints: tuple[str, ...] = ()

    @property
    def named(self) -> Iterator[tuple[Diagnostic, str]]:
        """The diagnostics, each with its fingerprint."""
        return zip(self.report.diagnostics, self.fingerprints, strict=True)

    def only(self, named: Iterable[tuple[Diagnostic, str]]) -> "Checked":
        """Return the same with some of the diagnostics only, each with its fingerprint."""
        kept = tuple(named)
        report = attrs.evolve(self.report, diagnostics=tuple(found for found, _ in kept))
        return attrs.evolve(self, report=report, fingerprints=tuple(name for _, name in kept))

    @classmethod
    def failed(cls, path: str, reason: str) -> "Checked":
        """Return what becomes of a file that could not be read."""
        start = Span(start=0, end=0, line=1, column=1, end_line=1, end_column=1)
        found = Diagnostic.of("PP905", f"the file could not be read: {reason}", start)
        return cls(path, "", Report(profiles=(), diagnostics=(found,), unparsed=()), reason)


@attrs.frozen(kw_only=True)
class Style:
    """How diagnostics are to be written."""

    colour: bool = False  # formats for machines take no notice
    fail_on: Severity | None = Severity.ERROR  # the least that fails a run; None is none

    def fails(self, severity: Severity) -> bool:
        """Whether a diagnostic of this severity fails a run."""
        return self.fail_on is not None and severity.rank <= self.fail_on.rank


@attrs.frozen
class Reporter:
    """A row of the table: a function that writes a format, with the signature of `__call__`."""

    where: str
    """A module of this package, and the function in it."""
    suffix: str
    """How the name of a file ends that holds it."""
    also: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    """Other endings of such a file."""
    by_text: bool = attrs.field(default=False, kw_only=True)
    """Whether the lines on each text do not depend on the other texts."""

    def __call__(self, results: Iterable[Checked], style: Style) -> Iterator[str]:
        """Return lines without their ends: a valid document, even without any result."""
        lines: Iterator[str] = resolve_name(f"{__name__}.{self.where}")(results, style)
        return lines


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "full": Reporter("full:full", ".txt", by_text=True),
        "concise": Reporter("concise:concise", ".txt", by_text=True),
        "json": Reporter("json_report:json_report", ".json"),
        "github": Reporter("github:github", ".txt"),
        "gitlab": Reporter("json_report:gitlab", ".json"),
        "sarif": Reporter("sarif:sarif", ".sarif", also=(".sarif.json",)),
        "junit": Reporter("junit:junit", ".xml"),
    }
)
"""All reporters by the name of their format; the first is the default.

Of those with one ending, the first is the one that a name asks for.
"""

STATISTICS: Mapping[str, Reporter] = MappingProxyType(
    {
        "full": Reporter("statistics:statistics", ".txt"),
        "concise": Reporter("statistics:statistics", ".txt"),
        "json": Reporter("statistics:json_statistics", ".json"),
    }
)
"""What counts the diagnostics of each rule, by the format that it goes with."""
