"""No command writes over, or behind, a text that it reads, by whatever way it gets there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
ENV = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
TEXT = (FIXTURES / "maria-example.txt").read_bytes()


def shell(folder: Path, line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line in a shell, where `p` is the program."""
    program = f'p() {{ "{sys.executable}" -W error -m profileparse "$@"; }}; '
    command = ["bash", "-c", program + line]
    return subprocess.run(  # noqa: S603
        command, cwd=folder, env=ENV, capture_output=True, check=False, timeout=60
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two dumps, one of which has two names."""
    (tmp_path / "d.txt").write_bytes(TEXT)
    (tmp_path / "other.txt").write_bytes(TEXT)
    (tmp_path / "link").symlink_to("d.txt")
    (tmp_path / "known.json").write_text("[]")
    return tmp_path


APPENDED = {
    "convert": "p convert d.txt >> d.txt",
    "jsonl": "p convert other.txt d.txt --to jsonl >> d.txt",
    "dash": "p convert d.txt -o - >> d.txt",
    "link": "p convert link >> d.txt",
    "stdin": "p convert - < d.txt >> d.txt",
    "check": "p check d.txt >> d.txt",
    "metrics": "p metrics d.txt >> d.txt",
    "report": "p report d.txt >> d.txt",
    "diff": "p diff other.txt d.txt >> d.txt",
    "read-and-write": "p convert d.txt 1<> d.txt",
    "device": "p convert d.txt -o /dev/stdout >> d.txt",
    "descriptor": "p convert d.txt -o /dev/fd/3 3>> d.txt",
    "baseline": "p check other.txt --baseline d.txt >> d.txt",
}


@pytest.mark.parametrize("line", APPENDED.values(), ids=APPENDED)
def test_results_are_not_written_behind_an_input(folder: Path, line: str) -> None:
    text = TEXT
    if "baseline" in line:
        text = b"[]"
        (folder / "d.txt").write_bytes(text)
    ended = shell(folder, line)
    assert ended.returncode == 2
    assert b" is an input, " in ended.stderr
    assert ended.stderr.endswith(b": write elsewhere\n")
    assert (folder / "d.txt").read_bytes() == text


@pytest.mark.parametrize("command", ["convert", "check", "metrics"])
def test_messages_are_not_written_behind_an_input(folder: Path, command: str) -> None:
    ended = shell(folder, f"p {command} d.txt 2>> d.txt")
    assert ended.returncode == 2
    assert ended.stdout == b""
    left = (folder / "d.txt").read_bytes()  # which nobody can be told of but there
    assert left.endswith(b"error: standard error is an input, d.txt: write elsewhere\n")


def test_an_input_that_the_shell_has_emptied_is_named(folder: Path) -> None:
    ended = shell(folder, "p convert d.txt > d.txt")
    assert ended.returncode == 2
    assert b"error: standard output is an input, d.txt: write elsewhere\n" in ended.stderr


OTHERS = {
    "another-file": "p convert d.txt >> new.txt",
    "a-file-beside": "p convert d.txt -o new.json >> d.txt",
    "a-pipe": "p convert d.txt | cat >> new.txt",
    "nothing": "p convert /dev/null d.txt --to jsonl > /dev/null 2>&1 || [ $? = 1 ]",
    "no-output": "p convert d.txt -o new.json >&-",
}


@pytest.mark.parametrize("line", OTHERS.values(), ids=OTHERS)
def test_what_is_no_input_is_written(folder: Path, line: str) -> None:
    assert shell(folder, line).returncode == 0
    assert (folder / "d.txt").read_bytes() == TEXT
