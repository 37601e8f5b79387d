"""Measure a batch of files: `python tests/benchmarks/batch.py [--files N] [--repeat N]`.

A folder of N copies of the real dump (default 4000) is converted and checked, by one process and
by two in turns. Of several runs (default 3) the fastest counts. Printed are, for each command:

- the time with one process over that with two, by the clock; then by what two cores could do at
  best: the CPU time of one process over half of that of the main process and its two;
- what a file more costs one process (the difference of N files and a tenth of them), beside being
  read: the CPU time over that of `profileparse.check` of its text, less one; then the same
  without what it takes to make its JSON on one line and, where each input gets a file, to write
  that JSON to a new file with `open`;
- the largest resident memory of the main process, with N files and with a tenth, and the bytes
  that a file more takes.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import profileparse
from profileparse.writers.records_json import to_json_line

FILE = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
DAY = date(2026, 5, 20)
COMMANDS = {
    "convert --to jsonl": ["convert", "--to", "jsonl", "-o", "out.jsonl"],
    "check": ["check", "--output-format", "concise"],
    "convert -o FOLDER": ["convert", "-o", "out/"],
}


def run(arguments: list[str], folder: str) -> tuple[float, float, float]:
    """Return the seconds, the seconds of CPU time and the memory in MiB of a command."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "profileparse", *arguments, "--as-of", str(DAY)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    spent = time.perf_counter() - start
    assert process.returncode == 0, arguments
    return spent, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def alone(files: int) -> tuple[float, float, float]:
    """Return the CPU seconds to read so many texts, make their JSON, and write it to files."""
    text = FILE.read_bytes().decode()
    start = time.process_time()
    for _ in range(files):
        report = profileparse.check(text, as_of=DAY)
    read = time.process_time()
    for _ in range(files):
        line = to_json_line(report.profile, "x")
    made = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        for number in range(files):
            Path(folder, f"{number}.json").write_text(line, encoding="ascii")
        written = time.process_time() - begun
    return read - start, made - read, written


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=4000, metavar="N")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.files):
            path = Path(folder, "in", "few" if number % 10 == 0 else "more", f"{number:05}.txt")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(FILE.read_bytes())
        print(f"{'':20} clock 1/2  CPU 1/2  beside reading  and that  MiB few  MiB all  bytes/file")
        for name, command in COMMANDS.items():
            turns = []
            for _ in range(options.repeat):
                one, two = (run([*command, "in", "--jobs", jobs], folder) for jobs in ("1", "2"))
                few, few_2 = (
                    run([*command, "in/few", "--jobs", jobs], folder) for jobs in ("1", "2")
                )
                turns.append((one, two, few, few_2, alone(options.files)))
            clock, cpu = (
                min(one[kind] for one, *_ in turns) / min(two[kind] for _, two, *_ in turns)
                for kind in (0, 1)
            )
            cost = (min(t[0][1] for t in turns) - min(t[2][1] for t in turns)) / 0.9
            read, made, written = (min(times[kind] for *_, times in turns) for kind in range(3))
            needed = {"check": 0, "convert -o FOLDER": made + written}.get(name, made)
            least, most = min(turn[3][2] for turn in turns), min(turn[1][2] for turn in turns)
            more = (most - least) * (1 << 20) / (0.9 * options.files)
            beside = (cost - read - needed) / read
            print(
                f"{name:20} {clock:9.2f} {2 * cpu:8.2f} {cost / read - 1:15.2f} {beside:9.2f}"
                f" {least:8.1f} {most:8.1f} {more:11.0f}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
