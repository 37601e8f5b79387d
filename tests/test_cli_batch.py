"""Many files: none is lost, the order is kept, and the worst decides."""

import io
import json
import os
import pty
import select
import subprocess
import sys
import termios
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest
import realdump
from examples import some

from profileparse import cli
from profileparse.cli.progress import DELAY, Progress

GOOD = (realdump.FIXTURES / "maria-example.txt").read_bytes()
JSON = ("--output-format", "json")
COMMAND = [sys.executable, "-W", "error", "-m", "profileparse", "check", "--as-of", "2026-05-20"]


def test_of_100_files_ten_are_bad_in_ten_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number:02}.txt" for number in range(100)]
    bad = {
        names[3]: "missing",
        names[13]: "folder",
        names[23]: "loop",
        names[33]: "dangling",
        names[43]: b"J\xfcrgen",
        names[53]: b"",
        names[63]: GOOD.replace(b"Jun 29", b"Jun 39"),
        names[73]: GOOD.replace(b"h-index3", b"h-index"),
        names[83]: GOOD.replace(b"CLJun 29, 2022", b"CL3 days ago"),
        names[93] + "/x": "below a file",
    }
    for name in names:
        Path(name).write_bytes(GOOD)
    for name, how in bad.items():
        if isinstance(how, bytes):
            Path(name).write_bytes(how)
        elif how != "below a file":
            Path(name).unlink()
        if how == "folder":
            Path(name).mkdir()
        elif how in {"loop", "dangling"}:
            Path(name).symlink_to(name if how == "loop" else "gone")
    given = [f"{name}/x" if f"{name}/x" in bad else name for name in names]
    assert cli.run(["check", "--as-of", "2026-05-20", *given, "--output-format", "junit"]) == 2
    out, err = capsys.readouterr()
    cases = list(ET.fromstring(out)[0])  # noqa: S314  (our own text)
    assert [case.get("name") for case in cases] == given
    failed = {str(case.get("name")) for case in cases if case.find("failure") is not None}
    broken = {str(case.get("name")) for case in cases if case.find("error") is not None}
    assert failed == {name for name, how in bad.items() if isinstance(how, bytes)}
    assert broken == set(bad) - failed
    for name in broken:
        assert f"profileparse: error: {name}: " in err
    assert err.endswith("in 95 files; 5 files could not be read.\n")


def test_pipes_endless_files_and_odd_names_stop_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    odd = "a\n::error::x \x1b[2J\u202e##[group].txt"
    for name in ("first.txt", odd, "last.txt"):
        Path(name).write_bytes(GOOD)
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(GOOD,))
    writer.start()
    names = ["first.txt", "pipe", "/dev/zero", odd, "last.txt"]
    code = cli.run(
        [
            "check",
            *names,
            "--as-of",
            "2026-05-20",
            "--max-chars",
            "2000",
            *JSON,
            "--ignore",
            "PP902",
        ]
    )
    writer.join()
    out, err = capsys.readouterr()
    found: dict[str, list[str]] = {name: [] for name in names}
    for entry in json.loads(out):
        found[entry["path"]].append(entry["code"])
    assert code == 1
    assert {name: codes for name, codes in found.items() if name != "/dev/zero"} == {
        name: ["PP301"] for name in names if name != "/dev/zero"
    }
    assert "PP904" in found["/dev/zero"]
    assert err.endswith("in 5 files.\n")


