"""Printed dates, and the years of those that print none."""

from calendar import monthrange
from datetime import date, timedelta

import codes
import pytest
import tiling

import profileparse
from profileparse import Report
from profileparse.reading.dates import Calendar, latest_date, printed_date
from profileparse.reading.months import month_number

MAY = date(2026, 5, 20)
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


def _check(*metas: str, as_of: date = MAY) -> Report:
    papers = [
        f"{meta}\nTitle Number {number}\n\nAna Kim, Li Wei\n\nIt is long enough."
        for number, meta in enumerate(metas)
    ]
    text = "\n\n".join(["Ana Kim", "h-index5", *papers])
    report = profileparse.check(text, as_of=as_of)
    tiling.assert_sound(text, report)
    return report


def _dates(report: Report) -> list[date | None]:
    return [paper.date for paper in report.profile.papers]


_codes = codes.of_reading


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_known_by_its_short_and_its_long_name(number: int) -> None:
    for name in (SHORT[number - 1], LONG[number - 1], SHORT[number - 1] + "."):
        assert month_number(name) == number
    assert month_number("Sept") == month_number("Sept.") == 9


def test_what_is_no_month_has_no_number() -> None:
    with pytest.raises(ValueError, match="'Foo' is no month"):
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


LATEST = {
    "before": ("May", "19", MAY, date(2026, 5, 19)),
    "on-the-day": ("May", "20", MAY, date(2026, 5, 20)),
    "after": ("May", "21", MAY, date(2025, 5, 21)),
    "new-year-on-new-year": ("Jan", "1", date(2026, 1, 1), date(2026, 1, 1)),
    "new-year-on-the-last-day": ("Jan", "1", date(2026, 12, 31), date(2026, 1, 1)),
    "last-day-on-new-year": ("Dec", "31", date(2026, 1, 1), date(2025, 12, 31)),
    "last-day-on-the-last-day": ("Dec", "31", date(2026, 12, 31), date(2026, 12, 31)),
    "leap-day-on-it": ("Feb", "29", date(2024, 2, 29), date(2024, 2, 29)),
    "leap-day-before-it": ("Feb", "29", date(2024, 2, 28), date(2020, 2, 29)),
    "leap-day-two-years-later": ("Feb", "29", MAY, date(2024, 2, 29)),
    "leap-day-around-1900": ("Feb", "29", date(1904, 2, 28), date(1896, 2, 29)),
    "no-such-day": ("Jun", "31", MAY, None),
    "no-such-day-ever": ("Feb", "30", MAY, None),
    "day-0": ("Jun", "0", MAY, None),
    "day-of-three-digits": ("Jun", "001", MAY, None),
    "first-year-of-all": ("Jun", "1", date(1, 1, 1), None),
}


@pytest.mark.parametrize(("month", "day", "as_of", "expected"), LATEST.values(), ids=list(LATEST))
def test_a_day_without_a_year_is_the_latest_not_after_the_capture(
    month: str, day: str, as_of: date, expected: date | None
) -> None:
    assert latest_date(month, day, as_of) == expected


def test_the_latest_such_day_is_the_latest_for_every_day_and_capture() -> None:
    for shift in range(0, 1500, 7):
        as_of = date(2023, 1, 1) + timedelta(days=shift)
        for back in range(0, 366, 11):
            day = as_of - timedelta(days=back)
            if (day.month, day.day) != (2, 29) and back < 365:
                assert latest_date(SHORT[day.month - 1], f"{day.day}", as_of) == day


@pytest.mark.parametrize(
    ("printed", "proof"),
    [
        ([], None),
        (["2022", "2019"], 2022),
        (["2076"], 2076),
        (["2077"], None),
        (["9999", "2021"], 2021),
        (["22", "20222"], None),
    ],
    ids=["none", "latest", "fifty-years-on", "misprint", "misprint-and-year", "no-years"],
)
def test_the_latest_believable_year_is_the_proof(
    printed: list[str | None], proof: int | None
) -> None:
    assert Calendar.of(MAY, printed).proof == proof


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
        report = _check(meta, as_of=as_of)
        assert _dates(report) == [expected]
        assert not report.profile.papers[0].year_inferred
        assert _codes(report) == []


