"""Author lists that are not as the page prints them: other commas, ellipses, marks, glued names.

The page parts names by commas, shows three at most, and exactly three before `et al.`. So a list
that is cut and has fewer names has names that were run together: `Jane DoeJan Muster`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise

SHOWN = 3
"""Names that the page shows at most, and exactly so many before `et al.`."""

ODDITIES = {
    "glued": (
        "PP108",
        "no comma parts some of the names {}: guessed where each ends",
        "compare the names with the page, which prints a comma between them",
    ),
    "perhaps glued": (
        "PP406",
        "names that can be run together, and are taken apart as a guess: {}",
        "expected commas between the names: compare them with the page",
    ),
    "empty": (
        "PP403",
        "a name is missing between two commas of {}",
        "a name was dropped there, or there is a comma too many",
    ),
    "signs": (
        "PP404",
        "authors that are parted or cut by other signs than those of the page: {}",
        "expected commas between the names, and 'et al.' where more of them are hidden",
    ),
    "marks": (
        "PP406",
        "marks of footnotes at the authors {}",
        "they are left out of the names: compare these with the page",
    ),
    "title": (
        "PP406",
        "read as authors by its place, but it looks like a title: {}",
        "is the line of the names lost? compare it with the page",
    ),
    "over names": (
        "PP406",
        "read as authors by its place, but names stand below it: {}",
        "is the line no part of the paper? compare it with the page",
    ),
}
"""Code, message and hint for what can be odd, with `{}` for the list."""

_OTHER_COMMAS = str.maketrans(dict.fromkeys("\uff0c\u3001\u060c\uff1b\u061b", ","))
# Those that are strings are compiled when a list needs them.
_ELLIPSIS = r"[\[(]?(?:…|\.\.\.+)[\])]?"
_INNER_ELLIPSIS = rf"(?:^|,)[ \t]*+(?P<sign>{_ELLIPSIS})[ \t]*+(?=,|$)"
_CUT_OFF = r"[ \t]*(?:[\[(](?:…|\.\.\.)[\])]|…|(?<!\.)\.\.\.+)$"
_LONGEST_CUT = 20  # characters

_SIGNS = "*#†‡§¶‖⋆★☆✉⁰¹²³⁴⁵⁶⁷⁸⁹ᵃ-ᶿʰ\u2217"
_LATEX = r"$^{}"
_ONLY_MARKS = rf"[0-9]{{0,2}}[{_SIGNS}{_LATEX}]+[0-9]{{0,2}}|[0-9]{{1,2}}"
# Each has a longest form, and no blanks before it: these would be counted from each of them.
_SIGNS_BEHIND = (
    rf"[{_LATEX}]{{0,9}}[0-9]{{0,2}}[{_SIGNS}{_LATEX}]{{1,9}}[0-9]{{0,2}}[{_SIGNS}{_LATEX}]{{0,9}}$"
    r"|\(?[0-9]{4}(?:-[0-9]{4}){2}-[0-9]{3}[0-9X]\)?$"  # an ORCID
)
_SIGNS_BEFORE = rf"[{_SIGNS}]+[ \t]*"
_NUMBER_BEHIND = r"(?<=[^\W\d_A-Z]|\.)[ \t]?\^?[0-9]{1,2}$|[\[(][0-9]{1,2}[\])]$"
_NUMBER_BEFORE = r"[0-9]{1,2}(?=[A-Z][a-z])"
GROUP_WORD = (
    r"(?i)\b(?:alliance|authors|center|centre|collaboration|committee|community|consortium"
    r"|council|department|division|faculty|foundation|group|initiative|institute|lab"
    r"|laborator(?:y|ie)|project|school|society|team|university)s?\b"
)
"""A word with which groups of authors are named."""

_GLUE = re.compile(r"[^\W\d_A-Z](?=[^\W\d_a-z])|[A-Z]{2}(?=[A-Z][a-z])")
_NAME_PREFIX = (
    r"(?:Ma?c|De[lns]?|D[aiou]|L[aeo]|Van|Von|Fitz|Al|El|Abdul|Abd|Amir|Mohammad|Zu|Te|San|St)$"
)
BEFORE_AFFILIATION = ("@", "(", " - ", " – ", " — ")  # noqa: RUF001  (dashes, as they are printed)
"""What stands between a name and an affiliation where the page's own mark was lost."""
_TITLE_ENDS = frozenset("?!)]}$")
_TITLE_JOINT = r"(?:[^\W_A-Z][?!)\]}$]*|[A-Z]{3})(?=[^\W\d_a-z])"
_LONGEST_GIVEN = len("Sheng-")  # `JooYoung`, `MengChao`: of a name with a capital inside
_MOST_JOINTS = 8  # places in a list where names could be glued
_PREFIX_POINTS = -4.0  # Mc|Cann
_ONE_WORD = -3.0
_INNER = -1.0  # JooYoung: few names have a capital inside
_LEAST_CUT = -4.0  # `et al.` says how many names there are
_LEAST_WHOLE = -2.0


def with_commas(text: str) -> str:
    """Return a list with the page's commas in place of ideographic, full-width and Arabic ones."""
    return text.translate(_OTHER_COMMAS)


