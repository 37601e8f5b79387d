"""Any records at all: metrics, their formats, the page and a comparison give an answer."""

import csv
import io
import json
import math
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import Page, report_of
from record_strategies import nasty_profiles, spoiled_profiles, well_formed_profiles
from records import report
from test_cli_hostile import SEEN, obeyed

from profileparse import FormatError, Profile, compare, metrics
from profileparse.metrics.metric import NAMELESS
from profileparse.writers import formats
from profileparse.writers.html.page import html_page
from profileparse.writers.metric_values import measured

FIGURES, COMPARISONS = formats("metrics"), formats("comparison")
ALL = {**metrics.GROUPS, **metrics.GRAPH_GROUPS}
PROFILES = st.one_of(well_formed_profiles(), spoiled_profiles(), nasty_profiles)


def numbers(metric: metrics.Metric) -> Iterator[float]:
    for figure in (metric.value, metric.low, metric.high):
        for number in [n for _, n in figure] if isinstance(figure, tuple) else [figure]:
            if number is not None:
                yield number


@given(PROFILES)
def test_every_metric_has_an_answer_and_it_is_a_number(profile: Profile) -> None:
    for metric in (*metrics.summary(profile), *metrics.graph_summary(profile)):
        assert all(map(math.isfinite, numbers(metric))), metric.name
        assert metric.n == len(metric.papers)
        assert set(metric.papers) <= set(range(len(profile.papers)))
        # Papers of one author are no part of it; without a name, no paper is of use.
        if metric.name != "dominance_factor" and metric.note != NAMELESS:
            assert metric.n + metric.missing in {0, len(profile.papers)}, metric.name


@pytest.mark.parametrize("name", [*FIGURES, *(f"compared {name}" for name in COMPARISONS)])
@given(profile=PROFILES)
def test_every_format_can_write_it(name: str, profile: Profile) -> None:
    row = COMPARISONS[name.split()[1]] if " " in name else FIGURES[name]
    text = "".join(row.write(measured([("x.txt", report(profile))], ALL)))
    assert obeyed(text) == []
    assert SEEN.fullmatch(text)
    if name in {"json", "jsonl"}:
        assert list(json.loads(text)["metrics"]) == [f.__name__ for fs in ALL.values() for f in fs]
    if name.endswith("csv"):
        assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


@given(PROFILES)
def test_the_page_can_show_it(profile: Profile) -> None:
    text = html_page(report_of(profile), "x.txt")
    assert Page(text).open == []
    assert obeyed(text) == []
    assert SEEN.fullmatch(text)
    assert "nan" not in text.partition("</style>")[2].partition("<h2>Findings")[0].split('"')


@given(PROFILES, PROFILES)
def test_two_of_them_can_be_compared(old: Profile, new: Profile) -> None:
    found = compare.between(old, new)
    back = compare.between(new, old)
    assert (found.added, found.gone, found.same) == (back.gone, back.added, back.same)
    for name, row in formats("changes").items():
        try:
            text = "".join(row.write([(("old.txt", "new.txt"), found)]))
        except FormatError:
            assert name == "json"
        else:
            assert obeyed(text) == []
            assert SEEN.fullmatch(text)