def test_of_many_files_the_bad_one_in_the_middle_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"{number:05}" for number in some(range(10_000))]
    bad = names[len(names) // 2]
    for name in names:
        Path(name).write_text("Ana Kim\n\nh-index5\n")
    Path(bad).write_text("Ana Kim\n\nh-index5\nH-Index: 7\n25citations\n")
    assert cli.run(["check", *names, "--output-format", "json", "--select", "PP2"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {entry["path"] for entry in found} == {bad}
    Path(bad).write_text("Ana Kim\n\nh-index5\nNovelty%\n")
    assert cli.run(["check", *names, "--output-format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out == f"{bad}:4:1: error PP201 cannot read the number of 'Novelty%': found '%'\n"
    assert err == f"Found 1 error in {len(names):,} files.\n"


def test_findings_come_in_the_order_of_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "cabed":
        Path(name).write_text("")
    cli.run(["check", *"cabed", "--output-format", "concise"])
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines] == list("cabed")


FILES = ["pipe", *(f"{number:03}.txt" for number in range(299))]


def _held_up() -> None:
    """Let a batch wait for its first file until it is long enough for a bar."""
    with Path("pipe").open("wb") as pipe:
        time.sleep(DELAY + 0.1)
        pipe.write(Path(FILES[1]).read_bytes())


def on_a_terminal(
    *, stdout_too: bool, env: dict[str, str], files: Sequence[str] = FILES
) -> tuple[str, str]:
    """Run a batch with standard error on a terminal; return what it shows, and the results."""
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    threading.Thread(target=_held_up, daemon=True).start()
    with subprocess.Popen(  # noqa: S603
        [*COMMAND, "--output-format", "concise", *files],
        stdin=subprocess.DEVNULL,
        stdout=slave if stdout_too else subprocess.PIPE,
        stderr=slave,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"} | env,
    ) as process:
        os.close(slave)
        killer = threading.Timer(120, process.kill)
        killer.start()
        shown = b""
        while True:
            readable, _, _ = select.select([master], [], [], 0.2)
            try:
                shown += os.read(master, 65536) if readable else b""
            except OSError:  # nobody holds the other end any more
                break
            if process.poll() is not None and not readable:
                break
        results = process.stdout.read() if process.stdout is not None else b""
        process.wait()
        killer.cancel()
    os.close(master)
    return shown.decode(), results.decode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = realdump.TEXT.replace("h-index25", "h-index2")
    for name in FILES[1:]:
        Path(name).write_text(text, encoding="utf-8")
    os.mkfifo("pipe")


@pytest.mark.usefixtures("folder")
def test_a_long_batch_shows_how_far_it_is() -> None:
    # Nothing is written to standard output that could fill its pipe: no finding is chosen.
    shown, _ = on_a_terminal(stdout_too=False, env={"PROFILEPARSE_SELECT": "PP5"})
    assert "profileparse:" in shown
    assert "/300" in shown
    assert shown.rstrip().endswith("No findings in 300 files.")


@pytest.mark.usefixtures("folder")
def test_findings_and_bar_share_a_terminal() -> None:
    shown, _ = on_a_terminal(stdout_too=True, env={"PROFILEPARSE_SELECT": "PP301", "NO_COLOR": "1"})
    assert "/300" in shown
    # A finding has its line for itself: the bar was taken away before.
    pieces = [line.split("\r")[-1] for line in shown.replace("\r\n", "\n").split("\n")]
    assert sum(piece[3:].startswith(".txt:33:7: info") for piece in pieces) == 299


@pytest.mark.usefixtures("folder")
def test_complaints_and_bar_share_a_terminal() -> None:
    Path("latin.txt").write_bytes(b"J\xfcrgen")
    shown, _ = on_a_terminal(
        stdout_too=False,
        env={"PROFILEPARSE_SELECT": "PP5"},
        files=[*FILES, "gone.txt", "latin.txt"],
    )
    assert "/302" in shown
    pieces = [line.split("\r")[-1] for line in shown.replace("\r\n", "\n").split("\n")]
    starts = [piece[:29] for piece in pieces if "error: " in piece]
    assert starts == ["profileparse: error: gone.txt", "profileparse: error: latin.tx"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("env", "files"),
    [({"CI": "true"}, FILES), ({"TERM": "dumb"}, FILES), ({}, FILES[:1])],
    ids=["ci", "dumb", "one-file"],
)
def test_there_is_no_bar_in_ci_nor_for_one_file(env: dict[str, str], files: list[str]) -> None:
    shown, _ = on_a_terminal(
        stdout_too=False, env={"PROFILEPARSE_SELECT": "PP5", **env}, files=files
    )
    assert shown.startswith("No findings in ")
    assert "\x1b" not in shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_on_standard_error_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    out, err = io.StringIO(), Terminal()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("sys.stderr", err)
    progress = Progress(2, delay=0)
    seen = []
    for item in progress.over(["a", "b"]):
        with progress.paused():
            seen.append(item)
    assert seen == ["a", "b"]
    assert out.getvalue() == ""
    assert "profileparse" in err.getvalue()
    later = Progress(2, delay=9)
    with later.paused():
        assert list(later.over(["a", "b"])) == ["a", "b"]


def test_without_a_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    for stream in (io.StringIO(), None):
        monkeypatch.setattr("sys.stderr", stream)
        progress = Progress(2, delay=0)
        assert list(progress.over(["a", "b"])) == ["a", "b"]
        assert stream is None or stream.getvalue() == ""
