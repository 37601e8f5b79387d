"""Where results go: standard output, or a file that is whole or untouched."""

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, Self, TextIO

import attrs
import click

from profileparse.batch.finding import identity
from profileparse.cli import BROKEN_PIPE, FAILED
from profileparse.cli.console import Outcome, encoded, print_error, write_piece
from profileparse.cli.inputs import Input
from profileparse.cli.same_file import identity_of
from profileparse.cli.unfinished import BINARY, UnfinishedFile
from profileparse.diagnostics import FormatError
from profileparse.text.escape import escaped_path
from profileparse.writers import WIDTH

STDOUT = frozenset({"-", "/dev/stdout"})
# What the shell opened: to open it anew would cut it short, and to replace it would lose it.
_DESCRIPTOR = re.compile("/dev/(?:stderr|fd/[0-9]+)|/proc/self/fd/[0-9]+")


@attrs.define
class OutputError(Exception):
    """Results that could not be written to a path, and the exit code that it leads to."""

    path: str
    reason: str
    code: int = FAILED


def columns(path: str | None) -> int:
    """Return how wide a table can be: as the terminal, or 80 columns in a file."""
    return get_terminal_size((WIDTH, 1)).columns if is_stdout(path) else WIDTH


class Stdout:
    """Standard output, which stays open."""

    def write(self, piece: str | bytes) -> None:
        """Write whole lines, or bytes, and flush them, or raise OutputError."""
        with reported("standard output"):
            write_piece(opened_stdout(), piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@attrs.define
class File:
    """A file that is replaced as a whole, or not at all; of a link, the file it leads to.

    What is written goes to an unfinished file in the same folder, which takes the place of the
    old one at the end. What is no regular file, such as a pipe, is written directly. A file that
    nothing is written to stays as it was.
    """

    _path: str
    # Whether it is on the disk before it takes the place of the old one: a power cut then leaves
    # it whole, too. Of many files, each would wait for the disk.
    _synced: bool = attrs.field(default=True, kw_only=True)
    _unfinished: UnfinishedFile | None = attrs.field(default=None, init=False)
    _descriptor: int | None = attrs.field(default=None, init=False)

    def write(self, piece: str | bytes) -> None:
        """Write whole lines, or bytes, or raise OutputError.

        Nothing is opened before the first ones.
        """
        with reported(self._path):
            if self._descriptor is None:
                self._descriptor = self._open()
            left = memoryview(encoded(piece))
            while left:
                left = left[os.write(self._descriptor, left) :]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self._descriptor is not None:
                with reported(self._path):
                    self._finish(self._descriptor)
        finally:
            if self._unfinished is not None:
                self._unfinished.close()
            elif self._descriptor is not None:
                with contextlib.suppress(OSError):
                    os.close(self._descriptor)

    def _finish(self, descriptor: int) -> None:
        if self._unfinished is not None:
            self._unfinished.finish(synced=self._synced)
        else:
            self._descriptor = None
            os.close(descriptor)

    def _open(self) -> int:
        old = None
        with contextlib.suppress(FileNotFoundError):
            old = Path(self._path).stat()
        if stat.S_ISDIR(old.st_mode if old else 0) or self._path.endswith(os.sep):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if old and (not stat.S_ISREG(old.st_mode) or _DESCRIPTOR.fullmatch(self._path)):
            return os.open(self._path, os.O_WRONLY | os.O_APPEND | BINARY)
        target = os.path.realpath(self._path)
        if old and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        self._unfinished = UnfinishedFile(target)
        return self._unfinished.open(stat.S_IMODE(old.st_mode) if old else None)


def opened_stdout() -> TextIO:
    """Return standard output, or raise OutputError if it was closed before the start."""
    if sys.stdout is None:
        raise OutputError("standard output", "is closed")
    return sys.stdout


def sink(path: str | None, *, synced: bool = True) -> Stdout | File:
    """Return where results for a path go; None and `-` are standard output."""
    return File(path, synced=synced) if path is not None and not is_stdout(path) else Stdout()


def is_stdout(path: str | None) -> bool:
    """Whether results for a path go to standard output."""
    return path is None or path in STDOUT


def can_be_added_to(path: str | None) -> bool:
    """Whether a path is that of a regular file, or of none that is there yet."""
    if path is None or path in STDOUT or _DESCRIPTOR.fullmatch(path) or path.endswith(os.sep):
        return False
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  (Path takes "" for a folder)
    except FileNotFoundError:
        return path != ""
    except (OSError, ValueError):
        return False


@contextmanager
def reported(path: str) -> Iterator[None]:
    """Turn the error of a system call on a path into an OutputError."""
    try:
        yield
    except BrokenPipeError as error:
        raise OutputError(path, "broken pipe", BROKEN_PIPE) from error
    except OSError as error:
        raise OutputError(path, error.strerror or str(error)) from error
    except FormatError:
        raise
    except ValueError as error:
        # A NUL, a surrogate that stands for no byte, or a stream that was closed.
        name = isinstance(error, UnicodeError) or "\0" in path
        raise OutputError(path, "no file can have this name" if name else str(error)) from error


@contextmanager
def held(path: str | None) -> Iterator[None]:
    """Turn what a format cannot hold into an OutputError."""
    try:
        yield
    except FormatError as error:
        place = path or "standard output"
        reason = error.problem if error.place == path else str(error)
        raise OutputError(place, reason) from error


@contextmanager
def writing(outcome: Outcome) -> Iterator[None]:
    """Turn results that cannot be written into a message and an exit code."""
    try:
        yield
    except OutputError as error:
        if error.code != BROKEN_PIPE:  # whoever read there knows
            print_error(error.path, error.reason)
        outcome.worsen(error.code)


def write_output(text: str, path: str | None) -> int:
    """Write one text to a path, see `sink`, and return the exit code."""
    outcome = Outcome()
    with writing(outcome), sink(path) as out:
        out.write(text)
    return outcome.code


def refuse_inputs(targets: Iterable[str | None], items: Iterable[Input]) -> None:
    """Refuse to write results or messages over a text that they are about, by whatever name."""
    read = {identity_of(item): item for item in items}
    written = {"standard error": _stream_identity(sys.stderr)}
    for target in targets:
        if target is None or target in STDOUT:
            written["standard output"] = _stream_identity(sys.stdout)
        else:
            written[escaped_path(target)] = identity(target)
    for name, found in written.items():
        if found is not None and (item := read.get(found)):
            raise click.UsageError(
                f"{name} is an input, {escaped_path(item.label)}: write elsewhere"
            )


def _stream_identity(stream: IO[str] | None) -> tuple[int, int] | None:
    """Return the identity of what a stream was opened on, by the shell or by a caller in Python."""
    with contextlib.suppress(OSError, ValueError):
        return None if stream is None else identity(stream.fileno())
    return None
