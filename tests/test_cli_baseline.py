"""Baselines know a finding in any folder, in any checkout, and by any path."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
import realdump

from profileparse import cli
from profileparse.cli.places import Places

BROKEN = (realdump.FIXTURES / "broken-papers.txt").read_text(encoding="utf-8")
NEW = "Found 2 errors in 1 file; 0 known from the baseline"
OLD = "No findings in 1 file; 2 known from the baseline."


class Tree:
    """A folder with dumps, in which `check` runs somewhere."""

    def __init__(
        self, root: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.root, self._capsys, self._patch = root, capsys, patch
        (root / "dumps" / "a").mkdir(parents=True)
        (root / "ci").mkdir()
        (root / "dumps" / "a" / "x.txt").write_text(BROKEN, encoding="utf-8")

    def check(self, where: str, path: str, *arguments: str) -> str:
        self._patch.chdir(self.root / where)
        cli.run(["check", path.format(self.root), *arguments])
        return self._capsys.readouterr().err.splitlines()[-1]

    def save(self, where: str, path: str, to: str = "b.json") -> None:
        out = str(self.root / to)
        self.check(where, path, "--to", "json", "-o", out)

    def known(self, where: str, path: str, baseline: str = "b.json") -> str:
        named = os.path.relpath(self.root / baseline, self.root / where)
        return self.check(where, path, "--baseline", named)


@pytest.fixture
def tree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Tree:
    return Tree(tmp_path / "one", capsys, monkeypatch)


WAYS = {
    "root": (".", "dumps/a/x.txt"),
    "dot": (".", "./dumps/a/x.txt"),
    "folder": (".", "dumps"),
    "below": ("dumps", "a/x.txt"),
    "beside": ("dumps/a", "x.txt"),
    "up": ("ci", "../dumps/a/x.txt"),
    "round": ("dumps/a", "../../dumps/a/x.txt"),
    "absolute": ("ci", "{}/dumps/a/x.txt"),
    "outside": ("..", "one/dumps/a/x.txt"),
}
EACH = pytest.mark.parametrize(("where", "path"), WAYS.values(), ids=WAYS)


@EACH
def test_without_a_repository_it_is_known_from_the_folder_of_the_baseline(
    tree: Tree, where: str, path: str
) -> None:
    tree.save(".", "dumps/a/x.txt")
    assert tree.known(where, path) == OLD


@pytest.mark.parametrize("made", WAYS)
@EACH
def test_in_a_repository_it_is_known_however_it_was_made(
    tree: Tree, made: str, where: str, path: str
) -> None:
    (tree.root / ".git").mkdir()
    tree.save(*WAYS[made], "ci/known.json")
    assert tree.known(where, path, "ci/known.json") == OLD


@pytest.mark.parametrize("made", ["root", "absolute", "beside"])
@EACH
def test_it_is_known_in_another_checkout(
    tree: Tree, tmp_path: Path, made: str, where: str, path: str
) -> None:
    (tree.root / ".git").mkdir()
    tree.save(*WAYS[made])
    shutil.move(tree.root, tmp_path / "two")
    tree.root = tmp_path / "two"
    assert tree.known(where, path.replace("one", "two")) == OLD


@EACH
def test_the_same_report_from_where_it_was_made_is_as_before(
    tree: Tree, where: str, path: str
) -> None:
    """Reports of before have the path as it was given in their fingerprints."""
    tree.save(where, path)  # no repository yet
    (tree.root / ".git").mkdir()
    assert tree.known(where, path) == OLD


def test_a_path_from_the_root_has_the_fingerprint_that_it_has_anywhere(tree: Tree) -> None:
    tree.save(".", "dumps/a/x.txt")
    before = json.loads((tree.root / "b.json").read_text())
    (tree.root / ".git").mkdir()
    for where, path in WAYS.values():
        tree.save(where, path, "c.json")
        found = json.loads((tree.root / "c.json").read_text())
        assert [one["fingerprint"] for one in found] == [one["fingerprint"] for one in before]


@pytest.mark.parametrize("is_repository", [True, False])
def test_another_file_of_that_name_is_not_known(tree: Tree, is_repository: bool) -> None:  # noqa: FBT001
    if is_repository:
        (tree.root / ".git").mkdir()
    tree.save(".", "dumps/a/x.txt")
    shutil.copytree(tree.root / "dumps" / "a", tree.root / "dumps" / "b")
    (tree.root / "x.txt").write_text(BROKEN, encoding="utf-8")
    for where, path in ((".", "dumps/b/x.txt"), ("dumps/b", "x.txt"), (".", "x.txt")):
        assert tree.known(where, path).startswith(NEW)


@pytest.mark.parametrize("made", WAYS)
@EACH
def test_what_is_gone_is_said_from_anywhere(tree: Tree, made: str, where: str, path: str) -> None:
    (tree.root / ".git").mkdir()
    tree.save(*WAYS[made])
    text = BROKEN.replace("Feb 30", "Feb 3")
    (tree.root / "dumps" / "a" / "x.txt").write_text(text, encoding="utf-8")
    assert tree.known(where, path) == (
        "No findings in 1 file; 1 known from the baseline;"
        " 1 baseline finding no longer occurs: save the baseline again."
    )


@pytest.mark.parametrize("sign", [".git", ".hg", "file"])
def test_a_repository_is_known_by_what_is_in_it(tree: Tree, sign: str) -> None:
    if sign == "file":  # as in a second tree of one repository
        (tree.root / ".git").write_text("gitdir: elsewhere\n")
    else:
        (tree.root / sign).mkdir()
    assert Places().of(str(tree.root / "ci" / "x.txt")) == str(Path("ci", "x.txt"))


def test_the_nearest_repository_counts(tree: Tree) -> None:
    for place in (".git", "dumps/.git"):
        (tree.root / place).mkdir()
    assert Places().of(str(tree.root / "dumps" / "a" / "x.txt")) == str(Path("a", "x.txt"))
    assert Places().of(str(tree.root / "ci" / "x.txt")) == str(Path("ci", "x.txt"))


def test_a_folder_is_looked_at_once(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    exists = os.path.exists

    def noting(path: str) -> bool:
        looked.append(path)
        return exists(path)

    monkeypatch.setattr(os.path, "exists", noting)
    places = Places()
    for name in ("x", "y"):
        for folder in ("dumps/a", "dumps", "ci", "dumps/a"):
            path = str(tree.root / folder / name)
            assert places.of(path) == path
    assert len(looked) == len(set(looked))


@pytest.mark.skipif(sys.platform == "win32", reason="keeps the folder that a process is in")
def test_where_nothing_has_a_place_it_is_what_was_given(tree: Tree) -> None:
    (tree.root / ".git").mkdir()
    (tree.root / "gone").mkdir()
    tree.save(".", "dumps/a/x.txt")
    for path in ("", "-"):
        assert Places().of(path) == path
    os.chdir(tree.root / "gone")
    (tree.root / "gone").rmdir()
    assert Places().of("x.txt") == "x.txt"
    assert cli.run(["check", "x.txt", "--baseline", str(tree.root / "b.json")]) == 2


def test_standard_input_without_a_name_is_known_as_it_is(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree.root / ".git").mkdir()
    for where in (".", "dumps"):
        with (tree.root / "dumps" / "a" / "x.txt").open(encoding="utf-8") as file:
            monkeypatch.setattr(sys, "stdin", file)
            if where == ".":
                tree.save(where, "-")
            else:
                assert tree.known(where, "-") == OLD


def test_a_link_leads_to_the_folder_that_it_is_in(tree: Tree) -> None:
    tree.save(".", "dumps/a/x.txt")
    link = tree.root / "link"
    link.symlink_to(tree.root / "dumps", target_is_directory=True)
    assert tree.known("ci", "../link/a/x.txt") == OLD


def test_standard_input_has_the_place_of_the_name_that_it_is_given(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.save(".", "dumps/a/x.txt")
    for name, said in (("a/x.txt", OLD), ("x.txt", NEW)):
        with (tree.root / "dumps" / "a" / "x.txt").open(encoding="utf-8") as file:
            monkeypatch.setattr(sys, "stdin", file)
            arguments = ["--stdin-filename", name, "--baseline", "../b.json"]
            assert tree.check("dumps", "-", *arguments).startswith(said)


CAPTURES = {
    "name": ("x-2026-05-20.txt", "x-2026-05-21.txt"),
    "compact": ("x_20260520.txt", "x_20260521.txt"),
    "time": ("x-20260520120000.txt", "x-20260521110059.txt"),
    "folder": ("2026-05-20/x.txt", "2026-05-21/x.txt"),
    "folders": ("2026/05/20/x.txt", "2026/05/21/x.txt"),
    "two": ("2026-05/x-2026-05-20.txt", "2026-05/x-2026-05-21.txt"),
}


@pytest.mark.parametrize("where", [".", "dumps"])
@pytest.mark.parametrize("repository", [True, False])
@pytest.mark.parametrize("capture", CAPTURES)
def test_the_next_capture_of_a_page_is_known(
    tree: Tree, capture: str, where: str, *, repository: bool
) -> None:
    if repository:
        (tree.root / ".git").mkdir()
    old, new = CAPTURES[capture]
    other = str(Path(new).with_name(f"y{Path(new).name}"))
    for name in (old, new, other):
        path = tree.root / "dumps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BROKEN, encoding="utf-8")
    shutil.rmtree(tree.root / "dumps" / "a")
    below = "" if where == "dumps" else "dumps/"
    tree.save(".", f"dumps/{old}")
    assert tree.known(where, below + new) == OLD
    assert tree.known(where, below + other).startswith(NEW)


def test_of_several_captures_the_last_one_tells_what_is_known(tree: Tree) -> None:
    for day, text in (("20", BROKEN), ("21", BROKEN.replace("Feb 30", "Feb 20")), ("22", BROKEN)):
        (tree.root / "dumps" / f"x-2026-05-{day}.txt").write_text(text, encoding="utf-8")
    shutil.rmtree(tree.root / "dumps" / "a")
    baseline = "--to", "json", "-o", str(tree.root / "b.json")
    tree.check(".", "dumps", *baseline, "--exclude", "*22.txt")
    assert "Found 1 error in 1 file; 1 known" in tree.known(".", "dumps/x-2026-05-22.txt")
    assert tree.known(".", "dumps/x-2026-05-20.txt") == OLD
