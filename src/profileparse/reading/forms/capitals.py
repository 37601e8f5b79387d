"""Capitals: headings that an extractor set in upper case, which cannot be undone."""

import re

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import lines_of

_HEADING = re.compile(r"[0-9][0-9,]*[ \t]*PAPERS?")
_ENOUGH = 2  # titles


def find(text: str) -> list[Edit]:
    """Return the edit of each heading in capitals."""
    edits = []
    for line in lines_of(text):
        if len(line.text) <= 20 and _HEADING.fullmatch(line.text):  # noqa: PLR2004
            word = line.text.index("P")
            edits.append(Edit(line.start + word + 1, line.end, line.text[word + 1 :].lower()))
    return edits


def has_capital_titles(titles: list[str]) -> bool:
    """Whether half of the titles are in capitals, and there are enough of them to tell."""
    long = [title for title in titles if " " in title]
    upper = sum(map(str.isupper, long))
    return upper >= _ENOUGH and 2 * upper >= len(long)
