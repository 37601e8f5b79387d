"""Run a command in this process, in a folder with a few dumps."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from test_cli_convert import GOOD, SEVERAL, dump

from profileparse import cli

TEXTS = {
    "good": GOOD,
    "other": dump("Other Name"),
    "several": SEVERAL,
    "empty": "",
    "bad": GOOD.replace("Jun 29", "Feb 30"),
}
Run = Callable[..., tuple[int, str, str]]


def runner(
    command: str,
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: Mapping[str, str] = TEXTS,
) -> Run:
    """Return what runs a command there; it gives the exit code and both outputs."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "latin.txt").write_bytes(b"J\xfcrgen\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.run([command, *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def bare_runner(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Return what runs any command in a folder as it is, without standard input of its own."""
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
