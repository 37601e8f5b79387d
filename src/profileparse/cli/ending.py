"""How signals end the process: at once, and without a half-written file."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from profileparse.cli import INTERRUPTED

# All that end a process unless it asks for them, but those that tell of a defect in the
# interpreter; a system has some of them. SIGPIPE and SIGXFSZ are errors of system calls in Python.
_NAMES = (
    "SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGXCPU", "SIGALRM", "SIGVTALRM", "SIGPROF",
    "SIGUSR1", "SIGUSR2",
)  # fmt: skip
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))

half_written: set[str] = set()
"""Paths of files that go if the process ends now; a process that it starts has none of them."""
# Windows has no forks.
getattr(os, "register_at_fork", lambda **_: None)(after_in_child=half_written.clear)
_unwinding: list[bool] = []


@contextmanager
def unwinding() -> Iterator[None]:
    """Let a signal raise an exception, for what takes back by itself what it has begun."""
    _unwinding.append(True)
    try:
        yield
    finally:
        _unwinding.pop()


def answer_signals() -> None:
    """Let all signals that end the process clean up first; those that are ignored stay so.

    Outside of `unwinding` no exception is raised: Python loses one in a callback, and makes another
    one of it where a class is made while a module is imported.
    """
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    if _unwinding:
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children  # noqa: PLC0415  (only who has any)

        for child in active_children():
            child.kill()
    for path in half_written:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108  (nothing more than needs to be done here)
    if number == signal.SIGINT:
        if sys.stderr is not None:
            with contextlib.suppress(
                OSError, ValueError
            ):  # not `write`: it may be in the midst of one
                os.write(sys.stderr.fileno(), b"profileparse: interrupted\n")
        os._exit(INTERRUPTED)
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)  # so that the parent sees what has ended it
    os._exit(128 + number)  # the first process of a container outlives that
