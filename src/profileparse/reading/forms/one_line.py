"""One line, glued: a page in which an extractor put no mark at all between the pieces.

    Maria ExampleLGh-index252papers2 Papers57.7AIMay 18An Invented TitleMaria Example, Jan
    MusterOur work shows it.LGMar 11, 2022CodeA Second Title...

The meta lines are found first, wherever they stand in a line; then, in the stretch below each of
them, title, names and abstract are told apart by weighing. Where the weights are not clear, a
paper is left in one piece. Line ends may stand anywhere in an abstract.
"""

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from profileparse.diagnostics import Severity
from profileparse.reading.forms.edits import Edit, Finding, FormEdits
from profileparse.reading.forms.glued_head import find_head
from profileparse.reading.forms.glued_meta import GluedMeta, glued_metas
from profileparse.reading.forms.glued_paper import PaperCut, cut_paper, joints
from profileparse.reading.forms.page_lines import page_lines
from profileparse.reading.sections import next_head

_SHORTEST = 120  # characters behind a meta line: a title alone has fewer
_REACH = 300  # characters at the end of an abstract, or of the text
_FOOTER = re.compile(r"(?:(?:Load|Show|See) more)?(?:© ?[0-9]{4}[^\n]*)?\Z")
_WORDS = "Save[ds]?|Share|Cite|Bookmark|Copy link|PDF|Read more|See more|Show more|BibTeX|Like"
_COUNT = r"(?<![\s0-9,])[0-9][0-9,]*[kK]? (?:citations?|views?|likes?|stars?)"
_BUTTONS = re.compile(rf"(?:(?:{_WORDS}|{_COUNT})(?:[ \t]*[|/·][ \t]*)?){{1,6}}\Z")
_BUTTON_JOINT = re.compile(r"[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])")
_TAIL = re.compile(r"(?<=[.?!…)\]}$\"”])[A-Z][A-Za-z ]{2,40}\Z")
_MOST = 0.5  # of the papers end in the same words, if these are buttons


_COMPARE = "compare it with the page, or take its text with the line ends kept"
_HEAD_GUESSED = "the pieces of the head are run together: the split at {} is a guess"
_NAMES_GUESSED = "guessed that the authors begin at {}"
_PARAGRAPH_GUESSED = "two paragraphs seem to be run together here; they are read as one"
_UNCLEAR = "cannot tell title, authors and abstract of a paper apart: {}"
_NO_META_LINE = "a paper seems to begin here, without a line of subject and date: {}"


def find(text: str) -> FormEdits:
    """Return the edits that bring a text in one line, or with papers in one line, to lines.

    Args:
        text: a text whose lines end with LF.
    """
    found = FormEdits([], [], [])
    metas = list(glued_metas(text))
    glued = [meta for meta in metas if not meta.parted]
    if 2 * len(glued) <= len(metas) or not any(_is_whole(text, meta) for meta in glued):
        return found
    ends = _ends(text, metas)
    cuts = [cut_paper(text, meta.end, end) for meta, end in zip(glued, ends, strict=True)]
    if not any(cuts):
        return found
    _take_heads(text, glued, cuts, ends, found)
    tails = _common_tails(text, glued, ends)
    for meta, cut, end in zip(glued, cuts, ends, strict=True):
        _take_paper(meta, cut, end, found)
        if cut:
            _take_joints(text, cut, end, found)
        found.edits.extend(_tail_edits(text, cut.abstract if cut else meta.end, end, tails))
    # On a line of its own, such a paper is refused by the form of lines with blanks.
    found.edits.extend(Edit(meta.label, meta.label, "\n\n") for meta in metas if meta.parted)
    found.edits.sort()
    return found


def _ends(text: str, metas: list[GluedMeta]) -> list[int]:
    """Return where each glued paper ends: above the next one, glued or not, or the next profile."""
    lines = page_lines(text)
    ends = []
    for meta, stop in zip(metas, [*(meta.label for meta in metas[1:]), len(text)], strict=True):
        if not meta.parted:
            below, last = (bisect_right(lines.starts, at) for at in (meta.end, stop - 1))
            head = next_head(lines, below, last)
            ends.append(lines.starts[head] if head < last else stop)
    return ends


