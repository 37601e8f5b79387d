"""Dumps to data sets."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from os import PathLike
from typing import Any, Self

import attrs
import dask

from profileparse.api import MAX_CHARS
from profileparse.batch.finding import GLOB
from profileparse.batch.one_file import AsOf
from profileparse.diagnostics import Severity
from profileparse.distributed.data_sets import TABLES, DataSets
from profileparse.distributed.partitions import PARTITION_SIZE, Partition, partitions
from profileparse.writers import DIAGNOSTICS, PAPERS, PROFILES
from profileparse.writers.records_parquet import TableFile

_UNREADABLE = "PP905"


@attrs.frozen(kw_only=True)
class Summary:
    """How much was read: numbers of files, and of rows; the sum of two is a summary, too."""

    files: int = 0
    """Files that are dumps, those that could not be read among them."""
    unreadable: int = 0
    """Files that could not be read, or not to their end; `diagnostics` has a row for each."""
    profiles: int = 0
    """Rows of `profiles`."""
    papers: int = 0
    """Rows of `papers`."""
    errors: int = 0
    """Rows of `diagnostics` with the severity `error`, those of unreadable files among them."""

    def __add__(self, other: Self) -> Self:
        mine, its = attrs.asdict(self), attrs.asdict(other)
        return attrs.evolve(self, **{name: mine[name] + its[name] for name in mine})


def convert_dumps(  # noqa: PLR0913  (one for each thing to choose)
    dumps: str | PathLike[str],
    target: str | PathLike[str],
    *,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    as_of: AsOf[str] = None,
    max_chars: int = MAX_CHARS,
    partition_size: int = PARTITION_SIZE,
    overwrite: bool = False,
    storage_options: Mapping[str, Any] | None = None,
    target_options: Mapping[str, Any] | None = None,
) -> Summary:
    """Write what dumps hold as three Parquet data sets: `papers`, `profiles` and `diagnostics`.

    Runs where Dask's computations do: on the cluster of the active `dask.distributed.Client`, or
    on this machine without one. The rows are those of `profileparse.write`, in the order of the
    paths; each partition gives a file `part-00000.parquet` in the folder of each data set. A dump
    that cannot be read ends no other; it is a row of `diagnostics`.

    Files are written to a folder `.unfinished-…` in `target`, and moved to their places when all of
    them are whole. A run that fails before that leaves the data sets as they were. One that fails
    while files are moved, which takes a moment on a disk and longer in a store that has to copy
    them, leaves data sets of whole files, some of them old and others new, so that a dump can be
    in them twice, or not at all; the new files that were not moved stay in `.unfinished-…`. Convert
    the dumps again then. A machine that ends without a word leaves that folder, too; it can be
    removed.

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
        overwrite: whether to replace the files `part-00000.parquet`, `part-00001.parquet` and so on
            of data sets that are there. What else is in their folders stays.
        storage_options: what fsspec needs to read `dumps`, such as keys.
        target_options: what it needs to write to `target`; without any, as `storage_options`.

    Returns:
        How much was read.

    Raises:
        FileNotFoundError: no file at `dumps` has a name that is asked for.
        FileExistsError: a data set is there, and is not to be overwritten; or something else has
            its name.
        TypeError: `as_of` is neither a date nor a function.
        ValueError: `partition_size` or `max_chars` is below 1.
        OSError: a data set cannot be written.
    """
    parts = partitions(
        dumps,
        glob=glob,
        exclude=exclude,
        as_of=as_of,
        max_chars=max_chars,
        size=partition_size,
        options=storage_options,
    )
    options = storage_options if target_options is None else target_options
    sets = DataSets.at(target, options or {}, overwrite=overwrite)
    sets.check()
    write, put = dask.delayed(_write, pure=False), dask.delayed(DataSets.put, pure=False)
    with sets.writing():
        written = dask.compute(*(write(part, sets) for part in parts))
    with sets.replacing():
        dask.compute(*(put(sets, number, files) for number, (files, _) in enumerate(written)))
        sets.remove_from(len(parts))
    return sum((summary for _, summary in written), Summary())


def _write(part: Partition, sets: DataSets) -> tuple[dict[str, str], Summary]:
    """Write the rows of a partition to a new part of each data set; return their paths, too."""
    summary = Summary(files=len(part.files))
    paths = {table: sets.new_part(table, part.number) for table in TABLES}
    with ExitStack() as stack:
        files = {}
        for table, path in paths.items():
            sink = stack.enter_context(sets.system.open(path, "wb"))
            files[table] = stack.enter_context(TableFile(sink, table))
        for rows in part.rows():
            for table, file in files.items():
                file.add(rows[table])
            summary += Summary(
                unreadable=sum(row["code"] == _UNREADABLE for row in rows[DIAGNOSTICS]),
                profiles=len(rows[PROFILES]),
                papers=len(rows[PAPERS]),
                errors=sum(row["severity"] == Severity.ERROR for row in rows[DIAGNOSTICS]),
            )
    return paths, summary
