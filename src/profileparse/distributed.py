"""Dumps in a folder, or at an address, read on many machines: Dask deals them out.

A share of the files is a partition, of about so many bytes. What becomes of one depends on nothing
but its files: a partition that is lost with its machine is read again by another one, and gives
the same bytes. Files are read and written by fsspec, so that a folder can be an address such as
`s3://bucket/dumps`, for which its package is to be installed on all machines.

Takes the extra `dask`: `pip install 'profileparse[dask]'`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from os import PathLike, fspath, urandom
from typing import IO, Any, Self

import attrs
import dask
import pandas as pd
from dask import dataframe as dd
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from profileparse.api import MAX_CHARS, iter_reports
from profileparse.batch.finding import GLOB, matching
from profileparse.diagnostics import Report, Severity
from profileparse.reporters import Checked
from profileparse.writers import DIAGNOSTICS, PAPERS, PROFILES
from profileparse.writers.records_parquet import TableFile, arrow
from profileparse.writers.tables import Row, diagnostic_rows, rows_of

__all__ = ["PARTITION_SIZE", "TABLES", "Summary", "convert_dumps", "read_dumps"]

PARTITION_SIZE = 64 * 1024 * 1024
"""Bytes of dumps in a partition, unless the caller sets another size: some two thousand pages."""
TABLES = (PAPERS, PROFILES, DIAGNOSTICS)
"""The data sets, and the tables of data frames; their columns are in the documentation."""
_UNREADABLE = "PP905"
AsOf = date | Callable[[str], date | None] | None


@attrs.frozen(kw_only=True)
class Summary:
    """How much was read."""

    files: int = 0
    unreadable: int = 0
    """Files that could not be read, or not to their end; `diagnostics` has a row for each."""
    profiles: int = 0
    papers: int = 0
    errors: int = 0
    """Rows of `diagnostics` with the severity `error`, those of unreadable files among them."""

    def __add__(self, other: Self) -> Self:
        mine, its = attrs.asdict(self), attrs.asdict(other)
        return attrs.evolve(self, **{name: mine[name] + its[name] for name in mine})


@attrs.frozen
class _File:
    path: str  # as its file system knows it
    source: str  # as the user knows it
    size: int


@attrs.frozen
class _Partition:
    """Files that are read one after the other, and how."""

    number: int
    files: tuple[_File, ...]
    system: AbstractFileSystem
    as_of: AsOf
    max_chars: int

    def read(self) -> Iterator[tuple[str, Report]]:
        """Yield the reports of each file; one that cannot be read ends no other."""
        for file in self.files:
            try:
                with self.system.open(file.path, "rb") as stream:
                    for report in iter_reports(
                        stream, as_of=self._day(file.source), max_chars=self.max_chars
                    ):
                        yield file.source, report
            except Exception as error:  # noqa: BLE001  (each store has errors of its own)
                reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
                yield file.source, Checked.failed(file.source, reason).report

    def _day(self, source: str) -> date | None:
        if not callable(self.as_of):
            return self.as_of
        day = self.as_of(source)
        if day is None:
            raise ValueError("no day of capture is known for it")
        return day


def convert_dumps(  # noqa: PLR0913  (one for each thing to choose)
    dumps: str | PathLike[str],
    target: str | PathLike[str],
    *,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    as_of: AsOf = None,
    max_chars: int = MAX_CHARS,
    partition_size: int = PARTITION_SIZE,
    overwrite: bool = False,
    storage_options: Mapping[str, Any] | None = None,
    target_options: Mapping[str, Any] | None = None,
) -> Summary:
    """Write what dumps hold as three Parquet data sets: `papers`, `profiles` and `diagnostics`.

    Runs where Dask's computations do: on the cluster of the active `dask.distributed.Client`, or
    on this machine without one. The rows are those of `profileparse.write`, in the order of the
    paths; each partition gives a file `part-00000.parquet` in the folder of each data set, whole
    or not at all. A dump that cannot be read ends no other; it is a row of `diagnostics`.

    Args:
        dumps: a folder or an address; what is in its folders is read too, but for names that
            begin with a dot. Or one file.
        target: the folder or address that gets a folder for each data set.
        glob: names of the files that are read in folders, as for `profileparse.batch.find_files`.
        exclude: files and folders that are left out, likewise.
        as_of: day of capture, against which dates without a year are read; None is today, for the
            whole run. Or what gives the day for a path, such as `as_of_from_name`: where it gives
            None, the dump cannot be read.
        max_chars: code points of one dump that are kept in memory at most.
        partition_size: bytes of dumps in a partition, about; a larger file is a partition.
        overwrite: whether to remove data sets that are there.
        storage_options: what fsspec needs to read `dumps`, such as keys.
        target_options: what it needs to write to `target`; without any, as `storage_options`.

    Returns:
        How much was read.

    Raises:
        FileNotFoundError: no file at `dumps` has a name that is asked for.
        FileExistsError: a data set is there, and is not to be overwritten.
        ValueError: `partition_size` or `max_chars` is below 1.
        OSError: a data set cannot be written.
    """
    parts = _partitions(
        dumps, matching(glob), matching(exclude), as_of, max_chars, partition_size, storage_options
    )
    options = storage_options if target_options is None else target_options
    system, root = url_to_fs(fspath(target), **(options or {}))
    folders = {table: f"{root.rstrip('/')}/{table}" for table in TABLES}
    for folder in folders.values():
        if system.exists(folder):
            if not overwrite:
                raise FileExistsError(f"{folder} is there already: remove it, or ask to overwrite")
            system.rm(folder, recursive=True)
    for folder in folders.values():
        system.makedirs(folder, exist_ok=True)
    write = dask.delayed(_write, pure=False)
    counts = dask.compute(*(write(part, system, folders) for part in parts))
    # What a machine that was lost had begun to write.
    for folder in folders.values():
        for left in system.glob(f"{folder}/.part-*"):
            system.rm(left)
    return sum(counts, Summary())


def read_dumps(  # noqa: PLR0913  (one for each thing to choose)
    dumps: str | PathLike[str],
    *,
    table: str = PAPERS,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    as_of: AsOf = None,
    max_chars: int = MAX_CHARS,
    partition_size: int = PARTITION_SIZE,
    storage_options: Mapping[str, Any] | None = None,
) -> dd.DataFrame:
    """Return a table of what dumps hold as a Dask data frame, which reads them when it is computed.

    The rows are those of `convert_dumps`; the columns are of Arrow types. The frame reads the
    dumps anew for each computation: to ask several things of many dumps, write data sets.

    Args:
        dumps: a folder, an address or one file, as for `convert_dumps`.
        table: `"papers"`, `"profiles"` or `"diagnostics"`.
        glob: names of the files that are read in folders.
        exclude: files and folders that are left out.
        as_of: day of capture, None, or what gives the day for a path, as for `convert_dumps`.
        max_chars: code points of one dump that are kept in memory at most.
        partition_size: bytes of dumps in a partition of the frame, about.
        storage_options: what fsspec needs to read `dumps`, such as keys.

    Raises:
        FileNotFoundError: no file at `dumps` has a name that is asked for.
        ValueError: there is no such table, or a size is below 1.
    """
    if table not in TABLES:
        raise ValueError(f"unknown table {table!r}: expected one of {', '.join(TABLES)}")
    parts = _partitions(
        dumps, matching(glob), matching(exclude), as_of, max_chars, partition_size, storage_options
    )
    meta = _frame([], table)
    return dd.from_map(_read, parts, table=table, meta=meta, enforce_metadata=False)


def _partitions(  # noqa: PLR0913, PLR0917  (one for each thing to choose)
    dumps: str | PathLike[str],
    wanted: Callable[[str], bool],
    unwanted: Callable[[str], bool],
    as_of: AsOf,
    max_chars: int,
    size: int,
    options: Mapping[str, Any] | None,
) -> list[_Partition]:
    for name, value in (("partition_size", size), ("max_chars", max_chars)):
        if value < 1:
            raise ValueError(f"{name} is {value}: expected 1 or more")
    day = date.today() if as_of is None else as_of  # noqa: DTZ011  (the day where the user is)
    system, _ = url_to_fs(fspath(dumps), **(options or {}))
    shares = _shares(_files(system, fspath(dumps), wanted, unwanted), size)
    return [_Partition(n, tuple(files), system, day, max_chars) for n, files in enumerate(shares)]


def _files(
    system: AbstractFileSystem,
    dumps: str,
    wanted: Callable[[str], bool],
    unwanted: Callable[[str], bool],
) -> list[_File]:
    """Return the files that are to be read, in the order of their paths."""
    root = system._strip_protocol(dumps)  # noqa: SLF001  (fsspec has no other name for it)
    found = []
    for path, about in system.find(root, detail=True).items():
        place = path.removeprefix(root).strip("/")
        if not place:  # one file
            found.append(_File(path, dumps, about["size"]))
        elif wanted(place) and not _left_out(place, unwanted):
            found.append(_File(path, f"{dumps.rstrip('/')}/{place}", about["size"]))
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


def _shares(files: Iterable[_File], size: int) -> Iterator[list[_File]]:
    """Yield the files in shares of about so many bytes, in order."""
    share: list[_File] = []
    total = 0
    for file in files:
        if share and total + file.size > size:
            yield share
            share, total = [], 0
        share.append(file)
        total += file.size
    yield share


def _write(part: _Partition, system: AbstractFileSystem, folders: Mapping[str, str]) -> Summary:
    """Write the rows of a partition to a file of each data set."""
    summary = Summary(files=len(part.files))
    with ExitStack() as stack:
        files = {}
        for table, folder in folders.items():
            name = f"part-{part.number:05}.parquet"
            sink = stack.enter_context(_replaced(system, folder, name))
            files[table] = stack.enter_context(TableFile(sink, table))
        for rows in _rows(part):
            for table, file in files.items():
                file.add(rows[table])
            summary += Summary(
                unreadable=sum(row["code"] == _UNREADABLE for row in rows[DIAGNOSTICS]),
                profiles=len(rows[PROFILES]),
                papers=len(rows[PAPERS]),
                errors=sum(row["severity"] == Severity.ERROR for row in rows[DIAGNOSTICS]),
            )
    return summary


def _rows(part: _Partition) -> Iterator[dict[str, list[Row]]]:
    """Yield the rows of each report, by their tables."""
    numbers: Counter[str] = Counter()
    for source, report in part.read():
        if report.profiles:
            numbers[source] += 1
            number = numbers[source]
            rows = rows_of(source, number, report)
            rows[DIAGNOSTICS] = [*diagnostic_rows(source, number, report)]
        else:
            rows = {PAPERS: [], PROFILES: []}
            rows[DIAGNOSTICS] = [*diagnostic_rows(source, None, report)]
        yield rows


@contextmanager
def _replaced(system: AbstractFileSystem, folder: str, name: str) -> Iterator[IO[bytes]]:
    """Open a file that gets its name when it is whole.

    Two machines can write it at once, if one was taken for lost: each has a file of its own.
    """
    hidden = f"{folder}/.{name}.{urandom(8).hex()}"
    try:
        with system.open(hidden, "wb") as file:
            yield file
        system.mv(hidden, f"{folder}/{name}")
    except BaseException:
        with suppress(FileNotFoundError):
            system.rm(hidden)
        raise


def _read(part: _Partition, table: str) -> pd.DataFrame:
    return _frame([row for rows in _rows(part) for row in rows[table]], table)


def _frame(rows: list[Row], table: str) -> pd.DataFrame:
    frame: pd.DataFrame = arrow(rows, table).to_pandas(types_mapper=pd.ArrowDtype)
    return frame
