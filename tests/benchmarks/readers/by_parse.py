"""profileparse itself: `parse`, which returns one profile or raises."""

from datetime import date

from profileparse import Profile, check, parse
from readers import Read


def reader() -> Read:
    """Return the reader, with its grammar loaded."""

    def read(text: str, as_of: date) -> list[Profile]:
        return [parse(text, as_of=as_of)]

    check("", as_of=date.max)
    return read
