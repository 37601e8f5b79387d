"""Inputs that cannot be read: one line each, and the others go on."""

import errno
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import profileparse
from profileparse import cli

FIXTURES = Path(__file__).parent / "fixtures"
REAL, OTHER = FIXTURES / "imanol-schlag.txt", FIXTURES / "maria-example.txt"


UNREADABLE = {
    "missing": ("missing", "missing: No such file or directory"),
    "folder": (
        ".",
        ".: no file in this folder matches *.txt or *.txt.gz or *.txt.zst: give another --glob",
    ),
    "link-to-itself": ("loop", "loop: Too many levels of symbolic links"),
    "too-long": ("x" * 300, "x" * 300 + ": File name too long"),
    "nul": ("a\0b", r"a\x00b: no file can have this name"),
    "surrogate": ("\ud800", r"\ud800: no file can have this name"),
    "empty": ("", "'': an empty name"),
    "in-a-file": ("dump/x", "dump/x: Not a directory"),
    "hostile": (
        "\x1b[2J\n::error::x##[y]",
        r"\x1b[2J\n::error::x#\x23[y]: No such file or directory",
    ),
    "command": ("::error::x", r"\x3a:error::x: No such file or directory"),
}


@pytest.mark.parametrize(
    "command", [["check"], ["convert", "--to", "jsonl"]], ids=["check", "convert"]
)
@pytest.mark.parametrize(("name", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_input_that_cannot_be_read_is_one_line(  # noqa: PLR0913, PLR0917
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    name: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("dump").write_text("")
    assert cli.run([*command, "--", name]) == 2
    assert capsys.readouterr() == ("", f"profileparse: error: {message}\n")


@pytest.mark.parametrize("command", ["check", "convert"])
@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "Permission denied"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("odd"), "odd"),
    ],
    ids=["permission", "disk", "without-a-number"],
)
def test_an_input_that_fails_while_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    error: OSError,
    message: str,
) -> None:
    real = Path.open

    def opened(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == Path("x"):
            raise error
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", opened)
    assert cli.run([command, "x"]) == 2
    assert capsys.readouterr() == ("", f"profileparse: error: x: {message}\n")


def test_a_defect_is_one_line_and_stops_no_other_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = profileparse.check
    calls = iter([1, 2])

    def check(text: str, **options: object) -> profileparse.Report:
        if next(calls) == 1:
            raise KeyError("x\n")
        return real(text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(profileparse, "check", check)
    assert cli.run(["check", str(REAL), str(OTHER), "--output-format", "concise"]) == 2
    out, err = capsys.readouterr()
    assert "PP301" in out
    assert re.fullmatch(
        re.escape(f"profileparse: error: {REAL}: internal error: KeyError: 'x\\n' (")
        + r"test_cli_inputs\.py:[0-9]+\): please report it\n"
        r"Found 1 info in 1 file; 1 file could not be read\.\n",
        err,
    )


def test_closed_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.run(["check", "-"]) == 2
    assert capsys.readouterr().err == "profileparse: error: -: standard input is closed\n"