@pytest.mark.parametrize(
    "printed",
    ["Jun 32, 2022", "Feb 30, 2024", "Feb 29, 2023", "Jun 29, 22", "Jun 32", "Feb 30", "Apr 0"],
)
def test_an_impossible_date_is_none_and_the_paper_is_kept(printed: str) -> None:
    report = _check(f"LG{printed}Code")
    (paper,) = report.profile.papers
    assert (paper.date, paper.year_inferred, paper.badges) == (None, False, ("Code",))
    assert paper.title == "Title Number 0"
    (found,) = codes.read(report)
    assert found.code == "PP302"
    assert f"'{printed}'" in found.message


def test_dates_without_a_year_are_read_against_the_capture_and_said_once() -> None:
    report = _check("LGMay 20", "LGMay 21", "LGFeb 29", "LGJun 1, 2020")
    assert _dates(report) == [
        date(2026, 5, 20),
        date(2025, 5, 21),
        date(2024, 2, 29),
        date(2020, 6, 1),
    ]
    assert [p.year_inferred for p in report.profile.papers] == [True, True, True, False]
    (found,) = codes.read(report)
    assert found.code == "PP301"
    assert found.message == "3 dates without a year read as 2024 and 2025 and 2026"


def test_one_date_without_a_year_is_one_date() -> None:
    (found,) = codes.read(_check("LGMay 1"))
    assert found.message == "1 date without a year read as 2026"


# Capture, and what the two days without a year are beside a printed 2025.
CONTRADICTED = {
    "in-the-printed-year": (date(2025, 12, 31), None, None),
    "years-before": (date(2020, 5, 1), None, None),
    "one-of-two": (MAY, date(2026, 4, 26), None),
    "on-new-year": (date(2026, 1, 1), None, None),
    "both-possible": (date(2026, 12, 31), date(2026, 4, 26), date(2026, 12, 30)),
    "a-year-later": (MAY.replace(year=2027), date(2027, 4, 26), date(2026, 12, 30)),
}


@pytest.mark.parametrize(
    ("as_of", "april", "december"), CONTRADICTED.values(), ids=list(CONTRADICTED)
)
def test_a_reading_that_a_printed_year_proves_false_is_no_date(
    as_of: date, april: date | None, december: date | None
) -> None:
    report = _check("LGApr 26", "LGDec 30", "LGSep 17, 2025", as_of=as_of)
    assert _dates(report) == [april, december, date(2025, 9, 17)]
    inferred = [april is not None, december is not None, False]
    assert [p.year_inferred for p in report.profile.papers] == inferred
    expected = (["PP301"] if april else []) + (["PP304"] if not (april and december) else [])
    assert _codes(report) == expected
    assert report.ok == bool(april and december)
    if not (april and december):
        (found,) = (d for d in report.diagnostics if d.code == "PP304")
        count = "1 date" if april else "2 dates"
        assert found.message == (
            f"{count} without a year cannot be read as of {as_of}: "
            + (
                "read so, it is of 2025 or before, but line 19 prints 2025"
                if as_of.year > 2025
                else "line 19 prints 2025, so the page was captured later than that year"
            )
        )


def test_printed_years_alone_contradict_nothing() -> None:
    report = _check("LGSep 17, 2025", as_of=date(2020, 1, 1))
    assert _dates(report) == [date(2025, 9, 17)]
    assert _codes(report) == []


@pytest.mark.parametrize("year", ["9999", "2077"])
def test_a_year_far_off_is_a_misprint_that_proves_nothing(year: str) -> None:
    report = _check("LGApr 26", f"LGJun 29, {year}")
    assert _dates(report) == [date(2026, 4, 26), date(int(year), 6, 29)]
    assert _codes(report) == ["PP301"]


def test_a_year_a_little_ahead_proves_a_later_capture() -> None:
    report = _check("LGApr 26", "LGJun 29, 2027")
    assert _dates(report) == [None, date(2027, 6, 29)]
    assert _codes(report) == ["PP304"]


def test_one_profile_proves_nothing_about_another() -> None:
    one = "Ana Kim\n\nh-index5\n\nLGSep 17, 2025\nA Title\n\nAna Kim, Li Wei\n\nIt is long.\n\n"
    two = one.replace("Sep 17, 2025", "Apr 26")
    report = profileparse.check(one + two, as_of=date(2025, 6, 1))
    assert [p.papers[0].date for p in report.profiles] == [date(2025, 9, 17), date(2025, 4, 26)]


def test_without_a_capture_it_is_today() -> None:
    before = date.today()  # noqa: DTZ011  (the day where the reader is)
    profile = profileparse.parse("Ana Kim\n\nh-index5\n")
    assert before <= profile.as_of <= date.today()  # noqa: DTZ011
