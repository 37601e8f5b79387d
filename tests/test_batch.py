"""Many files are read in order, in several processes, and none costs another one."""

import gc
import gzip
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import batch_work
import pytest
import realdump

import profileparse
from profileparse.batch import FileResult, iter_files, ordered, workers
from profileparse.batch.ordered import ordered_map

DAY = date(2026, 5, 20)
GOOD = (realdump.FIXTURES / "maria-example.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(100):
        (tmp_path / f"{number:03}.txt").write_text(
            GOOD.replace("h-index3", f"h-index{number}"), encoding="utf-8"
        )
    return tmp_path


def mapped(names: list[str], folder: Path, jobs: int = 2, work: Any = batch_work.work) -> list[Any]:
    """Return the results of each file, after it was made."""
    for name in names:
        (folder / name).touch()
    paths = [folder / name for name in names]
    results = ordered_map(work, paths, path=lambda path: path, died=batch_work.died, jobs=jobs)
    return [(item.name, list(found)) for item, found in results]


def numbers(results: Iterator[FileResult[profileparse.Report]]) -> list[int | None]:
    return [result.value.profile.h_index if result.value else None for result in results]


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
def test_results_come_in_the_order_of_the_files(folder: Path, jobs: int | None) -> None:
    assert numbers(iter_files(folder, as_of=DAY, jobs=jobs)) == list(range(100))


def test_reports_are_the_same_wherever_they_were_read(folder: Path) -> None:
    (folder / "real.txt").write_text(realdump.TEXT, encoding="utf-8")
    (folder / "wrapped.txt").write_text(realdump.TEXT.replace(" the ", "\nthe "), encoding="utf-8")
    here, there = (list(iter_files(folder, as_of=DAY, jobs=jobs)) for jobs in (1, 2))
    assert here == there
    for one, other in zip(here, there, strict=True):
        assert one.value is not None
        assert other.value is not None
        for mine, theirs in zip(one.value.profiles, other.value.profiles, strict=True):
            assert mine.spans == theirs.spans
            assert [paper.spans for paper in mine.papers] == [p.spans for p in theirs.papers]
        assert pickle.loads(pickle.dumps(other)) == one  # noqa: S301  (our own)
        assert pickle.loads(workers.packed(one)) == one  # noqa: S301  (our own)


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_100_files_the_bad_ones_are_named_and_cost_no_other(folder: Path, jobs: int) -> None:
    bad = {
        "003.txt": "No such file",
        "013.txt": "Too many levels",
        "023.txt": "archive is cut off",
        "033.txt": "no day of capture",
    }
    for name in bad:
        Path(name).unlink()
    Path("013.txt").symlink_to("013.txt")
    Path("003.txt").symlink_to("gone")
    Path("023.txt").write_bytes(gzip.compress(GOOD.encode())[:-9])
    Path("033.txt").write_text(GOOD)
    Path("043.txt").write_bytes(b"J\xfcrgen")
    results = list(iter_files(folder, as_of=_Days({"033.txt": None}), jobs=jobs))
    assert [result.path.name for result in results] == [f"{n:03}.txt" for n in range(100)]
    failed = {r.path.name: r.error for r in results if r.error is not None}
    assert failed.keys() == bad.keys()
    for name, reason in bad.items():
        assert reason in (failed[name] or "")
    assert all((result.value is None) == (result.error is not None) for result in results)


class _Days:
    """A function that can be sent to a process."""

    def __init__(self, days: dict[str, date | None]) -> None:
        self.days = days

    def __call__(self, path: Path) -> date | None:
        return self.days.get(path.name, DAY)


def test_what_a_function_for_days_does_wrong_is_the_error_of_the_file(folder: Path) -> None:
    result = next(iter_files(folder, as_of=dict[Path, date]().__getitem__))
    assert (result.error or "").startswith("KeyError: ")
    with pytest.raises(TypeError, match="expected a date as as_of, got str"):
        iter_files(folder, as_of="2026")  # type: ignore[call-overload]
    named = Path("x_2026-05-20.txt")
    named.write_text(GOOD)
    (of_name,) = iter_files(named, as_of=profileparse.as_of_from_name)
    assert of_name.value is not None
    assert of_name.value.profile.as_of == DAY


def test_a_file_with_many_profiles_has_a_result_for_each(folder: Path) -> None:
    Path("099.txt").write_text(
        "".join(f"Ana Kim\n\nh-index{n}\n9citations\n\n" for n in range(999))
    )
    for jobs in (1, 2):
        assert numbers(iter_files(folder, jobs=jobs)) == [*range(99), *range(999)]


def test_few_files_and_what_is_no_file_stay_in_this_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = mapped([f"a{n}" for n in range(ordered.ENOUGH_FILES)], folder)
    assert {pid for _, found in results for _, pid in found} == {os.getpid()}
    monkeypatch.setattr(ordered, "_LARGE", 10)
    Path("b7").write_text("x" * 11)
    os.mkfifo("b8")
    names = [f"b{n}" for n in range(100) if n != 8]
    found = dict(mapped(names, folder))
    here = {name for name, results in found.items() if results[0][1] == os.getpid()}
    assert here == {"b0", "b7"}  # what the first one imports, the others have
    mixed = ordered_map(
        batch_work.work, [*map(Path, names), Path("b8")],
        path=lambda path: None if path.name == "b8" else path, died=batch_work.died, jobs=2,
    )  # fmt: skip
    *_, last = ((item.name, next(found)[1]) for item, found in mixed)
    assert last == ("b8", os.getpid())


def test_there_are_no_more_processes_than_work(folder: Path) -> None:
    told: list[int] = []
    paths = [folder / f"x{number}" for number in range(100)]  # in seven chunks
    results = ordered_map(
        batch_work.work, paths, path=lambda path: path, died=batch_work.died, jobs=40,
        begins=told.append,
    )  # fmt: skip
    assert [item.name for item, found in results if [*found]] == [path.name for path in paths]
    assert told == [7]


def test_much_in_few_files_is_shared(folder: Path) -> None:
    for number in range(4):
        Path(f"large{number}").write_bytes(bytes(1 << 20))
    found = mapped([f"large{number}" for number in range(4)], folder)
    assert len({results[0][1] for _, results in found}) > 1


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_a_process_that_dies_costs_its_file_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(workers, "one_thread", lambda: way == "fork")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    bad = {30: "kill", 31: "kill", 47: "exit", 90: "many", 119: "kill"}
    names = [f"{bad.get(n, 'x')}{n}" for n in range(120)]
    results = mapped(names, folder)
    assert [name for name, _ in results] == names
    for name, found in results:
        if name.startswith("kill"):
            assert found == [(name, f"{workers_reason('was killed by SIGKILL')}")]
        elif name.startswith("exit"):
            assert found == [(name, workers_reason("ended with 7"))]
        else:
            assert [one for one, _ in found][-1] == name
            assert len(found) == (1001 if name.startswith("many") else 1)
    assert multiprocessing.active_children() == []


def workers_reason(how: str) -> str:
    return f"the process that read it {how}: is there enough memory?"


def test_where_no_process_can_be_started_all_is_done_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"x{n}" for n in range(100)]
    with monkeypatch.context() as patch:
        patch.setattr(workers, "one_thread", lambda: False)
        assert mapped(names, folder, work=batch_work.Unready()) == [(n, [n]) for n in names]

    def start(_process: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", start)
    results = mapped(names, folder)
    assert [name for name, _ in results] == names
    assert {pid for _, found in results for _, pid in found} == {os.getpid()}


def test_a_process_with_threads_is_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not workers.one_thread()
    done.set()
    thread.join()


def test_on_other_systems_it_is_not_forked_either(monkeypatch: pytest.MonkeyPatch) -> None:
    def listdir(path: str) -> list[str]:
        raise FileNotFoundError(path)

    monkeypatch.setattr(os, "listdir", listdir)
    assert not workers.one_thread()
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert ordered.cores() == os.cpu_count()


def test_no_process_is_left_when_somebody_stops_reading(folder: Path) -> None:
    paths = [folder / f"{number:03}.txt" for number in range(100)]
    results = ordered_map(
        batch_work.work, paths, path=lambda path: path, died=batch_work.died, jobs=2
    )
    for _ in zip(range(5), results):  # noqa: B905  (the first five)
        pass
    children = multiprocessing.active_children()
    assert len(children) == 2
    results.close()
    assert multiprocessing.active_children() == []
    for _ in zip(range(5), iter_files(folder, jobs=2)):  # noqa: B905
        pass
    gc.collect()
    assert multiprocessing.active_children() == []


def test_no_process_is_left_when_this_one_is_killed(folder: Path) -> None:
    code = (
        "import batch_work, sys\nfrom profileparse.batch.workers import Workers\n"
        "with Workers(batch_work.endless, 3) as workers:\n"
        "    jobs = [workers.submit(['x']) for _ in range(5)]\n"
        "    print(*[worker.process.pid for worker in workers._workers], flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, cwd=folder,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert len(pids) == 3
        process.send_signal(signal.SIGKILL)
    end = time.monotonic() + 30
    while any(map(is_alive, pids)) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_made_of_a_report_is_made_where_it_was_read(folder: Path, jobs: int) -> None:
    Path("050.txt").write_text("nothing")
    results = list(iter_files(folder, make=batch_work.h_index, jobs=jobs))
    values = [result.value for result in results]
    assert [value for value, _ in filter(None, values)] == [*range(50), *range(51, 100)]
    pids = {pid for _, pid in filter(None, values)}
    assert (pids == {os.getpid()}) is (jobs == 1)
    assert results[50].value is None
    assert (results[50].error or "").startswith("ParseError: line 1, column 1: PP101")
