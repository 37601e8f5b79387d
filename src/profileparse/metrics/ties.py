"""Co-authors: who is shown beside the owner, how often, and how close."""

from collections.abc import Mapping, Sequence

from profileparse.metrics.author_lists import (
    CoauthorIndex,
    author_lists,
    cut_note,
    hidden_note,
    joined,
    places,
)
from profileparse.metrics.metric import Measurement, bounded, owner_key
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = ["coauthor_papers", "coauthors", "repeat_coauthor_share", "strongest_ties"]

MOST = 5
"""People that a series names, unless the caller wants more."""


def _indexed(profile: Profile) -> tuple[CoauthorIndex, list[str], int]:
    """Return who is shown, the keys of the co-authors, and how many papers have no list."""
    lists, missing = author_lists(profile)
    owner = owner_key(profile, missing)
    index = CoauthorIndex(lists)
    return index, [key for key in index.papers if key != owner], missing


@Group.COAUTHORS.metric(
    "people",
    "different names on the papers listed, without the owner's; a cut list hides any number of "
    "others",
    bounds="low: the fewest that there can be; high: open if a list is cut",
)
def coauthors(profile: Profile) -> Measurement:
    index, keys, missing = _indexed(profile)
    lists = index.lists
    cut = [entry for entry in lists if entry.most is None]
    # Who is hidden in one list can be shown in another one. In the list itself it is one more, who
    # can be the owner, if it does not show them: either way, as many are others as it shows names.
    low = max([len(keys), *(entry.least - 1 for entry in cut)])
    high = None if cut or missing else low
    return bounded(low, high, places(lists), missing, hidden_note(lists, missing))


@Group.COAUTHORS.metric(
    "share",
    "value: of the co-authors that are shown, those that are shown on two papers or more; low and "
    "high: for the whole lists, of which a cut one can hide anybody",
    bounds="what the whole lists allow, around the value for what is shown",
)
def repeat_coauthor_share(profile: Profile) -> Measurement:
    index, keys, missing = _indexed(profile)
    lists = index.lists
    again = sum(len(index.papers[key]) > 1 for key in keys)
    value = again / len(keys) if keys else None
    cut = [entry for entry in lists if entry.most is None]
    if not cut:
        return Measurement(value, places(lists), missing)
    most = 1.0
    if len(cut) == 1:
        # It can hide those who are shown once, elsewhere; whoever else it hides is there once.
        others = sum(key not in cut[0].keys and len(index.papers[key]) == 1 for key in keys)
        most = (again + others) / len(keys) if keys else 0.0
    if not most:
        return Measurement(0.0, places(lists), missing, cut_note(lists))
    return Measurement(value, places(lists), missing, cut_note(lists), 0.0, most)


@Group.COAUTHORS.metric(
    "papers",
    "papers of each co-author among those listed, for those who are shown most often: those that "
    "show the name, and at most all cut lists besides",
    series=True,
    bounds="low: the papers that show the name; high: all cut lists besides",
)
def coauthor_papers(profile: Profile, most: int = MOST) -> Measurement:
    """Name `most` co-authors at most; of equal ones, the first by name."""
    index, keys, missing = _indexed(profile)
    counts = {key: index.count(key) for key in keys}
    order = sorted(keys, key=lambda key: (-counts[key][0], key))
    return _series(index, order, counts, most, missing)


@Group.COAUTHORS.metric(
    "weight",
    "Σ 1/(a - 1) over the papers of a authors, owner and co-author among them, for those with the "
    "greatest least weight, then on most papers; a cut list adds nothing at least, and at most "
    "what it would with no other hidden author than these two",
    "Newman, M. E. J. (2001), Physical Review E 64(1), 016132",
    series=True,
    formula=r"w = \sum_{i} \frac{1}{a_i - 1}",
    bounds="low: a cut list adds nothing; high: it hides nobody but these two",
)
def strongest_ties(profile: Profile, most: int = MOST) -> Measurement:
    """Name `most` co-authors at most; of equal ones, those on more papers, then by name."""
    index, keys, missing = _indexed(profile)
    owner = owner_key(profile, missing)
    ties = {key: index.tie(owner, key) for key in keys}
    # Between ties that may weigh nothing, those decide that are seen more often.
    order = sorted(keys, key=lambda k: (-ties[k][0], -len(index.papers[k]), -ties[k][1], k))
    return _series(index, order, ties, most, missing)


def _series(
    index: CoauthorIndex,
    order: Sequence[str],
    bounds: Mapping[str, tuple[float, float]],
    most: int,
    missing: int,
) -> Measurement:
    """Return the series of the lower and of the upper bounds of those who come first."""
    named, shown = order[:most], len(order)
    low, high = (tuple((index.names[key], bounds[key][end]) for key in named) for end in (0, 1))
    few = f"{len(named)} of {shown:,} co-authors are named" if len(named) < shown else None
    return bounded(low, high, places(index.lists), missing, joined(cut_note(index.lists), few))
