"""Measure what JSON Lines cost beside reading: `python tests/benchmarks/writing.py [--copies N]`.

Printed are the milliseconds of CPU time that a profile takes to be read, out of a stream of N
copies of the real dump (default 1,500), and to be written as a line of JSON, plain, with
positions and with findings; then the ratio of writing to reading. Of five runs the best counts.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import profileparse
from profileparse import Report
from profileparse.writers import Options, formats

FILE = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
RUNS = 5


def best(work: Callable[[], Iterable[object]], copies: int) -> float:
    """Return the milliseconds for each copy in the fastest run."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for _ in work():
            pass
        times.append(time.process_time() - start)
    return 1000 * min(times) / copies


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--copies", type=int, default=1500, metavar="N", help="of the real dump")
    copies = parser.parse_args(argv).copies
    text = FILE.read_bytes().decode()
    lines = (text.rstrip() + "\n\n").splitlines(keepends=True) * copies

    def read() -> Iterable[Report]:
        return profileparse.iter_reports(lines, as_of=AS_OF)

    entries = [(str(FILE), report) for report in read()]
    assert len(entries) == copies
    jsonl = formats("records")["jsonl"]
    reading = best(read, copies)
    print(f"{'':28} ms a profile  writing/reading")
    print(f"{'read':28} {reading:12.3f}")
    asked = {
        "write": Options(),
        "write, with findings": Options(findings=True),
        "write, with positions": Options(positions=True),
    }
    for name, options in asked.items():
        spent = best(lambda options=options: jsonl.write(entries, options), copies)  # type: ignore[misc]
        print(f"{name:28} {spent:12.3f} {spent / reading:16.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
