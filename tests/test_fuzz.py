"""What the long search for inputs asks of each of them holds for those that it begins with."""

from importlib import import_module
from pathlib import Path
from typing import Any

import form_pages
import pytest
from words import seeded

TARGETS = ("check", "stream", "apart", "json", "command")


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parent / "fuzz")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(form_pages.PAGE, encoding="utf-8")


@pytest.mark.parametrize("target", TARGETS)
def test_promises_hold_for_seeds_and_for_changes_of_them(target: str) -> None:
    promises, seeds, mutations = map(import_module, ("promises", "seeds", "mutations"))
    rng, words = seeded(target), seeds.words()
    assert tuple(promises.TARGETS) == TARGETS
    tried = 0
    for seed in [*seeds.of(target)][::4]:
        changed = mutations.of_json if target == "json" else mutations.of_lines
        arguments: tuple[Any, ...] = (rng,) if target == "json" else (words, rng)
        for data in (seed, changed(seed, *arguments)):
            promises.TARGETS[target](data)
            tried += 1
    assert tried


def test_a_broken_promise_is_seen() -> None:
    promises = import_module("promises")
    with pytest.raises(AssertionError):
        promises.assert_inert("::error::x")
