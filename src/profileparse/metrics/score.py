"""The scores that the site gives to papers."""

from math import isfinite
from statistics import median_high, median_low

from profileparse.metrics.metric import Measurement, present, share
from profileparse.metrics.registry import Group
from profileparse.records import Paper, Profile

__all__ = ["score_coverage", "score_max", "score_median", "score_min"]


def _score(paper: Paper) -> float | None:
    return paper.score if paper.score is not None and isfinite(paper.score) else None


@Group.SCORE.metric("share", "papers with a score over all papers")
def score_coverage(profile: Profile) -> Measurement:
    scores, _ = present(profile, _score)
    return share(len(scores), range(len(profile.papers)))


@Group.SCORE.metric("points", "the least of the site's scores of papers that have one")
def score_min(profile: Profile) -> Measurement:
    scores, missing = present(profile, _score)
    return Measurement(min(scores.values(), default=None), scores, missing)


@Group.SCORE.metric("points", "the median of the site's scores of papers that have one")
def score_median(profile: Profile) -> Measurement:
    scores, missing = present(profile, _score)
    # Halves first: the sum of the two in the middle can be more than a float holds.
    halves = [score / 2 for score in scores.values()]
    value = median_low(halves) + median_high(halves) if halves else None
    return Measurement(value, scores, missing)


@Group.SCORE.metric("points", "the greatest of the site's scores of papers that have one")
def score_max(profile: Profile) -> Measurement:
    scores, missing = present(profile, _score)
    return Measurement(max(scores.values(), default=None), scores, missing)
