"""Forms in which a page cannot be read: which one it is, and which extraction keeps the page.

- One line, with blanks: where a title ends and the first name begins cannot be told.
- Incomplete: titles, names and abstracts without the lines of subject and date above them.
- The page of one paper, which shows no names.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from profileparse.arxiv import candidates
from profileparse.reading.authors import must_be_byline
from profileparse.reading.grammar import grammar

KEEPS_LINES = "copy the page from a browser, or take innerText, html-text or get_text('\\n')"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DATE = (
    rf"(?:{_MONTH}\.?|(?:Jan|Febr)uary|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October)"
    r"[ \t]*[0-9]{1,2}"
)

_CODE = r"(?P<code>[A-Z]{2}|[a-z]+-[a-z]+|[a-z-]+\.[A-Za-z-]+|soft|optics|other)"
_IN_LINE = re.compile(
    rf"(?<![^\s])(?:[0-9]{{1,3}}\.[0-9][ \t]*+)?{_CODE}[ \t]*+{_MONTH}[ ][0-9]{{1,2}}"
    r"(?:, [0-9]{4})?(?:[ \t]*Code)?[ \t]+(?=\S)"
)
_PROSE = 120  # characters: no title, no list of names and no line of facts has more
_FACT = re.compile(r"h-index[ \t]*[0-9]|[0-9][ \t]*Papers?\b|[0-9][ \t]*citations?\b")

_LINE = re.compile(r"[^ \t\n][^\n]*")
_SHORT = 60  # characters: a line that is dated and has no more is one of a paper
_DATED = re.compile(rf"{_DATE}|\b[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{2,4}}|\bago\b")
_MARKS = "#*_ \t"

_ARXIV = re.compile(r"arXiv:[\s\[*_]*(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})")
_H_INDEX = re.compile(r"h-index:[\s*_]*[0-9]+")
_REACH = 400  # characters between the two, and between the date and the first
_SIGNS = ("AI Analysis", "Your Notes", "Originality", "Predicted impact", "Foundations")
_PAPER_START = re.compile(rf"(?P<codes>[A-Z]{{2,8}}|[a-z]+[.-][A-Za-z.-]+)\s*(?:{_DATE})")
_LAST_WORDS = "Your Notes"


class Refusal(NamedTuple):
    """A text, or a part of it, of which no records can be had.

    Attributes:
        code: of the rule: PP112, or PP113.
        form: what it is, for a message.
        start: where the stretch begins that proves it.
        end: where that ends.
        bounds: the part of the text that is not to be read.
        hint: which extraction, or which page, can be read.
    """

    code: str
    form: str
    start: int
    end: int
    bounds: tuple[int, int]
    hint: str


def find_refusals(text: str) -> list[Refusal]:
    """Return what cannot be read in a text, in its order; nothing if papers stand in lines.

    Args:
        text: a text whose lines end with LF.
    """
    pages = list(paper_pages(text))
    if pages:
        return pages
    found = in_line_with_blanks(text) or without_meta_lines(text)
    return [found] if found else []


def in_line_with_blanks(text: str) -> Refusal | None:
    """Return the refusal of a text in which papers stand in one line, parted by blanks."""
    metas = [found for found in _IN_LINE.finditer(text) if _is_in_line(text, found)]
    if not metas or _has_meta_line(text):
        return None
    first = metas[0]
    at_start = not text[text.rfind("\n", 0, first.start()) + 1 : first.start()].strip(" \t")
    if len(metas) == 1 and not at_start and not _FACT.search(text, 0, first.start()):
        return None
    return Refusal(
        "PP113",
        "one line with blanks between the pieces",
        *_trimmed(text, first.start(), first.end()),
        (0, len(text)),
        f"a title and the first name cannot be told apart: {KEEPS_LINES}",
    )


def _is_in_line(text: str, found: re.Match[str]) -> bool:
    below = text[found.end() : found.end() + _PROSE]
    return len(below) == _PROSE and "\n" not in below and bool(candidates(found["code"]))


def _has_meta_line(text: str) -> bool:
    pattern = grammar().pattern("META")
    return any(pattern.match(text, found.start()) for found in _LINE.finditer(text))


def without_meta_lines(text: str) -> Refusal | None:
    """Return the refusal of a text with names and abstracts, and no line of subject and date."""
    bylines = []
    above = None
    for found in _LINE.finditer(text):
        line = found[0].strip(_MARKS)
        if len(line) <= _SHORT and _DATED.search(line):
            return None
        if above and len(line) >= _PROSE and must_be_byline(above[0].strip(_MARKS)):
            bylines.append(above)
        above = found if len(line) <= 2 * _PROSE else None
    if not bylines or (len(bylines) == 1 and not _FACT.search(text, 0, bylines[0].start())):
        return None
    return Refusal(
        "PP113",
        "a text without the lines of subject and date",
        *_trimmed(text, *bylines[0].span()),
        (0, len(text)),
        f"the extractor dropped these lines: {KEEPS_LINES}",
    )


def paper_pages(text: str) -> Iterator[Refusal]:
    """Yield the refusals of the pages of one paper that a text holds."""
    if "arXiv:" not in text or "h-index:" not in text:
        return
    proofs = list(_proofs(text))
    starts = [_page_start(text, start) for start, _ in proofs]
    done = 0
    stops = [*starts[1:], len(text)][: len(starts)]
    for (start, end), first, stop in zip(proofs, starts, stops, strict=True):
        if start < done or not any(text.find(sign, end, stop) >= 0 for sign in _SIGNS):
            continue
        last = text.find(_LAST_WORDS, end, stop)
        done = stop if last < 0 else last + len(_LAST_WORDS)
        hint = "a profile is the page of a researcher, with an h-index and a list of papers"
        yield Refusal("PP112", "the page of one paper", start, end, (first, done), hint)


def _proofs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches from an arXiv id to the h-index below it."""
    done = 0
    for found in _ARXIV.finditer(text):
        below = _H_INDEX.search(text, found.end(), found.end() + _REACH)
        if below and found.start() >= done:
            done = below.end()
            yield found.start(), done


def _page_start(text: str, start: int) -> int:
    """Return where the meta line stands over the title of a page; the id if there is none."""
    low = max(start - _REACH, 0)
    *_, last = (start, *(found.start() for found in _PAPER_START.finditer(text, low, start)))
    return last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" \t"))
