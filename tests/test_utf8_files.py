"""What is read of a file that may have no end."""

import io
from pathlib import Path
from typing import Any

import pytest
import realdump

import profileparse
from profileparse import api
from profileparse.text import utf8
from profileparse.text.utf8 import Given, read_bytes

PIECE = 8


class Endless(io.RawIOBase):
    """A file that repeats some bytes for ever, and counts what was taken of them."""

    def __init__(self, unit: bytes) -> None:
        self.unit = unit
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size <= PIECE
        start = self.taken % len(self.unit)
        self.taken += size
        return (self.unit * (size + 1))[start : start + size]


def given(file: Any, limit: int) -> Given:
    return read_bytes(file, limit, limit, lambda _: True)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utf8, "_PIECE", PIECE)


@pytest.mark.parametrize("unit", ["y\n", "\0", "é", "李", "a😀"])
@pytest.mark.parametrize("limit", [1, 7, 8, 9, 100])
def test_a_file_without_an_end_is_read_up_to_the_limit(unit: str, limit: int) -> None:
    file: Any = Endless(unit.encode())
    data, whole, _ = given(file, limit)
    assert not whole
    assert limit < len(data.decode(errors="ignore")) <= limit + PIECE
    assert file.taken == len(data)


@pytest.mark.parametrize("unit", [b"\xff", b"abc\xc3(", b"\xed\xa0\x80"])
def test_what_is_no_utf8_is_left_at_once(unit: bytes) -> None:
    file: Any = Endless(unit)
    data, whole, _ = given(file, 10**12)
    assert (len(data), whole) == (PIECE, False)


@pytest.mark.parametrize("size", [*range(18), 63, 64])
def test_a_file_is_read_to_its_end(size: int) -> None:
    text = b"x" * size
    assert given(io.BytesIO(text), size) == (text, True, size)
    data, whole, _ = given(io.BytesIO(text + b"y"), size)
    assert not whole or len(data) == size + 1


@pytest.mark.parametrize("size", range(1, 20))
def test_a_character_that_is_cut_is_no_utf8(tmp_path: Path, size: int) -> None:
    (tmp_path / "x").write_bytes("é".encode() * size + b"\xc3")
    (found,) = profileparse.check_file(tmp_path / "x").diagnostics
    assert found.code == "PP901"
    assert f"offset {2 * size:,} " in found.message


def test_a_terminal_is_asked_once_for_the_end() -> None:
    class Terminal(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1) -> bytes:
            self.reads += 1
            return super().read(size)

    terminal = Terminal(b"abc")
    assert given(terminal, 100) == (b"abc", True, 100)
    assert terminal.reads == 1


JUNK = "word and word\n" * 40
REST = [JUNK, realdump.TEXT]


@pytest.mark.parametrize("rest", REST, ids=["junk", "profile"])
def test_a_text_without_a_profile_in_its_beginning_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    monkeypatch.setattr(api, "_SEARCHED", 100)
    path = tmp_path / "x"
    path.write_text(JUNK + rest, encoding="utf-8")
    report = profileparse.check_file(path)
    assert [found.code for found in report.diagnostics] == ["PP101", "PP904"]
    assert "longer than 100 characters" in report.diagnostics[1].message
    # The limit that the hint speaks of can be set: then all of it is read.
    asked = profileparse.check_file(path, as_of=realdump.AS_OF, max_chars=10**6)
    assert len(asked.profiles) == (rest is not JUNK)
    assert "PP904" not in {found.code for found in asked.diagnostics}


@pytest.mark.parametrize("rest", REST, ids=["junk", "profile"])
def test_a_text_with_a_profile_in_its_beginning_is_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    monkeypatch.setattr(api, "_SEARCHED", 2000)
    path = tmp_path / "x"
    path.write_text(realdump.TEXT + rest, encoding="utf-8")
    read = profileparse.check_file(path, as_of=realdump.AS_OF)
    assert read == profileparse.check(realdump.TEXT + rest, as_of=realdump.AS_OF)
