"""Measure the memory that a long stream takes: `python tests/benchmarks/memory.py [--size N]`.

Copies of the real dump, N megabytes in all (default 1000), go through a pipe to `iter_reports`, and
to `convert` for each format that is written as a stream; compressed ones, too. Printed is the
largest resident memory of each process in MiB, above that of the same process with one dump alone.
The exit code is 1 if it is more than 64 MiB.
"""

import argparse
import gzip
import os
import subprocess
import sys
from pathlib import Path

DUMP = (Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt").read_bytes() + b"\n\n"
LIBRARY = """
import sys, profileparse
for report in profileparse.iter_reports(sys.stdin.buffer):
    report.profile
"""
CONVERT = ["-m", "profileparse", "convert", "-", "--as-of", "2026-05-20", "--to"]
COMMANDS = {
    "iter_reports": (["-c", LIBRARY], False),
    "convert --to jsonl": ([*CONVERT, "jsonl"], False),
    "convert --to jsonl, of gzip": ([*CONVERT, "jsonl"], True),
    "convert --to csv": ([*CONVERT, "csv"], False),
    "convert --to parquet": ([*CONVERT, "parquet"], False),
}
LIMIT = 64.0  # MiB
_BLOCK = 40  # dumps that are written at once


def peak(arguments: list[str], copies: int, *, compressed: bool = False) -> float:
    """Return the largest resident memory in MiB of a process that reads so many dumps."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        for start in range(0, copies, _BLOCK):
            block = DUMP * min(_BLOCK, copies - start)
            process.stdin.write(gzip.compress(block, 1) if compressed else block)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return usage.ru_maxrss / 1024


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=1000, metavar="N", help="megabytes of dumps")
    copies = parser.parse_args(argv).size * 1_000_000 // len(DUMP)
    print(f"{copies:,} dumps {'':20} MiB alone  MiB more")
    worst = 0.0
    for name, (arguments, compressed) in COMMANDS.items():
        idle = peak(arguments, 1)
        more = peak(arguments, copies, compressed=compressed) - idle
        print(f"{name:34} {idle:9.1f} {more:9.1f}", flush=True)
        worst = max(worst, more)
    return 1 if worst > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
