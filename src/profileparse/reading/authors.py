"""Lists of authors: what one says, and whether a line looks like one."""

import re

import attrs

from profileparse.reading.grammar import grammar
from profileparse.reading.odd_authors import (
    GROUP_WORD,
    SHOWN,
    find_ellipsis,
    inner_ellipsis,
    part_glued,
    with_commas,
    without_ellipses,
    without_marks,
)
from profileparse.reading.open_lines import SENTENCE_ENDS, is_open

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
_NEXT_AFFILIATION = (
    r"(?<![ \t])[ \t]*(?:[·•|;]|,(?![ \t]*(?:Inc|Ltd|LLC|LLP|GmbH|Corp|Co|AG|SA|BV|PLC)\b))"
)
_ODD = r"[^\x00-\x7f]|[0-9*#]|\.\."
_LONGEST_ODD = 600  # characters: more are an abstract
_LONGEST_AFFILIATION = 60
_MOST_WHOLE_WORDS = 6
_MOST_LONE = 5  # words
_LONGEST_LIST = 200  # characters of the names that the page shows
_PARTICLES = frozenset(PARTICLES.split())
_TITLE = (
    r"[:?](?:[ \t]|$)|\$|(?<![\w.'’-])(?:of|for|the|with|via|from|using|towards?|in|on|to|by|under"  # noqa: RUF001
    r"|over|into|through|between|is|are|based|an|as|at|without)(?![\w.'’-])"  # noqa: RUF001
)
_NO_DIGITS = str.maketrans(dict.fromkeys("0123456789", "_"))
_MOST_PLAIN_WORDS = 2  # lower-case words that are no particles: more of them are a sentence


@attrs.frozen(kw_only=True)
class Byline:
    """What a line of authors says; the spans are bounds within the line."""

    authors: tuple[str, ...]
    et_al: bool
    affiliation: str | None
    oddities: tuple[str, ...] = ()
    """What is odd in the list: keys of `ODDITIES`."""
    rest: tuple[int, int] | None = None
    """Bounds of what stands behind the affiliation."""
    spans: dict[str, tuple[int, int]]


NO_BYLINE = Byline(authors=(), et_al=False, affiliation=None, spans={})


