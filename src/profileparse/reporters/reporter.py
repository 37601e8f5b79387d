"""What the reporters share: what they are given, and how a finding begins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import attrs
import click

from profileparse.diagnostics import Diagnostic, Report, Severity
from profileparse.text.escape import escaped, escaped_path
from profileparse.text.span import Span

UNREADABLE = "PP905"

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@attrs.frozen
class Checked:
    """A text that was checked.

    Attributes:
        path: what it is called.
        text: the text as it was given.
        report: what was found in it.
        failure: why it could not be read, if so; the report has this as PP905.
        fingerprints: what each finding of the report is known by in the next run, in their
            order; only those who ask for them need them.
    """

    path: str
    text: str
    report: Report
    failure: str | None = None
    fingerprints: tuple[str, ...] = ()

    @property
    def named(self) -> Iterator[tuple[Diagnostic, str]]:
        """The findings, each with its fingerprint."""
        return zip(self.report.diagnostics, self.fingerprints, strict=True)

    def only(self, named: Iterable[tuple[Diagnostic, str]]) -> "Checked":
        """Return the same with some of the findings only, each with its fingerprint."""
        kept = tuple(named)
        report = attrs.evolve(self.report, diagnostics=tuple(found for found, _ in kept))
        return attrs.evolve(self, report=report, fingerprints=tuple(name for _, name in kept))

    @classmethod
    def failed(cls, path: str, reason: str) -> "Checked":
        """Return what becomes of a file that could not be read."""
        start = Span(start=0, end=0, line=1, column=1, end_line=1, end_column=1)
        finding = Diagnostic.of(UNREADABLE, f"the file could not be read: {reason}", start)
        report = Report(profiles=(), diagnostics=(finding,), unparsed=())
        return cls(path, "", report, reason)


@attrs.frozen(kw_only=True)
class Style:
    """How findings are to be written.

    Attributes:
        colour: whether colours are wanted; formats for machines take no notice.
        fail_on: the least severity that fails a run; None is none.
    """

    colour: bool = False
    fail_on: Severity | None = Severity.ERROR

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of this severity fails a run."""
        return self.fail_on is not None and severity.rank <= self.fail_on.rank


class Reporter(Protocol):
    """What every reporter gives: texts that were checked in, lines without their ends out."""

    def __call__(self, results: Iterable[Checked], style: Style, /) -> Iterator[str]:
        """Yield lines as soon as they are known; a valid document, even without any result.

        Args:
            results: texts that were checked.
            style: how their findings are to be written.
        """


def painted(text: str, foreground: str | None = None, *, colour: bool) -> str:
    """Return a text in bold, and in a colour, if colours are wanted."""
    return click.style(text, fg=foreground, bold=True) if colour else text


def heading(path: str, found: Diagnostic, *, colour: bool, name: str = "") -> str:
    """Return the line that says where and what.

    Args:
        path: the text that it was found in.
        found: the finding.
        colour: whether colours are wanted.
        name: what stands between the code and the message.
    """
    place = painted(f"{escaped_path(path)}:{found.span.line}:{found.span.column}:", colour=colour)
    kind = painted(f"{found.severity} {found.code}", COLOURS[found.severity], colour=colour)
    return f"{place} {kind}{name} {escaped(found.message)}"


def counted(counts: Mapping[Severity, int], files: int) -> str:
    """Return how many findings there are of each severity, in how many files."""
    return f"{by_severity(counts)} in {_plural(files, 'file')}"


def by_severity(counts: Mapping[Severity, int]) -> str:
    """Return how many findings there are of each severity."""
    listed = [_plural(n, severity) for severity in Severity if (n := counts.get(severity, 0))]
    return ", ".join(listed) or "no findings"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + "s" * (number != 1)
