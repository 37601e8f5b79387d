"""Measure the memory of a stream: `python tests/benchmarks/stream.py [--mb N]`.

Writes the real dump again and again to a file of N MB (default 1,000), and reads it in processes of
their own: one that reads a single dump, as `idle`, then `iter_reports` and `convert --to jsonl` on
all of it. Printed is the peak of the memory of each, in MiB, and how much that is above `idle`.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

DUMP = Path(__file__).parents[1] / "fixtures" / "imanol-schlag.txt"
PEAK = """
import resource, sys
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""
READERS = {
    "idle": "profileparse.check_file(sys.argv[2])",
    "iter_reports": """
with open(sys.argv[1], "rb") as stream:
    for report in profileparse.iter_reports(stream):
        pass
""",
    "convert --to jsonl": 'cli.run(["convert", "--to", "jsonl", sys.argv[1]])',
}


def peak(code: str, *paths: Path) -> float:
    """Return the peak of the memory of a process that runs this code, in MiB."""
    done = subprocess.run(  # noqa: S603  (our own code)
        [
            sys.executable,
            "-c",
            f"import sys, profileparse\nfrom profileparse import cli\n{code}{PEAK}",
            *paths,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
    )
    return float(done.stderr.split()[-1])


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mb", type=int, default=1000, metavar="N", help="size of the stream")
    size = parser.parse_args(argv).mb * 1_000_000
    dump = DUMP.read_bytes() + b"\n\n"
    with TemporaryDirectory() as folder:
        stream = Path(folder) / "stream.txt"
        with stream.open("wb") as file:
            for _ in range(-(-size // len(dump))):
                file.write(dump)
        idle = 0.0
        for name, code in READERS.items():
            found = peak(code, stream, DUMP)
            idle = idle or found
            print(f"{name:<20}{found:8.0f} MiB{found - idle:+8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
