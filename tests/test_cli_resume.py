"""A run that was interrupted is gone on with, as if nothing had happened."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Run, runner
from test_batch import GOOD
from test_cli_folders import outputs

from profileparse.cli import journal
from profileparse.cli.journal import Journal

DAY = ("--as-of", "2026-05-20")
Kill = Callable[..., tuple[int, int]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(400):
        text = GOOD.replace("h-index3", f"h-index{number}")
        Path(f"in/{number:03}.txt").write_text(text if number % 50 else "nothing")
    Path("in/300.txt").write_bytes(b"J\xfcrgen")
    return tmp_path


def killed(folder: Path, command: list[str], journal: Path, lines: int) -> bool:
    """Run a command, and kill it as soon as so many inputs are done; return whether it was."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "profileparse", *command], cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        end = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < end:
            if journal.exists() and journal.read_bytes().count(b"\n") > lines:
                break
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to", ["jsonl", "csv"])
def test_killed_twenty_times_it_ends_as_if_it_was_not(folder: Path, to: str, jobs: str) -> None:
    command = ["convert", *DAY, "in", "--jobs", jobs]
    expected = outputs(folder, *command, "-o", f"whole.{to}")
    resumed = [*command, "-o", f"out.{to}", "--resume"]
    noted = folder / f"out.{to}.journal"
    kills = done = 0
    for moment in sorted(random.Random(to + jobs).sample(range(380), 20)):  # noqa: S311
        kills += killed(folder, resumed, noted, moment)
        now = noted.read_bytes().count(b"\n") if noted.exists() else 401
        assert now >= done
        done = now
    assert kills > 6
    code, out, err = outputs(folder, *resumed)
    assert (code, out) == (expected[0], "") == (2, ""), err
    assert (folder / f"out.{to}").read_bytes() == (folder / f"whole.{to}").read_bytes()
    assert err.startswith("profileparse: ")
    assert " inputs done before: the rest follows\n" in err
    assert sorted(path.name for path in folder.iterdir()) == ["in", f"out.{to}", f"whole.{to}"]


