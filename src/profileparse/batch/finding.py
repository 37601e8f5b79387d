"""Which files are meant by a folder."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple

import attrs

from profileparse.text.compression import ENDINGS

GLOB = ("*.txt", *(f"*.txt{ending}" for ending in ENDINGS))
"""Names of the files that are read in a folder, unless the caller says which."""
PathLike = str | os.PathLike[str]
Identity = tuple[int, int]


class Found(NamedTuple):
    """A file in a folder."""

    path: str
    """With the folder as it was named in front."""
    place: str
    """Below the folder, with slashes."""


def find_files(
    paths: PathLike | Iterable[PathLike], *, glob: Iterable[str] = GLOB, exclude: Iterable[str] = ()
) -> Iterator[Path]:
    """Yield the files that are named, and those in the folders that are named.

    A folder is searched with all folders below it, in the order of names. What is hidden (its name
    begins with a dot) is left out, and what is no regular file, such as a pipe. Links are followed,
    but no file in a folder is given twice, nor one that was named before; a hard link is a file of
    its own. A folder that cannot be listed, and a link or a path that leads to nothing, is given as
    well, so that whoever reads it hears why it cannot be read.

    Args:
        paths: files and folders, or one of them.
        glob: patterns for files in folders, with `*`, `?` and `[...]`. One without a slash is for
            the name; one with a slash is for the path below the folder, where `*` fits slashes too.
        exclude: patterns for files and folders that are left out, likewise.
    """
    finder = Finder(glob, exclude)
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        if os.path.isdir(path):  # noqa: PTH112  (Path raises)
            yield from (Path(found.path) for found in finder.in_folder(os.fspath(path)))
        else:
            finder.is_new(path)
            yield Path(path)


def identity(path: PathLike | int) -> Identity | None:
    """Return what all names of one regular file share; None for what is no such file."""
    try:
        status = os.stat(path)  # noqa: PTH116  (it takes a descriptor too)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def matching(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether one of the patterns fits a path below a folder."""
    patterns = [*patterns]
    name = _compiled(pattern for pattern in patterns if "/" not in pattern)
    path = _compiled(pattern.lstrip("/") for pattern in patterns if "/" in pattern)
    return lambda place: bool(name(place.rpartition("/")[2]) or path(place))


def _compiled(patterns: Iterable[str]) -> Callable[[str], object]:
    return re.compile("|".join(map(translate, patterns)) or "(?!)").match


@attrs.define
class Finder:
    """Finds files in folders, each one once."""

    glob: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    _exclude: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    _wanted: Callable[[str], bool] = attrs.field(init=False)
    _unwanted: Callable[[str], bool] = attrs.field(init=False)
    _files: set[str] = attrs.field(factory=set, init=False)
    met: int = attrs.field(default=0, init=False)
    """Files in folders that the patterns fit, those that are not new included."""

    def __attrs_post_init__(self) -> None:
        self._wanted, self._unwanted = matching(self.glob), matching(self._exclude)

    def is_new(self, path: PathLike) -> bool:
        """Whether a file is met for the first time, whatever links lead to it.

        A hard link is a file of its own: archives have one where a page has not changed.
        """
        if not os.path.isfile(path):  # noqa: PTH113  (Path raises)
            return True
        known = len(self._files)
        self._files.add(os.path.realpath(path))
        return len(self._files) > known

    def in_folder(self, folder: str) -> Iterator[Found]:
        """Yield the new files in a folder and below it; see `find_files`."""
        folders: set[Identity] = set()
        waiting = [(Found(folder, ""), True)]  # the next one is the last
        while waiting:
            found, is_folder = waiting.pop()
            if not is_folder:
                self.met += 1
                if self.is_new(found.path):
                    yield found
                continue
            try:
                status = os.stat(found.path)  # noqa: PTH116  (Path makes another text of it)
                if (key := (status.st_dev, status.st_ino)) in folders:
                    continue
                folders.add(key)
                waiting += reversed([*self._listed(found)])
            except OSError:
                yield found

    def _listed(self, folder: Found) -> Iterator[tuple[Found, bool]]:
        """Yield what is wanted in a folder, and whether it is a folder itself."""
        with os.scandir(folder.path) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        for entry in listed:
            place = f"{folder.place}/{entry.name}".lstrip("/")
            if entry.name.startswith(".") or self._unwanted(place):
                continue
            found = Found(os.path.join(folder.path, entry.name), place)  # noqa: PTH118  (likewise)
            try:
                is_folder, is_file = entry.is_dir(), entry.is_file()
            except OSError:  # a link to itself
                is_folder = is_file = False
            lost = entry.is_symlink() and not os.path.exists(found.path)  # noqa: PTH110  (likewise)
            if is_folder or ((is_file or lost) and self._wanted(place)):
                yield found, is_folder
