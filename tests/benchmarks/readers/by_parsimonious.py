"""A reader by a grammar and a visitor of parsimonious."""

from datetime import date
from typing import Any

from parsimonious import Grammar, NodeVisitor  # type: ignore[import-untyped]

from profileparse import Paper, Profile
from readers import Read
from readers.fields import (
    AUTHOR,
    BADGE,
    CODE,
    COUNT,
    DECIMAL,
    MONTH,
    to_paper,
    to_profile,
)

_GRAMMAR = rf"""
pages = page+
page = head paper+
head = line blank code end "h-index" count end count "papers" end count "citations" end
       "Novelty" decimal "%" end "AI Score" decimal blank heading
paper = decimal? code month " " day year? badge* end line blank byline blank line ends
byline = author more* et_al? affiliation?
more = ", " author
et_al = " et al."
affiliation = " · " slug
year = ", " digits
line = ~r".+"
author = ~r"{AUTHOR}"
slug = ~r"\S+"
code = ~r"{CODE}"
month = ~r"{MONTH}"
day = ~r"\d\d?"
digits = ~r"\d{{4}}"
badge = ~r"{BADGE}"
count = ~r"{COUNT}"
decimal = ~r"{DECIMAL}"
heading = ~r"{COUNT} Papers?\n+"
blank = "\n\n"
end = "\n"
ends = ~r"\n*"
"""


def reader() -> Read:
    """Return the reader."""
    grammar = Grammar(_GRAMMAR)

    def read(text: str, as_of: date) -> list[Profile]:
        profiles: list[Profile] = _Visitor(as_of).visit(grammar.parse(text))
        return profiles

    return read


class _Visitor(NodeVisitor):  # type: ignore[misc]  # parsimonious has no types
    """What becomes of each node."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of

    def visit_pages(self, _: Any, children: list[Any]) -> list[Profile]:
        return children

    def visit_page(self, _: Any, children: list[Any]) -> Profile:
        facts, papers = children
        return to_profile(facts, papers, self.as_of)

    def visit_head(self, _: Any, children: list[Any]) -> tuple[str, ...]:
        name, _, code, _, _, h_index, _, papers, _, _, citations, _, _, *rest = children
        _, novelty, _, _, _, ai_score, *_ = rest
        return name, code, h_index, papers, citations, novelty, ai_score

    def visit_paper(self, _: Any, children: list[Any]) -> Paper:
        score, code, month, _, day, year, badges, _, title, _, byline, _, abstract, _ = children
        authors, et_al, affiliation = byline
        found = {
            "score": score and score[0],
            "category": code,
            "month": month,
            "day": day,
            "year": year and year[0],
            "badges": badges or (),
            "title": title,
            "authors": authors,
            "et_al": et_al and et_al[0],
            "affiliation": affiliation and affiliation[0],
            "abstract": abstract,
        }
        return to_paper(found, self.as_of)

    def visit_byline(self, _: Any, children: list[Any]) -> tuple[Any, ...]:
        first, more, et_al, affiliation = children
        return [first, *(more or ())], et_al, affiliation

    def visit_more(self, _: Any, children: list[str]) -> str:
        return children[1]

    def visit_line(self, node: Any, _: Any) -> str:
        return str(node.text)

    visit_year = visit_affiliation = visit_more
    visit_author = visit_slug = visit_code = visit_month = visit_day = visit_digits = visit_line
    visit_badge = visit_count = visit_decimal = visit_et_al = visit_line

    def generic_visit(self, _: Any, children: list[Any]) -> list[Any] | None:
        return children or None
