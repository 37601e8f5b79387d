"""A reader by Lark's LALR parser, which builds no tree where it is given what becomes of one."""

from datetime import date

from lark import Lark

from profileparse import Profile
from readers import Read
from readers.lark_grammar import GRAMMAR, ToFields, to_profiles


def reader() -> Read:
    """Return the reader."""
    parser = Lark(
        GRAMMAR, parser="lalr", start="pages", maybe_placeholders=True, transformer=ToFields()
    )

    def read(text: str, as_of: date) -> list[Profile]:
        return to_profiles(parser.parse(text), as_of)  # type: ignore[arg-type]  # no tree

    return read
