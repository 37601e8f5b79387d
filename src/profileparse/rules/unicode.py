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
# Signs that stand behind a letter in good texts, too: `CAFÉ…`, and, but for the letters that
# mojibake has most, `MÜLLER²`.
_TYPOGRAPHY = {*"–—‘’‚“”„…‹›«»•·\u2020\u2021\u2122\xa0"}  # noqa: RUF001  (these are meant)
_MARKS = {*"®©°±²³¹§¶ªº¡¿€£¥¢\xad"}
_RARE = f"[{re.escape(''.join(_FURTHER - _TYPOGRAPHY))}]"
_RAREST = f"[{re.escape(''.join(_FURTHER - _TYPOGRAPHY - _MARKS))}]"
# These two are strings, so that they are compiled when a text needs them.
_MOJIBAKE = (
    f"(?:[ÂÃÄÅ](?:{_RARE}|{_SIGN}(?=[a-zß-ÿ]))"  # Latin letters
    f"|[Æ-ß]{_RAREST}|(?:[Æ-ß]{_SIGN}){{2,}}"  # letters of two bytes, and words of them
    f"|[à-ï](?:{_RAREST}{_SIGN}|{_SIGN}{_RAREST})|â€{_SIGN}|ï»¿"  # letters and signs of three
    f"|(?:[à-ï]{_SIGN}{_SIGN}){{2,}}"  # and words of them
    f"|ð{_SIGN}{_SIGN}{_SIGN})+"  # of four
    "|\ufffd+"  # what a decoder puts for bytes that it cannot read
)
_SUSPECT = f"[Â-ð]{_SIGN}|\ufffd"  # the same, but for what stands around it
# The same in UTF-8, and a little more: it begins with one byte, which is found at once.
_SUSPECT_BYTES = re.compile(rb"\xc3[\x82-\xb0](?:[\xc2\xc5\xc6\xcb]|\xe2[\x80\x82\x84])")
_REPLACED = "\ufffd".encode()


def odd_characters(document: Text, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each kind of invisible character, and one for mojibake."""
    text = document.text[start:end]
    # What is not plain ASCII, without the rest: quick to make, and mostly a few characters.
    data = text.encode("utf-8", "surrogatepass")
    odd = data.translate(None, _PLAIN)
    if not odd:
        return
    if _INVISIBLE.search(odd.decode("utf-8", "surrogatepass")):
        yield from _invisible(document, text, start)
    if _REPLACED in odd or _SUSPECT_BYTES.search(data):
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
    # The short pattern is found quickly, and the long one begins nowhere else.
    starts = (suspect.start() for suspect in re.finditer(_SUSPECT, text))
    wrong = re.compile(_MOJIBAKE)
    found: list[re.Match[str]] = []
    for at in starts:
        if not found or at >= found[-1].end():
            found += filter(None, [wrong.match(text, at)])
    if not found:
        return
    (first, last), meant = found[0].span(), _redecoded(found[0][0])
    more = "" if len(found) == 1 else f", and in {len(found) - 1} more"
    place = _quoted_context(text, first, last)
    message = f"text that was decoded wrongly: {quoted(found[0][0])} in {place}{more}"
    hint = "decode it as UTF-8 where the text is scraped"
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