def test_files_in_a_folder_are_gone_on_with_too(folder: Path) -> None:
    command = ["convert", *DAY, "in", "--jobs", "2"]
    code, _, _ = outputs(folder, *command, "-o", "whole/")
    kills = sum(
        killed(folder, [*command, "-o", "out/", "--resume"], folder / "out.journal", moment)
        for moment in range(15, 395, 19)
    )
    assert kills > 6
    times = {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    # What is not as it was written is written again, and all behind it.
    sorted(times)[3].write_text("{")
    assert outputs(folder, *command, "-o", "out/", "--resume")[0] == code == 2
    made = {path.name: path.read_bytes() for path in (folder / "out").glob("*.json")}
    assert made == {path.name: path.read_bytes() for path in (folder / "whole").iterdir()}
    first = sorted(times)[:3]
    assert [path.stat().st_mtime_ns for path in first] == [times[path] for path in first]
    assert not (folder / "out.journal").exists()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


def interrupted(run: Run, monkeypatch: pytest.MonkeyPatch, *arguments: str, after: int) -> None:
    """Run a command that is interrupted behind some inputs."""
    real = Journal.note
    left = iter(range(after))

    def note(journal: Journal, *what: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        real(journal, *what)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "note", note)
        assert run(*arguments)[0] == 130


ARGUMENTS = ("good.txt", "bad.txt", "several.txt", "empty.txt", *DAY, "--to", "jsonl")
RESUMED = (*ARGUMENTS, "-o", "new", "--resume")


@pytest.mark.parametrize("after", range(4))
def test_interrupted_behind_any_input(
    run: Run, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    code, out, err = run(*ARGUMENTS)
    Path("new").write_text("old")
    Path("new").chmod(0o640)
    interrupted(run, monkeypatch, *RESUMED, after=after)
    assert Path("new").read_text() == "old"
    again = run(*RESUMED)
    assert again[0] == code
    assert again[2].startswith(f"profileparse: {after} input" if after else err)
    assert Path("new").read_text() == out
    assert Path("new").stat().st_mode & 0o777 == 0o640
    assert not [*Path().glob("new.*")]


@pytest.mark.parametrize("call", ["_append", "remove", "end"])
def test_interrupted_at_the_end(run: Run, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    code, out, _ = run(*ARGUMENTS)
    real = getattr(Journal, call)

    def interrupt(journal: Journal, *what: object) -> None:
        if call != "_append" or what[0] == {"end": True}:
            if call == "end":
                real(journal)
            raise KeyboardInterrupt
        real(journal, *what)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, call, interrupt)
        assert run(*RESUMED)[0] == 130
    assert Path("new.journal").exists()
    again = run(*RESUMED)
    assert (again[0], again[2]) == (code, "profileparse: 4 inputs done before: the rest follows\n")
    assert Path("new").read_text() == out
    assert not [*Path().glob("new.*")]


def test_without_an_interruption_it_is_as_without_resume(run: Run) -> None:
    code, written, said = run(*ARGUMENTS)
    for _ in range(2):
        assert run(*RESUMED) == (code, "", said)
        assert Path("new").read_text() == written
    assert run("empty.txt", "-o", "none.csv", "--resume")[0] == 1
    assert not [*Path().glob("none.*")]


def test_a_line_that_is_cut_off_and_bytes_behind_the_last_one_do_not_count(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(*ARGUMENTS)
    interrupted(run, monkeypatch, *RESUMED, after=2)
    with Path("new.partial").open("a") as file:
        file.write('{"half a li')
    with Path("new.journal").open("a") as file:
        file.write('{"input": ["sev')
    run(*RESUMED)
    assert Path("new").read_text() == out
    # Without what was written, as after a power cut, what it was is not done.
    interrupted(run, monkeypatch, *RESUMED, after=2)
    Path("new.partial").write_text(out[:10])
    assert "done before" not in run(*RESUMED)[2]
    assert Path("new").read_text() == out


def _touch() -> None:
    os.utime("bad.txt", (1, 1))


CHANGES: dict[str, tuple[tuple[str, ...], Callable[[], object], str]] = {
    "option": ((*RESUMED, "--positions"), lambda: None, "it was begun with another positions"),
    "day": (tuple(word.replace("05-20", "05-21") for word in RESUMED), lambda: None, "as-of"),
    "format": (tuple(word.replace("jsonl", "csv") for word in RESUMED), lambda: None, "another to"),
    "order": (("bad.txt", *RESUMED), lambda: None, "bad.txt is not as it was when it was read"),
    "fewer": (RESUMED[4:5] and ("good.txt", *RESUMED[4:]), lambda: None, "the list is not as it"),
    "time": (RESUMED, _touch, "bad.txt is not as it was when it was read"),
    "gone": (RESUMED, lambda: Path("bad.txt").unlink(), "bad.txt is not as it was"),
    "no-journal": (RESUMED, lambda: Path("new.journal").write_text("?\n"), "begun with another"),
    "a-list": (RESUMED, lambda: Path("new.journal").write_text("[1]\n"), "begun with another"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "change", "told"), CHANGES.values(), ids=CHANGES)
def test_what_is_not_as_it_was_is_refused(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    change: Callable[[], object],
    told: str,
) -> None:
    interrupted(run, monkeypatch, *RESUMED, after=2)
    change()
    before = Path("new.partial").read_bytes(), Path("new.journal").read_bytes()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "--resume cannot go on: " in err
    assert told in err
    assert err.endswith("remove new.partial and new.journal to begin anew.\n")
    assert (Path("new.partial").read_bytes(), Path("new.journal").read_bytes()) == before


def test_what_is_over_is_not_gone_on_with(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "remove", lambda _: None)
        run(*RESUMED)
    assert "there are more inputs now" in run(*RESUMED[:4], "other.txt", *RESUMED[4:])[2]


HELD = """
import os, sys, time
from profileparse.cli.journal import Journal

with Journal("new.journal", {}, ""):
    if not os.fork():
        print(os.getpid(), flush=True)
        time.sleep(60)
    sys.stdin.readline()
    os._exit(0)
"""


def test_a_process_of_a_run_that_was_killed_does_not_hold_it_up(run: Run) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", HELD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as held:
        assert held.stdout is not None
        forked = int(held.stdout.readline())
        try:
            assert run(*RESUMED)[0] == 2
            assert held.stdin is not None
            held.stdin.close()
            held.wait()
            assert run(*RESUMED)[0] == 1
        finally:
            os.kill(forked, signal.SIGKILL)


def test_a_fork_lets_go_of_all_journals() -> None:
    reader, writer = os.pipe()
    journal._opened.update({reader, writer})  # noqa: SLF001  (what a fork calls)
    journal._close_all()  # noqa: SLF001
    for descriptor in (reader, writer):
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)


def test_two_runs_at_once_are_refused(run: Run) -> None:
    with Journal("new.journal", {}, ""):
        code, _, err = run(*RESUMED)
    assert code == 2
    assert err == "profileparse: error: new.journal: another run is not over yet\n"
    assert run(*RESUMED)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["good.txt", "-o", "x.bib"], "nothing can be written behind a part of bibtex"),
        (
            ["good.txt", "-o", "x.parquet"],
            "--resume goes with jsonl, csv and, with -o FOLDER, json",
        ),
        (["good.txt", "-o", "x.json"], "--resume goes with -o FOLDER: one file is done at once"),
        (["good.txt", "--to", "jsonl"], "--resume needs -o OUT, a file: what is done is kept"),
        (["good.txt", "-o", "/dev/stdout", "--to", "csv"], "--resume needs -o OUT, a file"),
        (["-", "-o", "x.csv"], "- cannot be read again: no --resume"),
        (["/dev/zero", "-o", "x.csv"], "/dev/zero cannot be read again: no --resume"),
    ],
)
def test_what_cannot_be_gone_on_with_is_refused(run: Run, arguments: list[str], told: str) -> None:
    code, out, err = run(*arguments, "--resume")
    assert (code, out) == (2, "")
    assert told in err
    assert not [*Path().glob("x.*")]


def test_a_result_that_cannot_be_written_is_not_done(run: Run) -> None:
    Path("out").mkdir()
    Path("out/bad.json").mkdir()
    arguments = ("good.txt", "bad.txt", "other.txt", *DAY, "-o", "out", "--resume")
    assert run(*arguments)[0] == 2
    assert len(Path("out.journal").read_text().splitlines()) == 2
    Path("out/bad.json").rmdir()
    code, _, err = run(*arguments)
    assert code == 1
    assert err.startswith("profileparse: 1 input done before: the rest follows\n")
    assert json.loads(Path("out/bad.json").read_text())["papers"][0]["date"] is None
    assert not Path("out.journal").exists()