def find_ellipsis(line: str, end: int) -> int:
    """Return where the ellipsis begins that `line[:end]` ends with, or -1."""
    start = max(0, end - _LONGEST_CUT)
    found = re.search(_CUT_OFF, line[start:end])
    return start + found.start() if found else -1


def inner_ellipsis(listed: str) -> tuple[int, int]:
    """Return where the first ellipsis stands that has a place of its own between commas."""
    found = re.search(_INNER_ELLIPSIS, listed)
    return found.span("sign") if found else (0, 0)


def without_ellipses(names: Sequence[str]) -> list[str]:
    """Return the names of a list without the ellipses among them."""
    return [name for name in names if not re.fullmatch(_ELLIPSIS, name)]


def without_marks(names: Sequence[str]) -> list[str]:
    """Return the names of a list without the marks of footnotes: `Anna Berg1`, `Bo Lind*`.

    Digits stay where they can be of the name: in a word of its own, in that of a group.
    """
    bare: list[str] = []
    for name in names:
        if bare and re.fullmatch(_ONLY_MARKS, name):
            continue  # Bo Lind2,3
        rest = re.sub(_SIGNS_BEFORE, "", name, count=1)
        rest = re.sub(_SIGNS_BEHIND, "", rest).rstrip(" \t")
        person = re.sub(_NUMBER_BEHIND, "", rest).rstrip(" \t")
        person = re.sub(_NUMBER_BEFORE, "", person, count=1)
        if _is_of_person(person):
            rest = person
        bare.append(rest or name)
    return bare


def _is_of_person(name: str) -> bool:
    several = " " in name.strip() or not name.isascii()
    return several and re.search(GROUP_WORD, name) is None


def part_glued(names: Sequence[str], *, cut: bool) -> tuple[str, ...] | None:
    """Return the names of a list in which some were run together, or None if none seem to be.

    Args:
        names: what stands between the commas.
        cut: whether `et al.` stands behind them.
    """
    missing = SHOWN - len(names)
    if missing <= 0:
        return None
    joints = list(islice(_joints(names), _MOST_JOINTS + 1))
    if len(joints) > _MOST_JOINTS:
        return None
    best, least = None, _LEAST_CUT if cut else _LEAST_WHOLE
    for count in [missing] if cut else range(1, missing + 1):
        for chosen in combinations(joints, count):
            parted = _parted(names, chosen)
            points = sum(map(_points, parted)) + sum(_joint_points(names, at) for at in chosen)
            if points >= least and (best is None or points > best[0]):
                best = points, parted
    return best and best[1]


def begins_in_title(name: str) -> bool:
    """Whether the end of a title may stand before a name: `ModelsMaria Example`."""
    if name.istitle() and _TITLE_ENDS.isdisjoint(name):
        return False  # most names: no capital inside a word
    for found in re.finditer(_TITLE_JOINT, name):
        above, below = name[: found.end()], name[found.end() :]
        word = above.split()[-1]
        if not below[0].isupper() or re.fullmatch(_NAME_PREFIX, re.split(r"\W", word)[-1]):
            continue
        if word.isupper() and not below[1:2].islower():
            continue  # a name in capitals
        odd = not word.istitle() or not word.isalpha()
        if odd or " " in above or len(word) > _LONGEST_GIVEN:
            return True
    return False


def ends_in_affiliation(name: str) -> bool:
    """Whether an affiliation may stand behind a name with another mark than that of the page."""
    marked = any(sign in name for sign in BEFORE_AFFILIATION)
    return marked and re.search(GROUP_WORD, name) is None


def ends_in_name(title: str) -> bool:
    """Whether the first words of a name may stand behind a title: `Small ModelsMaria`."""
    name = r"[^\W\d_a-z](?:[^\W\d_A-Z]|\.)[^\s,]*"
    return re.search(rf"(?:{_TITLE_JOINT}){name}(?: [A-Z][^\s,]*){{0,3}}$", title) is not None


def could_be_glued_names(text: str) -> bool:
    """Whether a list has a place at which two names could be run together."""
    return _GLUE.search(text) is not None


def _joints(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the number of a name, and an offset in it at which another could begin."""
    for number, name in enumerate(names):
        for offset in _inner_starts(name):
            yield number, offset


def _inner_starts(name: str) -> Iterator[int]:
    """Yield where a capital stands in a word, or letters with case meet letters without."""
    for found in _GLUE.finditer(name):
        at = found.end()
        above, below = name[at - 1], name[at]
        if below.islower() or (above.isupper() and not above.isascii()):
            continue
        if above.islower() or below.isupper():
            yield at


def _parted(names: Sequence[str], joints: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    parted: list[str] = []
    for number, name in enumerate(names):
        ends = [0, *(offset for of, offset in joints if of == number), len(name)]
        parted += (name[start:end] for start, end in pairwise(ends))
    return tuple(parted)


def _points(name: str) -> float:
    if " " not in name and name.upper() != name.lower():
        return _ONE_WORD
    return _INNER * sum(not re.search(_NAME_PREFIX, name[:at]) for at in _inner_starts(name))


def _joint_points(names: Sequence[str], joint: tuple[int, int]) -> float:
    number, offset = joint
    word = names[number][:offset].rsplit(None, 1)[-1]
    return _PREFIX_POINTS if re.fullmatch(_NAME_PREFIX, word) else 0.0
