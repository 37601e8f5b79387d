"""Forms in which a page cannot be read: which one it is, and which extraction keeps the page.

- One line, with blanks: where a title ends and the first name begins cannot be told.
- Incomplete: titles, names and abstracts without the lines of subject and date above them.
- The page of one paper, which shows no names.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from profileparse.arxiv import ARXIV_ID, candidates
from profileparse.reading.authors import must_be_byline
from profileparse.reading.forms.edits import Edit, Finding, FormEdits
from profileparse.reading.forms.page_lines import (
    CODE,
    FACT,
    MONTH,
    SHORT_MONTH,
    is_dated,
    lines_of,
    page_lines,
)
from profileparse.reading.sections import next_head
from profileparse.reading.suggest.meta_lines import suggest_meta_lines

KEEPS_LINES = (
    "take the text again, with its lines: copy the page in a browser, "
    "or use innerText, html-text or get_text('\\n')"
)
_ONE_LINE = "only blanks part title, names and abstract from {} on: nothing says where each ends"
_INCOMPLETE = "no line of subject and date stands above any paper, as above the one by {}"
_FIRST_LOST = "no line of subject and date stands above the first paper, by {}"
_PAPER_PAGE = "the page of one paper, not of a person: {}"
_PROFILE_PAGE = "give the page of a researcher, with an h-index and a list of papers"
_DATE = rf"{MONTH}[ \t]*[0-9]{{1,2}}"
_IN_LINE = re.compile(
    rf"(?<![^\s])(?:[0-9]{{1,3}}\.[0-9][ \t]*+)?(?P<code>{CODE})[ \t]*+{SHORT_MONTH}[ ][0-9]{{1,2}}"
    r"(?:, [0-9]{4})?(?:[ \t]*Code)?+[ \t]+(?=\S)"
)
_PROSE = 120  # characters: no title, no list of names and no line of facts has more
_FACT = re.compile(FACT)

_LINE = re.compile(r"[^ \t\n][^\n]*")
_SHORT = 60  # characters: a line that is dated and has no more is one of a paper
_DATED = re.compile(rf"{_DATE}|\b[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{2,4}}|\bago\b")
_MARKS = "#*_ \t"

_ARXIV = re.compile(rf"arXiv:[\s\[*_]*{ARXIV_ID}")
_H_INDEX = re.compile(r"h-index:[\s*_]*[0-9]+")
_REACH = 400  # characters between the two, and between the date and the first
_SIGN = re.compile(r"(?i)AI Analysis|Your Notes|Originality|Predicted impact|Foundations")
_SURE_SIGN = re.compile(r"(?im)^[ \t#*]*+(?:AI Analysis|Your Notes)[ \t*]*$")
_PAPER_START = re.compile(
    rf"(?P<codes>[A-Z]{{2,8}}|[a-z]+[.-][A-Za-z.-]+)(?:\]\([^()\s]{{0,200}}\))?[\s*_|-]*+(?:{_DATE})"
)
_TARGET = re.compile(r"\]\([^()\s]*\)")
_WORD = re.compile(r"[^\s\[\]#*_|,-]+")
_LAST_WORDS = re.compile(r"(?i)Your Notes")


def find_paper_pages(text: str) -> FormEdits:
    """Return what takes the pages of one paper out of a text."""
    found = FormEdits([], [], [])
    done = 0
    proofs = list(_proofs(text))
    starts = [_page_start(text, start) for start, _ in proofs]
    stops = [*starts[1:], len(text)][: len(starts)]
    for (start, end), first, stop in zip(proofs, starts, stops, strict=True):
        sign = _SIGN if _H_INDEX.search(text, start, end) else _SURE_SIGN
        if start < done or not sign.search(text, end, stop):
            continue
        profile = _next_profile(text, end, stop)
        last = _LAST_WORDS.search(text, end, stop)
        if last and last.start() <= profile:
            done = last.end()
        else:
            done = end + len(text[end:profile].rstrip(" \t\n"))
        found.edits.append(Edit(first, done))
        found.findings.append(Finding("PP112", start, end, _PAPER_PAGE, _PROFILE_PAGE))
    return found


def _next_profile(text: str, start: int, stop: int) -> int:
    """Return where the page of a person begins below that of a paper, or `stop`."""
    lines = page_lines(text[start:stop])
    return start + lines.starts[next_head(lines, 1, len(lines))]


def find_lines_with_blanks(text: str) -> FormEdits:
    """Return what takes out the lines that hold whole papers, separated by blanks."""
    found = FormEdits([], [], [])
    metas = [meta for meta in _IN_LINE.finditer(text) if _is_in_line(text, meta)]
    for start, same_line in groupby(metas, lambda meta: text.rfind("\n", 0, meta.start()) + 1):
        first, *more = same_line
        above = text[start : first.start()]
        if more or not above.strip(" \t") or _FACT.search(above):
            end = text.find("\n", start)
            found.edits.append(Edit(start, len(text) if end < 0 else end))
            place = first.start(), first.start() + len(first[0].rstrip(" \t"))
            found.findings.append(Finding("PP113", *place, _ONE_LINE, KEEPS_LINES))
    return found


def _is_in_line(text: str, found: re.Match[str]) -> bool:
    below = text[found.end() : found.end() + _PROSE]
    # Where a table was laid out with blanks, a short line goes on with nothing else.
    is_long = len(below) == _PROSE and not below[_PROSE // 2 :].isspace()
    return is_long and "\n" not in below and bool(candidates(found["code"]))


def without_meta_lines(text: str, first: int, stop: int) -> Finding | None:
    """Return what is to be said of a text with names and abstracts, but no meta lines.

    Args:
        text: a text whose lines end with LF.
        first: where a part of it begins in which no paper was found.
        stop: where that ends.
    """
    bylines = _bylines(text, first, stop)
    if not bylines or (len(bylines) == 1 and not _FACT.search(text, first, bylines[0][0])):
        return None
    return Finding("PP113", *bylines[0], _INCOMPLETE, KEEPS_LINES)


def find_first_lost(text: str) -> FormEdits:
    """Return what is to be said of a paper above all lines of subject and date, without a head."""
    first = next((line.start for line in lines_of(text) if is_dated(line.text)), 0)
    bylines = _bylines(text, 0, first)
    found = FormEdits([], [], [])
    if bylines and not _FACT.search(text, 0, bylines[0][0]):
        found.findings.append(Finding("PP113", *bylines[0], _FIRST_LOST, KEEPS_LINES))
    return found


def _bylines(text: str, first: int, stop: int) -> list[tuple[int, int]]:
    """Return where names stand over an abstract, if no line between bounds begins a paper."""
    if any(suggest_meta_lines(text, first, stop)):
        return []
    bylines = []
    above = None
    for found in _LINE.finditer(text, first, stop):
        line = found[0].strip(_MARKS)
        if len(line) <= _SHORT and _DATED.search(line):
            return []
        if above and len(line) >= _PROSE and must_be_byline(above[0].strip(_MARKS)):
            bylines.append((above.start(), above.start() + len(above[0].rstrip(" \t"))))
        above = found if len(line) <= 2 * _PROSE else None
    return bylines


def _proofs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches from an arXiv id to the h-index below it, if it is not lost."""
    done = 0
    for found in _ARXIV.finditer(text):
        below = _H_INDEX.search(text, found.end(), found.end() + _REACH)
        start = found.start()
        if start < done:
            continue
        if below or not text[text.rfind("\n", 0, start) + 1 : start].strip(_MARKS):
            done = below.end() if below else found.end()
            yield start, done


def _page_start(text: str, start: int) -> int:
    """Return where the meta line stands over the title of a page; the id if there is none."""
    low = max(start - _REACH, 0)
    *_, last = (start, *(found.start() for found in _PAPER_START.finditer(text, low, start)))
    at = last
    while at > low:  # several codes, each perhaps a link or a line
        first = text.rfind("\n", low, at - 1) + 1 or low
        words = _WORD.findall(_TARGET.sub("]", text[first:at]))
        if not all(map(candidates, words)):
            break
        last = first if words or at == last else last
        at = first
    return last
