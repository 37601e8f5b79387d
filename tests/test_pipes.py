"""Whatever writes to standard output ends well when nobody reads it, and when the disk is full."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from profileparse.reporters import REPORTERS
from profileparse.writers import formats

FIXTURES = Path(__file__).parent / "fixtures"
REAL, OTHER = str(FIXTURES / "imanol-schlag.txt"), str(FIXTURES / "maria-example.txt")
COMMAND = [sys.executable, "-W", "error", "-m", "profileparse"]
BASH = ["bash", "-c"]
COMPLETES = {
    "_PROFILEPARSE_COMPLETE": "fish_complete",
    "COMP_WORDS": "profileparse ",
    "COMP_CWORD": "",
}
SCRIPT = {"_PROFILEPARSE_COMPLETE": "fish_source"}
WRITES: dict[str, tuple[list[str], dict[str, str]]] = {
    "help": (["--help"], {}),
    "version": (["--version"], {}),
    "help-of-convert": (["convert", "--help"], {}),
    "help-of-metrics": (["metrics", "--help"], {}),
    "rules": (["rule"], {}),
    "rule": (["rule", "PP104"], {}),
    "schema": (["schema"], {}),
    "completion": (["completion", "fish"], {}),
    "completions": ([], COMPLETES),
    "completion-script": ([], SCRIPT),
    "list": (["metrics", "--list"], {}),
    **{f"convert-{to}": (["convert", REAL, "--to", to], {}) for to in formats("records")},
    "comparison": (["metrics", REAL, OTHER, "--compare"], {}),
    "comparison-csv": (["metrics", REAL, OTHER, "--compare", "--to", "csv"], {}),
    **{f"metrics-{to}": (["metrics", REAL, "--to", to], {}) for to in formats("metrics")},
    **{f"check-{to}": (["check", REAL, "--output-format", to], {}) for to in REPORTERS},
    "diff-json": (["diff", OTHER, REAL, "--to", "json"], {}),
    "report-of-two": (["report", REAL, OTHER], {}),
    "findings": (["convert", REAL, "--to", "jsonl", "--findings"], {}),
    "statistics": (["check", REAL, "--statistics"], {}),
    "diff": (["diff", OTHER, REAL], {}),
    "report": (["report", REAL], {}),
}


def run(name: str, **streams: object) -> "subprocess.CompletedProcess[bytes]":
    arguments, env = WRITES[name]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # noqa: S603
        [*COMMAND, *arguments],
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | env,
        **streams,
    )


def quiet(said: bytes) -> bool:
    signs = (b"rror", b"Traceback", b"ignored", b"Broken", b"internal")
    return not any(sign in said for sign in signs)


@pytest.mark.parametrize("name", WRITES)
def test_a_reader_that_is_gone_ends_it_quietly(name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = run(name, stdout=writer)
    finally:
        os.close(writer)
    assert ended.returncode == 141
    assert quiet(ended.stderr)


@pytest.mark.parametrize("name", WRITES)
def test_a_reader_of_the_first_line_alone(name: str) -> None:
    arguments, env = WRITES[name]
    shell = [*BASH, '"$@" | head -1 > /dev/null; exit ${PIPESTATUS[0]}', "bash"]
    ended = subprocess.run(  # noqa: S603
        [*shell, *COMMAND, *arguments],
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | env,
    )  # fmt: skip
    assert ended.returncode in (0, 141)
    assert quiet(ended.stderr)


@pytest.mark.parametrize("name", WRITES)
def test_a_full_disk_is_told(name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = run(name, stdout=full)
    assert ended.returncode == 2
    assert b"profileparse: error: standard output: No space left on device\n" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"ignored" not in ended.stderr


@pytest.mark.parametrize("name", WRITES)
def test_a_closed_output_is_told(name: str) -> None:
    arguments, env = WRITES[name]
    ended = subprocess.run(  # noqa: S603
        [*BASH, '"$@" >&-', "bash", *COMMAND, *arguments],
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | env,
    )
    assert ended.returncode == 2
    assert b"profileparse: error: standard output: is closed\n" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"ignored" not in ended.stderr
