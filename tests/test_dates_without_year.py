"""Dates without a year: of one year for a whole profile, and what forbids it."""

from datetime import date

import codes
import pytest
import tiling
from dated_papers import MAY, dated, dates_of

import profileparse
from profileparse import Report


def _of(year: int, *days: tuple[int, int]) -> list[date]:
    return [date(year, *day) for day in days]


def test_dates_without_a_year_are_read_against_the_capture_and_said_once() -> None:
    report = dated("LGMay 20", "LGJan 1", "LGApr 26", "LGJun 1, 2020")
    assert dates_of(report) == [*_of(2026, (5, 20), (1, 1), (4, 26)), date(2020, 6, 1)]
    assert [p.year_inferred for p in report.profile.papers] == [True, True, True, False]
    (found,) = codes.read(report)
    assert found.code == "PP301"
    assert found.message == "3 dates without a year read as 2026"
    assert found.hint == (
        "read as of 2026-05-20; if the page is of another day, "
        "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"
    )


def test_one_date_without_a_year_is_one_date() -> None:
    (found,) = codes.read(dated("LGMay 1"))
    assert found.message == "1 date without a year read as 2026"


# Capture, dates without a year, and the year of all of them.
EARLIER = {
    "one-after-the-capture": (MAY, ("Apr 26", "Jul 14"), 2025, "Jul 14"),
    "first-days-of-a-year": (date(2026, 1, 10), ("Jan 5", "Dec 15"), 2025, "Dec 15"),
    "two-days-ahead": (MAY, ("May 22",), 2025, "May 22"),
    "leap-day": (MAY, ("Feb 29",), 2024, "Feb 29"),
    "leap-day-among-others": (MAY, ("Apr 26", "Feb 29", "Dec 31"), 2024, "Feb 29"),
    "leap-day-two-days-ahead": (date(2024, 2, 27), ("Jan 2", "Feb 29"), 2020, "Feb 29"),
    "leap-day-and-one-after": (date(2024, 5, 1), ("Feb 29", "Jun 5"), 2020, "Jun 5"),
    "last-day-on-new-year": (date(2026, 1, 1), ("Jan 1", "Dec 31"), 2025, "Dec 31"),
}


@pytest.mark.parametrize(("as_of", "days", "year", "misfit"), EARLIER.values(), ids=list(EARLIER))
def test_days_that_are_not_of_one_year_so_far_are_all_of_an_earlier_one(
    as_of: date, days: tuple[str, ...], year: int, misfit: str
) -> None:
    report = dated(*(f"LG{day}" for day in days), as_of=as_of)
    assert [day.year for day in dates_of(report) if day] == [year] * len(days)
    assert all(paper.year_inferred for paper in report.profile.papers)
    assert sorted(codes.of_reading(report)) == ["PP301", "PP306"]
    (found,) = (d for d in report.diagnostics if d.code == "PP306")
    assert found.message == (
        f"'{misfit}' cannot be of {as_of.year} if the page was captured on {as_of}, "
        f"so all dates without a year are read as {year}"
    )
    last = max(day for day in dates_of(report) if day)
    assert found.hint == (
        f"give the day of capture, in {year} or before, such as --as-of {last} (as_of in Python)"
    )
    assert codes.of_reading(dated(*(f"LG{day}" for day in days), as_of=last)) == ["PP301"]


AHEAD = {
    "tomorrow": (date(2026, 6, 1), ("Jun 2",), 2026, ["Jun 2"]),
    "tomorrow-among-others": (date(2026, 6, 1), ("Apr 26", "Jun 2", "Jan 1"), 2026, ["Jun 2"]),
    "leap-day-tomorrow": (date(2024, 2, 28), ("Feb 29",), 2024, ["Feb 29"]),
    "first-of-march-tomorrow": (date(2026, 2, 28), ("Mar 1",), 2026, ["Mar 1"]),
    "new-year-tomorrow": (date(2025, 12, 31), ("Jan 1", "Jan 1"), 2026, ["Jan 1", "Jan 1"]),
    "new-year-tomorrow-after-all": (date(2025, 12, 31), ("Jan 1", "Dec 30"), 2025, []),
    "new-year-in-two-days": (date(2025, 12, 30), ("Jan 1",), 2025, []),
    "last-day-tomorrow": (date(2025, 12, 30), ("Dec 31",), 2025, ["Dec 31"]),
    "end-of-all-days": (date.max, ("Jan 1", "Dec 31"), 9999, []),
}


@pytest.mark.parametrize(("as_of", "days", "year", "ahead"), AHEAD.values(), ids=list(AHEAD))
def test_where_the_page_was_made_it_can_be_tomorrow(
    as_of: date, days: tuple[str, ...], year: int, ahead: list[str]
) -> None:
    metas = [f"LG{day}" for day in days]
    report = dated(*metas, as_of=as_of)
    assert [day.year for day in dates_of(report) if day] == [year] * len(days)
    assert codes.of_reading(report) == ["PP301"]
    told = [(d.message, d.hint) for d in report.diagnostics if d.code == "PP303"]
    hint = (
        "it was that day already where the page was made, or it is of another day: "
        "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"
    )
    assert told == [
        (f"the date '{day}' is after the day of capture, {as_of}", hint) for day in ahead
    ]


