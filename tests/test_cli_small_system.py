"""A system that gives little: pipes that do not wait, small files, little memory, few files."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import profileparse
from profileparse import cli

REAL = Path(__file__).parent / "fixtures" / "imanol-schlag.txt"
COMMAND = [sys.executable, "-W", "error", "-m", "profileparse"]
BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
Limit = tuple[int, int]


def start(*arguments: str, unbuffered: str = "", **options: Any) -> "subprocess.Popen[bytes]":
    env = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": unbuffered}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(  # noqa: S603
        [*COMMAND, *arguments], env=os.environ | env, **(pipes | options)
    )


def limited(kind: int, size: int) -> Callable[[], None]:
    """Return what limits a process before it runs the program."""
    return lambda: resource.setrlimit(kind, (size, size))


@pytest.fixture
def much(tmp_path: Path) -> list[str]:
    """Arguments of a run that writes more than a pipe holds."""
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for file in files:
        file.write_bytes(REAL.read_bytes())
    return ["convert", *map(str, files), "--to", "jsonl", "--positions"]


@BUFFERED
def test_a_pipe_that_does_not_wait_gets_all(much: list[str], unbuffered: str) -> None:
    whole, _ = start(*much).communicate(timeout=60)
    assert len(whole) > 2**16
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    process = start(*much, unbuffered=unbuffered, stdout=writer)
    os.close(writer)
    assert process.stderr is not None
    process.stderr.readline()
    time.sleep(0.3)  # the pipe is full now, most likely
    with os.fdopen(reader, "rb") as file:
        assert file.read() == whole
    process.communicate(timeout=60)
    assert process.returncode == 0


def test_a_pipe_that_does_not_wait_is_read_to_its_end() -> None:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    process = start("convert", "-", stdin=reader)
    os.close(reader)
    text = REAL.read_bytes()
    with os.fdopen(writer, "wb", buffering=0) as file:
        file.write(text[:9000])
        time.sleep(0.5)
        file.write(text[9000:])
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert out.count(b'"title"') == 23, err


@BUFFERED
@pytest.mark.parametrize("command", [["convert"], ["check"], ["metrics"], ["report"]], ids=str)
def test_a_file_that_may_not_grow(tmp_path: Path, command: list[str], unbuffered: str) -> None:
    limit = limited(resource.RLIMIT_FSIZE, 100)
    with (tmp_path / "out").open("wb") as out:
        process = start(*command, str(REAL), unbuffered=unbuffered, stdout=out, preexec_fn=limit)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"profileparse: error: standard output: File too large\n" in err
    output = [*command, str(REAL), "-o", "new"]
    process = start(*output, unbuffered=unbuffered, cwd=tmp_path, preexec_fn=limit)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"profileparse: error: new: File too large\n" in err
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    (tmp_path / "big").write_text("LGJun 29\n" * 400_000)
    limit = limited(resource.RLIMIT_AS, 200 * 2**20)
    process = start("check", "big", str(REAL), cwd=tmp_path, preexec_fn=limit)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert b"profileparse: error: big: not enough memory: read less of it with --max-chars" in err
    assert b"internal error" not in err
    assert b"PP301" in out  # the other file is read


def test_too_little_memory_in_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(profileparse, "check", none)
    assert cli.run(["check", str(REAL)]) == 2
    assert f"error: {REAL}: not enough memory: " in capsys.readouterr().err


@pytest.mark.parametrize("number", [6, 8])
def test_few_open_files_are_enough(number: int) -> None:
    process = start("check", str(REAL), preexec_fn=limited(resource.RLIMIT_NOFILE, number))
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"Found 2 infos in 1 file.\n")


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/urandom", "-"])
@pytest.mark.parametrize("command", [["check"], ["convert"], ["convert", "--to", "jsonl"]], ids=str)
def test_an_input_without_an_end_is_left(command: list[str], name: str) -> None:
    reader, writer = os.pipe()
    with subprocess.Popen(["yes"], stdout=writer) as endless:  # noqa: S607
        os.close(writer)
        process = start(*command, name, "--max-chars", "30000", stdin=reader)
        os.close(reader)
        out, err = process.communicate(timeout=120)
    assert endless.returncode != 0
    assert process.returncode in {1, 2}
    assert b"PP904" in out + err or b"PP901" in out + err
    assert b"internal" not in err
