"""What is read of a file that may have no end."""

import io
from pathlib import Path
from typing import Any

import pytest

import profileparse
from profileparse.text import utf8
from profileparse.text.utf8 import read_bytes

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


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(utf8, "_PIECE", PIECE)


@pytest.mark.parametrize("unit", ["y\n", "\0", "é", "李", "a😀"])
@pytest.mark.parametrize("limit", [1, 7, 8, 9, 100])
def test_a_file_without_an_end_is_read_up_to_the_limit(unit: str, limit: int) -> None:
    file: Any = Endless(unit.encode())
    data, whole = read_bytes(file, limit)
    assert not whole
    assert limit < len(data.decode(errors="ignore")) <= limit + PIECE
    assert file.taken == len(data)


@pytest.mark.parametrize("unit", [b"\xff", b"abc\xc3(", b"\xed\xa0\x80"])
def test_what_is_no_utf8_is_left_at_once(unit: bytes) -> None:
    file: Any = Endless(unit)
    data, whole = read_bytes(file, 10**12)
    assert (len(data), whole) == (PIECE, False)


@pytest.mark.parametrize("size", [*range(18), 63, 64])
def test_a_file_is_read_to_its_end(size: int) -> None:
    text = b"x" * size
    assert read_bytes(io.BytesIO(text), size) == (text, True)
    assert read_bytes(io.BytesIO(text + b"y"), size)[1] is False


@pytest.mark.parametrize("size", range(1, 20))
def test_a_character_that_is_cut_is_no_utf8(tmp_path: Path, size: int) -> None:
    (tmp_path / "x").write_bytes("é".encode() * size + b"\xc3")
    (found,) = profileparse.check_file(tmp_path / "x").diagnostics
    assert found.code == "PP901"
    assert f"offset {2 * size:,} " in found.message
