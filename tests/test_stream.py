"""A stream of dumps reads as the whole text would, whatever its pieces are."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import dumps
import form_pages
import pytest
import realdump
import tiling
import words
from examples import some

import profileparse

AS_OF = date(2026, 5, 20)
MARIA = (realdump.FIXTURES / "maria-example.txt").read_text(encoding="utf-8")
TEXT = f"Home\nSign in\n\n{MARIA}\n{realdump.joined(realdump.PAPERS[:5])}\n\nLoad more\n\n{MARIA}"
TEXTS = {
    "three-dumps": TEXT,
    "crlf": TEXT.replace("\n", "\r\n"),
    "cr": TEXT.replace("\n", "\r"),
    "mixed-line-ends": MARIA.replace("\n", "\r\n") + MARIA.replace("\n", "\r") + MARIA,
    "byte-order-mark": "\ufeff" + TEXT,
    "byte-order-mark-in-every-dump": ("\ufeff" + MARIA) * 3,
    "compact": dumps.compact(words.seeded(5), 4).text,
    "short-profiles": "Ana Kim\nh-index6\n\nLi Wei\nh-index7\n\nJan Muster\n\nh-index8\n",
    "damaged": TEXT.replace("h-index3", "h-index").replace("CLJun 29", "CLJun 32"),
}


def _bytes_by(size: int) -> Callable[[str], Iterable[bytes]]:
    def cut(text: str) -> Iterable[bytes]:
        data = text.encode("utf-8")
        return (data[at : at + size] for at in range(0, len(data), size))

    return cut


def _by(size: int) -> Callable[[str], Iterable[str]]:
    return lambda text: (text[at : at + size] for at in range(0, len(text), size))


PIECES: dict[str, Callable[[str], Any]] = {
    "lines": lambda text: text.splitlines(keepends=True),
    "lines-of-bytes": lambda text: text.encode("utf-8").splitlines(keepends=True),
    "text-file": lambda text: io.StringIO(text, newline=""),
    "binary-file": lambda text: io.BytesIO(text.encode("utf-8")),
    "characters": _by(1),
    "bytes": _bytes_by(1),
    "seven-characters": _by(7),
    "seven-bytes": _bytes_by(7),
    "with-empty-pieces": lambda text: (piece for line in _by(50)(text) for piece in ("", line, "")),
    "generator-of-one": lambda text: iter([text]),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize("pieces", PIECES.values(), ids=list(PIECES))
def test_a_stream_reads_as_the_whole_text(pieces: Callable[[str], Any], text: str) -> None:
    tiling.assert_read_as_whole(pieces(text), text, AS_OF)


@pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize("size", [1, 100, 1000])
def test_a_long_stream_reads_as_the_whole_text(
    text: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the dumps were longer than what is read at once.
    monkeypatch.setattr("profileparse.reading.stream._PIECE", size)
    for pieces in (_by(max(size, 13)), _bytes_by(max(size, 13))):
        tiling.assert_read_as_whole(pieces(text), text, AS_OF)


SHORT = (
    "Sign in\n\nMaria Example\n\nLG\nh-index6\n1papers\n\n1 Papers\n\n"
    "LGMar 11, 2022Code\nA Title\n\nMaria Example · a-lab\n\nText.\n\nLoad more\n\n"
    "LG\nh-index7\n2papers\n\nJan Müller\n\nh-index8\n"
)


@pytest.mark.parametrize("data", [SHORT.encode(), SHORT.replace("\n", "\r\n").encode()])
def test_a_stream_can_be_cut_at_every_byte(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profileparse.reading.stream._PIECE", 1)
    for at in some(range(len(data) + 1)):
        tiling.assert_read_as_whole([data[:at], data[at:]], data.decode(), AS_OF)


@pytest.mark.parametrize("size", [None, 5_000])
def test_many_dumps_read_the_same_over_the_borders_of_pieces(
    size: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if size:
        monkeypatch.setattr("profileparse.reading.stream._PIECE", size)
    rng = words.seeded(11)
    menu = "\n\nHome\nSign in\n\n"
    made = [dumps.dump(rng, dumps.mixed(rng)).text for _ in some(range(250))]
    text = menu.join(one.replace("\ufeff", "") for one in made)
    tiling.assert_read_as_whole(io.StringIO(text, newline=""), text, AS_OF)


def test_a_dump_cut_by_a_piece_is_not_taken_for_another_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []
    monkeypatch.setattr("profileparse.reading.forms.normal.normalize", looked_at.append)
    text = f"{realdump.TEXT}\n\n" * 3
    for size in (999, 1000, 5003):
        monkeypatch.setattr("profileparse.reading.stream._PIECE", size)
        assert (
            len(tiling.merged(profileparse.iter_reports(_by(97)(text), as_of=AS_OF)).profiles) == 3
        )
    assert looked_at == []


FORMS = {
    "page": form_pages.PAGE,
    "pieces": "\n".join(form_pages.lines(glued=False)),
    "markdown": form_pages.cards(form_pages.heading),
}


@pytest.mark.parametrize("first", FORMS)
@pytest.mark.parametrize("second", FORMS)
def test_each_dump_of_a_stream_can_have_its_form(
    first: str, second: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join((FORMS[first], FORMS[second], FORMS[first]))
    for size in range(500, 4000, 250):
        monkeypatch.setattr("profileparse.reading.stream._PIECE", size)
        found = tiling.merged(profileparse.iter_reports(_by(97)(text), as_of=AS_OF))
        expected = profileparse.check(text, as_of=AS_OF)
        assert found.profiles == expected.profiles
        assert len(found.profiles) == 3


def test_a_file_reads_as_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "dumps.txt"
    text = TEXTS["mixed-line-ends"] * 40
    path.write_bytes(text.encode("utf-8"))
    with path.open("rb") as binary:
        tiling.assert_read_as_whole(binary, text, AS_OF)
    with path.open(encoding="utf-8", newline="") as lines:
        tiling.assert_read_as_whole(lines, text, AS_OF)


def test_each_report_has_one_profile_and_what_belongs_to_it() -> None:
    reports = list(profileparse.iter_reports(io.StringIO(TEXT), as_of=AS_OF))
    assert [report.profile.name for report in reports] == [
        "Maria Example",
        "Imanol Schlag",
        "Maria Example",
    ]
    assert [[piece.text for piece in report.unparsed] for report in reports] == [
        ["Home\nSign in"],
        ["Load more"],
        [],
    ]


def test_a_profile_is_reported_before_the_stream_ends() -> None:
    given = 0

    def endless() -> Iterable[str]:
        nonlocal given
        while True:
            given += 1
            yield MARIA + "\n"

    reports = iter(profileparse.iter_reports(endless(), as_of=AS_OF))
    for number in range(1, 3001):
        assert next(reports).profile.name == "Maria Example"
        assert given - number <= 1000


def test_a_carriage_return_and_its_line_feed_can_lie_in_two_pieces() -> None:
    text = MARIA.replace("\n", "\r\n") * 2
    for at in (found for found in range(len(text)) if text[found] == "\n"):
        tiling.assert_read_as_whole([text[:at], text[at:]], text, AS_OF)


@pytest.mark.parametrize("head", ["23 Papers", "h-index25", "LGJun 29, 2022", "5"])
def test_a_piece_can_end_in_a_line_that_is_no_fact_yet(
    head: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half of the line looks like a fact under a name; the whole of it is a wrapped title.
    text = MARIA.replace("Counting Words in the Dark", f"Counting Words and\n{head} in the Dark")
    at = text.index(head + " in") + len(head)
    monkeypatch.setattr("profileparse.reading.stream._PIECE", 1)
    tiling.assert_read_as_whole([text[:at], text[at:]], text, AS_OF)


BAD = {"latin-1": b"M\xfcster", "lone-byte": b"\xff", "surrogate": b"\xed\xa0\x80"}


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("bad", BAD.values(), ids=list(BAD))
@pytest.mark.parametrize("size", [1, 64, 1_000_000])
def test_a_bad_byte_spoils_its_own_dump_alone(bad: bytes, number: int, size: int) -> None:
    parts = [MARIA.encode("utf-8"), b"\n"] * 3
    before = len(b"".join(parts[: 2 * number])) + parts[0].index(b"Muster")
    parts[2 * number] = parts[0].replace(b"Muster", bad, 1)
    data = b"".join(parts)
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    reports = list(profileparse.iter_reports(pieces, as_of=AS_OF))
    whole = profileparse.parse(MARIA, as_of=AS_OF)
    offset = before + (1 if bad.startswith(b"M") else 0)
    for at, report in enumerate(reports):
        if at == number:
            (found,) = report.diagnostics
            assert (found.code, report.profiles) == ("PP901", ())
            assert f" offset {offset:,} " in found.message
        else:
            assert report.profile == whole
    assert len(reports) == 3


def test_a_dump_above_the_limit_is_cut_and_the_others_are_read() -> None:
    long = realdump.joined(realdump.PAPERS)
    limit = 10_000
    text = f"{MARIA}\n{long}\n\n{MARIA}"
    reports = list(profileparse.iter_reports(_by(500)(text), as_of=AS_OF, max_chars=limit))
    found = tiling.merged(reports)
    assert [p.name for p in found.profiles if p.name] == [
        "Maria Example",
        "Imanol Schlag",
        "Maria Example",
    ]
    papers = [paper for profile in found.profiles for paper in profile.papers]
    whole = profileparse.check(text, as_of=AS_OF)
    assert papers == [paper for profile in whole.profiles for paper in profile.papers]
    assert "PP904" in {d.code for d in found.diagnostics}
    tiling.assert_tiles(text, found)


@pytest.mark.parametrize("other", ["text", b"text"], ids=["str", "bytes"])
def test_one_string_is_no_stream(other: Any) -> None:
    with pytest.raises(TypeError, match="use check"):
        list(profileparse.iter_reports(other))


EMPTY: dict[str, Any] = {
    "no-lines": [],
    "empty-file": io.StringIO(""),
    "empty-binary-file": io.BytesIO(b""),
    "blank-lines": ["\n", " \n"],
}


@pytest.mark.parametrize("stream", EMPTY.values(), ids=list(EMPTY))
def test_an_empty_stream_is_one_report_without_a_profile(stream: Any) -> None:
    (report,) = profileparse.iter_reports(stream)
    assert (report.profiles, report.unparsed) == ((), ())
    assert [found.code for found in report.diagnostics] == ["PP101"]


def test_a_stream_without_a_profile_is_one_report_that_keeps_the_text() -> None:
    (report,) = profileparse.iter_reports(["Nothing\n", "at all\n"])
    assert [found.code for found in report.diagnostics] == ["PP101"]
    assert [piece.text for piece in report.unparsed] == ["Nothing\nat all"]


def test_today_is_read_once_for_a_whole_stream() -> None:
    days = {r.profile.as_of for r in profileparse.iter_reports([MARIA, "\n", MARIA])}
    assert len(days) == 1


def test_a_text_that_just_fits_is_not_cut() -> None:
    reports = list(profileparse.iter_reports(io.StringIO("LGJan 1"), max_chars=7))
    assert [found.code for found in reports[0].diagnostics if found.code == "PP904"] == []


def test_a_line_above_the_limit_is_cut_and_kept() -> None:
    (report,) = profileparse.iter_reports(io.StringIO("x" * 11), max_chars=10)
    assert [found.code for found in report.diagnostics] == ["PP102", "PP904"]
    assert [piece.text for piece in report.unparsed] == ["x" * 11]
