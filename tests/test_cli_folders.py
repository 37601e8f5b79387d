"""Folders and several processes on the command line."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import realdump
from commands import Run, runner
from test_batch import GOOD, is_alive

from profileparse import cli
from profileparse.batch import workers
from profileparse.diagnostics import FormatError

DAY = ("--as-of", "2026-05-20")
NOTHING = "no file in this folder matches *.txt or *.txt.gz or *.txt.zst: give another --glob"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with dumps in several folders, good and bad."""
    monkeypatch.chdir(tmp_path)
    texts = {"good": GOOD, "bad": GOOD.replace("Jun 29", "Jun 39"), "none": "nothing", "latin": ""}
    texts["twice"] = GOOD.replace("# ", "") + "\n" + GOOD
    for number in range(90):
        kind = [*texts][number % 9] if number % 9 < len(texts) else "good"
        path = tmp_path / "in" / f"{number % 4}" / "deep" / f"{number:03}-{kind}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(texts[kind].encode() if kind != "latin" else b"J\xfcrgen")
    (tmp_path / "in" / "2" / "gone.txt").symlink_to("nowhere")
    return tmp_path


def outputs(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-W", "error", "-m", "profileparse", *arguments]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(  # noqa: S603
        command, cwd=folder, env=env, capture_output=True, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


COMMANDS = {
    "convert-jsonl": ["convert", "--to", "jsonl", "--findings"],
    "convert-csv": ["convert", "--to", "csv"],
    "convert-profiles": ["convert", "--to", "csv", "--table", "profiles"],
    "convert-bibtex": ["convert", "--to", "bibtex"],
    "convert-ris": ["convert", "--to", "ris"],
    "convert-markdown": ["convert", "--to", "markdown"],
    "metrics": ["metrics", "--only", "h_index"],
    "metrics-csv": ["metrics", "--to", "csv", "--only", "h_index,m_quotient"],
    "metrics-jsonl": ["metrics", "--to", "jsonl", "--only", "h_index"],
    "metrics-compare": ["metrics", "--compare", "--to", "csv"],
    "check": ["check", "--require", "h_index"],
    "check-concise": ["check", "--output-format", "concise", "--select", "PP3"],
    "check-json": ["check", "--output-format", "json"],
    "check-github": ["check", "--output-format", "github"],
    "check-gitlab": ["check", "--output-format", "gitlab"],
    "check-sarif": ["check", "--output-format", "sarif"],
    "check-junit": ["check", "--output-format", "junit"],
    "check-statistics": ["check", "--statistics"],
    "check-ignored": ["check", "--ignore", "PP9"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_processes_change_nothing(folder: Path, command: list[str]) -> None:
    one = outputs(folder, *command, *DAY, "in", "--jobs", "1")
    assert one[0] == 2
    assert "gone.txt: No such file" in one[2]
    assert one[1]
    assert outputs(folder, *command, *DAY, "in", "--jobs", "2") == one
    # Each file alone, one behind the other, finds the same.
    paths = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.txt"))
    assert outputs(folder, *command, *DAY, *paths, "--jobs", "3") == one


@pytest.mark.parametrize(
    "command",
    ["convert --to csv", "metrics --to jsonl", "check --statistics", "check --baseline known.json"],
)
def test_processes_that_are_started_anew_change_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    outputs(folder, "check", *DAY, "in/0", "--output-format", "json", "-o", "known.json")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setattr(workers, "one_thread", lambda: False)
    shown = []
    for jobs in ("1", "2"):
        assert cli.run([*command.split(), *DAY, "in", "--jobs", jobs]) == 2
        shown.append(capsys.readouterr())
    assert shown[0] == shown[1]


def test_a_baseline_knows_the_findings_of_all_processes(folder: Path) -> None:
    outputs(folder, "check", *DAY, "in", "--output-format", "json", "-o", "known.json")
    for path in folder.rglob("0?1-bad.txt"):
        path.write_text(GOOD)
    results = [
        outputs(folder, "check", *DAY, "in", "--baseline", "known.json", "--jobs", jobs)
        for jobs in ("1", "2")
    ]
    assert results[0] == results[1]
    assert "1 baseline finding no longer occurs" in results[0][2]


def test_files_in_a_folder_take_the_shape_of_it(folder: Path) -> None:
    code, out, _ = outputs(folder, "convert", *DAY, "in", "-o", "out", "--jobs", "2")
    assert (code, out) == (2, "")
    made = {path.relative_to(folder / "out") for path in (folder / "out").rglob("*.*")}
    expected = {
        path.relative_to(folder / "in").with_suffix(".json")
        for path in (folder / "in").rglob("*.txt")
        if path.stem[4:] in {"good", "bad"}
    }
    assert made == expected
    record = json.loads((folder / "out" / "1" / "deep" / "001-bad.json").read_text())
    assert record["name"] == "Maria Example"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


def test_one_file_in_a_folder_is_for_a_folder_too(run: Run) -> None:
    Path("in/a").mkdir(parents=True)
    Path("in/a/x.txt.gz").write_bytes(GOOD.encode())
    assert run("in", "-o", "new")[0] == 0
    assert [path.as_posix() for path in Path("new").rglob("*.json")] == ["new/a/x.json"]
    code, _, err = run("in")
    assert code == 2
    assert "cannot write several files as one JSON object: use -o FOLDER" in err
    assert run("in", "good.txt", "-o", "both")[0] == 0
    assert Path("both/a/x.json").exists()
    assert Path("both/good.json").exists()
    Path("in2/a").mkdir(parents=True)
    Path("in2/a/x.txt").write_text(GOOD)
    assert "in/a/x.txt.gz and in2/a/x.txt would both be a/x.json" in run("in", "in2", "-o", "z")[2]


def test_a_folder_without_such_a_file_is_an_error_and_stops_no_other(run: Run) -> None:
    Path("in/.hidden").mkdir(parents=True)
    Path("in/.hidden/x.txt").write_text(GOOD)
    Path("in/x.md").write_text(GOOD)
    code, out, err = run("in", "good.txt", "--to", "jsonl")
    assert (code, out.count("\n")) == (2, 1)
    assert err.startswith(f"profileparse: error: in: {NOTHING}\n")
    code, out, _ = run("in", "--glob", "*.md", "--to", "jsonl")
    assert (code, json.loads(out)["source"]) == (0, "in/x.md")
    assert (
        "no file in this folder matches *.md: " in run("in", "--glob", "*.md", "--exclude", "x*")[2]
    )


def test_a_file_in_a_folder_that_was_named_already_is_read_once(run: Run) -> None:
    Path("in").mkdir()
    Path("in/x.txt").write_text(GOOD)
    for given in (["in/x.txt", "in"], ["in", "in"], ["in", "./in", "in/../in"]):
        code, out, err = run(*given, "--to", "jsonl")
        assert (code, out.count("\n")) == (0, 1), err


def test_settings_say_which_files_are_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in").mkdir()
    for name in ("a.md", "b.md", "c.txt"):
        Path("in", name).write_text(GOOD)
    Path("pyproject.toml").write_text(
        '[tool.profileparse]\nglob = ["*.md"]\nexclude = "b.*"\njobs = 1\n'
    )
    assert [json.loads(line)["source"] for line in run("in", "--to", "jsonl")[1].splitlines()] == [
        "in/a.md"
    ]
    monkeypatch.setenv("PROFILEPARSE_JOBS", "0")
    assert (
        "'0' is not a number from 1 to 1,000,000,000,000, in digits alone (set by" in run("in")[2]
    )


def children(pid: int) -> list[int]:
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("to", ["jsonl", "json"])
def test_what_is_ended_leaves_no_process_and_nothing_half_written(
    tmp_path: Path, sign: signal.Signals, to: str
) -> None:
    (tmp_path / "in").mkdir()
    text = realdump.TEXT.encode()
    for number in range(6000):
        (tmp_path / "in" / f"{number}.txt").write_bytes(text)
    out = tmp_path / "out"
    if to == "jsonl":
        out.write_text("old")
    command = [sys.executable, "-W", "error", "-m", "profileparse", "convert", *DAY, "in"]
    with subprocess.Popen(  # noqa: S603
        [*command, "--to", to, "-o", str(out), "--jobs", "2"], cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:  # fmt: skip
        while process.poll() is None and len(known := children(process.pid)) < 2:
            time.sleep(0.01)
        if sign == signal.SIGINT:  # as a terminal does it
            os.killpg(process.pid, sign)
        else:
            process.send_signal(sign)
        _, err = process.communicate(timeout=60)
    codes = {signal.SIGINT: 130, signal.SIGTERM: -15, signal.SIGKILL: -9}
    assert process.returncode == codes[sign]
    assert len(known) == 2
    end = time.monotonic() + 30
    while any(map(is_alive, known)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(map(is_alive, known))
    assert b"Traceback" not in err
    if to == "jsonl":
        assert out.read_text() == "old"
    else:
        for path in out.rglob("*.json"):
            assert json.loads(path.read_text())["name"] == "Imanol Schlag"
    if sign != signal.SIGKILL:
        assert not [*tmp_path.rglob(".profileparse-*")]


def test_a_process_that_is_killed_costs_its_file_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3000):
        (tmp_path / "in" / f"{number:04}.txt").write_text(GOOD)
    command = [sys.executable, "-m", "profileparse", "convert", *DAY, "in", "--to", "jsonl"]
    with subprocess.Popen(  # noqa: S603
        [*command, "--jobs", "2"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        while process.poll() is None and len(known := children(process.pid)) < 2:
            time.sleep(0.01)
        os.kill(known[0], signal.SIGKILL)
        out, err = process.communicate(timeout=120)
    # What it was at is read again, one file at a time: nothing of it was wrong.
    assert process.returncode == 0, err
    sources = [json.loads(line)["source"] for line in out.splitlines()]
    assert sources == [f"in/{number:04}.txt" for number in range(3000)]


def test_an_unchanged_page_of_another_day_is_another_capture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for day in ("2026-05-20", "2026-06-20"):
        Path("in", day).mkdir(parents=True)
    Path("in/2026-05-20/a.txt").write_text(realdump.TEXT, encoding="utf-8")
    os.link("in/2026-05-20/a.txt", "in/2026-06-20/a.txt")
    assert cli.run(["convert", "in", "--as-of", "name", "--to", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["as_of"] for line in lines] == ["2026-05-20", "2026-06-20"]
    cli.run(["convert", "in", "--as-of", "2026-06-20", "--to", "jsonl"])
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "in/2026-06-20/a.txt: the same file as in/2026-05-20/a.txt, read once" in err


def test_of_a_long_input_what_is_written_is_not_held_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("three.txt").write_text("\n\n".join([realdump.TEXT] * 3), encoding="utf-8")
    assert cli.run(["convert", "three.txt", *DAY, "--to", "jsonl"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [len(json.loads(line)["papers"]) for line in lines] == [23] * 3


def test_what_a_format_cannot_hold_ends_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> Iterator[str]:
        raise FormatError("$.name", "it is no good")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("profileparse.writers.records_json.records_as_json_lines", refuse)
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    assert cli.run(["convert", "a.txt", *DAY, "-o", "a.jsonl"]) == 2
    assert "profileparse: error: a.jsonl: $.name: it is no good\n" in capsys.readouterr().err
    assert not Path("a.jsonl").exists()
