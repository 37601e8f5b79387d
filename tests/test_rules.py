"""What values say about each other: each rule at its bounds, and at its place."""

import unicodedata
from datetime import date

import pytest
import realdump
import tiling
from hypothesis import given
from hypothesis import strategies as st

import profileparse
from profileparse import Diagnostic, Severity
from profileparse.diagnostics import MOST_OF_A_KIND
from profileparse.rules.judging import CHECKS
from profileparse.text.names import name_key

AS_OF = date(2026, 5, 20)
PROSE = "This abstract is written on one long line " * 4 + "and it ends here."


def dump(
    *papers: str, name: str = "Ana Kim", facts: tuple[str, ...] = (), heading: str = ""
) -> str:
    return "\n\n".join(
        [name, "\n".join(["h-index1", *facts]), *([heading] if heading else []), *papers]
    )


def paper(meta: str = "LGJun 29, 2022", title: str = "A Title", byline: str = "Ana Kim") -> str:
    return f"{meta}\n{title}\n\n{byline}\n\n{PROSE}"


def found(text: str, code: str) -> list[Diagnostic]:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    assert {d.code for d in report.diagnostics} <= {code, "PP301", "PP401", "PP402"}
    return [d for d in report.diagnostics if d.code == code]


def places(text: str, code: str) -> list[str]:
    return [d.span.cut(text) for d in found(text, code)]


COUNTS = {
    "all-agree": (("1papers",), "1 Papers", []),
    "no-count": ((), "", []),
    "fact-alone": (("1papers",), "", []),
    "fact-too-high": (("2papers",), "1 Papers", ["2papers"]),
    "heading-too-high": (("1papers",), "2 Papers", ["2 Papers"]),
    "both-too-high": (("2papers",), "2 Papers", ["2papers"]),
    "too-low": (("0papers",), "", ["0papers"]),
}


@pytest.mark.parametrize(("facts", "heading", "expected"), COUNTS.values(), ids=list(COUNTS))
def test_the_numbers_of_papers_agree(
    facts: tuple[str, ...], heading: str, expected: list[str]
) -> None:
    assert places(dump(paper(), facts=facts, heading=heading), "PP204") == expected


def test_the_hint_says_whether_papers_are_missing_or_too_many() -> None:
    (few,) = found(dump(paper(), facts=("3papers",), heading="2 Papers"), "PP204")
    assert few.message == "'3papers' does not agree: 3 in the facts, 2 in the heading, 1 found"
    assert few.hint == "papers are missing from the text, or could not be read as papers"
    (many,) = found(dump(paper(), paper(title="B"), heading="1 Papers"), "PP204")
    assert many.message == "'1 Papers' does not agree: 1 in the heading, 2 found"
    for odd in (
        {"facts": ("9papers",), "heading": "1 Papers"},
        {"facts": ("1papers",), "heading": "9 Papers"},
    ):
        (misread,) = found(dump(paper(), **odd), "PP204")  # type: ignore[arg-type]
        assert (
            misread.hint == "the other two agree: this number is of something else, or was misread"
        )
    (less,) = found(dump(paper(), facts=("2papers",), heading="3 Papers"), "PP204")
    assert less.hint == few.hint
    assert many.hint == "there are more papers than the page says: is it two pages in one?"


@pytest.mark.parametrize(("h", "citations", "bad"), [(5, 25, False), (5, 24, True), (0, 0, False)])
def test_h_papers_have_h_squared_citations(h: int, citations: int, *, bad: bool) -> None:
    text = f"Ana Kim\n\nh-index{h}\n{citations}citations"
    assert places(text, "PP205") == ([f"{citations}citations"] if bad else [])


def test_what_an_h_index_needs_is_said() -> None:
    (found_,) = found("Ana Kim\n\nh-index5\n24citations", "PP205")
    assert found_.message == "'24citations' is fewer than the 25 that an h-index of 5 takes"
    assert found_.severity is Severity.INFO


@pytest.mark.parametrize(("papers", "shown"), [(1, "1 paper"), (2, "2 papers")])
def test_the_list_is_counted(papers: int, shown: str) -> None:
    cards = [paper(title=f"Title {number}") for number in range(papers)]
    (found_,) = found(dump(*cards).replace("h-index1", "h-index9"), "PP206")
    assert found_.message == f"'h-index9' stands over a list of {shown}"


