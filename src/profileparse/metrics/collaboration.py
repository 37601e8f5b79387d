"""Collaboration: how many authors the papers have, with bounds where lists are cut."""

from math import fsum

from profileparse.metrics.author_lists import AuthorList, author_lists, cut_note, places
from profileparse.metrics.metric import Measurement, bounded, owner_key, share
from profileparse.metrics.registry import Group
from profileparse.records import Profile
from profileparse.text.names import name_key

__all__ = [
    "collaborative_coefficient", "collaborative_index", "cut_lists_share",
    "degree_of_collaboration", "dominance_factor", "first_author_share",
    "fractional_productivity", "modified_collaborative_coefficient", "owner_shown_share",
]  # fmt: skip


@Group.COLLABORATION.metric(
    "share",
    "papers of several authors over all papers; a list that is cut has several",
    "Subramanyam, K. (1983), Journal of Information Science 6(1), 33-38",
    formula=r"\frac{N_{a > 1}}{N}",
)
def degree_of_collaboration(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    return share(sum(entry.least > 1 for entry in lists), places(lists), missing)


@Group.COLLABORATION.metric(
    "authors/paper",
    "the mean number of authors a paper",
    "Lawani, S. M. (1980), Quality, collaboration and citations in cancer research, dissertation, "
    "Florida State University",
    formula=r"\frac{1}{N} \sum_{i=1}^{N} a_i",
    bounds="low: each cut list has one author more than it shows; high: open if a list is cut",
)
def collaborative_index(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    if not lists:
        return Measurement(None, missing=missing)
    low = sum(entry.least for entry in lists) / len(lists)
    high = None if any(entry.most is None for entry in lists) else low
    return bounded(low, high, places(lists), missing, cut_note(lists))


def _inverses(lists: list[AuthorList]) -> tuple[float, float]:
    """Return bounds of the sum of 1/a."""
    low = fsum(1 / entry.most for entry in lists if entry.most is not None)
    return low, fsum(1 / entry.least for entry in lists)


def _coefficient(lists: list[AuthorList]) -> tuple[float, float]:
    low, high = _inverses(lists)
    return 1 - high / len(lists), 1 - low / len(lists)


@Group.COLLABORATION.metric(
    "share",
    "1 - (Σ 1/a) / N, for the a authors of each of N papers",
    "Ajiferuke, I., Burrell, Q. & Tague, J. (1988), Scientometrics 14(5-6), 421-433",
    formula=r"1 - \frac{1}{N} \sum_{i=1}^{N} \frac{1}{a_i}",
    bounds="low: each cut list is as short as it can be; high: endlessly long",
)
def collaborative_coefficient(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    if not lists:
        return Measurement(None, missing=missing)
    return bounded(*_coefficient(lists), places(lists), missing, cut_note(lists))


@Group.COLLABORATION.metric(
    "share",
    "A / (A - 1) times the collaborative coefficient, for A different authors in all",
    "Savanur, K. & Srikanth, R. (2010), Scientometrics 84(2), 365-371 (its abstract); the formula "
    "by Rousseau, R., Egghe, L. & Guns, R. (2018), Becoming Metric-Wise, eq. 7.4",
    formula=r"\frac{A}{A-1} \left(1 - \frac{1}{N} \sum_{i=1}^{N} \frac{1}{a_i}\right)",
    bounds="as for the collaborative coefficient, for any number of authors that A can be",
)
def modified_collaborative_coefficient(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    names = frozenset[str]().union(*(entry.keys for entry in lists))
    # Who is hidden in one list can be shown in another one.
    authors = max([len(names), *(entry.least for entry in lists)])
    if not lists or authors == 1:
        return Measurement(None, places(lists), missing)
    low, high = _coefficient(lists)
    cut = sum(entry.most is None for entry in lists) / len(lists)
    # If there are A authors in all, a cut list has A of them at most. Where that grows with A, it
    # comes near to `high`, and there is no greatest A.
    greatest = (high * authors - cut) / (authors - 1)
    if not cut:
        return Measurement(greatest, places(lists), missing)
    return bounded(low, max(greatest, high), places(lists), missing, cut_note(lists))


@Group.COLLABORATION.metric(
    "papers",
    "Σ 1/a, for the a authors of each paper: the part of the owner, who is an author of each, if "
    "all have the same",
    "complete-normalised counting: Gauffriau, M. (2021), Quantitative Science Studies 2(3), "
    "932-975",
    formula=r"\sum_{i=1}^{N} \frac{1}{a_i}",
    bounds="low: each cut list is endlessly long, and adds nothing; high: as short as it can be",
)
def fractional_productivity(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    return bounded(*_inverses(lists), places(lists), missing, cut_note(lists))


def _owner_share(profile: Profile, first: int | None = None, least: int = 1) -> Measurement:
    """Return the share of papers of `least` authors or more with the owner among the `first`."""
    lists, missing = author_lists(profile)
    shown = [entry for entry in lists if entry.paper.authors]
    missing += len(lists) - len(shown)
    owner = owner_key(profile, missing)
    whole = [entry for entry in shown if entry.least >= least]
    found = sum(owner in map(name_key, entry.paper.authors[:first]) for entry in whole)
    return share(found, places(whole), missing)


@Group.COLLABORATION.metric(
    "share", "papers whose first author is the owner, over all papers that show an author"
)
def first_author_share(profile: Profile) -> Measurement:
    return _owner_share(profile, first=1)


@Group.COLLABORATION.metric(
    "share",
    "of the papers of several authors, those whose first author is the owner",
    "Kumar, S. & Kumar, S. (2008), Fourth International Conference on Webometrics, Informetrics "
    "and Scientometrics, Berlin; as in the package bibliometrix",
    formula=r"\frac{N_{\mathrm{owner\ first}}}{N_{a > 1}}",
)
def dominance_factor(profile: Profile) -> Measurement:
    return _owner_share(profile, first=1, least=2)


@Group.COLLABORATION.metric(
    "share", "papers that show the owner among their authors, over all that show an author"
)
def owner_shown_share(profile: Profile) -> Measurement:
    return _owner_share(profile)


@Group.COLLABORATION.metric(
    "share", "papers whose list of authors is cut by 'et al.', over all that have a list"
)
def cut_lists_share(profile: Profile) -> Measurement:
    lists, missing = author_lists(profile)
    return share(sum(entry.most is None for entry in lists), places(lists), missing)
