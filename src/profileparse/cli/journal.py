"""What a run has done, written down so that a later one can go on where it was interrupted."""

import contextlib
import errno
import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import attrs
import click

from profileparse.cli import OK
from profileparse.cli.files import reported
from profileparse.cli.inputs import Input
from profileparse.text.ascii_json import ascii_json
from profileparse.text.escape import escaped_path

_Line = Mapping[str, Any]
_opened: set[int] = set()


def _close_all() -> None:
    for descriptor in _opened:
        os.close(descriptor)
    _opened.clear()


# A process that is forked would hold the lock for longer than the run that it works for. Windows
# has no forks.
getattr(os, "register_at_fork", lambda **_: None)(after_in_child=_close_all)


@attrs.define
class Journal:
    """A file with a line on the run, one for each input that is done, and one at the end of all.

    What ends a run at any point leaves it readable: a line that is cut off does not count.
    """

    path: str
    settings: _Line
    """What has to be the same in a run that goes on: the version, the format, the options."""
    cure: str
    """How to begin anew."""
    sizes: list[int] = attrs.field(factory=list, init=False)
    """How much was written when each of the inputs was done, in bytes."""
    code: int = attrs.field(default=OK, init=False)
    """The exit code that these have led to."""
    finished: bool = attrs.field(default=False, init=False)
    """Whether all is written that there is to write."""
    _descriptor: int = attrs.field(default=-1, init=False)

    def __enter__(self) -> Self:
        """Open the file for this run alone."""
        with reported(self.path):
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            _opened.add(self._descriptor)
            with contextlib.suppress(ImportError):  # not on Windows
                import fcntl  # noqa: PLC0415

                try:
                    fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    self.__exit__()
                    raise OSError(errno.EAGAIN, "another run is not over yet") from error
        return self

    def __exit__(self, *_: object) -> None:
        _opened.discard(self._descriptor)
        os.close(self._descriptor)

    def read(self, items: Sequence[Input], is_whole: Callable[[int, int], bool]) -> None:
        """Take up what is done, as far as what was written of it is there.

        Args:
            items: the inputs of this run; those that are done have to be the first of them.
            is_whole: says for the number of an input, and what was written then, whether it is.

        Raises:
            UsageError: something is not as it was.
            OutputError: the journal cannot be read or written.
        """
        with reported(self.path), os.fdopen(os.dup(self._descriptor), "rb") as file:
            lines = file.read().splitlines(keepends=True)
        self.finished = bool(lines) and _loaded(lines[-1]) == _END
        with reported(self.path):
            size = self._take(lines, items, is_whole)
            os.ftruncate(self._descriptor, size)
            os.lseek(self._descriptor, size, os.SEEK_SET)
        if not size:
            self._append(self.settings)

    def _take(
        self, lines: Sequence[bytes], items: Sequence[Input], is_whole: Callable[[int, int], bool]
    ) -> int:
        """Take up the lines that hold, and return how many bytes they are."""
        length = 0
        for number, line in enumerate(lines, -1):
            if not line.endswith(b"\n"):
                break
            record = _loaded(line)
            if number < 0:
                self._compare(record)
            elif record == _END:
                if number < len(items):
                    raise self._refused("there are more inputs now")
            elif number >= len(items) or record.get("input") != _look(items[number]):
                what = escaped_path(items[number].label) if number < len(items) else "the list"
                raise self._refused(f"{what} is not as it was when it was read")
            elif is_whole(number, record["size"]):
                self.sizes.append(record["size"])
                self.code = record["code"]
            else:
                break
            length += len(line)
        return length

    def note(self, item: Input, size: int, code: int) -> None:
        """Write down that an input is done, what is written now, and the exit code so far."""
        self._append({"input": _look(item), "size": size, "code": code})

    def end(self) -> None:
        """Write down that all is written."""
        self._append(_END)

    def remove(self) -> None:
        """Remove the file."""
        with reported(self.path):
            os.unlink(self.path)  # noqa: PTH108  (it raises what `reported` reports)

    def _append(self, record: _Line) -> None:
        with reported(self.path):
            os.write(self._descriptor, ascii_json(record).encode() + b"\n")

    def _compare(self, record: _Line) -> None:
        keys = {*record, *self.settings}
        names = sorted(key for key in keys if record.get(key) != self.settings.get(key))
        if names:
            raise self._refused(f"it was begun with another {', '.join(names)}")

    def _refused(self, reason: str) -> click.UsageError:
        return click.UsageError(f"--resume cannot go on: {reason}. {self.cure}")


_END: _Line = {"end": True}


def _loaded(line: bytes) -> _Line:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _look(item: Input) -> list[Any]:
    """Return what tells whether an input has changed: its path, its size and its time."""
    try:
        status = os.stat(item.path)  # noqa: PTH116  (Path raises for a name that no file can have)
    except (OSError, ValueError):
        return [item.label, None, None]
    return [item.label, status.st_size, status.st_mtime_ns]
