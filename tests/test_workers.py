"""Processes that work for this one: their jobs, their loop, and their end."""

import multiprocessing
import os
import signal
import threading
from pathlib import Path
from typing import Any

import batch_work
import pytest

from profileparse.batch import workers
from profileparse.batch.workers import Workers


def test_a_process_that_dies_while_it_has_nothing_to_do_costs_nothing() -> None:
    with Workers(batch_work.work, 1) as one:
        for name in "abc":
            ((found, pid),) = one.outcomes(one.submit([Path(name)]))[0]
            assert found == name
            os.kill(pid, signal.SIGKILL)
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)


@pytest.mark.parametrize(
    ("first", "second", "waits"),
    [
        (["slow1", "slow2"], ["b", "c"], True),
        (["slow1"], ["b", "c"], False),
        (["slow1", "slow2"], ["b"], False),
        (["slow1", "slow2"], ["b" * 5000, "c" * 5000], False),
    ],
    ids=["short", "behind-one-alone", "one-alone", "too-large-for-the-pipe"],
)
def test_a_process_has_its_next_job_at_hand(
    first: list[str], second: list[str], *, waits: bool
) -> None:
    with Workers(batch_work.work, 1) as one:
        one.outcomes(one.submit([Path("a")]))
        jobs = [one.submit([*map(Path, names)]) for names in (first, second)]
        assert [*one._workers[0].jobs] == jobs[: 1 + waits]  # noqa: SLF001  (nobody else sees it)
        for job, names in zip(jobs, (first, second), strict=True):
            assert [found for ((found, _),) in one.outcomes(job)] == names


@pytest.mark.parametrize("masks", [True, False], ids=["posix", "windows"])
def test_the_loop_of_a_process(monkeypatch: pytest.MonkeyPatch, *, masks: bool) -> None:
    monkeypatch.setattr(workers, "_HAS_MASKS", masks)
    with Workers(batch_work.work, 1) as one:
        assert one.outcomes(one.submit([Path("many")])) == [workers.TOO_MANY]
    here, there = multiprocessing.Pipe()
    other, end = multiprocessing.Pipe()
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    here.send([Path("a"), Path("many")])
    here.send([])
    sent = threading.Timer(0.2, here.close)
    received: list[Any] = []

    def take() -> None:
        received.extend(here.recv() for _ in range(3))
        here.close()

    taking = threading.Thread(target=take)
    taking.start()
    try:
        workers.serve(there, end, batch_work.work)
    finally:
        for number, handler in zip((signal.SIGINT, signal.SIGTERM), handlers, strict=True):
            signal.signal(number, handler)
        taking.join()
        sent.cancel()
        other.close()
    assert received == [None, [[("a", os.getpid())], workers.TOO_MANY], []]
    assert end.closed


def test_workers_end_when_they_cannot_all_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    real = multiprocessing.process.BaseProcess.start
    started: list[multiprocessing.process.BaseProcess] = []

    def start(process: multiprocessing.process.BaseProcess) -> None:
        if started:
            raise KeyboardInterrupt
        real(process)
        started.append(process)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", start)
    with pytest.raises(KeyboardInterrupt), Workers(batch_work.work, 2):
        pass
    assert multiprocessing.active_children() == []
