"""Shells complete commands, options, values, rules and files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from profileparse import cli

ENV = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def program(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which `profileparse` is a command."""
    command = tmp_path / "profileparse"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m profileparse "$@"\n')
    command.chmod(0o755)
    return ENV | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.run(["completion", shell]) == 0
    return capsys.readouterr().out


WORDS = {
    "command": ("profileparse ch", ["check"]),
    "option": ("profileparse check --base", ["--baseline"]),
    "choice": ("profileparse check --output-format g", ["github", "gitlab"]),
    "code": ("profileparse check --select PP90", ["PP901", "PP902", "PP903", "PP904", "PP905"]),
    "name": ("profileparse check --ignore missing-a", ["missing-authors", "missing-abstract"]),
    "rule": ("profileparse rule moji", ["mojibake"]),
    "field": ("profileparse check --require nov", ["novelty_percent"]),
    "shell": ("profileparse completion f", ["fish"]),
}


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("line", "expected"), WORDS.values(), ids=list(WORDS))
def test_bash_completes(
    line: str, expected: list[str], program: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = line.split(" ")
    source = script("bash", capsys) + (
        f"\nCOMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}\n"
        "_profileparse_completion profileparse\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    ended = subprocess.run(  # noqa: S603
        [str(shutil.which("bash")), "-c", source],
        capture_output=True,
        text=True,
        env=program,
        timeout=60,
        check=True,
    )
    assert sorted(ended.stdout.split()) == sorted(expected)


@pytest.mark.parametrize(("line", "expected"), WORDS.values(), ids=list(WORDS))
def test_the_program_answers(
    line: str,
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("_PROFILEPARSE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
    assert cli.run([]) == 0
    assert sorted(capsys.readouterr().out.split()) == sorted(f"plain,{word}" for word in expected)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_answered(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "_PROFILEPARSE_COMPLETE" in script(shell, capsys)
    monkeypatch.setenv("_PROFILEPARSE_COMPLETE", f"{shell}_complete")
    line = "profileparse check --output-format g"
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", "3" if shell == "zsh" else "g")
    assert cli.run([]) == 0
    out = capsys.readouterr().out
    assert "github" in out
    assert "gitlab" in out
    assert "sarif" not in out


def test_a_file_is_completed_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_PROFILEPARSE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "profileparse check du")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert cli.run([]) == 0
    assert capsys.readouterr().out == "file,du\n"


ODD = {
    "another-shell": {"_PROFILEPARSE_COMPLETE": "dash_complete"},
    "another-question": {"_PROFILEPARSE_COMPLETE": "bash_x"},
    "no-words": {"COMP_WORDS": None},
    "no-number": {"COMP_CWORD": None},
    "a-word-as-number": {"COMP_CWORD": "x"},
    "an-empty-number": {"COMP_CWORD": ""},
    "no-utf8": {"COMP_WORDS": "profileparse check \udcff"},
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_variables_that_no_shell_sets(
    change: dict[str, str | None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = {"_PROFILEPARSE_COMPLETE": "bash_complete", "COMP_WORDS": "profileparse check x"}
    for name, value in (asked | {"COMP_CWORD": "2"} | change).items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert cli.run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "profileparse: error: the variables _PROFILEPARSE_COMPLETE, COMP_WORDS and COMP_CWORD are"
        " not as the script of 'profileparse completion' sets them\n"
    )


def test_a_shell_that_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["completion", "dash"]) == 2
    assert "'dash' is none of bash, zsh, fish: did you mean 'bash'?" in capsys.readouterr().err


def test_the_shells_are_named_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["completion"]) == 2
    assert "'SHELL'. Choose from: bash, zsh, fish\n" in capsys.readouterr().err
