"""HTML that was left in: tags are taken out, and entities are read as their characters."""

import html
import re

from profileparse.reading.forms.edits import Edit, Link

_NAMES = (
    "a|abbr|address|article|aside|b|br|button|div|em|figure|footer|h[1-6]|header|i|img|label|li"
    "|main|nav|ol|p|path|section|small|span|strong|svg|time|u|ul|mark|font|table|t(?:body|head|foot|r|d|h)|col"
    "|colgroup|dl|dt|dd|details|summary|blockquote|sub|sup"
)
_TAG = re.compile(rf"</?(?P<name>{_NAMES})(?P<rest>(?:\s[^<>]{{0,600}})?)/?>", re.IGNORECASE)
_IN_PROSE = re.compile(r"[^\s>][ \t]+[(\[\"'`]?\Z")
_GOES_ON = re.compile(r"[ \t]+[^\s<]|[.,;:!?)\]\"'`]")
_TARGET = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")


def find(text: str) -> tuple[list[Edit], list[Link]]:
    """Return the edits that take tags out, and the links."""
    edits: list[Edit] = []
    links: list[Link] = []
    opened: tuple[int, str] | None = None
    for found in _TAG.finditer(text):
        if not found["rest"].strip() and _is_named(text, *found.span()):
            continue
        edits.append(Edit(*found.span()))
        if found["name"].lower() == "a":
            target = _TARGET.search(found["rest"])
            if target:
                opened = found.end(), html.unescape(target[1] or target[2] or target[3] or "")
            elif opened and found[0].startswith("</"):
                links.append(Link(opened[0], found.start(), opened[1]))
                opened = None
    return edits, links


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether prose names a tag, as in `where <b> stands`: blanks part it from the words."""
    before = text[max(start - 4, 0) : start]
    return _IN_PROSE.search(before) is not None and _GOES_ON.match(text, end) is not None


def find_entities(text: str) -> list[Edit]:
    """Return the edits that put the characters that entities spell."""
    edits = []
    for found in _ENTITY.finditer(text):
        sign = html.unescape(found[0]).replace("\xa0", " ")
        if sign != found[0] and sign.isprintable():
            edits.append(Edit(*found.span(), sign))
    return edits