def test_a_page_of_next_year_is_no_contradiction_on_the_last_day() -> None:
    report = dated("LGJan 1", "LGDec 30, 2025", as_of=date(2025, 12, 31))
    assert dates_of(report) == [date(2026, 1, 1), date(2025, 12, 30)]
    assert codes.of_reading(report) == ["PP301"]


@pytest.mark.parametrize("meta", ["LGFeb 30", "LGJun 31", "LGDec 32", "LGFeb 30, 2026"])
def test_an_impossible_date_has_no_say_in_the_others(meta: str) -> None:
    report = dated("LGApr 26", meta, "LGJan 2")
    assert dates_of(report) == [date(2026, 4, 26), None, date(2026, 1, 2)]
    assert sorted(codes.of_reading(report)) == ["PP301", "PP302"]


def _cut(*metas: str, as_of: date = MAY) -> Report:
    """Return the report on a text that ends behind the last of some meta lines."""
    text = "".join(f"{meta}\nTitle\n\nAna Kim, Li Wei\n\nIt is long.\n\n" for meta in metas[:-1])
    report = profileparse.check(f"Ana Kim\n\nh-index5\n\n{text}{metas[-1]}", as_of=as_of)
    tiling.assert_sound(f"Ana Kim\n\nh-index5\n\n{text}{metas[-1]}", report)
    return report


