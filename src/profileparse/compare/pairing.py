"""Which paper of one capture is which of the other: a table of keys, the surest first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

import attrs

from profileparse.records import Paper
from profileparse.text.names import name_key

Key = Callable[[Paper], Hashable | None]
"""What a paper is known by; None if it is not known in this way."""

PAPER_FIELDS = tuple(
    field.name for field in attrs.fields(Paper) if field.eq and field.name != "year_inferred"
)
"""Fields that are compared. Whether a year is printed depends on the day of capture alone."""


def paired(old: Sequence[Paper], new: Sequence[Paper]) -> dict[int, int]:
    """Return the places of papers in `new`, each with its place in `old`; both count from 0.

    Each paper is in one pair at most. The time is about linear in the number of papers.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: dict[int, int] = {}
    for way in _WAYS:
        for i, j in list(way.pairs(left, right)):
            pairs[j] = i
            del left[i], right[j]
    return pairs


@attrs.frozen
class _Way:
    """A way in which papers find each other.

    Attributes:
        old: the key of a paper of the old capture.
        new: that of a paper of the new one.
        alone: whether a key counts only if one paper on each side has it; otherwise those that
            share it are paired in their order.
    """

    old: Key
    new: Key
    alone: bool = False

    def pairs(
        self, old: Mapping[int, Paper], new: Mapping[int, Paper]
    ) -> Iterator[tuple[int, int]]:
        """Yield the places of the papers that find each other."""
        there = _by_key(new, self.new)
        for key, places in _by_key(old, self.old).items():
            others = there.get(key, [])
            if not self.alone or len(places) == len(others) == 1:
                yield from zip(places, others, strict=False)


def _by_key(papers: Mapping[int, Paper], key: Key) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, paper in papers.items():
        known = key(paper)
        if known is not None:
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


def _dated(known: Key, *, alone: bool = False) -> tuple[_Way, ...]:
    """Return the ways to find each other by a key and the same day."""

    def exact(paper: Paper) -> Hashable | None:
        by = known(paper)
        return None if by is None or paper.date is None else (by, paper.date)

    def of_a_year(paper: Paper) -> Hashable | None:
        by = known(paper)
        return None if by is None or paper.date is None else (by, paper.date.month, paper.date.day)

    def printed(paper: Paper) -> Hashable | None:
        return None if paper.year_inferred else of_a_year(paper)

    def inferred(paper: Paper) -> Hashable | None:
        return of_a_year(paper) if paper.year_inferred else None

    # Two printed years must be the same, so that each other combination is a way of its own.
    ways = ((exact, exact), (inferred, inferred), (inferred, printed), (printed, inferred))
    return tuple(_Way(old, new, alone) for old, new in ways)


_WAYS = (
    _Way(_whole, _whole),
    *_dated(_title),
    _Way(_title, _title),
    _Way(_abstract, _abstract, alone=True),
    *_dated(_authors, alone=True),
)
