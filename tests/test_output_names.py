"""All commands follow the name of the output, and say where it contradicts what was asked for."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import TEXTS, Run, runner

from profileparse import cli
from profileparse.writers import WRITERS

LATER = TEXTS["good"].replace("A Title", "A Title Again")
INPUTS = {"metrics": ["good.txt"], "diff": ["good.txt", "later.txt"], "report": ["good.txt"]}
KINDS: dict[str, Callable[[str], object]] = {
    "json": lambda text: len(json.loads(text)) and text.count("\n") > 1,
    "jsonl": lambda text: text.count("\n") == 1 and json.loads(text),
    "csv": lambda text: next(csv.DictReader(io.StringIO(text)))["name"] == "Good Name",
    "html": lambda text: text.startswith("<!DOCTYPE html>"),
    "table": lambda text: "Good Name" in text and not text.startswith(("{", "source,", "<")),
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    texts = {**TEXTS, "later": LATER}
    made = runner("metrics", capsys, tmp_path, monkeypatch, texts)
    made()

    def of(command: str, *arguments: str) -> tuple[int, str, str]:
        code = cli.run([command, *INPUTS[command], "--as-of", "2026-05-20", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return of


NAMES = {
    f"{command}-{name}": (command, name, to)
    for command, names in {
        "metrics": {"x.json": "json", "x.jsonl": "jsonl", "X.CSV": "csv", "x.txt": "table"},
        "diff": {"d.json": "json", "d.txt": "table", "d": "table"},
        "report": {"x.html": "html", "x.HTM": "html", "x": "html"},
    }.items()
    for name, to in names.items()
}


@pytest.mark.parametrize(("command", "name", "to"), NAMES.values(), ids=NAMES)
def test_the_name_of_the_output_says_the_format(run: Run, command: str, name: str, to: str) -> None:
    code, out, err = run(command, "-o", name)
    assert (code, out) == (0, "")
    assert "gets" not in err
    assert KINDS[to](Path(name).read_text("utf-8"))


OTHERS = {
    "metrics": ("m.json", "csv", "m.json: written as csv (--to), though the name suggests json"),
    "diff": ("d.txt", "json", "d.txt: written as json (--to), though the name suggests table"),
}


@pytest.mark.parametrize("command", OTHERS)
def test_a_name_that_contradicts_is_said(run: Run, command: str) -> None:
    name, to, said = OTHERS[command]
    code, out, err = run(command, "--to", to, "-o", name)
    assert (code, out) == (0, "")
    assert err.startswith(f"profileparse: {said}\n")
    assert KINDS[to](Path(name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("command", "to"), [("metrics", "table"), ("diff", "table"), ("report", "html")]
)
def test_an_ending_of_no_format_is_said(run: Run, command: str, to: str) -> None:
    code, out, err = run(command, "-o", "x.pdf")
    assert (code, out) == (0, "")
    assert err.startswith(
        f"profileparse: x.pdf: written as {to!r}: the file name tells no format\n"
    )
    assert KINDS[to](Path("x.pdf").read_text("utf-8"))


def test_a_comparison_follows_the_name_too(run: Run) -> None:
    assert run("metrics", "--compare", "-o", "x.csv")[0] == 0
    assert "h_index_low" in Path("x.csv").read_text("utf-8")
    for form in (["-o", "x.json"], ["--to", "json"], ["--to", "json", "-o", "y.csv"]):
        code, _, err = run("metrics", "--compare", *form)
        assert code == 2
        assert err.endswith("error: --compare goes with --to table or csv, not json\n")
    assert not Path("x.json").exists()


def test_without_a_result_nothing_is_said_of_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("")
    for command in INPUTS:
        assert "gets" not in run(command, "-o", "x.pdf")[2]
        assert not Path("x.pdf").exists()


def test_endings_are_told_apart_in_each_subject() -> None:
    for subject in {subject for subject, _ in WRITERS}:
        rows = [row for (of, _), row in WRITERS.items() if of == subject]
        endings = [ending for row in rows for ending in (row.suffix, *row.also)]
        assert len({*endings}) == len(endings)
