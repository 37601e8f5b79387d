"""Measure how fast pages are read: `python tests/benchmarks/speed.py [FILE] [--repeat N]`.

FILE is a page of the clean layout, the real dump unless another is named. First, all readers of
`readers.py` must return the records that `profileparse.check` returns, with the same places of
the papers. Then all are timed in one run: each of N rounds has a turn of each reader, and a turn
is one call that is not timed and three that are. The garbage collector runs between the turns,
not in them. Printed are the best and the median of all timed calls, as ratios to the regex reader.

What a ratio of `check` holds, and the others do not: places of the head, findings, and what is
needed to tell the place of each paper and of each field, which are worked out when asked for.
The other readers work out the places of the papers, but on the line `no spans`. `check` keeps the
dates that it has
read from one call to the next (`profileparse.dates`); on the line `cold date cache` they are
forgotten before each timed call, outside of the time.

The cost of a start is measured in fresh processes, as ratios to `python -c pass`: with an import of
profileparse alone, and with a first call as well, which loads the grammar and reads FILE.
"""

import argparse
import gc
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import readers

from profileparse import check
from profileparse.reading import dates, months

REAL_DUMP = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
TIMED_CALLS = 3
MOST_STARTS = 20
BASE = "regex reader"
CHECK = "profileparse.check"
COLD = f"{CHECK}, cold date cache"
CACHES = (months.month_number, dates.printed_date, dates.day_without_year)
NOTE = """
No reader keeps anything between calls but its patterns or its grammar. check also keeps the
dates that it has read; with a cold date cache it has forgotten them before each timed call.
check also reports findings and the places of the head, and prepares those of papers and fields."""
STARTS = {
    "python -c pass": "pass",
    "import profileparse": "import profileparse",
    "import and first call": (
        "import datetime, sys, profileparse;"
        "profileparse.check_file(sys.argv[1], as_of=datetime.date.fromisoformat(sys.argv[2]))"
    ),
}


class Measured(NamedTuple):
    """Seconds that a call takes."""

    best: float
    median: float


def parser_readers() -> dict[str, readers.Read]:
    """Return the readers by means of other libraries, as far as these are installed."""
    found = {}
    makers = {"parsimonious": readers.parsimonious_reader, "pyparsing": readers.pyparsing_reader}
    for name, make in makers.items():
        try:
            found[name] = make()
        except ModuleNotFoundError:
            print(f"{name} is not installed")
    return found


def forget_dates() -> None:
    """Empty the caches of profileparse, all but the grammar."""
    for cached in CACHES:
        cached.cache_clear()


def nothing() -> None:
    """Leave the caches as they are."""


def measure(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, Measured]:
    """Return the time of each call, all of them taken in turns."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, call in calls.items():
            prepare = forget_dates if name == COLD else nothing
            gc.collect()
            gc.disable()
            call()
            for _ in range(TIMED_CALLS):
                prepare()
                start = perf_counter()
                call()
                times[name].append(perf_counter() - start)
            gc.enable()
    gc.unfreeze()
    return {name: Measured(min(taken), median(taken)) for name, taken in times.items()}


def measure_starts(file: Path, rounds: int) -> dict[str, Measured]:
    """Return the time of processes that do no more than start, import, or read one page."""
    times: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(rounds):
        for name, code in STARTS.items():
            command = [sys.executable, "-c", code, str(file), AS_OF.isoformat()]
            start = perf_counter()
            subprocess.run(command, check=True)  # noqa: S603  # the code is that of this file
            times[name].append(perf_counter() - start)
    return {name: Measured(min(taken), median(taken)) for name, taken in times.items()}


def print_table(title: str, measured: dict[str, Measured], base: str) -> None:
    """Print ratios to the base, and what the base takes."""
    one = measured[base]
    print(f"\n{title:38}{'best':>9}{'median':>9}")
    for name, (best, middle) in measured.items():
        print(f"{name:38}{best / one.best:9.2f}{middle / one.median:9.2f}")
    print(f"(1.00 is {one.best * 1e3:.3f} ms, {one.median * 1e3:.3f} ms)")


def print_factors(measured: dict[str, Measured]) -> None:
    """Print how many times as fast as the parser libraries `check` is."""
    print(f"\n{'times as fast':38}{'best':>9}{'median':>9}")
    for ours in (CHECK, COLD):
        for theirs in ("parsimonious", "pyparsing"):
            if theirs in measured:
                best = measured[theirs].best / measured[ours].best
                middle = measured[theirs].median / measured[ours].median
                extra = ours.removeprefix(CHECK)
                print(f"{f'check as {theirs}{extra}':38}{best:9.2f}{middle:9.2f}")


def calls_on(text: str) -> dict[str, Callable[[], object]]:
    """Return the calls to be timed.

    Raises:
        SystemExit: a reader returns other records than profileparse.
    """
    profile = check(text, as_of=AS_OF).profile
    expected = profile, [paper.span for paper in profile.papers]
    others = parser_readers()
    for name, read in {
        BASE: readers.read_with_regex,
        f"{BASE} and str methods": readers.read_with_regex_and_methods,
        **others,
    }.items():
        if read(text, AS_OF) != expected:
            raise SystemExit(f"{name} returns other records than profileparse")

    def bind(read: readers.Read) -> Callable[[], readers.Page]:
        return lambda: read(text, AS_OF)

    return {
        BASE: bind(readers.read_with_regex),
        f"{BASE} and str methods": bind(readers.read_with_regex_and_methods),
        f"{BASE}, no spans": lambda: readers.read_with_regex(text, AS_OF, spans=False),
        CHECK: lambda: check(text, as_of=AS_OF),
        COLD: lambda: check(text, as_of=AS_OF),
        **{name: bind(read) for name, read in others.items()},
    }


def main(argv: list[str]) -> int:
    """Print the figures for one file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, nargs="?", default=REAL_DUMP)
    parser.add_argument("--repeat", type=int, default=100, metavar="N", help="rounds (%(default)s)")
    options = parser.parse_args(argv)
    if options.repeat < 1:
        parser.error("--repeat must be 1 at least")
    text = options.file.read_bytes().decode("utf-8")
    calls = calls_on(text)
    print(f"all readers return equal records; {options.repeat} rounds of {TIMED_CALLS} timed calls")
    measured = measure(calls, options.repeat)
    print_table("reader", measured, BASE)
    print_factors(measured)
    starts = measure_starts(options.file, min(options.repeat, MOST_STARTS))
    print_table("start of a process", starts, next(iter(STARTS)))
    print(NOTE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
