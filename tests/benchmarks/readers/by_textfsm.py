"""A reader by a template of TextFSM: a state for each line, told by the line above it.

Its values are of one line, and a value that repeats within the line is kept once. So the names and
the badges are cut apart in Python.
"""

import re
from datetime import date
from io import StringIO
from typing import Any

from textfsm import TextFSM  # type: ignore[import-untyped]

from profileparse import Paper, Profile
from readers import Read
from readers.fields import ANY_CODE, BADGE, COUNT, DECIMAL, MONTH, to_paper, to_profile

_TEMPLATE = rf"""Value NAME (.+)
Value FIELD ({ANY_CODE})
Value H_INDEX ({COUNT})
Value PAPER_COUNT ({COUNT})
Value CITATIONS ({COUNT})
Value NOVELTY ({DECIMAL})
Value AI_SCORE ({DECIMAL})
Value SCORE ({DECIMAL}|)
Value CATEGORY ({ANY_CODE})
Value MONTH ({MONTH})
Value DAY (\d\d?)
Value YEAR (\d\d\d\d)
Value BADGES ((?:{BADGE})*)
Value TITLE (.+)
Value AUTHORS (.+?)
Value ET_AL (et al\.)
Value AFFILIATION (\S+)
Value ABSTRACT (.+)

Start
  ^${{SCORE}}${{CATEGORY}}${{MONTH}} ${{DAY}}(?:, ${{YEAR}})?${{BADGES}}$$ -> Title
  ^${{NAME}}$$ -> Head

Head
  ^${{FIELD}}$$
  ^h-index${{H_INDEX}}$$
  ^${{PAPER_COUNT}}papers$$
  ^${{CITATIONS}}citations$$
  ^Novelty${{NOVELTY}}%$$
  ^AI Score${{AI_SCORE}}$$
  ^{COUNT} Papers?$$ -> Record Start

Title
  ^${{TITLE}}$$ -> Byline

Byline
  ^${{AUTHORS}}(?: ${{ET_AL}})?(?: · ${{AFFILIATION}})?$$ -> Abstract

Abstract
  ^${{ABSTRACT}}$$ -> Record Start

EOF
"""
_FACTS = 7
_FIELDS = (
    "score", "category", "month", "day", "year", "badges",
    "title", "authors", "et_al", "affiliation", "abstract",
)  # fmt: skip
_BADGE = re.compile(BADGE)


def reader() -> Read:
    """Return the reader."""
    template = TextFSM(StringIO(_TEMPLATE))

    def read(text: str, as_of: date) -> list[Profile]:
        template.Reset()
        pages: list[tuple[list[str], list[Paper]]] = []
        for row in template.ParseText(text):
            if row[0]:  # the row of a head, which has its name
                pages.append((row[:_FACTS], []))
            else:
                pages[-1][1].append(_paper(row[_FACTS:], as_of))
        return [to_profile(facts, papers, as_of) for facts, papers in pages]

    return read


def _paper(values: list[str], as_of: date) -> Paper:
    found: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
    found["badges"] = _BADGE.findall(found["badges"])
    found["authors"] = found["authors"].split(", ")
    return to_paper(found, as_of)
