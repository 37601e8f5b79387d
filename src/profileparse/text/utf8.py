"""Bytes of UTF-8 out of a file that may have no end."""

import codecs
from collections.abc import Callable
from typing import NamedTuple

from profileparse.text.compression import BinaryFile, raise_for_damage

_PIECE = 1024 * 1024  # bytes read at once


class Given(NamedTuple):
    """What was read of a file."""

    data: bytes
    whole: bool
    """Whether it is all of the file."""
    max_chars: int
    """The limit that holds for it."""


def read_bytes(
    file: BinaryFile, max_chars: int, searched: int, goes_on: Callable[[str], bool]
) -> Given:
    """Return the bytes of a file, up to a limit in code points.

    The rest is not read once there is a byte that is no UTF-8. After `searched` code points,
    `goes_on` says of what was read until then whether more is worth it: else that is the limit.

    Raises:
        OSError: the file cannot be read, or it is an archive that is cut off or damaged.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces: list[bytes] = []
    texts: list[str] = []
    chars = 0
    limit = max_chars
    while chars <= limit:
        piece = file.read(_PIECE)
        pieces.append(piece)
        try:
            text = decoder.decode(piece)
        except UnicodeDecodeError:
            break
        if len(piece) < _PIECE:  # to ask once more would wait for a terminal
            raise_for_damage(file)
            return Given(b"".join(pieces), whole=True, max_chars=limit)
        chars += len(text)
        if chars - len(text) <= searched < limit:
            texts.append(text)
            if chars > searched and not goes_on("".join(texts)):
                limit = searched
    return Given(b"".join(pieces), whole=False, max_chars=limit)
