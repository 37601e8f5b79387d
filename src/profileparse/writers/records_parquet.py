"""A table of records as a Parquet file, written as a stream.

Nothing of a table is lost: a date is a date, a list a list, and each column says what it is, in
the metadata of its field, as `doc`. Only a lone surrogate, which no UTF-8 holds, is its escape. A
file holds one table.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from profileparse.diagnostics import Report
from profileparse.writers import Options
from profileparse.writers.tables import COLUMNS, Column, Row, rows, storable

ROWS = 1 << 12
"""Rows of a row group: so many are in memory at once, some tens of megabytes."""
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
    columns = COLUMNS[options.table]
    waiting = rows(entries, options.table)
    with parquet.ParquetWriter(pieces, schema(options.table)) as writer:
        while group := [*islice(waiting, ROWS)]:
            writer.write_table(_arrow(group, columns, writer.schema))
            yield pieces.taken()
    yield pieces.taken()


def _field(column: Column) -> pa.Field:
    doc = {"doc": column.doc}
    return pa.field(column.name, _TYPES[column.kind], nullable=column.optional, metadata=doc)


def _arrow(group: list[Row], columns: tuple[Column, ...], of: pa.Schema) -> pa.Table:
    arrays = [
        pa.array([storable(row[column.name], column) for row in group], type=field.type)
        for column, field in zip(columns, of, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=of)


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
