"""Signals: whichever ends the program, it says so, and leaves no half-written file."""

import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from profileparse import cli
from profileparse.cli import ending

REAL = str(Path(__file__).parent / "fixtures" / "imanol-schlag.txt")
ENV = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
PROGRAM = "import runpy; runpy.run_module('profileparse', run_name='__main__', alter_sys=True)"
WITH_NAMES = f"import os; os.O_TMPFILE = None; {PROGRAM}"  # as on other systems than Linux
ENDING = [number.name for number in ending._SIGNALS]  # noqa: SLF001  (all of them are tried)
Process = subprocess.Popen[bytes]
Start = Callable[..., Process]


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Let nothing be ignored: a process ignores what the one that starts it does, as with nohup."""
    numbers = [signal.Signals[name] for name in ENDING]
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program, as it is or with another first line; it ends with the test."""
    running: list[Process] = []

    def start(*arguments: str, program: str = PROGRAM, **options: Any) -> Process:
        pipes: dict[str, Any] = {
            "stdin": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
        }
        command = [sys.executable, "-W", "error", "-c", program, *arguments]
        running.append(subprocess.Popen(command, env=ENV, **(pipes | options)))  # noqa: S603
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def waiting(start: Start, *arguments: str, folder: Path, **options: Any) -> Process:
    """Return a process that has written one profile, and waits for the next."""
    process = start("convert", REAL, "-", *arguments, cwd=folder, **options)
    assert process.stderr is not None
    process.stderr.readline()  # the findings of the first, which is written next
    deadline = time.monotonic() + 20
    while not any(size for size in written(process.pid, folder)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return process


def written(pid: int, folder: Path) -> Iterator[int]:
    """Yield the sizes of the files in a folder that a process has open, whatever their names."""
    for file in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            if str(file.readlink()).startswith(f"{folder}/"):
                yield file.stat().st_size


def test_the_usual_signals_are_answered() -> None:
    assert {"SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGXCPU", "SIGALRM"} <= set(ENDING)


@pytest.mark.parametrize("program", [PROGRAM, WITH_NAMES], ids=["without-names", "with-names"])
@pytest.mark.parametrize("name", ENDING)
def test_a_signal_leaves_the_old_file_and_no_other(
    start: Start, tmp_path: Path, name: str, program: str
) -> None:
    (tmp_path / "out").write_text("old")
    process = waiting(start, "--to", "jsonl", "-o", "out", folder=tmp_path, program=program)
    number = signal.Signals[name]
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    if number == signal.SIGINT:
        assert (process.returncode, err) == (130, b"profileparse: interrupted\n")
    else:  # a shell makes 128 and the number of it
        assert (process.returncode, err) == (-number, b"")
    assert (tmp_path / "out").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_not_even_a_kill_leaves_a_file(start: Start, tmp_path: Path) -> None:
    process = waiting(start, "--to", "jsonl", "-o", "out", folder=tmp_path)
    process.kill()
    process.communicate(timeout=20)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_database_takes_back_what_is_not_finished(
    start: Start, tmp_path: Path, name: str
) -> None:
    out = ("--stdin-filename", "x", "-o", "out.sqlite")
    assert cli.run(["convert", REAL, "-o", str(tmp_path / "out.sqlite")]) == 0
    old = (tmp_path / "out.sqlite").read_bytes()
    process = waiting(start, *out, folder=tmp_path)
    process.send_signal(signal.Signals[name])
    process.communicate(timeout=20)
    assert process.returncode == 128 + signal.Signals[name]
    assert [path.name for path in tmp_path.iterdir()] == ["out.sqlite"]
    assert (tmp_path / "out.sqlite").read_bytes() == old


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT"])
def test_a_signal_that_is_ignored_stays_so(start: Start, tmp_path: Path, name: str) -> None:
    ignoring = f"import signal; signal.signal(signal.{name}, signal.SIG_IGN); {PROGRAM}"
    process = waiting(start, "--to", "jsonl", "-o", "out", folder=tmp_path, program=ignoring)
    process.send_signal(signal.Signals[name])
    process.communicate(timeout=20)
    assert process.returncode == 1  # standard input ends, and holds no profile
    assert (tmp_path / "out").read_text().count("\n") == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_processes_that_help_end_too(start: Start, tmp_path: Path, name: str) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(Path(REAL).read_text(encoding="utf-8") * 40)
    process = start("check", ".", "--jobs", "2", cwd=tmp_path, stdout=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 30
    while len(helpers := children.read_text().split()) < 2:
        assert process.poll() is None
        assert time.monotonic() < deadline
    process.send_signal(signal.Signals[name])
    process.communicate(timeout=20)
    assert process.returncode == -signal.Signals[name]
    while any(is_running(helper) for helper in helpers):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"  # that nobody has waited for it is not its fault


def test_an_interrupt_while_nobody_listens(start: Start, tmp_path: Path) -> None:
    closed = f"import sys; sys.stderr.close(); sys.stderr = None; {PROGRAM}"
    process = start("check", REAL, "-", program=closed, cwd=tmp_path)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130


def test_an_interrupt_comes_at_any_moment(start: Start) -> None:
    """Spread over the whole run; what comes before our first line is Python's to answer."""
    begun = time.monotonic()
    start("check", REAL, "--fail-on", "never").communicate()
    taken = time.monotonic() - begun
    codes = set()
    for number in range(60):
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "profileparse", "check", REAL],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=ENV,
        )
        time.sleep(taken * number / 60)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        if b"Traceback" in err or process.returncode == -signal.SIGINT:
            assert b"/profileparse/" not in err
        else:
            assert process.returncode in {0, 130}, err
            codes.add(process.returncode)
    assert 130 in codes


