"""What the names of authors say about each other, and about the owner of the profile."""

import re
from collections.abc import Iterator

from profileparse.reading.odd_authors import (
    BEFORE_AFFILIATION,
    SHOWN,
    begins_in_title,
    ends_in_affiliation,
    ends_in_name,
)
from profileparse.rules.checks import Broken, Read, checks
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.text.numbers import plural

# `A. One; B. Two`, `A. One and B. Two`, `A. One +3 more`: one author after another, not by commas.
# They are strings, so that they are compiled when a list needs them.
_JOINED = (
    r"(?i)[;|]| (?:and|&) |\+ ?[0-9]|\b[0-9]+ (?:more|others)\b|\bothers$| et\.? al\b"
    r"|[ \u4e00-\u9fff]\u7b49$"  # et al. in Chinese
)
_INTRODUCED = r"(?i)(?:and|&|by) |authors?:"
# One author that is no person: `Department of Words and Numbers`.
_GROUP = (
    r"(?i)\b(?:collaboration|consortium|group|institute|project|team)s?$"
    r"|^(?:the )?(?:academy|cent(?:er|re)|college|department|faculty|hospital|institute"
    r"|laboratory|ministry|office|school|society|university) (?:of|for) "
)
_LEADS = "\nand ", "\nby ", "\nauthor"
# One of them is in all that it matches.
_JOINING = ";", "|", " and ", "&", *_LEADS, "+", " more", "others", " et al", " et. al", "\u7b49"


@checks("PP401")
def _owner_absent(read: Read) -> Iterator[Broken]:
    owner = read.profile.name
    if owner is None:
        return
    message = "the owner of the profile is not among the authors {}"
    hint = f"the list is not cut: {quoted(owner)} has another form there, or no part in it"
    key = name_key(owner)
    for paper, keys in read.keys:
        if keys and not paper.et_al and key not in keys:
            yield Broken(paper, "authors", message, hint)


@checks("PP402")
def _duplicate_authors(read: Read) -> Iterator[Broken]:
    message = "the author {} is there a second time"
    hint = "two people have that name, or the names were joined wrongly; both are kept"
    for paper, keys in read.keys:
        if len({*keys}) == len(keys):
            continue
        seen: set[str] = set()
        for number, key in enumerate(keys):
            if key in seen:
                yield Broken(paper, "authors", message, hint, number)
            seen.add(key)


@checks("PP404")
def _joined_authors(read: Read) -> Iterator[Broken]:
    names = "\n".join(["", *("\n".join(keys) for _, keys in read.keys)])
    if not any(sign in names for sign in _JOINING):  # a tenth of what the pattern takes
        return
    hint = "expected commas between the names, and nothing else"
    for paper in read.profile.papers:
        for number, author in enumerate(paper.authors):
            if re.match(_INTRODUCED, author):
                message = "an author that begins with a word that is no name: {}"
            elif re.search(_JOINED, author) and not re.search(_GROUP, author):
                message = "one name that looks like several authors: {}"
            else:
                continue
            yield Broken(paper, "authors", message, hint, number)


@checks("PP405")
def _author_counts(read: Read) -> Iterator[Broken]:
    for paper in read.profile.papers:
        count = len(paper.authors)
        if count > SHOWN or (paper.et_al and 0 < count != SHOWN):
            most = f"exactly {SHOWN} before 'et al.'" if paper.et_al else f"{SHOWN} at most"
            message = f"{plural(count, 'name')} in {{}}: the page shows {most}"
            hint = "a name was lost, cut in two or joined with another one: see the page"
            yield Broken(paper, "authors", message, hint)


@checks("PP406")
def _odd_ends(read: Read) -> Iterator[Broken]:
    hint = "title and names stood in one line, perhaps: compare them with the page"
    lasts = "\n".join([paper.authors[-1] for paper in read.profile.papers if paper.authors])
    affiliated = any(sign in lasts for sign in BEFORE_AFFILIATION)
    for paper in read.profile.papers:
        first = paper.authors[0] if paper.authors else ""
        if begins_in_title(first):
            message = "the end of the title may stand before the first name: {}"
            yield Broken(paper, "authors", message, hint, 0)
        elif first[:1].isupper() and " " not in first and ends_in_name(paper.title or ""):
            message = "the first name may have lost its beginning to the title: {}"
            yield Broken(paper, "authors", message, hint, 0)
        if affiliated and first and ends_in_affiliation(paper.authors[-1]):
            message = "a name with what may be its affiliation: {}"
            expected = "expected '·' before an affiliation"
            yield Broken(paper, "authors", message, expected, len(paper.authors) - 1)
