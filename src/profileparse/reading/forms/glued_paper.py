"""Guess where the title and the names of a paper end that is run together with its abstract.

    An Invented Title on GenerationMaria Example, Jan MusterOur work shows that ...
                                   ^ title_end             ^ byline_end

Where `et al.` ends the names, the abstract begins behind it. Else each place where a sentence
could begin inside a word is a candidate. It earns points for the name that it ends, for the
sentence that it begins, and for the best segmentation of what stands before it. Only the first
`_WINDOW` characters are looked at, so the cost is bounded for each paper.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from profileparse.reading.title_split import best_segmentation

_WINDOW = 700  # characters: the longest title, three names, an affiliation
_SHORTEST = 60  # characters of a paper that can be cut
_MOST_TRIED = 3  # candidates that are weighed to the end
_FAR = 6.0  # points by which a candidate is too far behind the best to be weighed
_LEAST = 1.0  # points of a cut that is believed
_LEAST_START = 1.0  # points of the place where the abstract begins
_LEAST_LOST = 6.0  # points of a cut where no meta line stands above
_MOST_JOINTS = 8  # ends of sentences in an abstract without a blank that are tried
_MARGIN = 1.5  # points by which it must beat each other one
_SURE = 9.0  # points of an abstract that begins behind `et al.` or an affiliation
_LONG_TITLE = 300  # characters
_INNER_CAPITAL = -3.0  # points of a byline with `LoganPrecise` in it

_AFFILIATION = r"[ \t]+·[ \t]*(?P<affiliation>[a-z0-9]+(?:-[a-z0-9]+)*)(?=[^ \ta-z0-9-])"
_SURE_END = re.compile(rf"[ \t,]et al\.(?![ \t.,;:)])(?=[^a-z])|(?:[ \t,]et al\.)?{_AFFILIATION}")
_PROSE = re.compile(r"(?:[ ,][a-z]{2,}+){3}")
_IN_BYLINE = re.compile(r"[ \t]et al\.(?=[^ \t])|[^\W\d_A-Z]{3}[A-Z][a-z]")
_JOINT = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-Z0-9$\"“(\\])"  # Example|Our, Muster|3D
    r"|(?<=\.)(?=[A-Z])"  # Jr.|Our
    r"|(?<=[A-Z])(?=[A-Z](?:[a-z]| [a-z]))"  # III|Our
    r"|\n"
)
_SENTENCE_JOINT = re.compile(
    r"(?:(?<=[^\s0-9A-Z][.?!])|(?<=[A-Z][A-Z][.?!])|(?<=[.?!][\"\u201d)]))(?=[A-Z0-9$])"
)
_WORD = re.compile(r"[^ \t\n]+")
_LABEL = re.compile(r"(?:Abstract|ABSTRACT)(?=[A-Z0-9$])")
_LABELLED = 3.0  # points
_SENTENCE_WORDS = 8
_FEWEST_WORDS = 3
_NO_SENTENCE = -9.0
_ENDINGS = tuple(
    (points, re.compile(pattern))
    for points, pattern in (
        (+1.0, r"^[^\W\d_a-z][^\W\d_A-Z]{2,}$"),
        (+0.5, r"^[A-Z][a-z]$"),  # Li, Wu
        (-4.0, r"^(?:Ma?c|D[ei]|O[\u2019']|La|Le|Fitz)$"),  # Mc|Cann
        (-4.0, r"^[a-z]"),
        (-3.0, r"^[A-Z]\.$|^[A-Z]?$"),
        (-1.5, r"[A-Z]{2}$(?<!II)"),
        (-2.5, r"[a-z][A-Z]+$"),  # MusterLL|Ms
        (-4.0, r"[0-9:;()$\"?!]"),
        (-2.0, r"(?:tion|sion|ness|ity|ics|ism|ment|ing)$"),
    )
)
"""What it is worth how the last word of the names looks."""
_OPENERS = """
    A AI Accurate Accurately Achieving Adapting Advances Aligning Although An Artificial As At
    Automated Automatic Automatically Autonomous Background Based Being Both Building By Can
    Continual Conventional Current Deep Despite Detecting Developing Diffusion Do Does Due
    Effective Efficient Ensuring Evaluating Even Existing Fine-tuning For Foundation From
    Generating Generative Given Graph Here High How However Human Humans If Image Improving In
    Inspired Integrating Is It Its Just Knowledge LLM LLMs Language Large Learning Let Low
    Machine Many Medical Modern Most Motivated Multi-modal Multimodal Natural Neural Nowadays
    Object On Once One Online Our Over People Physics Pre-trained Predicting Previous Prior
    Quantum Real-world Reasoning Recent Recently Reconstructing Reinforcement Reliable
    Research Retrieval-augmented Robotic Robots Scaling Self-supervised Several Since Social
    Some Speech State-of-the-art Statistical Such Synthetic Text-to-image The Their There
    These They This Three Through Throughout To Today Today's Traditional Training Transformer
    Transformers Two Typical Under Understanding Unlike Unsupervised Using Various Via Video
    Vision Visual We What When Where Whether Which While Why With Within Without Yet Zero-shot
