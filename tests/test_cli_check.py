"""`profileparse check`: findings are its data, and all the rest is talk."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from profileparse import cli

REAL = Path(__file__).parent / "fixtures" / "imanol-schlag.txt"
DAY = "2026-05-20"
GOOD = """Good Name

h-index1
1papers

1 Papers

LGJun 29, 2022
A Title

Good Name, Ann Author

An abstract.
"""
BAD = GOOD.replace("Jun 29", "Feb 30")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `check` in a folder with a few dumps."""
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text(BAD)
    (tmp_path / "folder").mkdir()
    (tmp_path / "fine.txt").write_text(GOOD)
    for name in ("empty.txt", "void.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "latin.txt").write_bytes(b"x J\xfcrgen\n")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.run(["check", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


FULL = """\
{}:1:1: error PP101 not-a-profile: no profile: it holds no text
  |
1 |
  | ^
  = help: expected facts such as 'h-index25', or papers that begin like 'LGJun 29, 2022'

"""
CONCISE = "{}:1:1: error PP101 no profile: it holds no text\n"


def test_the_real_dump(run: Run) -> None:
    code, out, err = run(str(REAL), "--as-of", DAY)
    assert code == 0
    assert out.splitlines()[6:10] == [
        f"{REAL}:33:7: info PP301 inferred-year: 3 dates without a year read as 2026",
        "   |",
        "33 | 52.4DCApr 15",
        "   |       ^^^^^^",
    ]
    assert err == "Found 2 infos in 1 file.\n"


def test_full_is_the_default(run: Run) -> None:
    assert run("empty.txt") == (1, FULL.format("empty.txt"), "Found 1 error in 1 file.\n")
    assert run("empty.txt", "--output-format", "full") == run("empty.txt")


def test_concise(run: Run) -> None:
    assert run("empty.txt", "--output-format", "concise") == (
        1,
        CONCISE.format("empty.txt"),
        "Found 1 error in 1 file.\n",
    )


def test_nothing_found(run: Run) -> None:
    assert run("good.txt") == (0, "", "No findings in 1 file.\n")


def test_standard_input_has_the_name_it_is_given(run: Run) -> None:
    assert run("-", "--output-format", "concise")[1] == CONCISE.format("-")
    arguments = ("-", "--output-format", "concise", "--stdin-filename", "x.txt")
    assert run(*arguments)[1] == CONCISE.format("x.txt")


def test_several_profiles_are_fine(run: Run) -> None:
    assert run("-", stdin=(GOOD + "\n" + GOOD).encode())[0] == 0


CODES = {
    "fine": (["good.txt", "fine.txt"], 0, "No findings in 2 files."),
    "errors": (["empty.txt", "good.txt", "void.txt"], 1, "Found 2 errors in 3 files."),
    "missing-first": (
        ["missing", "empty.txt"],
        2,
        "Found 1 error in 1 file; 1 file could not be read.",
    ),
    "missing-last": (
        ["empty.txt", "missing", "folder"],
        2,
        "Found 1 error in 1 file; 2 files could not be read.",
    ),
    "not-utf8-first": (["latin.txt", "empty.txt"], 2, "Found 2 errors in 2 files."),
    "not-utf8-last": (["empty.txt", "latin.txt"], 2, "Found 2 errors in 2 files."),
    "nothing-read": (["missing"], 2, "profileparse: error: missing: No such file or directory"),
}


@pytest.mark.parametrize(("files", "code", "last"), CODES.values(), ids=CODES)
def test_the_worst_decides_and_stops_nobody(
    run: Run, files: list[str], code: int, last: str
) -> None:
    got, out, err = run(*files, "--output-format", "concise")
    assert (got, err.splitlines()[-1]) == (code, last)
    assert out.count("PP101") == len({"empty.txt", "void.txt"}.intersection(files))


def test_a_byte_that_is_no_character_is_shown(run: Run) -> None:
    code, out, _ = run("latin.txt")
    assert code == 2
    assert out.splitlines() == [
        "latin.txt:1:4: error PP901 not-utf8: not UTF-8: the byte at offset 3 begins no character",
        "  |",
        r"1 | x J\xfcrgen",
        "  |    ^",
        "  = help: convert the file to UTF-8",
        "",
    ]


def test_into_a_file(run: Run) -> None:
    assert run("empty.txt", "-o", "out") == (1, "", "Found 1 error in 1 file.\n")
    assert Path("out").read_text() == FULL.format("empty.txt")


def test_no_findings_take_the_place_of_old_ones(run: Run) -> None:
    Path("out").write_text("old")
    assert run("good.txt", "-o", "out") == (0, "", "No findings in 1 file.\n")
    assert Path("out").read_text() == ""


def test_not_onto_an_input(run: Run) -> None:
    code, out, err = run("good.txt", "-o", "good.txt")
    assert (code, out) == (2, "")
    assert err.endswith("profileparse: error: good.txt is an input, good.txt: write elsewhere\n")


COLOURS = {
    "pipe": ([], {}, False, False),
    "terminal": ([], {}, True, True),
    "dumb-terminal": ([], {"TERM": "dumb"}, True, False),
    "no-color": ([], {"NO_COLOR": "1"}, True, False),
    "no-color-empty": ([], {"NO_COLOR": ""}, True, True),
    "force-color": ([], {"FORCE_COLOR": "1"}, False, True),
    "force-color-empty": ([], {"FORCE_COLOR": ""}, False, False),
    "both": ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    "option-beats-no-color": (["--color"], {"NO_COLOR": "1"}, False, True),
    "option-beats-force-color": (["--no-color"], {"FORCE_COLOR": "1"}, True, False),
    "file": (["-o", "out"], {"FORCE_COLOR": "1"}, True, False),
    "file-with-option": (["-o", "out", "--color"], {}, False, True),
}


@pytest.mark.parametrize(("options", "env", "tty", "coloured"), COLOURS.values(), ids=COLOURS)
def test_when_there_are_colours(  # noqa: PLR0913
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    env: dict[str, str],
    *,
    tty: bool,
    coloured: bool,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: tty, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    _, out, _ = run("empty.txt", *options)
    text = Path("out").read_text() if "-o" in options else out
    assert ("\x1b[" in text) == coloured
    assert click.unstyle(text) == FULL.format("empty.txt")


def test_without_standard_output(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", None)
        assert cli.run(["check", "good.txt"]) == 2
    assert capsys.readouterr().err == ("profileparse: error: standard output: is closed\n")
    assert run("good.txt")[0] == 0
