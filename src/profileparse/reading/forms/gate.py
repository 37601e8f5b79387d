"""Whether a text needs to be looked at for forms: a page that was read whole does not."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profileparse.reading.profiles import Section

_WHOLE = 4  # tokens of a paper that is as the page prints it
_SIGNS = {
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


def may_have_form(found: "list[Section]", plain: str) -> bool:
    """Whether a text was not read whole, or has the signs of a form.

    Args:
        found: what the grammar found in it as it was given.
        plain: the text.
    """
    if plain.startswith("#") or not all(map(_is_whole, found)):
        return True
    return any(
        first in plain and any(sign in plain for sign in signs) for first, signs in _SIGNS.items()
    )


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
