"""A reader by parse expressions of pyparsing, without packrat, which would only cost."""

from datetime import date

import pyparsing as pp

from profileparse import Profile
from readers import Read
from readers.fields import AUTHOR, BADGE, CODE, COUNT, DECIMAL, MONTH, to_paper, to_profile


def reader() -> Read:
    """Return the reader."""
    line = pp.Regex(r".+")
    code = pp.Regex(CODE)
    count = pp.Regex(COUNT)
    decimal = pp.Regex(DECIMAL)
    head = pp.And(
        [
            line + code,
            pp.Suppress("h-index") + count,
            count + pp.Suppress("papers"),
            count + pp.Suppress("citations"),
            pp.Suppress("Novelty") + decimal + pp.Suppress("%"),
            pp.Suppress("AI Score") + decimal,
            pp.Suppress(count + pp.Regex("Papers?")),
        ]
    )
    paper = pp.And(
        [
            pp.Opt(decimal("score")) + code("category"),
            pp.Regex(MONTH)("month") + pp.Regex(r"\d\d?")("day"),
            pp.Opt(pp.Suppress(", ") + pp.Regex(r"\d{4}")("year")).leave_whitespace(),
            pp.Group(pp.Regex(BADGE)[...]).leave_whitespace()("badges"),
            line("title"),
            pp.Group(pp.DelimitedList(pp.Regex(AUTHOR)))("authors"),
            pp.Opt(pp.Literal("et al.")("et_al")),
            pp.Opt(pp.Suppress("·") + pp.Regex(r"\S+")("affiliation")),
            line("abstract"),
        ]
    )
    pages = pp.Group(pp.Group(head)("head") + pp.Group(paper)[1, ...]("papers"))[1, ...]
    pages.parse_with_tabs()

    # What a date means depends on the call, so the records are built from the results.
    def read(text: str, as_of: date) -> list[Profile]:
        return [
            to_profile(page["head"], [to_paper(found, as_of) for found in page["papers"]], as_of)
            for page in pages.parse_string(text, parse_all=True)
        ]

    return read
