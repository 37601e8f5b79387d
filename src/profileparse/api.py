"""What users call. Lark is imported by the first call that reads a text, not before."""

import codecs
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING

from profileparse.diagnostics import Report
from profileparse.records import Profile
from profileparse.text.compression import BinaryFile, decompressed

if TYPE_CHECKING:
    from profileparse.text.utf8 import Given

MAX_CHARS = 64 * 1024 * 1024
"""Code points of one dump that are read, unless the caller sets another limit."""
_SEARCHED = 1024 * 1024  # code points of a file that is read on only if they hold a profile


def parse(text: str, *, as_of: date | None = None, max_chars: int = MAX_CHARS) -> Profile:
    """Return the one profile that a text holds.

    Args:
        text: the visible text of a profile page.
        as_of: day of capture, against which dates without a year are read; None is today.
        max_chars: code points that are read at most.

    Raises:
        ParseError: there is an error among the findings, or not exactly one profile; the
            exception carries the whole report.
        TypeError: the text is no str, or as_of no date.
    """
    from profileparse.checking import only_profile  # noqa: PLC0415

    return only_profile(check(text, as_of=as_of, max_chars=max_chars))


def check(text: str, *, as_of: date | None = None, max_chars: int = MAX_CHARS) -> Report:
    """Return what a text holds, with all findings; no text makes it raise.

    Args:
        text: the visible text of profile pages, or any other text.
        as_of: day of capture, against which dates without a year are read; None is today.
        max_chars: code points that are read at most.

    Raises:
        TypeError: the text is no str, or as_of no date.
    """
    from profileparse.checking import check as read  # noqa: PLC0415

    if not isinstance(text, str):
        raise TypeError(f"expected a str, got {type(text).__name__}: check_bytes reads bytes")
    return read(text, day_of_capture(as_of), max_chars)


def parse_file(
    path: str | PathLike[str], *, as_of: date | None = None, max_chars: int = MAX_CHARS
) -> Profile:
    """Return the one profile that a file holds; see `parse`.

    Raises:
        ParseError: as with `parse`, or the file is no UTF-8.
        OSError: the file cannot be read.
    """
    from profileparse.checking import only_profile  # noqa: PLC0415

    return only_profile(check_file(path, as_of=as_of, max_chars=max_chars))


def check_file(
    path: str | PathLike[str], *, as_of: date | None = None, max_chars: int = MAX_CHARS
) -> Report:
    """Return what a file holds, with all findings; see `check`.

    The file is strict UTF-8, with or without a byte order mark; anything else is the finding
    PP901. One that is compressed with gzip or zstandard is read as what it holds, whatever its
    name is.

    Raises:
        OSError: the file cannot be read, or it is an archive that is cut off or damaged, or one of
            zstandard where the extra `zstd` is not installed.
    """
    with Path(path).open("rb") as file:
        given = read_file(file, max_chars)
    return _check_bytes(given.data, as_of, given.max_chars, whole=given.whole)


def read_file(file: BinaryFile, max_chars: int) -> "Given":
    """Return the bytes of a file, or of what it holds if it is compressed, up to a limit.

    A file that begins with a mebi of characters without a profile, and may have no end, is read no
    further, unless the caller sets the limit.
    """
    from profileparse.text.utf8 import read_bytes  # noqa: PLC0415

    searched = _SEARCHED if max_chars == MAX_CHARS else max_chars
    return read_bytes(
        decompressed(file), max_chars, searched, lambda text: bool(check(text).profiles)
    )


def check_bytes(data: bytes, *, as_of: date | None = None, max_chars: int = MAX_CHARS) -> Report:
    """Return what UTF-8 bytes hold, with all findings; see `check_file`."""
    return _check_bytes(data, as_of, max_chars, whole=True)


def _check_bytes(data: bytes, as_of: date | None, max_chars: int, *, whole: bool) -> Report:
    """Read bytes, which can end in the middle of a character if they are not the whole."""
    from profileparse.checking import report_on  # noqa: PLC0415
    from profileparse.reading.profiles import read_bad_byte  # noqa: PLC0415
    from profileparse.text.document import Text  # noqa: PLC0415
    from profileparse.text.file_kinds import LENGTH  # noqa: PLC0415

    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return report_on(read_bad_byte(Text(before), len(before), error.start, data[:LENGTH]))
    return check(text, as_of=as_of, max_chars=max_chars)


def iter_reports(
    stream: IO[str] | IO[bytes] | Iterable[str] | Iterable[bytes],
    *,
    as_of: date | None = None,
    max_chars: int = MAX_CHARS,
) -> Iterator[Report]:
    """Yield a report for each profile of a stream, with bounded memory.

    A profile is reported when it is clear that the next one has begun. Spans count from the
    start of the stream. Of a dump that is longer than `max_chars`, what was read is reported
    with the finding PP904, and the rest as one more profile. A byte that is no UTF-8 spoils one
    profile. A binary file that is compressed is read as what it holds, as by `check_file`.

    Args:
        stream: an open file, text or binary, or lines with their ends.
        as_of: day of capture, against which dates without a year are read; None is today.
        max_chars: code points of one dump that are kept in memory at most.

    Raises:
        TypeError: the stream is a string.
        OSError: the stream cannot be read any further; what was complete before has been yielded.
    """
    from profileparse.checking import report_on  # noqa: PLC0415
    from profileparse.reading.stream import iter_readings  # noqa: PLC0415

    return map(report_on, iter_readings(stream, day_of_capture(as_of), max_chars))


def day_of_capture(as_of: date | None) -> date:
    """Return the day that a caller means, which is today for None, or raise TypeError."""
    if as_of is None:
        return date.today()  # noqa: DTZ011  (the day where the user is)
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        raise TypeError(f"expected a date as as_of, got {type(as_of).__name__}")
    return as_of
