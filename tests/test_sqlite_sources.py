"""A database keeps the files apart that two runs call by one name."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import records
from commands import Run, runner

import profileparse
from profileparse import FormatError

SOURCES = "SELECT source, file FROM sources ORDER BY 1"
NAMES = "SELECT source, name FROM profiles ORDER BY 1"


@pytest.fixture
def convert(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    run = runner("convert", capsys, tmp_path, monkeypatch)
    for folder, name in (("may", "good.txt"), ("june", "other.txt")):
        Path(folder).mkdir()
        Path(name).rename(f"{folder}/a.txt")
    return run


def asked(path: Path | str, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def add(path: Path, source: str) -> None:
    made = records.profile(name=source)
    assert [*profileparse.write([made], to="sqlite", path=path, sources=source)] == []


def test_another_file_of_the_same_name_is_refused_and_a_longer_path_is_the_cure(
    convert: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("may")
    assert convert("a.txt", "-o", "../x.db") == (0, "", "")
    before = (tmp_path / "x.db").read_bytes()
    monkeypatch.chdir("../june")
    code, out, err = convert("a.txt", "-o", "../x.db")
    assert (code, out) == (2, "")
    assert err == (
        "profileparse: error: ../x.db: a.txt: the database has rows of another file of that name,"
        f" {Path('may/a.txt')}: give this one by another path, such as an absolute one\n"
    )
    assert (tmp_path / "x.db").read_bytes() == before
    assert convert("./a.txt", "-o", "../x.db") == (0, "", "")
    assert asked("../x.db", NAMES) == [("./a.txt", "Other Name"), ("a.txt", "Good Name")]
    assert asked("../x.db", SOURCES) == [("./a.txt", "june/a.txt"), ("a.txt", "may/a.txt")]


def test_the_same_file_is_the_same_by_whatever_way(
    convert: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("linked").symlink_to("may")
    os.link("may/a.txt", "june/b.txt")
    Path("june/a.txt").unlink()
    Path("june/b.txt").rename("june/a.txt")
    for folder in ("may", "linked", "june", "may"):
        monkeypatch.chdir(tmp_path / folder)
        assert convert("a.txt", "-o", str(tmp_path / "x.db")) == (0, "", "")
    assert asked(tmp_path / "x.db", NAMES) == [("a.txt", "Good Name")]


def test_files_that_were_moved_are_replaced(
    convert: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("may")
    convert("a.txt", "-o", "../x.db")
    (tmp_path / "may").rename(tmp_path / "august")
    monkeypatch.chdir("../june")
    assert convert("a.txt", "-o", "../x.db") == (0, "", "")
    assert asked("../x.db", NAMES) == [("a.txt", "Other Name")]
    # Moved together, with the database, they stay the same.
    (tmp_path / "june").rename(tmp_path / "all")
    (tmp_path / "x.db").rename(tmp_path / "all" / "x.db")
    monkeypatch.chdir(tmp_path / "all")
    assert convert("a.txt", "-o", "x.db") == (0, "", "")
    assert asked("x.db", SOURCES) == [("a.txt", "a.txt")]


@pytest.mark.parametrize("source", ["", "label", "a\0b", "\ud800", "."])
def test_what_is_the_name_of_no_file_has_none(tmp_path: Path, source: str) -> None:
    for _ in range(2):
        add(tmp_path / "x.db", source)
    held = source.encode("utf-8", "backslashreplace").decode()
    assert asked(tmp_path / "x.db", SOURCES) == [(held, None)]


def test_a_label_that_is_the_name_of_a_file_by_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    add(tmp_path / "x.db", "a")
    Path("a").touch()
    add(tmp_path / "x.db", "a")
    assert asked("x.db", SOURCES) == [("a", "a")]


def test_a_database_in_memory_knows_no_files() -> None:
    data = b"".join(profileparse.write([records.profile()], to="sqlite", sources=__file__))
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert tables == [("profiles",), ("papers",)]


def test_a_table_of_somebody_else_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as database:
        database.execute("CREATE TABLE sources (id)")
    with pytest.raises(FormatError, match="has another table 'sources': write to another file"):
        add(tmp_path / "x.db", "a")


def test_where_there_is_no_path_from_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> str:  # as of two drives of Windows
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", none)
    file = tmp_path / "a.txt"
    file.touch()
    add(tmp_path / "x.db", str(file))
    assert asked(tmp_path / "x.db", SOURCES) == [(str(file), os.path.realpath(file))]
