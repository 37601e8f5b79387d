"""A bar on standard error for long batches, where somebody looks."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
DELAY = 0.5
"""Seconds after which a batch is long."""


class Progress(Generic[_Item]):
    """Items, and a bar that says how many are done, after a delay in seconds.

    There is a bar only if standard error is a terminal, outside of CI, and for several items.
    """

    def __init__(self, items: Sequence[_Item], delay: float = DELAY) -> None:
        self._items = items
        self._delay = delay
        self._start = monotonic()
        watched = (
            sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        )
        self._visible = len(items) > 1 and not os.environ.get("CI") and watched

    def __iter__(self) -> Iterator[_Item]:
        if not self._visible:
            yield from self._items
            return
        from tqdm import tqdm  # noqa: PLC0415  (only who sees it pays for it)

        yield from tqdm(
            self._items,
            desc="profileparse",
            unit=" files",
            delay=self._delay,
            leave=False,
            dynamic_ncols=True,
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
