"""Co-authors: who is shown beside the owner, and how often."""

from fractions import Fraction

from profileparse.metrics.lists import List, author_lists
from profileparse.metrics.metric import COUNTED, Definition, Metric
from profileparse.names import name_key
from profileparse.records import Profile

_STRONGEST = 5  # ties
_NEWMAN = "Newman, M. E. J. (2001), Physical Review E 64, 016132"

_COUNT = Definition(
    name="coauthors",
    unit="people",
    definition="different names beside the owner's; those that a cut list hides are not counted",
    source=COUNTED,
)
_REPEAT = Definition(
    name="repeat_coauthor_share",
    unit="share",
    definition="of the co-authors that are shown, those that are shown on two papers or more",
    source=COUNTED,
)
_LEAST = Definition(
    name="strongest_ties_least",
    unit="weight",
    definition="Σ 1/(a - 1) over the papers on which owner and co-author are shown, for a authors "
    "of each; a list that is cut adds nothing: the least that a tie can weigh",
    source=_NEWMAN,
)
_MOST = Definition(
    name="strongest_ties_most",
    unit="weight",
    definition="the same with the fewest authors that a cut list can have, and with the owner "
    "counted as an author of each paper: the most that the papers shown can give a tie",
    source=_NEWMAN,
)


def _ties(profile: Profile) -> tuple[dict[str, str], dict[str, list[List]], list[int], int]:
    """Return printed names and papers of each co-author by key, all places, and what is missing."""
    lists, missing = author_lists(profile)
    owner = None if profile.name is None else name_key(profile.name)
    printed: dict[str, str] = {}
    papers: dict[str, list[List]] = {}
    for entry in lists:
        for name in dict.fromkeys(entry.paper.authors):
            key = name_key(name)
            if key != owner and entry not in papers.get(key, ()):
                printed.setdefault(key, name)
                papers.setdefault(key, []).append(entry)
    return printed, papers, [entry.place for entry in lists], missing


def coauthors(profile: Profile) -> Metric:
    """Return the number of co-authors: at least those that are shown."""
    _, papers, places, missing = _ties(profile)
    cut = any(profile.papers[place].et_al for place in places)
    return _COUNT.bounded(len(papers), None if cut else len(papers), places, missing)


def repeat_coauthor_share(profile: Profile) -> Metric:
    """Return the share of shown co-authors that are shown again."""
    _, papers, places, missing = _ties(profile)
    again = sum(len(entries) > 1 for entries in papers.values())
    return _REPEAT.exact(again / len(papers) if papers else None, places, missing)


def _strongest(definition: Definition, profile: Profile, *, most: bool) -> Metric:
    printed, papers, places, missing = _ties(profile)
    # Fractions: with floats, the order of the papers would decide between equal ties.
    weights: dict[str, Fraction] = {}
    for key, entries in papers.items():
        counts = [entry.least if most else entry.most for entry in entries]
        tied = [Fraction(1, max(count, 2) - 1) for count in counts if count is not None]
        if tied:
            weights[key] = sum(tied, Fraction())
    order = sorted(weights, key=lambda key: (-weights[key], key))[:_STRONGEST]
    return definition.exact(tuple((printed[k], float(weights[k])) for k in order), places, missing)


def strongest_ties_least(profile: Profile) -> Metric:
    """Return the five co-authors with the greatest weights, counted from complete lists."""
    return _strongest(_LEAST, profile, most=False)


def strongest_ties_most(profile: Profile) -> Metric:
    """Return the same, with each cut list as short as it can be."""
    return _strongest(_MOST, profile, most=True)
