"""`--as-of name`: each file has a day of its own."""

import json
from datetime import date
from pathlib import Path

import commands
import pytest
from commands import Run
from test_cli_convert import dump

from profileparse import cli

TEXT = dump("Good Name").replace("Jun 29, 2022", "Jan 5")
FOUND = "info PP301 1 date without a year read as"
NO_DAY = "no day of capture in its path, such as 2026-05-20: give it with --as-of YYYY-MM-DD"
COMMANDS = {
    "check": ("check", "--output-format", "concise"),
    "convert": ("convert", "--to", "json"),
    "stream": ("convert", "--to", "jsonl"),
    "metrics": ("metrics", "--to", "json"),
    "report": ("report", "-o", "page.html"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("2024-05-20", "none"):
        (tmp_path / name).mkdir()
    for path in ("2024-05-20/a.txt", "b_20250601.txt", "none/c.txt", "2025-01-01_2026-01-01.txt"):
        (tmp_path / path).write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return commands.runner("convert", capsys, tmp_path, monkeypatch, {})


def test_each_file_of_a_batch_has_its_own_day(capsys: pytest.CaptureFixture[str]) -> None:
    files = ["b_20250601.txt", "2024-05-20/a.txt"]
    assert cli.run(["convert", "--to", "jsonl", "--as-of", "name", *files]) == 0
    out, err = capsys.readouterr()
    profiles = [json.loads(line) for line in out.splitlines()]
    assert [profile["as_of"] for profile in profiles] == ["2025-06-01", "2024-05-20"]
    assert [p["papers"][0]["date"] for p in profiles] == ["2025-01-05", "2024-01-05"]
    assert err.splitlines() == [
        f"b_20250601.txt:8:3: {FOUND} 2025, as of 2025-06-01, the day in its path",
        f"2024-05-20/a.txt:8:3: {FOUND} 2024, as of 2024-05-20, the day in its path",
    ]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_finding_says_which_day_was_taken(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert cli.run([*command, "--as-of", "name", "2024-05-20/a.txt"]) == 0
    out, err = capsys.readouterr()
    assert f"{FOUND} 2024, as of 2024-05-20, the day in its path\n" in out + err
    assert cli.run([*command, "--as-of", "2024-05-20", "2024-05-20/a.txt"]) == 0
    out, err = capsys.readouterr()
    assert f"{FOUND} 2024\n" in out + err


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_file_without_a_day_is_an_error_of_that_file(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert cli.run([*command, "--as-of", "name", "none/c.txt"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"profileparse: error: none/c.txt: {NO_DAY}\n")
    assert not Path("page.html").exists()


def test_the_other_files_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    files = ["none/c.txt", "2025-01-01_2026-01-01.txt", "b_20250601.txt"]
    assert cli.run(["convert", "--to", "jsonl", "--as-of", "name", *files]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["b_20250601.txt"]
    assert err.splitlines()[:2] == [
        f"profileparse: error: none/c.txt: {NO_DAY}",
        (
            "profileparse: error: 2025-01-01_2026-01-01.txt: several days in its path, 2025-01-01"
            " and 2026-01-01: give that of the capture with --as-of YYYY-MM-DD"
        ),
    ]


def test_machines_get_a_finding_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--as-of", "name", "--output-format", "json"]
    assert cli.run(["check", "none/c.txt", *options]) == 2
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["code"], found["message"]) == (
        "PP905",
        f"the file could not be read: {NO_DAY}",
    )


def test_standard_input_has_the_day_of_the_name_that_it_is_given(run: Run) -> None:
    arguments = ("-", "--as-of", "name")
    assert run(*arguments, stdin=TEXT.encode()) == (2, "", f"profileparse: error: -: {NO_DAY}\n")
    code, out, _ = run(*arguments, "--stdin-filename", "2024-05-20.txt", stdin=TEXT.encode())
    assert (code, json.loads(out)["as_of"]) == (0, "2024-05-20")


def test_it_can_be_set_as_other_days_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pyproject.toml").write_text('[tool.profileparse]\nas-of = "name"\n')
    arguments = ["convert", "b_20250601.txt"]
    assert cli.run(arguments) == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2025-06-01"
    Path("pyproject.toml").unlink()
    monkeypatch.setenv("PROFILEPARSE_AS_OF", "name")
    assert cli.run(arguments) == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2025-06-01"
    assert cli.run([*arguments, "--as-of", "2026-02-03"]) == 0
    assert json.loads(capsys.readouterr().out)["as_of"] == "2026-02-03"


DIFF = {
    "both": (["--as-of", "name"], ["2024-05-20", "2025-06-01"], False),
    "new": (
        ["--as-of", "name", "--old-as-of", "2023-02-03"],
        ["2023-02-03", "2025-06-01"],
        False,
    ),
    "old": (
        ["--as-of", "2026-02-03", "--old-as-of", "name"],
        ["2024-05-20", "2026-02-03"],
        False,
    ),
    "none": (["--as-of", "2026-02-03"], ["2026-02-03", "2026-02-03"], True),
}


@pytest.mark.parametrize(("options", "days", "doubted"), DIFF.values(), ids=DIFF)
def test_two_captures_have_a_day_each(
    capsys: pytest.CaptureFixture[str], options: list[str], days: list[str], *, doubted: bool
) -> None:
    assert cli.run(["diff", "2024-05-20/a.txt", "b_20250601.txt", "--to", "json", *options]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert [found["old"]["as_of"], found["new"]["as_of"]] == days
    expected = (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days
    assert found["days"] == expected
    assert ("--old-as-of YYYY-MM-DD" in err) == doubted


def test_a_profile_whose_dates_all_have_a_year_has_the_day_in_its_record(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("d_2026-05-20.txt").write_text(dump("Good Name"))
    assert cli.run(["convert", "d_2026-05-20.txt", "--as-of", "name"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["as_of"], err) == ("2026-05-20", "")


def test_what_is_neither_a_day_nor_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("Name", "names", "20260520", ""):
        assert cli.run(["check", "b_20250601.txt", "--as-of", value]) == 2
        assert f"{value!r} is not written YYYY-MM-DD, such as " in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "convert", "metrics"])
def test_what_is_no_file_is_told_before_its_day_is_missed(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    Path("empty").mkdir()
    for path, told in (("empty", "no file in this folder"), ("gone.txt", "No such file")):
        assert cli.run([command, "--as-of", "name", path]) == 2
        assert told in capsys.readouterr().err


def test_each_file_is_read_against_the_same_day(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter([date(2026, 5, 20)])
    clock = type("Clock", (date,), {"today": staticmethod(lambda: next(days))})
    monkeypatch.setattr("profileparse.cli.options.date", clock)
    code, out, _ = run("none/c.txt", "b_20250601.txt", "--to", "jsonl")
    assert code == 0
    assert [json.loads(line)["as_of"] for line in out.splitlines()] == ["2026-05-20"] * 2
