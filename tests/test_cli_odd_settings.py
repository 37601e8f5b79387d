"""Settings that nobody means: numbers, variables, and files that are none, or have no end."""

import os
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import realdump
from commands import Run, bare_runner

from profileparse.cli import baseline
from profileparse.cli.settings import settings_file

REAL = str(realdump.FIXTURES / "imanol-schlag.txt")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    return bare_runner(capsys, tmp_path, monkeypatch)


NO_NUMBERS = {
    "arabic": "\u0666\u0666",
    "full-width": "\uff16",
    "superscript": "\xb2",
    "grouped": "1_000",
    "signed": "+6",
    "negative": "-6",
    "nothing": "0",
    "blanks": " 6 ",
    "line": "6\n",
    "float": "6.0",
    "power": "1e3",
    "hexadecimal": "0x10",
    "32-digits": "9" * 32,
    "5000-digits": "9" * 5000,
    "above": "1000000000001",
    "word": "many",
    "no-utf8": "6\udcff",
}


@pytest.mark.parametrize("key", ["max-chars", "jobs"])
@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_number_is_written_in_digits_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str, key: str
) -> None:
    code, out, err = run("check", REAL, f"--{key}={text}")
    assert (code, out) == (2, "")
    assert "is not a number from 1 to 1,000,000,000,000, in digits alone\n" in err
    assert len(err) < 400
    name = f"PROFILEPARSE_{key.upper().replace('-', '_')}"
    monkeypatch.setenv(name, text)
    code, out, err = run("check", REAL)
    assert (code, out) == (2, "")
    assert f"in digits alone (set by the variable {name})\n" in err


@pytest.mark.parametrize("text", ["40000", "0040000", "1000000000000"])
def test_what_is_a_number_is_taken(run: Run, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert run("check", REAL, "--max-chars", text)[0] == 0
    monkeypatch.setenv("PROFILEPARSE_MAX_CHARS", text)
    assert run("check", REAL)[0] == 0


NUMBERS = {"0": "0", "-1": "-1", "99": "9" * 32, "9.0": "9.0", "inf": "inf", "list": "[9]"}


@pytest.mark.parametrize("text", NUMBERS.values(), ids=NUMBERS)
def test_no_other_number_is_taken_from_a_file(run: Run, text: str) -> None:
    Path("pyproject.toml").write_text(f"[tool.profileparse]\nmax-chars = {text}\n")
    code, out, err = run("check", REAL)
    assert (code, out) == (2, "")
    assert "in digits alone (set in" in err or "expected a whole number" in err


ODD = {"empty": "", "blanks": " \t", "no-utf8": "\udcff", "digits": "\u0666", "grouped": "1_000"}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_variable_makes_an_internal_error(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    keys = ["AS_OF", "SELECT", "IGNORE", "FAIL_ON", "REQUIRE", "BASELINE", "STATISTICS"]
    for key in [*keys, "OUTPUT_FORMAT", "COLOR", "MAX_CHARS", f"X{text}"]:
        with monkeypatch.context() as patched:
            patched.setenv(f"PROFILEPARSE_{key}", text)
            code, _, err = run("check", REAL)
        assert code in {0, 2}, key
        assert "internal" not in err
        assert f"PROFILEPARSE_{key[:1]}" in err or code == 0
    for key in ("COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "CI"):
        with monkeypatch.context() as patched:
            patched.setenv(key, text)
            assert run("check", REAL)[0] == 0
            assert run("metrics", REAL)[0] == 0


@pytest.mark.parametrize("columns", ["0", "-1", "1", "abc", "9" * 30, "\u0666"])
def test_a_terminal_of_any_width(run: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for arguments in (["--help"], ["metrics", REAL], ["metrics", "--list"], ["check", REAL]):
        code, out, err = run(*arguments)
        assert (code, bool(out)) == (0, True)
        assert "internal" not in err


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def unix_socket(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as one:
        one.bind(path.name)  # from the folder: a path of a socket must be short


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**40)


KINDS: dict[Callable[[Path], None], str] = {
    fifo: "is not a regular file",
    device: "is not a regular file",
    folder: "Is a directory",
    loop: "Too many levels of symbolic links",
    unix_socket: "No such device or address",
    huge: "is larger than 1,000 bytes",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("pyproject.toml", [], "pyproject.toml: {}\n"),
        ("known", ["--baseline", "known"], "'known' is not a report of findings: {}: make it with"),
    ],
    ids=["settings", "baseline"],
)
def test_what_is_read_in_full_is_a_file(  # noqa: PLR0913
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    *,
    kind: Callable[[Path], None],
    name: str,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setattr(settings_file, "_MOST", 1000)
    monkeypatch.setattr(baseline, "_MOST", 1000)
    kind(Path(name))
    code, out, err = run("check", REAL, *arguments)
    assert (code, out) == (2, "")
    assert said.format(KINDS[kind]) in err


DEEP = {"lists": "x = " + "[" * 5000, "tables": "x = " + "{a = " * 5000}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_settings_that_are_nested_too_deeply(run: Run, text: str) -> None:
    Path("pyproject.toml").write_text(text)
    code, out, err = run("check", REAL)
    assert (code, out) == (2, "")
    assert "pyproject.toml: its values are nested too deeply\n" in err


def test_settings_may_begin_with_a_mark_and_have_other_line_ends(run: Run) -> None:
    text = '\ufeff[tool.profileparse]\r\nfail-on = "info"\r\n'
    Path("pyproject.toml").write_bytes(text.encode())
    assert run("check", REAL)[0] == 1
