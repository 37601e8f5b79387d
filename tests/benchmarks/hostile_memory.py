"""Measure the memory of commands: `python tests/benchmarks/hostile_memory.py [--size N] [NAME]`.

Each command reads hostile texts of N bytes (default 2 MiB) in a process of its own. Printed is the
most memory that the process had, in MB above one that reads an empty text, and what it wrote. The
exit code is 1 if one has more than 600 MB above it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT = 600
MB = 1000 * 1000
TEXTS = {
    "meta-lines": "LGJun 29, 2022\n",
    "meta-lines-without-a-year": "LGJun 29\n",
    "small-profiles": "A B\nh-index5\n3papers\nLGJun 29\n",
    "one-letter-lines": "y\n",
    "one-line": "\0",
}
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
COMMANDS = {
    **{f"check {name}": ["check", "--output-format", name] for name in FORMATS},
    "check statistics": ["check", "--statistics"],
    "convert": ["convert"],
    "convert jsonl": ["convert", "--to", "jsonl"],
    "metrics": ["metrics"],
    "report": ["report"],
}


def peak(arguments: list[str], folder: Path) -> tuple[float, int]:
    """Return the MB that a run needs at most, and the bytes that it writes."""
    command = [sys.executable, "-m", "profileparse", *arguments]
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)  # noqa: S603
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss * 1024 / MB, (folder / "out").stat().st_size


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these texts and commands")
    parser.add_argument("--size", type=int, default=2 * 1024 * 1024, help="bytes of a text")
    options = parser.parse_args(argv)
    bad = 0
    print(f"{'text':26} {'command':18} {'MB above idle':>14} {'MB written':>11}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = folder / "text"
        texts = TEXTS.keys() & options.names or TEXTS
        commands = COMMANDS.keys() & options.names or COMMANDS
        for shape in filter(texts.__contains__, TEXTS):
            for command in filter(commands.__contains__, COMMANDS):
                arguments = COMMANDS[command]
                text.write_text("")
                idle, _ = peak([*arguments, str(text)], folder)
                text.write_text(TEXTS[shape] * (options.size // len(TEXTS[shape])))
                most, written = peak([*arguments, str(text)], folder)
                wrong = most - idle > LIMIT
                bad += wrong
                mark = "  <--" if wrong else ""
                print(f"{shape:26} {command:18} {most - idle:14.0f} {written / MB:11.1f}{mark}")
                sys.stdout.flush()
    print(f"{bad} above {LIMIT} MB")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