@pytest.mark.parametrize(
    ("h", "papers", "bad"), [(2, 2, False), (3, 2, True), (2, 1, True), (3, 0, False)]
)
def test_the_h_index_counts_more_than_the_list(h: int, papers: int, *, bad: bool) -> None:
    cards = [paper(title=f"Title {number}") for number in range(papers)]
    text = dump(*cards).replace("h-index1", f"h-index{h}")
    assert places(text, "PP206") == ([f"h-index{h}"] if bad else [])


RANGES = {
    "novelty": ("Novelty100%", "Novelty100.1%", "Novelty100.1%"),
    "ai-score": ("AI Score100", "AI Score101", "AI Score101"),
    "score": ("100.0LGJun 29, 2022", "100.1LGJun 29, 2022", "100.1"),
}


@pytest.mark.parametrize(("good", "bad", "place"), RANGES.values(), ids=list(RANGES))
def test_percents_and_scores_end_at_100(good: str, bad: str, place: str) -> None:
    text = dump(paper(), facts=("Novelty50%", "AI Score5"))
    for old in ("Novelty50%", "AI Score5", "LGJun 29, 2022"):
        if good.rstrip("0123456789.%")[:3] == old[:3] or old in good:
            assert places(text.replace(old, good), "PP207") == []
            assert places(text.replace(old, bad), "PP207") == [place]
            return
    raise AssertionError(good)


def test_a_date_after_the_capture_is_in_the_future() -> None:
    assert places(dump(paper("LGMay 20, 2026")), "PP303") == []
    assert places(dump(paper("LGMay 21, 2026")), "PP303") == ["May 21, 2026"]


def test_a_date_long_before_arxiv_is_implausible() -> None:
    assert places(dump(paper("LGJan 1, 1980")), "PP305") == []
    assert places(dump(paper("LGDec 31, 1979")), "PP305") == ["Dec 31, 1979"]
    (old,) = found(dump(paper("LGJun 29, 0022")), "PP305")
    assert old.message == "the date 'Jun 29, 0022' is long before arXiv began, in 1991"


OWNERS = {
    "there": ("Ana Kim", "Li Wei, Ana Kim", []),
    "other-case": ("ANA KIM", "Li Wei, Ana Kim", []),
    "composed-otherwise": ("Jose\u0301 Kim", "José Kim", []),
    "absent": ("Ana Kim", "Li Wei, A. Kim", ["Li Wei, A. Kim"]),
    "cut-list": ("Ana Kim", "Li Wei, Jan Doe, Max Ex et al.", []),
}


@pytest.mark.parametrize(("name", "byline", "expected"), OWNERS.values(), ids=list(OWNERS))
def test_the_owner_is_in_a_complete_list(name: str, byline: str, expected: list[str]) -> None:
    assert places(dump(paper(byline=byline), name=name), "PP401") == expected


DUPLICATES = {
    "none": ("Ana Kim, Li Wei", []),
    "twice": ("Ana Kim, Li Wei, Ana Kim", ["Ana Kim"]),
    "other-case": ("Ana Kim, ANA KIM", ["ANA KIM"]),
    "thrice": ("Ana Kim, ana kim, Ana Kim", ["ana kim", "Ana Kim"]),
    "odd-blanks": ("Ana Kim, Jr, Li Wei, Ana Kim,  Jr", ["Ana Kim,  Jr"]),
}


@pytest.mark.parametrize(("byline", "expected"), DUPLICATES.values(), ids=list(DUPLICATES))
def test_a_name_is_once_in_a_list(byline: str, expected: list[str]) -> None:
    text = dump(paper(byline=byline))
    assert places(text, "PP402") == expected
    if expected and expected[0] != byline:
        (duplicate, *_) = found(text, "PP402")
        assert duplicate.span.start > text.index(byline) + 6


