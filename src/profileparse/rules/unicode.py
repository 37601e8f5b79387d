"""Characters that nobody sees, and text that was decoded wrongly: reported, never repaired."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from profileparse.diagnostics import Diagnostic
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted, visible

_CONTEXT = 12  # characters on either side that a message quotes
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
_FURTHER = {bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)} | {
    chr(b) for b in range(0x80, 0xA0)
}
_SIGN = f"[{re.escape(''.join(_FURTHER))}]"
# After one letter, these are ordinary typography too: `CAFÉ…`.
_TYPOGRAPHY = {*"–—‘’‚“”„…‹›«»•·\u2020\u2021\u2122\xa0"}  # noqa: RUF001  (these are meant)
_RARE = f"[{re.escape(''.join(_FURTHER - _TYPOGRAPHY))}]"
# These two are strings, so that they are compiled when a text needs them.
_MOJIBAKE = (
    f"[ÂÃÄÅ](?:{_RARE}|{_SIGN}(?=[a-zß-ÿ]))"  # Latin letters
    f"|(?:[ÎÏÐÑ]{_SIGN}){{2,}}"  # Greek and Cyrillic words
    f"|â€{_SIGN}|â{_RARE}{_SIGN}|ï¬{_SIGN}|ï»¿"  # quotes, dashes, signs, ligatures
    f"|ð{_SIGN}{_SIGN}{_SIGN}"  # beyond the basic plane
    "|\ufffd+"  # what a decoder puts for bytes that it cannot read
)
_SUSPECT = f"[ÂÃÄÅÎÏÐÑâïð]{_SIGN}|\ufffd"  # the same, but for what stands around it


def odd_characters(document: Text, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of invisible character, and one for mojibake."""
    text = document.text[start:end]
    # What is not plain ASCII, without the rest: quick to make, and mostly a few characters.
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    if not odd:
        return
    rest = odd.decode("utf-8", "surrogatepass")
    if _INVISIBLE.search(rest):
        yield from _invisible(document, text, start)
    if re.search(_SUSPECT, rest):
        yield from _mojibake(document, text, start)


def _invisible(document: Text, text: str, start: int) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for found in _INVISIBLE.finditer(text):
        at, sign = found.start(), found[0]
        # A byte order mark at the start of a line is a blank to the reader.
        if document.plain[start + at] != " " and not _joins(text, at):
            first.setdefault(sign, at)
            counts[sign] += 1
    for sign, at in first.items():
        name = unicodedata.name(sign, "a surrogate" if "\ud800" <= sign <= "\udfff" else "")
        point = f"U+{ord(sign):04X} {name}".rstrip()
        count = "" if counts[sign] == 1 else f", {counts[sign]} times, first"
        place = _quoted_context(text, at, at + 1)
        message = f"invisible character '{visible(sign)}' ({point}){count} in {place}"
        hint = "nothing is taken out here: do it where the text is scraped"
        yield Diagnostic.of("PP902", message, document.span(start + at, start + at + 1), hint)


# Between letters of a script that is written with it, a joiner is seen by its effect.
def _joins(text: str, at: int) -> bool:
    neighbours = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return text[at] in _JOINERS and all(sign > "\x7f" for sign in neighbours)


def _mojibake(document: Text, text: str, start: int) -> Iterator[Diagnostic]:
    found = list(re.finditer(_MOJIBAKE, text))
    if not found:
        return
    wrong, (first, last) = found[0][0], found[0].span()
    more = "" if len(found) == 1 else f", and in {len(found) - 1} more"
    place = _quoted_context(text, first, last)
    message = f"text that was decoded wrongly: {quoted(wrong)} in {place}{more}"
    hint = "decode it as UTF-8 where the text is scraped"
    meant = _redecoded(wrong)
    if meant:
        hint = f"it should be {quoted(meant)}: {hint}"
    yield Diagnostic.of("PP903", message, document.span(start + first, start + last), hint)


def _redecoded(text: str) -> str | None:
    data = b"".join(
        bytes([ord(sign)]) if sign <= "\xff" else sign.encode("cp1252", "ignore") for sign in text
    )
    meant = data.decode("utf-8", "ignore")
    return meant if meant and meant.isprintable() else None


def _quoted_context(text: str, start: int, end: int) -> str:
    before = text[max(start - _CONTEXT, 0) : start].rsplit("\n", 1)[-1].lstrip()
    after = text[end : end + _CONTEXT].split("\n", 1)[0].rstrip()
    return quoted(before + text[start:end] + after)
