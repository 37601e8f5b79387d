"""Measure what a process costs: `python tests/benchmarks/cold_start.py [--repeat N]`.

It measures the installed package, or the sources with `PYTHONPATH=src`.

Printed is the CPU time (user and system) of processes that read the real dump, in milliseconds
and against one that only imports the libraries they use; then what the first parse of a process
takes after the imports. All are run in turns, N times (default 15), after a first run that may
compile; the medians count. The exit code is 1 if a command takes more than 1.6 times the imports,
or the first parse more than 60 ms.
"""

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

FILE = os.fspath(Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt")
IMPORTS = "import lark, attrs, click, dateutil.parser"
FIRST_PARSE = f"""
{IMPORTS}
import datetime, time, profileparse, profileparse.checking
with open({FILE!r}, encoding="utf-8", newline="") as file:
    text = file.read()
start = time.process_time()
profileparse.check(text, as_of=datetime.date(2026, 5, 20))
print(time.process_time() - start)
"""
BASE = "the imports"
COMMANDS = {
    BASE: ["-c", IMPORTS],
    "import profileparse": ["-c", "import profileparse"],
    "profileparse --version": ["-m", "profileparse", "--version"],
    "profileparse convert": ["-m", "profileparse", "convert", FILE],
    "profileparse check": ["-m", "profileparse", "check", FILE],
}
LIMITED = ("profileparse convert", "profileparse check")
LIMIT = 1.6
FIRST_PARSE_LIMIT = 60.0  # ms


def run(arguments: list[str]) -> tuple[float, str]:
    """Return the CPU time of a Python process in ms, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * spent, done.stdout


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--repeat", type=int, default=15, metavar="N", help="runs of each")
    options = parser.parse_args(argv)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    first_parses = []
    for turn in range(options.repeat + 1):
        for name, arguments in COMMANDS.items():
            spent, _ = run(arguments)
            if turn:
                times[name].append(spent)
        _, printed = run(["-c", FIRST_PARSE])
        if turn:
            first_parses.append(1000 * float(printed))
    medians = {name: median(found) for name, found in times.items()}
    print(f"{'':24}  CPU ms  ratio")
    for name, spent in medians.items():
        print(f"{name:24}  {spent:6.1f}  {spent / medians[BASE]:5.2f}")
    print(f"{'the first parse':24}  {median(first_parses):6.1f}")
    slow = any(medians[name] > LIMIT * medians[BASE] for name in LIMITED)
    return 1 if slow or median(first_parses) > FIRST_PARSE_LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
