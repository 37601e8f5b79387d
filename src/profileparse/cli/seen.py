"""What is said of an input that was read, if somebody asks for it."""

from collections.abc import Iterator
from typing import Self

from profileparse.cli.console import Talk, message_line
from profileparse.diagnostics import Report
from profileparse.text.compression import BinaryFile, archive_kind
from profileparse.text.numbers import plural

_FORM = "PP111"
_ENOUGH = 4  # first bytes, which tell an archive


class Seen:
    """What was seen of an input while it was read."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = b""
        self._file: BinaryFile | None = None
        self._profiles = 0
        self._forms: dict[str, None] = {}

    def watching(self, file: BinaryFile) -> Self:
        """Return a file that gives what another one has, and is noted."""
        self._file = file
        return self

    def read(self, size: int, /) -> bytes:
        """Return the next bytes of the file."""
        assert self._file is not None  # noqa: S101  (it is watched)
        piece = self._file.read(size)
        self._start += piece[: _ENOUGH - len(self._start)]
        return piece

    def note(self, report: Report) -> None:
        """Take what was read into account."""
        self._profiles += len(report.profiles)
        for found in report.diagnostics:
            if found.code == _FORM:
                self._forms[found.message] = None

    def lines(self, talk: Talk) -> Iterator[str]:
        """Yield what is said: how the file was packed, what it holds, and in which form."""
        if talk is Talk.VERBOSE:
            packed = archive_kind(self._start) or "uncompressed"
            form = "; ".join(self._forms) or "the form of the page"
            parts = [packed, plural(self._profiles, "profile"), *([form] if self._profiles else [])]
            yield message_line(f"{self._label}: {', '.join(parts)}")
