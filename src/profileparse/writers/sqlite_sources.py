"""Which file each source of a database was, so that no other one of that name takes its rows.

A file is known by its path from the folder of the database, so both can be moved together. What is
the name of no file, such as a label of a caller, has none.
"""

import os
import sqlite3
from pathlib import Path

from profileparse.diagnostics import FormatError

SOURCES = "sources"
"""The name of the table."""
CREATION = f"""CREATE TABLE IF NOT EXISTS {SOURCES} (
  source TEXT NOT NULL,
  file TEXT,
  PRIMARY KEY (source)
)"""


def note_file(database: sqlite3.Connection, folder: Path, source: str) -> None:
    """Remember the file of a source.

    A file that is no longer there was moved, or is of no use any more: it gives way.

    Args:
        database: it has the table.
        folder: that of the database.
        source: a path as it was given, or any other text.

    Raises:
        FormatError: another file is known by this name, and is there.
    """
    key = _storable(source)
    (old,) = database.execute("SELECT file FROM sources WHERE source = ?", (key,)).fetchone() or (
        None,
    )
    is_file = os.path.isfile(source)  # noqa: PTH113  (Path raises where no file can have the name)
    if is_file and old is not None and _is_another(folder / old, Path(source)):
        raise FormatError(
            source,
            f"the database has rows of another file of that name, {old}:"
            " give this one by another path, such as an absolute one",
        )
    new = _storable(_path_from(folder, source)) if is_file else None
    database.execute("REPLACE INTO sources VALUES (?, ?)", (key, new))


def _is_another(old: Path, new: Path) -> bool:
    return old.is_file() and not old.samefile(new)


def _path_from(folder: Path, source: str) -> str:
    file = os.path.realpath(source)
    try:
        return os.path.relpath(file, folder.resolve())
    except ValueError:  # another drive of Windows
        return file


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
