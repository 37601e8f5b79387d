"""Whether a text needs to be looked at for forms: a page that was read whole does not."""

from typing import TYPE_CHECKING

from profileparse.reading.sections import REACH

if TYPE_CHECKING:
    from profileparse.reading.profiles import Section

_WHOLE = 4  # tokens of a paper that is as the page prints it
_MOST_CUT = 2 * REACH  # lines, each with a blank one: what is longer is not cut off
_SIGNS = {
    "\f": ("\f",),
    "[": ("](", "\n[", "][", "[/", "[http"),
    "#": ("\n#",),
    "*": ("**", "\n*"),
    "<": ("</",),
    ">": ("\n>",),
    "&": ("&#", "&amp;", "&quot;", "&lt;", "&gt;", "&nbsp;"),
}
"""Signs of forms that leave a page whole, by a character that is quick to find."""

LABELS = (
    "Title", "Paper", "Author", "Written by", "By:", "Abstract", "Summary", "TL;DR", "TLDR",
    "Name:", "Researcher:", "heading level ", "link, ",
)  # fmt: skip
"""What a line of a page that is read whole begins with if it has a label."""


def may_have_form(found: "list[Section]", plain: str, *, goes_on: bool = False) -> bool:
    """Whether a text was not read whole, or has the signs of a form.

    Args:
        found: what the grammar found in it as it was given.
        plain: the text.
        goes_on: whether more text follows, which can have what the last lines lack.
    """
    if goes_on:
        *before, last = found
        found = [*before, *_without_cut(last, plain)]
    if plain.startswith("#") or not all(map(_is_whole, found)):
        return True
    return any(
        first in plain and any(sign in plain for sign in signs) for first, signs in _SIGNS.items()
    )


def _without_cut(last: "Section", plain: str) -> "list[Section]":
    """Return the last section without a paper or a head that may be cut off."""
    cut = last.papers[-1][0].start if last.papers else last.start
    if plain.count("\n", cut) > _MOST_CUT:
        return [last]  # too long for that: it has a form in which no paper begins
    return [last.without_last_paper()] if last.papers[1:] else []


def _is_whole(section: "Section") -> bool:
    if section.above or any(token.type == "UNPARSED" for token in section.head):
        return False
    if {*map(len, section.papers)} != {_WHOLE}:
        return False
    # Where all titles are in capitals, the first is. A page of one paper, or a text in one line,
    # that stands below is the last paper or its abstract, and has an h-index.
    parts, last = section.papers[0][1:], section.papers[-1][1:]
    if parts[0].text.isupper() or any("h-index" in line.text for line in last):
        return False
    names = (token for token in section.head if token.type == "NAME")
    return not any(line.text.startswith(LABELS) for line in (*parts, *names))
