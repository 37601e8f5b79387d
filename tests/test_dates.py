"""Printed dates, and the years of those that print none."""

from calendar import monthrange
from datetime import date

import codes
import pytest
from dated_papers import MAY, dated, dates_of

import profileparse
from profileparse.reading.dates import day_without_year, printed_date
from profileparse.reading.months import month_number

SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_by_its_short_and_its_long_name(number: int) -> None:
    for name in (SHORT[number - 1], LONG[number - 1], SHORT[number - 1] + "."):
        assert month_number(name) == number
    assert month_number("Sept") == month_number("Sept.") == 9


def test_what_is_no_month_has_no_number() -> None:
    with pytest.raises(ValueError, match="'Foo' is not a month"):
        month_number("Foo")


@pytest.mark.parametrize("year", [1991, 2000, 2022, 2024, 2100])
def test_every_day_of_a_year_is_read_and_no_other(year: int) -> None:
    for number, name in enumerate(SHORT, 1):
        last = monthrange(year, number)[1]
        for day in range(40):
            expected = date(year, number, day) if 1 <= day <= last else None
            assert printed_date(name, f"{day}", f"{year}") == expected


@pytest.mark.parametrize(
    ("day", "year"),
    [("29", "22"), ("29", "20222"), ("29", "0000"), ("029", "2022"), ("9" * 40, "2022")],
    ids=["two-digits", "five-digits", "year-0", "day-of-three-digits", "day-of-40-digits"],
)
def test_what_no_calendar_has_is_no_date(day: str, year: str) -> None:
    assert printed_date("Jun", day, year) is None


@pytest.mark.parametrize(
    ("day", "expected"),
    [("1", (6, 1)), ("30", (6, 30)), ("31", None), ("0", None), ("001", None)],
    ids=["first", "last", "no-such-day", "day-0", "day-of-three-digits"],
)
def test_a_day_without_a_year_is_a_month_and_a_day(
    day: str, expected: tuple[int, int] | None
) -> None:
    assert day_without_year("Jun", day, MAY) == expected


def test_a_day_that_no_year_so_far_has_is_none() -> None:
    assert day_without_year("Feb", "29", date(4, 2, 28)) == (2, 29)
    assert day_without_year("Feb", "29", date(4, 2, 27)) is None
    assert day_without_year("Jun", "1", date(1, 5, 30)) is None


PRINTED = {
    "plain": ("LGJun 29, 2022", date(2022, 6, 29)),
    "no-space": ("LGJun 29,2022", date(2022, 6, 29)),
    "no-comma": ("LGJun 29 2022", date(2022, 6, 29)),
    "month-in-full": ("LGJune 29, 2022", date(2022, 6, 29)),
    "sept": ("LGSept 20, 2023", date(2023, 9, 20)),
    "may": ("LGMay 1, 2022Code", date(2022, 5, 1)),
    "leap-day": ("LGFeb 29, 2024", date(2024, 2, 29)),
    "last-day": ("LGDec 31, 2021", date(2021, 12, 31)),
    "first-day": ("LGJan 1, 2022", date(2022, 1, 1)),
}


@pytest.mark.parametrize(("meta", "expected"), PRINTED.values(), ids=list(PRINTED))
def test_a_printed_date_is_taken_as_it_is(meta: str, expected: date) -> None:
    for as_of in (MAY, date(1999, 1, 1), expected):
        report = dated(meta, as_of=as_of)
        assert dates_of(report) == [expected]
        assert not report.profile.papers[0].year_inferred
        assert codes.of_reading(report) == []


@pytest.mark.parametrize(
    "printed",
    ["Jun 32, 2022", "Feb 30, 2024", "Feb 29, 2023", "Jun 29, 22", "Jun 32", "Feb 30", "Apr 0"],
)
def test_an_impossible_date_is_none_and_the_paper_is_kept(printed: str) -> None:
    report = dated(f"LG{printed}Code")
    (paper,) = report.profile.papers
    assert (paper.date, paper.year_inferred, paper.badges) == (None, False, ("Code",))
    assert paper.title == "Title Number 0"
    (found,) = codes.read(report)
    assert found.code == "PP302"
    assert f"'{printed}'" in found.message


def test_one_profile_proves_nothing_about_another() -> None:
    one = "Ana Kim\n\nh-index5\n\nLGSep 17, 2025\nA Title\n\nAna Kim, Li Wei\n\nIt is long.\n\n"
    two = one.replace("Sep 17, 2025", "Apr 26")
    report = profileparse.check(one + two, as_of=date(2025, 6, 1))
    assert [p.papers[0].date for p in report.profiles] == [date(2025, 9, 17), date(2025, 4, 26)]


def test_without_a_capture_it_is_today() -> None:
    before = date.today()  # noqa: DTZ011  (the day where the reader is)
    profile = profileparse.parse("Ana Kim\n\nh-index5\n")
    assert before <= profile.as_of <= date.today()  # noqa: DTZ011
