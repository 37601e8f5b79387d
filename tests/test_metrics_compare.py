"""Several profiles side by side."""

from datetime import date

import attrs
import pytest
import realdump
from metric_samples import AS_OF, EMPTY

import profileparse
from profileparse import metrics

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)


def test_one_row_a_profile_in_their_order() -> None:
    rows = metrics.compare([REAL, EMPTY, attrs.evolve(REAL, name=None, as_of=date(2027, 1, 1))])
    assert [(row.name, row.as_of) for row in rows] == [
        ("Imanol Schlag", AS_OF),
        ("Ana Kim", AS_OF),
        (None, date(2027, 1, 1)),
    ]
    for row, profile in zip(rows, (REAL, EMPTY), strict=False):
        assert row.metrics == metrics.summary(profile)
    assert [row["m_quotient"].value for row in rows] == [3.125, None, 25 / 9]


def test_no_profile_is_no_row() -> None:
    assert metrics.compare([]) == ()


def test_a_metric_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="g_index"):
        metrics.compare([REAL])[0]["g_index"]
