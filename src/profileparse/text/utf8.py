"""Bytes of UTF-8 out of a file that may have no end."""

import codecs
from typing import IO

_PIECE = 1024 * 1024  # bytes read at once


def read_bytes(file: IO[bytes], max_chars: int) -> tuple[bytes, bool]:
    """Return the bytes of a file, and whether they are all of it.

    What follows a byte that is no UTF-8, or a code point above the limit, is left out as far as
    pieces go: it changes nothing.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces: list[bytes] = []
    chars = 0
    while piece := file.read(_PIECE):
        pieces.append(piece)
        try:
            chars += len(decoder.decode(piece))
        except UnicodeDecodeError:
            return b"".join(pieces), False
        if chars > max_chars:
            return b"".join(pieces), False
    return b"".join(pieces), True
