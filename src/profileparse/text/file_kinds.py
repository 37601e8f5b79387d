"""What a file is that is no text, by its first bytes, and how its text is had."""

import re
from typing import Final

_PICTURE: Final = "a picture: read its text with a program for that (OCR), or copy it off the page"
_ARCHIVE: Final = "an archive: take the files out of it"
_TWICE: Final = "a compressed file: decompress it"
_OFFICE: Final = "an office document: save it as plain text in UTF-8"
# The first that fits counts.
_KINDS = (
    (rb"%PDF-", "a PDF: take its text out, for instance with pdftotext"),
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*", _PICTURE),
    # The first file in it, and what its name says.
    (rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|word/|docProps/|mimetypeapplication/)", _OFFICE),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (rb"PK\x03\x04|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07", _ARCHIVE),
    (rb"\x1f\x8b|\x28\xb5\x2f\xfd|BZh[1-9]|\xfd7zXZ\0", _TWICE),
    (rb"\xff\xfe\0\0|\0\0\xfe\xff", "UTF-32: convert it to UTF-8"),
    # With a byte order mark, or with every other byte of its first letters being 0.
    (rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){4}|(?:\0[^\0]){4}", "UTF-16: convert it to UTF-8"),
    (rb"(?i)\s*<(?:!doctype\s+html|html)", "HTML: give the text that a browser shows, in UTF-8"),
)
_COMPILED = [(re.compile(pattern, re.DOTALL), kind) for pattern, kind in _KINDS]
LENGTH = 128
"""Bytes that tell what a file is."""


def advice(start: bytes) -> str:
    """Return what the first bytes of a file show that it is, and the cure; or nothing."""
    found = next((kind for pattern, kind in _COMPILED if pattern.match(start)), "")
    return found and f"it looks like {found}"
