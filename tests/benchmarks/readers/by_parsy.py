"""A reader by combinators of parsy."""

from datetime import date

import parsy  # type: ignore[import-untyped]

from profileparse import Profile
from readers import Read
from readers.fields import AUTHOR, BADGE, CODE, COUNT, DECIMAL, MONTH, to_paper, to_profile


def reader() -> Read:
    """Return the reader."""
    line = parsy.regex(".+")
    count, decimal = parsy.regex(COUNT), parsy.regex(DECIMAL)
    code = parsy.regex(CODE)
    end, blank = parsy.string("\n"), parsy.string("\n\n")
    comma = parsy.string(", ")
    head = parsy.seq(
        line << blank,
        code << end,
        parsy.string("h-index") >> count << end,
        count << parsy.string("papers\n"),
        count << parsy.string("citations\n"),
        parsy.string("Novelty") >> decimal << parsy.string("%\n"),
        parsy.string("AI Score") >> decimal << blank,
    ) << parsy.regex(rf"{COUNT} Papers?\n+")
    paper = parsy.seq(
        score=decimal.optional(),
        category=code,
        month=parsy.regex(MONTH) << parsy.string(" "),
        day=parsy.regex(r"\d\d?"),
        year=(comma >> parsy.regex(r"\d{4}")).optional(),
        badges=parsy.regex(BADGE).many() << end,
        title=line << blank,
        authors=parsy.regex(AUTHOR).sep_by(comma),
        et_al=parsy.string(" et al.").optional(),
        affiliation=(parsy.string(" · ") >> parsy.regex(r"\S+")).optional() << blank,
        abstract=line << parsy.regex(r"\n*"),
    )
    pages = parsy.seq(head, paper.at_least(1)).at_least(1)

    # What a date means depends on the call, so the records are built from the results.
    def read(text: str, as_of: date) -> list[Profile]:
        return [
            to_profile(facts, [to_paper(fields, as_of) for fields in papers], as_of)
            for facts, papers in pages.parse(text)
        ]

    return read
