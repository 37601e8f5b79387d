"""Messages on standard error, and the exit code of a run."""

import contextlib
import errno
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from enum import IntEnum
from typing import IO, Any

import attrs
import click

from profileparse.cli import FAILED, FINDINGS, OK
from profileparse.diagnostics import FormatError, Report, Severity
from profileparse.reporters import Style
from profileparse.text.escape import escaped, escaped_path

NOT_UTF8 = "PP901"
TALK = "profileparse.talk"
"""Where a context keeps how much is said."""


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


def message_line(message: str) -> str:
    """Return a line in the name of the program."""
    return f"profileparse: {escaped(message)}"


def error_line(path: str, reason: str) -> str:
    """Return the line that says what is wrong with a file."""
    return f"profileparse: error: {escaped_path(path)}: {escaped(reason)}"


class Talk(IntEnum):
    """How much is said on standard error besides errors, and besides findings that are errors."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


WISHES = {"quiet": Talk.QUIET, "verbose": Talk.VERBOSE}
"""What is asked for by the options of these names."""


def talk() -> Talk:
    """Return how much the command that runs was asked to say."""
    context = click.get_current_context(silent=True)
    return Talk.NORMAL if context is None else context.meta.get(TALK, Talk.NORMAL)


def print_message(message: str) -> None:
    """Print a line in the name of the program."""
    print_lines([message_line(message)])


def print_note(message: str) -> None:
    """Print what need not be known, unless nobody wants to know it."""
    if talk() is not Talk.QUIET:
        print_message(message)


def print_detail(message: str) -> None:
    """Print what only somebody who asks for it wants to know."""
    if talk() is Talk.VERBOSE:
        print_message(message)


def print_error(path: str, reason: str) -> None:
    """Print what is wrong with a file."""
    print_lines([error_line(path, reason)])


@attrs.frozen(kw_only=True)
class Part:
    """What comes of an input, or of a part of it; it can be sent from another process."""

    made: Any = None
    """What is to be written; None is nothing."""
    said: tuple[str, ...] = ()
    """Lines for standard error."""
    counts: Mapping[Severity, int] = attrs.field(factory=dict)
    """How many findings there are of each severity."""
    code: int = OK
    """What the exit code is at least."""
    failed: bool = False
    """Whether the input could not be read, or not to its end."""
    refused: FormatError | None = None
    """Why the format cannot hold it, so that there is no result."""


def count(report: Report, style: Style) -> tuple[Mapping[Severity, int], int]:
    """Return how many findings a report has of each severity, and the exit code they lead to."""
    counts = Counter(found.severity for found in report.diagnostics)
    code = FINDINGS if any(map(style.fails, counts)) else OK
    if any(found.code == NOT_UTF8 for found in report.diagnostics):
        code = FAILED
    return dict(counts), code


@attrs.define
class Outcome:
    """How a run goes: the worst exit code so far, and what was counted."""

    # What takes a bar off the terminal while something is printed.
    _paused: Callable[[], AbstractContextManager[None]] = nullcontext
    code: int = attrs.field(default=OK, init=False)
    read: int = attrs.field(default=0, init=False)
    failed: int = attrs.field(default=0, init=False)
    counts: Counter[Severity] = attrs.field(factory=Counter, init=False)

    def taking(self, parts: Iterable[Part]) -> Iterator[Any]:
        """Yield what was made of one input, and take the rest of its parts into account.

        Raises:
            FormatError: the format cannot hold the result.
        """
        failed = False
        for part in parts:
            self.worsen(part.code)
            self.counts.update(part.counts)
            failed |= part.failed
            if part.said:
                with self._paused():
                    print_lines(part.said)
            if part.refused is not None:
                raise part.refused
            if part.made is not None:
                yield part.made
        self.failed += failed
        self.read += not failed

    def error(self, path: str, reason: str) -> None:
        """Report why the job could not be done for a file."""
        self.worsen(FAILED)
        with self._paused():
            print_error(path, reason)

    def worsen(self, code: int) -> None:
        """Remember an exit code, unless there was a worse one."""
        self.code = max(self.code, code)
