"""Characters that nobody sees, and text that was decoded wrongly: reported, never repaired."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from profileparse.diagnostics import Diagnostic
from profileparse.text.document import Source
from profileparse.text.excerpt import excerpt, quoted, visible

_AROUND = 12  # characters on either side that a message quotes
# Bytes of UTF-8 that are seen, or part a line.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"

# Control, format (bidi, zero width, tags), surrogates, line and paragraph separators; and signs
# that are printable by their category, but have no ink. Left out: variation selectors, which
# belong to the sign before them, and a byte order mark at the start of a line, which is read as
# a blank.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U0001d173-\U0001d17a\U000e0001-\U000e007f]"
)
_JOINERS = "\u200c\u200d"

# UTF-8 read as Windows-1252 (or Latin-1): the first byte as a letter, each further one as a sign.
_FURTHER = "".join(
    sorted({bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)})
    + [chr(b) for b in range(0x80, 0xA0)]
)
_SIGNS = "[" + re.escape(_FURTHER) + "]"
# After one letter, these are ordinary typography too: `CAFÉ…`.
_TYPOGRAPHY = "–—‘’‚“”„…‹›«»•·" + "\u2020\u2021\u2122\xa0"  # noqa: RUF001  (these are meant)
_RARE = "[" + re.escape("".join(sorted(set(_FURTHER) - set(_TYPOGRAPHY)))) + "]"
_MOJIBAKE = re.compile(
    f"[ÂÃÄÅ](?:{_RARE}|{_SIGNS}(?=[a-zß-ÿ]))"  # Latin letters
    f"|(?:[ÎÏÐÑ]{_SIGNS}){{2,}}"  # Greek and Cyrillic words
    f"|â€{_SIGNS}|â{_RARE}{_SIGNS}|ï¬{_SIGNS}|ï»¿"  # quotes, dashes, signs, ligatures
    f"|ð{_SIGNS}{_SIGNS}{_SIGNS}"  # beyond the basic plane
    "|\ufffd+"  # what a decoder puts for bytes that it cannot read
)
_SUSPECT = re.compile(f"[ÂÃÄÅÎÏÐÑâïð]{_SIGNS}|\ufffd")  # the same, but for what stands around it


def odd_characters(source: Source, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of invisible character, and one for mojibake.

    Args:
        source: the text that is read.
        start: where to begin in it.
        end: where to stop.
    """
    text = source.text[start:end]
    # What is not plain ASCII, without the rest: quick to make, and mostly a few characters.
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not odd:
        return
    rest = odd.decode("utf-8", "surrogatepass")
    if _INVISIBLE.search(rest):
        yield from _invisible(source, text, start)
    if _SUSPECT.search(rest):
        yield from _mojibake(source, text, start)


def _invisible(source: Source, text: str, start: int) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for found in _INVISIBLE.finditer(text):
        at, sign = found.start(), found[0]
        if not (_is_mark(source.plain, start + at) or _joins(text, at)):
            first.setdefault(sign, at)
            counts[sign] += 1
    for sign, at in first.items():
        name = unicodedata.name(sign, "a surrogate" if "\ud800" <= sign <= "\udfff" else "")
        point = f"U+{ord(sign):04X} {name}".rstrip()
        count = "" if counts[sign] == 1 else f", {counts[sign]} times, first"
        around = _around(text, at, at + 1)
        message = f"invisible character '{visible(sign)}' ({point}){count} in {around}"
        hint = "nothing is taken out here: do it where the text is scraped"
        span = source.span(start + at, start + at + 1)
        yield Diagnostic.of("PP902", message, span, hint)


def _is_mark(plain: str, at: int) -> bool:
    """Whether this is a byte order mark that the reader takes for a blank."""
    return plain[at] == " "


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two letters of a script that is written with it."""
    around = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return text[at] in _JOINERS and all(sign > "\x7f" for sign in around)


def _mojibake(source: Source, text: str, start: int) -> Iterator[Diagnostic]:
    found = list(_MOJIBAKE.finditer(text))
    if not found:
        return
    bounds = found[0].span()
    count = "" if len(found) == 1 else f", and in {len(found) - 1} more"
    meant = _meant(found[0][0])
    around = _around(text, *bounds)
    message = f"text that was decoded wrongly: {quoted(found[0][0])} in {around}{count}"
    hint = "decode it as UTF-8 where the text is scraped"
    if meant:
        hint = f"it should be {quoted(meant)}: {hint}"
    span = source.span(start + bounds[0], start + bounds[1])
    yield Diagnostic.of("PP903", message, span, hint)


def _meant(text: str) -> str | None:
    """Return what wrongly decoded text was before, or None if it cannot be told."""
    data = b"".join(
        bytes([ord(sign)]) if sign <= "\xff" else sign.encode("cp1252", "ignore") for sign in text
    )
    meant = data.decode("utf-8", "ignore")
    return meant if meant and meant.isprintable() else None


def _around(text: str, start: int, end: int) -> str:
    before = text[max(start - _AROUND, 0) : start].rsplit("\n", 1)[-1].lstrip()
    after = text[end : end + _AROUND].split("\n", 1)[0].rstrip()
    return f"'{excerpt(before + text[start:end] + after)}'"
