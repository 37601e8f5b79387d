"""Compressed files are read as what they hold; what is no text is named."""

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
import realdump

import profileparse
from profileparse import cli
from profileparse.text import compression

DAY = date(2026, 5, 20)
REAL = realdump.TEXT.encode()


def dumps(numbers: Iterable[int]) -> bytes:
    return b"".join(b"Ana Kim\n\nh-index%d\n9citations\n\n" % number for number in numbers)


FIVE = dumps(range(1, 6))


def zstd(data: bytes) -> bytes:
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    compressed: bytes = pytest.importorskip(name).compress(data)
    return compressed


Pack = Callable[[bytes], bytes]
each_archive = pytest.mark.parametrize("pack", [gzip.compress, zstd], ids=["gzip", "zstd"])


@each_archive
def test_an_archive_is_read_as_what_it_holds_whatever_its_name(pack: Pack, tmp_path: Path) -> None:
    plain, packed = tmp_path / "plain.gz", tmp_path / "packed.txt"
    plain.write_bytes(REAL)
    packed.write_bytes(pack(REAL))
    expected = profileparse.check(realdump.TEXT, as_of=DAY)
    for path in (plain, packed):
        assert profileparse.check_file(path, as_of=DAY) == expected
        assert profileparse.parse_file(path, as_of=DAY) == expected.profile
        with path.open("rb") as file:
            assert list(profileparse.iter_reports(file, as_of=DAY)) == [expected]


@each_archive
def test_several_archives_in_one_file_are_one_content(pack: Pack) -> None:
    file = io.BytesIO(pack(FIVE) + pack(dumps(range(6, 9))))
    numbers = [report.profile.h_index for report in profileparse.iter_reports(file)]
    assert numbers == [*range(1, 9)]


@each_archive
def test_of_standard_input_too(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for to in ("json", "jsonl"):
        shown = []
        for data in (REAL, pack(REAL)):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
            assert cli.run(["convert", "-", "--as-of", "2026-05-20", "--to", to]) == 0
            shown.append(capsys.readouterr())
        assert shown[0] == shown[1]
        assert shown[0].out


@each_archive
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 100_000])
def test_pieces_of_any_size_join_to_the_content(pack: Pack, size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, wanted: int | None = -1, /) -> bytes:  # as a socket or a pipe may
            return super().read(min(wanted or 0, size))

    for data in (pack(FIVE * 30), FIVE, FIVE[:2], b""):
        file = compression.decompressed(Slow(data))
        joined = b""
        while piece := file.read(size):
            assert len(piece) <= size
            joined += piece
        assert joined == (FIVE * 30 if data[:2] != FIVE[:2] and data else data)


@each_archive
def test_an_archive_that_is_cut_off_is_an_error_and_what_was_complete_is_kept(
    pack: Pack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (realdump.TEXT.replace("h-index25", f"h-index{n}").rstrip() for n in range(40))
    packed = pack("\n\n".join(texts).encode())
    path = tmp_path / "cut.txt"
    for end in (len(packed) - 1, len(packed) - 60, 12):
        path.write_bytes(packed[:end])
        seen: list[profileparse.Report] = []
        with path.open("rb") as file, pytest.raises(OSError, match="archive is cut off"):
            seen.extend(profileparse.iter_reports(file))
        numbers = [report.profile.h_index for report in seen]
        assert numbers == list(range(len(numbers)))
        assert bool(numbers) is (end > 12)
        with pytest.raises(OSError, match="archive is cut off"):
            profileparse.check_file(path)
        assert cli.run(["convert", str(path), "--to", "jsonl"]) == 2
        out, err = capsys.readouterr()
        assert len(out.splitlines()) == len(numbers)
        assert "archive is cut off" in err.splitlines()[-1]
        assert cli.run(["check", str(path)]) == 2
        assert "archive is cut off" in capsys.readouterr().err


@each_archive
def test_a_damaged_archive_stops_no_other_file(
    pack: Pack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = bytearray(pack(REAL))
    packed[len(packed) // 2] ^= 0xFF
    packed[-3] ^= 0xFF  # in the checksum of gzip
    (tmp_path / "bad.txt").write_bytes(packed)
    (tmp_path / "good.txt").write_bytes(FIVE)
    files = [str(tmp_path / name) for name in ("bad.txt", "good.txt")]
    assert cli.run(["convert", *files, "--to", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert [line.count('"name": "Ana Kim"') for line in out.splitlines()[-5:]] == [1] * 5
    assert "archive is damaged" in err


def test_a_bomb_is_read_up_to_the_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(256)) + packer.flush()
    path = tmp_path / "bomb.txt"
    path.write_bytes(packed)
    assert cli.run(["check", str(path), "--max-chars", "1000", "--select", "PP904"]) == 1
    assert "longer than 1,000 characters" in capsys.readouterr().out
    assert cli.run(["convert", str(path), "--max-chars", "1000", "--to", "jsonl"]) == 1
    assert "no profile up to the limit: the rest is not read" in capsys.readouterr().err


def test_what_zstd_takes_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(compression, "import_module", missing)
    path = tmp_path / "x.zst"
    path.write_bytes(compression.ZSTD + bytes(20))
    with pytest.raises(OSError, match=r"pip install 'profileparse\[zstd\]'"):
        profileparse.check_file(path)
    assert cli.run(["check", str(path)]) == 2
    assert "needs backports.zstd" in capsys.readouterr().err


STARTS = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a picture: ": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "an office document": b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0" + bytes(16)
    + b"[Content_Types].xml\xa5\xff",
    "an office document: ": b"PK\x03\x04" + bytes(26)
    + b"mimetypeapplication/vnd.oasis.opendocument.text\xff",
    "an archive": b"PK\x03\x04" + bytes(26) + b"dump.txt\xff",
    "a compressed file": b"BZh91AY&SY\xff\xfe",
    "UTF-32": b"\xff\xfe\0\0J\0\0\0",
    "UTF-16": "Jürgen".encode("utf-16"),
    "UTF-16: ": "Jürgen Ä".encode("utf-16-be"),
    "HTML": b"\n<!DOCTYPE html><p>J\xfcrgen",
}  # fmt: skip


@pytest.mark.parametrize(("kind", "data"), STARTS.items(), ids=STARTS)
def test_a_file_that_is_no_text_is_named(kind: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data + b"\xff\xff")
    with path.open("rb") as file:
        streamed = [*profileparse.iter_reports(file)]
    for report in (profileparse.check_file(path), profileparse.check_bytes(data), *streamed[:1]):
        found = next((d for d in report.diagnostics if d.code == "PP901"), None)
        assert found is not None
        assert (found.hint or "").startswith(f"it looks like {kind}")


def test_other_bytes_get_no_name() -> None:
    found = profileparse.check_bytes(b"J\xfcrgen").diagnostics[0]
    assert found.hint == "convert the file to UTF-8"
