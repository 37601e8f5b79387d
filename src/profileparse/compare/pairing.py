"""Record linkage: which paper of one capture is which of the other, by the surest keys first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

import attrs

from profileparse.records import Paper
from profileparse.text.names import name_key

Key = Callable[[Paper], Hashable | None]
"""What a paper is known by; None if it is not known in this way."""

PAPER_FIELDS = tuple(f.name for f in attrs.fields(Paper) if f.eq and f.name != "year_inferred")
"""Fields that are compared. Whether a year is printed depends on the day of capture alone."""


def paired(old: Sequence[Paper], new: Sequence[Paper]) -> dict[int, int]:
    """Return the places of papers in `new`, each with its place in `old`; both count from 0.

    Each paper is in one pair at most. The time is about linear in the number of papers.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: dict[int, int] = {}
    for step in _PASSES:
        there = _by_key(right, step.new)
        for key, places in _by_key(left, step.old).items():
            others = there.get(key, [])
            if step.alone and not len(places) == len(others) == 1:
                continue
            for i, j in zip(places, others, strict=False):
                pairs[j] = i
                del left[i], right[j]
    return pairs


@attrs.frozen
class _Pass:
    """One pass of the linkage: papers with equal keys find each other, in their order."""

    old: Key
    new: Key
    alone: bool = False
    """Whether a key counts only if one paper on each side has it."""


def _by_key(papers: Mapping[int, Paper], key: Key) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, paper in papers.items():
        if (known := key(paper)) is not None:
            found[known].append(place)
    return found


def _whole(paper: Paper) -> Hashable:
    return tuple(getattr(paper, field) for field in PAPER_FIELDS)


def _title(paper: Paper) -> Hashable | None:
    return " ".join(name_key(paper.title or "").split()) or None


def _abstract(paper: Paper) -> Hashable | None:
    return paper.abstract or None


def _authors(paper: Paper) -> Hashable | None:
    return (*map(name_key, paper.authors), paper.et_al) if paper.authors else None


def _dated(known: Key, *, alone: bool = False) -> tuple[_Pass, ...]:
    """Return the passes that link by a key and the same day."""

    def key(paper: Paper, *, inferred: bool | None) -> Hashable | None:
        by, day = known(paper), paper.date
        if by is None or day is None or inferred not in (None, paper.year_inferred):
            return None
        return (by, day) if inferred is None else (by, day.month, day.day)

    exact, inferred, printed = (partial(key, inferred=way) for way in (None, True, False))
    # Two printed years must be the same, so that each other combination is a pass of its own.
    keys = ((exact, exact), (inferred, inferred), (inferred, printed), (printed, inferred))
    return tuple(_Pass(old, new, alone) for old, new in keys)


_PASSES = (
    _Pass(_whole, _whole),
    *_dated(_title),
    _Pass(_title, _title),
    _Pass(_abstract, _abstract, alone=True),
    *_dated(_authors, alone=True),
)
