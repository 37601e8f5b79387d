"""What is left of a page in a text, by the text alone, and what was read of it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from html import unescape

import attrs
from html_pages import AS_OF, PROFILE, byline, facts, meta

import profileparse
from profileparse import Paper, Profile, Report, Severity

_TAG = re.compile(r"</?[a-z][^<>]*>")
_SPELT = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+);")
_HEAD = (
    *("name", "category", "h_index", "paper_count", "citation_count"),
    *("novelty_percent", "ai_score"),
)
_ENOUGH = 0.95  # of the papers, where the reader says that it guesses


class Left(StrEnum):
    """What a tool left of a page."""

    LINES = "all, in lines"
    GLUED = "all, in one line without a mark"
    BLANKS = "all, in one line with blanks"
    HEADLESS = "the papers, not the head"
    PARTS = "parts of the papers"


class Outcome(StrEnum):
    """What was read of a text."""

    WHOLE = "whole"
    GUESSED = "guessed"
    HEADLESS = "papers"
    REFUSED = "refused"
    WRONG = "wrong in silence"


ALLOWED = {
    Left.LINES: {Outcome.WHOLE},
    Left.GLUED: {Outcome.WHOLE, Outcome.GUESSED},
    Left.BLANKS: {Outcome.REFUSED},
    Left.HEADLESS: {Outcome.HEADLESS, Outcome.REFUSED},
    Left.PARTS: {Outcome.REFUSED},
}
"""What may be read of a text, by what it holds."""


@cache
def left_in(text: str) -> Left:
    """Return what a text holds of the page: found by its letters and digits, in their order."""
    search = _Search(text)
    head = search.holds([f"{PROFILE.name}", *("".join(fact) for fact in facts(PROFILE))])
    gaps: list[str] = []
    search.gap()
    for paper in PROFILE.papers:
        for part in _parts(paper):
            if not search.holds(part):
                return Left.PARTS
            gaps.append(search.gap())
    inner = [gap for at, gap in enumerate(gaps) if at > 0]
    if not all("\n" in gap for gap in inner):
        # A title that touches the first name can be parted from it by the look of the letters.
        return Left.GLUED if "" in gaps[2::4] else Left.BLANKS
    return Left.LINES if head else Left.HEADLESS


def _parts(paper: Paper) -> Iterator[list[str]]:
    yield ["".join(meta(paper))]
    yield [f"{paper.title}"]
    yield [*paper.authors, byline(paper).removeprefix(", ".join(paper.authors))]
    yield [f"{paper.abstract}"]


class _Search:
    """Looks for what a page says, in its order, whatever marks and blanks stand between."""

    def __init__(self, text: str) -> None:
        self._text = text
        plain = _TAG.sub(lambda tag: " " * len(tag[0]), text)
        plain = _SPELT.sub(lambda spelt: unescape(spelt[0]).ljust(len(spelt[0])), plain)
        kept = [(at, c) for at, c in enumerate(plain) if c.isalnum()]
        self._at = [at for at, _ in kept]
        self._plain = "".join(c for _, c in kept)
        self._first = self._last = self._end = 0

    def holds(self, pieces: list[str]) -> bool:
        """Whether pieces follow what was found last; then, where they are is kept."""
        first, done = None, self._end
        for piece in pieces:
            letters = "".join(c for c in piece if c.isalnum())
            start = self._plain.find(letters, done)
            if start < 0:
                return False
            first, done = start if first is None else first, start + len(letters)
        self._first, self._last, self._end = first or 0, self._end, done
        return True

    def gap(self) -> str:
        """Return what stands between the pieces that were found last and those before."""
        if not self._last:
            return ""
        return self._text[self._at[self._last - 1] + 1 : self._at[self._first]]


@cache
def checked(text: str) -> Report:
    """Return the report on a text of a page."""
    return profileparse.check(text, as_of=AS_OF)


def outcome(report: Report) -> Outcome:
    """Return what was read of a page with the records of the real dump."""
    codes = {found.code for found in report.diagnostics if found.severity is not Severity.INFO}
    if not report.ok:
        return Outcome.REFUSED
    if len(report.profiles) != 1 or len(report.profile.papers) != len(PROFILE.papers):
        return Outcome.WRONG
    head = [getattr(report.profile, field) for field in _HEAD]
    expected = [getattr(PROFILE, field) for field in _HEAD]
    right = sum(
        _bare(found) == _bare(paper)
        for found, paper in zip(report.profile.papers, PROFILE.papers, strict=True)
    )
    if right == len(PROFILE.papers) and head == expected:
        return Outcome.WHOLE
    absent = all(value in {None, known} for value, known in zip(head, expected, strict=True))
    if right == len(PROFILE.papers) and absent and codes & {"PP106", "PP109"}:
        return Outcome.HEADLESS
    told = {found.code for found in report.diagnostics}
    if right >= _ENOUGH * len(PROFILE.papers) and head == expected and told & {"PP108", "PP111"}:
        return Outcome.GUESSED
    return Outcome.WRONG


def errors(report: Report) -> set[str]:
    """Return the codes of the errors of a report."""
    return {found.code for found in report.diagnostics if found.severity is Severity.ERROR}


def differences(profile: Profile) -> list[str]:
    """Return the values of a profile that are not those of the page, for a message."""
    pairs = [(PROFILE, profile, _HEAD)]
    found = [
        f"{field}: {getattr(known, field)!r} != {getattr(read, field)!r}"
        for known, read, fields in pairs
        for field in fields
        if getattr(known, field) != getattr(read, field)
    ]
    for known_paper, paper in zip(PROFILE.papers, profile.papers, strict=False):
        known_values, values = _bare(known_paper), _bare(paper)
        found += [
            f"{paper.title!r}: {known_values[field]!r} != {values[field]!r}"
            for field in values
            if known_values[field] != values[field]
        ]
    return found


def _bare(paper: Paper) -> dict[str, object]:
    """Return the values of a paper without white space, places and links."""
    values = attrs.asdict(paper, recurse=False, filter=lambda field, _: bool(field.eq))
    return {
        field: _squeezed(value)
        for field, value in values.items()
        if field not in {"url", "arxiv_id"}
    }


def _squeezed(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_squeezed(item) for item in value)
    return "".join(value.split()) if isinstance(value, str) else value
