"""What changed between two captures of a profile: pure functions of the records.

Nothing here reads a text or the clock: `Profile.as_of` is the day of a capture.
"""

from collections.abc import Iterable, Iterator

import attrs

from profileparse.compare.changes import Change, Changed, Changes, Value
from profileparse.compare.pairing import PAPER_FIELDS, paired
from profileparse.records import Paper, Profile

HEAD_FIELDS = tuple(
    f.name for f in attrs.fields(Profile) if f.eq and f.name not in {"as_of", "papers"}
)
"""Fields of the head that are compared."""


def between(old: Profile, new: Profile) -> Changes:
    """Return what differs between two captures of one profile.

    Papers find each other by title and day, then by title; of those that are left, by an
    abstract, then by authors and day that no other one has. Upper case, blanks and the form of
    accents do not count in titles and names. A date is the same if month and day are, and a year
    was inferred: the page leaves out the current year.

    Args:
        old: the earlier capture.
        new: the later capture.

    Returns:
        The differences: fields of the head, and papers that are new, gone or changed.
    """
    pairs = paired(old.papers, new.papers)
    met = set(pairs.values())
    both = [(old.papers[i], new.papers[j]) for j, i in sorted(pairs.items())]
    compared = [Changed(old=a, new=b, changes=tuple(_of_paper(a, b))) for a, b in both]
    changed = tuple(paper for paper in compared if paper.changes)
    head = tuple(_differing(old, new, HEAD_FIELDS))
    if len(old.papers) != len(new.papers):
        head += (Change(field="papers", old=len(old.papers), new=len(new.papers)),)
    return Changes(
        old=old,
        new=new,
        head=head,
        added=tuple(paper for j, paper in enumerate(new.papers) if j not in pairs),
        gone=tuple(paper for i, paper in enumerate(old.papers) if i not in met),
        changed=changed,
        same=len(both) - len(changed),
    )


def _of_paper(old: Paper, new: Paper) -> Iterator[Change]:
    same_day = old.date == new.date
    if old.date and new.date and (old.year_inferred or new.year_inferred):
        same_day = (old.date.month, old.date.day) == (new.date.month, new.date.day)
    return _differing(old, new, (f for f in PAPER_FIELDS if f != "date" or not same_day))


def _differing(
    old: Paper | Profile, new: Paper | Profile, fields: Iterable[str]
) -> Iterator[Change]:
    for field in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before is not after and before != after:  # NaN is not even equal to itself
            yield Change(field=field, old=before, new=after)


__all__ = ["HEAD_FIELDS", "PAPER_FIELDS", "Change", "Changed", "Changes", "Value", "between"]
