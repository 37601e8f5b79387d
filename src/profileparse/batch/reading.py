"""Many files to their reports."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

import attrs

from profileparse.api import MAX_CHARS
from profileparse.batch.finding import GLOB, PathLike, find_files
from profileparse.batch.one_file import AsOf, FileReader, reason
from profileparse.batch.ordered import ordered_map
from profileparse.diagnostics import Report

_Value = TypeVar("_Value")


@attrs.frozen(kw_only=True)
class FileResult(Generic[_Value]):
    """What became of a file, or of one of the profiles in it."""

    path: Path
    value: _Value | None
    """The report on one profile, or on a text without any, or what was made of it.

    None if the file could not be read.
    """
    error: str | None
    """Why the file could not be read, or not to its end; None if there is a value."""


@overload
def iter_files(
    paths: PathLike | Iterable[PathLike],
    *,
    make: None = None,
    as_of: AsOf[Path] = None,
    max_chars: int = MAX_CHARS,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    jobs: int | None = 1,
) -> Iterator[FileResult[Report]]: ...


@overload
def iter_files(
    paths: PathLike | Iterable[PathLike],
    *,
    make: Callable[[Report], _Value],
    as_of: AsOf[Path] = None,
    max_chars: int = MAX_CHARS,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    jobs: int | None = 1,
) -> Iterator[FileResult[_Value]]: ...


def iter_files(  # noqa: PLR0913  (all but the files are options)
    paths: PathLike | Iterable[PathLike],
    *,
    make: Callable[[Report], Any] | None = None,
    as_of: AsOf[Path] = None,
    max_chars: int = MAX_CHARS,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    jobs: int | None = 1,
) -> Iterator[FileResult[Any]]:
    """Yield what files hold, a result for each profile, in the order of the files.

    Files are read as by `iter_reports`, with bounded memory, and those in folders are found as by
    `find_files`. What is wrong with one file is its `error`, and stops no other one, even if it
    costs the process that reads it.

    Args:
        paths: files and folders, or one of them.
        make: what makes the value of each report, in the process that has read it; None gives the
            reports. To send a report from one process to another takes a part of the time that it
            took to read it, so that several processes do most if what they send is small.
        as_of: day of capture; None is today. Or what gives the day for a path, such as
            `as_of_from_name`: where it gives None, that is the error of the file.
        max_chars: code points of one dump that are kept in memory at most.
        glob: names of the files that are read in folders; see `find_files`.
        exclude: what is left out in folders; see `find_files`.
        jobs: processes that read; None is one for each core. More than one are started if there is
            enough for them to do. If this process has threads, or the system is not Linux, the
            program then needs its `if __name__ == "__main__":`, as with `multiprocessing`, and
            functions have to be such that they can be pickled.

    Raises:
        TypeError: `as_of` is neither a date nor a function.
    """
    read = _Read(FileReader(as_of, max_chars), make)
    files = find_files(paths, glob=glob, exclude=exclude)
    results = ordered_map(read, files, path=lambda path: path, died=_failed, jobs=jobs)
    return (result for _, of_file in results for result in of_file)


@attrs.frozen
class _Read:
    """Gives the results of a file; it can be sent to another process."""

    reader: FileReader[Path]
    make: Callable[[Report], Any] | None

    def __call__(self, path: Path) -> Iterator[FileResult[Any]]:
        try:
            for report in self.reader.reports(path, lambda: path.open("rb")):
                value = report if self.make is None else self.make(report)
                yield FileResult(path=path, value=value, error=None)
        except Exception as error:  # noqa: BLE001  (whatever it is must not cost the other files)
            yield _failed(path, reason(error))


def _failed(path: Path, reason: str) -> FileResult[Any]:
    return FileResult(path=path, value=None, error=reason)
