"""Which format `convert` writes, and where bytes can go."""

import csv
import io
import json
import os
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pyarrow.parquet
import pytest
from commands import Run, runner

from profileparse import cli
from profileparse.writers import Format, format_of


@pytest.fixture
def convert(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


def kind(path: str) -> str:
    """Return the format of a file by what is in it."""
    data = Path(path).read_bytes()
    if data.startswith((b"PAR1", b"SQLite format 3")):
        return {b"P": "parquet", b"S": "sqlite"}[data[:1]]
    if data.startswith(b"source,profile,"):
        return "csv"
    return "jsonl" if data.count(b"\n") == 1 else "json"


NAMES = {
    "x.json": "json",
    "x.jsonl": "jsonl",
    "x.ndjson": "jsonl",
    "x.csv": "csv",
    "X.CSV": "csv",
    "x.parquet": "parquet",
    "x.sqlite": "sqlite",
    "x.sqlite3": "sqlite",
    "x.db": "sqlite",
    "x.jsonl.csv": "csv",
    "x": "json",
    "csv": "json",
}


@pytest.mark.parametrize(("name", "to"), NAMES.items(), ids=NAMES)
def test_the_name_of_the_output_says_the_format(convert: Run, name: str, to: str) -> None:
    assert convert("good.txt", "-o", name) == (0, "", "")
    assert kind(name) == to


def test_the_longest_ending_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "json": Format("records", "json", ".json", ""),
        "csl": Format("records", "csl", ".csl.json", "", also=(".csl",)),
    }
    monkeypatch.setattr("profileparse.writers.formats", lambda _subject: rows)
    found = [format_of("records", name) for name in ("a.json", "a.csl.json", "a.csl", "a.jso")]
    assert found == [rows["json"], rows["csl"], rows["csl"], None]


def test_a_folder_says_nothing(convert: Run) -> None:
    Path("there.csv").mkdir()
    assert convert("good.txt", "-o", "there.csv") == (0, "", "")
    assert convert("good.txt", "-o", "new.csv/") == (0, "", "")
    assert kind("there.csv/good.json") == kind("new.csv/good.json") == "json"


def test_the_command_line_counts_more_than_the_name_and_says_so(convert: Run) -> None:
    said = "profileparse: x.csv: written as jsonl (--to), though the name suggests csv\n"
    assert convert("good.txt", "--to", "jsonl", "-o", "x.csv") == (0, "", said)
    assert kind("x.csv") == "jsonl"
    for quiet in ("x.jsonl", "x", "x.txt", "-"):
        assert convert("good.txt", "--to", "jsonl", "-o", quiet)[2] == ""


