"""What a browser prints at the ends of a page, in one line or in two, is no part of a record."""

import textwrap

import pytest
from form_pages import check

PROSE = " ".join(
    f"We count the words of night {number}, once and once more." for number in range(9)
)
WRAPPED = "\n".join(textwrap.wrap(PROSE, 60))
CARD = f"LGJun 29, 2022\nCounting Words\n\nMaria Example, Jan Muster\n\n{WRAPPED}\n\n"
PAGE = f"Maria Example\n\nLG\nh-index1\n3papers\n\n3 Papers\n\n{CARD * 3}"
STAMPS = ["11/27/26, 8:57 AM", "27.11.26, 08:57", "2026-11-27, 8:57 p.m."]
TITLE = "Maria Example | Paper Atlas"
ADDRESS = "https://example.org/maria"


def prints(stamp: str, way: str, lines: int) -> str:
    """Return the page, printed with so many lines on a sheet."""
    rows = PAGE.rstrip("\n").split("\n")
    sheets = [rows[at : at + lines] for at in range(0, len(rows), lines)]
    text = ""
    for number, sheet in enumerate(sheets, 1):
        count = f"{number}/{len(sheets)}"
        top, end = {
            "one-line": (f"{stamp}   {TITLE}\n", f"{ADDRESS}   {count}\n"),
            "two-lines": (f"{stamp}\n\n{TITLE}\n\n", f"{ADDRESS}\n\n{count}\n\n"),
            "close": (f"{stamp}\n{TITLE}\n", f"{ADDRESS}\n{count}\n"),
        }[way]
        text += top + "\n".join(sheet) + f"\n{end}\f"
    return text


@pytest.mark.parametrize("lines", [9, 13, 17])
@pytest.mark.parametrize("way", ["one-line", "two-lines", "close"])
@pytest.mark.parametrize("stamp", STAMPS)
def test_the_ends_of_sheets_are_in_no_record(stamp: str, way: str, lines: int) -> None:
    report = check(prints(stamp, way, lines))
    assert report.ok
    assert report.profile.name == "Maria Example"
    assert [paper.title for paper in report.profile.papers] == ["Counting Words"] * 3
    records = repr(report.profile)
    assert not any(piece in records for piece in (stamp, ADDRESS, TITLE, "\f"))


@pytest.mark.parametrize("way", ["one-line", "two-lines", "close"])
def test_an_abstract_that_goes_on_behind_them_is_whole(way: str) -> None:
    first = check(prints(STAMPS[0], way, 16)).profile.papers[0]  # cut within a sentence
    assert (first.abstract or "").split() == PROSE.split()


@pytest.mark.parametrize(
    "line", ["On 11/27/26, 8:57 AM, we count", ADDRESS, "see https://example.org/maria"]
)
def test_a_day_and_an_address_in_an_abstract_stay(line: str) -> None:
    text = PAGE.replace(WRAPPED, f"{WRAPPED}\n{line} and more words of it.", 1)
    assert line in (check(text).profile.papers[0].abstract or "")
