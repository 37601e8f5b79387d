"""Data sets that are written again: the old ones stay until the new ones are whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import dask
import fsspec
import pytest
import realdump

from profileparse.distributed import TABLES, convert_dumps
from profileparse.distributed.data_sets import DataSets
from profileparse.writers.records_parquet import TableFile

OLD, NEW = date(2026, 5, 20), date(2026, 5, 21)
NAMES = sorted(f"/{table}/part-0000{number}.parquet" for table in TABLES for number in range(3))


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """Return a folder of three files."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(realdump.TEXT, encoding="utf-8")
    return folder


@pytest.fixture(params=["file", "memory"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Yield the address of a folder that is not there."""
    if request.param == "file":
        yield f"file://{tmp_path}/out"
        return
    yield "memory://bucket/out"
    memory = fsspec.filesystem("memory")
    if memory.exists("/bucket"):
        memory.rm("/bucket", recursive=True)


@pytest.fixture
def whole(target: str, dumps: Path) -> dict[str, bytes]:
    """Write data sets of three parts, and return their files."""
    convert_dumps(dumps, target, as_of=OLD, partition_size=1)
    there = files(target)
    assert sorted(there) == NAMES
    return there


def files(target: str) -> dict[str, bytes]:
    """Return all files at a target by their names."""
    system, root = fsspec.url_to_fs(target)
    return {path.removeprefix(root): system.cat_file(path) for path in system.find(root)}


def put(target: str, name: str, data: bytes = b"mine") -> None:
    system, root = fsspec.url_to_fs(target)
    system.makedirs(f"{root}{name}".rpartition("/")[0], exist_ok=True)
    system.pipe_file(f"{root}{name}", data)


def failing(monkeypatch: pytest.MonkeyPatch, kind: type, method: str, at: int) -> None:
    """Let a method fail in the call that has this number, from 1."""
    usual, calls = getattr(kind, method), []

    def call(*given: Any, **options: Any) -> Any:
        calls.append(given)
        if len(calls) == at:
            raise PermissionError(13, "Permission denied")
        return usual(*given, **options)

    monkeypatch.setattr(kind, method, call)


def store(target: str) -> type:
    return type(fsspec.url_to_fs(target)[0])


def test_what_is_there_is_replaced_only_if_that_is_asked_for(
    dumps: Path, target: str, whole: dict[str, bytes]
) -> None:
    with pytest.raises(FileExistsError, match="papers is there already"):
        convert_dumps(dumps, target, as_of=NEW)
    assert files(target) == whole
    convert_dumps(dumps, target, as_of=NEW, partition_size=1, overwrite=True)
    assert sorted(files(target)) == NAMES
    assert all(files(target)[name] != whole[name] for name in NAMES if "profiles" in name)


def test_old_parts_beyond_the_new_ones_are_removed(
    dumps: Path, target: str, whole: dict[str, bytes]
) -> None:
    put(target, "/papers/part-100000.parquet")
    convert_dumps(dumps, target, as_of=OLD, overwrite=True)
    assert sorted(files(target)) == sorted(f"/{table}/part-00000.parquet" for table in TABLES)
    assert files(target) != whole


@pytest.mark.usefixtures("whole")
def test_what_no_run_has_written_stays(dumps: Path, target: str) -> None:
    others = [
        "/papers/notes.txt",
        "/papers/part-00001.parquet.bak",
        "/papers/part-x.parquet",
        "/papers/deep/part-00001.parquet",
        "/diagnostics/.hidden",
        "/mine/part-00000.parquet",
    ]
    for name in others:
        put(target, name)
    convert_dumps(dumps, target, as_of=OLD, overwrite=True)
    left = files(target)
    assert {name: left[name] for name in others} == dict.fromkeys(others, b"mine")
    assert len(left) == len(others) + len(TABLES)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("/profiles", "profiles is no folder: remove it"),
        ("/papers/part-00000.parquet/x", r"papers/part-00000\.parquet is no file: remove it"),
    ],
)
def test_another_thing_with_the_name_is_refused(
    dumps: Path, target: str, name: str, message: str
) -> None:
    put(target, name)
    with pytest.raises(FileExistsError, match=message):
        convert_dumps(dumps, target, as_of=OLD, overwrite=True)
    assert files(target) == {name: b"mine"}


def test_what_cannot_be_done_touches_nothing(
    dumps: Path, target: str, whole: dict[str, bytes]
) -> None:
    for wrong in ({"as_of": "2026-05-20"}, {"partition_size": 0}, {"glob": ["*.html"]}):
        options: dict[str, Any] = {"as_of": OLD, "overwrite": True} | wrong
        with pytest.raises((TypeError, ValueError, FileNotFoundError)):
            convert_dumps(dumps, target, **options)
        assert files(target) == whole


@pytest.mark.parametrize("at", [1, 2, 5, 9])
def test_a_run_that_fails_on_the_way_leaves_the_old_ones(
    dumps: Path,
    target: str,
    whole: dict[str, bytes],
    at: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, TableFile, "_write", at)
    with dask.config.set(scheduler="sync"), pytest.raises(PermissionError):
        convert_dumps(dumps, target, as_of=NEW, partition_size=1, overwrite=True)
    assert files(target) == whole


def test_a_first_run_that_fails_leaves_no_data_set(
    dumps: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, TableFile, "_write", 5)
    failing(monkeypatch, store(target), "rm", 1)  # what comes of that is not what is said
    with dask.config.set(scheduler="sync"), pytest.raises(PermissionError):
        convert_dumps(dumps, target, as_of=OLD, partition_size=1)
    assert {name.split("-")[0] for name in files(target)} == {"/.unfinished"}
    monkeypatch.undo()
    convert_dumps(dumps, target, as_of=OLD, partition_size=1)


@pytest.mark.parametrize("at", range(1, 10))
def test_what_a_broken_swap_leaves(
    dumps: Path,
    target: str,
    whole: dict[str, bytes],
    at: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, store(target), "mv", at)
    with dask.config.set(scheduler="sync"), pytest.raises(PermissionError) as raised:
        convert_dumps(dumps, target, as_of=NEW, partition_size=1, overwrite=True)
    monkeypatch.undo()
    (note,) = raised.value.__notes__
    assert "can be old and others new" in note
    left = files(target)
    waiting = {name: left.pop(name) for name in [*left] if name.startswith("/.unfinished-")}
    assert len(waiting) == 10 - at
    assert all(name.rpartition("/")[0].rpartition("/")[0] in note for name in waiting)
    # What is in its place is whole, and new parts are lost in no case.
    convert_dumps(dumps, f"{target}/again", as_of=NEW, partition_size=1)
    new = files(f"{target}/again")
    assert sorted(left) == NAMES
    assert all(left[name] in (whole[name], new[name]) for name in NAMES)
    placed = [new[name] for name in NAMES if left[name] == new[name]]
    assert {*placed, *waiting.values()} >= {*new.values()}
    convert_dumps(dumps, target, as_of=NEW, partition_size=1, overwrite=True)
    assert files(target).items() >= new.items()


def test_data_sets_that_another_run_has_made_meanwhile_stay(
    dumps: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = DataSets.new_part

    def new_part(self: DataSets, table: str, number: int) -> str:
        put(target, "/papers/part-00000.parquet")
        return usual(self, table, number)

    monkeypatch.setattr(DataSets, "new_part", new_part)
    with pytest.raises(FileExistsError, match="papers is there already"):
        convert_dumps(dumps, target, as_of=OLD)
    assert files(target)["/papers/part-00000.parquet"] == b"mine"


def test_a_part_can_be_put_in_its_place_again(target: str) -> None:
    sets = DataSets.at(target, {}, overwrite=False)
    with sets.writing():
        paths = {table: sets.new_part(table, 0) for table in TABLES}
        for path in paths.values():
            sets.system.pipe_file(path, b"new")
    with sets.replacing():
        sets.put(0, paths)
        sets.put(0, paths)
        with pytest.raises(FileNotFoundError):
            sets.put(1, paths)
    assert files(target) == {f"/{table}/part-00000.parquet": b"new" for table in TABLES}


def test_what_a_lost_machine_has_begun_is_removed(
    dumps: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = DataSets.new_part

    def new_part(self: DataSets, table: str, number: int) -> str:
        self.system.pipe_file(usual(self, table, number), b"cut off")
        return usual(self, table, number)

    monkeypatch.setattr(DataSets, "new_part", new_part)
    convert_dumps(dumps, target, as_of=OLD, partition_size=1)
    assert sorted(files(target)) == NAMES
