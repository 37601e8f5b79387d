"""Co-authors: who is shown beside the owner, how often, and how close."""

from collections.abc import Sequence

from profileparse.metrics.author_lists import (
    Company,
    List,
    author_lists,
    cut_note,
    hidden_note,
    places,
)
from profileparse.metrics.metric import COUNTED, NAMELESS, Definition, Metric
from profileparse.records import Profile
from profileparse.text.names import name_key

NEWMAN = "Newman, M. E. J. (2001), Physical Review E 64(1), 016132"
MOST = 5
"""People that a series names, unless the caller wants more."""

_COUNT = Definition(
    name="coauthors",
    unit="people",
    definition="different names on the papers listed, without the owner's; a cut list hides any "
    "number of others",
    source=COUNTED,
)
_REPEAT = Definition(
    name="repeat_coauthor_share",
    unit="share",
    definition="value: of the co-authors that are shown, those that are shown on two papers or "
    "more; low and high: for the whole lists, of which a cut one can hide anybody",
    source=COUNTED,
)
_PAPERS = Definition(
    name="coauthor_papers",
    unit="papers",
    definition="papers of each co-author among those listed, for those who are shown most often: "
    "those that show the name, and at most all cut lists besides",
    source=COUNTED,
)
_TIES = Definition(
    name="strongest_ties",
    unit="weight",
    definition="Σ 1/(a - 1) over the papers of a authors, owner and co-author among them, for "
    "those with the greatest least weight, then on most papers; a cut list adds nothing at least, "
    "and at most what it would with no other hidden author than these two",
    source=NEWMAN,
)


def _company(profile: Profile) -> tuple[Company, list[str], list[List], int] | None:
    """Return who is shown, the keys of the co-authors, the lists, and how many show nobody.

    None is for a profile without a name: nobody knows who of the authors is the owner.
    """
    if profile.name is None:
        return None
    lists, missing = author_lists(profile)
    company = Company(lists)
    owner = name_key(profile.name)
    return company, [key for key in company.papers if key != owner], lists, missing


def _nameless(definition: Definition, profile: Profile) -> Metric:
    return definition.exact(None, missing=author_lists(profile)[1], note=NAMELESS)


def coauthors(profile: Profile) -> Metric:
    """Return the number of co-authors: at least those that are shown."""
    found = _company(profile)
    if found is None:
        return _nameless(_COUNT, profile)
    _, keys, lists, missing = found
    cut = [entry for entry in lists if entry.most is None]
    # Who is hidden in one list can be shown in another one. In the list itself it is one more, who
    # can be the owner, if it does not show them: either way, as many are others as it shows names.
    low = max([len(keys), *(entry.least - 1 for entry in cut)])
    high = None if cut or missing else low
    return _COUNT.bounded(low, high, places(lists), missing, hidden_note(lists, missing))


def repeat_coauthor_share(profile: Profile) -> Metric:
    """Return the share of shown co-authors that are shown again, and what the whole lists allow."""
    found = _company(profile)
    if found is None:
        return _nameless(_REPEAT, profile)
    company, keys, lists, missing = found
    again = sum(len(company.papers[key]) > 1 for key in keys)
    value = again / len(keys) if keys else None
    cut = [entry for entry in lists if entry.most is None]
    if not cut:
        return _REPEAT.exact(value, places(lists), missing)
    most = 1.0
    if len(cut) == 1:
        # It can hide those who are shown once, elsewhere; whoever else it hides is there once.
        others = sum(key not in cut[0].keys and len(company.papers[key]) == 1 for key in keys)
        most = (again + others) / len(keys) if keys else 0.0
    if not most:
        return _REPEAT.exact(0.0, places(lists), missing, cut_note(lists))
    return _REPEAT.estimated(value, (0.0, most), places(lists), missing, cut_note(lists))


def coauthor_papers(profile: Profile, most: int = MOST) -> Metric:
    """Return how many papers the most frequent co-authors have at least and at most.

    Args:
        profile: the records.
        most: co-authors that are named; of equal ones, the first by name.
    """
    found = _company(profile)
    if found is None:
        return _nameless(_PAPERS, profile)
    company, keys, lists, missing = found
    counts = {key: company.count(key) for key in keys}
    order = sorted(counts, key=lambda key: (-counts[key][0], key))[:most]
    low, high = _series(company, order, [counts[key] for key in order])
    note = _named_note(lists, len(order), len(keys))
    return _PAPERS.bounded(low, high, places(lists), missing, note)


def strongest_ties(profile: Profile, most: int = MOST) -> Metric:
    """Return bounds of the weight of the strongest ties of the owner.

    Args:
        profile: the records.
        most: co-authors that are named; of equal ones, those on more papers, then by name.
    """
    found = _company(profile)
    if found is None:
        return _nameless(_TIES, profile)
    company, keys, lists, missing = found
    owner = name_key(str(profile.name))
    ties = {key: company.tie(owner, key) for key in keys}
    # Between ties that may weigh nothing, those decide that are seen more often.
    order = sorted(keys, key=lambda k: (-ties[k][0], -len(company.papers[k]), -ties[k][1], k))
    low, high = _series(company, order[:most], [ties[key] for key in order[:most]])
    note = _named_note(lists, len(order[:most]), len(keys))
    return _TIES.bounded(low, high, places(lists), missing, note)


def _named_note(lists: list[List], named: int, shown: int) -> str | None:
    """Return the note on lists that are cut, and on how many of the co-authors have a name here."""
    few = f"{named} of {shown:,} co-authors are named" if named < shown else None
    return "; ".join(note for note in (cut_note(lists), few) if note) or None


def _series(
    company: Company, keys: Sequence[str], bounds: Sequence[tuple[float, float]]
) -> tuple[tuple[tuple[str, float], ...], ...]:
    """Return the series of the lower and of the upper bounds, by printed names."""
    names = [company.names[key] for key in keys]
    lows, highs = zip(*bounds, strict=True) if bounds else ((), ())
    return tuple(zip(names, lows, strict=True)), tuple(zip(names, highs, strict=True))
