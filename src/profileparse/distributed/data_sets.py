"""Where data sets are written: new parts beside the old ones, whose places they take at the end."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from os import PathLike, fspath, urandom
from typing import Any, Self

import attrs
from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from profileparse.writers import DIAGNOSTICS, PAPERS, PROFILES

TABLES = (PAPERS, PROFILES, DIAGNOSTICS)
"""The data sets, and the tables of data frames; their columns are in the documentation."""
_PART = re.compile(r".*/part-[0-9]{5,}\.parquet")


@attrs.frozen
class DataSets:
    """The data sets of a run; it can be sent to another machine.

    No store but a disk renames a folder at once, so that parts are moved one by one.
    """

    system: AbstractFileSystem
    root: str
    unfinished: str
    """Folder of the parts that have no place yet."""
    overwrite: bool

    @classmethod
    def at(
        cls, target: str | PathLike[str], options: Mapping[str, Any], *, overwrite: bool
    ) -> Self:
        """Return those at an address that fsspec knows, with what it needs for it."""
        system, root = url_to_fs(fspath(target), **options)
        root = root.rstrip("/")
        return cls(system, root, f"{root}/.unfinished-{urandom(8).hex()}", overwrite)

    def check(self) -> None:
        """Raise FileExistsError if something is in the way of the new parts."""
        self.system.invalidate_cache()
        for table in TABLES:
            folder = self._folder(table)
            if not self.system.exists(folder):
                continue
            if not self.overwrite:
                raise FileExistsError(f"{folder} is there already: remove it, or ask to overwrite")
            if not self.system.isdir(folder):
                raise FileExistsError(f"{folder} is no folder: remove it")
            for name, kind in self._parts(folder).items():
                if kind != "file":
                    raise FileExistsError(f"{name} is no file: remove it")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make the folder of new parts, and remove it if they are not all written."""
        try:
            for table in TABLES:
                self.system.makedirs(f"{self.unfinished}/{table}", exist_ok=True)
            yield
        except BaseException:
            with suppress(Exception):  # what came first is what is to be said
                self.system.rm(self.unfinished, recursive=True)
            raise

    def new_part(self, table: str, number: int) -> str:
        """Return the path at which to write a part.

        Two machines can write it, if one was taken for lost: each has a file of its own.
        """
        return f"{self.unfinished}/{table}/part-{number:05}.{urandom(8).hex()}.parquet"

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Make room for new parts, which then are put in their places; remove what is left.

        If that fails, what has no place yet is kept.
        """
        try:
            self.check()
            for table in TABLES:
                self.system.makedirs(self._folder(table), exist_ok=True)
            yield
        except BaseException as error:
            error.add_note(
                f"Parts of the data sets at {self.root} can be old and others new; new ones that"
                f" did not get there are in {self.unfinished}. Convert the dumps again."
            )
            raise
        self.system.rm(self.unfinished, recursive=True)

    def put(self, number: int, files: Mapping[str, str]) -> None:
        """Put the new parts of this number in their places; do so again if that was broken off."""
        for table, path in files.items():
            place = self._place(table, number)
            # A machine that was lost may have moved it.
            if self.system.exists(path) or not self.system.exists(place):
                self.system.mv(path, place)

    def remove_from(self, number: int) -> None:
        """Remove the old parts from this number on: the new data sets have no such parts."""
        self.system.invalidate_cache()
        for table in TABLES:
            new = {self._place(table, below) for below in range(number)}
            for name in self._parts(self._folder(table)).keys() - new:
                self.system.rm(name)

    def _folder(self, table: str) -> str:
        return f"{self.root}/{table}"

    def _place(self, table: str, number: int) -> str:
        return f"{self._folder(table)}/part-{number:05}.parquet"

    def _parts(self, folder: str) -> dict[str, str]:
        """Return what has the name of a part in a folder, each with the kind of thing it is."""
        listed = self.system.ls(folder, detail=True)
        return {entry["name"]: entry["type"] for entry in listed if _PART.fullmatch(entry["name"])}
