"""What changed between two captures: which paper is which, and what differs."""

import pickle
import random
import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
import realdump
import records
from examples import some
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import nasty_profiles, well_formed_profiles

import profileparse
from profileparse import Paper, Profile
from profileparse.compare import HEAD_FIELDS, PAPER_FIELDS, Change, Changes, between

REAL = profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF)
DAY = date(2022, 6, 29)


def paper(title: str | None = "A Title", **fields: Any) -> Paper:
    plain = {"date": DAY, "score": 50.0, "abstract": "An abstract."}
    return records.paper("Ann Author", "Bob Writer", title=title, **(plain | fields))


def profile(*papers: Paper, **fields: Any) -> Profile:
    return attrs.evolve(REAL, papers=papers, **fields)


def compared(old: list[Paper], new: list[Paper]) -> Changes:
    return between(profile(*old), profile(*new))


def pairs(found: Changes) -> list[tuple[Paper, Paper]]:
    return [(changed.old, changed.new) for changed in found.changed]


HEAD = {
    "name": ("Ann", "Ann Author", None),
    "category": ("LG", None, None),
    "h_index": (25, 27, 2),
    "paper_count": (23, None, None),
    "citation_count": (2923, 2900, -23),
    "novelty_percent": (50.0, 52, 2.0),
    "ai_score": (85.2, 85.3, 0.1),
}


@pytest.mark.parametrize(("field", "values"), HEAD.items(), ids=list(HEAD))
def test_a_fact_of_the_head(field: str, values: tuple[Any, Any, Any]) -> None:
    old, new, growth = values
    before, after = (attrs.evolve(REAL, **{field: value}) for value in (old, new))
    found = between(before, after)
    assert found.head == (Change(field=field, old=old, new=new),)
    assert repr(found.head[0].growth) == repr(growth)
    assert (found.added, found.gone, found.changed, found.same) == ((), (), (), 23)
    assert not found.unchanged


def test_the_number_of_papers_listed() -> None:
    found = compared([paper()], [paper(), paper("Other", abstract="x")])
    assert found.head == (Change(field="papers", old=1, new=2),)
    assert found.head[0].growth == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [(None, 1), (1, None), (True, 2), (2, True), ("1", 2), (1.5, float("nan")), (float("inf"), 1)],
)
def test_only_finite_numbers_grow(old: Any, new: Any) -> None:
    assert Change(field="x", old=old, new=new).growth is None


FIELDS: dict[str, Any] = {
    "title": "a  TITLE",
    "category": "CL",
    "date": date(2021, 6, 29),
    "authors": ("Bob Writer",),
    "et_al": True,
    "affiliation": "a-lab",
    "score": None,
    "badges": ("Code",),
    "abstract": "Another one.",
    "url": "https://example.org/paper/1",
    "arxiv_id": "2502.01234",
}


def test_all_fields_are_tried() -> None:
    assert tuple(FIELDS) == PAPER_FIELDS
    assert tuple(HEAD) == HEAD_FIELDS
    assert {*PAPER_FIELDS, "year_inferred"} == {f.name for f in attrs.fields(Paper) if f.eq}
    assert {*HEAD_FIELDS, "papers", "as_of"} == {f.name for f in attrs.fields(Profile) if f.eq}


@pytest.mark.parametrize("field", PAPER_FIELDS)
def test_a_field_of_a_paper(field: str) -> None:
    old, new = paper(), attrs.evolve(paper(), **{field: FIELDS[field]})
    for place in range(3):
        others = [paper(f"Other {number}", abstract=f"{number}") for number in range(2)]
        found = compared([*others[:place], old, *others[place:]], [new, *reversed(others)])
        assert pairs(found) == [(old, new)]
        (changed,) = found.changed
        (change,) = changed.changes
        assert change == Change(field=field, old=getattr(old, field), new=FIELDS[field])
        assert (changed.title, changed.date) == (new.title, new.date)
        assert (found.head, found.added, found.gone, found.same) == ((), (), (), 2)


def test_title_and_date_of_a_paper_that_lost_them() -> None:
    (changed,) = compared([paper()], [paper(None, date=None)]).changed
    assert (changed.title, changed.date) == ("A Title", DAY)
    assert [change.field for change in changed.changes] == ["title", "date"]


ONE, TWO = "One abstract.", "Two abstracts."
PAIRED = {
    "another-day": (paper(), paper(date=date(2020, 1, 1))),
    "case-and-accents": (paper("Jose\u0301's  \xa0TITLE"), paper("josé's title")),
    "no-day": (paper(date=None), paper(date=DAY)),
    "abstract": (paper("A", date=None), paper("B")),
    "abstract-without-titles": (paper(None, authors=()), paper(None, date=None)),
    "authors-and-day": (paper("A", abstract=ONE), paper("B", abstract=TWO)),
    "authors-without-title-and-abstract": (
        paper(None, abstract=None, score=1.0),
        paper(None, abstract=None, authors=("ANN AUTHOR", "Bob Writer")),
    ),
    "authors-and-inferred-day": (
        paper("A", abstract=ONE),
        paper("B", abstract=TWO, date=date(2026, 6, 29), year_inferred=True),
    ),
}


