"""Bytes of UTF-8 out of a file that may have no end."""

import codecs
from typing import IO

_PIECE = 1024 * 1024  # bytes read at once


def read_bytes(file: IO[bytes], max_chars: int) -> tuple[bytes, bool]:
    """Return the bytes of a file, and whether they are all of it.

    The rest is not read once there is a byte that is no UTF-8, or a code point above the limit.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces: list[bytes] = []
    chars = 0
    whole = False
    while not whole and chars <= max_chars:
        piece = file.read(_PIECE)
        pieces.append(piece)
        whole = len(piece) < _PIECE  # to ask once more would wait for a terminal
        try:
            chars += len(decoder.decode(piece))
        except UnicodeDecodeError:
            break
    return b"".join(pieces), whole
