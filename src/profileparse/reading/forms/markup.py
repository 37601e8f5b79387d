"""HTML that was left in: tags are taken out, and characters that were spelt out are read."""

import html
import re

from profileparse.reading.forms.edits import Edit, Link

_NAMES = (
    "a|abbr|address|article|aside|b|br|button|div|em|figure|footer|h[1-6]|header|i|img|label|li"
    "|main|nav|ol|p|path|section|small|span|strong|svg|time|u|ul|mark|font"
)
_TAG = re.compile(rf"</?(?P<name>{_NAMES})(?P<rest>(?:\s[^<>]{{0,600}})?)/?>", re.IGNORECASE)
_TARGET = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_SPELT = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")


def find(text: str) -> tuple[list[Edit], list[Link]]:
    """Return the edits that take tags out, and the links."""
    edits: list[Edit] = []
    links: list[Link] = []
    opened: tuple[int, str] | None = None
    done = 0
    for found in _TAG.finditer(text):
        edits.append(Edit(*found.span()))
        if found["name"].lower() == "a":
            target = _TARGET.search(found["rest"])
            if target:
                opened = found.end(), html.unescape(target[1] or target[2] or target[3] or "")
            elif opened and found[0].startswith("</"):
                links.append(Link(opened[0], found.start(), opened[1]))
                opened = None
        if found.start() < done:
            continue
        start = text.rfind("\n", done, found.start()) + 1 or done
        stop = text.find("\n", found.end())
        stop = len(text) if stop < 0 else stop
        for spelt in _SPELT.finditer(text, start, stop):
            plain = html.unescape(spelt[0])
            if plain != spelt[0]:
                edits.append(Edit(*spelt.span(), plain.replace("\xa0", " ")))
        done = stop
    return sorted(edits), links
