"""Work on many files, in order: in processes if there is enough of it, with bounded memory."""

import os
import stat
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from profileparse.batch.workers import Job, Workers

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
ENOUGH_FILES = 64
ENOUGH_BYTES = 2 << 20
"""What is read in one process, as starting more would take longer: so many files, and bytes."""
_LARGE = 4 << 20
_CHUNK_FILES = 16
_CHUNK_BYTES = 512 << 10
_AHEAD = 3  # chunks for each process that are begun before the first of them is asked for


class _Chunk(NamedTuple):
    items: list[Any]
    size: float  # bytes
    here: bool  # whether it has to be read in this process


def cores() -> int:
    """Return how many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux has it
        return os.cpu_count() or 1


def ordered_map(  # noqa: PLR0913  (what, on what, and who is told)
    work: Callable[[_Item], Iterable[_Result]],
    items: Iterable[_Item],
    *,
    path: Callable[[_Item], str | os.PathLike[str] | None],
    died: Callable[[_Item, str], _Result],
    jobs: int | None = None,
    begins: Callable[[int], None] = lambda _processes: None,
) -> Generator[tuple[_Item, Iterator[_Result]], None, None]:
    """Yield each item with the results of the work on it, in their order.

    What is large, or no regular file, is worked on in this process as its results are asked for,
    so they have to be used before the next item is. So is an item that has many results.

    Args:
        work: gives the results of an item, and never raises; it is pickled where processes cannot
            be forked.
        items: what to work on.
        path: gives the file that an item is read from; None is what only this process has.
        died: gives the result of an item whose process has ended, and the reason.
        jobs: processes; None is one for each core. One is this process alone.
        begins: is told, before the first result, how many processes work.
    """
    count = cores() if jobs is None else jobs
    chunks = _chunks(items, path)
    begun: list[_Chunk] = []
    while count > 1 and (chunk := next(chunks, None)):
        begun.append(chunk)
        small = [known for known in begun if not known.here]
        files, size = sum(len(known.items) for known in small), sum(known.size for known in small)
        if files > ENOUGH_FILES or size > ENOUGH_BYTES:
            break
    else:
        begins(1)
        for chunk in chain(begun, chunks):
            for item in chunk.items:
                yield item, iter(work(item))
        return
    for chunk in chunks:  # as many as are begun before the first of them is asked for
        begun.append(chunk)
        if len(begun) >= count * _AHEAD:
            break
    else:
        count = max(1, min(count, sum(not known.here for known in begun)))
    begins(count)
    # What it imports is then there for all processes that are forked.
    first = begun[0].items.pop(0)
    yield first, iter(work(first))
    from profileparse.batch.workers import Workers  # noqa: PLC0415  (only who has work for it)

    with Workers(work, count) as workers:
        yield from _shared(workers, chain(begun, chunks), work, died, count * _AHEAD)


def _shared(
    workers: "Workers",
    chunks: Iterator[_Chunk],
    work: Callable[[Any], Iterable[Any]],
    died: Callable[[Any, str], Any],
    ahead: int,
) -> Iterator[tuple[Any, Iterator[Any]]]:
    from profileparse.batch.workers import TOO_MANY, Died  # noqa: PLC0415  (likewise)

    def results() -> Iterator[tuple[Any, Iterator[Any]]]:
        chunk, job = window.popleft()
        if job is None:
            yield from ((item, iter(work(item))) for item in chunk.items)
            return
        for item, outcome in zip(chunk.items, workers.outcomes(job), strict=True):
            if outcome is TOO_MANY:
                yield item, iter(work(item))
            elif isinstance(outcome, Died):
                yield item, iter([died(item, outcome.reason)])
            else:
                yield item, iter(outcome)

    window: deque[tuple[_Chunk, Job | None]] = deque()
    for chunk in chunks:
        window.append((chunk, None if chunk.here else workers.submit(chunk.items)))
        if len(window) > ahead:
            yield from results()
    while window:
        yield from results()


def _chunks(
    items: Iterable[_Item], path: Callable[[_Item], str | os.PathLike[str] | None]
) -> Iterator[_Chunk]:
    """Yield items that are worked on together."""
    chunk = _Chunk([], 0, here=False)
    for item in items:
        size = _size(path(item))
        if size > _LARGE:
            if chunk.items:
                yield chunk
            yield _Chunk([item], 0, here=True)
            chunk = _Chunk([], 0, here=False)
            continue
        chunk = chunk._replace(items=[*chunk.items, item], size=chunk.size + size)
        if len(chunk.items) >= _CHUNK_FILES or chunk.size >= _CHUNK_BYTES:
            yield chunk
            chunk = _Chunk([], 0, here=False)
    if chunk.items:
        yield chunk


def _size(path: str | os.PathLike[str] | None) -> float:
    """Return the size of a file in bytes; of what is no regular file, it is not known."""
    if path is None:
        return float("inf")
    try:
        status = os.stat(path)  # noqa: PTH116  (Path raises for a name that no file can have)
    except (OSError, ValueError):
        return 0  # the error is found by who reads it
    return status.st_size if stat.S_ISREG(status.st_mode) else float("inf")
