"""How the time of a function grows with the size of a text."""

import time
from collections.abc import Callable

_SIZES = (1 << 14, 1 << 18)
TIMES = _SIZES[1] // _SIZES[0]
"""How many times as long the longer text is."""


def growth(read: Callable[[str], object], unit: str) -> float:
    """Return how many times as long a text of many units takes that has `TIMES` as many."""
    short, long = (_best(read, unit * (size // len(unit))) for size in _SIZES)
    return long / short


def _best(read: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return max(min(times), 1e-6)
