"""What the fields look like, and what becomes of their text: the same for all readers."""

from calendar import isleap
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from profileparse import Paper, Profile

MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
MONTH = "|".join(MONTHS)
ANY_CODE = r"[A-Z]{2,4}|[a-z-]+\.(?:[A-Z]{2}|[a-z-]+)|[a-z]+(?:-[a-z]+)+|optics|other|soft"
CODE = rf"(?:{ANY_CODE})(?=(?:{MONTH}) |\n)"
"""A subject code that ends where a month begins, or with its line."""
COUNT = r"\d[\d,]*"
DECIMAL = r"\d+(?:\.\d+)?"
BADGE = r"[A-Z][a-z]+"
AUTHOR = r"[^\s,·]+(?: (?!et al\.|·)[^\s,·]+)*"


def to_date(month: str, day: str, year: str | None, as_of: date) -> date:
    """Return the date that is printed; without a year, the latest one that is not after a day."""
    if year:
        return date(int(year), MONTHS[month], int(day))
    found = MONTHS[month], int(day)
    latest = as_of.year if found <= (as_of.month, as_of.day) else as_of.year - 1
    while found == (2, 29) and not isleap(latest):
        latest -= 1
    return date(latest, *found)


class Fields(Protocol):
    """The texts of a paper by the name of their field: a dict, or what a library has for one."""

    def __getitem__(self, name: str, /) -> Any:
        """Return a text that is there."""

    def get(self, name: str, /) -> Any:
        """Return a text, or None or nothing if it is not there."""


def to_paper(found: Fields, as_of: date) -> Paper:
    """Return the record of a paper."""
    score, year = found.get("score"), found.get("year")
    return Paper(
        title=found["title"],
        category=found["category"],
        date=to_date(found["month"], found["day"], year, as_of),
        year_inferred=not year,
        authors=found["authors"],
        et_al=bool(found.get("et_al")),
        affiliation=found.get("affiliation") or None,
        score=float(score) if score else None,
        badges=found["badges"],
        abstract=found["abstract"],
    )


def to_profile(facts: Sequence[str], papers: Sequence[Paper], as_of: date) -> Profile:
    """Return the record of the facts of a head, in the order of the page, and of its papers."""
    name, code, h_index, paper_count, citations, novelty, ai_score = facts
    return Profile(
        name=name,
        category=code,
        h_index=int(h_index),
        paper_count=int(paper_count.replace(",", "")),
        citation_count=int(citations.replace(",", "")),
        novelty_percent=float(novelty),
        ai_score=float(ai_score),
        as_of=as_of,
        papers=papers,
    )
