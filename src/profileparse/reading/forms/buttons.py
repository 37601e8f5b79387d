"""Buttons and labels that stand between the parts of the page."""

import re
from collections.abc import Iterator

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page import Line, is_dated, lines_of

_WORDS = (
    "Follow|Following|Unfollow|Save|Saved|Share|Cite|Bookmark|Copy link|Newest|Oldest|Latest"
    "|Most cited|Most recent|Top cited|Sort by|Load more|Show more|Read more|See more|View more"
)
_BUTTON = re.compile(rf"(?:(?:\(BUTTON\)[ \t]*)?(?:{_WORDS})(?:[ \t]*[/|·•,][ \t]*|[ \t]*))+")
_LYNX = re.compile(r"(?:\(BUTTON\)[ \t]*[A-Za-z ]{1,40})+")
_LABEL = re.compile(r"Score:?[ \t]*(?=[0-9]{1,3}\.[0-9])")
_SCORE = re.compile(r"[0-9]{1,3}\.[0-9](?![0-9])")
_PARTS = 3
_LONGEST = 80


def find(text: str) -> list[Edit]:
    """Return the edits that take buttons and labels out."""
    return [Edit(start, end) for start, end in _found(lines_of(text))]


def _found(lines: list[Line]) -> Iterator[tuple[int, int]]:
    below = _PARTS + 1  # lines since the last meta line, at most so many are counted
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            below += 1
            continue
        if is_dated(line.text):
            below = 0
            label = _LABEL.match(line.text)
            if label:
                yield line.start, line.start + label.end()
        elif _is_button(line.text):
            if below or not _is_title(lines, at):
                yield line.start, line.end
        elif line.text.rstrip(":") == "Score" and _over_score(lines, at):
            yield line.start, line.end
        else:
            label = _LABEL.match(line.text)
            if label and len(line.text) - label.end() <= len("100.0LG"):
                yield line.start, line.start + label.end()
            below += 1


def _is_button(text: str) -> bool:
    return _BUTTON.fullmatch(text) is not None or _LYNX.fullmatch(text) is not None


def _is_title(lines: list[Line], at: int) -> bool:
    """Whether a word under a meta line must be the title: no other line is left for it."""
    rest = 0
    for line in lines[at : at + _PARTS + 1]:
        if is_dated(line.text):
            break
        rest += 1
    return rest <= _PARTS


def _over_score(lines: list[Line], at: int) -> bool:
    above = lines[at - 1].text if at else ""
    return above != "AI" and at + 1 < len(lines) and bool(_SCORE.match(lines[at + 1].text))
