"""Edits of a text, and the map that leads from the new text back to the given one."""

from typing import NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` gives way to another text."""

    start: int
    end: int
    text: str = ""