def _take_heads(
    text: str,
    metas: list[GluedMeta],
    cuts: list[PaperCut | None],
    ends: list[int],
    found: FormEdits,
) -> None:
    """Add what is found of heads, and let the papers above them end there."""
    names = frozenset(_names(text, cuts))
    for at, papers in _with_heads(text, metas).items():
        above = cuts[at - 1]
        least = 0 if not at else above.abstract if above else metas[at - 1].end
        head = find_head(text, least, metas[at].label, papers, names)
        if head:
            found.edits.extend(head.edits)
            found.findings.extend(
                Finding("PP111", *guess, _HEAD_GUESSED, _COMPARE, Severity.WARNING)
                for guess in head.guesses
            )
            if at:
                ends[at - 1] = head.start


def _take_paper(meta: GluedMeta, cut: PaperCut | None, end: int, found: FormEdits) -> None:
    found.edits.append(Edit(meta.label, meta.label, "\n\n"))
    if meta.label < meta.start:
        found.edits.append(Edit(meta.start, meta.start, "\n"))
    if cut is None:
        _leave_out("PP104", _UNCLEAR, meta.end, end, found)
    else:
        found.edits.append(Edit(meta.end, meta.end, "\n"))
        found.edits.extend(Edit(at, at, "\n\n") for at in cut[:2])
        if cut.label < cut.abstract:
            found.edits.append(Edit(cut.abstract, cut.abstract, "\n"))
        found.findings.append(
            Finding("PP108", cut.title_end, cut.byline_end, _NAMES_GUESSED, _COMPARE)
        )


def _leave_out(code: str, message: str, start: int, end: int, found: FormEdits) -> None:
    """Take out what would else be read as a part of a paper that it is not for certain."""
    found.edits.append(Edit(start, end, "\n\n"))
    found.findings.append(Finding(code, start, end, message, _COMPARE))


def _is_whole(text: str, meta: GluedMeta) -> bool:
    """Whether more than a title is run together with a meta line, or an abstract above it is."""
    below = text[meta.end : meta.end + _SHORTEST]
    above = text[max(meta.label - 1, 0) : meta.label]
    return bool(above.strip()) or (len(below) == _SHORTEST and "\n" not in below)


def _with_heads(text: str, metas: list[GluedMeta]) -> dict[int, int]:
    """Return by the number of a paper that a head may stand above how many papers follow it."""
    above = [0, *(meta.end for meta in metas)]
    first = [
        number
        for number, (start, meta) in enumerate(zip(above, metas, strict=False))
        if text.find("h-index", max(start, meta.label - _REACH), meta.label) >= 0
    ]
    return {start: stop - start for start, stop in pairwise([*first, len(metas)])}


def _names(text: str, cuts: list[PaperCut | None]) -> list[str]:
    lists = (text[cut.title_end : cut.byline_end] for cut in cuts if cut)
    return [name for names in lists for name in names.removesuffix(" et al.").split(", ")]


def _common_tails(text: str, metas: list[GluedMeta], stops: list[int]) -> tuple[str, ...]:
    """Return the words that stand behind most abstracts: buttons."""
    seen: Counter[str] = Counter()
    for meta, stop in zip(metas, stops, strict=True):
        tail = _TAIL.search(text[max(meta.end, stop - _REACH) : stop])
        if tail:
            seen[tail[0]] += 1
    return tuple(tail for tail, times in seen.items() if 1 < times >= _MOST * len(metas))


def _take_joints(text: str, cut: PaperCut, end: int, found: FormEdits) -> None:
    for at, lost in joints(text, cut.abstract, end):
        if lost is None:
            found.findings.append(
                Finding("PP111", at, at, _PARAGRAPH_GUESSED, _COMPARE, Severity.WARNING)
            )
        else:
            _leave_out("PP110", _NO_META_LINE, at, end, found)
            return


def _tail_edits(text: str, start: int, stop: int, tails: tuple[str, ...]) -> list[Edit]:
    """Return the edits that part buttons and the foot of the page from an abstract."""
    low = max(start, stop - _REACH)
    end = stop
    edits = []
    if stop == len(text):
        footer = _FOOTER.search(text, low)
        if footer and footer[0]:
            end = footer.start()
            edits += [Edit(end, end, "\n\n")]
    inner = text[low:end]
    button = _BUTTONS.search(inner)
    size = max((len(tail) for tail in tails if inner.endswith(tail)), default=0)
    if button:
        size = max(size, len(button[0]))
    if size:
        edits += [Edit(end - size, end - size, "\n\n")]
        edits += (
            Edit(found.end(), found.end(), "\n")
            for found in _BUTTON_JOINT.finditer(text, end - size, end)
        )
    return edits
