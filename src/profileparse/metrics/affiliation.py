"""Affiliations: where the papers are from."""

from collections import Counter

from profileparse.metrics.metric import Measurement, present, share
from profileparse.metrics.registry import Group
from profileparse.records import Profile

__all__ = ["affiliation_coverage", "affiliations"]


@Group.AFFILIATIONS.metric("share", "papers with an affiliation over all papers")
def affiliation_coverage(profile: Profile) -> Measurement:
    known = sum(paper.affiliation is not None for paper in profile.papers)
    return share(known, range(len(profile.papers)))


@Group.AFFILIATIONS.metric(
    "papers", "papers of each affiliation, as printed; the most frequent first", series=True
)
def affiliations(profile: Profile) -> Measurement:
    known, missing = present(profile, lambda paper: paper.affiliation or None)
    counts = Counter(known.values())
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return Measurement(tuple(rows), known, missing)
