"""Standard input without `-`: it is read where somebody gives it, and nowhere else."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import realdump

from profileparse import cli
from profileparse.cli.commands import CONFIGURABLE

REAL = realdump.FIXTURES / "imanol-schlag.txt"
BROKEN = realdump.FIXTURES / "broken-papers.txt"
TEXT = BROKEN.read_bytes()
READ = [name for name in CONFIGURABLE if name != "diff"]
COMMAND = [sys.executable, "-m", "profileparse"]
Run = Callable[..., tuple[int, str, str]]
Kind = Callable[[ExitStack], int]


def pipe(stack: ExitStack) -> int:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as file:
        file.write(TEXT)
    stack.callback(os.close, reader)
    return reader


def file(stack: ExitStack) -> int:
    return stack.enter_context(BROKEN.open("rb")).fileno()


def silent_socket(stack: ExitStack) -> int:
    one, other = socket.socketpair()
    stack.enter_context(other)
    return stack.enter_context(one).fileno()


def null(stack: ExitStack) -> int:
    return stack.enter_context(Path(os.devnull).open("rb")).fileno()


def terminal(stack: ExitStack) -> int:
    leader, follower = os.openpty()
    stack.callback(os.close, leader)
    stack.callback(os.close, follower)
    return follower


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stack: ExitStack,
) -> Run:
    """Run a command with standard input opened on a kind of file."""
    monkeypatch.chdir(tmp_path)

    def run(kind: Kind | None, *arguments: str) -> tuple[int, str, str]:
        stream = None
        if kind is not None:
            descriptor = kind(stack)
            stream = stack.enter_context(os.fdopen(descriptor, encoding="utf-8", closefd=False))
        monkeypatch.setattr(sys, "stdin", stream)
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize("kind", [pipe, file], ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("name", READ)
def test_what_is_given_is_read(run: Run, name: str, kind: Kind) -> None:
    arguments = [
        name,
        "--as-of",
        "2026-05-20",
        "-o",
        "out",
        *(["--to", "csv"] * (name != "report")),
    ]
    if name == "check":
        arguments = [name, "--as-of", "2026-05-20"]
    plain = run(kind, *arguments, "-")
    written = Path("out").read_bytes() if name != "check" else b""
    assert plain[0] == 1
    assert run(kind, *arguments) == plain
    assert name == "check" or Path("out").read_bytes() == written != b""


@pytest.mark.parametrize(
    "kind", [silent_socket, null, terminal, None], ids=lambda kind: kind and kind.__name__
)
@pytest.mark.parametrize("name", READ)
def test_nothing_else_is_waited_for(run: Run, name: str, kind: Kind | None) -> None:
    code, out, err = run(kind, name)
    assert (code, out) == (2, "")
    assert err.endswith(
        "error: PATH is missing: name files or folders, or '-' for standard input\n"
    )


def test_a_stream_that_is_none_of_the_system_is_not_read(
    monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    class Text:
        def fileno(self) -> int:
            raise ValueError("closed")

    run(None, "schema")
    monkeypatch.setattr(sys, "stdin", Text())
    assert cli.run(["convert"]) == 2


@pytest.mark.parametrize("kind", [pipe, terminal], ids=lambda kind: kind.__name__)
def test_diff_has_two_arguments_whatever_is_given(run: Run, kind: Kind) -> None:
    for paths, missing in (([], "OLD"), ([str(REAL)], "NEW")):
        code, out, err = run(kind, "diff", *paths)
        assert (code, out) == (2, "")
        assert f"error: {missing} is missing: name a file, or '-' for standard input" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", str(REAL)],
        ["check", "--show-settings"],
        ["metrics", "--list"],
        ["convert", "--help"],
        ["convert", "--to", "nothing"],
    ],
    ids=lambda arguments: arguments[-1][-15:],
)
def test_what_is_not_asked_for_is_not_touched(arguments: list[str]) -> None:
    reader, writer = os.pipe()  # nobody writes, and it has no end
    with open(reader, "rb") as given, open(writer, "wb"):  # noqa: PTH123
        ended = subprocess.run(  # noqa: S603
            [*COMMAND, *arguments],
            stdin=given,
            capture_output=True,
            check=False,
            timeout=60,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert ended.returncode == (2 if "nothing" in arguments else 0)


def test_a_shell_pipes_and_redirects() -> None:
    for shell in (f'cat "{BROKEN}" | "$@"', f'"$@" < "{BROKEN}"'):
        command = ["bash", "-c", shell, "bash", *COMMAND, "check", "--to", "concise"]
        ended = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert ended.returncode == 1
        assert ended.stdout.startswith(b"-:")


def test_what_is_given_has_the_name_that_is_said(run: Run) -> None:
    out = run(file, "check", "--stdin-filename", "x.txt", "--to", "concise")[1]
    assert out.startswith("x.txt:")
