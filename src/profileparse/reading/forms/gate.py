"""Whether a text needs to be looked at for forms: a page that was read whole does not."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from profileparse.reading.lines import Line
    from profileparse.reading.profiles import Section

_WHOLE = 4  # tokens of a paper that is as the page prints it
_SIGNS = {
    "[": ("](", "\n[", "][", "[/", "[http"),
    "#": ("\n#",),
    "*": ("**", "\n*"),
    "<": ("</",),
    "&": ("&#", "&amp;", "&quot;", "&lt;", "&gt;", "&nbsp;"),
}
"""Signs of forms that leave a page whole, by a character that is quick to find."""


def may_have_form(found: "list[Section]", plain: str) -> bool:
    """Whether a text was not read whole, or has the signs of a form.

    Args:
        found: what the grammar found in it as it was given.
        plain: the text.
    """
    for section in found:
        if section.above or any(token.type == "UNPARSED" for token in section.head):
            return True
        if not section.papers:
            return True
        for paper in section.papers:
            if len(paper.children) != _WHOLE:
                return True
            title = cast("Line", paper.children[1])
            if title.text.isupper():
                return True
    # What is run together, or is the page of one paper, has an h-index that begins no head.
    heads = sum(1 for section in found if section.head)
    return (
        plain.startswith("#")
        or plain.count("h-index") > heads
        or any(
            first in plain and any(sign in plain for sign in signs)
            for first, signs in _SIGNS.items()
        )
    )
