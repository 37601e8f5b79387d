"""Guess where the title ends in a line that has a title and its author list glued together.

    An Invented Title That Ends in GenerationMaria Example, Jan Muster, Li Wei et al.
                                             ^ the byline begins here

Every place where a first name could begin is a candidate. It earns points for the word that it
leaves to the title, for the name that it makes of the rest, and for the names after that; the best
one wins if it has enough. Points are rough log-odds: 1 is a hint, 3 is strong. Only the last
`_WINDOW` characters are looked at (and the `$` before them counted), so the cost is linear with a
small constant; a byline longer than that is not found.
"""

# ruff: noqa: RUF001 - names do hold typographic quotes and dashes

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Split", "best_split", "split_glued"]

_REACH = 100  # the longest name that is looked for, in characters; collaborations have about 40
_WINDOW = 5 * _REACH  # three names, their suffixes, an affiliation, and the title's last word
_SHOWN = 3  # a profile shows three names at most, and exactly three before "et al."
_THRESHOLD = -2.5  # titles alone seldom have more, one glued author seldom has less
_ET_AL_POINTS = 4.0  # titles hardly ever end so
_AFFILIATION_POINTS = 2.0
_NAME_POINTS = 1.5  # each further piece between commas, before it is looked at
_WORST_NAME = -4.0  # one odd name must not outweigh all the rest
_LONE_WORD = -3.0  # `Jan Muster, Si|Young Kim`: nothing but half a word would end the title

_AFFILIATION = re.compile(r" *[·•] *[a-z0-9-]{0,80}$")
_ET_AL = re.compile(r",? +et al\.?$")
_COMMA = re.compile(r", +")
_SUFFIX = re.compile(r"(?:[JS]n?r|II|III|IV|Ph\.? ?D|M\.?D|Esq)\.?")
# Blanks become alike, and the mark between title and name is kept free for the rules.
_PLAIN = str.maketrans({"\t": " ", "\xa0": " ", "|": "¦"})

_PARTICLE = (  # the small words of names that stay lower case
    r"(?:a[bfglv]|abu|ben|bin|bint|d|da[ls]?|dall|de[lnrs]?|de[gl]li|dell[aeo]?|d[iou]|dit|dos|e|el"
    r"|het|i|ibn|in|l|l[aeo]s?|op|ou|sa[no]|sant|st|t|te[nr]?|tho|u[lr]|v|va[nm]|ver|vo[nm]|y|zu[mr]?)"
)
_GROUP = r"(?: |^)(?:Collaborations?|Consortium|Team|Group|Authors)$"
_ELEMENT = (  # symbols of chemical elements
    r"(?:A[cglrstu]|B[aeir]?|C[adelorsu]?|Dy|E[ru]|Fe?|G[ade]|H[efgo]?|I[nr]?|K|L[aiu]|M[gno]"
    r"|N[abdi]?|Os?|P[bdrtu]?|R[behu]|S[bceimnr]?|T[abehilm]|U|V|W|Yb?|Z[nr])"
)
_AMOUNT = r"[0-9$_{}.()x-]*"
_ENDING = (  # how words end that end titles, rather than the first half of a compound name
    r"(?:[a-z]{3}[a-rt-z]s|[a-z]{3}ing|tion|sion|ment|ness|ity|ics|ism|gy|ance|ence|ure|theory"
    r"|pproach|eview|urvey|tudy|ethod|roblem|ystem)"
)
_NAME_PREFIX = r"(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|Al|El|O[’']|D[’']|Abdul|Amir|Mohammad)"
_TECH = (  # second halves of the names of programs, models and data sets
    r"(?:AI|BERT|Bank|Bench|Boost|Cube|DEs|Flow|Fold|Former|GPT|Graph|Gym|Hub|Lab|LLMs?|ML|Mind"
    r"|Nets?|Ops|Py|RAG|Rank|Script|Seek|Sim|TeX|Torch|Verse|Walk)"
)
_SYLLABLE = r"(?:[BCDFGHJ-NP-TW-Z][hy]?)?(?i:[aeiouw]{1,4}(?:ng|[nrmklhpb])?)"  # Si, Young, Liang


class Split(NamedTuple):
    """A cut of a glued line: the offset at which the byline begins, and the points it earned."""

    title_end: int
    score: float


class _Rule(NamedTuple):
    """What it is worth when a pattern is found."""

    points: float
    pattern: re.Pattern[str]


def _rules(*pairs: tuple[float, str]) -> tuple[_Rule, ...]:
    return tuple(_Rule(points, re.compile(pattern)) for points, pattern in pairs)


