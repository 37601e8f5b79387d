"""How many examples a test tries: all of them, or, in a quick run, a share of them.

The profile of Hypothesis, which `conftest.py` sets, decides for tests that loop over cases, too.
"""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

ALL = 100  # what Hypothesis tries where a test says nothing
FEW = 10

Cases = TypeVar("Cases", bound=Sequence[object])


def _step() -> int:
    return max(1, ALL // settings().max_examples)


def tries(number: int) -> settings:
    """Return the settings of a test of Hypothesis that tries `number` examples if it tries all.

    A profile that asks for more than all gets as many as it asks for.
    """
    asked = settings().max_examples
    return settings(max_examples=asked if asked > ALL else max(1, number // _step()))


def some(cases: Cases) -> Cases:
    """Return the cases to try: all, or some that are spread evenly over them."""
    return cases[:: _step()]  # type: ignore[return-value]  # a slice is of the sequence's own type
