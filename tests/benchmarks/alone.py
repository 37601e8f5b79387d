"""Read dumps in a process of its own: `python tests/benchmarks/alone.py READER FILE DAY COPIES`.

Printed are the seconds of CPU time from the start of the process until the records are there, and
the most memory that it had, in KiB; READER `nothing` reads nothing. Used by `peers.py`; on Linux.
"""

import sys
import time
from datetime import date
from pathlib import Path

import readers


def peak() -> int:
    """Return the most memory that this process had, in KiB.

    `resource` would count that of the process that started this one, too.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:", 1)[1].split(maxsplit=1)[0])


def main(name: str, file: str, as_of: str, copies: str) -> None:
    """Read and print the figures."""
    if name != "nothing":
        text = readers.joined(Path(file), int(copies))
        profiles = readers.make(name)(text, date.fromisoformat(as_of))
        assert len(profiles) == int(copies)
    print(time.process_time(), peak())


if __name__ == "__main__":
    main(*sys.argv[1:])
