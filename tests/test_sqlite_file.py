"""SQLite databases that are added to: replaced by source, in one transaction, or untouched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import realdump
import records
from commands import Run, runner

import profileparse
from profileparse import FormatError, Profile

REAL = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)


@pytest.fixture
def convert(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


def asked(path: Path | str, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


PRAGMAS = ("application_id", "user_version")
NAMES = "SELECT source, profile, name FROM profiles ORDER BY 1, 2"


def add(path: Path, *names: str, source: str | None = None) -> None:
    profiles = [records.profile(records.paper("A"), name=name) for name in names]
    sources = [source or name for name in names]
    assert [*profileparse.write(profiles, to="sqlite", path=path, sources=sources)] == []


def test_a_second_run_replaces_its_sources_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    add(path, "A", "B")
    assert asked(path, NAMES) == [("A", 1, "A"), ("B", 1, "B")]
    add(path, "B")
    add(path, "New A", "Second", source="A")
    assert asked(path, NAMES) == [("A", 1, "New A"), ("A", 2, "Second"), ("B", 1, "B")]
    assert asked(path, "SELECT count(*) FROM papers") == [(3,)]
    add(path, "Only", source="A")
    assert asked(path, NAMES) == [("A", 1, "Only"), ("B", 1, "B")]
    assert asked(path, "SELECT count(*) FROM papers") == [(2,)]


def test_the_other_tables_of_a_database_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE notes (text)")
        database.execute("INSERT INTO notes VALUES ('mine')")
        database.commit()
    add(path, "A")
    assert asked(path, "SELECT * FROM notes") == [("mine",)]
    assert asked(path, NAMES) == [("A", 1, "A")]


def test_names_that_sqlite_knows_are_those_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:x?mode=memory"):
        add(Path(name), "A")
        assert asked(tmp_path / name, NAMES) == [("A", 1, "A")]


def other_table(kind: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(kind)
        database.commit()
        return database.serialize()


FOREIGN = {
    "text": (b"old\n", "cannot be added to: file is not a database"),
    "long-text": (b"old\n" * 1000, "cannot be added to: file is not a database"),
    "table": (
        other_table("CREATE TABLE papers (title)"),
        "has another table 'papers': write to another file",
    ),
    "view": (
        other_table("CREATE VIEW profiles AS SELECT 1 AS source"),
        "has another table 'profiles': write to another file",
    ),
}


@pytest.mark.parametrize(("content", "problem"), FOREIGN.values(), ids=FOREIGN)
def test_another_file_is_refused_and_stays(
    convert: Run, tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    with pytest.raises(FormatError) as caught:
        add(path, "A")
    assert (caught.value.place, caught.value.problem) == (str(path), problem)
    code, out, err = convert("good.txt", "-o", "x.sqlite")
    assert (code, out) == (2, "")
    assert err.endswith(f"profileparse: error: x.sqlite: {problem}\n")
    assert path.read_bytes() == content


def test_a_new_database_says_whose_it_is_and_one_of_somebody_else_does_not(tmp_path: Path) -> None:
    add(tmp_path / "x.db", "A")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(b"".join(profileparse.write([REAL], to="sqlite")))
        made = [database.execute(f"PRAGMA {name}").fetchone() for name in PRAGMAS]
    assert made == [asked(tmp_path / "x.db", f"PRAGMA {name}")[0] for name in PRAGMAS]
    assert made == [(int.from_bytes(b"PPar"),), (1,)]
    other = tmp_path / "other.db"
    other.write_bytes(other_table("CREATE TABLE notes (text)"))
    add(other, "A")
    assert [asked(other, f"PRAGMA {name}") for name in PRAGMAS] == [[(0,)], [(0,)]]


def test_a_database_of_a_later_version_is_refused(convert: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    add(path, "A")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 2")
    before = path.read_bytes()
    problem = (
        "has tables of version 2, and 1 is the last one known here:"
        " update profileparse, or write to another file"
    )
    with pytest.raises(FormatError) as caught:
        add(path, "A")
    assert (caught.value.place, caught.value.problem) == (str(path), problem)
    code, out, err = convert("good.txt", "-o", "x.db")
    assert (code, out) == (2, "")
    assert err == f"profileparse: error: x.db: {problem}\n"
    assert path.read_bytes() == before


def test_the_version_of_another_application_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(other_table("PRAGMA user_version = 7"))
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE notes (text)")
    add(path, "A")
    assert asked(path, "PRAGMA user_version") == [(7,)]


class StopError(BaseException):
    pass


@pytest.mark.parametrize("error", [KeyboardInterrupt, StopError, ValueError])
@pytest.mark.parametrize("old", [True, False])
def test_what_is_interrupted_changes_nothing(
    tmp_path: Path, *, old: bool, error: type[BaseException]
) -> None:
    path = tmp_path / "x.sqlite"
    if old:
        add(path, "A")
    before = path.read_bytes() if old else None

    def profiles() -> Iterator[Profile]:
        yield from [REAL.profile] * 3
        raise error

    with pytest.raises(error):
        profileparse.write(profiles(), to="sqlite", path=path, sources="A")
    assert (path.read_bytes() if path.exists() else None) == before
    assert [*tmp_path.iterdir()] == [path] * old
    add(path, "A")


def test_a_database_that_is_locked_says_so(
    convert: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "x.db", "A")
    connect: Any = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **k, timeout=0))
    with closing(connect(tmp_path / "x.db")) as database:
        database.execute("BEGIN IMMEDIATE")
        code, out, err = convert("good.txt", "-o", "x.db")
    assert (code, out) == (2, "")
    assert err.endswith("profileparse: error: x.db: database is locked\n")
    assert asked("x.db", NAMES) == [("A", 1, "A")]


def test_a_folder_is_no_database(convert: Run, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(IsADirectoryError):
        add(tmp_path / "there", "A")
    for name in ("there", "there/", "new/"):
        code, _, err = convert("good.txt", "--to", "sqlite", "-o", name)
        assert code == 2
        assert err.endswith(f"profileparse: error: {name}: is a folder\n")
    code, _, err = convert("good.txt", "-o", "missing/x.db")
    assert (code, err) == (2, "profileparse: error: missing/x.db: unable to open database file\n")


def test_the_command_adds_to_a_database(convert: Run) -> None:
    assert convert("good.txt", "several.txt", "-o", "x.sqlite") == (0, "", "")
    assert convert("good.txt", "other.txt", "-o", "x.sqlite") == (0, "", "")
    assert asked("x.sqlite", NAMES) == [
        ("good.txt", 1, "Good Name"),
        ("other.txt", 1, "Other Name"),
        ("several.txt", 1, "First Name"),
        ("several.txt", 2, "Second Name"),
    ]
    before = Path("x.sqlite").read_bytes()
    assert convert("empty.txt", "-o", "x.sqlite")[0] == 1
    assert Path("x.sqlite").read_bytes() == before


def test_a_paper_whose_date_is_lost_says_why(convert: Run) -> None:
    assert convert("bad.txt", "-o", "x.sqlite")[0] == 1
    assert asked("x.sqlite", "SELECT date, findings FROM papers") == [(None, '["PP302"]')]
