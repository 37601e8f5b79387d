"""Settings in pyproject.toml and in variables."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import realdump

from profileparse import cli

REAL = str(realdump.FIXTURES / "imanol-schlag.txt")
BROKEN = str(realdump.FIXTURES / "broken-papers.txt")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a folder whose pyproject.toml has these lines."""

    def run(table: str, *arguments: str, file: str = "pyproject.toml") -> tuple[int, str, str]:
        (tmp_path / file).write_text(table, encoding="utf-8")
        folder = tmp_path / "deep" / "er"
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(folder)
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def table(*lines: str) -> str:
    return "\n".join(["[tool.other]", "x = 1", "[tool.profileparse]", *lines, ""])


SETTINGS = {
    "list": (['select = ["PP103"]'], ["PP103"]),
    "commas": (['select = "PP103, PP302"'], ["PP103", "PP302"]),
    "ignore": (['ignore = ["missing-title"]'], ["PP302"]),
}


@pytest.mark.parametrize(("lines", "codes"), SETTINGS.values(), ids=list(SETTINGS))
def test_a_project_chooses_its_rules(run: Run, lines: list[str], codes: list[str]) -> None:
    _, out, _ = run(table(*lines, 'output-format = "concise"'), "check", BROKEN)
    assert [line.split(" ")[2] for line in out.splitlines()] == codes


def test_every_kind_of_value_is_taken(run: Run) -> None:
    lines = ["as-of = 2026-05-20", 'fail-on = "info"', 'require = ["score"]', "max-chars = 100000"]
    code, out, _ = run(table(*lines, "color = true"), "check", REAL)
    assert code == 1
    assert "3 dates without a year read as 2026" in out
    assert "\x1b[" in out
    code, out, _ = run(table("statistics = true", 'as-of = "2026-05-20"'), "check", REAL)
    assert out.splitlines()[0] == "1  info PP206     h-index-above-papers in 1 file"
    code, out, _ = run(table('to = "jsonl"', "positions = true"), "convert", REAL)
    assert '"source"' in out
    assert '"span"' in out


def test_a_baseline_is_meant_from_where_the_file_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[]")
    assert run(table('baseline = "known.json"'), "check", BROKEN)[2] == (
        "Found 2 errors in 1 file; 0 known from the baseline.\n"
    )


def test_the_command_line_beats_variables_and_these_beat_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = table('select = ["PP103"]', 'output-format = "concise"')
    monkeypatch.setenv("PROFILEPARSE_SELECT", "")
    assert "PP103" in run(text, "check", BROKEN)[1]
    monkeypatch.setenv("PROFILEPARSE_SELECT", "PP302 PP301")
    out = run(text, "check", BROKEN)[1]
    assert ("PP302" in out, "PP103" in out) == (True, False)
    out = run(text, "check", BROKEN, "--select", "PP5")[1]
    assert out == ""


def test_variables_reach_convert_as_well(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILEPARSE_AS_OF", "2026-05-20")
    monkeypatch.setenv("PROFILEPARSE_TO", "jsonl")
    assert '"as_of": "2026-05-20"' in run("", "convert", REAL)[1]


ERRORS = {
    "unknown-key": (table("fail_on = 1"), "has no key 'fail_on': did you mean 'fail-on'?"),
    "nothing-near": (table("zzz = 1"), "has no key 'zzz'\n"),
    "list": (table("select = 3"), "select: expected a list of strings, or one with commas"),
    "list-of-numbers": (table("select = [3]"), "select: expected a list of strings"),
    "flag": (table('color = "yes"'), "color: expected true or false"),
    "number": (table('max-chars = "9"'), "max-chars: expected a whole number"),
    "true-is-no-number": (table("max-chars = true"), "max-chars: expected a whole number"),
    "text": (table("fail-on = 3"), "fail-on: expected a string"),
    "day": (table("as-of = 3"), "as-of: expected a day, YYYY-MM-DD"),
    "moment": (table("as-of = 2026-05-20T10:00:00"), "as-of: expected a day, YYYY-MM-DD"),
    "day-no-calendar-has": (
        table('as-of = "2026-02-30"'), "pyproject.toml: [tool.profileparse] as-of)\n",
    ),
    "choice": (table('fail-on = "bad"'), "pyproject.toml: [tool.profileparse] fail-on)\n"),
    "rule": (table('select = ["PP999"]'), "pyproject.toml: [tool.profileparse] select)\n"),
    "no-toml": ("[tool", "pyproject.toml: "),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ERRORS.values(), ids=list(ERRORS))
def test_what_cannot_be_meant_is_a_usage_error_with_its_place(
    run: Run, text: str, said: str
) -> None:
    code, out, err = run(text, "check", REAL)
    assert (code, out) == (2, "")
    assert said in err
    assert "pyproject.toml" in err


def test_a_file_that_is_no_utf8_or_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "pyproject.toml").mkdir()
    assert "pyproject.toml: Is a directory" in run("", "check", REAL)[2]
    (tmp_path / "deep" / "pyproject.toml").rmdir()
    (tmp_path / "deep" / "pyproject.toml").write_bytes(b"\xff")
    assert "pyproject.toml: 'utf-8' codec can't decode" in run("", "check", REAL)[2]


def test_a_file_without_our_table_is_passed_by(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert run(table('select = ["PP5"]'), "check", BROKEN)[0] == 0
    (tmp_path / "deep" / "pyproject.toml").write_text("[tool]\nprofileparse = 1\n")
    assert run(table('select = ["PP5"]'), "check", BROKEN)[0] == 0


def test_an_unknown_variable_is_a_usage_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILEPARSE_FAILON", "info")
    code, _, err = run("", "check", REAL)
    assert code == 2
    assert "PROFILEPARSE_FAILON sets nothing: did you mean 'PROFILEPARSE_FAIL_ON'?" in err
    assert run("", "rule", "PP101")[0] == 0


def test_a_bad_variable_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILEPARSE_FAIL_ON", "bad")
    assert "(set by the variable PROFILEPARSE_FAIL_ON)" in run("", "check", REAL)[2]
    monkeypatch.delenv("PROFILEPARSE_FAIL_ON")
    assert "set " not in run("", "check", REAL, "--fail-on", "bad")[2]


def test_a_broken_file_hides_no_help(run: Run) -> None:
    for arguments in (["check", "--help"], ["convert", "x", "--help"]):
        code, out, _ = run("[tool", *arguments)
        assert (code, out[:6]) == (0, "Usage:")
    assert run("[tool", "check", "--", "--help")[0] == 2


def test_a_broken_file_hides_no_other_command(run: Run) -> None:
    for arguments in (["--version"], ["schema"], ["rule"], ["completion", "bash"]):
        assert run("[tool", *arguments)[0] == 0


def test_a_bad_value_is_said_with_the_file_that_has_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "pyproject.toml").write_text(table('fail-on = "bad"'))
    place = tmp_path / "deep" / "pyproject.toml"
    _, _, err = run(table('fail-on = "error"'), "check", REAL)
    assert f"(set in {place}: [tool.profileparse] fail-on)" in err


@pytest.mark.parametrize("text", ["tool = 3", "[[tool]]\nx = 1\n"])
def test_what_is_called_tool_may_be_no_table(run: Run, text: str) -> None:
    assert run(text, "check", REAL)[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="keeps the folder that a process is in")
def test_a_folder_that_was_removed_sets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert cli.run(["check", REAL, "--as-of", "2026-05-20"]) == 0
    assert capsys.readouterr().err == "Found 2 infos in 1 file.\n"
