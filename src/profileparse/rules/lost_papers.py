"""Whether text that belongs to nothing is of a paper, and not a menu or a footer."""

import re

from profileparse.reading.authors import must_be_byline

_LEAST = 40  # characters: menus and buttons have less
_LEAST_WORDS = 4
_LONGEST = 1000  # characters of a line that are looked at
_FURNITURE = (
    r"(?i)©|\(c\) (?:19|20)|copyright|all rights|cookie|privacy|terms of|newsletter|subscribe"
    r"|sign (?:in|up|out)|log (?:in|out)|load(?:ing)? more|(?:show|see|view)(?:ing)?"
    r" (?:all|more|[0-9])"
    r"|powered by|contact us|back to top|skip to|javascript|last updated|follow us|^https?://\S*$"
    r"|^page [0-9]|per page|most cited|sort(?:ed)? by"
)


def is_of_paper(text: str) -> bool:
    """Whether a text holds a title, names or prose, as a paper does."""
    lines = (line.strip(" \t\r")[:_LONGEST] for line in re.split("[\r\n]", text))
    return any(
        must_be_byline(line) or (len(line) >= _LEAST and len(line.split()) >= _LEAST_WORDS)
        for line in lines
        if line and not re.search(_FURNITURE, line)
    )
