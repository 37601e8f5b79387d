"""Breadth: how the papers spread over categories."""

from collections import Counter, defaultdict
from itertools import pairwise
from math import exp, fsum, log

from profileparse.metrics.metric import Measurement, present
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = [
    "category_drift", "evenness", "gini_simpson", "hill_0", "hill_1", "hill_2", "shannon_entropy",
    "simpson",
]  # fmt: skip

_HILL = "Hill, M. O. (1973), Ecology 54(2), 427-432"


def _shares(profile: Profile) -> list[float]:
    counts = Counter(paper.category for paper in profile.papers)
    return [count / len(profile.papers) for count in counts.values()]


def _entropy(profile: Profile) -> float:
    return fsum(-share * log(share) for share in _shares(profile))


def _concentration(profile: Profile) -> float:
    return fsum(share**2 for share in _shares(profile))


def _of_papers(profile: Profile, value: float | None) -> Measurement:
    """Return a measurement that is not defined for a profile without papers."""
    return Measurement(value if profile.papers else None, range(len(profile.papers)))


@Group.BREADTH.metric(
    "nats",
    "-Σ p ln p over the shares p of the categories as printed",
    "Shannon, C. E. (1948), Bell System Technical Journal 27(3), 379-423",
    formula=r"H = -\sum_{c=1}^{S} p_c \ln p_c",
)
def shannon_entropy(profile: Profile) -> Measurement:
    return _of_papers(profile, _entropy(profile))


@Group.BREADTH.metric(
    "share",
    "Shannon's entropy over ln S, for S categories; not defined for one category",
    "Pielou, E. C. (1966), Journal of Theoretical Biology 13, 131-144",
    formula=r"\frac{H}{\ln S}",
)
def evenness(profile: Profile) -> Measurement:
    richness = len(_shares(profile))
    # The last bit of a sum must not make equal categories more than even.
    value = min(_entropy(profile) / log(richness), 1.0) if richness > 1 else None
    return _of_papers(profile, value)


@Group.BREADTH.metric(
    "share",
    "Σ p²: the chance that two papers, drawn with replacement, have the same category",
    "Simpson, E. H. (1949), Nature 163, 688",
    formula=r"\lambda = \sum_{c=1}^{S} p_c^2",
)
def simpson(profile: Profile) -> Measurement:
    return _of_papers(profile, _concentration(profile))


@Group.BREADTH.metric(
    "share",
    "1 - Σ p²: the chance that two papers, drawn with replacement, differ",
    "Jost, L. (2006), Oikos 113(2), 363-375",
    formula=r"1 - \sum_{c=1}^{S} p_c^2",
)
def gini_simpson(profile: Profile) -> Measurement:
    return _of_papers(profile, 1 - _concentration(profile))


@Group.BREADTH.metric(
    "categories",
    "the number of categories",
    _HILL,
    formula=r"S",
)
def hill_0(profile: Profile) -> Measurement:
    return Measurement(len(_shares(profile)), range(len(profile.papers)))


@Group.BREADTH.metric(
    "categories",
    "exp of Shannon's entropy: as many equal categories would have that entropy",
    _HILL,
    formula=r"e^{H}",
)
def hill_1(profile: Profile) -> Measurement:
    return _of_papers(profile, exp(_entropy(profile)))


@Group.BREADTH.metric(
    "categories",
    "1 / Σ p²: as many equal categories would have that concentration",
    _HILL,
    formula=r"\frac{1}{\sum_{c=1}^{S} p_c^2}",
)
def hill_2(profile: Profile) -> Measurement:
    return _of_papers(profile, 1 / _concentration(profile) if profile.papers else None)


@Group.BREADTH.metric(
    "share",
    "for each year with papers but the first: half of Σ |p - q| over the categories, for their "
    "shares p in that year and q in the last year with papers before it; 0 is no change, 1 is all "
    "new (the total variation distance)",
    "Levin, D. A., Peres, Y. & Wilmer, E. L. (2009), Markov Chains and Mixing Times, ch. 4",
    series=True,
    formula=r"\frac{1}{2} \sum_{c} \left|p_c - q_c\right|",
)
def category_drift(profile: Profile) -> Measurement:
    dates, missing = present(profile, lambda paper: paper.date)
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for place, day in dates.items():
        years[day.year][profile.papers[place].category] += 1
    drift = tuple(
        (f"{after:04}", _distance(years[before], years[after]))
        for before, after in pairwise(sorted(years))
    )
    return Measurement(drift, dates, missing)


def _distance(one: Counter[str], other: Counter[str]) -> float:
    first, second = one.total(), other.total()
    codes = one.keys() | other.keys()
    # Whole numbers up to the end, so that all new is 1, and not a little less.
    return sum(abs(one[c] * second - other[c] * first) for c in codes) / (2 * first * second)
