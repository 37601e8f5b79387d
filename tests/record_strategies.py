"""Hypothesis strategies for records: such as a page shows, and such as no page would."""

import string
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import records
from attrs import evolve
from hypothesis import strategies as st
from words import FIRST, LAST, ODD_NAMES, ODD_TITLES, SENTENCES

from profileparse import Paper, Profile

CODES = ("LG", "CL", "CV", "AI", "DC", "quant-ph", "mes-hall", "cs.LG", "cond-mat.mtrl-sci")
NASTY_TEXTS = (
    "",
    " ",
    "::error::stop",
    "##[group]x",
    "###[error]",
    "##vso[task.setvariable]x",
    "a # # b ## c",
    "#\\u0023",
    "</script><script>alert(1)</script>",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x7f\x80\x9f",
    "\x00",
    "a\nb",
    "a\r::warning::b",
    "a\u2028b\u2029c\x85d\x0be\x0cf",
    "\ufeffbom",
    "no\xa0break",
    "\u202eright to left\u2066",
    "e\u0301\u0327 Ame\u0301lie",
    "\ud800",
    "\udfff\ud800",
    '"quoted" \\ back\\slash',
    "LGJun 29, 2022Code",
    "h-index25",
    "23papers",
    "23 Papers",
    "A. One, B. Two et al.",
    "Haddad, Jr.",
    " · ",
    "et al.",
    "=1+1",
    "%s {0.__class__}",
    "王小明",
    "ישראל אלמוג",
    "\U0001f600",
    "LG",
)

# --- as a page shows them ---------------------------------------------------------------

_names = st.one_of(
    st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join),
    st.sampled_from(ODD_NAMES),
)
_titles = st.one_of(
    st.sampled_from(ODD_TITLES),
    st.lists(st.sampled_from([*FIRST, *LAST]), min_size=2, max_size=9).map(" ".join),
)
_abstracts = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5).map(" ".join),
    min_size=1,
    max_size=2,
).map("\n\n".join)
_tenths = st.integers(0, 1000).map(lambda number: number / 10)
_counts = st.integers(0, 999_999_999_999_999)


@st.composite
def _well_formed_papers(draw: st.DrawFn, as_of: date) -> Paper:
    """Draw a paper; only days of the year of capture have no year, as on the page."""
    new_year = date(as_of.year, 1, 1)
    inferred = draw(st.booleans())
    first, last = (new_year, as_of) if inferred else (date(1991, 8, 14), new_year - timedelta(1))
    authors = draw(st.lists(_names, min_size=1, max_size=3, unique=True))
    return records.paper(
        title=draw(_titles),
        category=draw(st.sampled_from(CODES)),
        date=draw(st.dates(first, last)),
        year_inferred=inferred,
        authors=tuple(authors),
        et_al=len(authors) == 3 and draw(st.booleans()),
        affiliation=draw(st.sampled_from((None, "deepmind", "eth-zurich"))),
        score=draw(st.none() | _tenths),
        badges=draw(st.sampled_from(((), ("Code",), ("Code", "Demo"), ("NEW", "Code")))),
        abstract=draw(_abstracts),
    )


@st.composite
def well_formed_profiles(draw: st.DrawFn) -> Profile:
    """Draw a profile that a page could show: a dump must be able to say it."""
    # On the last day of a year, `Jan 1` alone is that of tomorrow.
    days = st.dates(date(2024, 1, 1), date(2035, 12, 31))
    as_of = draw(days.filter(lambda day: (day.month, day.day) != (12, 31)))
    return records.profile(
        name=draw(_names),
        category=draw(st.none() | st.sampled_from(CODES)),
        h_index=draw(st.none() | _counts),
        paper_count=draw(st.none() | _counts),
        citation_count=draw(st.none() | _counts),
        novelty_percent=draw(st.none() | _tenths),
        ai_score=draw(st.none() | _tenths),
        as_of=as_of,
        papers=tuple(draw(st.lists(_well_formed_papers(as_of), max_size=4))),
    )


