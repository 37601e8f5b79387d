"""Dumps to a Dask data frame."""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any

import pandas as pd
from dask import dataframe as dd

from profileparse.api import MAX_CHARS
from profileparse.batch.finding import GLOB
from profileparse.batch.one_file import AsOf
from profileparse.distributed.data_sets import TABLES
from profileparse.distributed.partitions import PARTITION_SIZE, Partition, partitions
from profileparse.writers import PAPERS
from profileparse.writers.records_parquet import arrow
from profileparse.writers.tables import Row


def read_dumps(  # noqa: PLR0913  (one for each thing to choose)
    dumps: str | PathLike[str],
    *,
    table: str = PAPERS,
    glob: Iterable[str] = GLOB,
    exclude: Iterable[str] = (),
    as_of: AsOf[str] = None,
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

    Returns:
        A frame whose index begins anew in each partition.

    Raises:
        TypeError: `as_of` is neither a date nor a function.
        FileNotFoundError: no file at `dumps` has a name that is asked for.
        ValueError: there is no such table, or a size is below 1.
    """
    if table not in TABLES:
        raise ValueError(f"unknown table {table!r}: expected one of {', '.join(TABLES)}")
    parts = partitions(
        dumps,
        glob=glob,
        exclude=exclude,
        as_of=as_of,
        max_chars=max_chars,
        size=partition_size,
        options=storage_options,
    )
    meta = _frame([], table)
    return dd.from_map(_read, parts, table=table, meta=meta, enforce_metadata=False)


def _read(part: Partition, table: str) -> pd.DataFrame:
    return _frame([row for rows in part.rows() for row in rows[table]], table)


def _frame(rows: list[Row], table: str) -> pd.DataFrame:
    frame: pd.DataFrame = arrow(rows, table).to_pandas(types_mapper=pd.ArrowDtype)
    return frame