def test_a_longer_ending_of_the_same_kind_is_no_contradiction(
    convert: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from profileparse.cli import format_choice  # noqa: PLC0415

    rows = {
        "json": Format("records", "json", ".json", "records_json:records_as_json", several=False),
        "jsonl": Format("records", "jsonl", ".l.json", "records_json:records_as_json_lines"),
    }
    monkeypatch.setattr(format_choice, "formats", lambda _subject: rows)
    monkeypatch.setattr("profileparse.writers.formats", lambda _subject: rows)
    assert convert("good.txt", "--to", "jsonl", "-o", "x.json") == (0, "", "")


def test_the_name_counts_more_than_settings(convert: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text('[tool.profileparse]\nto = "jsonl"\n')
    assert convert("good.txt", "-o", "x.csv") == (0, "", "")
    assert convert("good.txt", "-o", "x") == (0, "", "")
    assert (kind("x.csv"), kind("x")) == ("csv", "jsonl")
    monkeypatch.setenv("PROFILEPARSE_TO", "csv")
    assert convert("good.txt", "-o", "y") == (0, "", "")
    assert convert("good.txt", "-o", "y.json") == (0, "", "")
    assert (kind("y"), kind("y.json")) == ("csv", "json")


def test_raw_and_table(convert: Run) -> None:
    Path("formula.txt").write_text(Path("good.txt").read_text().replace("A Title", "=1+1 Title"))
    for arguments, title in ([], "'=1+1 Title"), (["--raw"], "=1+1 Title"):
        _, out, _ = convert("formula.txt", "--to", "csv", *arguments)
        assert [row["title"] for row in csv.DictReader(io.StringIO(out))] == [title]
    convert("several.txt", "good.txt", "-o", "x.parquet", "--table", "profiles")
    names = pyarrow.parquet.read_table("x.parquet").column("name").to_pylist()
    assert names == ["First Name", "Second Name", "Good Name"]


@pytest.mark.parametrize("to", ["parquet", "sqlite"])
def test_bytes_go_into_a_pipe(convert: Run, to: str, tmp_path: Path) -> None:
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    assert convert("good.txt", "--to", to, "-o", "pipe") == (0, "", "")
    reader.join(5)
    read(got[0])


@pytest.mark.parametrize("to", ["parquet", "sqlite"])
@pytest.mark.parametrize("output", [[], ["-o", "-"]], ids=["none", "dash"])
def test_bytes_go_to_standard_output_that_is_no_terminal(
    tmp_path: Path,
    to: str,
    output: list[str],
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    path = tmp_path / "good.txt"
    path.write_text("Good Name\n\nh-index1\n1papers\n\n0 Papers\n")
    table = ["--table", "profiles"] if to == "parquet" else []
    cli.run(["convert", str(path), "--to", to, *table, *output])
    read(capsysbinary.readouterr().out)


def read(data: bytes) -> None:
    if data.startswith(b"PAR1"):
        names = pyarrow.parquet.read_table(io.BytesIO(data)).column("name").to_pylist()
    else:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            names = [name for (name,) in database.execute("SELECT name FROM profiles")]
    assert names == ["Good Name"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bytes_do_not_go_to_a_terminal(convert: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    for arguments in (["--to", "sqlite"], ["--to", "sqlite", "-o", "-"]):
        code, _, err = convert("good.txt", *arguments)
        assert code == 2
        said = "sqlite is not text for a terminal: use -o FILE.sqlite, or a pipe\n"
        assert err.endswith(f"profileparse: error: {said}")
    assert convert("good.txt", "-o", "x.sqlite") == (0, "", "")
    assert convert("good.txt", "--to", "jsonl")[0] == 0


def test_a_stream_of_text_takes_no_bytes(convert: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    code, _, err = convert("good.txt", "--to", "parquet")
    assert (code, err) == (2, "profileparse: error: standard output: takes no bytes\n")


def test_a_package_that_is_not_there_is_named(
    convert: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("profileparse.cli.options.find_spec", lambda _name: None)
    code, _, err = convert("good.txt", "-o", "x.parquet")
    assert code == 2
    assert err.endswith(
        "error: --to parquet needs pyarrow, which comes with: pip install 'profileparse[parquet]'\n"
    )
    assert not Path("x.parquet").exists()


def test_what_a_format_cannot_hold_is_said_with_the_output(
    convert: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("x.parquet").write_text("old")
    for module in ("tables", "records_sqlite"):
        monkeypatch.setattr(
            f"profileparse.writers.{module}.numbered",
            lambda entries: ((source, 2**63, report) for source, report in entries),
        )
    code, out, err = convert("good.txt", "-o", "x.parquet")
    assert (code, out) == (2, "")
    said = "$.profile: a table cannot hold a whole number above 2**63 - 1\n"
    assert err == f"profileparse: error: x.parquet: {said}"
    assert Path("x.parquet").read_text() == "old"
    _, _, err = convert("good.txt", "--to", "sqlite")
    assert err == f"profileparse: error: standard output: {said}"


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 300])
def test_a_name_that_no_file_can_have_says_so(convert: Run, name: str) -> None:
    code, out, err = convert("good.txt", "--to", "sqlite", "-o", name)
    assert (code, out) == (2, "")
    assert "profileparse: error: " in err
    assert "internal" not in err


def test_json_of_several_is_as_before(convert: Run) -> None:
    assert convert("good.txt", "other.txt", "-o", "folder") == (0, "", "")
    assert json.loads(Path("folder/good.json").read_text())["name"] == "Good Name"