# --- as no page would -------------------------------------------------------------------

_plain = st.text(string.ascii_letters + string.digits + " .,·#:-", max_size=30)
_any_text = st.text(st.characters(exclude_categories=()), max_size=30)


def _is_json(text: str) -> bool:
    """Whether no two surrogates stand in the order in which JSON makes a character of them."""
    return not any(
        "\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text)
    )


nasty_texts = st.one_of(
    st.sampled_from(NASTY_TEXTS),
    _plain,
    _any_text,
    st.lists(st.sampled_from(NASTY_TEXTS), max_size=3).map("".join),
    _names,
    _titles,
    _abstracts,
).filter(_is_json)
_numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False) | _tenths
_whole = st.none() | st.integers(-(2**53) + 1, 2**53 - 1)
_texts = st.none() | nasty_texts
# Mostly right ones: a wrong one is refused before anything else is looked at.
_codes = st.integers(0, 15).flatmap(lambda n: st.sampled_from(CODES) if n else nasty_texts)

nasty_papers = st.builds(
    records.paper,
    title=_texts,
    category=_codes,
    date=st.none() | st.dates(),
    year_inferred=st.booleans(),
    authors=st.lists(_names | nasty_texts, max_size=4).map(tuple),
    et_al=st.booleans(),
    affiliation=_texts,
    score=_numbers,
    badges=st.lists(st.just("Code") | nasty_texts, max_size=3).map(tuple),
    abstract=_texts,
)
nasty_profiles = st.builds(
    records.profile,
    name=_texts,
    category=st.none() | _codes,
    h_index=_whole,
    paper_count=_whole,
    citation_count=_whole,
    novelty_percent=_numbers,
    ai_score=_numbers,
    as_of=st.dates(),
    papers=st.lists(nasty_papers, max_size=3).map(tuple),
)
_links = st.one_of(
    st.none(),
    st.sampled_from(("2206.14858", "quant-ph/0205114v2", "/abs/2206.14858", "javascript:alert(1)")),
    st.sampled_from(("https://arxiv.org/abs/2206.14858", "http://x.org/a_(b)?q={c}%zz%20|#d")),
    nasty_texts.map("https://example.org/".__add__),
    nasty_texts,
)
_nasty_fields: dict[str, st.SearchStrategy[Any]] = {
    "title": _texts,
    "category": nasty_texts,
    "date": st.none() | st.dates(),
    "year_inferred": st.booleans(),
    "authors": st.lists(_names | nasty_texts, max_size=3).map(tuple),
    "et_al": st.booleans(),
    "affiliation": _texts,
    "score": _numbers,
    "badges": st.lists(st.just("Code") | nasty_texts, max_size=2).map(tuple),
    "abstract": _texts,
}


@st.composite
def spoiled_profiles(draw: st.DrawFn) -> Profile:
    """Draw a profile of a page with a name or with one field that no page would show."""
    profile = draw(well_formed_profiles())
    if not profile.papers:
        return evolve(profile, name=draw(_texts))
    papers = [*profile.papers]
    index = draw(st.integers(0, len(papers) - 1))
    field = draw(st.sampled_from(sorted(_nasty_fields)))
    changes: dict[str, Any] = {field: draw(_nasty_fields[field])}
    papers[index] = evolve(papers[index], **changes)
    return evolve(profile, papers=tuple(papers))


@st.composite
def any_profiles(draw: st.DrawFn) -> Profile:
    """Draw a profile of any kind, with the links that a text can hold."""
    profile = draw(st.one_of(well_formed_profiles(), spoiled_profiles(), nasty_profiles))
    papers = (evolve(paper, url=draw(_links), arxiv_id=draw(_links)) for paper in profile.papers)
    return evolve(profile, papers=tuple(papers))
