"""The papers of a profile as its page lists them: by year, numbered, each with a link."""

import re
from collections.abc import Callable
from datetime import date
from itertools import groupby
from urllib.parse import quote, urlencode, urlsplit

import attrs

from profileparse.arxiv import ARXIV_ID
from profileparse.diagnostics import Diagnostic, Report, Severity
from profileparse.records import Paper
from profileparse.text.names import name_key
from profileparse.writers.finding_fields import BAD_NUMBER, LOST_DATES, papers_of

_ABSTRACTS = "https://arxiv.org/abs/"
_SEARCH = "https://arxiv.org/search/"
_IDENTIFIER = re.compile(ARXIV_ID)
# What the search would take for its own signs, such as `?` and `*`, is no part of a word.
_WORD = re.compile(r"\w+(?:['’-]\w+)*")  # noqa: RUF001  (it is meant)
_LONGEST_SEARCH = 250  # characters
_KINDS = _PAGE, _ADDRESS, _FOUND = (
    "its page on arXiv",
    "the address that the text has for it",
    "a search of arXiv for its words",
)
_IN_ADDRESSES = "%/:?#@!$&'()*+,;=~"


@attrs.frozen
class Link:
    """Where a title leads to, and what that is."""

    address: str
    kind: str


@attrs.frozen(kw_only=True)
class Entry:
    """A paper in the list."""

    number: int  # from 1, the newest
    paper: Paper
    link: Link | None
    authors: tuple[tuple[str, bool], ...]  # names, each with whether it is the owner's
    unreadable_score: bool
    marks: tuple[Diagnostic, ...]  # errors and warnings on it, one of each code


@attrs.frozen
class Year:
    """The papers of one year, the newest first."""

    name: str
    entries: tuple[Entry, ...]


@attrs.frozen(kw_only=True)
class PaperList:
    """All papers of a profile, the newest year first; those without a date are the last."""

    years: tuple[Year, ...]
    leads: str  # where the titles lead to; empty if no title is a link
    undated: str  # what to say in place of a date
    lost: int  # lines that begin a paper and could not be read


def paper_list(report: Report) -> PaperList:
    """Return the list of the papers of the one profile of a report."""
    profile = report.profile
    owner = None if profile.name is None else name_key(profile.name)
    lost = any(found.code in LOST_DATES for found in report.diagnostics)
    undated = "date unreadable" if lost else "no date"
    findings: list[list[Diagnostic]] = [[] for _ in profile.papers]
    for found, place in papers_of(report):
        if place is not None:
            findings[place].append(found)
    # A sort keeps the order of the page among equals.
    order = sorted(
        range(len(profile.papers)), key=lambda at: _day(profile.papers[at]), reverse=True
    )
    entries = [
        _entry(number, profile.papers[place], findings[place], owner)
        for number, place in enumerate(order, 1)
    ]
    kinds = {entry.link.kind for entry in entries if entry.link}
    return PaperList(
        years=tuple(
            Year(name, tuple(group)) for name, group in groupby(entries, key=_year_name(undated))
        ),
        leads=", or to ".join(kind for kind in _KINDS if kind in kinds),
        undated=undated,
        lost=sum(found.code == "PP110" for found in report.diagnostics),
    )


def link(paper: Paper) -> Link | None:
    """Return where the title of a paper leads to.

    It is the paper's page on arXiv if its id is known, or else the address that the text has for
    it, or else a search of arXiv for the words of the title. None if there is no such word.
    """
    if paper.arxiv_id is not None and _IDENTIFIER.fullmatch(paper.arxiv_id):
        return Link(_ABSTRACTS + paper.arxiv_id, _PAGE)
    if paper.url is not None and _is_web_address(paper.url):
        return Link(quote(paper.url, safe=_IN_ADDRESSES, errors="replace"), _ADDRESS)
    words = " ".join(_WORD.findall(paper.title or ""))[:_LONGEST_SEARCH]
    query = urlencode({"query": words, "searchtype": "title"}, errors="replace")
    return Link(f"{_SEARCH}?{query}", _FOUND) if words else None


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as brackets that hold no IPv6 address
        return False
    # A name before the host is there to pass for it.
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def _day(paper: Paper) -> date:
    return paper.date or date.min


def _year_name(undated: str) -> Callable[[Entry], str]:
    def name(entry: Entry) -> str:
        day = entry.paper.date
        return undated.capitalize() if day is None else str(day.year)

    return name


def _entry(number: int, paper: Paper, found: list[Diagnostic], owner: str | None) -> Entry:
    by_code = {one.code: one for one in reversed(found) if one.severity is not Severity.INFO}
    return Entry(
        number=number,
        paper=paper,
        link=link(paper),
        authors=tuple((name, name_key(name) == owner) for name in paper.authors),
        unreadable_score=paper.score is None and any(one.code == BAD_NUMBER for one in found),
        marks=tuple(by_code[code] for code in sorted(by_code)),
    )
