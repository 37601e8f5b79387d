"""Settings of all tests."""

import os
from collections.abc import Iterator

import examples
import pytest
from hypothesis import HealthCheck, settings

# The same examples each time, since these runs decide whether a change lands. Nothing asks how
# long an example takes: other tests run beside it.
settings.register_profile(
    "all",
    max_examples=examples.ALL,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("few", settings.get_profile("all"), max_examples=examples.FEW)
# As many as all, but others in each run: to look for what nobody has met.
settings.register_profile("other", settings.get_profile("all"), derandomize=False)
# Many profiles through all formats and back: what `-m read_back` chooses.
settings.register_profile("soak", settings.get_profile("other"), max_examples=5000)
settings.load_profile("few")  # unless pytest is told another one, with --hypothesis-profile

OBEYED = ("CI", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")


@pytest.fixture(scope="session", autouse=True)
def surroundings() -> Iterator[None]:
    """Take away the variables that the program obeys: a test sets those that it is about."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name in OBEYED or name.startswith("PROFILEPARSE_"):
                patch.delenv(name)
        yield


@pytest.hookimpl(optionalhook=True)  # pytest-xdist may be missing
def pytest_xdist_auto_num_workers() -> int:
    """Return the number of workers of `-n auto`.

    Four at most, since a container sees all processors of its machine, even if it may use two,
    and each worker takes seconds of its own to find the tests.
    """
    return min(os.cpu_count() or 1, 4)
