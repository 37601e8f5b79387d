"""What holds for every Python file of the repository."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "docs" / "_build"
SOURCES = sorted(
    path
    for name in ("src", "tests", "docs")
    for path in (ROOT / name).rglob("*.py")
    if BUILT not in path.parents
)
MOST_LINES = 350


@pytest.mark.parametrize("folder", ["src/profileparse", "tests", "docs"])
def test_there_are_sources_in(folder: str) -> None:
    assert any((ROOT / folder) in path.parents for path in SOURCES)


def test_no_file_is_longer_than_one_can_read_at_a_stretch() -> None:
    counts = {path: path.read_bytes().count(b"\n") for path in SOURCES}
    assert {path: count for path, count in counts.items() if count > MOST_LINES} == {}
