"""Measure what a cluster costs: `python tests/benchmarks/scale.py [--dumps N] [--profiles M]`.

N dumps (default 4,000, each a file with the real one, its abstracts shuffled) go through
`convert_dumps` on one worker process and on two. Printed are processor time and bytes for each
dump, beside reading alone (`iter_reports`); what two processes do beside one; what the process that
deals out pays for each file and each partition; the peak of memory of a worker; and, worked out
from these, what M profiles (default 10,000,000) would take.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psutil
from dask.distributed import Client, LocalCluster
from fsspec.implementations.local import LocalFileSystem

import profileparse
from profileparse import distributed
from profileparse.distributed.partitions import files_in

FILE = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
SIZE = 4 * 1024 * 1024  # of a partition here, so that there are enough of them
TASKS = 500
ABSTRACT = 300  # characters that a longer line is one from


@contextmanager
def workers(count: int) -> Iterator[Client]:
    """Start a cluster of some processes on this machine."""
    with (
        LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        yield client


def warm() -> None:
    """Do once what each process does once: imports, and the grammar."""
    profileparse.check(FILE.read_text(encoding="utf-8"), as_of=AS_OF)


def processor_time() -> float:
    """Return the seconds of processor time that this process has taken."""
    times = psutil.Process().cpu_times()
    return float(times.user + times.system)


def peak() -> float:
    """Return the most memory that this process has had, in MB."""
    import resource  # noqa: PLC0415  (not on Windows)

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def converted(folder: Path, target: Path, count: int) -> tuple[float, float, float]:
    """Return seconds, seconds of processor time of all workers, and the peak of one in MB."""
    with workers(count) as client:
        client.run(warm)
        before = sum(client.run(processor_time).values())
        start = time.perf_counter()
        distributed.convert_dumps(folder, target, as_of=AS_OF, partition_size=SIZE, overwrite=True)
        wall = time.perf_counter() - start
        spent = sum(client.run(processor_time).values()) - before
        return wall, spent, max(client.run(peak).values())


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dumps", type=int, default=4000, metavar="N")
    parser.add_argument("--profiles", type=int, default=10_000_000, metavar="M")
    asked = parser.parse_args(argv)
    work = Path(tempfile.mkdtemp())
    try:
        measure(work, asked.dumps, asked.profiles)
    finally:
        shutil.rmtree(work)
    return 0


def shuffled(text: str, seed: int) -> str:
    """Return a dump with the words of each abstract in another order: alike ones take no room."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) > ABSTRACT:
            words = line.split(" ")
            random.Random(seed).shuffle(words)  # noqa: S311
            lines[number] = " ".join(words)
    return "\n".join(lines)


def measure(work: Path, dumps: int, profiles: int) -> None:
    """Make the dumps, and print what they cost."""
    text = FILE.read_text(encoding="utf-8")
    size = len(text.encode())
    for number in range(dumps):
        path = work / "in" / f"{number % 100:02}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shuffled(text, number), encoding="utf-8")

    start = time.process_time()
    for path in sorted((work / "in").rglob("*.txt")):
        with path.open("rb") as file:
            for _ in profileparse.iter_reports(file, as_of=AS_OF):
                pass
    reading = (time.process_time() - start) / dumps

    one, spent, most = converted(work / "in", work / "out", 1)
    two, _, _ = converted(work / "in", work / "out", 2)
    written = sum(path.stat().st_size for path in (work / "out").rglob("*.parquet")) / dumps

    tracemalloc.start()
    start = time.process_time()
    files = files_in(LocalFileSystem(), str(work / "in"), lambda _: True, lambda _: False)
    listing = (time.process_time() - start) / len(files)
    listed = tracemalloc.get_traced_memory()[0] / len(files)
    tracemalloc.stop()
    with workers(1) as client:
        client.gather(client.map(abs, range(TASKS)))
        start = time.perf_counter()
        client.gather(client.map(abs, range(TASKS, 2 * TASKS)))
        task = (time.perf_counter() - start) / TASKS

    each = spent / dumps
    parts = profiles * size / distributed.PARTITION_SIZE
    rows = (
        (f"of {dumps:,} dumps of {size:,} bytes, for each", ""),
        ("  processor time", f"{1000 * each:.2f} ms"),
        ("  of it reading alone", f"{1000 * reading:.2f} ms"),
        ("  all beside reading alone", f"{each / reading:.2f}"),
        ("  bytes of Parquet", f"{written:,.0f}"),
        ("two processes beside one", f"{one / two:.2f}"),
        ("peak of a worker", f"{most:,.0f} MB"),
        ("listing, for each file", f"{1e6 * listing:.0f} us, {listed:,.0f} bytes"),
        ("dealing out, for each partition", f"{1000 * task:.2f} ms"),
        (f"{profiles:,} profiles, a file each", ""),
        ("  hours of one core", f"{profiles * each / 3600:.1f}"),
        ("  text", f"{profiles * size / 1e9:,.0f} GB"),
        ("  Parquet", f"{profiles * written / 1e9:,.0f} GB"),
        ("  partitions", f"{parts:,.0f} of {distributed.PARTITION_SIZE >> 20} MiB"),
        ("  dealing them out", f"{parts * task:.0f} s"),
        (
            "  listing the files",
            f"{profiles * listing / 60:.0f} min, {profiles * listed / 1e9:.1f} GB",
        ),
    )
    for name, value in rows:
        print(f"{name:42}{value:>20}".rstrip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
