"""What the reporters share: what they are given, and text that a terminal can be shown."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

import attrs
import click

from profileparse.diagnostics import Diagnostic, Report, Severity
from profileparse.source import visible

# GitHub's runner obeys the first anywhere in a line, those of Azure and TeamCity the others.
COMMAND = re.compile(r"(?<=#)#(?=\[|vso\[|teamcity\[)", re.IGNORECASE)
SILENT_HASH = r"\x23"
_LEADING_COLON = re.compile(r"^(\s*):")

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@attrs.frozen
class Checked:
    """A text that was checked.

    Attributes:
        path: what it is called.
        text: the text as it was given.
        report: what was found in it.
    """

    path: str
    text: str
    report: Report


class Reporter(Protocol):
    """What every reporter gives: texts that were checked in, lines without their ends out."""

    def __call__(self, results: Iterable[Checked], *, colour: bool) -> Iterator[str]:
        """Yield lines as soon as they are known.

        Args:
            results: texts that were checked.
            colour: whether colours are wanted.
        """


def shown(text: str) -> str:
    """Return a text on one line, visible, and with nothing that a CI runner obeys."""
    return COMMAND.sub(lambda _: SILENT_HASH, "".join(map(visible, text)))


def shown_path(path: str) -> str:
    """Return a path as it may begin a line, where a runner looks for `::command`."""
    return _LEADING_COLON.sub(r"\1\\x3a", shown(path)) or "''"


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
    place = painted(f"{shown_path(path)}:{found.span.line}:{found.span.column}:", colour=colour)
    kind = painted(f"{found.severity} {found.code}", COLOURS[found.severity], colour=colour)
    return f"{place} {kind}{name} {shown(found.message)}"
