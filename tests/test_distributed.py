"""Dumps that Dask deals out: the same rows as one core gives, whatever becomes of a machine."""

import gzip
import io
import os
import signal
import threading
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet
import pytest
import realdump
from dask.distributed import Client, LocalCluster

import profileparse
from profileparse.distributed import TABLES, Summary, convert_dumps, read_dumps
from profileparse.writers.tables import COLUMNS

AS_OF = realdump.AS_OF


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """Return a folder with good files and bad ones, in folders of their own."""
    folder = tmp_path / "in"
    for number, text in enumerate(["", realdump.TEXT, realdump.TEXT * 2, "Maria Example\n"]):
        for inside in ("a", "b/c"):
            (folder / inside).mkdir(parents=True, exist_ok=True)
            (folder / inside / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "latin.txt").write_bytes("Jürgen\n".encode("latin-1") + realdump.TEXT.encode())
    return folder


def parts(target: Path) -> dict[str, bytes]:
    """Return all files of the data sets by their names."""
    return {
        str(path.relative_to(target)): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def table(target: Path, name: str) -> pa.Table:
    files = sorted((target / name).iterdir())
    return pa.concat_tables([pyarrow.parquet.read_table(file) for file in files])


def on_one_core(paths: list[str], name: str) -> pa.Table:
    """Return the table that `write` gives of the same files."""
    reports, sources = [], []
    for path in paths:
        with Path(path).open("rb") as file:
            for report in profileparse.iter_reports(file, as_of=AS_OF):
                reports.append(report)
                sources.append(path)
    data = b"".join(profileparse.write(reports, to="parquet", table=name, sources=sources))
    return pyarrow.parquet.read_table(io.BytesIO(data))


@pytest.mark.parametrize("size", [1, 50_000, 1 << 30])
def test_the_rows_are_those_of_one_core(dumps: Path, tmp_path: Path, size: int) -> None:
    target = tmp_path / "out"
    summary = convert_dumps(dumps, target, as_of=AS_OF, partition_size=size)
    paths = sorted(str(path) for path in dumps.rglob("*.txt"))
    for name in ("papers", "profiles"):
        expected = on_one_core(paths, name)
        assert expected.num_rows
        assert table(target, name).equals(expected, check_metadata=True)
    assert summary.files == len(paths) == 9
    assert summary.profiles == table(target, "profiles").num_rows
    assert summary.papers == table(target, "papers").num_rows
    found = table(target, "diagnostics").to_pylist()
    assert summary.errors == sum(row["severity"] == "error" for row in found)
    assert summary.unreadable == 0
    count = {1: 9, 1 << 30: 1}.get(size)
    assert len([*(target / "papers").iterdir()]) == count or count is None


def test_what_was_found_says_where_it_stands(dumps: Path, tmp_path: Path) -> None:
    convert_dumps(dumps, tmp_path / "out", as_of=AS_OF)
    found = table(tmp_path / "out", "diagnostics").to_pylist()
    second = [row for row in found if row["source"] == f"{dumps}/a/2.txt"]
    assert {row["profile"] for row in second} == {1, 2}
    text = realdump.TEXT * 2
    report = profileparse.check(text, as_of=AS_OF)
    seen = [(row["code"], row["message"], row["start"], row["end_line"]) for row in second]
    assert seen == [(d.code, d.message, d.span.start, d.span.end_line) for d in report.diagnostics]
    inferred = next(row for row in second if row["code"] == "PP301")
    assert inferred["paper"] == 4
    assert profileparse.check(text[inferred["start"] :], as_of=AS_OF)
    empty = [row for row in found if row["source"].endswith("0.txt")]
    assert [(row["profile"], row["paper"], row["code"]) for row in empty] == [
        (None, None, "PP101")
    ] * 2
    assert any(row["code"] == "PP901" and "latin" in row["source"] for row in found)


def test_a_file_that_cannot_be_read_ends_no_other(dumps: Path, tmp_path: Path) -> None:
    (dumps / "b" / "gone.txt").symlink_to("nowhere")
    summary = convert_dumps(dumps, tmp_path / "out", as_of=AS_OF)
    assert (summary.files, summary.unreadable, summary.profiles) == (10, 1, 6)
    found = table(tmp_path / "out", "diagnostics").to_pylist()
    (row,) = [row for row in found if row["code"] == "PP905"]
    assert row["source"] == f"{dumps}/b/gone.txt"
    assert row["message"] == "the file could not be read: No such file or directory"
    assert (row["profile"], row["paper"]) == (None, None)


class _Torn(io.RawIOBase):
    """A file whose store fails in the middle, with an error that is no OSError."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        piece = self._data.read(size)
        if size and not piece:
            raise RuntimeError
        return piece


def test_what_was_read_before_a_store_fails_is_kept(
    dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = type(fsspec.filesystem("file"))
    usual = system.open

    def opened(self: Any, path: str, mode: str = "rb", **rest: Any) -> Any:
        if path.endswith("a/2.txt"):
            return _Torn((realdump.TEXT * 20).encode())
        return usual(self, path, mode, **rest)

    monkeypatch.setattr(system, "open", opened)
    summary = convert_dumps(dumps, tmp_path / "out", as_of=AS_OF)
    found = table(tmp_path / "out", "diagnostics").to_pylist()
    (row,) = [row for row in found if row["code"] == "PP905"]
    assert row["message"] == "the file could not be read: RuntimeError"
    sources = table(tmp_path / "out", "profiles")["source"].to_pylist()
    assert 0 < sources.count(f"{dumps}/a/2.txt") < 20
    assert summary.unreadable == 1


def test_the_day_of_capture_can_be_in_the_path(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "2026-05-20"
    folder.mkdir(parents=True)
    (folder / "x.txt").write_text(realdump.TEXT, encoding="utf-8")
    (tmp_path / "in" / "no-day.txt").write_text(realdump.TEXT, encoding="utf-8")
    convert_dumps(tmp_path / "in", tmp_path / "out", as_of=profileparse.as_of_from_name)
    (profile,) = table(tmp_path / "out", "profiles").to_pylist()
    assert profile["as_of"] == date(2026, 5, 20)
    found = table(tmp_path / "out", "diagnostics").to_pylist()
    (row,) = [row for row in found if row["code"] == "PP905"]
    assert row["source"].endswith("no-day.txt")
    assert row["message"].endswith("no day of capture is known for it")


def test_without_a_day_it_is_today(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Maria Example\n\nh-index6\n2papers\n", encoding="utf-8")
    frame = read_dumps(tmp_path, table="profiles").compute()
    assert [*frame["as_of"]] == [date.today()]  # noqa: DTZ011


def test_hidden_files_and_other_names_are_left_out(tmp_path: Path) -> None:
    for name in ("x.txt", ".x.txt", ".git/x.txt", "a/.b/x.txt", "x.md", "A/X.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(realdump.TEXT, encoding="utf-8")
    frame = read_dumps(tmp_path, table="profiles", as_of=AS_OF).compute()
    assert [*frame["source"]] == [f"{tmp_path}/x.txt"]
    frame = read_dumps(tmp_path, table="profiles", glob=["x.[mt]*"], as_of=AS_OF).compute()
    assert [*frame["source"]] == [f"{tmp_path}/x.md", f"{tmp_path}/x.txt"]
    (tmp_path / "a" / "y.txt").write_text(realdump.TEXT, encoding="utf-8")
    for exclude, expected in (("x.txt", ["a/y.txt"]), ("a", ["x.txt"]), ("*/y*", ["x.txt"])):
        frame = read_dumps(tmp_path, table="profiles", exclude=[exclude], as_of=AS_OF).compute()
        assert [*frame["source"]] == [f"{tmp_path}/{name}" for name in expected]
    frame = read_dumps(tmp_path / "x.md", table="profiles", as_of=AS_OF).compute()
    assert [*frame["source"]] == [str(tmp_path / "x.md")]


@pytest.mark.parametrize("name", TABLES)
def test_a_data_frame_has_the_rows_of_the_data_set(dumps: Path, tmp_path: Path, name: str) -> None:
    convert_dumps(dumps, tmp_path / "out", as_of=AS_OF)
    frame = read_dumps(dumps, table=name, as_of=AS_OF, partition_size=50_000)
    assert frame.npartitions > 3
    assert [*frame.columns] == table(tmp_path / "out", name).column_names
    computed = pa.Table.from_pandas(frame.compute(), preserve_index=False)
    assert computed.to_pylist() == table(tmp_path / "out", name).to_pylist()


def test_addresses_that_fsspec_knows(dumps: Path, tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.put(str(dumps), "/bucket/in", recursive=True)
    try:
        summary = convert_dumps("memory://bucket/in", "memory://bucket/out", as_of=AS_OF)
        assert summary == convert_dumps(dumps, tmp_path / "out", as_of=AS_OF)
        store.get("/bucket/out", str(tmp_path / "copy"), recursive=True)
        sources = table(tmp_path / "copy", "profiles")["source"].to_pylist()
        assert sources[0] == "memory://bucket/in/a/1.txt"
        local = table(tmp_path / "out", "papers").drop_columns("source")
        assert table(tmp_path / "copy", "papers").drop_columns("source").equals(local)
    finally:
        store.rm("/bucket", recursive=True)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"partition_size": 0}, ValueError, "partition_size is 0: expected 1 or more"),
        ({"max_chars": -1}, ValueError, "max_chars is -1: expected 1 or more"),
        ({"as_of": "2026-05-20"}, TypeError, "expected a date as as_of, got str"),
        ({"as_of": datetime(2026, 5, 20)}, TypeError, "expected a date as as_of, got datetime"),  # noqa: DTZ001
        ({"table": "paper"}, ValueError, "unknown table 'paper': expected one of papers, "),
        ({"glob": ["*.html"]}, FileNotFoundError, "no file there has a name that is asked for"),
    ],
)
def test_what_cannot_be_done_is_refused_at_once(
    dumps: Path, options: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        read_dumps(dumps, **options)


def test_compressed_dumps_are_read_as_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "x.txt.gz").write_bytes(gzip.compress(realdump.TEXT.encode()))
    frame = read_dumps(tmp_path, table="papers", as_of=AS_OF).compute()
    assert len(frame) == 23


def test_the_limit_of_a_dump_holds(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(realdump.TEXT, encoding="utf-8")
    frame = read_dumps(tmp_path, table="diagnostics", as_of=AS_OF, max_chars=2000).compute()
    assert "PP904" in {*frame["code"]}


def test_a_worker_that_is_killed_on_the_way_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(realdump.TEXT, encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\xff")
    expected = convert_dumps(folder, tmp_path / "one", as_of=AS_OF, partition_size=100_000)
    done: list[Summary] = []
    with (
        LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        pids = client.run(os.getpid)

        def convert() -> None:
            target = tmp_path / "many"
            done.append(convert_dumps(folder, target, as_of=AS_OF, partition_size=100_000))

        running = threading.Thread(target=convert)
        running.start()
        papers = ".unfinished-*/papers/part-*"
        while len([*(tmp_path / "many").glob(papers)]) < 4:  # one of them is done
            time.sleep(0.001)
        os.kill(next(iter(pids.values())), signal.SIGKILL)
        assert len([*(tmp_path / "many").glob(papers)]) < len(parts(tmp_path / "one")) // 3
        running.join()
    assert done == [expected]
    assert parts(tmp_path / "many") == parts(tmp_path / "one")


def test_the_page_has_the_columns_of_diagnostics() -> None:
    page = (Path(__file__).parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")
    listed = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| `")
    ]
    kinds = {str: "text", int: "whole number"}
    assert listed == [
        [f"`{c.name}`", kinds[c.kind] + " or nothing" * c.optional, c.doc]
        for c in COLUMNS["diagnostics"]
    ]
