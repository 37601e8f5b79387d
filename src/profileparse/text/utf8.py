"""Bytes of UTF-8 out of a file that may have no end."""

import codecs

from profileparse.text.compression import BinaryFile, decompressed

_PIECE = 1024 * 1024  # bytes read at once


def read_bytes(file: BinaryFile, max_chars: int) -> tuple[bytes, bool]:
    """Return the bytes of a file, or of what an archive holds, and whether they are all of it.

    The rest is not read once there is a byte that is no UTF-8, or a code point above the limit.

    Raises:
        OSError: as with `decompressed`, if the error comes before that.
    """
    opened = decompressed(file)
    decoder = codecs.getincrementaldecoder("utf-8")()
    pieces: list[bytes] = []
    chars = 0
    while piece := opened.read(_PIECE):
        pieces.append(piece)
        try:
            chars += len(decoder.decode(piece))
        except UnicodeDecodeError:
            chars = max_chars + 1
        if chars > max_chars:
            break
    return b"".join(pieces), not piece
