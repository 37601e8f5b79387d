"""What is said of text that stands among the parts of a paper, and is none."""

from profileparse.reading.forms.edits import Finding

_STRAY = "text that belongs to no part of a paper: {}"
_KEPT = "it is kept in unparsed: leave it out where the text is scraped"


def stray(start: int, end: int) -> Finding:
    """Return the finding on such a text."""
    return Finding("PP102", start, end, _STRAY, _KEPT)
