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
from functools import cache
from typing import NamedTuple

from profileparse.reading.authors import PARTICLES, find_et_al, is_suffix
from profileparse.reading.grammar import grammar

_REACH = 100  # the longest name that is looked for, in characters; collaborations have about 40
_WINDOW = 5 * _REACH  # three names, their suffixes, an affiliation, and the title's last word
_SHOWN = 3  # a profile shows three names at most, and exactly three before "et al."
_THRESHOLD = -2.5  # titles alone seldom have more, one glued author seldom has less
_ET_AL_POINTS = 4.0  # titles hardly ever end so
_AFFILIATION_POINTS = 2.0
_NAME_POINTS = 1.5  # each further piece between commas, before it is looked at
_WORST_NAME = -4.0  # one odd name must not outweigh all the rest
_LONE_WORD = -3.0  # `Jan Muster, Si|Young Kim`: nothing but half a word would end the title

# Blanks become alike, and the mark between title and name is kept free for the rules.
_PLAIN = str.maketrans({"\t": " ", "\xa0": " ", "|": "¦"})

_PARTICLE = "|".join(PARTICLES.split())
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


_Rules = tuple[tuple[float, str], ...]  # what it is worth when a pattern is found


class Segmentation(NamedTuple):
    """The offset at which the byline begins, and the points that it earned."""

    title_end: int
    score: float


# Some rules see the *shape* of a text: A is an upper-case letter, a a lower-case one, x one without
# case, 0 a digit; all else is itself. `|` is the cut, between the title's last word and the names.
_START = (
    r"(?<=[^ A,:;(\[{/\\–—‐‑_^@#&-])A"  # generation|Maria, 4|Maria, quoted"|Maria
    r"|(?<=A)A(?=[a'’. -])"  # CNN|Maria, CNN|J. Muster
    r"|(?<=[^ x,:;(\[{/\\–—‐‑_^@#&-])x"  # generation|and a name in letters without case
)
_SMALL_START = (  # generation|de la Cruz: seen in the text, not in the shape
    r"(?<=[^\W_])(?:d[aei]|de[lnr]|della|dos|van|von)(?: de[nr]?| l[ae])? (?=[^\W0-9_a-z])"
)
_CUT_SHAPE: _Rules = (
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
_CUT_TEXT: _Rules = (
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
_NAME_SHAPE: _Rules = (
    (-2.0, r"^[^ .x]*$"),  # one word; scripts without case need no blank
    (-1.0, r"(?:(?: A\.?)* [^ ][^ .][^ ]*){4}"),  # five words, but for initials
    (-3.0, r"(?:(?: A\.?)* [^ ][^ .][^ ]*){6}"),  # seven words
    (-3.0, r"(?:^|[ -])AA+a"),  # XSarah: a letter of the title got in
    (-0.5, r"[ -]A+a+A"),
    (-5.0, r"0"),
    (-3.0, r"[^Aax0 .,'’ʼ`‘·‐‑–-]"),  # characters that few names have
    (-6.0, r"[$:;!?=<>]"),  # and that belong to titles
)
_NAME_TEXT: _Rules = (
    (-1.0, r"[A-Z]{2}(?<! I[IV])(?<! III)(?:$|[ -])"),  # AI Models; but William Muster III
    (+0.5, rf"[ -]{_NAME_PREFIX}[A-Z]"),  # what McCann lost above
    (-4.0, rf"(?:^| )(?!(?:{_PARTICLE})[ '’-])[a-z]"),  # names are in capitals
    (-3.0, r"(?:^| )(?:of|the|for|and|in|on|with|to|from|by|at|as|is|are|an|via)(?: |$)"),
)
_ALONE: _Rules = (  # without a comma the line may be a title alone: `An AutoML System`
    (-2.0, r"(?:tion|sion|ness|ity|ics|ism|ology|ives|ment|works|ures|ems|odels|a[cg]es|ance)s?$"),
    (-2.0, r"[A-Z]{2}(?<! I[IV])(?<! III)(?:$|[ -])"),
)


def segment(line: str) -> int | None:
    """Return the offset at which the byline begins in a line of title and byline.

    Args:
        line: title and byline run together, without trailing blanks; any string at all.

    Returns:
        An offset strictly inside the line, or None if nothing in it looks like such a byline.
    """
    best = best_segmentation(line)
    return best.title_end if best is not None and best.score > _THRESHOLD else None


def best_segmentation(line: str) -> Segmentation | None:
    """Return the likeliest cut of a line, however unlikely, or None if it can be cut nowhere."""
    return max(_segmentations(line), key=lambda found: found.score, default=None)


def _segmentations(line: str) -> Iterator[Segmentation]:
    """Yield every cut that can be thought of, with its points."""
    base = max(0, len(line) - _WINDOW)
    text = line[base:].translate(_PLAIN)
    points = 0.0
    for mark in grammar().pattern("MARK").finditer(text):
        affiliation = text[mark.end() :].strip()
        if not affiliation or grammar().pattern("AFFILIATION").fullmatch(affiliation):
            text = text[: mark.start()].rstrip()
            points += _AFFILIATION_POINTS
            break
    et_al = find_et_al(text, len(text))
    if et_al >= 0:
        text = text[:et_al].rstrip(" ,")
        points += _ET_AL_POINTS
    shape = "".join(map(_letter, text))
    dollars = line.count("$", 0, base)
    paired = (dollars + text.count("$")) % 2 == 0
    for names, (start, end) in enumerate(reversed(_pieces(text)[-_SHOWN:]), 1):
        for cut in _starts(text, shape, start, end) if names == _SHOWN or et_al < 0 else ():
            if paired and (dollars + text.count("$", 0, cut)) % 2:
                continue  # within a formula
            alone = _sum(_ALONE, text[cut:end]) if names == 1 else 0.0
            earned = _cut_points(text, shape, start, cut, end)
            earned += _name_points(text[cut:end], shape[cut:end])
            yield Segmentation(base + cut, points + alone + earned)
        name = _name_points(text[start:end], shape[start:end])
        points += max(_WORST_NAME, _NAME_POINTS + name)


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
    for end, below in [
        *(m.span() for m in grammar().pattern("_COMMA").finditer(text)),
        (len(text), 0),
    ]:
        if pieces and is_suffix(text[start:end]):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        start = below
    return pieces


def _starts(text: str, shape: str, start: int, end: int) -> Iterator[int]:
    """Yield where a name could begin that ends where the piece ends."""
    first = max(start, end - _REACH)
    for pattern, where in ((_START, shape), (_SMALL_START, text)):
        for found in re.compile(pattern).finditer(where, first, end):
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


def _sum(rules: _Rules, text: str) -> float:
    return sum(points for points, pattern in _compiled(rules) if pattern.search(text))


@cache
def _compiled(rules: _Rules) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((points, re.compile(pattern)) for points, pattern in rules)
