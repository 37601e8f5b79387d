"""Messages on standard error, and the exit code of a run."""

import contextlib
import errno
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import IO

import attrs

from profileparse.cli import FAILED, FINDINGS, OK
from profileparse.diagnostics import Report, Severity
from profileparse.reporters import Style
from profileparse.text.escape import escaped, escaped_path

NOT_UTF8 = "PP901"


def encoded(piece: str | bytes) -> bytes:
    """Return a piece of a result as the bytes that are written: text is UTF-8."""
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace")


def write_piece(stream: IO[str], piece: str | bytes) -> None:
    """Write text as UTF-8, or bytes, to a standard stream, whatever the locale, and flush it."""
    raw = getattr(stream, "buffer", None)
    if raw is not None:
        stream.flush()
        left = memoryview(encoded(piece))
        while left:  # without a buffer, as PYTHONUNBUFFERED asks for, a write may take a part only
            taken = raw.write(left)
            if taken is None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            left = left[taken:]
    elif isinstance(piece, bytes):
        raise OSError(errno.EINVAL, "takes no bytes")
    else:  # a stream that takes only text, as a test may set
        stream.write(piece)
    stream.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard error; where nobody can hear it, go on."""
    text = "".join(f"{line}\n" for line in lines)
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None and text:
            write_piece(sys.stderr, text)


def print_message(message: str) -> None:
    """Print a line in the name of the program."""
    print_lines([f"profileparse: {escaped(message)}"])


def print_error(path: str, reason: str) -> None:
    """Print what is wrong with a file."""
    print_lines([f"profileparse: error: {escaped_path(path)}: {escaped(reason)}"])


@attrs.define
class Outcome:
    """How a run goes: the worst exit code so far, and what was counted."""

    _style: Style = attrs.field(factory=Style)
    # What takes a bar off the terminal while something is printed.
    _paused: Callable[[], AbstractContextManager[None]] = nullcontext
    code: int = attrs.field(default=OK, init=False)
    read: int = attrs.field(default=0, init=False)
    failed: int = attrs.field(default=0, init=False)
    reason: str = attrs.field(default="", init=False)
    """Why the last file that failed did so."""
    known: int = attrs.field(default=0, init=False)
    """Findings that were left out since a baseline has them."""
    counts: Counter[Severity] = attrs.field(factory=Counter, init=False)

    def count(self, report: Report) -> None:
        """Take the findings of a report into account."""
        for diagnostic in report.diagnostics:
            self.counts[diagnostic.severity] += 1
            if self._style.fails(diagnostic.severity):
                self.worsen(FINDINGS)
            if diagnostic.code == NOT_UTF8:
                self.worsen(FAILED)

    def file_failed(self, path: str, reason: str) -> None:
        """Report a file that could not be read."""
        self.failed += 1
        self.reason = reason
        self.error(path, reason)

    def error(self, path: str, reason: str) -> None:
        """Report why the job could not be done for a file."""
        self.worsen(FAILED)
        with self._paused():
            print_error(path, reason)

    def worsen(self, code: int) -> None:
        """Remember an exit code, unless there was a worse one."""
        self.code = max(self.code, code)
