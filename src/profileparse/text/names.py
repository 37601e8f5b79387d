"""Names of people, compared: the same after NFC and case folding."""

from functools import lru_cache
from unicodedata import combining, normalize

# CPython 3.11 composes a run of combining marks in quadratic time; no letter has that many.
_LONGEST_RUN = 30


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """Return what two printed forms of one name share: NFC, then case folding, then NFC.

    It takes `Jose\u0301` and `José`, or `Muster` and `MUSTER`, as one; not initials and whole
    names, nor two people who have one name.
    """
    return name.casefold() if name.isascii() else _composed(_composed(name).casefold())


def _composed(text: str) -> str:
    if len(text) <= _LONGEST_RUN:
        return normalize("NFC", text)
    pieces: list[str] = []
    start = run = 0
    for index, character in enumerate(text):
        run = run + 1 if combining(character) else 0
        if run == _LONGEST_RUN:
            pieces.append(normalize("NFC", text[start:index]))
            start, run = index, 1
    return "".join([*pieces, normalize("NFC", text[start:])])
