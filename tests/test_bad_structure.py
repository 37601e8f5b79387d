"""Texts that are no whole dump, or more than one: each has one right answer."""

from datetime import date

import attrs
import codes
import pytest
import realdump
import tiling
from examples import some

import profileparse
from profileparse import Report

DATA = (realdump.FIXTURES / "maria-example.txt").read_bytes()
TEXT = DATA.decode("utf-8")
AS_OF = date(2026, 5, 20)
RECORD = profileparse.parse(TEXT, as_of=AS_OF)
META = TEXT.index("85.2LG")
HEAD, CARDS = TEXT[:META], TEXT[META:]
HEADLESS = attrs.evolve(
    RECORD,
    name=None,
    category=None,
    h_index=None,
    paper_count=None,
    citation_count=None,
    novelty_percent=None,
    ai_score=None,
)


def _check(text: str) -> Report:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    return report


_codes = codes.of_reading


NOTHING = {
    "empty": "",
    "blanks": " \t ",
    "newlines": "\n\n\n",
    "crlf": "\r\n\r\n",
    "no-break-spaces": "\xa0\xa0",
    "byte-order-mark": "\ufeff",
    "byte-order-marks": "\ufeff\ufeff",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=list(NOTHING))
def test_a_text_of_blanks_is_no_profile_and_has_nothing_left_over(text: str) -> None:
    report = _check(text)
    assert (report.profiles, report.unparsed) == ((), ())
    (found,) = report.diagnostics
    assert (found.code, found.message) == ("PP101", "no profile: it holds no text")
    with pytest.raises(profileparse.ParseError, match=r"^line 1, column 1: PP101 "):
        profileparse.parse(text)


NO_PROFILES = {
    "name": "Maria Example",
    "prose": "Nothing here is a profile.\n\nNot even this.",
    "paper-page": (
        "Counting Words in the Dark\n\nJan Muster, Maria Example\n\nSubmitted on 29 Jun 2022\n\n"
        "Abstract: Words can be counted without looking at them.\n\nDownload PDF"
    ),
    "html": "<html><body><p>Sign in</p></body></html>",
    "json": '{"name": "Maria Example", "h_index": 3}',
    "nul": "\x00",
    "line-separator": "\u2028",
}


@pytest.mark.parametrize("text", NO_PROFILES.values(), ids=list(NO_PROFILES))
def test_what_is_no_profile_is_kept_whole(text: str) -> None:
    report = _check(f"\n{text}\n\n")
    assert report.profiles == ()
    assert _codes(report) == ["PP101"]
    assert [piece.text for piece in report.unparsed] == [text]


@pytest.mark.parametrize("end", some(range(0, len(TEXT), 3)))
def test_a_dump_that_is_cut_keeps_every_paper_above_the_cut(end: int) -> None:
    report = _check(TEXT[:end])
    assert len(report.profiles) <= 1
    if end >= META:
        assert attrs.evolve(report.profile, papers=()) == attrs.evolve(RECORD, papers=())
        papers = report.profile.papers
        assert papers[:-1] == RECORD.papers[: max(0, len(papers) - 1)]


def test_bytes_that_are_cut_inside_a_character_are_not_utf8() -> None:
    data = "Ana Mü".encode()
    report = profileparse.check_bytes(data[:-1])
    (found,) = report.diagnostics
    assert found.code == "PP901"
    assert found.message == "not UTF-8: the byte at offset 5 begins no character"


BAD_BYTES = {
    "lone-byte": b"\xff",
    "continuation": b"\x80",
    "too-few": b"\xc3(",
    "overlong": b"\xc0\xaf",
    "surrogate": b"\xed\xa0\x80",
    "above-the-last": b"\xf4\x90\x80\x80",
    "latin-1": "ü".encode("latin-1"),
}


@pytest.mark.parametrize("bad", BAD_BYTES.values(), ids=list(BAD_BYTES))
def test_bytes_that_are_no_utf8_are_refused_with_their_offset(bad: bytes) -> None:
    before = "Ana Müster\n\nAna ".encode()
    report = profileparse.check_bytes(before + bad + b" Kim\nh-index5\n")
    (found,) = report.diagnostics
    assert report.profiles == ()
    assert (found.code, found.span.line, found.span.column) == ("PP901", 3, 5)
    assert f" offset {len(before)} " in found.message


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_refused_or_is_no_profile(codec: str) -> None:
    report = profileparse.check_bytes(TEXT.encode(codec), as_of=AS_OF)
    assert report.profiles == ()
    assert _codes(report) in (["PP901"], ["PP101"])
    if codec == "utf-16":
        assert report.diagnostics[0].hint == "it looks like UTF-16: convert it to UTF-8"


def test_bytes_and_text_read_the_same() -> None:
    assert profileparse.check_bytes(DATA, as_of=AS_OF) == _check(TEXT)
    assert profileparse.check_bytes(b"\xef\xbb\xbf" + DATA, as_of=AS_OF).profile == RECORD


