"""The library reads what the generator wrote, and agrees with an independent reader."""

from collections import Counter

import dumps
import independent
import pytest
import words
from examples import some

import profileparse

EACH = 80
MIXED = 1500
COMPACT = 400


def _same(text: str) -> str:
    return "".join(text.replace("\xa0", " ").replace("\ufeff", "").split())


def _assert_read(dump: dumps.Dump) -> None:
    as_of = dump.profiles[0].as_of
    report = profileparse.check(dump.text, as_of=as_of)
    assert report.profiles == dump.profiles
    assert independent.read(dump.text, as_of) == dump.profiles
    kept = "".join(piece.text for piece in report.unparsed)
    assert _same(kept) == _same("".join(dump.furniture))
    years = sum(any(paper.year_inferred for paper in p.papers) for p in dump.profiles)
    told = Counter(found.code for found in report.diagnostics)
    assert told.pop("PP301", 0) == years
    assert bool(told.pop("PP102", 0)) == bool(dump.furniture)
    assert told == sum((_judged(profile) for profile in dump.profiles), Counter())


def _judged(profile: profileparse.Profile) -> Counter[str]:
    """Count what the numbers and names that were invented say about each other."""
    h, listed = profile.h_index, len(profile.papers)
    found = Counter[str]()
    found["PP204"] = int(profile.paper_count != listed)
    if h is not None:
        citations = profile.citation_count
        found["PP205"] = int(citations is not None and citations < h**2)
        found["PP206"] = int(0 < listed < h)
    found["PP401"] = sum(not p.et_al and profile.name not in p.authors for p in profile.papers)
    return +found


@pytest.mark.parametrize("variation", dumps.VARIATIONS.values(), ids=list(dumps.VARIATIONS))
def test_every_field_is_right_in_every_variation(variation: dumps.Variation) -> None:
    for seed in some(range(EACH)):
        _assert_read(dumps.dump(words.seeded(f"{variation}{seed}"), variation))


@pytest.mark.parametrize("part", range(10))
def test_every_field_is_right_in_mixed_variations(part: int) -> None:
    for seed in some(range(MIXED))[part::10]:
        rng = words.seeded(seed)
        _assert_read(dumps.dump(rng, dumps.mixed(rng)))


def test_compact_loses_nothing_and_splits_99_percent_right() -> None:
    right = total = 0
    for seed in some(range(COMPACT)):
        dump = dumps.compact(words.seeded(seed), 5)
        (expected,) = dump.profiles
        report = profileparse.check(dump.text, as_of=expected.as_of)
        found = report.profile
        assert report.unparsed == ()
        for paper, wanted in zip(found.papers, expected.papers, strict=True):
            for field in ("category", "date", "year_inferred", "score", "badges", "abstract"):
                assert getattr(paper, field) == getattr(wanted, field)
            glued = f"{wanted.title}{dumps.byline(wanted)}"
            assert f"{paper.title or ''}{dumps.byline(paper)}" == glued
            total += 1
            right += paper == wanted
        head = ("name", "category", "h_index", "paper_count", "citation_count", "ai_score")
        assert [getattr(found, field) for field in head] == [None] * len(head)
        told = Counter(d.code for d in report.diagnostics if d.code != "PP301")
        guessed = sum(paper.title is not None and bool(paper.authors) for paper in found.papers)
        assert told["PP106"] == 1
        assert told["PP108"] == guessed
    assert right / total >= 0.99
