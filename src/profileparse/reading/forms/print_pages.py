"""Prints: the header and the footer that a browser puts on each page, in the midst of the text."""

import re

from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page_lines import FACT_LINE, page_lines
from profileparse.reading.paper_end import ends_sentence
from profileparse.reading.sections import begins_profile

# Blanks are possessive throughout: a page can end in any number of them.
_STAMP = (
    r"(?:[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}),?"
    r"[ \t]++[0-9]{1,2}:[0-9]{2}(?:[ \t]*+[AaPp]\.?[Mm]\.?)?+"
)
_HEADER = rf"(?:\f[ \t]*+)?{_STAMP}[ \t]++[^\n]{{1,200}}"
_NUMBER = r"(?:Page[ \t]++)?[0-9]{1,4}[ \t]*+(?:/|of)[ \t]*+[0-9]{1,4}"
_ADDRESS = r"(?:https?|file)://[^\s]{1,500}+"
_FOOTER = rf"{_ADDRESS}[ \t]++[0-9]{{1,4}}[ \t]*+(?:/|of)[ \t]*+[0-9]{{1,4}}"
# What stood at the two ends of a line can have a line each.
_TWO_LINES = (
    rf"(?:\f[ \t]*+|(?<![\s\S])){_STAMP}[ \t]*+\n[ \t\n]*+[^\n]{{1,200}}"
    rf"|{_ADDRESS}(?=[ \t]*+\n[ \t\n]*+{_NUMBER}[ \t]*+\n[ \t\n]*+(?:\f|\Z))"
)
_LINE = rf"[ \t]*+(?:{_HEADER}|{_FOOTER}|{_TWO_LINES}|{_NUMBER}|\f)[ \t]*+"
_BREAK = re.compile(rf"(?m)^(?:{_LINE}(?:\n|\Z)[ \t\n]*+)+|^\f(?=[^\n])")
_FACT_LINE = re.compile(FACT_LINE)
_REACH = 400  # characters above a break in which its line is looked at, and below it a head


def find(text: str) -> list[Edit]:
    """Return the edits that take headers and footers out, and join what they parted."""
    return [_edit(text, found) for found in _BREAK.finditer(text)]


def _edit(text: str, found: re.Match[str]) -> Edit:
    above = text[max(0, found.start() - _REACH) : found.start()]
    bare = above.rstrip(" \t\n")
    if not bare or found.end() == len(text):
        return Edit(*found.span())
    start = found.start() - len(above) + len(bare)
    last = bare.rsplit("\n", 1)[-1]
    # Below a fact a name can begin the next profile.
    parted = ends_sentence(last) or _FACT_LINE.fullmatch(last) or _is_head(text, found.end())
    return Edit(start, found.end(), "\n\n" if parted else "\n")


def _is_head(text: str, start: int) -> bool:
    """Whether a profile begins at a place."""
    lines = page_lines(text[start : start + _REACH])
    return len(lines) > 0 and begins_profile(lines, 0, len(lines))