Ends = list[int | str]


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Ends:
    """What would have become of this process: handlers, signals and exit codes, in order."""
    ends: Ends = []
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(signal, "signal", lambda _number, handler: ends.append(str(handler)))
    monkeypatch.setattr(signal, "raise_signal", ends.append)
    return ends


def end(number: int) -> None:
    ending._end(number, None)  # noqa: SLF001  (the handler itself)


@pytest.mark.parametrize("ignored", [True, False])
def test_what_is_ignored_is_not_answered(
    ends: Ends, monkeypatch: pytest.MonkeyPatch, *, ignored: bool
) -> None:
    handler = signal.SIG_IGN if ignored else signal.SIG_DFL
    monkeypatch.setattr(signal, "getsignal", lambda _number: handler)
    ending.answer_signals()
    assert len(ends) == (0 if ignored else len(ENDING))


def test_a_process_that_outlives_the_signal_has_its_code(ends: Ends) -> None:
    end(signal.SIGTERM)  # as the first process of a container does
    assert ends == [str(signal.SIG_DFL), signal.SIGTERM, 143]


@pytest.mark.parametrize("listens", [True, False])
def test_an_interrupt_has_its_code(
    ends: Ends, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *, listens: bool
) -> None:
    with os.fdopen(os.dup(2), "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream if listens else None)
        end(signal.SIGINT)
    assert ends[0] == 130
    assert capfd.readouterr().err == "profileparse: interrupted\n" * listens


def test_what_unwinds_by_itself_gets_an_exception(ends: Ends) -> None:
    for number, raised in ((signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, SystemExit)):
        with pytest.raises(raised), ending.unwinding():
            end(number)
    assert ends == []


@pytest.mark.parametrize("has_helpers", [True, False])
def test_helpers_are_ended_first(
    ends: Ends, monkeypatch: pytest.MonkeyPatch, *, has_helpers: bool
) -> None:
    class Helper:
        def kill(self) -> None:
            ends.append("helper")

    monkeypatch.setattr(multiprocessing, "active_children", lambda: [Helper()])
    if not has_helpers:
        monkeypatch.delitem(sys.modules, "multiprocessing")
    end(signal.SIGINT)
    assert ends[: has_helpers + 1] == ["helper"] * has_helpers + [130]


def test_half_written_files_go(ends: Ends, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("")
    ending.half_written.update({str(path), str(tmp_path / "gone")})
    end(signal.SIGHUP)
    ending.half_written.clear()
    assert not path.exists()
    assert ends


@pytest.mark.parametrize("ignored", [True, False])
def test_the_module_answers_interrupts_first(
    ends: Ends, monkeypatch: pytest.MonkeyPatch, *, ignored: bool
) -> None:
    handler = signal.SIG_IGN if ignored else signal.default_int_handler
    monkeypatch.undo()
    before = signal.signal(signal.SIGINT, handler)
    try:
        runpy.run_module("profileparse.__main__")
        first = signal.getsignal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    monkeypatch.setattr(os, "_exit", ends.append)
    assert (first is signal.SIG_IGN) == ignored
    if callable(first):
        first(signal.SIGINT, None)
    assert ends == [130] * (not ignored)