JOINED = {
    "semicolon": ("A. One; B. Two", ["A. One; B. Two"]),
    "and": ("Ana Kim, B. Two and C. Three", ["B. Two and C. Three"]),
    "ampersand": ("Ana Kim & B. Two", ["Ana Kim & B. Two"]),
    "more": ("Ana Kim, B. Two +3 more", ["B. Two +3 more"]),
    "others": ("Ana Kim, B. Two, 12 others", ["12 others"]),
    "behind-a-suffix": ("Ana Kim,  Jr, B. Two; C. Three", ["B. Two; C. Three"]),
    "bar": ("Ana Kim | B. Two", ["Ana Kim | B. Two"]),
    "particle": ("Ana Kim, Leander Anderson", []),
    "group": ("Ana Kim, ICE and SNOW Collaboration", []),
    "organization": ("Ana Kim, Department of Words and Numbers", []),
    "organization-with-an-article": ("The Institute for Words & Numbers, Ana Kim", []),
    "person-and-organization": (
        "Ana Kim and Department of Words",
        ["Ana Kim and Department of Words"],
    ),
}


@pytest.mark.parametrize(("byline", "expected"), JOINED.values(), ids=list(JOINED))
def test_a_name_is_one_author(byline: str, expected: list[str]) -> None:
    assert places(dump(paper(byline=byline)), "PP404") == expected


def test_a_category_is_one_of_arxiv() -> None:
    assert places(dump(paper("cs.LGJun 29, 2022"), paper("soc-phJun 29, 2022", "B")), "PP501") == []
    assert places(dump(paper("ZZJun 29, 2022")), "PP501") == ["ZZ"]
    assert places(dump(paper()).replace("h-index1", "ZZ\nh-index1"), "PP501") == ["ZZ"]


def test_a_badge_is_known() -> None:
    assert places(dump(paper("LGJun 29, 2022Code")), "PP502") == []
    assert places(dump(paper("LGJun 29, 2022CodeData Demo")), "PP502") == ["Data", "Demo"]
    text = dump(paper("LGJun 29, 2022Data Dat Data"))
    assert [d.span.column for d in found(text, "PP502")] == [15, 20, 24]


TWINS = {
    "other-title": (("LGJun 29, 2022", "One"), []),
    "other-day": (("LGJun 30, 2022", "A Title"), []),
    "other-category": (("CLJun 29, 2022", "A Title"), ["A Title"]),
}


@pytest.mark.parametrize(("second", "expected"), TWINS.values(), ids=list(TWINS))
def test_a_paper_is_there_once(second: tuple[str, str], expected: list[str]) -> None:
    text = dump(paper(), paper(*second))
    assert places(text, "PP503") == expected
    for twin in found(text, "PP503"):
        assert twin.span.start > text.index("A Title") + 1
        assert twin.message == "the paper 'A Title' of 2022-06-29 is also in line 6"


def test_papers_without_title_or_date_are_no_twins() -> None:
    text = dump(
        paper("LGFeb 30, 2022"), paper("LGFeb 30, 2022"), "LGJun 29, 2022", "LGJun 29, 2022"
    )
    assert "PP503" not in {d.code for d in profileparse.check(text, as_of=AS_OF).diagnostics}


def test_the_real_dump_has_infos_only() -> None:
    report = profileparse.check(realdump.TEXT, as_of=AS_OF)
    assert [(d.code, str(d.severity)) for d in report.diagnostics] == [
        ("PP206", "info"),
        ("PP301", "info"),
    ]


def test_places_are_those_of_the_stream() -> None:
    text = dump(paper(byline="Ana Kim, Ana Kim"), paper("ZZJun 29, 2022", "B"))
    # So long that the profile is read apart from what is above it.
    whole = f"{realdump.TEXT}\n\n" * 12 + text
    *_, last = profileparse.iter_reports(whole.splitlines(keepends=True), as_of=AS_OF)
    cuts = [d.span.cut(whole) for d in last.diagnostics]
    assert cuts == ["Ana Kim", "ZZ"]
    assert last.diagnostics[0].message == "the author 'Ana Kim' is there a second time"
    assert last.diagnostics[0].span.start > whole.rindex("Ana Kim, Ana Kim")


def test_rules_and_checks_are_in_the_order_of_the_codes() -> None:
    assert list(profileparse.RULES) == sorted(profileparse.RULES)
    assert [code for code in profileparse.RULES if code in CHECKS] == list(CHECKS)