def test_two_dumps_joined_are_two_profiles() -> None:
    report = _check(f"{TEXT}\n{realdump.TEXT}")
    assert [profile.name for profile in report.profiles] == ["Maria Example", "Imanol Schlag"]
    assert report.profiles[0] == RECORD
    assert report.profiles[1] == profileparse.parse(realdump.TEXT, as_of=AS_OF)
    assert _codes(report) == ["PP301", "PP301"]
    with pytest.raises(profileparse.ParseError) as raised:
        profileparse.parse(f"{TEXT}\n{realdump.TEXT}", as_of=AS_OF)
    assert _codes(raised.value.report) == ["PP301", "PP107", "PP301"]


def test_papers_above_the_head_are_a_profile_without_head() -> None:
    report = _check(f"{CARDS}\n{HEAD}")
    assert report.profiles == (HEADLESS, attrs.evolve(RECORD, papers=()))
    assert _codes(report) == ["PP106", "PP301"]


def test_a_second_head_without_a_name_begins_a_profile() -> None:
    nameless = HEAD.replace("Maria Example\n\nLG\n", "")
    report = _check(f"{TEXT}\n{nameless}{CARDS}")
    assert report.profiles == (RECORD, attrs.evolve(RECORD, name=None, category=None))
    assert _codes(report) == ["PP301", "PP109", "PP301"]


def test_unknown_facts_can_stand_apart() -> None:
    report = _check(TEXT.replace("AI Score56", "i10-index12\n \ni20-index3\nAI Score56"))
    assert report.profile == RECORD
    assert _codes(report) == ["PP203", "PP203", "PP301"]
    assert [piece.text for piece in report.unparsed] == ["i10-index12", "i20-index3"]


def test_a_paper_that_is_there_twice_is_kept_twice() -> None:
    cards = CARDS.rstrip("\n")
    report = _check(f"{HEAD}{cards}\n\n{cards}")
    assert report.profile.papers == RECORD.papers * 2
    assert _codes(report) == ["PP301"]


def test_a_meta_line_in_an_abstract_begins_a_paper() -> None:
    text = TEXT.replace("Every fourth year", "Every fourth\nLGJun 29, 2022\nyear", 1)
    papers = _check(text).profile.papers
    assert papers[:2] == RECORD.papers[:2]
    assert [(p.category, p.date) for p in papers[2:]] == [
        ("quant-ph", date(2024, 2, 29)),
        ("LG", date(2022, 6, 29)),
    ]
    assert papers[2].abstract == "Every fourth"


def test_a_meta_line_twice_is_a_paper_of_which_only_that_is_known() -> None:
    line = "CLJun 29, 2022\n"
    report = _check(TEXT.replace(line, line * 2, 1))
    papers = report.profile.papers
    assert (papers[0], *papers[2:]) == RECORD.papers
    empty = attrs.evolve(RECORD.papers[1], title=None, authors=(), abstract=None)
    assert papers[1] == empty
    assert _codes(report) == ["PP301", "PP103", "PP104", "PP105"]


def test_a_date_in_words_makes_no_paper_and_spoils_none() -> None:
    text = TEXT.replace("CLJun 29, 2022", "CL3 days ago")
    report = _check(text)
    assert report.profile.papers == (RECORD.papers[0], RECORD.papers[2])
    assert set(_codes(report)) == {"PP110", "PP301"}
    start, end = text.index("CL3 days"), text.index("quant-ph")
    left = "".join("".join(piece.text.split()) for piece in report.unparsed)
    assert left == "".join(text[start:end].split())


def test_title_and_authors_swapped_are_read_by_their_position() -> None:
    text = TEXT.replace(
        "Counting Words in the Dark\n\nJan Muster, Maria Example",
        "Jan Muster, Maria Example\n\nCounting Words in the Dark",
    )
    paper = _check(text).profile.papers[1]
    assert (paper.title, paper.authors) == (
        "Jan Muster, Maria Example",
        ("Counting Words in the Dark",),
    )


def test_an_abstract_of_two_paragraphs_is_one_abstract() -> None:
    text = TEXT.rstrip("\n") + "\n \n\n\t Our code is public.\nIt is short.\n"
    paper = _check(text).profile.papers[2]
    assert paper.abstract == f"{RECORD.papers[2].abstract}\n\nOur code is public.\nIt is short."


def test_page_furniture_is_kept_apart() -> None:
    menu, footer = "Home\nPapers\nSign in", "Load more\n\nAbout · Terms\n© 2026 Paper Atlas"
    report = _check(f"{menu}\n\n{TEXT}\n{footer}\n")
    assert report.profile == RECORD
    assert "\n".join(p.text for p in report.unparsed).split() == f"{menu} {footer}".split()
    assert set(_codes(report)) == {"PP102", "PP301"}


def test_the_last_limit_is_kept_apart_and_reported() -> None:
    report = profileparse.check(TEXT, as_of=AS_OF, max_chars=TEXT.index("CLJun") + 3)
    tiling.assert_tiles(TEXT, report)
    assert report.profile == attrs.evolve(RECORD, papers=RECORD.papers[:1])
    assert _codes(report) == ["PP301", "PP904"]
    assert report.unparsed[-1].text == TEXT[TEXT.index("CLJun") :]
