"""Openness: whether there is code, by the badge and by the abstract."""

import re
from collections.abc import Collection
from math import sqrt
from statistics import NormalDist

from profileparse.metrics.metric import Measurement, present
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = ["code_badge_share", "code_claim_share"]

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


@Group.OPENNESS.metric(
    "share",
    "papers with the badge 'Code' over all papers; low and high are Wilson's interval at 95 %",
    _WILSON,
    formula=r"\frac{k}{N}",
    bounds="Wilson's interval at 95 %",
)
def code_badge_share(profile: Profile) -> Measurement:
    badges = sum(paper.has_code for paper in profile.papers)
    return _wilson(badges, range(len(profile.papers)))


@Group.OPENNESS.metric(
    "share",
    "papers whose abstract says that code is public, or will be (found by words such as "
    "'code is available', 'release our code', or a link), over all papers with an abstract; "
    "low and high are Wilson's interval at 95 %",
    f"a search for words; the interval by {_WILSON}",
    formula=r"\frac{k}{N}",
    bounds="Wilson's interval at 95 %",
)
def code_claim_share(profile: Profile) -> Measurement:
    texts, missing = present(profile, lambda paper: paper.abstract)
    return _wilson(sum(map(_claims_code, texts.values())), texts, missing)


def _claims_code(text: str) -> bool:
    """Whether a sentence says that code is public, and does not deny it."""
    for found in _CLAIM.finditer(text):
        before = text[max(found.start() - _SENTENCE, 0) : found.start()]
        sentence = _END.split(before)[-1] + found[0]
        if not _DENIAL.search(sentence):
            return True
    return False


def _wilson(count: int, papers: Collection[int], missing: int = 0) -> Measurement:
    """Return the share of a count of papers, with Wilson's interval."""
    n = len(papers)
    if not n:
        return Measurement(None, missing=missing)
    value = count / n
    middle = (value + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * sqrt(value * (1 - value) / n + _Z**2 / (4 * n**2))
    # The last bit of a sum must not leave the share outside, at 0 and at 1.
    low, high = min(max(middle - half, 0.0), value), max(min(middle + half, 1.0), value)
    return Measurement(value, papers, missing, low=low, high=high)