# Some rules see the *shape* of a text: A is an upper-case letter, a a lower-case one, x one without
# case, 0 a digit; all else is itself. `|` is the cut, between the title's last word and the names.
_START = re.compile(
    r"(?<=[^ A,:;(\[{/\\–—‐‑_^@#&-])A"  # generation|Maria, 4|Maria, quoted"|Maria
    r"|(?<=A)A(?=[a'’. -])"  # CNN|Maria, CNN|J. Muster
    r"|(?<=[^ x,:;(\[{/\\–—‐‑_^@#&-])x"  # generation|and a name in letters without case
)
_SMALL_START = re.compile(  # generation|de la Cruz: seen in the text, not in the shape
    r"(?<=[^\W_])(?:d[aei]|de[lnr]|della|dos|van|von)(?: de[nr]?| l[ae])? (?=[^\W0-9_a-z])"
)
_CUT_SHAPE = _rules(
    (+1.0, r"^A?a{4,}\|A[^A ]*[ .]"),  # an ordinary word before an ordinary name
    (-2.0, r"aAa+\|"),  # PyTorch: most words have no capital inside
    (-0.7, r"aAa{1,2}\|"),  # GenerationSi|Young: a short second half belongs to a name
    (-1.0, r"aA+\|"),  # NiO, OpenMP
    (-2.0, r"AAaa+\|"),  # CNNSi|Young
    (-2.0, r"^aa+A[^|]*\|"),  # surveySi|Young: words with capitals inside begin with one
    (-1.5, r"(?:^|[/(-])(?:a|Aa|aa)\|"),  # few titles end in so short a word
    (-1.0, r"(?:^|[/(])A\||^[Aa]aa\|"),  # or in one of these
    (-0.5, r"[A0]\|"),  # acronyms and numbers are rarer than words
    (-3.5, r"A\|A[ -]"),  # NASA| Missions: an initial without a dot after an acronym
    (-3.0, r"0\|A "),  # 2|D Materials
    (-5.0, r"A\.\|A[.-]|A['’]\|"),  # S.|S. Avancini, O'|Neil
    (-2.0, r"A\.\|"),  # J.|Muster
    (-2.5, r"[)\]}?!$\"”]Aa+\|"),  # (RL)Si|Young: a name has begun before
    (-1.0, r"[)\]}?!$\"”]A\|"),
    (-3.0, r"\|(?:[^ -]*-)?A+a+A"),  # SiYoung: few names have a capital inside
    (-3.0, r"\|(?:[^ -]*-)?A+a+A+a+A"),  # and hardly any have two
    (-2.0, r"\|A(?: [^A]|-|$)"),  # a single letter and no surname
    (-3.0, r"\|a"),  # few names begin with a particle
    (+1.5, r"\|(?:.* )?A\."),  # an initial makes a name sure
    (-3.5, r"\|AA+\."),  # CDJ. Muster: initials do not run together
    (-3.0, r"\|AAA+ "),
)
_CUT_TEXT = _rules(
    (+3.0, rf"(?<![A-Za-z])(?=[^|]*[a-z0-9]){_ELEMENT}(?:{_AMOUNT}{_ELEMENT})+{_AMOUNT}\|"),  # NiO
    (+3.0, rf"[}}$]{_ELEMENT}\|"),  # $^{69}$Ga
    (-3.0, rf"{_ENDING}[A-Z][A-Za-z]*\|"),  # GenerationSi|Young
    (+1.5, rf"[a-z]{_ENDING}\|"),
    (-2.0, r"^A\|"),  # an article ends no title
    (-2.5, rf"{_NAME_PREFIX}\|"),  # De|Lesley
    (+2.5, rf"\|{_NAME_PREFIX}[A-Z]"),
    (+2.0, r"\b(?:Ma?c|De|Di|La|Le|Fitz)[A-Z][a-z]+\|"),  # titles end in surnames, too
    (+2.0, rf"[a-z]{_TECH}\|"),  # PyTorch|Maria
    (-4.0, rf"\|(?:{_TECH}|[A-Z]s)(?![a-z])"),  # Py|TorchMaria, LL|Ms
    (+1.0, r"[A-Z]s\|"),  # LLMs
    (+1.5, r"(?:[kMGTm]eV|[kMGT]Hz)\|"),
    (+2.5, rf"\|{_SYLLABLE}(?=[A-Z]){_SYLLABLE}(?![a-z])"),  # SiYoung, DongHyun
    (-2.0, r"[IVX]\|[IVX]\. "),  # I|I. Observations
    (+6.0, rf"\|[^ ]{{2,}}.*{_GROUP}"),  # groups have any capitals they like
)
_NAME_SHAPE = _rules(
    (-2.0, r"^[^ .x]*$"),  # one word; scripts without case need no blank
    (-1.0, r"(?: [^ ]+){4}"),  # five words
    (-3.0, r"(?: [^ ]+){6}"),  # seven words
    (-3.0, r"(?:^|[ -])AA+a"),  # XSarah: a letter of the title got in
    (-0.5, r"[ -]A+a+A"),
    (-5.0, r"0"),
    (-3.0, r"[^Aax0 .,'’ʼ`‘·‐‑–-]"),  # characters that few names have
    (-6.0, r"[$:;!?=<>]"),  # and that belong to titles
)
_NAME_TEXT = _rules(
    (-1.0, r"[A-Z]{2}(?<! I[IV])(?<! III)(?:$|[ -])"),  # AI Models; but William Muster III
    (+0.5, rf"[ -]{_NAME_PREFIX}[A-Z]"),  # what McCann lost above
    (-4.0, rf"(?:^| )(?!{_PARTICLE}[ '’-])[a-z]"),  # names are in capitals
    (-3.0, r"(?:^| )(?:of|the|for|and|in|on|with|to|from|by|at|as|is|are|an|via)(?: |$)"),
)
_ALONE = _rules(  # without a comma the line may be a title alone: `An AutoML System`
    (-2.0, r"(?:tion|sion|ness|ity|ics|ism|ology|ives|ment|works|ures|ems|odels|a[cg]es|ance)s?$"),
    (-2.0, r"[A-Z]{2}(?<! I[IV])(?<! III)(?:$|[ -])"),
)


