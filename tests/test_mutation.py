"""The command that changes the package changes all of it that runs, and asks tests that exist."""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

CODE = '''
@lru_cache(maxsize=8)
@doubled
def counted(text: str) -> int:
    """Say how long two texts are."""
    return sum(1 for _ in zip(text, text, strict=True)) + cast("int", 1)


class Kept:
    @property
    def one(self) -> int:
        return cast(int, 1)
'''


@pytest.fixture(autouse=True)
def _in_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent / "mutation")


def test_functions_are_decorated_as_before_and_nothing_is_left_that_cannot_matter() -> None:
    code = import_module("run").prepared(CODE)
    assert "\n@" not in code
    assert "strict" not in code
    assert "cast" not in code
    names: dict[str, Any] = {"doubled": lambda f: lambda *given: 2 * f(*given)}
    exec(code, names | {"lru_cache": lru_cache}, names)  # noqa: S102  (made above)
    assert names["counted"]("abc") == 8
    assert names["counted"].cache_info().maxsize == 8
    assert names["Kept"]().one == 1


def test_each_module_of_the_reader_the_rules_and_the_metrics_has_tests() -> None:
    found = [*import_module("run").modules(["reading", "rules", "metrics", "rules/checks"])]
    assert {"reading/forms/wrapped", "reading/dates", "rules/values"} <= {*found}
    assert found[-1] == "rules/checks"
    root = Path(__file__).parents[1]
    for module in found:
        suites = import_module("suites").suites_of(module)
        assert suites
        assert all((root / path).is_file() for suite in suites for path in suite), module


def test_a_sample_is_the_same_for_a_seed_and_in_the_order_of_all() -> None:
    sample = import_module("run").sample
    changes = [(f"module{n % 3}", str(n)) for n in range(90)]
    chosen = sample(changes, 30, 1)
    assert chosen == sample(changes, 30, 1) != sample(changes, 30, 2)
    assert len({*chosen}) == 30
    assert chosen == [change for change in changes if change in chosen]
