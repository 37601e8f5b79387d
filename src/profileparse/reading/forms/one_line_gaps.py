"""One line, with tabs or wide gaps between the pieces: these are as good as line ends."""

import re

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import CODE, SHORT_MONTH

_GAP = r"(?:[ ]*\t[ \t]*|[ ]{2,})"
_GAPS = re.compile(_GAP)
_META = re.compile(
    rf"(?<![A-Za-z.-]){CODE}{_GAP}{SHORT_MONTH}[ ][0-9]{{1,2}}(?:, [0-9]{{4}})?{_GAP}"
)
_SHORTEST = 120  # characters behind a meta line, without a line end


def find(text: str) -> list[Edit]:
    """Return the edits that put a line end for each gap, in lines that hold whole papers.

    Args:
        text: a text whose lines end with LF.
    """
    edits: list[Edit] = []
    if "\t" not in text and "  " not in text:
        return edits
    done = 0
    for found in _META.finditer(text):
        if found.start() < done:
            continue
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        done = len(text) if end < 0 else end
        if done - found.end() < _SHORTEST:
            continue
        line = text[start:done]
        first = done - len(line.lstrip(" \t"))
        edits += (Edit(*gap.span(), "\n") for gap in _GAPS.finditer(text, first, done))
    return edits
