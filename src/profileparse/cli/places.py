"""What a file is called in a fingerprint, whatever folder the command runs in."""

import os
from contextlib import suppress

from profileparse.cli.inputs import STDIN

_SIGNS = (".git", ".hg")  # in the uppermost folder of a repository
_UNNAMED = ("", STDIN)


class Places:
    """Paths of files below the repositories that they are in."""

    def __init__(self) -> None:
        self._roots: dict[str, str | None] = {}  # of folders

    def of(self, path: str) -> str:
        """Return a path below its repository; one that is in none as it was given."""
        if path in _UNNAMED:
            return path
        with suppress(OSError):  # it is relative, and the folder that the command runs in is gone
            whole = os.path.abspath(path)  # noqa: PTH100  (Path keeps `..`)
            if root := self._root(os.path.dirname(whole)):  # noqa: PTH120  (likewise)
                return os.path.relpath(whole, root)
        return path

    def _root(self, folder: str) -> str | None:
        """Return the nearest folder upwards that is a repository."""
        passed: list[str] = []
        while folder not in self._roots:
            if any(os.path.exists(os.path.join(folder, sign)) for sign in _SIGNS):  # noqa: PTH110, PTH118
                self._roots[folder] = folder
                break
            passed.append(folder)
            if (parent := os.path.dirname(folder)) == folder:  # noqa: PTH120
                self._roots[folder] = None
                break
            folder = parent
        root = self._roots[folder]
        self._roots.update(dict.fromkeys(passed, root))
        return root


def place_from(folder: str, path: str) -> str | None:
    """Return a path as it is from a folder, with links followed; None if none leads there."""
    if path in _UNNAMED:
        return None
    with suppress(OSError, ValueError):  # as above; on another drive
        parent, name = os.path.split(path)
        return os.path.relpath(os.path.join(os.path.realpath(parent), name), folder)  # noqa: PTH118
    return None
