"""A file that takes the place of another once it is finished, and else leaves nothing."""

import contextlib
import os
from pathlib import Path

import attrs

from profileparse.cli.ending import half_written

BINARY = getattr(os, "O_BINARY", 0)
"""What keeps Windows from adding a CR to each line."""
_MODE = 0o666  # less the umask; mkstemp would keep the file from everybody else
_OPEN_FILES = "/proc/self/fd"


@attrs.define
class UnfinishedFile:
    """Bytes for a path; where Linux has files without a name, no kill leaves any of them behind."""

    _target: str
    _descriptor: int | None = attrs.field(default=None, init=False)
    _has_name: bool = attrs.field(default=False, init=False)
    # Beside the target; a name of its own, as that of the target may be as long as names can be.
    _hidden: str = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        name = f".profileparse-{os.urandom(8).hex()}.tmp"
        self._hidden = str(Path(self._target).with_name(name))
        half_written.add(self._hidden)

    def open(self, mode: int | None) -> int:
        """Make it, with the mode of the file that it is for, if there is one; or raise OSError.

        Returns:
            its descriptor, which stays open until it is finished or closed.
        """
        self._descriptor = _without_name(Path(self._target).parent)
        if self._descriptor is None:
            self._has_name = True
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY
            self._descriptor = os.open(self._hidden, flags, _MODE)
        if mode is not None:
            os.chmod(self._path, mode)  # noqa: PTH101  (tests make it fail)
        return self._descriptor

    @property
    def _path(self) -> str:
        return self._hidden if self._has_name else f"{_OPEN_FILES}/{self._descriptor}"

    def finish(self, *, synced: bool) -> None:
        """Put it in its place, once it is on the disk if it is to be synced; or raise OSError."""
        assert self._descriptor is not None  # noqa: S101  (it was opened)
        if synced:
            os.fsync(self._descriptor)
        if not self._has_name:
            # With a folder, which an absolute path has no need of, it is the call that can follow
            # a link.
            os.link(self._path, self._hidden, src_dir_fd=self._descriptor)
        descriptor, self._descriptor = self._descriptor, None
        os.close(descriptor)
        os.replace(self._hidden, self._target)  # noqa: PTH105  (likewise)

    def close(self) -> None:
        """Let go of it: if it was not finished, nothing is left of it."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
        Path(self._hidden).unlink(missing_ok=True)
        half_written.discard(self._hidden)


def _without_name(folder: Path) -> int | None:
    """Return a new file in a folder, or None where there are no such files."""
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir(_OPEN_FILES):  # noqa: PTH112  (once for each output)
        return None
    try:
        return os.open(folder, os.O_WRONLY | flag, _MODE)
    except OSError:  # a file system without them, or what a named one will fail for, too
        return None