"""
"""Words with which many abstracts begin."""
_PARTICLES = "al ben bin da de del della den der di dos du el la le ten van von y"


class PaperCut(NamedTuple):
    """Offsets in the text.

    Attributes:
        title_end: where the title ends, and the names begin.
        byline_end: where the names end.
        label: where a label stands over the abstract, if there is one.
        abstract: where the abstract begins.
    """

    title_end: int
    byline_end: int
    label: int
    abstract: int


class _Start(NamedTuple):
    """A place where the abstract, or the label over it, could begin."""

    points: float
    byline_end: int
    abstract: int


class _Cut(NamedTuple):
    points: float
    cut: PaperCut


def cut_paper(text: str, start: int, end: int, least: float = _LEAST) -> PaperCut | None:
    """Return where the parts of a paper end that are run together; None if that is not clear.

    Args:
        text: the text.
        start: where the title begins, right behind the meta line.
        end: where the abstract ends.
        least: points of a cut that is believed.
    """
    if end - start < _SHORTEST:
        return None
    window = text[start : min(end, start + _WINDOW)]
    cuts = sorted(_cuts(window), key=lambda cut: -cut.points)
    if not cuts or cuts[0].points < least:
        return None
    if any(other.points > cuts[0].points - _MARGIN for other in cuts[1:]):
        return None
    return PaperCut(*(start + offset for offset in cuts[0].cut))


def joints(text: str, start: int, end: int) -> Iterator[tuple[int, PaperCut | None]]:
    """Yield where one sentence of an abstract ends and another begins without a blank.

    Either two paragraphs are run together there, or a paper begins whose meta line is lost; then
    where its parts end comes along.

    Args:
        text: the text.
        start: where the abstract begins.
        end: where it ends.
    """
    for joint in islice(_SENTENCE_JOINT.finditer(text, start, end), _MOST_JOINTS):
        at = joint.start()
        if at > start:
            cut = cut_paper(text, at, end, _LEAST_LOST)
            yield at, cut
            start = cut.abstract if cut else at


def _cuts(window: str) -> Iterator[_Cut]:
    starts = sorted((*_sure_starts(window), *_starts(window)), reverse=True)
    for start, byline_end, abstract in starts[:_MOST_TRIED]:
        if start < starts[0].points - _FAR:
            continue
        found = best_segmentation(window[:byline_end].rstrip(" \t\n"))
        if found is None or _PROSE.search(window, found.title_end, byline_end):
            continue
        if found.title_end > _LONG_TITLE or _SENTENCE_JOINT.search(window, 0, found.title_end):
            continue
        points = start + found.score
        if _IN_BYLINE.search(window, found.title_end, byline_end):
            points += _INNER_CAPITAL
        below = _below_label(window, abstract)
        yield _Cut(points, PaperCut(found.title_end, byline_end, abstract, below))


def _below_label(window: str, at: int) -> int:
    """Return where the abstract begins if a place is where it or its label does."""
    label = _LABEL.match(window, at)
    return label.end() if label else at


def _sure_starts(window: str) -> Iterator[_Start]:
    for found in _SURE_END.finditer(window):
        end = found.end()
        if found["affiliation"] and window[end : end + 2] in {"D ", "D-", ". "}:
            end -= 1  # a-lab|3D, a-lab|1.
        yield _Start(_SURE, end, end)


def _starts(window: str) -> Iterator[_Start]:
    for joint in _JOINT.finditer(window):
        at = joint.start()
        below = _below_label(window, joint.end())
        points = _end_points(window, at) + _sentence_points(window, below)
        points += _LABELLED * (below > joint.end())
        if points >= _LEAST_START:
            yield _Start(points, at, joint.end())


def _end_points(window: str, at: int) -> float:
    """Return how much the word before a place looks like the last one of a name."""
    word = window[window.rfind(" ", 0, at) + 1 : at]
    return sum(points for points, pattern in _ENDINGS if pattern.search(word))


def _sentence_points(window: str, at: int) -> float:
    """Return how much the text at a place looks like the beginning of a sentence."""
    words = [found[0] for found in islice(_WORD.finditer(window, at), _SENTENCE_WORDS)]
    if len(words) < _FEWEST_WORDS:
        return _NO_SENTENCE
    first, second, third = words[:3]
    plain = first.rstrip(",:")
    known = plain in _openers() or plain.partition("-")[0] in _openers()
    points = 3.0 * known
    if first.endswith(",") and not known and not plain.endswith("ly"):
        points -= 2.0
    if _is_plain(second):
        points += 2.5
    elif second[0] == "(":
        points += 1.0
    elif _is_plain(third) or third[0] == "(":
        points += 0.5
    else:
        points -= 1.0
    if any(word[0] == "(" for word in words[2:6]):  # Large Language Models (LLMs)
        points += 1.5
    if "-" in first and first[-1].islower():
        points += 1.0
    if 2 * sum(map(_is_plain, words)) >= len(words):
        points += 1.5
    return points - 0.5 * (not first[0].isalpha())


def _is_plain(word: str) -> bool:
    return word[0].islower() and word not in _particles()


@cache
def _openers() -> frozenset[str]:
    return frozenset(_OPENERS.split())


@cache
def _particles() -> frozenset[str]:
    return frozenset(_PARTICLES.split())
