"""The program around its commands: help, usage errors, defects, and the end of a process."""

import errno
import gc
import io
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import profileparse
from profileparse import cli
from profileparse.cli import app, work
from profileparse.cli.commands import COMMANDS
from profileparse.writers.json_schema import json_schema

REAL = Path(__file__).parent / "fixtures" / "imanol-schlag.txt"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["convert", "--help"]], ids=str)
def test_no_grammar_for_what_reads_nothing(arguments: list[str]) -> None:
    code = (
        "import sys; from profileparse.cli import run\n"
        f"assert run({arguments}) == 0\n"
        "assert 'lark' not in sys.modules and 'profileparse.reading.grammar' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603


def test_the_library_does_not_bring_the_command_line() -> None:
    code = "import sys, profileparse; assert 'click' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr() == (f"profileparse {profileparse.__version__}\n", "")


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert cli.run([name, "--help"]) == 0
        out, err = capsys.readouterr()
        assert f"\n    profileparse {name} " in out or "\n  Example" in out
        assert err == ""
        assert all(len(line) <= 100 for line in out.splitlines())
    assert cli.run(["--help"]) == 0
    out, _ = capsys.readouterr()
    assert "Examples:" in out
    assert all(name in out for name in COMMANDS)


def test_without_a_command_the_help_is_talk(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Usage: profileparse [OPTIONS] COMMAND [ARGS]...\n")


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["::error::\n##[x]"]) == 2
    assert capsys.readouterr() == (
        "",
        (
            "Usage: profileparse [OPTIONS] COMMAND [ARGS]...\n"
            "Try 'profileparse --help' for help.\n\n"
            "profileparse: error: No such command '::error::\\n#\\x23[x]'\n"
        ),
    )


def test_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.run(["schema"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == json_schema()
    assert err == ""
    assert cli.run(["schema", "-o", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x").read_text() == out


def test_the_arguments_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["anything", "--version"])
    assert cli.run() == 0
    assert capsys.readouterr().out.startswith("profileparse ")


def test_a_defect_elsewhere_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("profileparse.cli.schema_command.json_schema", broken)
    assert cli.run(["schema"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("profileparse: error: internal error: RecursionError: too deep (")


def test_a_defect_without_a_place() -> None:
    assert work.defect(ValueError("x")) == "internal error: ValueError: x: please report it"


def test_a_usage_error_without_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise click.ClickException("no")

    monkeypatch.setattr(app.program, "make_context", broken)
    assert cli.run([]) == 2
    assert capsys.readouterr().err == "profileparse: error: no\n"


class Broken(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, number: int, descriptor: int) -> None:
        super().__init__()
        self.number = number
        self.descriptor = descriptor

    def flush(self) -> None:
        raise OSError(self.number, os.strerror(self.number))

    def fileno(self) -> int:
        return self.descriptor


@pytest.fixture
def keeps_process() -> Iterator[None]:
    handlers = {number: signal.getsignal(number) for number in signal.valid_signals()}
    threshold = gc.get_threshold()
    yield
    for number, handler in handlers.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)
    gc.set_threshold(*threshold)
    gc.unfreeze()


@pytest.mark.usefixtures("keeps_process")
def test_main_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["profileparse", "nothing"])
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("profileparse", run_name="__main__")
    assert ended.value.code == 2
    monkeypatch.undo()
    assert "No such command 'nothing'" in capsys.readouterr().err


@pytest.mark.usefixtures("keeps_process")
def test_a_process_that_ends_soon_does_not_collect_its_garbage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "argv", ["profileparse", "--version"])
    kept, frozen = gc.get_threshold()[0], gc.get_freeze_count()
    with pytest.raises(SystemExit):
        cli.main()
    assert gc.get_threshold()[0] > kept
    assert gc.get_freeze_count() > frozen


@pytest.mark.usefixtures("keeps_process")
def test_the_module_alone_runs_nothing() -> None:
    assert callable(runpy.run_module("profileparse.__main__")["main"])


@pytest.mark.usefixtures("keeps_process")
def test_main_lets_go_of_a_stream_that_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "x").open("w") as file:
        monkeypatch.setattr(sys, "stdout", Broken(errno.ENOSPC, file.fileno()))
        monkeypatch.setattr(sys, "argv", ["profileparse", "--version"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 2
        assert os.path.samestat(os.fstat(file.fileno()), Path(os.devnull).stat())


@pytest.mark.parametrize("arguments", [["--help"], ["metrics", "--list"]], ids=["help", "list"])
def test_help_for_a_reader_that_is_gone(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(errno.EPIPE, -1))
    assert cli.run(arguments) == 141
    monkeypatch.undo()
    assert capsys.readouterr().err == ""


def test_help_for_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["--help"]) == 2
    assert capsys.readouterr().err == "profileparse: error: standard output: is closed\n"


def test_talk_that_nobody_hears(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (None, Broken(errno.ENOSPC, -1)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert cli.run(["check", "missing"]) == 2