@pytest.mark.parametrize(("old", "new"), PAIRED.values(), ids=list(PAIRED))
def test_papers_that_find_each_other(old: Paper, new: Paper) -> None:
    assert pairs(compared([old], [new])) == [(old, new)]
    assert pairs(compared([new], [old])) == [(new, old)]


PARTED = {
    "all": (paper("A", abstract=ONE, date=None), paper("B", abstract=TWO, date=None)),
    "another-year": (paper("A", abstract=ONE), paper("B", abstract=TWO, date=date(2021, 6, 29))),
    "cut-list": (paper("A", abstract=ONE), paper("B", abstract=TWO, et_al=True)),
    "no-authors": (
        paper("A", abstract=ONE, authors=()),
        paper("B", abstract=TWO, authors=()),
    ),
    "blank": (paper(" ", abstract="", date=None), paper("", abstract="")),
}


@pytest.mark.parametrize(("old", "new"), PARTED.values(), ids=list(PARTED))
def test_papers_that_do_not_find_each_other(old: Paper, new: Paper) -> None:
    found = compared([old], [new])
    assert (found.gone, found.added, found.changed, found.same) == ((old,), (new,), (), 0)


@pytest.mark.parametrize("shared", [{"date": None}, {"abstract": None}], ids=["abstract", "names"])
def test_what_two_papers_share_makes_none_known(shared: dict[str, Any]) -> None:
    old = [paper("A", **shared)]
    new = [paper("B", **shared), paper("C", **shared)]
    for before, after in ((old, new), (new, old)):
        found = compared(before, after)
        assert (found.gone, found.added) == (tuple(before), tuple(after))


def test_the_day_is_surer_than_the_order() -> None:
    a, b = paper(abstract=ONE), paper(date=date(2020, 1, 1), abstract=TWO)
    c, d = attrs.evolve(a, score=1.0), attrs.evolve(b, score=2.0)
    assert pairs(compared([a, b], [d, c])) == [(b, d), (a, c)]


def test_the_title_is_surer_than_the_abstract() -> None:
    a, b = paper("A", abstract=ONE), paper("B", abstract=TWO)
    swapped = [paper("A", abstract=TWO), paper("B", abstract=ONE)]
    assert pairs(compared([a, b], swapped)) == [(a, swapped[0]), (b, swapped[1])]


def test_a_paper_that_is_listed_twice_is_two() -> None:
    one = paper()
    assert compared([one, one], [one, one]).unchanged
    found = compared([one, one], [one])
    assert (found.gone, found.added, found.same) == ((one,), (), 1)
    other = attrs.evolve(one, score=1.0)
    for new in ([one, other], [other, one]):
        found = compared([one, one], new)
        assert (pairs(found), found.same) == ([(one, other)], 1)


def test_the_same_twins_in_another_order_are_no_change() -> None:
    twins = [paper(abstract=ONE), paper(abstract=TWO)]
    assert compared(twins, twins[::-1]).unchanged
    untitled = [paper(None), paper(None)]
    assert compared(untitled, untitled[::-1]).unchanged


def test_a_page_of_another_year() -> None:
    """The page prints the year of `Apr 26` only from the next year on."""
    old = profileparse.parse(realdump.TEXT, as_of=date(2026, 12, 31))
    printed = re.sub(r"(?m)^([0-9.]*[A-Z]{3}[a-z]{2} \d+)(?=$|Code)", r"\1, 2026", realdump.TEXT)
    assert printed.count(", 2026") == realdump.TEXT.count(", 2026") + 3
    for text in (realdump.TEXT, printed):
        new = profileparse.parse(text, as_of=date(2027, 1, 2))
        found = between(old, new)
        assert found.unchanged
        assert (found.days, found.same) == (2, 23)
    assert between(new, old).days == -2


INFERRED = [(True, True), (True, False), (False, True)]


@pytest.mark.parametrize("inferred", INFERRED)
def test_a_year_that_was_inferred_is_no_change(inferred: tuple[bool, bool]) -> None:
    first, second = inferred
    old, new = paper(year_inferred=first), paper(date=date(2027, 6, 29), year_inferred=second)
    assert compared([old], [new]).unchanged
    later = [attrs.evolve(p, date=p.date and p.date + timedelta(2), score=1.0) for p in (old, new)]
    found = compared([old, later[0]], [later[1], new])
    assert (found.unchanged, found.same) == (True, 2)
    next_day = attrs.evolve(new, date=date(2027, 6, 30))
    assert [c.field for c in compared([old], [next_day]).changed[0].changes] == ["date"]


@given(nasty_profiles | well_formed_profiles())
def test_nothing_changed_from_a_profile_to_itself(profile: Profile) -> None:
    found = between(profile, attrs.evolve(profile, papers=profile.papers[::-1]))
    assert found.unchanged
    assert (found.head, found.added, found.gone, found.changed) == ((), (), (), ())
    assert (found.same, found.days) == (len(profile.papers), 0)


