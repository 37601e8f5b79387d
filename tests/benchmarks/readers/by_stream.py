"""profileparse itself: `iter_reports`, which takes a stream of dumps a piece at a time."""

from datetime import date

from profileparse import Profile, check, iter_reports
from readers import Read

_PIECE = 64 * 1024


def reader() -> Read:
    """Return the reader, with its grammar loaded."""

    def read(text: str, as_of: date) -> list[Profile]:
        pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
        return [report.profile for report in iter_reports(pieces, as_of=as_of)]

    check("", as_of=date.max)
    return read
