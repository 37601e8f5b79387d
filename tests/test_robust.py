"""No text makes `check` raise, loses a character, or gets a wrong place."""

from datetime import date
from typing import Any

import pytest
import realdump
import tiling
from examples import tries
from hypothesis import example, given
from hypothesis import strategies as st

import profileparse

AS_OF = date(2026, 5, 20)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)
PIECES = (
    *"\n \t,.·•©$%-0189AaÀж王א\r",
    *(
        "\n\n",
        "\r\n",
        "\xa0",
        "\ufeff",
        "\u200b",
        "\u2060",
        "\x00",
        "\x1b[0m",
        "\x0b",
        "\x0c",
        "\x85",
    ),
    *("\u2028", "\u202e", "\ud800", "\udcff", "\u0301" * 40, "٢٥", "²", "Ã¼"),
    *("85.2", "LG", "cs.LG", "quant-ph", "optics", "ZZ", "Jun 29", "Jun 32", "Feb 29", "June 29"),
    *(
        "Sept. 20",
        ", 2022",
        ",2022",
        ", 22",
        ", 9999",
        " 2025",
        "Code",
        "DataCode",
        "Dec 31",
        "Jan 1",
    ),
    *("\n85.2LGApr 26\n", "\nCLJun 29, 2022Code\n", "\nh-index25\n", "\n23papers\n", "\nNovelty"),
    *("\n2,923citations\n", "50%\n", "\nAI Score", "\n23 Papers\n", "\nMaria Example\n", "\nLG\n"),
    *(
        "et al.",
        " et al. · a-lab\n",
        "Jan Muster, ",
        "DeLesley Hutchins",
        ", Jr.",
        "Li Wei, Ana Kim\n",
    ),
    *("\nAn Invented Title\n", "GenerationMaria Example, Li Wei et al.\n", "Yes, it can.\n\n"),
    *(
        "A sentence that is prose. ",
        "A sentence that is prose. " * 6,
        "https://example.org/a",
        "Load more",
    ),
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 8000),
        st.sampled_from((0, 0, 0, 1, 2, 10, 100, 800)),
        st.one_of(st.sampled_from(("", *PIECES)), st.text(max_size=3)),
    ),
    min_size=1,
    max_size=10,
)
REAL = realdump.joined(realdump.PAPERS[:6])


def _assert_survives(text: str) -> None:
    report = profileparse.check(text, as_of=AS_OF)
    assert isinstance(report, profileparse.Report)
    tiling.assert_sound(text, report)
    codes = {found.code for found in report.diagnostics}
    assert ("PP101" in codes) <= (not report.profiles)
    assert report.profiles or codes & {"PP101", "PP112", "PP113"}


@tries(6_000)
@given(ANY_TEXT)
def test_check_survives_any_characters(text: str) -> None:
    _assert_survives(text)


@tries(8_000)
@example("LG \ufeff\n85.2LGApr 26\n")
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_check_survives_any_order_of_pieces_of_the_format(text: str) -> None:
    _assert_survives(text)


@tries(6_000)
@given(EDITS)
def test_check_survives_any_edits_of_the_real_dump(edits: list[tuple[int, int, str]]) -> None:
    text = REAL
    for at, gone, new in edits:
        text = text[:at] + new + text[at + gone :]
    _assert_survives(text)


@tries(500)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(1, 200))
def test_check_survives_any_limit(text: str, limit: int) -> None:
    report = profileparse.check(text, as_of=AS_OF, max_chars=limit)
    tiling.assert_tiles(text, report)
    assert ("PP904" in {found.code for found in report.diagnostics}) == (len(text) > limit)


@tries(500)
@given(st.binary(max_size=80))
def test_check_bytes_survives_any_bytes(data: bytes) -> None:
    report = profileparse.check_bytes(data, as_of=AS_OF)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        assert [found.code for found in report.diagnostics] == ["PP901"]
        assert report.profiles == ()
    else:
        assert "PP901" not in {found.code for found in report.diagnostics}


OTHERS = (None, 25, 2.5, b"text", bytearray(b"text"), ["text"], object())


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: type(other).__name__)
def test_only_what_is_no_str_raises_type_error(other: Any) -> None:
    with pytest.raises(TypeError, match=r"^expected a str, got "):
        profileparse.check(other)
    with pytest.raises(TypeError, match=r"^expected a str, got "):
        profileparse.parse(other)


HOSTILE = {
    "lines-of-one-letter": "x\n" * 100_000,
    "newlines": "\n" * 300_000,
    "carriage-returns": "\r" * 300_000,
    "digits": "9" * 1_000_000,
    "commas": "a, " * 300_000,
    "et-al": " et al." * 100_000,
    "dots": "·" * 500_000,
    "half-a-meta-line": "CLJan " * 100_000,
    "meta-lines": "LGJun 29, 2022\n" * 10_000,
    "facts": "h-index25\n" * 10_000,
    "names-over-facts": "Ana Kim\nh-index5\n" * 3_000,
    "open-parentheses": "(" * 300_000,
    "combining-marks": "Ana Kim\n\nh-index5\n5papers\n\n" + "a" + "\u0301" * 160_000,
    "zero-width": "LG" + "\u200b" * 300_000 + "Jun 29",
    "authors": "LGJun 29, 2022\nTitle\n\n" + "Ana Kim, " * 10_000 + "Li Wei\n\nText.\n",
    "blanks-in-a-byline": "LGJun 29, 2022\nTitle\n\nAna" + " " * 200_000 + "Kim\n\nText.\n",
    "blanks-below-a-head": "Ana Kim\n\nh-index5\n5papers\n\n5 Papers\n\n" + " " * 200_000,
    "blanks-below-glued-names": (
        "LGJun 29, 2022\nA Small TitleAna Kim, Bo Lind\nHere is a text, and all"
        + " " * 50_000
        + "of it is a line.\n"
    ),
    "blanks-in-a-heading": "# Ana Kim\n\nh-index5\n\n## a" + " " * 200_000 + "b\n",
    "marks-of-footnotes": "LGJun 29, 2022\nTitle\n\nAna Kim" + "$" * 100_000 + "x\n\nText.\n",
    "dollars": "LGJun 29, 2022\n" + "a$B" * 100_000 + "\n",
    "glued-capitals": "LGJun 29, 2022\n" + "aB" * 200_000 + "\n",
    "quotes-and-backslashes": "h-index" + "'\"\\" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_check_survives_what_is_long(text: str) -> None:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_tiles(text, report)
    _assert_readable(report)


def test_ten_thousand_authors_are_ten_thousand_authors() -> None:
    paper = profileparse.check(HOSTILE["authors"], as_of=AS_OF).profile.papers[0]
    assert paper.authors == ("Ana Kim",) * 10_000 + ("Li Wei",)


def test_every_message_and_hint_is_short_and_printable() -> None:
    for text in (*PIECES, "h-index\x1b]0;x\x07" + "\u202e" * 500):
        _assert_readable(profileparse.check(text, as_of=AS_OF))


def _assert_readable(report: profileparse.Report) -> None:
    for found in report.diagnostics:
        assert found.message.isprintable()
        assert found.hint is None or found.hint.isprintable()
        assert len(found.message) <= 700
