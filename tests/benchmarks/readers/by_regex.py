"""A reader by hand: a regular expression for a head and one for a paper, a group for each field."""

import re
from datetime import date

from profileparse import Paper, Profile
from readers import Read
from readers.fields import ANY_CODE, BADGE, COUNT, DECIMAL, MONTH, MONTHS, to_date, to_profile

_HEAD = re.compile(
    rf"(.+)\n\n({ANY_CODE})\nh-index(\d+)\n({COUNT})papers\n({COUNT})citations\n"
    rf"Novelty({DECIMAL})%\nAI Score({DECIMAL})\n\n{COUNT} Papers?\n+"
)
_PAPER = re.compile(
    rf"({DECIMAL})?({ANY_CODE})({MONTH}) (\d\d?)(?:, (\d{{4}}))?((?:{BADGE})*)\n(.+)\n\n"
    r"(.+?)( et al\.)?(?: · (\S+))?\n\n(.+)\n*"
)
_BADGE = re.compile(BADGE)


def reader() -> Read:
    """Return the reader."""
    return _read


def _read(text: str, as_of: date) -> list[Profile]:
    profiles = []
    at = 0
    while at < len(text):
        head = _HEAD.match(text, at)
        if head is None:
            raise ValueError(f"no head at {at}")
        at = head.end()
        papers = []
        while found := _PAPER.match(text, at):
            at = found.end()
            (
                score, code, month, day, year, badges,
                title, authors, et_al, affiliation, abstract,
            ) = found.groups()  # fmt: skip
            papers.append(
                Paper(
                    title=title,
                    category=code,
                    date=(
                        date(int(year), MONTHS[month], int(day))
                        if year
                        else to_date(month, day, year, as_of)
                    ),
                    year_inferred=year is None,
                    authors=authors.split(", "),
                    et_al=et_al is not None,
                    affiliation=affiliation,
                    score=float(score) if score else None,
                    badges=_BADGE.findall(badges) if badges else (),
                    abstract=abstract,
                )
            )
        profiles.append(to_profile(head.groups(), papers, as_of))
    return profiles
