"""Labels that a page hides, or reads out: taken off the name and the parts of papers.

Title: A Title        link, A Title        heading level 1, A Name
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import Line, is_dated, lines_of

_HEADING = r"heading level [1-6],"
_IN_CARD = {
    "title": re.compile(rf"(?:(?:Title|Paper(?: title)?)[ \t]*:|link,|{_HEADING})[ \t]+(?=\S)"),
    "names": re.compile(r"(?:Authors?|Written by|By)[ \t]*:[ \t]+(?=\S)"),
    "abstract": re.compile(r"(?:Abstract|Summary|TL;?DR)[ \t]*:[ \t]+(?=\S)"),
}
_OVER_FACTS = re.compile(rf"(?:(?:Name|Researcher|Author)[ \t]*:|{_HEADING})[ \t]+(?=\S)")
_COUNT = re.compile(rf"{_HEADING}[ \t]+(?=[0-9][0-9,]*[ \t]*Papers?$)")
_NEAR = 10  # lines from a name to the h-index below it


class _Label(NamedTuple):
    part: str
    start: int
    end: int


def find(text: str) -> list[Edit]:
    """Return the edits that take labels off.

    In papers only what half of them have is a label: an abstract can begin with `Summary:`.
    """
    lines = lines_of(text)
    labels = list(_in_cards(lines))
    cards = sum(is_dated(line.text) for line in lines)
    counts = Counter(label.part for label in labels)
    edits = [Edit(start, end) for part, start, end in labels if 2 * counts[part] >= cards]
    return sorted({*edits, *_in_heads(lines)})


def _in_cards(lines: list[Line]) -> Iterator[_Label]:
    left = dict(_IN_CARD)
    below = -1  # lines since the last meta line; there is none above the first
    for line in lines:
        titled = below == 0 and left["title"].match(line.text)
        if is_dated(line.text) and not titled:  # a title can end in a date, too
            below, left = 0, dict(_IN_CARD)
            continue
        if below >= 0:
            for part in ["title"] if below == 0 else [part for part in left if part != "title"]:
                label = left[part].match(line.text)
                if label:
                    del left[part]
                    yield _Label(part, line.start, line.start + label.end())
                    break
            below += 1


def _in_heads(lines: list[Line]) -> Iterator[Edit]:
    for at, line in enumerate(lines):
        label = _COUNT.match(line.text)
        if label is None and any(
            below.text.startswith("h-index") for below in lines[at + 1 : at + 1 + _NEAR]
        ):
            label = _OVER_FACTS.match(line.text)
        if label:
            yield Edit(line.start, line.start + label.end())