def split_authors(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the names of a list, and whether a place in it was empty.

    A suffix such as `Jr.` belongs to the name before it.
    """
    places = [place.strip(" \t") for place in text.split(",")]
    if min(map(len, places)) > _LONGEST_SUFFIX:
        return tuple(places), False
    return _with_suffixes(places)


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


def read_byline(line: str, *, guess: bool = True) -> Byline:
    """Return what a line says whose position makes it a byline, whatever it looks like.

    Args:
        line: the line.
        guess: whether names that were run together are parted.
    """
    line = line.rstrip(" \t")
    end = len(line)
    affiliation = rest = None
    spans = {"byline": (0, end)}
    mark = grammar().pattern("MARK").search(line)
    if mark:
        first = _skip(line, mark.end())
        last = _affiliation_end(line, first)
        affiliation = line[first:last] or None
        if affiliation:
            spans["affiliation"] = (first, last)
        if last < end:
            rest = (_skip(line, last), end)
            spans["byline"] = (0, last)
        end = len(line[: mark.start()].rstrip(" \t"))
    et_al = find_et_al(line, end)
    ellipsis = find_ellipsis(line, end) if et_al < 0 else -1
    cut = max(et_al, ellipsis)
    if cut >= 0:
        spans["et_al"] = (cut, end)
        end = len(line[:cut].rstrip(" \t,\uff0c\u3001"))
    if end:
        spans["authors"] = (0, end)
    listed = with_commas(line[:end])
    places, empty = split_authors(listed)
    named = without_ellipses(places)
    is_cut = cut >= 0 or len(named) < len(places)
    if is_cut and cut < 0:
        spans["et_al"] = inner_ellipsis(listed)
    bare = without_marks(named)
    parted = part_glued(bare, cut=is_cut) if guess else None
    odd = {
        "glued": parted is not None and is_cut,
        "perhaps glued": parted is not None and not is_cut,
        "empty": empty,
        "signs": (is_cut and et_al < 0) or listed != line[:end],
        "marks": bare != named,
        "title": not is_cut and reads_as_title(", ".join(bare)),
    }
    return Byline(
        authors=parted or tuple(bare),
        et_al=is_cut,
        affiliation=affiliation,
        oddities=tuple(oddity for oddity, is_so in odd.items() if is_so),
        rest=rest,
        spans=spans,
    )


def _skip(line: str, start: int) -> int:
    """Return where a line goes on behind blanks."""
    return start + len(line[start:]) - len(line[start:].lstrip(" \t"))


def _affiliation_end(line: str, start: int) -> int:
    """Return where the first of several affiliations ends that begins at `start`."""
    found = re.compile(_NEXT_AFFILIATION).search(line, start)
    return found.start() if found else len(line)


def could_be_byline(line: str) -> bool:
    """Whether a line between a title and an abstract can be a list of names."""
    found = match_names(line)
    if not found:
        byline = read_byline(line)
        return byline.et_al and "signs" not in byline.oddities and not byline.authors
    if found["et_al"] is not None:
        return True
    return not _ends_sentence(found["authors"]) and not reads_as_title(found["authors"])


def looks_like_byline(line: str) -> bool:
    """Whether a line looks like names where its position leaves that open."""
    if not could_be_byline(line):
        return False
    found = match_names(line)
    names, _ = split_authors(found["authors"]) if found else ((), False)
    odd = [name for name in names if _is_sentence(name) or _is_long(name)]
    # `bell hooks`: one name in small letters among as many as the page shows before `et al.`.
    small = len(odd) == 1 and len(names) == SHOWN and odd[0].count(" ") == 1
    return not odd or (small and found is not None and found["et_al"] is not None)


def is_prose(line: str) -> bool:
    """Whether a line that stands where names should be is a sentence."""
    plain = _plain_words(line)
    return len(plain) > _MOST_PLAIN_WORDS or (bool(plain) and line.endswith(SENTENCE_ENDS))


def must_be_byline(line: str) -> bool:
    """Whether a line can hardly be anything but names: `et al.`, or several whole names."""
    found = match_names(line)
    if not found or not looks_like_byline(line):
        return False
    if found["et_al"]:
        return True
    names, _ = split_authors(found["authors"])
    return len(names) > 1 and all(" " in name and not name[0].islower() for name in names)


def is_lone_name(line: str) -> bool:
    """Whether a line looks like one name of several words, and like nothing else."""
    words = line.split()
    return (
        1 < len(words) <= _MOST_LONE
        and "," not in line
        and looks_like_byline(line)
        and find_et_al(line, len(line)) < 0
        and all(word[0].isupper() or word in _PARTICLES for word in words)
        and words[-1][0].isupper()
    )


def reads_as_title(names: str) -> bool:
    """Whether a line that could be names has signs or words of titles, and is of no group."""
    return re.search(_TITLE, names) is not None and re.search(GROUP_WORD, names) is None


def misplaced(title: str, names: str, abstract: str) -> str | None:
    """Return why a line that was read as names is none perhaps, as a key of `ODDITIES`."""
    below = [line for line in abstract.split("\n", 2)[:2] if len(line) <= _LONGEST_LIST]
    oddity = None
    if is_open(title) or title.endswith(":"):
        oddity = "title"
    elif is_lone_name("".join(below[:1]).rstrip(", ")) or any(map(must_be_byline, below)):
        oddity = "over names"
    return None if oddity is None or must_be_byline(names) else oddity


def match_names(line: str) -> re.Match[str] | None:
    """Return the parts of a line of names, for their looks: what is odd is left out of the text.

    A place between commas may be empty.
    """
    pattern = grammar().pattern("BYLINE")
    one_comma = re.sub(r",(?:[ \t]*+,)+", ",", line)
    found = pattern.match(one_comma.strip(" \t,"))
    if found or len(line) > _LONGEST_ODD or not re.search(_ODD, line):
        return found
    mark = grammar().pattern("MARK").search(line)
    if mark and not all(map(_is_affiliation, re.split("[·•|,;]", line[mark.end() :]))):
        return None
    byline = read_byline(line, guess=False)
    names = ", ".join(byline.authors).translate(_NO_DIGITS)
    return pattern.match(
        f"{names} et al." if byline.et_al and "signs" not in byline.oddities else names
    )


def _is_affiliation(text: str) -> bool:
    return len(text) <= _LONGEST_AFFILIATION and not text.endswith(SENTENCE_ENDS)


def _is_long(name: str) -> bool:
    """Whether a name has more whole words than most: initials and particles are none."""
    words = (
        word for word in name.split() if len(word.rstrip(".")) > 1 and word not in _WITHIN_NAMES
    )
    return sum(1 for _ in words) > _MOST_WHOLE_WORDS


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
    last = authors.rstrip().rsplit(" ", 1)[-1]
    if not last.endswith(SENTENCE_ENDS):
        return False
    initial = len(last) == len("J.") or last.count(".") > 1
    return not (last.endswith(".") and (initial or is_suffix(last)))