# One paper more than are listed, one that is only counted, and more of those.
MANY = {
    f"{code}-{more}-over-{most}": (code, form, more, most)
    for code, form in (
        ("PP303", "LGMay 21, 2026\nTitle {}\nAna Kim, B{}\n" + PROSE),
        ("PP402", "LGJun 29, 2022\nTitle {}\nAna Kim, B{}, B{}\n" + PROSE),
        ("PP404", "LGJun 29, 2022\nTitle {}\nAna Kim, Bo and C{}\n" + PROSE),
        ("PP502", "LGJun 29, 2022 Bo{}\nTitle {}\nAna Kim, B{}\n" + PROSE),
    )
    for more, most in ((1, 20), (2, 20), (50, 1000 if code == "PP404" else 20))
}


@pytest.mark.parametrize(("code", "form", "more", "most"), MANY.values(), ids=list(MANY))
def test_what_is_broken_very_often_is_counted(
    code: str, form: str, more: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_OF_A_KIND == 1000
    monkeypatch.setattr("profileparse.diagnostics.MOST_OF_A_KIND", most)
    papers = [form.replace("{}", f"{number}") for number in range(most + more)]
    text = "Ana Kim\n\nh-index1\n\n" + "\n\n".join(papers)
    *listed, rest = [d for d in profileparse.check(text, as_of=AS_OF).diagnostics if d.code == code]
    alone_text = f"Ana Kim\n\nh-index1\n\n{papers[most]}"
    alone = profileparse.check(alone_text, as_of=AS_OF)
    assert len(listed) == most
    assert rest.message == (
        f"{more} more like this in this profile are not listed: "
        f"first, {alone.diagnostics[0].message}"
    )
    assert rest.span.cut(text) == alone.diagnostics[0].span.cut(alone_text)
    assert listed[-1].span.start < text.index(papers[most]) <= rest.span.start
    assert rest.span.end <= text.index(papers[most]) + len(papers[most])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_names_are_compared_by_nfc_and_case_folding(name: str) -> None:
    def nfc(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    assert name_key(name) == nfc(nfc(name).casefold())
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name) or "\u0345" in name


def test_a_run_of_marks_without_end_is_compared_in_linear_time() -> None:
    assert name_key("e" + "\u0301" * 200_000 + "x")[-1] == "x"
    assert name_key("E\u0301" * 50) == "é" * 50


LOST = {
    "title-names-abstract": f"A Title\n\nAna Kim, Bo Li\n\n{PROSE}",
    "names": "Ana Kim, Bo Li, Cy Probe",
    "prose": PROSE,
    "cells": "85.2\tLG\tApr 26\tA Title of a Paper in Cells\tAna Kim, Bo Li",
}
SHOWN = {
    "more": "Load more",
    "menu": "Home\nTrending\nSign in",
    "footer": "© 2026 A Site of Papers That Somebody Runs. All rights reserved by them.",
    "cookies": "We use cookies so that the page can do what it does. Read our privacy policy.",
    "nothing": "",
}


@pytest.mark.parametrize("rest", LOST.values(), ids=list(LOST))
def test_papers_are_lost_where_text_belongs_to_none(rest: str) -> None:
    text = dump(paper(), "Home", rest, facts=("2papers",), heading="2 Papers")
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    lost, *unread = (d for d in report.diagnostics if d.severity == "error")
    assert [d.code for d in unread] == ["PP110"] * (rest == LOST["cells"])
    assert (lost.code, lost.span.cut(text)) == ("PP210", "2papers")
    assert lost.message == (
        "'2papers' announces papers that are lost: 2 in the facts, 2 in the heading, but 1 is read,"
        " and there is text that belongs to none of them"
    )
    assert "PP204" not in {d.code for d in report.diagnostics}


@pytest.mark.parametrize("rest", SHOWN.values(), ids=list(SHOWN))
def test_a_list_that_shows_fewer_has_lost_none(rest: str) -> None:
    report = profileparse.check(dump(paper(), rest, facts=("2papers",)), as_of=AS_OF)
    assert report.ok
    assert "PP204" in {d.code for d in report.diagnostics}


@pytest.mark.parametrize("heading", ["", "3 Papers"])
def test_papers_are_lost_where_none_is_read(heading: str) -> None:
    (lost,) = found(dump(facts=("3papers",), heading=heading), "PP210")
    assert lost.message.endswith("but none is read")
    assert not found(dump(facts=("0papers",)), "PP210")


def test_text_above_the_head_is_of_no_lost_paper() -> None:
    text = f"{PROSE}\n\n" + dump(paper(), facts=("2papers",))
    assert profileparse.check(text, as_of=AS_OF).ok
