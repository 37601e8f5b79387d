"""A reader by Lark's Earley parser, which needs no lexer: the parser says what fits where."""

from datetime import date

from lark import Lark

from profileparse import Profile
from readers import Read
from readers.lark_grammar import GRAMMAR, ToFields, to_profiles


def reader() -> Read:
    """Return the reader."""
    parser = Lark(GRAMMAR, parser="earley", start="pages", maybe_placeholders=True)
    to_fields = ToFields()

    def read(text: str, as_of: date) -> list[Profile]:
        return to_profiles(to_fields.transform(parser.parse(text)), as_of)

    return read
