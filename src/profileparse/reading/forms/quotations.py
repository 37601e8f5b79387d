"""Block quotations: the mark before each of their lines is taken off.

> The abstract, which
> was wrapped.
"""

from collections.abc import Iterator

from profileparse.reading.authors import looks_like_byline
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import lines_of

_LONGEST_NAMES = 300  # characters


def find(text: str) -> list[Edit]:
    """Return the edits that take the marks off."""
    return list(_found(text))


def _found(text: str) -> Iterator[Edit]:
    quoted = False
    above = ""
    for line in lines_of(text):
        # Prose that was wrapped can have a sign of its own at the start of a line.
        first = line.parted or looks_like_byline(above[-_LONGEST_NAMES:].strip("*_"))
        quoted = line.text.startswith(">") and (quoted or first)
        above = line.text
        if quoted:
            yield Edit(line.start, line.end - len(line.text[1:].lstrip(" \t")))
