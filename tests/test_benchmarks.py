"""The readers of the benchmark agree with the library, and the benchmark runs; no time counts."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import realdump

import profileparse

BENCHMARKS = Path(__file__).parent / "benchmarks"


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return import_module("readers")


@pytest.fixture
def expected() -> tuple[profileparse.Profile, list[profileparse.Span | None]]:
    profile = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF).profile
    return profile, [paper.span for paper in profile.papers]


def test_regex_reader_agrees(readers: Any, expected: Any) -> None:
    assert readers.read_with_regex(realdump.TEXT, realdump.AS_OF) == expected
    assert readers.read_with_regex_and_methods(realdump.TEXT, realdump.AS_OF) == expected
    bare = readers.read_with_regex(realdump.TEXT, realdump.AS_OF, spans=False)
    assert bare == (expected[0], [])


@pytest.mark.parametrize("library", ["parsimonious", "pyparsing"])
def test_parser_library_agrees(library: str, readers: Any, expected: Any) -> None:
    if find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    read = getattr(readers, f"{library}_reader")()
    assert read(realdump.TEXT, realdump.AS_OF) == expected


def test_speed_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "speed.py"), "--repeat", "1"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split()[0] for line in done.stdout.splitlines() if line[-1:].isdigit()]
    assert rows.count("profileparse.check") == 1
    assert "import profileparse" in done.stdout


def test_grammars_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "grammars.py"), "--repeat", "1"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert "line lexer" in done.stdout


def test_writing_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "writing.py"), "--copies", "3"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:5].strip() for line in done.stdout.splitlines()[1:]] == ["read", *["write"] * 3]


def test_scale_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "scale.py"), "--dumps", "20", "--profiles", "1000"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert "of 20 dumps of 29,754 bytes" in done.stdout
    assert "1,000 profiles, a file each" in done.stdout


def test_stream_runs() -> None:
    command = [sys.executable, str(BENCHMARKS / "stream.py"), "--mb", "1"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    names = [line[:20].strip() for line in done.stdout.splitlines()]
    assert names == ["idle", "iter_reports", "convert --to jsonl"]
