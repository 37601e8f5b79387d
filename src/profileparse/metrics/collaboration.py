"""Collaboration: how many authors the papers have, with bounds where lists are cut."""

from collections.abc import Callable
from math import fsum

from profileparse.metrics.author_lists import List, author_lists, cut_note, leads, places, shows
from profileparse.metrics.metric import COUNTED, NAMELESS, Definition, Metric
from profileparse.records import Paper, Profile

_AJIFERUKE = "Ajiferuke, I., Burrell, Q. & Tague, J. (1988), Scientometrics 14(5-6), 421-433"

_DEGREE = Definition(
    name="degree_of_collaboration",
    unit="share",
    definition="papers of several authors over all papers; a list that is cut has several",
    source="Subramanyam, K. (1983), Journal of Information Science 6(1), 33-38",
)
_INDEX = Definition(
    name="collaborative_index",
    unit="authors/paper",
    definition="the mean number of authors a paper",
    source="Lawani, S. M. (1980), Quality, collaboration and citations in cancer research, "
    "dissertation, Florida State University",
)
_COEFFICIENT = Definition(
    name="collaborative_coefficient",
    unit="share",
    definition="1 - (Σ 1/a) / N, for the a authors of each of N papers",
    source=_AJIFERUKE,
)
_MODIFIED = Definition(
    name="modified_collaborative_coefficient",
    unit="share",
    definition="A / (A - 1) times the collaborative coefficient, for A different authors in all",
    source="Savanur, K. & Srikanth, R. (2010), Scientometrics 84(2), 365-371 (its abstract); the "
    "formula by Rousseau, R., Egghe, L. & Guns, R. (2018), Becoming Metric-Wise, eq. 7.4",
)
_FRACTIONAL = Definition(
    name="fractional_productivity",
    unit="papers",
    definition="Σ 1/a, for the a authors of each paper: the part of the owner, who is an author of "
    "each, if all have the same",
    source="complete-normalised counting: Gauffriau, M. (2021), Quantitative Science Studies "
    "2(3), 932-975",
)
_FIRST = Definition(
    name="first_author_share",
    unit="share",
    definition="papers whose first author is the owner, over all papers that show an author",
    source=COUNTED,
)
_DOMINANCE = Definition(
    name="dominance_factor",
    unit="share",
    definition="of the papers of several authors, those whose first author is the owner",
    source="Kumar, S. & Kumar, S. (2008), Fourth International Conference on Webometrics, "
    "Informetrics and Scientometrics, Berlin; as in the package bibliometrix",
)
_SHOWN = Definition(
    name="owner_shown_share",
    unit="share",
    definition="papers that show the owner among their authors, over all that show an author",
    source=COUNTED,
)
_CUT = Definition(
    name="cut_lists_share",
    unit="share",
    definition="papers whose list of authors is cut by 'et al.', over all that have a list",
    source=COUNTED,
)


def _share(definition: Definition, part: list[List], whole: list[List], missing: int) -> Metric:
    value = len(part) / len(whole) if whole else None
    return definition.exact(value, places(whole), missing)


def degree_of_collaboration(profile: Profile) -> Metric:
    """Return the share of papers of several authors; exact, as a cut list has several."""
    lists, missing = author_lists(profile)
    return _share(_DEGREE, [entry for entry in lists if entry.least > 1], lists, missing)


def collaborative_index(profile: Profile) -> Metric:
    """Return bounds of the mean number of authors; open above where a list is cut."""
    lists, missing = author_lists(profile)
    if not lists:
        return _INDEX.exact(None, missing=missing)
    low = sum(entry.least for entry in lists) / len(lists)
    cut = any(entry.most is None for entry in lists)
    high = None if cut else low
    return _INDEX.bounded(low, high, places(lists), missing, cut_note(lists))


def _inverses(lists: list[List]) -> tuple[float, float]:
    """Return bounds of the sum of 1/a."""
    low = fsum(1 / entry.most for entry in lists if entry.most is not None)
    return low, fsum(1 / entry.least for entry in lists)


def _coefficient(lists: list[List]) -> tuple[float, float]:
    low, high = _inverses(lists)
    return 1 - high / len(lists), 1 - low / len(lists)


def collaborative_coefficient(profile: Profile) -> Metric:
    """Return bounds of the collaborative coefficient."""
    lists, missing = author_lists(profile)
    if not lists:
        return _COEFFICIENT.exact(None, missing=missing)
    return _COEFFICIENT.bounded(*_coefficient(lists), places(lists), missing, cut_note(lists))


def modified_collaborative_coefficient(profile: Profile) -> Metric:
    """Return bounds of the modified coefficient; not defined for one author in all."""
    lists, missing = author_lists(profile)
    names = frozenset[str]().union(*(entry.keys for entry in lists))
    # Who is hidden in one list can be shown in another one.
    authors = max([len(names), *(entry.least for entry in lists)])
    if not lists or authors == 1:
        return _MODIFIED.exact(None, places(lists), missing)
    low, high = _coefficient(lists)
    cut = sum(entry.most is None for entry in lists) / len(lists)
    # If there are A authors in all, a cut list has A of them at most. Where that grows with A, it
    # comes near to `high`, and there is no greatest A.
    greatest = (high * authors - cut) / (authors - 1)
    if not cut:
        return _MODIFIED.exact(greatest, places(lists), missing)
    bounds = low, max(greatest, high)
    return _MODIFIED.bounded(*bounds, places(lists), missing, cut_note(lists))


def fractional_productivity(profile: Profile) -> Metric:
    """Return bounds of the sum of 1/a: a cut list adds nothing at least."""
    lists, missing = author_lists(profile)
    return _FRACTIONAL.bounded(*_inverses(lists), places(lists), missing, cut_note(lists))


def _owner_share(
    definition: Definition, profile: Profile, test: Callable[[Paper, str], bool], least: int = 1
) -> Metric:
    """Return the share of papers of `least` authors or more that pass a test with the owner."""
    lists, missing = author_lists(profile)
    shown = [entry for entry in lists if entry.paper.authors]
    missing += len(lists) - len(shown)
    owner = profile.name
    if owner is None:
        return definition.exact(None, missing=missing, note=NAMELESS)
    whole = [entry for entry in shown if entry.least >= least]
    return _share(definition, [e for e in whole if test(e.paper, owner)], whole, missing)


def first_author_share(profile: Profile) -> Metric:
    """Return the share of papers that the owner is the first author of; exact."""
    return _owner_share(_FIRST, profile, leads)


def dominance_factor(profile: Profile) -> Metric:
    """Return the share of first authorships among the papers of several authors; exact."""
    return _owner_share(_DOMINANCE, profile, leads, least=2)


def owner_shown_share(profile: Profile) -> Metric:
    """Return the share of papers that show the owner."""
    return _owner_share(_SHOWN, profile, shows)


def cut_lists_share(profile: Profile) -> Metric:
    """Return the share of papers whose list is cut."""
    lists, missing = author_lists(profile)
    return _share(_CUT, [entry for entry in lists if entry.most is None], lists, missing)
