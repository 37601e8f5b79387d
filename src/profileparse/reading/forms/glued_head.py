"""The head of a profile whose pieces are run together: `Maria ExampleLGh-index2523papers`."""

import math
import re
from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

from profileparse.arxiv import candidates
from profileparse.reading.forms.edits import Edit

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_PIECE = re.compile(rf"h-index|AI Score|Novelty|%|papers?|citations?| Papers?|{_NUMBER}")
_LABELS = frozenset(("h-index", "AI Score", "Novelty"))
_COUNT = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*|[1-9][0-9]{3,6})")
_VALUE = re.compile(r"(?:0|[1-9][0-9]{0,2})(?:\.[0-9])?")
_LONGEST_NUMBER = 20  # characters
_HIGHEST = 100  # AI Score
_MOST_FACTS = 20  # labels and numbers
_FACTS_REACH = 400  # characters above the first paper
_LONGEST_CODE = 20  # characters
_BUTTON = re.compile(r"(?:Follow(?:ing)?|Unfollow|Share)+$")
_INNER_CAPITAL = re.compile(r"(?<!Ma)(?<!Mc)(?<!De)[^\W\d_A-Z][A-Z]")
_MENU_JOINT = re.compile(r"[a-z](?=[A-Z])")
_NAME_REACH = 200  # characters above the facts
_NAME_START = re.compile(r"(?<=[^\W\d_A-Z])(?=[^\W\d_a-z])|(?<=[.!?)”\"])(?=[^\W\d_a-z])|[\n}]")
_NAME = re.compile(r"[^\W\d_a-z][^\d\n,;:()]*")
_PREFIX = re.compile(r"(?:^|[ -])(?:Ma?c|D[ei]|La|Le|Fitz|O[\u2019'])$")
_MENU_END = re.compile(
    r"(?:in|up|out|Pricing|Search|Trending|Home|About|Feed|Login|Blog|Explore|Profile|Menu|Contact)$"
)
_LEAST_RATIO = math.log(8)  # between how well two readings of a citation count fit


class Head(NamedTuple):
    """The edits for a head, what was guessed in it, and where it begins."""

    edits: list[Edit]
    guesses: list[tuple[int, int]]
    start: int


def find_head(text: str, least: int, end: int, papers: int, names: Container[str]) -> Head | None:
    """Return what brings a head that is run together to the page's own form.

    Args:
        text: the text.
        least: where the text above it ends that is known.
        end: where the meta line of the first paper begins.
        papers: how many papers stand below it.
        names: the authors in the text.
    """
    facts = _facts(text, max(least, end - _FACTS_REACH), end)
    if not facts:
        return None
    numbers = _cut_numbers(facts, papers)
    if numbers is None:
        return None
    first, last = facts[0].start(), facts[-1].end()
    name, name_end, field = _above(text, least, first, names)
    guesses = [(name, name_end)] * (name < name_end)
    edits = [Edit(name, name, "\n\n"), Edit(field, field, "\n\n")]
    if name_end < field:
        edits.insert(1, Edit(name_end, name_end, "\n"))
    if field < first:
        edits.append(Edit(first, first, "\n"))
    for before, piece in pairwise(facts):
        at = piece.start()
        if at in numbers:
            guesses.append(piece.span())
            edits.append(Edit(numbers[at], numbers[at], "\n"))
        elif piece[0] in _LABELS or not (before[0] in _LABELS or _is_number(before)):
            edits += [Edit(at, at, "\n")] * (_is_number(piece) or piece[0] in _LABELS)
    edits.append(Edit(last, last, "\n\n"))
    edits += (
        Edit(found.end(), found.end(), "\n") for found in _MENU_JOINT.finditer(text, last, end)
    )
    return Head(edits, guesses, name)


def _facts(text: str, least: int, end: int) -> list[re.Match[str]]:
    """Return the labels and numbers that are run together with an h-index, the last such ones."""
    facts: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text, least, end):
        if run and piece.start() != run[-1].end():
            run = []
        run.append(piece)
        if any(label[0] == "h-index" for label in run[:_MOST_FACTS]):
            facts = run
    return facts


