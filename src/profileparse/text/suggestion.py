"""What a word that is not known was probably meant to be."""

from collections.abc import Iterable

_CUTOFF = 0.6  # of 1


def did_you_mean(word: str, known: Iterable[str], cutoff: float = _CUTOFF) -> str:
    """Return `: did you mean 'X'?` for the known word that is nearest, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake needs it)

    found = get_close_matches(word, list(known), 1, cutoff)
    return f": did you mean {found[0]!r}?" if found else ""
