"""What the page shows beside a paper: code, score, affiliation."""

import re
from collections import Counter
from collections.abc import Collection
from math import isfinite, sqrt
from statistics import NormalDist, median_high, median_low

from profileparse.metrics.metric import COUNTED, Definition, Metric
from profileparse.records import Profile

_Z = NormalDist().inv_cdf(0.975)
# `Our code is public`, `code is available at`, `we release our code`, `we share the code`, a link.
_CODE = r"\b(?:code|implementation|software)\b(?!\s+details)"
_CLAIM = re.compile(
    rf"{_CODE}[^.]{{0,60}}\b(?:available|public|released|open[- ]sourced?)"
    rf"|\b(?:releas|publish|open[- ]sourc)\w*[^.]{{0,40}}{_CODE}"
    rf"|\b(?:provid|shar)\w*(?:\s+(?:an?|all|its|open[- ]source|our|the|source)){{0,3}}\s+{_CODE}"
    r"|\b(?:github\.com|gitlab\.com|bitbucket\.org)/",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:no|not|nor|never|without|cannot)\b|n[\u2019']t\b", re.IGNORECASE)
_END = re.compile(r"[.!?]\s")
_SENTENCE = 100  # characters before a claim in which it can be denied
_WILSON = "Wilson, E. B. (1927), Journal of the American Statistical Association 22(158), 209-212"

_BADGE = Definition(
    name="code_badge_share",
    unit="share",
    definition="papers with the badge 'Code' over all papers; low and high are Wilson's interval "
    "at 95 %",
    source=_WILSON,
)
_CLAIMS = Definition(
    name="code_claim_share",
    unit="share",
    definition="papers whose abstract says that code is public, or will be (found by words such as "
    "'code is available', 'release our code', or a link), over all papers with an abstract; "
    "low and high are Wilson's interval at 95 %",
    source=f"a search for words; the interval by {_WILSON}",
)
_COVERAGE = Definition(
    name="score_coverage",
    unit="share",
    definition="papers with a score over all papers",
    source=COUNTED,
)
_LOWEST, _MEDIAN, _HIGHEST = (
    Definition(
        name=f"score_{name}",
        unit="points",
        definition=f"the {word} of the site's scores of papers that have one",
        source=COUNTED,
    )
    for name, word in (("min", "least"), ("median", "median"), ("max", "greatest"))
)
_AFFILIATED = Definition(
    name="affiliation_coverage",
    unit="share",
    definition="papers with an affiliation over all papers",
    source=COUNTED,
)
_AFFILIATIONS = Definition(
    name="affiliations",
    unit="papers",
    definition="papers of each affiliation, as printed; the most frequent first",
    source=COUNTED,
)


def code_badge_share(profile: Profile) -> Metric:
    """Return the share of papers with the badge `Code`, with Wilson's interval."""
    badges = sum(paper.has_code for paper in profile.papers)
    return _wilson(_BADGE, badges, range(len(profile.papers)))


def code_claim_share(profile: Profile) -> Metric:
    """Return the share of abstracts that say that code is public, with Wilson's interval."""
    texts = {place: p.abstract for place, p in enumerate(profile.papers) if p.abstract is not None}
    missing = len(profile.papers) - len(texts)
    claims = sum(map(_claims_code, texts.values()))
    return _wilson(_CLAIMS, claims, texts, missing)


def _claims_code(text: str) -> bool:
    """Whether a sentence says that code is public, and does not deny it."""
    for found in _CLAIM.finditer(text):
        before = text[max(found.start() - _SENTENCE, 0) : found.start()]
        sentence = _END.split(before)[-1] + found[0]
        if not _DENIAL.search(sentence):
            return True
    return False


def _wilson(
    definition: Definition, count: int, papers: Collection[int], missing: int = 0
) -> Metric:
    """Return the share of a count of papers, with Wilson's interval."""
    n = len(papers)
    if not n:
        return definition.exact(None, missing=missing)
    share = count / n
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    # The last bit of a sum must not leave the share outside, at 0 and at 1.
    bounds = min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share)
    return definition.estimated(share, bounds, papers, missing)


def _scores(profile: Profile) -> tuple[dict[int, float], int]:
    found = {place: p.score for place, p in enumerate(profile.papers) if p.score is not None}
    scores = {place: score for place, score in found.items() if isfinite(score)}
    return scores, len(profile.papers) - len(scores)


def score_coverage(profile: Profile) -> Metric:
    """Return the share of papers with a score."""
    scores, _ = _scores(profile)
    n = len(profile.papers)
    return _COVERAGE.exact(len(scores) / n if n else None, range(n))


def score_min(profile: Profile) -> Metric:
    """Return the least score."""
    scores, missing = _scores(profile)
    return _LOWEST.exact(min(scores.values(), default=None), scores, missing)


def score_median(profile: Profile) -> Metric:
    """Return the median score."""
    scores, missing = _scores(profile)
    # Halves first: the sum of the two in the middle can be more than a float holds.
    halves = [score / 2 for score in scores.values()]
    value = median_low(halves) + median_high(halves) if halves else None
    return _MEDIAN.exact(value, scores, missing)


def score_max(profile: Profile) -> Metric:
    """Return the greatest score."""
    scores, missing = _scores(profile)
    return _HIGHEST.exact(max(scores.values(), default=None), scores, missing)


def affiliation_coverage(profile: Profile) -> Metric:
    """Return the share of papers with an affiliation."""
    n = len(profile.papers)
    known = sum(paper.affiliation is not None for paper in profile.papers)
    return _AFFILIATED.exact(known / n if n else None, range(n))


def affiliations(profile: Profile) -> Metric:
    """Return the number of papers of each affiliation."""
    known = {p: paper.affiliation for p, paper in enumerate(profile.papers) if paper.affiliation}
    counts = Counter(known.values())
    order = sorted(counts, key=lambda name: (-counts[name], name))
    missing = len(profile.papers) - len(known)
    return _AFFILIATIONS.exact(tuple((name, counts[name]) for name in order), known, missing)
