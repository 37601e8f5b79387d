"""profileparse itself: `check`, with all its findings."""

from datetime import date

from profileparse import Profile, check
from readers import Read


def reader() -> Read:
    """Return the reader, with its grammar loaded."""

    def read(text: str, as_of: date) -> list[Profile]:
        return list(check(text, as_of=as_of).profiles)

    read("", date.max)
    return read