def _is_number(piece: re.Match[str]) -> bool:
    return "0" <= piece[0][0] <= "9"


def _cut_numbers(facts: list[re.Match[str]], papers: int) -> dict[int, int] | None:
    """Return where each number is cut that two facts share, by its start; None if unclear."""
    counts: list[set[str]] = []
    shared: list[tuple[re.Match[str], bool, list[int]]] = []
    labels = [None, *(piece[0] for piece in facts), None]
    for before, number, after in zip(labels, facts, labels[2:], strict=False):
        if not _is_number(number) or after is None or after in _LABELS or after == "%":
            continue
        of_papers = after.strip(" sP").endswith("aper")
        if before in _LABELS:
            cuts = _cuts(str(before), number[0])
            shared.append((number, of_papers, cuts))
            options = {number[0][cut:] for cut in cuts}
        else:
            options = {number[0]}
        if of_papers:
            counts.append(options)
    common = set.intersection(*counts) if counts else set()
    common = common & {f"{papers}", f"{papers:,}"} or common
    found = {}
    for number, of_papers, cuts in shared:
        if of_papers:
            left = [cut for cut in cuts if number[0][cut:] in common]
        else:
            left = _likely(number[0], cuts)
        if len(left) != 1:
            return None
        found[number.start()] = number.start() + left[0]
    return found


def _cuts(label: str, number: str) -> list[int]:
    value = _VALUE if label == "AI Score" else _COUNT
    return [
        cut
        for cut in range(1, len(number[:_LONGEST_NUMBER]))
        if value.fullmatch(number[:cut])
        and _COUNT.fullmatch(number[cut:])
        and (value is _COUNT or float(number[:cut]) <= _HIGHEST)
    ]


def _likely(number: str, cuts: list[int]) -> list[int]:
    """Return the cut between an h-index and a citation count, if one of them is far likelier."""

    def misfit(cut: int) -> float:
        h_index = int(number[:cut].replace(",", ""))
        cited = int(number[cut:].replace(",", ""))
        return abs(math.log((cited + 1) / (4 * h_index**2 + 1)))

    ranked = sorted(cuts, key=misfit)
    if len(ranked) > 1 and misfit(ranked[1]) - misfit(ranked[0]) < _LEAST_RATIO:
        return []
    return ranked[:1]


def _above(text: str, least: int, first: int, names: Container[str]) -> tuple[int, int, int]:
    """Return where the name begins, where it ends, and where the field begins."""
    low = max(least, first - _NAME_REACH)
    codes = range(max(low, first - _LONGEST_CODE), first)
    field = next((at for at in codes if _is_code(text[at:first])), first)
    button = _BUTTON.search(text, low, field)
    name_end = button.start() if button else field
    starts = [low, *(found.end() for found in _NAME_START.finditer(text, low, name_end))]
    best = max(starts, key=lambda at: (_name_points(text, at, name_end, names), at))
    return best, name_end, field


def _is_code(text: str) -> bool:
    return bool(candidates(text)) and not (text.isupper() and len(text) > len("LG"))


def _name_points(text: str, start: int, end: int, names: Container[str]) -> float:
    """Return how much a stretch looks like the name of the owner, and the text before like none."""
    name, above = text[start:end], text[max(start - 20, 0) : start]
    if not _NAME.fullmatch(name):
        return -9.0
    words = name.split(" ")
    points = {1: -1.5, 2: 1.0, 3: 0.7, 4: 0.2}.get(len(words), -1.0)
    points += 3.0 * (name in names)
    points += 2.0 * bool(_MENU_END.search(above))
    points += 1.0 * (not above or above[-1] in "\n.}")
    points -= 3.0 * bool(_PREFIX.search(above))
    points -= 1.2 * len(_INNER_CAPITAL.findall(name))
    return points - sum(word[:1].islower() for word in words)
