"""Records as an SQLite database with two tables; a database that is there is added to.

One in a file has a third table, which says which file each source was. Dates are texts,
`YYYY-MM-DD`, lists are JSON arrays of texts, and booleans are 0 and 1. Text is as it is in the
records, but for a lone surrogate, which is its escape. NaN is refused: SQLite would make NULL of
it.
"""

import errno
import json
import math
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from profileparse.diagnostics import FormatError, Report
from profileparse.writers import PAPERS, PROFILES, Options
from profileparse.writers.sqlite_sources import CREATION, SOURCES, note_file
from profileparse.writers.tables import COLUMNS, Column, numbered, rows_of, storable

_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "BOOLEAN", date: "DATE", list: "JSON"}
_CONSTRAINTS = {
    PROFILES: "PRIMARY KEY (source, profile)",
    PAPERS: (
        "PRIMARY KEY (source, profile, paper),\n  FOREIGN KEY (source, profile)"
        " REFERENCES profiles (source, profile) ON DELETE CASCADE"
    ),
}
APPLICATION = int.from_bytes(b"PPar")
"""What says that a database is one of ours: its `application_id`."""
VERSION = 1
"""Version of the tables, as `user_version`: a later one is not added to."""
INDEXED = ((PROFILES, "name"), (PAPERS, "date"), (PAPERS, "title"), (PAPERS, "arxiv_id"))
"""Columns that have an index beside that of the key."""


def records_as_sqlite(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[bytes]:
    """Return the bytes of a new database, or add to the one at `Options.path`, and return nothing.

    All is added in one transaction, at once. Rows of the same source give way to the new ones.

    Raises:
        FormatError: a value cannot be held, or the file is no such database.
        OSError: the file cannot be opened or written.
    """
    if options.path is None:
        return _new(entries)
    _add_to_file(options.path, entries)
    return iter(())


def _new(entries: Iterable[tuple[str, Report]]) -> Iterator[bytes]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        _add(database, "", entries)
        yield database.serialize()


def _add_to_file(path: str, entries: Iterable[tuple[str, Report]]) -> None:
    file = Path(os.path.abspath(path))  # noqa: PTH100  (a name such as `:memory:` is that of a file)
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    is_new = not file.exists()
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            _add(database, path, entries)
    except sqlite3.OperationalError as error:
        raise OSError(errno.EIO, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise FormatError(path, f"cannot be added to: {error}") from error
    finally:
        # What was not written to the end leaves an empty file, where there was none.
        if is_new and file.exists() and not file.stat().st_size:
            file.unlink()


def _add(database: sqlite3.Connection, path: str, entries: Iterable[tuple[str, Report]]) -> None:
    """Add all rows, or none: a connection that is closed before the end takes them back.

    An empty path is that of a database in memory.
    """
    database.execute("BEGIN IMMEDIATE")
    _set_version(database, path)
    creations = {table: _creation(table) for table in (PROFILES, PAPERS)}
    for table, creation in (creations | ({SOURCES: CREATION} if path else {})).items():
        database.execute(creation)
        if _shape(database, table) != _shape_of(table, creation):
            raise FormatError(path, f"has another table {table!r}: write to another file")
    for table, column in INDEXED:
        name = f"{table}_{column}"
        database.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} ({column})")
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100  (as above)
    for source, number, report in numbered(entries):
        if number == 1:
            if path:
                note_file(database, folder, source)
            for table in (PAPERS, PROFILES):
                key = (storable(source, COLUMNS[table][0]),)
                database.execute(f"DELETE FROM {table} WHERE source = ?", key)  # noqa: S608  (our own names)
        of_profile = rows_of(source, number, report)
        for table in (PROFILES, PAPERS):
            columns = COLUMNS[table]
            marks = ", ".join("?" * len(columns))
            database.executemany(
                f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608  (likewise)
                ([_bound(row[c.name], c) for c in columns] for row in of_profile[table]),
            )
    database.execute("COMMIT")


def _set_version(database: sqlite3.Connection, path: str) -> None:
    """Say in a new database whose it is; that of somebody else keeps what it says.

    Raises:
        FormatError: the database is of a later version.
    """
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if application == APPLICATION and version > VERSION:
        raise FormatError(
            path,
            f"has tables of version {version}, and {VERSION} is the last one known here:"
            " update profileparse, or write to another file",
        )
    if database.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")


def _creation(table: str) -> str:
    columns = ",\n  ".join(
        f"{name} {kind}{' NOT NULL' if filled else ''}" for name, kind, filled in _typed(table)
    )
    return f"CREATE TABLE IF NOT EXISTS {table} (\n  {columns},\n  {_CONSTRAINTS[table]}\n)"


def _typed(table: str) -> list[tuple[str, str, int]]:
    """Return name and type of each column, and whether it is never NULL."""
    return [(c.name, _TYPES[c.kind], int(not c.optional)) for c in COLUMNS[table]]


def _shape(database: sqlite3.Connection, table: str) -> list[tuple[str, str, int, int]]:
    """Return the columns of a table: name, type, whether it is never NULL, place in the key."""
    found = database.execute(f"PRAGMA table_info({table})")
    return [(name, kind, filled, key) for _, name, kind, filled, _, key in found]


def _shape_of(table: str, creation: str) -> list[tuple[str, str, int, int]]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(creation)
        return _shape(database, table)


def _bound(value: Any, column: Column) -> str | float | None:
    """Return a value as SQLite takes it."""
    held = storable(value, column)
    if isinstance(held, float) and math.isnan(held):
        raise FormatError(f"$.{column.name}", "SQLite cannot hold the number nan")
    if isinstance(held, list):
        return json.dumps(held, ensure_ascii=False)
    result: str | float | None = held.isoformat() if isinstance(held, date) else held
    return result
