"""The day of capture that a path says."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profileparse import as_of_from_name
from profileparse.text.path_days import days_in_path

DAY = date(2026, 5, 20)

SAID = {
    "name": "maria_2026-05-20.txt",
    "name-begins": "2026-05-20-maria.txt",
    "name-alone": "2026-05-20",
    "folder": "2026-05-20/maria.txt",
    "folder-above": "pages/maria of 2026-05-20/raw/maria.txt",
    "from-the-root": "/2026-05-20/maria.txt",
    "the-name-goes-first": "2025-01-01/maria_2026-05-20.txt",
    "the-nearest-folder-goes-first": "2025-01-01/2026-05-20/maria.txt",
    "underscores": "maria_2026_05_20.txt",
    "points": "maria.2026.05.20.txt",
    "digits": "20260520-maria.txt",
    "digits-behind-a-word": "maria20260520.txt",
    "web-archive": "20260520123456/maria.html.txt",
    "web-archive-raw": "web/20260520123456id_/maria.txt",
    "digits-to-the-minute": "maria-202605202359.txt",
    "time": "maria-2026-05-20T12:34:56Z.txt",
    "time-without-marks": "maria-20260520T123456Z.txt",
    "time-with-hyphens": "maria-2026-05-20-12-34-56.txt",
    "twice-the-same": "2026-05-20_20260520123456.txt",
    "three-folders": "pages/2026/05/20/maria.txt",
    "three-folders-above": "2026/05/20/raw/maria.txt",
    "a-number-that-is-no-day": "2026-05-20/20269999.txt",
    "a-number-that-is-too-long": "2026-05-20/120260101.txt",
}


@pytest.mark.parametrize("path", SAID.values(), ids=SAID)
def test_a_path_says_the_day(path: str) -> None:
    assert as_of_from_name(path) == DAY
    assert as_of_from_name(PurePosixPath(path)) == DAY


NOT_SAID = {
    "nothing": "",
    "here": ".",
    "standard-input": "-",
    "no-day": "maria.txt",
    "month-only": "2026-05/maria.txt",
    "day-first": "20-05-2026.txt",
    "one-digit": "2026-5-20.txt",
    "two-marks": "2026-05_20.txt",
    "no-such-day": "2026-02-30.txt",
    "no-such-month": "20261301.txt",
    "another-century": "18260520.txt",
    "nine-digits": "202605201.txt",
    "ten-digits": "2026052012.txt",
    "twelve-digits-no-time": "202605202460.txt",
    "fourteen-digits-no-time": "20260520126060.txt",
    "fifteen-digits": "202605201234567.txt",
    "longer-day": "2026-05-201.txt",
    "longer-year": "12026-05-20.txt",
    "file-below-year-and-month": "2026/05/20",
    "two-folders": "2026/05/maria.txt",
    "other-digits": "\u0662\u0660\u0662\u0666-05-20.txt",
    "epoch": "1779235200.txt",
    "arxiv-id": "2605.20123.txt",
}


@pytest.mark.parametrize("path", NOT_SAID.values(), ids=NOT_SAID)
def test_what_says_no_day_is_none(path: str) -> None:
    assert as_of_from_name(path) is None
    assert days_in_path(path) == ()


SEVERAL = {
    "in-the-name": "2026-05-20_2026-06-01.txt",
    "in-two-forms": "20260601_maria_2026-05-20.txt",
    "the-folder-cannot-decide": "2026-05-20/2026-06-01..2026-05-20.txt",
    "in-the-folder": "2026-05-20 to 2026-06-01/maria.txt",
}


@pytest.mark.parametrize("path", SEVERAL.values(), ids=SEVERAL)
def test_several_days_are_none(path: str) -> None:
    assert as_of_from_name(path) is None
    assert days_in_path(path) == (DAY, date(2026, 6, 1))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["-", "_", ".", ""]))
def test_every_day_is_said(day: date, mark: str) -> None:
    name = day.strftime(f"%Y{mark}%m{mark}%d")
    for path in (name, f"a-{name}.txt", f"{name}/x", f"x/{name}123456" if not mark else name):
        assert as_of_from_name(path) == day
    assert as_of_from_name(Path(day.strftime("%Y/%m/%d/x.txt"))) == day


@given(st.text(st.characters() | st.sampled_from("0123456789-_./")))
def test_no_path_fails(path: str) -> None:
    day = as_of_from_name(path)
    assert day is None or f"{day.year}" in path
