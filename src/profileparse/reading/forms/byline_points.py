"""How much a line, or lines that are joined, look like a list of names.

Points are rough log-odds: 1 is a hint, 3 is strong.
"""

import re

from profileparse.reading.authors import (
    is_prose,
    looks_like_byline,
    match_names,
    must_be_byline,
    read_byline,
)
from profileparse.reading.odd_authors import SHOWN
from profileparse.reading.open_lines import OPEN, OPEN_ENDS
from profileparse.reading.paper_end import LIST_ITEM
from profileparse.reading.title_split import segment

_PLAIN_NAME = 4  # words
LONGEST_BYLINE = 1000  # characters
GLUE = re.compile(r"[a-z]{4}[A-Z]|[a-z0-9][A-Z]\.")
_OPEN_NAME = re.compile(r"(?:(?:^|[ .-])[A-Z]\.|(?:^|[ ,])[A-Z][\w.'-]*, ?[A-Z][\w'-]*)$")


def byline_points(text: str) -> float:
    """Return how much a text looks like a list of names."""
    if len(text) > LONGEST_BYLINE or re.match(LIST_ITEM, text):
        return -9.0
    found = match_names(text)
    byline = read_byline(text)
    if found is None or is_prose(", ".join(byline.authors)):
        return -6.0
    count = len(byline.authors)
    points = 1.0 if byline.affiliation else 0.0
    if byline.et_al:
        points += 3.0 if count == SHOWN else -1.0
    elif must_be_byline(text):
        points += 2.0
    elif not looks_like_byline(text):
        points -= 4.0
    if not count or count > SHOWN:
        points -= 3.0
    if text.endswith(OPEN_ENDS) or OPEN.search(text):
        points -= 4.0
    if segment(text) is not None:
        points -= 4.0 if GLUE.search(text) else 2.0
    if not byline.et_al and _OPEN_NAME.search(text):
        points -= 2.5
    return points + sum(map(_name_points, byline.authors))


def _name_points(name: str) -> float:
    words = name.split()
    points = -1.0 if len(words) == 1 else 0.0 if len(words) <= _PLAIN_NAME else -1.0
    if name[0].islower():
        points -= 1.5
    if ":" in name or "?" in name or "$" in name:
        points -= 3.0
    if re.search(r"(?i)\b(?:of|for|the|with|via|learning|models?|networks?|in|on|to)\b", name):
        points -= 2.5
    if re.search(r"(?:ing|tion|tions|sis|ics|ity|ness|ment|ments|ogy|els|works|ems)\b", words[-1]):
        points -= 1.5
    return points
