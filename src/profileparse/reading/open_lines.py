"""How lines end: within a title or a list of names, so that the next one goes on, or a sentence."""

import re

OPEN = re.compile(
    r"(?:^|[ \t(])(?:a|an|the|of|for|and|or|in|on|to|with|via|from|by|at|as|is|are|using|through"
    r"|towards?|into|over|under|between|without|beyond|its|their|that|be|can|vs\.?|&|et|de)$",
    re.IGNORECASE,
)
"""How a line ends that goes on in the next one."""
OPEN_ENDS = (",", " et", "·", "•", "-")
SENTENCE_ENDS = (".", "?", "!", ":", ";")
_LONGEST = 20  # characters: of the last word


def is_open(line: str) -> bool:
    """Whether a line ends where no title and no list of names does."""
    return line.endswith(OPEN_ENDS) or OPEN.search(line[-_LONGEST:]) is not None