@pytest.mark.parametrize(
    ("metas", "years", "told"),
    [
        (("LGApr 26", "LGJun 29"), [2026, None], ["PP301", "PP304"]),
        (("LGApr 26", "LGFeb 29"), [2026, None], ["PP301", "PP304"]),
        (("LGApr 26", "LGMay 1, 2022", "LGNov 6"), [2026, 2022, None], ["PP301", "PP304"]),
        (("LGApr 26", "LGJan 2"), [2026, 2026], ["PP301"]),
        (("LGApr 26", "LGApr 26"), [2026, 2026], ["PP301"]),
        (("LGFeb 29", "LGJun 5"), [2024, 2024], ["PP301", "PP306"]),
        (("LGMay 1, 2022", "LGNov 6"), [2022, 2025], ["PP301", "PP306"]),
        (("LGMay 1, 2026", "LGNov 6"), [2026, None], ["PP304"]),
        (("LGApr 26", "LGNov 6, 20"), [2026, None], ["PP301", "PP302"]),
        (("LGApr 26", "LGNov 6, 2022"), [2026, 2022], ["PP301"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_a_date_whose_year_may_be_cut_off_has_no_say_in_the_others(
    metas: tuple[str, ...], years: list[int | None], told: list[str]
) -> None:
    report = _cut(*metas)
    assert [day.year if day else None for day in dates_of(report)] == years
    codes_ = [code for code in codes.of_reading(report) if code.startswith("PP3")]
    assert sorted(codes_) == told


def test_a_year_that_may_be_cut_off_is_told() -> None:
    found = {d.code: d for d in _cut("LGApr 26", "LGMay 2", "LGJun 29").diagnostics}
    assert found["PP304"].message == (
        "1 date without a year cannot be read as of 2026-05-20: "
        "nothing stands below it, so its year may be cut off"
    )
    assert found["PP304"].hint == "take the text anew, to its end"
    assert found["PP304"].span.line == 19
    assert found["PP301"].message == "2 dates without a year read as 2026"


LATER = "line 19 prints 2025, so the page was captured later than that year"
READ_SO = "read so, it is of 2025 or before, but line 19 prints 2025"
# Capture, and what two days without a year are beside a printed 2025; why, and the codes.
CONTRADICTED = {
    "in-the-printed-year": (date(2025, 12, 31), None, None, LATER, ["PP304"]),
    "early-in-it": (date(2025, 1, 1), None, None, LATER, ["PP304"]),
    "one-of-two": (MAY, 2026, None, READ_SO, ["PP301", "PP304"]),
    "on-new-year": (date(2026, 1, 1), None, None, READ_SO, ["PP304"]),
    "both-possible": (date(2026, 12, 31), 2026, 2026, None, ["PP301"]),
    "a-year-later": (MAY.replace(year=2027), 2026, 2026, None, ["PP301", "PP306"]),
}


@pytest.mark.parametrize(
    ("as_of", "april", "december", "why", "told"), CONTRADICTED.values(), ids=list(CONTRADICTED)
)
def test_a_reading_that_a_printed_year_proves_false_is_no_date(
    as_of: date, april: int | None, december: int | None, why: str | None, told: list[str]
) -> None:
    report = dated("LGApr 26", "LGDec 30", "LGSep 17, 2025", as_of=as_of)
    years = [day.year if day else None for day in dates_of(report)]
    assert years == [april, december, 2025]
    inferred = [april is not None, december is not None, False]
    assert [p.year_inferred for p in report.profile.papers] == inferred
    assert sorted(codes.of_reading(report)) == told
    assert report.ok == (why is None)
    count = "1 date" if april else "2 dates"
    assert [d.message for d in report.diagnostics if d.code == "PP304"] == (
        [f"{count} without a year cannot be read as of {as_of}: {why}"] if why else []
    )


def test_a_leap_day_that_a_printed_year_forbids_leaves_the_others() -> None:
    report = dated("LGApr 26", "LGFeb 29", "LGSep 17, 2024")
    assert dates_of(report) == [date(2026, 4, 26), None, date(2024, 9, 17)]
    assert sorted(codes.of_reading(report)) == ["PP301", "PP304"]
    report = dated("LGApr 26", "LGFeb 29", "LGSep 17, 2023")
    assert dates_of(report) == [*_of(2024, (4, 26), (2, 29)), date(2023, 9, 17)]
    assert sorted(codes.of_reading(report)) == ["PP301", "PP306"]


def test_days_that_no_year_has_together_are_no_dates() -> None:
    metas = ("LGFeb 29", "LGJun 5")
    report = dated(*metas, "LGSep 17, 2021", as_of=date(2024, 5, 1))
    assert dates_of(report) == [None, None, date(2021, 9, 17)]
    assert codes.of_reading(report) == ["PP304"]
    report = dated(*metas, as_of=date(4, 5, 1))
    assert dates_of(report) == [None, None]
    (found,) = codes.read(report)
    assert found.message.endswith("as of 0004-05-01: no year before it has them all")


def test_the_first_year_of_the_calendar_is_a_year() -> None:
    report = dated("LGApr 26", as_of=date(1, 5, 20))
    assert dates_of(report) == [date(1, 4, 26)]
    assert codes.of_reading(dated("LGJun 29", as_of=date(1, 5, 20))) == ["PP302"]


def test_printed_years_alone_contradict_nothing() -> None:
    report = dated("LGSep 17, 2025", as_of=date(2020, 1, 1))
    assert dates_of(report) == [date(2025, 9, 17)]
    assert codes.of_reading(report) == []


@pytest.mark.parametrize("year", ["2027", "2032", "2077", "9999"])
def test_one_year_that_lies_ahead_is_a_misprint_of_that_paper_alone(year: str) -> None:
    report = dated("LGApr 26", f"LGJun 29, {year}", "LGJun 29, 2025", "LGMay 1")
    assert dates_of(report)[::3] == _of(2026, (4, 26), (5, 1))
    assert dates_of(report)[1] == date(int(year), 6, 29)
    assert codes.of_reading(report) == ["PP301"]
    (found,) = (d for d in report.diagnostics if d.code == "PP303")
    assert f"'Jun 29, {year}'" in found.message
    assert report.ok


def test_a_misprint_leaves_the_proof_of_the_other_years() -> None:
    report = dated("LGApr 26", "LGJun 29, 2032", "LGJun 29, 2026")
    assert dates_of(report) == [None, date(2032, 6, 29), date(2026, 6, 29)]
    (found,) = codes.read(report)
    assert "prints 2026," in found.message


@pytest.mark.parametrize("second", ["2027", "2032", "9999"])
def test_two_years_that_lie_ahead_prove_a_later_capture(second: str) -> None:
    report = dated("LGApr 26", "LGJun 29, 2027", f"LGMay 9, {second}")
    assert dates_of(report)[0] is None
    assert codes.of_reading(report) == ["PP304"]
    (found,) = (d for d in report.diagnostics if d.code == "PP304")
    assert found.message.endswith(
        "line 12 prints 2027, so the page was captured later than that year"
    )
    assert [d.code for d in report.diagnostics].count("PP303") == 2


@pytest.mark.parametrize("as_of", [date(2026, 1, 10), MAY, date(2025, 12, 31), date(2024, 2, 28)])
def test_a_stream_gives_the_dates_of_the_whole_text(as_of: date) -> None:
    metas = ("LGFeb 29", "LGJan 5", "LGDec 15", "LGJun 29, 2032", "LGMay 1, 2022")
    dumps = [
        f"Ana Kim\n\nh-index5\n\n{one}\nA Title\n\nAna Kim, Li Wei\n\nIt is long.\n\n"
        f"{two}\nNext Title\n\nAna Kim, Li Wei\n\nIt is long.\n\n"
        for one in metas
        for two in metas
    ]
    text = "".join(dumps)
    streamed = [*profileparse.iter_reports(text.splitlines(keepends=True), as_of=as_of)]
    whole = profileparse.check(text, as_of=as_of)
    assert tuple(report.profile for report in streamed) == whole.profiles
    assert [d for report in streamed for d in report.diagnostics] == [*whole.diagnostics]
