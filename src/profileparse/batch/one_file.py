"""The reports on one file, and why it cannot be read."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import IO, Any, Generic, TypeVar

import attrs

from profileparse.api import day_of_capture, iter_reports
from profileparse.diagnostics import Report

_Path = TypeVar("_Path")
AsOf = date | Callable[[_Path], date | None] | None
"""Day of capture; None is today. Or what gives the day for a path."""


def _settled(as_of: Any) -> Any:
    return as_of if callable(as_of) else day_of_capture(as_of)


@attrs.frozen
class FileReader(Generic[_Path]):
    """Reads files that are known by such paths; it can be sent to another process.

    Raises:
        TypeError: `as_of` is neither a date nor a function.
    """

    as_of: AsOf[_Path] = attrs.field(converter=_settled)  # never None: one day for the whole run
    max_chars: int

    def reports(
        self, path: _Path, opened: Callable[[], AbstractContextManager[IO[bytes]]]
    ) -> Iterator[Report]:
        """Yield a report for each profile of a file, with bounded memory.

        Args:
            path: what the file is called, for its day of capture.
            opened: opens it.

        Raises:
            Exception: whatever is wrong with the file; `reason` says it in words.
        """
        day = self.as_of(path) if callable(self.as_of) else self.as_of
        if day is None:
            raise OSError(errno.EINVAL, "no day of capture is known for it")
        with opened() as file:
            yield from iter_reports(file, as_of=day, max_chars=self.max_chars)


def reason(error: Exception) -> str:
    """Return why a file could not be read, or not to its end."""
    if isinstance(error, OSError) and (told := error.strerror or str(error)):
        return told
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