def test_not_a_number_is_itself() -> None:
    nan = float("nan")
    assert compared([paper(score=nan)], [paper(score=nan)]).unchanged
    assert between(attrs.evolve(REAL, ai_score=nan), attrs.evolve(REAL, ai_score=nan)).unchanged


alike = st.builds(
    paper,
    st.sampled_from(["A", "a ", "B", None]),
    date=st.sampled_from([None, DAY, date(2021, 6, 29), date(2026, 6, 29)]),
    year_inferred=st.booleans(),
    authors=st.sampled_from([(), ("Ann",), ("Bob",)]),
    score=st.sampled_from([None, 1.0, 2.0]),
    abstract=st.sampled_from([None, ONE, TWO]),
)
profiles = nasty_profiles | st.lists(alike, max_size=6).map(lambda papers: profile(*papers))


@given(profiles, profiles)
def test_the_way_back(old: Profile, new: Profile) -> None:
    there, back = between(old, new), between(new, old)
    assert (there.added, there.gone) == (back.gone, back.added)
    assert (there.days, there.same) == (-back.days, back.same)
    assert Counter(pairs(there)) == Counter((a, b) for b, a in pairs(back))
    assert [(c.field, c.old, c.new) for c in there.head] == [
        (c.field, c.new, c.old) for c in back.head
    ]
    for a, b in zip(there.head, back.head, strict=True):
        assert a.growth == (None if b.growth is None else -b.growth)


@given(profiles, profiles)
def test_every_paper_is_once_in_the_result(old: Profile, new: Profile) -> None:
    found = between(old, new)
    assert not Counter(found.added) - Counter(new.papers)
    assert not Counter(found.gone) - Counter(old.papers)
    assert len(found.added) + len(found.changed) + found.same == len(new.papers)
    assert len(found.gone) + len(found.changed) + found.same == len(old.papers)
    left = {p.title.strip().lower() for p in found.added if p.title and p.title.strip()}
    assert left.isdisjoint(p.title.strip().lower() for p in found.gone if p.title)


EDITS: dict[str, Any] = {
    "title": lambda n: f"Retitled {n}",
    "category": lambda n: f"X{n}",
    "date": lambda n: DAY + timedelta(1000 + n),
    "authors": lambda n: (f"New {n}",),
    "et_al": lambda _: True,
    "affiliation": lambda n: f"lab-{n}",
    "score": lambda n: 60.0 + n,
    "badges": lambda n: (f"Badge {n}",),
    "abstract": lambda n: f"Rewritten {n}.",
}


@pytest.mark.parametrize("seed", some(range(200)))
def test_known_edits_come_back(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    many = [paper(f"T{n}", abstract=f"A{n}", date=DAY + timedelta(n)) for n in range(40)]
    chance.shuffle(many)
    cut, more = chance.randint(1, 30), chance.randint(1, 9)
    old, added = many[:cut], many[cut : cut + more]
    kept = [p for p in old if chance.random() < 0.8]
    new, edits = [*added], {}
    for number, kept_paper in enumerate(kept):
        fields = chance.sample(sorted(EDITS), chance.choice([0, 0, 1, 2]))
        if {"title", "abstract"} <= {*fields}:
            fields = ["title"]  # with both changed, nobody could know it
        edited = attrs.evolve(kept_paper, **{field: EDITS[field](number) for field in fields})
        edits[kept_paper.title] = (kept_paper, edited, frozenset(fields))
        new.append(edited)
    chance.shuffle(new)
    found = compared(old, new)
    assert set(found.added) == set(added)
    assert set(found.gone) == set(old) - set(kept)
    expected = {edit for edit in edits.values() if edit[2]}
    assert {
        (c.old, c.new, frozenset(x.field for x in c.changes)) for c in found.changed
    } == expected
    assert [c.new for c in found.changed] == [p for p in new if p in {e[1] for e in expected}]
    assert found.same == len(kept) - len(expected)


@pytest.mark.parametrize("title", ["T{}", "T", None], ids=["titles", "one-title", "no-titles"])
def test_twenty_thousand_papers(title: str | None) -> None:
    old = [paper(title and title.format(n), score=float(n), abstract=f"{n}") for n in range(20_000)]
    new = [attrs.evolve(p, category="CL") for p in old]
    found = compared(old, new if title == "T" else new[::-1])
    assert (len(found.changed), found.same, found.added) == (20_000, 0, ())
    assert all([c.field for c in changed.changes] == ["category"] for changed in found.changed)


def test_changes_are_values() -> None:
    found = compared([paper()], [paper(score=1.0), paper("B", abstract=ONE)])
    for record in (found, found.changed[0], found.changed[0].changes[0]):
        assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301  (its own)
        assert isinstance(hash(record), int)
        assert not hasattr(record, "__dict__")
