"""What the page shows beside a paper: claims of code, and the interval of a share."""

from datetime import date

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
