"""Lists of authors: what one says, and whether a line looks like one."""

import re

import attrs

from profileparse.reading.grammar import grammar

PARTICLES = (
    "a ab abu af ag al av ben bin bint d da dal dall dalla dalle das de degli dei del dell della"
    " delle delli dello den der des di dit do dos du e el het i ibn l la las le les lo los op ou"
    " san sant sao st t 't te ten ter tho ul ur v van ver vom von y z zu zum zur"
)
"""Lower-case words that are part of a name in the languages of Europe and in Arabic."""
_IN_COLLABORATIONS = " an and behalf for of on the to"
_WITHIN_NAMES = frozenset((PARTICLES + _IN_COLLABORATIONS).split())
_ENGLISH = frozenset(("a bin den do i ten van" + _IN_COLLABORATIONS).split())
_LONGEST_SUFFIX = len("Ph. D.")
_SENTENCE_ENDS = (".", "?", "!", ":", ";")
_MOST_PLAIN_WORDS = 2  # lower-case words that are no particles: more of them are a sentence


@attrs.frozen(kw_only=True)
class Byline:
    """What a line of authors says; the spans are bounds within the line."""

    authors: tuple[str, ...]
    et_al: bool
    affiliation: str | None
    empty: bool
    """Whether there was nothing between two commas."""
    spans: dict[str, tuple[int, int]]


NO_BYLINE = Byline(authors=(), et_al=False, affiliation=None, empty=False, spans={})


def split_authors(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a list, and whether a place in it was empty.

    A suffix such as `Jr.` belongs to the name before it.
    """
    names = text.split(", ")
    # The usual case, told by what is quick to see: no name is short, no blank or comma is odd.
    if (
        min(map(len, names)) > _LONGEST_SUFFIX
        and text.count(",") == len(names) - 1
        and " ," not in text
        and "  " not in text
        and "\t" not in text
    ):
        return tuple(names), False
    return _with_suffixes([name.strip(" \t") for name in text.split(",")])


def is_suffix(text: str) -> bool:
    """Whether a text between two commas belongs to the name before it, as `Jr.` does."""
    return grammar().pattern("SUFFIX").fullmatch(text) is not None


def _with_suffixes(places: list[str]) -> tuple[tuple[str, ...], bool]:
    names: list[list[str]] = []
    for place in places:
        if names and is_suffix(place):
            names[-1].append(place)
        elif place:
            names.append([place])
    return tuple(map(", ".join, names)), len(places) > 1 and "" in places


def find_et_al(line: str, end: int) -> int:
    """Return where the `et al.` begins that `line[:end]` ends with, or -1."""
    at = line.rfind("et", 0, end)
    return at if at >= 0 and grammar().pattern("ET_AL").fullmatch(line, at, end) else -1


def read_byline(line: str) -> Byline:
    """Return what a line says whose position makes it a byline, whatever it looks like."""
    line = line.rstrip(" \t")
    end = len(line)
    affiliation = None
    spans = {"byline": (0, end)}
    mark = grammar().pattern("MARK").search(line)
    if mark:
        affiliation = line[mark.end() :].lstrip(" \t") or None
        if affiliation:
            spans["affiliation"] = (end - len(affiliation), end)
        end = len(line[: mark.start()].rstrip(" \t"))
    et_al = find_et_al(line, end)
    if et_al >= 0:
        spans["et_al"] = (et_al, end)
        end = len(line[:et_al].rstrip(" \t,"))
    if end:
        spans["authors"] = (0, end)
    authors, empty = split_authors(line[:end])
    return Byline(
        authors=authors, et_al=et_al >= 0, affiliation=affiliation, empty=empty, spans=spans
    )


def could_be_byline(line: str) -> bool:
    """Whether a line between a title and an abstract can be a list of names."""
    found = _match(line)
    if not found:
        byline = read_byline(line)
        return byline.et_al and not byline.authors
    return found["et_al"] is not None or not _ends_sentence(found["authors"])


def looks_like_byline(line: str) -> bool:
    """Whether a line looks like names where its position leaves that open."""
    if not could_be_byline(line):
        return False
    found = _match(line)
    names, _ = split_authors(found["authors"]) if found else ((), False)
    return not any(map(_is_sentence, names))


def is_prose(line: str) -> bool:
    """Whether a line that stands where names should be is a sentence."""
    plain = _plain_words(line)
    return len(plain) > _MOST_PLAIN_WORDS or (bool(plain) and line.endswith(_SENTENCE_ENDS))


def must_be_byline(line: str) -> bool:
    """Whether a line can hardly be anything but names: `et al.`, or several whole names."""
    found = _match(line)
    if not found or not looks_like_byline(line):
        return False
    if found["et_al"]:
        return True
    names, _ = split_authors(found["authors"])
    return len(names) > 1 and all(" " in name and not name[0].islower() for name in names)


def _match(line: str) -> re.Match[str] | None:
    """Return the parts of a line of names; a place between commas may be empty."""
    one_comma = re.sub(r",(?:[ \t]*+,)+", ",", line)
    return grammar().pattern("BYLINE").match(one_comma.strip(" \t,"))


def _plain_words(text: str) -> list[str]:
    """Return the lower-case words that belong to no name, from the last to the first.

    A particle that is an English word too leads to a capital: `do Carmo` is of a name, `do so` not.
    """
    plain = []
    leads_to_capital = False
    for word in reversed(text.split()):
        if not word[0].islower():
            leads_to_capital = True
        elif word not in _WITHIN_NAMES or (word in _ENGLISH and not leads_to_capital):
            leads_to_capital = False
            plain.append(word)
    return plain


def _is_sentence(name: str) -> bool:
    plain = _plain_words(name)
    return len(plain) > 1 or len(plain) == len(name.split())


def _ends_sentence(authors: str) -> bool:
    last = authors.rsplit(None, 1)[-1]
    if not last.endswith(_SENTENCE_ENDS):
        return False
    initial = len(last) == len("J.") or last.count(".") > 1
    return not (last.endswith(".") and (initial or is_suffix(last)))
