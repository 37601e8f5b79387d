"""Files in shares that are read one after the other, and the rows that a share gives."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from os import PathLike, fspath
from typing import Any

import attrs
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from profileparse.batch.finding import matching
from profileparse.batch.one_file import AsOf, FileReader, reason
from profileparse.diagnostics import Report
from profileparse.reporters import Checked
from profileparse.writers import DIAGNOSTICS, PAPERS, PROFILES
from profileparse.writers.tables import Row, diagnostic_rows, rows_of

PARTITION_SIZE = 64 * 1024 * 1024
"""Bytes of dumps in a partition, unless the caller sets another size: some two thousand pages."""


@attrs.frozen
class File:
    """A file that is to be read."""

    path: str  # as its file system knows it
    source: str  # as the user knows it
    size: int


@attrs.frozen
class Partition:
    """Files that are read one after the other, and how."""

    number: int
    files: tuple[File, ...]
    system: AbstractFileSystem
    reader: FileReader[str]

    def rows(self) -> Iterator[dict[str, list[Row]]]:
        """Yield the rows of each report, by their tables."""
        numbers: Counter[str] = Counter()
        for source, report in self._reports():
            if report.profiles:
                numbers[source] += 1
                number = numbers[source]
                rows = rows_of(source, number, report)
                rows[DIAGNOSTICS] = [*diagnostic_rows(source, number, report)]
            else:
                rows = {PAPERS: [], PROFILES: []}
                rows[DIAGNOSTICS] = [*diagnostic_rows(source, None, report)]
            yield rows

    def _reports(self) -> Iterator[tuple[str, Report]]:
        """Yield the reports of each file; one that cannot be read ends no other."""
        for file in self.files:
            opened = partial(self.system.open, file.path, "rb")
            try:
                for report in self.reader.reports(file.source, opened):
                    yield file.source, report
            except Exception as error:  # noqa: BLE001  (each store has errors of its own)
                yield file.source, Checked.failed(file.source, reason(error)).report


def partitions(  # noqa: PLR0913  (one for each thing to choose)
    dumps: str | PathLike[str],
    *,
    glob: Iterable[str],
    exclude: Iterable[str],
    as_of: AsOf[str],
    max_chars: int,
    size: int,
    options: Mapping[str, Any] | None,
) -> list[Partition]:
    """Return the files that are meant, in shares of about so many bytes, in order.

    Raises:
        TypeError: `as_of` is neither a date nor a function.
        ValueError: a size is below 1.
        FileNotFoundError: there is no such file.
    """
    reader: FileReader[str] = FileReader(as_of, max_chars)
    for name, value in (("partition_size", size), ("max_chars", max_chars)):
        if value < 1:
            raise ValueError(f"{name} is {value}: expected 1 or more")
    system, _ = url_to_fs(fspath(dumps), **(options or {}))
    files = files_in(system, fspath(dumps), matching(glob), matching(exclude))
    shares = enumerate(_shares(files, size))
    return [Partition(number, tuple(share), system, reader) for number, share in shares]


def files_in(
    system: AbstractFileSystem,
    dumps: str,
    wanted: Callable[[str], bool],
    unwanted: Callable[[str], bool],
) -> list[File]:
    """Return the files that are to be read, in order of their paths, or raise FileNotFoundError."""
    root = system._strip_protocol(dumps)  # noqa: SLF001  (fsspec has no other name for it)
    found = []
    for path, about in system.find(root, detail=True).items():
        place = path.removeprefix(root).strip("/")
        if not place:  # one file
            found.append(File(path, dumps, about["size"]))
        elif wanted(place) and not _left_out(place, unwanted):
            found.append(File(path, f"{dumps.rstrip('/')}/{place}", about["size"]))
    if not found:
        raise FileNotFoundError(f"{dumps}: no file there has a name that is asked for")
    return sorted(found, key=lambda file: file.path)


def _left_out(place: str, unwanted: Callable[[str], bool]) -> bool:
    """Whether a file is hidden or unwanted, or in a folder that is."""
    names = place.split("/")
    return any(
        name.startswith(".") or unwanted("/".join(names[:depth]))
        for depth, name in enumerate(names, 1)
    )


def _shares(files: Iterable[File], size: int) -> Iterator[list[File]]:
    """Yield the files in shares of about so many bytes, in order."""
    share: list[File] = []
    total = 0
    for file in files:
        if share and total + file.size > size:
            yield share
            share, total = [], 0
        share.append(file)
        total += file.size
    yield share
