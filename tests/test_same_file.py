"""A file that is named twice in one run is read once, and that is said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commands import TEXTS, runner

from profileparse import cli

WAYS = {
    "same": ("good.txt", "named twice"),
    "dot": ("./good.txt", "the same file as good.txt"),
    "around": ("folder/../good.txt", "the same file as good.txt"),
    "absolute": ("{}/good.txt", "the same file as good.txt"),
    "link": ("link.txt", "the same file as good.txt"),
    "folder-link": ("linked/good.txt", "the same file as good.txt"),
    "hard-link": ("hard.txt", "the same file as good.txt"),
}
COMMANDS = {
    "convert": ["convert", "--to", "jsonl"],
    "folder": ["convert", "-o", "out/"],
    "database": ["convert", "-o", "x.sqlite"],
    "metrics": ["metrics", "--to", "jsonl"],
    "compare": ["metrics", "--compare"],
    "network": ["metrics", "--graph", "x.gexf"],
    "report": ["report"],
    "check": ["check", "--output-format", "json"],
}


@pytest.fixture
def folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    runner("check", capsys, tmp_path, monkeypatch, {**TEXTS, "copy": TEXTS["good"]})
    Path("folder").mkdir()
    Path("link.txt").symlink_to("good.txt")
    Path("linked").symlink_to(".")
    os.link("good.txt", "hard.txt")
    return tmp_path


@pytest.mark.parametrize(("way", "said"), WAYS.values(), ids=WAYS)
def test_another_name_of_a_file_is_not_read_again(
    folder: Path, way: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    way = way.format(folder)
    assert cli.run(["convert", "--to", "jsonl", "good.txt", "other.txt", way]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["good.txt", "other.txt"]
    assert err == f"profileparse: {way}: {said}, read once\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_gives_what_it_gives_for_one_name(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.run([*command, "good.txt"])
    alone = capsys.readouterr()
    assert cli.run([*command, "good.txt", "./good.txt"]) == code
    twice = capsys.readouterr()
    assert twice.out == alone.out
    assert (
        twice.err == f"profileparse: ./good.txt: the same file as good.txt, read once\n{alone.err}"
    )


@pytest.mark.usefixtures("folder")
def test_a_copy_is_another_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["convert", "--to", "jsonl", "good.txt", "copy.txt"]) == 0
    assert capsys.readouterr().out.count("\n") == 2


@pytest.mark.usefixtures("folder")
def test_a_file_of_two_days_is_two_captures(capsys: pytest.CaptureFixture[str]) -> None:
    for day in ("2026-05-20", "2026-06-20"):  # as snapshots of an unchanged folder are
        Path(day).mkdir()
        os.link("good.txt", f"{day}/a.txt")
    names = ["2026-05-20/a.txt", "2026-06-20/a.txt", "./2026-06-20/a.txt"]
    assert cli.run(["convert", "--to", "jsonl", "--as-of", "name", *names]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["as_of"] for line in out.splitlines()] == ["2026-05-20", "2026-06-20"]
    assert err.startswith(f"profileparse: {names[2]}: the same file as {names[1]}, read once\n")
    assert cli.run(["convert", "--to", "jsonl", "--as-of", "2026-06-20", *names]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_an_error_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "missing", "missing", "folder", "a\0b"]) == 2
    assert capsys.readouterr().err.count("profileparse: error: ") == 4


@pytest.mark.usefixtures("folder")
def test_a_capture_can_be_compared_with_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["diff", "good.txt", "good.txt"]) == 0
    assert "read once" not in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-", "good.txt"], ["good.txt", "-"]], ids=str)
def test_standard_input_can_be_a_file_that_is_named(folder: Path, arguments: list[str]) -> None:
    with (folder / "good.txt").open("rb") as file:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "profileparse", "convert", "--to", "jsonl", *arguments],
            stdin=file,
            capture_output=True,
            check=True,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
    first, second = arguments
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [first]
    assert done.stderr == f"profileparse: {second}: the same file as {first}, read once\n"
