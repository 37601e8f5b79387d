"""What is made of records, for profiles that double: how the time grows with the papers.

    python tests/benchmarks/metrics.py

prints for each command's work the milliseconds of the largest profile, and the slope of the
logarithm of the time over that of the number of papers: 1 is linear.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date

import attrs
from linear import slope

import profileparse
from profileparse import Paper, Profile, Report, compare, metrics
from profileparse.writers import formats
from profileparse.writers.html.page import html_page
from profileparse.writers.metric_values import measured

DOUBLINGS = 3
LIMIT = 1.35
AS_OF = date(2026, 11, 22)
OWNER = "Ana Kim"


def profile_of(count: int) -> Profile:
    """Return a profile of papers with three names each, most of the lists cut."""
    rng = random.Random(count)  # noqa: S311  (no secret)
    people = [f"Name {number}" for number in range(3 * count)]
    papers = [
        Paper(
            title=f"Title {number}",
            category=rng.choice(("LG", "CL", "CV")),
            date=date(2010 + number % 16, 1 + number % 12, 1),
            year_inferred=False,
            authors=(OWNER, *rng.sample(people, 2)),
            et_al=rng.random() < 0.8,
            affiliation=None,
            score=52.4,
            badges=(),
            abstract="Our code is public.",
        )
        for number in range(count)
    ]
    empty = profileparse.parse(f"{OWNER}\n\nh-index5\n", as_of=AS_OF)
    return attrs.evolve(empty, papers=papers)


def report_on(profile: Profile) -> Report:
    """Return the report on a profile of which nothing is to be said."""
    return Report(profiles=(profile,), diagnostics=(), unparsed=())


def written(name: str) -> Callable[[Profile], Iterable[str]]:
    """Return what writes the metrics of a profile in a format."""
    row = formats("metrics")[name]
    return lambda profile: row.write(measured([("x", report_on(profile))], metrics.GROUPS))


def compared(profile: Profile) -> Iterable[str]:
    """Write what changed to a capture with other scores and one paper less."""
    papers = [attrs.evolve(paper, score=57.7) for paper in profile.papers[1:]]
    found = compare.between(profile, attrs.evolve(profile, papers=papers))
    return formats("changes")["json"].write([(("old", "new"), found)])


WORK: dict[str, Callable[[Profile], Iterable[object]]] = {
    "metrics.summary": metrics.summary,
    "metrics.graph_summary": metrics.graph_summary,
    "metrics --to table": written("table"),
    "metrics --to csv": written("csv"),
    "report": lambda profile: html_page(report_on(profile), "x"),
    "diff --to json": compared,
}


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--papers", type=int, default=2048, help="of the smallest profile")
    options = parser.parse_args(argv)
    profiles = [profile_of(options.papers * 2**doubling) for doubling in range(DOUBLINGS + 1)]
    bad = 0
    print(f"{'work':24} {'ms':>9} {'slope':>6}   up to {len(profiles[-1].papers):,} papers")
    for name, work in WORK.items():
        points = []
        for profile in profiles:
            start = time.perf_counter()
            list(work(profile))
            points.append((len(profile.papers), time.perf_counter() - start))
        found = slope(points)
        bad += found > LIMIT
        mark = "  <--" if found > LIMIT else ""
        print(f"{name:24} {points[-1][1] * 1e3:9.1f} {found:6.2f}{mark}", flush=True)
    print(f"{bad} above {LIMIT}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
