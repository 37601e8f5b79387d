"""The command line: `run` for callers in Python, `main` for the console script."""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence

OK = 0
FINDINGS = 1
FAILED = 2
INTERRUPTED = 128 + signal.SIGINT
BROKEN_PIPE = 141  # 128 + SIGPIPE, which Windows has no name for
_FEW_COLLECTIONS = 100_000
"""New objects between two searches for cycles: what is imported has none, and fewer objects."""


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing that goes wrong is raised.

    Args:
        argv: arguments without the name of the program; None takes those of the process.

    Returns:
        0 fine, 1 errors among the findings, 2 the job could not be done, 130 interrupted,
        141 broken pipe.
    """
    try:
        from profileparse.cli.app import invoke  # noqa: PLC0415  (Click costs more than all here)

        return invoke(sys.argv[1:] if argv is None else list(argv))
    except KeyboardInterrupt:
        from profileparse.cli.console import print_message  # noqa: PLC0415

        print_message("interrupted")
        return INTERRUPTED


def main() -> None:
    """Run the command of this process, and end the process with its exit code."""
    gc.set_threshold(_FEW_COLLECTIONS)
    from profileparse.cli.ending import answer_signals  # noqa: PLC0415  (needs the codes above)

    answer_signals()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _wait_for(stream)
    code = run()
    for stream in (sys.stdout, sys.stderr):
        _flush_or_drop(stream)
    gc.freeze()  # what is left ends with the process: Python need not search it for cycles
    sys.exit(code)


def _wait_for(stream: object) -> None:
    """Let a pipe that somebody left as non-blocking wait: else a part of the data would be lost."""
    with contextlib.suppress(AttributeError, OSError, ValueError):  # closed, or none of the system
        os.set_blocking(stream.fileno(), True)  # type: ignore[attr-defined]


def _flush_or_drop(stream: object) -> None:
    """Keep Python from reporting at its end, a second time, that a stream cannot be written."""
    try:
        stream.flush()  # type: ignore[attr-defined]
    except AttributeError:  # the stream was closed before the start
        return
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            devnull = os.open(os.devnull, os.O_WRONLY)
            os.dup2(devnull, stream.fileno())  # type: ignore[attr-defined]
