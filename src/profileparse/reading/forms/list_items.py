"""Lists: the mark or the number before a card or a fact is taken off."""

import re

from profileparse.arxiv import candidates
from profileparse.reading.forms.edits import Edit
from profileparse.reading.forms.page import DATE

_MARK = (
    r"(?:[*•·‣◦▪■●○–—+-]"  # noqa: RUF001  (dashes)
    r"|#?[0-9]{1,4}[.)]|\([0-9]{1,4}\)|#[0-9]{1,4})"
)
_CODE = (
    r"(?:[A-Z]{2,4}|optics|other|soft|[a-z]{1,9}(?:-[a-z]{1,9})?\.[A-Za-z-]{2,12}"
    r"|[a-z]{1,9}-[a-z]{1,9})"
)
_SCORE = r"[0-9]{1,3}\.[0-9]"
_CARD = rf"(?:Score[ \t]*)?(?:{_SCORE}[ \t]*)?(?:{_CODE})?[ \t]*(?:{DATE})?[A-Za-z \t]{{0,24}}$"
_FACT = (
    r"h-index[ \t]*[0-9,]*|[0-9,]+[ \t]*(?:papers?|citations?|Papers?)"
    r"|Novelty[ \t]*[0-9.%]*|AI[ \t]Score[ \t]*[0-9.]*"
)
_ITEM = re.compile(
    rf"(?m)^[ \t]*+(?P<marks>(?:{_MARK}[ \t]++){{1,3}}+)(?=(?:{_FACT})[ \t]*$|{_CARD})"
)
_ALONE = re.compile(
    rf"(?m)^[ \t]*+(?P<marks>{_MARK})[ \t]*+\n[ \t\n]*+"
    rf"(?=(?:Score[ \t]*)?(?:{_SCORE}|{_CODE})[ \t]*(?:\n|{DATE}|{_CODE}))"
)
_ENDS = re.compile(rf"(?:{_SCORE}|{_CODE}|Score|{DATE}.*|{_FACT})$")

_ONLY_CODE = re.compile(r"[a-z]+[.-][A-Za-z.-]+")


def find(text: str) -> list[Edit]:
    """Return the edits that take marks off."""
    edits = []
    for found in _ITEM.finditer(text):
        line = text[found.end() : _line_end(text, found.end())].rstrip(" \t")
        # An affiliation on a line of its own, `· a-lab`, can look like a code in small letters.
        is_code = _ONLY_CODE.fullmatch(line) is None or bool(candidates(line))
        if line and is_code and _ENDS.search(line):
            edits.append(Edit(*found.span("marks")))
    edits += [Edit(*found.span("marks")) for found in _ALONE.finditer(text)]
    return sorted(set(edits))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
