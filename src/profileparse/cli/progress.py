"""A bar on standard error for long batches, where somebody looks."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from profileparse.cli.console import Talk, talk

_Item = TypeVar("_Item")
DELAY = 0.5
"""Seconds after which a batch is long."""


class Progress:
    """A bar that says how many of some files are done, after a delay in seconds.

    There is a bar only if standard error is a terminal, outside of CI, and for several files.
    """

    def __init__(self, total: int, delay: float = DELAY) -> None:
        self._total = total
        self._delay = delay
        self._start = monotonic()
        watched = (
            sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        )
        wanted = talk() is not Talk.QUIET and not os.environ.get("CI")
        self._visible = total > 1 and wanted and watched

    def over(self, items: Iterable[_Item], done: int = 0) -> Iterator[_Item]:
        """Yield items, and count each of them when the next one is asked for.

        Args:
            items: what is counted.
            done: how many of the total were done before.
        """
        if not self._visible:
            yield from items
            return
        from tqdm import tqdm  # noqa: PLC0415  (only who sees it pays for it)

        class Bar(tqdm):  # type: ignore[type-arg]  # it takes no argument when it runs
            monitor_interval = 0  # a thread more, and no process could be forked

        yield from Bar(
            items,
            initial=done,
            total=self._total,
            desc="profileparse",
            unit=" files",
            delay=self._delay,
            leave=False,
            dynamic_ncols=True,
            miniters=1,
        )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away while something is written to the same terminal."""
        if not self._visible or monotonic() - self._start < self._delay:
            yield
            return
        from tqdm import tqdm  # noqa: PLC0415  (as above)

        with tqdm.external_write_mode(file=sys.stdout):
            yield
