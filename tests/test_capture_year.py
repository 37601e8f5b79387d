"""The year of the dates that print none, against a search through all years."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from profileparse.reading.capture_year import CaptureYear, Day, latest_year

FIRST = date(1890, 1, 1)
_dates = st.dates(FIRST, date(2110, 12, 31))
# Days near the ends of a year and of February decide.
_days = st.sampled_from([(1, 1), (1, 2), (2, 28), (2, 29), (3, 1), (7, 5), (12, 30), (12, 31)])
_captures = st.builds(
    lambda year, day, shift: date(year, *day) + timedelta(days=shift),
    st.integers(1990, 2100),
    _days.filter(lambda day: day != (2, 29)),
    st.integers(-2, 2),
)


def _fits(day: Day, year: int, as_of: date) -> bool:
    try:
        return date(year, *day) <= as_of + timedelta(days=1)
    except ValueError:
        return False


@given(_captures, st.sets(_days, min_size=1))
def test_the_year_is_the_latest_that_has_all_days_and_none_far_ahead(
    as_of: date, days: set[Day]
) -> None:
    years = range(as_of.year + 1, as_of.year - 20, -1)
    expected = next(year for year in years if all(_fits(day, year, as_of) for day in days))
    assert latest_year(as_of, days) == expected


@given(_captures, st.lists(_dates), st.sets(_days, min_size=1))
def test_no_year_is_one_that_is_proved_to_be_printed(
    as_of: date, printed: list[date], days: set[Day]
) -> None:
    found = CaptureYear.of(as_of, printed, days)
    ahead = [day for day in printed if day.year > as_of.year]
    believed = [day.year for day in printed if day not in ahead or len(ahead) > 1]
    if len(ahead) > 1:
        assert found.proof is not None
        assert found.proof > as_of.year
    else:
        assert found.proof == max(believed, default=None)
    read = {day: found.date_of(day) for day in days}
    assert {day for day in days if read[day] is None} == found.contradicted
    assert {day.year for day in read.values() if day} == {found.year} - {None}
    for day in read.values():
        assert day is None or (
            day <= as_of + timedelta(days=1) and (found.proof is None or day.year > found.proof)
        )
    if found.proof is None:
        assert not found.contradicted
    elif found.proof > as_of.year:
        assert found.contradicted == days


@given(_captures, st.lists(_dates, max_size=3), st.sets(_days, min_size=1), _days)
def test_a_paper_that_lost_its_year_takes_no_other_date(
    as_of: date, printed: list[date], days: set[Day], lost: Day
) -> None:
    """Where a printed year says that it cannot be of the year of capture."""
    before, after = (CaptureYear.of(as_of, printed, of) for of in (days, days | {lost}))
    if lost in after.contradicted and after.year is not None and not before.contradicted:
        assert {day: after.date_of(day) for day in days - {lost}} == {
            day: before.date_of(day) for day in days - {lost}
        }


def test_a_last_day_that_was_cut_off_is_held_against_the_year_of_the_others() -> None:
    printed = [date(2025, 3, 1)]
    found = CaptureYear.of(date(2026, 5, 20), printed, {(4, 2)}, (8, 9))
    assert (found.proof, found.year, found.cut) == (2025, 2026, (8, 9))
    assert found.date_of((8, 9)) is None
    assert found.date_of((4, 2)) == date(2026, 4, 2)


def test_a_last_leap_day_may_be_no_day_of_the_year_of_the_others() -> None:
    found = CaptureYear.of(date(2024, 5, 20), [], {(12, 5)}, (2, 29))
    assert (found.year, found.cut) == (2023, (2, 29))
    found = CaptureYear.of(date(2025, 5, 20), [], {(12, 5)}, (2, 29))
    assert (found.year, found.cut) == (2024, None)


def test_the_year_1_is_one() -> None:
    assert CaptureYear.of(date(1, 5, 20), [], {(3, 4)}).date_of((3, 4)) == date(1, 3, 4)
    assert CaptureYear.of(date(1, 5, 20), [], {(8, 9)}).year is None
    assert latest_year(date(3, 5, 20), {(2, 29)}) == 0


def test_without_days_the_year_is_that_of_tomorrow() -> None:
    assert latest_year(date(2026, 12, 31), ()) == 2027
    assert latest_year(date(2026, 12, 30), ()) == 2026
