"""The program as a process: exit codes, pipes, locales, interrupts and kills."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import profileparse
from profileparse import cli

REAL = Path(__file__).parent / "fixtures" / "imanol-schlag.txt"
COMMAND = [sys.executable, "-W", "error", "-m", "profileparse"]


def process(
    *arguments: str | bytes, env: dict[str, str] | None = None, shell: str = ""
) -> "subprocess.CompletedProcess[bytes]":
    """Run the program; `shell` is what stands behind it on a command line."""
    command: list[str | bytes] = [*COMMAND, *arguments]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    return subprocess.run(  # noqa: S603
        command,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=30,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | (env or {}),
    )


ENDS = {
    "full": (["check", str(REAL)], "> /dev/full", 2, b"error: standard output: No space left"),
    "full-convert": (["convert", str(REAL)], "> /dev/full", 2, b"No space left on device\n"),
    "full-help": (["--help"], "> /dev/full", 2, b"error: standard output: No space left"),
    "full-output": (["convert", str(REAL), "-o", "/dev/full"], "", 2, b"/dev/full: No space"),
    "closed": (["check", str(REAL)], ">&-", 2, b"error: standard output: is closed\n"),
    "closed-convert": (["convert", str(REAL)], ">&-", 2, b"standard output: is closed\n"),
    "closed-help": (["convert", "--help"], ">&-", 2, b"standard output: is closed\n"),
    "closed-version": (["--version"], ">&-", 2, b"standard output: is closed\n"),
    "closed-but-not-used": (["convert", str(REAL), "-o", "/dev/null"], ">&-", 0, b"PP301"),
    "closed-stdin": (["check", "-"], "<&-", 2, b"error: -: standard input is closed\n"),
    "talk-to-nobody": (["convert", str(REAL)], "2>&-", 0, b""),
    "talk-to-a-full-disk": (["convert", str(REAL)], "2> /dev/full", 0, b""),
    "all-closed": (["check", str(REAL)], "<&- >&- 2>&-", 2, b""),
    "head": (
        ["convert", "--to", "jsonl", *map(str, sorted(REAL.parent.glob("*.txt")))],
        "| head -1 | wc -l; exit ${PIPESTATUS[0]}",
        141,
        b"PP301",
    ),
}


@pytest.mark.parametrize(("arguments", "shell", "code", "said"), ENDS.values(), ids=ENDS)
def test_how_it_ends(arguments: list[str], shell: str, code: int, said: bytes) -> None:
    ended = process(*arguments, shell=shell)
    assert ended.returncode == code
    assert said in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr
    assert b"Broken pipe" not in ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [["check", str(REAL)], ["--help"], ["metrics", "--list"]],
    ids=["data", "help", "list"],
)
def test_a_reader_that_is_gone(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(  # noqa: S603
        [*COMMAND, *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    os.close(writer)
    assert ended.returncode == 141
    assert b"rror" not in ended.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=["c", "c-without-utf8", "ascii", "optimised"],
)
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, env: dict[str, str]) -> None:
    path = os.fsencode(tmp_path / "李\udcff")
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("Jürgen 李明\n")
    ended = process("check", path, env=env)
    assert ended.returncode == 1
    lines = ended.stdout.decode().splitlines()
    assert lines[2] == "1 | Jürgen 李明"
    assert r"\udcff:1:1: error PP101" in lines[0]
    again = process("convert", path, b"missing \xff", "--to", "jsonl", env=env)
    assert again.returncode == 2
    assert b"missing \\udcff: No such file" in again.stderr
    assert json.loads(process("convert", REAL.__fspath__(), env=env).stdout)["h_index"] == 25


def test_a_name_that_begins_with_a_dash(tmp_path: Path) -> None:
    (tmp_path / "--to").write_text("")
    ended = subprocess.run(  # noqa: S603
        [*COMMAND, "check", "--output-format", "concise", "--", "--to"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ended.stdout == b"--to:1:1: error PP101 no profile: it holds no text\n"


def test_an_interrupt_in_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(profileparse, "check", interrupted)
    assert cli.run(["check", str(REAL)]) == 130
    assert capsys.readouterr() == ("", "profileparse: interrupted\n")
