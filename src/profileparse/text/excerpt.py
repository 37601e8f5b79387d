"""Texts as a message may quote them."""

import re
from itertools import takewhile

# Printable by their category, but nothing is seen of them: joiners, fillers, blank signs and
# variation selectors.
_NO_INK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)


def excerpt(text: str, limit: int = 60) -> str:
    r"""Return a text as a message may quote it: one line, visible, not above the limit.

    A character that is not printable shows as its escape, such as `\x1b` or `\u202e`.
    """
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return short if short.isprintable() else "".join(map(visible, short))


def quoted(text: str, limit: int = 60) -> str:
    """Return the excerpt of a text between quotation marks."""
    return f"'{excerpt(text, limit)}'"


def visible(character: str) -> str:
    """Return a printable character as it is, any other as its escape."""
    if character.isprintable() and not _NO_INK.match(character):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def shown(text: str) -> str:
    """Return a text with each character visible, on one line."""
    if text.isprintable() and (text.isascii() or not _NO_INK.search(text)):
        return text
    return "".join(map(visible, text))


def common_length(first: str, second: str) -> int:
    """Return how many characters two texts share at their start."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
