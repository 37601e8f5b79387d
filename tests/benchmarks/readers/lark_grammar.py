"""A grammar for Lark with a token for each field, and what becomes of its tree."""

from datetime import date
from typing import Any

from lark import Token, Transformer

from profileparse import Profile
from readers.fields import ANY_CODE, AUTHOR, BADGE, COUNT, DECIMAL, MONTH, to_paper, to_profile

_META = rf"(?=(?:{ANY_CODE})(?:{MONTH}) )"
GRAMMAR = rf"""
pages: page+
page: head paper+
head: NAME _BLANK CODE _END _H_INDEX COUNT _END COUNT _PAPERS COUNT _CITATIONS \
      _NOVELTY DECIMAL _PERCENT _AI_SCORE DECIMAL _HEADING
paper: [SCORE] CATEGORY MONTH _SPACE DAY [_COMMA YEAR] badges _END TITLE _BLANK \
       authors [ET_AL] [_OF AFFILIATION] _BLANK ABSTRACT _ENDS?
badges: BADGE*
authors: AUTHOR (_COMMA AUTHOR)*

NAME: /.+/
CODE.1: /(?:{ANY_CODE})(?=\n)/
COUNT.1: /{COUNT}/
DECIMAL.1: /{DECIMAL}/
SCORE.3: /{DECIMAL}{_META}/
CATEGORY.2: /(?:{ANY_CODE})(?=(?:{MONTH}) )/
MONTH: /{MONTH}/
DAY: /\d\d?/
YEAR: /\d{{4}}/
BADGE: /{BADGE}/
TITLE: /.+/
AUTHOR: /{AUTHOR}/
ET_AL: / et al\./
AFFILIATION: /\S+/
ABSTRACT: /.+/
_H_INDEX: "h-index"
_PAPERS: "papers\n"
_CITATIONS: "citations\n"
_NOVELTY: "Novelty"
_PERCENT: "%\n"
_AI_SCORE: "AI Score"
_HEADING.1: /\n\n{COUNT} Papers?\n+/
_SPACE: " "
_COMMA: ", "
_OF: " · "
_END: "\n"
_BLANK: "\n\n"
_ENDS: /\n+/
"""
_FIELDS = (
    "score", "category", "month", "day", "year", "badges",
    "title", "authors", "et_al", "affiliation", "abstract",
)  # fmt: skip


class ToFields(Transformer[Token, Any]):
    """The texts of a page out of its tree, without the classes of Lark."""

    def badges(self, children: list[Any]) -> list[Any]:
        return children

    authors = head = page = pages = badges

    def __default_token__(self, token: Token) -> str:
        return str(token)

    def paper(self, children: list[Any]) -> dict[str, Any]:
        return dict(zip(_FIELDS, children, strict=True))


def to_profiles(pages: list[Any], as_of: date) -> list[Profile]:
    """Return the records: what a date means depends on the call, so they are built last."""
    return [
        to_profile(facts, [to_paper(fields, as_of) for fields in papers], as_of)
        for facts, *papers in pages
    ]
