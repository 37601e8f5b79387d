"""Compare ways to read dumps: `python tests/benchmarks/peers.py [FILE] [--dumps 1,10,100,1000]`.

FILE is a dump in the page's own form, the real dump unless another is named; several dumps are
copies of it in one text. First, each reader of the folder `readers` must return the records that
`profileparse.check` returns: one that differs is named, and measured no further.

Then all are timed in one run. For each number of dumps there are rounds with a turn of each reader,
and a turn is three calls, before which the garbage collector runs; during a call it is left to
itself. The best of all calls counts, in CPU time, as a ratio to the reader of regular expressions.
There are `--rounds` rounds (default 100) for one dump, and for more as many fewer, but three at
least. A reader that has had ten seconds waits for the next number, and one whose call would take
more than `--limit` seconds (default 60) reads no more dumps.

Memory and the start are those of a process for each reader (`alone.py`, on Linux): the most memory
that it had above that of a process that imports nothing but `readers`, in MiB, for one dump and for
the largest number; and the CPU time from the start of the process to the first records, the median
of `--starts` processes (default 15), as a ratio to that of regular expressions.

Damage is what becomes of the dump if one paper in the middle of it loses its abstract: how many of
the others are read as before, or `error` if the reader raises one.
"""

import argparse
import gc
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import process_time

import readers
import tables

from profileparse import Profile, check

REAL_DUMP = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
ALONE = Path(__file__).parent / "alone.py"
AS_OF = date(2026, 5, 20)
LEAST_ROUNDS = 3
CALLS_IN_A_TURN = 3
SECONDS_A_NUMBER = 10.0
KIB_PER_MIB = 1024
DIGITS = 1  # of a ratio
NOT_READ = "—"

Times = dict[int, dict[str, float]]
"""Of each number of dumps: the seconds that a call of each reader takes."""


def agreeing(file: Path) -> dict[str, readers.Read]:
    """Return the readers that return the records of `check`, and say which don't."""
    profile = check(readers.joined(file, 1), as_of=AS_OF).profile
    found = {}
    for name in readers.MODULES:
        try:
            read = readers.make(name)
        except ModuleNotFoundError as error:
            print(f"{name}: {error.name} is not installed", file=sys.stderr)
            continue
        copies = 1 if name == readers.PARSE else 2
        if read(readers.joined(file, copies), AS_OF) == [profile] * copies:
            found[name] = read
        else:
            print(f"{name} returns other records, and is not measured", file=sys.stderr)
    return found


def kept(read: readers.Read, text: str, profile: Profile) -> str:
    """Return how many other papers are read as before when one loses its abstract."""
    paper = profile.papers[len(profile.papers) // 2]
    damaged = text.replace(f"\n\n{paper.abstract}", "", 1)
    try:
        papers = {found for read_again in read(damaged, AS_OF) for found in read_again.papers}
    except Exception:  # noqa: BLE001  (each library has errors of its own)
        return "error"
    return str(len(papers.intersection(profile.papers)))


def measure(found: dict[str, readers.Read], text: str, rounds: int) -> dict[str, float]:
    """Return the CPU seconds of the quickest call of each reader, all of them taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(rounds):
        for name, read in found.items():
            gc.collect()
            for _ in range(CALLS_IN_A_TURN):
                if sum(times[name]) < SECONDS_A_NUMBER:
                    start = process_time()
                    read(text, AS_OF)
                    times[name].append(process_time() - start)
    return {name: min(taken) for name, taken in times.items()}


def measure_all(
    found: dict[str, readers.Read], file: Path, numbers: list[int], options: argparse.Namespace
) -> Times:
    """Return the times of all readers, each for as many dumps as it can read within the limit."""
    times: Times = {}
    gc.collect()
    gc.freeze()  # what the libraries keep is no work of a call
    for dumps, more in zip(numbers, [*numbers[1:], numbers[-1]], strict=True):
        rounds = max(options.rounds // dumps, min(options.rounds, LEAST_ROUNDS))
        times[dumps] = measure(found, readers.joined(file, dumps), rounds)
        found = {
            name: read
            for name, read in found.items()
            if times[dumps][name] * more / dumps <= options.limit and name != readers.PARSE
        }
    gc.unfreeze()
    return times


def alone(name: str, file: Path, copies: int) -> tuple[float, int]:
    """Return the CPU seconds and the peak in KiB of a process that reads so many dumps."""
    command = [sys.executable, str(ALONE), name, str(file), AS_OF.isoformat(), str(copies)]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, check=True, encoding="ascii"
    )
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak)


def table(
    found: dict[str, readers.Read], file: Path, options: argparse.Namespace, times: Times
) -> tables.Rows:
    """Return the rows of the table, its head first."""
    numbers = list(times)
    ends = sorted({numbers[0], numbers[-1]})
    _, idle = alone("nothing", file, 1)
    starts: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(options.starts):
        for name, taken in starts.items():
            taken.append(alone(name, file, numbers[0])[0])
    head = ["reader", *(f"{dumps:,}" for dumps in numbers)]
    rows = [[*head, *(f"MiB, {dumps:,}" for dumps in ends), "start", "damage"]]
    text = readers.joined(file, 1)
    profile = check(text, as_of=AS_OF).profile
    for name, taken in starts.items():
        ratios = [
            f"{read[name] / read[readers.REGEX]:,.{DIGITS}f}" if name in read else NOT_READ
            for read in times.values()
        ]
        peaks = [
            f"{(alone(name, file, dumps)[1] - idle) / KIB_PER_MIB:,.0f}"
            if name in times[dumps]
            else NOT_READ
            for dumps in ends
        ]
        start = median(taken) / median(starts[readers.REGEX])
        left = kept(found[name], text, profile)
        rows.append([name, *ratios, *peaks, f"{start:.{DIGITS}f}", left])
    return rows


def main(argv: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, nargs="?", default=REAL_DUMP)
    parser.add_argument("--dumps", default="1,10,100,1000", metavar="N,...", help="(%(default)s)")
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="(%(default)s)")
    parser.add_argument("--starts", type=int, default=15, metavar="N", help="(%(default)s)")
    parser.add_argument("--limit", type=float, default=60.0, metavar="SECONDS", help="of a call")
    parser.add_argument("--markdown", action="store_true", help="print the table for a page")
    options = parser.parse_args(argv)
    numbers = sorted(map(int, options.dumps.split(",")))
    found = agreeing(options.file)
    if readers.REGEX not in found:
        return 1
    times = measure_all(found, options.file, numbers, options)
    rows = table(found, options.file, options, times)
    print(tables.printed(rows, markdown=options.markdown))
    for name in found:
        most = max(dumps for dumps in numbers if name in times[dumps])
        if most < numbers[-1] and name != readers.PARSE:
            print(f"\n{name}: {most:,} dumps took {times[most][name]:.0f} s of CPU time")
    if find_spec("interegular"):
        print("\ninteregular is installed, with which Lark takes longer to load a grammar")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
