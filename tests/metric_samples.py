"""Invented profiles whose lists of authors are known whole, and the same as the page shows them."""

import random
from datetime import date, timedelta

import attrs
import words
from records import paper

import profileparse
from profileparse import Paper, Profile, metrics
from profileparse.metrics import Metric

AS_OF = date(2026, 11, 22)
OWNER = "Ana Kim"
EMPTY = profileparse.parse("Ana Kim\n\nh-index5\n", as_of=AS_OF)


def of(profile: Profile) -> dict[str, Metric]:
    return {metric.name: metric for metric in metrics.summary(profile)}


def holds(low: float, value: float, high: float | None) -> bool:
    """Whether bounds hold a value, but for the last bit of a sum."""
    return low <= value + 1e-12 and (high is None or value <= high + 1e-12)


def invented(rng: random.Random, count: int) -> tuple[Profile, list[tuple[str, ...]]]:
    """Return a profile whose lists are complete, with one of each kind of paper at least."""
    people = words.names(rng, 12, odd=0)
    papers = []
    for _ in range(count):
        others = rng.sample(people, rng.randint(0, 7))
        authors = [*others, OWNER] if rng.random() < 0.9 else others or [people[0]]
        rng.shuffle(authors)
        day = date(2010, 1, 1) + timedelta(days=rng.randrange(6000))
        papers.append(
            paper(
                *authors,
                category=rng.choice(("LG", "CL", "CV", "quant-ph")),
                date=day if rng.random() < 0.9 else None,
                affiliation=rng.choice((None, None, "a-lab", "b-lab")),
                score=rng.choice((None, 52.4, 85.2, 0.0)),
                badges=("Code",) if rng.random() < 0.3 else (),
                abstract=rng.choice((None, "It works.", "Our code is available.")),
            )
        )
    profile = attrs.evolve(EMPTY, papers=papers, h_index=7, citation_count=321, paper_count=count)
    return profile, [paper.authors for paper in papers]


def cut(profile: Profile) -> Profile:
    """Return a profile as the page shows it: three authors at most."""
    papers = [
        attrs.evolve(paper, authors=paper.authors[:3], et_al=True)
        if len(paper.authors) > 3
        else paper
        for paper in profile.papers
    ]
    return attrs.evolve(profile, papers=papers)


def profile_of(*papers: Paper, name: str | None = OWNER) -> Profile:
    """Return a profile of papers that are not the same one."""
    apart = [attrs.evolve(p, title=f"{p.title} {n}") for n, p in enumerate(papers)]
    return attrs.evolve(EMPTY, name=name, papers=apart)


def owned(rng: random.Random, count: int) -> tuple[Profile, list[tuple[str, ...]]]:
    """Return a profile whose whole lists all have the owner, as those of a page do."""
    profile, _ = invented(rng, count)
    papers = [
        p if OWNER in p.authors else attrs.evolve(p, authors=(*p.authors, OWNER))
        for p in profile.papers
    ]
    profile = profile_of(*papers)
    return profile, [p.authors for p in profile.papers]
