"""Meta lines inside a line: `...state-of-the-art.57.7AIMay 18POLAR-Bench: ...`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from profileparse.arxiv import candidates
from profileparse.reading.months import SHORT_NAMES

_MONTHS = (*SHORT_NAMES, "Sept")
_DAY = re.compile(r"[A-Za-z]{3,4} (?P<day>[0-9]{1,2}+)(?P<year>, [0-9]{4})?")
_LONGEST_CODE = 40  # characters
_CAPITALS = re.compile(r"(?P<archive>(?<![a-z-])[a-z]{2,8}(?:-[a-z]{2,8})?\.)?(?P<code>[A-Z]{2,})$")
_SMALL = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?$")
_SCORE = re.compile(r"(?:100\.0|[0-9]{1,2}\.[0-9])$")
_LABEL = "Score"
_ONE_CODE = 2  # capitals
_ENDS = frozenset(".?!:;…)]}\"”'*")  # what a sentence ends with
_LAST_DAY = 31
_DIMENSION = re.compile(r"(?<=[1-6])D[ -]")
# `Code` begins a title, too: Code Generation, Code-Switching, Codebooks, CodeT5.
_BADGE = re.compile(
    r"Code(?![ \t:,-]|(?:s|d|rs?|x|cs?|book|base|word|less)[^a-z]|(?:book|base|word|T5|XGLUE|RL|Gen"
    r"|BERT|Llama)s?(?![a-z]))"
)
_WORD_ABOVE = re.compile(r"(?:Share|Save|Cite|cited|Newest|Score|Papers|PDF|BibTeX)$")


class GluedMeta(NamedTuple):
    """Where a meta line stands in the text that it is run together with.

    Attributes:
        label: where a label `Score` begins before the score, or `start` if there is none.
        start: where the score or the code begins.
        end: where the date or the badge ends.
        parted: whether a blank stands below it: then titles and names cannot be told apart.
    """

    label: int
    start: int
    end: int
    parted: bool


def glued_metas(text: str) -> Iterator[GluedMeta]:
    """Yield the meta lines in a text below which no line ends, in the order of the text."""
    done = 0
    for month in sorted(_months(text)):
        found = _DAY.match(text, month)
        if found is None or month < done:
            continue
        end = _end(text, found)
        if text[end : end + 1] in {"", "\n"}:
            continue
        code = _code_start(text, max(done, month - _LONGEST_CODE), month)
        if code is None:
            continue
        start = _score_start(text, max(done, code - 5), code)
        if found["year"] and not _ends(text, start):
            start = code  # few papers of another year have a score: it may be of the abstract
        label = start - len(_LABEL)
        if label < done or start == code or text[label:start] != _LABEL:
            label = start
        if _is_glued(text, label):
            yield GluedMeta(label, start, end, text[end] in " \t")
            done = end


def _months(text: str) -> Iterator[int]:
    """Yield where a month stands right behind a letter."""
    # `str.find` is ten times as fast as an alternation that is tried at every character.
    for month in _MONTHS:
        at = text.find(f"{month} ", 1)
        while at >= 0:
            if text[at - 1].isalpha():
                yield at
            at = text.find(f"{month} ", at + 1)


def _end(text: str, found: re.Match[str]) -> int:
    """Return where a date and its badge end."""
    end = found.end()
    if not found["year"] and len(day := found["day"]) > 1:
        over = not 0 < int(day) <= _LAST_DAY or text[end : end + 1] in {"0", ","}
        if over or _DIMENSION.match(text, end):  # May 1|2D Materials
            end -= 1
    badge = _BADGE.match(text, end)
    return badge.end() if badge else end


def _code_start(text: str, least: int, end: int) -> int | None:
    """Return where the subject code before a month begins, or None if there is none."""
    before = text[least:end]
    found = _CAPITALS.search(before)
    if found:
        if found["archive"] and candidates(found[0]):
            return least + found.start()
        code = found["code"]
        start = least + found.start("code")
        if _is_apart(text[least:start]) and (len(code) == _ONE_CODE or candidates(code)):
            return start
        return end - _ONE_CODE if candidates(code[-_ONE_CODE:]) else None
    found = _SMALL.search(before)
    if found is None:
        return None
    codes = [at for at in range(found.start(), found.end()) if candidates(before[at:])]
    codes = [at for at in codes if before[at - 1 : at] != "-"]
    sure = (at for at in codes if "-" in before[at:] or _is_apart(before[:at]))
    start = next(sure, codes[-1] if codes else -1)
    return least + start if codes else None


def _is_apart(above: str) -> bool:
    """Whether a code behind a text is no end of its last word."""
    return not (above[-1:].isalpha() or above[-1:] == "-") or bool(_WORD_ABOVE.search(above))


def _score_start(text: str, least: int, end: int) -> int:
    """Return where the score before a code begins; the code itself if there is none."""
    found = _SCORE.search(text, least, end)
    if found is None:
        return end
    # A number behind a blank is the last word of an abstract without a full stop.
    above = text[max(found.start() - 40, 0) : found.start()]
    inner = above.rstrip(" \t")
    blank = inner != above and inner[-1:] not in _ENDS and not inner.endswith("\n")
    return end if blank and inner else found.start()


def _ends(text: str, start: int) -> bool:
    """Whether what stands above a place ends there for certain."""
    above = text[max(start - 8, 0) : start]
    return (
        not above
        or above[-1] in _ENDS
        or above[-1] == "\n"
        or _WORD_ABOVE.search(above) is not None
    )


def _is_glued(text: str, start: int) -> bool:
    """Whether a meta line does not stand behind a blank, as a word of a sentence does."""
    above = text[max(start - 40, 0) : start]
    inner = above.rstrip(" \t")
    return inner == above or not inner or inner.endswith("\n") or inner[-1] in _ENDS
