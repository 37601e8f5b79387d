"""Work for processes that goes wrong in some way, in a module so that it can be sent to them."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import attrs

from profileparse import Report


def work(path: Path) -> Iterator[tuple[str, int]]:
    """Do what the name of a file asks for, and give the name and the process."""
    name = path.name
    if name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name.startswith("exit"):
        os._exit(7)
    if name.startswith("many"):
        yield from ((f"{name}{number}", os.getpid()) for number in range(1000))
    if name.startswith("slow"):
        time.sleep(0.05)
    yield name, os.getpid()


def endless(_path: Path) -> Iterator[int]:
    """Work until the process is ended."""
    yield os.getpid()
    time.sleep(600)


def h_index(report: Report) -> tuple[int | None, int]:
    """Return a value of the only profile, and the process; a report without one raises."""
    return report.profile.h_index, os.getpid()


@attrs.frozen
class Unready:
    """Work that ends the process which it is sent to."""

    def __getstate__(self) -> object:
        return 1

    def __setstate__(self, state: object) -> None:
        os._exit(3)

    def __call__(self, path: Path) -> Iterator[str]:
        yield path.name


def died(path: Path, reason: str) -> tuple[str, str]:
    """Return what becomes of a file whose process has ended."""
    return path.name, reason
