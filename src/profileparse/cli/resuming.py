"""Results that are written piece by piece where they stay, so that a later run can go on."""

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import attrs

from profileparse.cli.console import encoded, print_note
from profileparse.cli.files import reported
from profileparse.cli.inputs import Input
from profileparse.cli.journal import Journal
from profileparse.cli.unfinished import BINARY
from profileparse.cli.work import Batch
from profileparse.text.escape import escaped_path
from profileparse.text.numbers import plural

PARTIAL, JOURNAL = ".partial", ".journal"
"""What is added to the name of the result."""


@attrs.define
class Partial:
    """What there is of a result, which takes the name of the whole at the end."""

    _path: str
    size: int
    """Bytes that count; what is behind them was written when the run ended."""
    _descriptor: int = attrs.field(default=-1, init=False)

    def __enter__(self) -> Self:
        with reported(self._path):
            flags = os.O_WRONLY | os.O_CREAT | BINARY
            self._descriptor = os.open(self._path, flags, 0o666)
            os.ftruncate(self._descriptor, self.size)
            os.lseek(self._descriptor, self.size, os.SEEK_SET)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def write(self, piece: str | bytes) -> None:
        """Write a piece, or raise OutputError."""
        left = memoryview(encoded(piece))
        with reported(self._path):
            while left:
                count = os.write(self._descriptor, left)
                self.size += count
                left = left[count:]

    def sync(self) -> None:
        """Wait until all is on the disk."""
        with reported(self._path):
            os.fsync(self._descriptor)


@attrs.define
class Resumed:
    """A run that goes on behind what an earlier one has done, if one has."""

    _batch: Batch
    output: str
    journal: Journal
    _noted: int = attrs.field(default=0, init=False)

    @property
    def partial(self) -> str:
        """The path of what there is of a single result."""
        return _beside(self.output, PARTIAL)

    def begin(self, targets: Sequence[str] | None = None) -> None:
        """Take up what is done; `targets` are the files of the inputs, if each has one."""

        def is_whole(number: int, size: int) -> bool:
            if targets is None:
                return self.journal.finished or size <= _size(self.partial)
            return not size or size == _size(targets[number])

        self.journal.read(self._batch.items, is_whole)
        self._noted = self._batch.done = len(self.journal.sizes)
        self._batch.outcome.worsen(self.journal.code)
        if self._noted:
            print_note(f"{plural(self._noted, 'input')} done before: the rest follows")

    def note(self, number: int, item: Input, size: int) -> None:
        """Write down that an input is done; behind one that is not, all are done again."""
        if number == self._noted:
            self.journal.note(item, size, self._batch.outcome.code)
            self._noted += 1

    def end(self) -> None:
        """Forget how the result was made, if all inputs are done."""
        if self._noted == len(self._batch.items):
            self.journal.remove()

    def put(self) -> None:
        """Give a single result its name; of no profile, there is none."""
        with reported(self.output):
            if _size(self.partial) > 0:
                target = os.path.realpath(self.output)
                with contextlib.suppress(FileNotFoundError):
                    os.chmod(self.partial, stat.S_IMODE(os.stat(target).st_mode))  # noqa: PTH101, PTH116
                os.replace(self.partial, target)  # noqa: PTH105
            else:
                Path(self.partial).unlink(missing_ok=True)


@contextlib.contextmanager
def resumed(batch: Batch, output: str, settings: Mapping[str, Any]) -> Iterator[Resumed]:
    """Open the journal of a run."""
    journal, partial = _beside(output, JOURNAL), _beside(output, PARTIAL)
    names = " and ".join(escaped_path(path) for path in (partial, journal) if os.path.exists(path))  # noqa: PTH110
    cure = f"Give the same as before, or remove {names} to begin anew."
    with Journal(journal, settings, cure) as opened:
        yield Resumed(batch, output, opened)


def _beside(output: str, ending: str) -> str:
    return output.rstrip("/" + os.sep) + ending


def _size(path: str) -> int:
    """Return the size of a file in bytes, -1 if there is none."""
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return -1
