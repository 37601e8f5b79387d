"""Folders: which files are found in them, each once, and by how many processes they are read."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import batch_work
import pytest

from profileparse.batch import find_files
from profileparse.batch.ordered import ordered_map

Found = Callable[..., list[str]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Found:
    """Make files, and return what lists those that are found."""
    monkeypatch.chdir(tmp_path)

    def find(names: Iterable[str], *paths: str, **options: list[str]) -> list[str]:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(name)
        return [path.as_posix() for path in find_files(paths or ["in"], **options)]

    return find


def test_folders_are_searched_to_the_end_in_the_order_of_names(found: Found) -> None:
    names = ["in/b.txt", "in/a/z.txt", "in/a/b/c/d.txt", "in/c.txt", "in/B.txt", "in/a.txt"]
    expected = ["in/B.txt", "in/a/b/c/d.txt", "in/a/z.txt", "in/a.txt", "in/b.txt", "in/c.txt"]
    assert found(names) == expected
    assert found([], "in/a", "in") == [*expected[1:3], expected[0], *expected[3:]]


def test_what_is_hidden_and_what_is_no_dump_is_left_out(found: Found) -> None:
    kept = ["in/a.txt", "in/a.txt.gz", "in/a.txt.zst"]
    assert found([*kept, "in/.a.txt", "in/.git/a.txt", "in/a.json", "in/a.TXT", "in/txt"]) == kept


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"glob": ["*.md"]}, ["a.md", "new/a.md"]),
        ({"glob": ["*.md", "b.*"]}, ["a.md", "b.txt", "new/a.md"]),
        ({"glob": ["new/*"]}, ["new/a.md", "new/old/c.txt"]),
        ({"glob": ["/new/?.md"]}, ["new/a.md"]),
        ({"exclude": ["old"]}, ["b.txt"]),
        ({"exclude": ["*.txt"]}, []),
        ({"exclude": ["new/old/*"]}, ["b.txt"]),
        ({"glob": ["*"], "exclude": ["new", "*.txt"]}, ["a.md"]),
        ({"glob": ["[!a].*"]}, ["b.txt", "new/old/c.txt"]),
        ({"glob": []}, []),
    ],
)
def test_patterns_are_for_names_and_with_a_slash_for_paths(
    found: Found, options: dict[str, list[str]], expected: list[str]
) -> None:
    names = ["in/a.md", "in/b.txt", "in/new/a.md", "in/new/old/c.txt"]
    assert found(names, **options) == [f"in/{name}" for name in expected]


def test_no_file_is_found_twice_by_whatever_link(found: Found) -> None:
    found(["in/a/x.txt", "in/b.txt"])
    Path("in/soft.txt").symlink_to("b.txt")
    Path("in/loop").symlink_to(Path.cwd() / "in")
    Path("in/a/up").symlink_to("..")
    Path("in/z").symlink_to("a")
    assert found([]) == ["in/a/x.txt", "in/b.txt"]
    assert found([], "in/b.txt", "in", "in") == ["in/b.txt", "in/a/x.txt"]
    # What is named itself is given as often as it is named.
    assert found([], "in/b.txt", "in/b.txt", "gone") == ["in/b.txt", "in/b.txt", "gone"]


def test_a_hard_link_is_a_file_of_its_own(found: Found) -> None:
    found(["in/2026-05-20/a.txt"])
    Path("in/2026-06-20").mkdir()
    os.link("in/2026-05-20/a.txt", "in/2026-06-20/a.txt")
    assert found([]) == ["in/2026-05-20/a.txt", "in/2026-06-20/a.txt"]


def test_links_that_lead_to_nothing_are_given_so_that_somebody_hears_of_them(found: Found) -> None:
    found(["in/a.txt"])
    Path("in/gone.txt").symlink_to("nowhere")
    Path("in/itself.txt").symlink_to("itself.txt")
    Path("in/itself.md").symlink_to("itself.md")
    os.mkfifo("in/pipe.txt")
    assert found([]) == ["in/a.txt", "in/gone.txt", "in/itself.txt"]


def test_a_folder_that_cannot_be_listed_is_given_itself(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(["in/closed/a.txt", "in/open/a.txt"]) == ["in/closed", "in/open/a.txt"]


def test_one_path_and_names_that_no_file_can_have(found: Found) -> None:
    found(["in/a.txt"])
    assert list(find_files("in")) == list(find_files(Path("in"))) == [Path("in/a.txt")]
    assert list(find_files(["a\0b", ""])) == [Path("a\0b"), Path()]


@pytest.mark.parametrize("jobs", [2, 50, 10**30])
def test_no_more_processes_than_there_is_work_for(tmp_path: Path, jobs: int) -> None:
    for number in range(100):
        (tmp_path / f"{number}").touch()
    told: list[int] = []
    found = ordered_map(
        batch_work.work,
        sorted(tmp_path.iterdir()),
        path=lambda path: path,
        died=batch_work.died,
        jobs=jobs,
        begins=told.append,
    )
    pids = {pid for _, results in found for _, pid in results}
    assert told == [min(jobs, 7)]  # 16 files at a time
    assert 1 < len(pids) <= told[0] + 1