def split_glued(line: str) -> int | None:
    """Return the offset at which the byline begins in a glued line.

    Args:
        line: title and byline run together, without trailing blanks; any string at all.

    Returns:
        An offset strictly inside the line, or None if nothing in it looks like a glued byline.
    """
    best = best_split(line)
    return best.title_end if best is not None and best.score > _THRESHOLD else None


def best_split(line: str) -> Split | None:
    """Return the likeliest cut of a line, however unlikely, or None if it can be cut nowhere."""
    return max(_splits(line), key=lambda split: split.score, default=None)


def _splits(line: str) -> Iterator[Split]:
    """Yield every cut that can be thought of, with its points."""
    base = max(0, len(line) - _WINDOW)
    text = line[base:].translate(_PLAIN)
    text, affiliation = _without(_AFFILIATION, text)
    text, et_al = _without(_ET_AL, text)
    shape = "".join(map(_letter, text))
    points = _ET_AL_POINTS * et_al + _AFFILIATION_POINTS * affiliation
    dollars = line.count("$", 0, base)
    paired = (dollars + text.count("$")) % 2 == 0
    for names, (start, end) in enumerate(reversed(_pieces(text)[-_SHOWN:]), 1):
        for cut in _starts(text, shape, start, end) if names == _SHOWN or not et_al else ():
            if paired and (dollars + text.count("$", 0, cut)) % 2:
                continue  # within a formula
            alone = _sum(_ALONE, text[cut:end]) if names == 1 else 0.0
            earned = _cut_points(text, shape, start, cut, end)
            earned += _name_points(text[cut:end], shape[cut:end])
            yield Split(base + cut, points + alone + earned)
        name = _name_points(text[start:end], shape[start:end])
        points += max(_WORST_NAME, _NAME_POINTS + name)


def _without(tail: re.Pattern[str], text: str) -> tuple[str, bool]:
    """Return a text without a tail, and whether there was one."""
    found = tail.search(text)
    return (text[: found.start()], True) if found else (text, False)


def _letter(char: str) -> str:
    """Return what stands for a character in a shape."""
    if char.isupper() or char.istitle():
        return "A"
    if char.islower() or unicodedata.combining(char):  # an accent of its own goes with its letter
        return "a"
    if char.isalpha():
        return "x"
    return "0" if char in "0123456789" else char


def _pieces(text: str) -> list[tuple[int, int]]:
    """Return where the pieces between commas lie; a suffix (`, Jr.`) stays with its name."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for comma in _COMMA.finditer(text):
        pieces.append((start, comma.start()))
        start = comma.end()
    pieces.append((start, len(text)))
    merged = pieces[:1]
    for start, end in pieces[1:]:
        if _SUFFIX.fullmatch(text, start, end):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _starts(text: str, shape: str, start: int, end: int) -> Iterator[int]:
    """Yield where a name could begin that ends where the piece ends."""
    first = max(start, end - _REACH)
    for pattern, where in ((_START, shape), (_SMALL_START, text)):
        for found in pattern.finditer(where, first, end):
            yield found.start()


def _cut_points(text: str, shape: str, start: int, cut: int, end: int) -> float:
    """Return the points for the two sides of a cut: the title's last word, and the first name."""
    word = max(start, cut - _REACH, shape.rfind(" ", start, cut) + 1)
    points = _sum(_CUT_SHAPE, f"{shape[word:cut]}|{shape[cut:end]}")
    points += _sum(_CUT_TEXT, f"{text[word:cut]}|{text[cut:end]}")
    return points + (_LONE_WORD if word == start > 0 and shape[start] == "A" else 0.0)


def _name_points(text: str, shape: str) -> float:
    """Return how little a text looks like a name: 0 for a plain one, below 0 for others."""
    if re.search(_GROUP, text):
        return -1.0
    return _sum(_NAME_SHAPE, shape) + _sum(_NAME_TEXT, text)


def _sum(rules: tuple[_Rule, ...], text: str) -> float:
    return sum(rule.points for rule in rules if rule.pattern.search(text))
