"""A pytest plugin: collects the tests once, and tries each change in a fork of the process."""

import functools
import gc
import json
import os
import re
import resource
import signal
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation import trampoline

_MOST = 15.0  # seconds of tests for a change, of CPU, as measured without one
_ENDLESS = 60  # seconds, of CPU: what takes so long runs without end
_OF_GRAMMAR = r"profileparse\.reading\.(?:grammar|lexer)\."  # it takes long to load
_LAST = Path("noticed-by")
_FAILED, _NOTICED, _LEFT = 2, 1, 0


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the tests once, then those that call a changed function once for each change."""
    items = session.items
    names = Path("names").read_text(encoding="utf-8").split("\n")
    kept = () if any(re.match(_OF_GRAMMAR, name) for name in names) else ("grammar",)
    _clear_caches(kept)
    seconds, calls = _recorded(items, kept)
    if _is_noticed("nothing", _chosen(items, [seconds[number] for number in range(len(items))])):
        raise pytest.UsageError(f"a test fails behind others: {_LAST.read_text(encoding='utf-8')}")
    left = Path("left")
    for name in names:
        callers = calls.get(name.partition("__mutmut_")[0], [])
        chosen = _chosen([items[number] for number in callers], [seconds[n] for n in callers])
        if not chosen or not _is_noticed(name, chosen):
            with left.open("a", encoding="utf-8") as file:
                file.write(f"{name}\n")
    return True


def _clear_caches(kept: tuple[str, ...]) -> None:
    """Forget what was worked out by all modules of the package but some."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):  # noqa: SLF001  (no other name)
            module = found.__module__ or ""
            if module.startswith("profileparse") and not module.endswith(kept):
                found.cache_clear()


def _recorded(
    items: list[pytest.Item], kept: tuple[str, ...]
) -> tuple[dict[int, float], dict[str, list[int]]]:
    """Return how long each test takes, and which ones call which function, by a child process."""
    path = Path("calls.json")
    if _forked(lambda: _record(items, path, kept)) != _LEFT:
        raise pytest.UsageError(f"a test fails: {path.read_text(encoding='utf-8')}")
    found = json.loads(path.read_text(encoding="utf-8"))
    return {int(n): s for n, s in found["seconds"].items()}, found["calls"]


def _record(items: list[pytest.Item], path: Path, kept: tuple[str, ...]) -> int:
    seconds: dict[int, float] = {}
    calls = defaultdict(list)
    hits: set[str] = set()
    trampoline.record_trampoline_hit = lambda name, caller=None: hits.add(name)  # noqa: ARG005
    os.environ["MUTANT_UNDER_TEST"] = "stats"
    for number, item in enumerate(items):
        hits.clear()
        _clear_caches(kept)
        start = time.process_time()
        if not _passes(item, items[number + 1] if number + 1 < len(items) else None):
            path.write_text(item.nodeid, encoding="utf-8")
            return _FAILED
        seconds[number] = time.process_time() - start
        for name in hits:
            calls[name].append(number)
    path.write_text(json.dumps({"seconds": seconds, "calls": calls}), encoding="utf-8")
    return _LEFT


def _chosen(items: list[pytest.Item], seconds: list[float]) -> list[pytest.Item]:
    """Return the tests of a change: a quick one of each function of tests first, then the next."""
    ranks: dict[str, int] = defaultdict(int)
    ranked: list[tuple[int, float, pytest.Item]] = []
    for item, took in sorted(zip(items, seconds, strict=True), key=lambda pair: pair[1]):
        function = item.nodeid.partition("[")[0]
        ranked.append((ranks[function], took, item))
        ranks[function] += 1
    ranked.sort(key=lambda entry: entry[:2])
    chosen: list[pytest.Item] = []
    total = 0.0
    for _, took, item in ranked:
        total += took
        if total <= _MOST:
            chosen.append(item)
    return chosen


def _is_noticed(name: str, items: list[pytest.Item]) -> bool:
    def attempt() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (_ENDLESS, _ENDLESS))
        trampoline.set_mutant_under_test(name)
        for item in items:
            if not _passes(item, None):
                _LAST.write_text(item.nodeid, encoding="utf-8")
                return _NOTICED
        return _LEFT

    return _forked(attempt) != _LEFT


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


def _forked(run: Callable[[], int]) -> int:
    """Return the exit code of a function in a child process; it is no 0 if a signal ended it."""
    child = os.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        code = _FAILED
        try:
            code = run()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
