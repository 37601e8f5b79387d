"""Metrics at their bounds: claims of code, the interval of a share, ages, ties."""

from datetime import date, timedelta

import attrs
import pytest
import realdump

import profileparse
from profileparse import metrics

AS_OF = date(2026, 11, 22)
PAPER = profileparse.parse(realdump.TEXT, as_of=AS_OF).papers[0]
EMPTY = profileparse.parse("Ana Kim\n\nh-index5\n", as_of=AS_OF)

CLAIMS = {
    "Our code is public.": True,
    "Code and data are available at https://example.org/x.": True,
    "We release an implementation.": True,
    "See https://github.com/a/b for all.": True,
    "We study code generation.": False,
    "The data is available.": False,
    "No code is available.": False,
    "The code is not publicly available.": False,
    "We don't release the code.": False,
    "We provide no code.": False,
    "It is not fast. Our code is public.": True,
    "We provide a unified view of the genetic code.": False,
    "We provide our source code.": True,
    "Implementation details are made public in the appendix.": False,
    "No code is available. The code is public.": True,
    "No code is available. It is fast.": False,
    "Our code is public. It does not scale.": True,
    "A. It is not so. Our code is public.": True,
    "It is not so.\n\nOur code is public.": True,
    "Is it? It is not! Our code is public.": True,
    f"We do not know {'much of it ' * 12}but our code is public.": True,
    "Code will be made available.": True,
    "Our website is https://a.github.io/.": False,
}


@pytest.mark.parametrize(("text", "claims"), CLAIMS.items(), ids=list(CLAIMS))
def test_a_claim_of_public_code_is_found_by_words(text: str, *, claims: bool) -> None:
    papers = (attrs.evolve(PAPER, abstract=text),)
    assert metrics.code_claim_share(attrs.evolve(EMPTY, papers=papers)).value == float(claims)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0.0, 0.2775), (10, 0.7225, 1.0)])
def test_wilson_holds_at_the_ends(count: int, low: float, high: float) -> None:
    papers = [
        attrs.evolve(PAPER, badges=("Code",) if number < count else ()) for number in range(10)
    ]
    found = metrics.code_badge_share(attrs.evolve(EMPTY, papers=papers))
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_an_age_is_in_years_of_365_and_a_quarter_days() -> None:
    papers = [attrs.evolve(PAPER, date=AS_OF - timedelta(days=days)) for days in (1461, 2922, 0)]
    assert metrics.median_age(attrs.evolve(EMPTY, papers=papers)).value == 4.0


def test_two_equal_categories_are_even() -> None:
    papers = [attrs.evolve(PAPER, category=code) for code in ("LG", "CL")]
    profile = attrs.evolve(EMPTY, papers=papers)
    assert metrics.evenness(profile).value == pytest.approx(1.0)
    assert metrics.hill_1(profile).value == pytest.approx(2.0)


def test_an_h_index_as_great_as_the_list_has_no_note() -> None:
    papers = [attrs.evolve(PAPER, date=date(2025, 5, 1))] * 5
    profile = attrs.evolve(EMPTY, papers=papers)
    assert metrics.h_index(profile).note is None
    assert metrics.m_quotient(profile).value == 5.0
