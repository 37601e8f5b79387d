"""Breadth: how the papers spread over categories."""

from collections import Counter
from itertools import pairwise
from math import exp, log

from profileparse.metrics.metric import Definition, Metric
from profileparse.records import Profile

_SHANNON = "Shannon, C. E. (1948), Bell System Technical Journal 27(3), 379-423"
_SIMPSON_1949 = "Simpson, E. H. (1949), Nature 163, 688"
_JOST = "Jost, L. (2006), Oikos 113(2), 363-375"
_HILL = "Hill, M. O. (1973), Ecology 54(2), 427-432"

_ENTROPY = Definition(
    name="shannon_entropy",
    unit="nats",
    definition="-Σ p ln p over the shares p of the categories as printed",
    source=_SHANNON,
)
_EVENNESS = Definition(
    name="evenness",
    unit="share",
    definition="Shannon's entropy over ln S, for S categories; not defined for one category",
    source="Pielou, E. C. (1966), Journal of Theoretical Biology 13, 131-144",
)
_SIMPSON = Definition(
    name="simpson",
    unit="share",
    definition="Σ p²: the chance that two papers, drawn with replacement, have the same category",
    source=_SIMPSON_1949,
)
_GINI = Definition(
    name="gini_simpson",
    unit="share",
    definition="1 - Σ p²: the chance that two papers, drawn with replacement, differ",
    source=_JOST,
)
_RICHNESS = Definition(
    name="hill_0", unit="categories", definition="the number of categories", source=_HILL
)
_HILL_1 = Definition(
    name="hill_1",
    unit="categories",
    definition="exp of Shannon's entropy: as many equal categories would have that entropy",
    source=_HILL,
)
_HILL_2 = Definition(
    name="hill_2",
    unit="categories",
    definition="1 / Σ p²: as many equal categories would have that concentration",
    source=_HILL,
)
_DRIFT = Definition(
    name="category_drift",
    unit="share",
    definition="for each year with papers but the first: half of Σ |p - q| over the categories, "
    "for their shares p in that year and q in the last year with papers before it; 0 is no change, "
    "1 is all new (the total variation distance)",
    source="Levin, D. A., Peres, Y. & Wilmer, E. L. (2009), Markov Chains and Mixing Times, ch. 4",
)


def _shares(profile: Profile) -> list[float]:
    counts = Counter(paper.category for paper in profile.papers)
    return sorted(count / len(profile.papers) for count in counts.values())


def _entropy(shares: list[float]) -> float:
    return -sum(share * log(share) for share in shares) + 0.0


def _of(definition: Definition, profile: Profile, value: float) -> Metric:
    """Return the metric, which is not defined for a profile without papers."""
    places = range(len(profile.papers))
    return definition.exact(value if profile.papers else None, places)


def shannon_entropy(profile: Profile) -> Metric:
    """Return Shannon's entropy of the categories, in nats."""
    return _of(_ENTROPY, profile, _entropy(_shares(profile)))


def evenness(profile: Profile) -> Metric:
    """Return Pielou's evenness; not defined for fewer than two categories."""
    shares = _shares(profile)
    # The last bit of a sum must not make equal categories more than even.
    value = min(_entropy(shares) / log(len(shares)), 1.0) if len(shares) > 1 else None
    return _EVENNESS.exact(value, range(len(profile.papers)))


def simpson(profile: Profile) -> Metric:
    """Return Simpson's concentration."""
    return _of(_SIMPSON, profile, sum(share**2 for share in _shares(profile)))


def gini_simpson(profile: Profile) -> Metric:
    """Return the Gini-Simpson index."""
    return _of(_GINI, profile, 1 - sum(share**2 for share in _shares(profile)))


def hill_0(profile: Profile) -> Metric:
    """Return the number of categories; 0 without papers."""
    return _RICHNESS.exact(len(_shares(profile)), range(len(profile.papers)))


def hill_1(profile: Profile) -> Metric:
    """Return Hill's number of order 1."""
    return _of(_HILL_1, profile, exp(_entropy(_shares(profile))))


def hill_2(profile: Profile) -> Metric:
    """Return Hill's number of order 2."""
    squares = sum(share**2 for share in _shares(profile))
    return _of(_HILL_2, profile, 1 / squares if squares else 0)


def category_drift(profile: Profile) -> Metric:
    """Return how much the categories change from year to year."""
    years: dict[int, Counter[str]] = {}
    places = []
    for place, paper in enumerate(profile.papers):
        if paper.date is not None:
            years.setdefault(paper.date.year, Counter())[paper.category] += 1
            places.append(place)
    order = sorted(years)
    drift = tuple(
        (f"{after:04}", _distance(years[before], years[after])) for before, after in pairwise(order)
    )
    return _DRIFT.exact(drift, places, len(profile.papers) - len(places))


def _distance(one: Counter[str], other: Counter[str]) -> float:
    first, second = one.total(), other.total()
    codes = one.keys() | other.keys()
    # Whole numbers up to the end, so that all new is 1, and not a little less.
    return sum(abs(one[c] * second - other[c] * first) for c in codes) / (2 * first * second)
