"""How much is said on standard error: --quiet and --verbose."""

import gzip
import io
import sys
from pathlib import Path

import pytest
from commands import TEXTS, runner

from profileparse.cli import progress
from profileparse.cli.commands import CONFIGURABLE

BAD = TEXTS["bad"]
NEAR = TEXTS["good"].replace("Jun 29, 2022", "Jun 29")  # which has an info
CASES = {
    "convert": ["near.txt", "bad.txt", "./near.txt", "--to", "jsonl", "-o", "x.out"],
    "check": ["near.txt", "bad.txt", "./near.txt", "-o", "x.out"],
    "metrics": ["near.txt", "bad.txt", "./near.txt", "--to", "jsonl", "-o", "x.out"],
    "report": ["near.txt", "bad.txt", "./near.txt", "-o", "x.out"],
    "diff": ["near.txt", "bad.txt", "-o", "x.out"],
}
NOISE = ("read once", "the file name tells no format", " info ", "Found ", "warning: ")


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Runs":
    return Runs(capsys, tmp_path, monkeypatch)


class Runs:
    """Runs any command in a folder with a few dumps."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], folder: Path, patch: pytest.MonkeyPatch
    ) -> None:
        self._parts = (capsys, folder, patch, {**TEXTS, "near": NEAR})

    def __call__(self, name: str, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        return runner(name, *self._parts)(*arguments, "--as-of", "2026-05-20", stdin=stdin)


def written() -> bytes:
    """Return what a command has written."""
    return Path("x.out").read_bytes()


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_quiet_leaves_out_all_but_errors(run: Runs, name: str) -> None:
    code, out, err = run(name, *CASES[name])
    result = written()
    assert any(noise in err for noise in NOISE)
    for flag in ("-q", "--quiet"):
        quiet = run(name, *CASES[name], flag)
        assert quiet[:2] == (code, out)
        assert written() == result
        errors = [line for line in err.splitlines() if " error " in line]
        assert quiet[2].splitlines() == errors
    assert code == 1
    assert len(errors) == (0 if name == "check" else 1)


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_quiet_hides_no_error_and_no_exit_code(run: Runs, name: str) -> None:
    paths = ["gone.txt", "good.txt"]
    loud = run(name, *paths, "-o", "x.out")
    code, out, err = run(name, *paths, "-o", "x.out", "-q")
    assert code == loud[0] == 2
    assert (out, err) == ("", "profileparse: error: gone.txt: No such file or directory\n")
    assert run(name, "--zzzz", "-q")[2].endswith("No such option '--zzzz'\n")


def test_quiet_leaves_findings_of_check_where_they_are(run: Runs) -> None:
    for arguments in ([], ["--to", "json"], ["--fail-on", "info"], ["--statistics"]):
        loud = run("check", "near.txt", "bad.txt", *arguments)
        quiet = run("check", "near.txt", "bad.txt", "-q", *arguments)
        assert quiet == (*loud[:2], "")
        assert "PP301" in quiet[1]


def test_why_there_is_no_object_is_said_even_so(run: Runs) -> None:
    code, _, err = run("convert", "several.txt", "-q")
    assert code == 1
    assert "several profiles are not one JSON object: use --to jsonl" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_quiet_has_no_bar(run: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 0)
    monkeypatch.setattr(progress.Progress.__init__, "__defaults__", (0,))
    monkeypatch.delenv("CI", raising=False)
    said = {}
    for flags in ((), ("-q",)):
        with monkeypatch.context() as patched:
            terminal = Terminal()
            patched.setattr(sys, "stderr", terminal)
            patched.setenv("TERM", "xterm")
            run("convert", "good.txt", "other.txt", "--to", "jsonl", *flags)
        said[flags] = terminal.getvalue()
    assert "files" in said[()]
    assert said["-q",] == ""


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_verbose_says_how_each_input_was_read(run: Runs, name: str) -> None:
    loud = run(name, *CASES[name])
    for flag in ("-v", "--verbose"):
        code, out, err = run(name, *CASES[name], flag)
        assert (code, out) == loud[:2]
        own = [line for line in err.splitlines() if line not in loud[2].splitlines()]
        expected = [
            "profileparse: settings: no file",
            "profileparse: 2 inputs to read, with 1 process",
            "profileparse: near.txt: uncompressed, 1 profile, the form of the page",
            "profileparse: bad.txt: uncompressed, 1 profile, the form of the page",
        ]
        assert own == [line for line in expected if name != "diff" or "inputs" not in line]


def test_verbose_says_archives_and_forms(run: Runs) -> None:
    packed = gzip.compress(("- " + TEXTS["good"].replace("\n\n", "\n\n- ")).encode())
    code, _, err = run("convert", "-", "-v", stdin=packed)
    line = next(line for line in err.splitlines() if line.startswith("profileparse: -: "))
    assert code == 0
    assert line.startswith("profileparse: -: gzip, 1 profile, read from another form than that")
    assert (
        "profileparse: empty.txt: uncompressed, 0 profiles\n" in run("check", "empty.txt", "-v")[2]
    )


def test_verbose_says_how_many_processes(run: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profileparse.batch.ordered.ENOUGH_FILES", 1)
    monkeypatch.setattr("profileparse.batch.ordered._CHUNK_FILES", 1)
    names = ("good.txt", "other.txt", "bad.txt")
    err = run("convert", *names, "--to", "jsonl", "--jobs", "2", "-v")[2]
    assert "profileparse: 3 inputs to read, with 2 processes\n" in err
    told = [line for line in err.splitlines() if ": uncompressed, 1 profile, " in line]
    assert [line.split(": ")[1] for line in told] == [*names]


def test_verbose_says_which_settings_are_in_force(
    run: Runs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROFILEPARSE_FAIL_ON", "info")
    monkeypatch.setenv("PROFILEPARSE_SELECT", "PP9")
    (tmp_path / "pyproject.toml").write_text("[tool.profileparse]\nverbose = true\n")
    err = run("check", "good.txt", "--select", "PP1")[2]
    assert f"profileparse: settings: {tmp_path}/pyproject.toml: [tool.profileparse]\n" in err
    assert "profileparse: settings: PROFILEPARSE_FAIL_ON=info\n" in err
    assert "PP9" not in err  # the command line has another word
    (tmp_path / "profileparse.toml").write_text("verbose = true\n")
    assert f"profileparse: settings: {tmp_path}/profileparse.toml\n" in run("check", "good.txt")[2]


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_both_at_once_contradict_each_other(
    run: Runs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    said = "error: --quiet and --verbose contradict each other: leave one out\n"
    code, out, err = run(name, *CASES[name], "-q", "-v")
    assert (code, out) == (2, "")
    assert err.endswith(said)
    assert run(name, "-qv", "--show-settings")[2].endswith(said)
    with monkeypatch.context() as patched:
        patched.setenv("PROFILEPARSE_QUIET", "1")
        patched.setenv("PROFILEPARSE_VERBOSE", "1")
        assert run(name, *CASES[name])[2].endswith(said)
    (tmp_path / "profileparse.toml").write_text("quiet = true\nverbose = true\n")
    assert run(name, *CASES[name])[2].endswith(said)


def test_the_command_line_decides_then_a_variable_then_a_file(
    run: Runs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def is_verbose(*flags: str) -> bool:
        err = run("check", "good.txt", *flags)[2]
        assert (err == "") is not ("settings" in err)
        return err != ""

    (tmp_path / "profileparse.toml").write_text("quiet = true\n")
    assert not is_verbose()
    assert is_verbose("-v")
    monkeypatch.setenv("PROFILEPARSE_VERBOSE", "true")
    assert is_verbose()
    assert not is_verbose("-q")
    (tmp_path / "profileparse.toml").write_text("verbose = true\n[convert]\nquiet = true\n")
    monkeypatch.setenv("PROFILEPARSE_VERBOSE", "")
    assert is_verbose()
    (tmp_path / "profileparse.toml").write_text("quiet = true\n[check]\nverbose = true\n")
    assert is_verbose()


def test_a_name_is_shown_as_nothing_obeys_it(run: Runs, tmp_path: Path) -> None:
    name = "::error::\n##[x].txt"
    (tmp_path / name).write_text(TEXTS["good"])
    err = run("check", name, "-v")[2]
    assert r"profileparse: ::error::\n#\x23[x].txt: uncompressed, 1 profile" in err
    assert "##[" not in err
