"""A table of records as a Parquet file, written as a stream.

Nothing of a table is lost: a date is a date, a list a list, and each column says what it is, in
the metadata of its field, as `doc`. Only a lone surrogate, which no UTF-8 holds, is its escape. A
file holds one table.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Self

import pyarrow as pa
from pyarrow import parquet

from profileparse.diagnostics import Report
from profileparse.writers import Options
from profileparse.writers.tables import COLUMNS, Column, Row, rows, stored

ROWS = 1 << 12
"""Rows of a row group: so many are in memory at once, as Arrow has them."""
_BATCH = 1 << 8  # rows that are in memory as Python has them, which takes several times as much
_COMPRESSION = "zstd"  # a third smaller than pyarrow's default, in no more time
_TEXTS = pa.list_(pa.field("element", pa.string(), nullable=False))
_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    list: _TEXTS,
}


def schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table."""
    return pa.schema([_field(column) for column in COLUMNS[table]], metadata={"table": table})


def records_as_parquet(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[bytes]:
    """Yield a file with one table, a row group at a time."""
    pieces = _Pieces()
    with TableFile(pieces, options.table) as file:
        for row in rows(entries, options.table):
            file.add([row])
            if piece := pieces.taken():
                yield piece
    yield pieces.taken()


class TableFile:
    """A table that is written to an open file as its rows come, a row group at a time."""

    def __init__(self, file: Any, table: str) -> None:
        self._table = table
        self._writer = parquet.ParquetWriter(file, schema(table), compression=_COMPRESSION)
        self._waiting: list[Row] = []
        self._group: list[pa.Table] = []

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows, and write those that make a group.

        Raises:
            FormatError: the table cannot hold a value.
        """
        self._waiting += rows
        while len(self._waiting) >= (size := min(_BATCH, ROWS - self._grouped)):
            self._group.append(arrow(self._waiting[:size], self._table))
            del self._waiting[:size]
            if self._grouped == ROWS:
                self._write()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self._waiting:
                self._group.append(arrow(self._waiting, self._table))
            if kind is None and self._group:
                self._write()
        finally:
            self._writer.close()

    @property
    def _grouped(self) -> int:
        return sum(len(table) for table in self._group)

    def _write(self) -> None:
        self._writer.write_table(pa.concat_tables(self._group))
        self._group.clear()


def arrow(group: list[Row], table: str) -> pa.Table:
    """Return rows of a table as Arrow has them, or raise FormatError."""
    of = schema(table)
    try:
        return pa.Table.from_pylist(group, of)
    except (UnicodeEncodeError, OverflowError):  # there is seldom a value that takes a closer look
        return pa.Table.from_pylist([stored(row, table) for row in group], of)


def _field(column: Column) -> pa.Field:
    doc = {"doc": column.doc}
    return pa.field(column.name, _TYPES[column.kind], nullable=column.optional, metadata=doc)


class _Pieces(io.RawIOBase):
    """A file that is handed on piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
