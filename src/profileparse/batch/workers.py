"""Processes that work for this one: what is given to them comes back in any order, or is lost.

`concurrent.futures` gives up all that is still to be done when one of its processes dies, and its
processes live on, waiting, when this one is killed. Here each process has a pipe of its own: where
it ends, the one side knows what the other was at, and the other side that it can go.
"""

import contextlib
import copyreg
import io
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import connection, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Self

import attrs

from profileparse.records import Places

MOST = 256
"""Results of one item that are sent; of an item that has more, none is."""
Work = Callable[[Any], Iterable[Any]]
_LARGEST = 8 << 10  # bytes of a job that fit into the pipe of a process that is at another one
_HAS_MASKS = hasattr(signal, "pthread_sigmask")  # not on Windows


@attrs.define
class Died:
    """In place of results: the process that was at an item has ended."""

    reason: str


TOO_MANY = None
"""In place of results that are more than can be sent."""


@attrs.define(eq=False)
class Job:
    """Items, and what becomes of each: a list of results, `TOO_MANY` or `Died`."""

    items: Sequence[Any]
    results: Sequence[Any] | None = None
    # Of one that a process died of: a job for each of its items.
    parts: "Sequence[Job]" = ()

    @property
    def done(self) -> bool:
        """Whether all results are there."""
        return self.results is not None or (
            bool(self.parts) and all(part.done for part in self.parts)
        )

    def outcomes(self) -> Sequence[Any]:
        """Return what became of each item, in their order."""
        if self.results is not None:
            return self.results
        return [result for part in self.parts for result in part.outcomes()]


@attrs.define(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    jobs: deque[Job] = attrs.field(factory=deque)


class Workers:
    """Some processes that all do the same work; they end with the `with` block.

    They are forked if that is safe, which is where this process has one thread only: a fork starts
    at once, with all that is imported here. Else they are started anew, as `multiprocessing` does
    it everywhere else, so the program needs its `if __name__ == "__main__":`.
    """

    def __init__(self, work: Work, count: int) -> None:
        self._work = work
        self._waiting: deque[Job] = deque()
        self._context = get_context("fork" if one_thread() else "spawn")
        self._workers: list[_Worker] = []
        self._count = count

    def __enter__(self) -> Self:
        try:
            self._fill()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()
        self._workers.clear()

    def submit(self, items: Sequence[Any]) -> Job:
        """Return a job that is begun as soon as a process is free."""
        job = Job(items)
        self._waiting.append(job)
        self._assign()
        return job

    def outcomes(self, job: Job) -> Sequence[Any]:
        """Wait for a job, and return what became of each of its items, in their order."""
        while not job.done:
            if self._workers:
                self._receive()
            else:  # none can be started: the work is done here
                next_ = self._waiting.popleft()
                next_.results = [taken(self._work, item) for item in next_.items]
        return job.outcomes()

    def _fill(self) -> None:
        with contextlib.suppress(OSError), _without_interrupts():  # no memory, no processes left
            while len(self._workers) < self._count:
                here, there = self._context.Pipe()
                process = self._context.Process(  # type: ignore[attr-defined]  # each kind of context has its own
                    target=serve, args=(there, here, self._work), daemon=True
                )
                try:
                    process.start()
                except OSError:
                    here.close()
                    raise
                finally:
                    there.close()
                self._workers.append(_Worker(process, here))

    def _assign(self) -> None:
        """Give each process a job, then each the next one, so that none has to wait for it.

        An item that is alone may take long, and nothing waits behind it.
        """
        ready = [worker for worker in self._workers if worker.ready]
        for worker in ready:
            if self._waiting and not worker.jobs:
                self._give(worker, ForkingPickler.dumps(self._waiting[0].items))
        for worker in ready:
            if self._waiting and len(worker.jobs) == 1:
                jobs = (worker.jobs[0], self._waiting[0])
                items = ForkingPickler.dumps(jobs[1].items)
                if len(items) <= _LARGEST and all(len(job.items) > 1 for job in jobs):
                    self._give(worker, items)

    def _give(self, worker: _Worker, items: memoryview) -> None:
        # One that has died meanwhile takes none, and is replaced when its pipe is read.
        with contextlib.suppress(OSError):
            worker.pipe.send_bytes(items)
            worker.jobs.append(self._waiting.popleft())

    def _receive(self) -> None:
        """Wait for the results of at least one process."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in connection.wait([*pipes]):
            worker = pipes[pipe]  # type: ignore[index]  # they are what was waited for
            try:
                received = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if worker.ready:
                worker.jobs.popleft().results = received
            else:
                worker.ready = True
        self._assign()

    def _replace(self, worker: _Worker) -> None:
        """Start a process in place of one that has died, and put down what it was at."""
        worker.process.join()
        code = worker.process.exitcode or 0
        worker.process.close()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready:  # this one was of no use, so the next would not be either
            self._count = len(self._workers)
            return
        while len(worker.jobs) > 1:  # it had not begun them
            self._waiting.appendleft(worker.jobs.pop())
        for job in worker.jobs:
            if len(job.items) > 1:
                job.parts = [Job([item]) for item in job.items]
                self._waiting.extendleft(reversed(job.parts))
            else:
                job.results = [Died(_reason(code))]
        self._fill()


def serve(pipe: Connection, other_end: Connection, work: Work) -> None:
    """Do the work of a process: take items and send results until the pipe ends."""
    # Ctrl-C reaches all processes of a terminal; the one that has started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _allow_interrupts()
    other_end.close()  # else the pipe would never end
    with contextlib.suppress(EOFError, OSError):
        pipe.send_bytes(packed(None))
        while True:
            pipe.send_bytes(packed([taken(work, item) for item in pipe.recv()]))


def packed(results: Any) -> bytes:
    """Return a pickle in which the papers of a report share their text.

    On its own, a paper is pickled with its own lines, and all bounds of its fields: that takes as
    long as it took to read it.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    kinds: list[type[Places]] = [Places, *Places.__subclasses__()]
    pickler.dispatch_table = copyreg.dispatch_table | {k: k.in_whole_text for k in kinds}
    pickler.dump(results)
    return buffer.getvalue()


def taken(work: Work, item: Any) -> list[Any] | None:
    """Return the results of an item, or TOO_MANY."""
    results = [*islice(work(item), MOST + 1)]
    return TOO_MANY if len(results) > MOST else results


def one_thread() -> bool:
    """Whether this process can be forked: with a thread that is not, a lock may stay locked."""
    try:
        # All threads, not only those of Python.
        return "fork" in get_all_start_methods() and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:  # another system than Linux
        return False


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let no Ctrl-C reach a process that is being started before it can take no notice of it."""
    if not _HAS_MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _allow_interrupts() -> None:
    if _HAS_MASKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _reason(code: int) -> str:
    how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
    return f"the process that read it {how}: is there enough memory?"
