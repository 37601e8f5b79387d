"""Compressed files, known by their first bytes: read as what they hold, piece by piece."""

import errno
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, Protocol

GZIP, ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
"""The first bytes of an archive of one file."""
_KINDS = {GZIP: "gzip", ZSTD: "zstd"}
ENDINGS = (".gz", ".zst")
"""How the names of such archives end; they are known by their bytes, whatever their name is."""
_PIECE = 1 << 18
_HEAD = max(map(len, (GZIP, ZSTD)))


class BinaryFile(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102


class _Archive(NamedTuple):
    name: str
    file: Any  # what holds the content, open
    errors: tuple[type[Exception], ...]  # what it raises for bytes that are no such archive


def decompressed(file: BinaryFile) -> BinaryFile:
    """Return a file that gives what an archive holds; what is no archive is given as it is.

    What could be read of an archive that is cut off or damaged is given before the error.

    Raises:
        OSError: an archive takes a package that is not installed. When it is read: the archive is
            cut off or damaged.
    """
    head = b""
    while len(head) < _HEAD and (more := file.read(_HEAD - len(head))):
        head += more
    whole = _Rejoined(head, file)
    for magic, opened in _ARCHIVES.items():
        if head.startswith(magic):
            return _Content(opened(whole))
    return whole


def archive_kind(start: bytes) -> str:
    """Return which archive begins with these bytes; empty if it is none that is read."""
    return next((name for magic, name in _KINDS.items() if start.startswith(magic)), "")


def raise_for_damage(file: BinaryFile) -> None:
    """Raise what is wrong with an archive that has given all it could; a file is never damaged.

    Raises:
        OSError: the archive is cut off or damaged.
    """
    if isinstance(file, _Content):
        file.raise_for_damage()


class _Rejoined:
    """A file whose first bytes were read already."""

    def __init__(self, head: bytes, file: BinaryFile) -> None:
        self._head = head
        self._file = file

    def read(self, size: int, /) -> bytes:
        if not self._head:
            return self._file.read(size)
        head, self._head = self._head[:size], self._head[size:]
        return head + self._file.read(size - len(head))


class _Content:
    """What an archive holds."""

    def __init__(self, archive: _Archive) -> None:
        self._archive = archive
        self._problem = ""

    def read(self, size: int, /) -> bytes:
        pieces: list[bytes] = []
        while size and not self._problem and (piece := self._piece(size)):
            pieces.append(piece)
            size -= len(piece)
        if not pieces:
            self.raise_for_damage()
        return b"".join(pieces)

    def raise_for_damage(self) -> None:
        """Raise what is wrong with the archive, behind what it could give."""
        if self._problem:
            raise OSError(errno.EIO, self._problem)

    def _piece(self, size: int) -> bytes:
        """Return what there is without waiting for all of it, so that no error costs a byte."""
        try:
            piece: bytes = self._archive.file.read1(size)
        except EOFError:
            self._problem = f"the {self._archive.name} archive is cut off"
        except self._archive.errors as error:
            self._problem = f"the {self._archive.name} archive is damaged: {error}"
        else:
            return piece
        return b""


def _gzip(file: BinaryFile) -> _Archive:
    import gzip  # noqa: PLC0415  (only who has such a file pays for it)

    opened = gzip.GzipFile(fileobj=file)  # type: ignore[call-overload]  # it asks for `read` alone
    return _Archive(_KINDS[GZIP], opened, (gzip.BadGzipFile, zlib.error))


def _zstd(file: BinaryFile) -> _Archive:
    for name in ("compression.zstd", "backports.zstd"):  # Python has it from 3.14 on
        try:
            zstd = import_module(name)
        except ModuleNotFoundError:
            continue
        return _Archive(_KINDS[ZSTD], zstd.ZstdFile(file), (zstd.ZstdError,))
    cure = "pip install 'profileparse[zstd]'"
    raise OSError(errno.ENOTSUP, f"a zstd archive needs backports.zstd, which comes with: {cure}")


_ARCHIVES: dict[bytes, Callable[[BinaryFile], _Archive]] = {GZIP: _gzip, ZSTD: _zstd}
