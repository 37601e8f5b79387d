"""An output file is whole or untouched, whatever fails, and leaves nothing beside it."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from profileparse.cli.ending import half_written
from profileparse.cli.files import (
    File,
    OutputError,
    Stdout,
    refuse_inputs,
    sink,
)
from profileparse.cli.inputs import Input

OLD = "old\n"
NEW = ["first\n", "second\n", "third\n"]
CALLS = ("open", "write", "chmod", "fsync", "link", "close", "replace", "access")
KINDS = {
    "unnamed": None,
    "refused": ("os.O_TMPFILE", os.O_DIRECTORY),  # as a file system that has no such files
    "unknown": ("os.O_TMPFILE", None),
    "unlinkable": ("profileparse.cli.unfinished._OPEN_FILES", "/nowhere"),
}


def listed(folder: Path | str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def write(path: Path | str) -> None:
    with sink(str(path)) as out:
        for line in NEW:
            out.write(line)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out.txt"
    path.write_text(OLD)
    return path


@pytest.fixture(params=KINDS)
def named(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether unfinished files have a name, where the tests run or on lesser systems."""
    name: str = request.param
    if change := KINDS[name]:
        monkeypatch.setattr(*change)
    return name if name in {"unnamed", "refused"} else "named"


class Faults:
    """Counts calls into the system, and lets the n-th one fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.failing = 0
        self.error: BaseException = OSError(errno.ENOSPC, "No space left on device")
        self.late = False
        for name in CALLS:
            monkeypatch.setattr(os, name, self._wrapped(getattr(os, name)))

    def _wrapped(self, call: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*args: object, **options: object) -> object:
            self.calls += 1
            if self.calls != self.failing:
                return call(*args, **options)
            if self.late:
                call(*args, **options)
            raise self.error

        return wrapper


@pytest.mark.parametrize("late", [False, True], ids=["instead-of-the-call", "after-it"])
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), MemoryError()],
    ids=["disk-full", "interrupt", "memory"],
)
@pytest.mark.parametrize("exists", [True, False], ids=["replaced", "new"])
def test_whichever_call_fails_the_file_is_whole_or_untouched(
    tmp_path: Path, *, exists: bool, error: BaseException, late: bool, named: str
) -> None:
    new = "".join(NEW)
    failures = []
    for failing in range(1, 100):
        path = tmp_path / f"{failing}" / "out.txt"
        path.parent.mkdir()
        if exists:
            path.write_text(OLD)
        with pytest.MonkeyPatch.context() as patched:
            faults = Faults(patched)
            faults.failing, faults.error, faults.late = failing, error, late
            failed = False
            try:
                write(path)
            except (OutputError, KeyboardInterrupt, MemoryError):
                failed = True
        failures.append(failed)
        left = path.read_text() if path.exists() else None
        assert half_written == set()
        assert listed(path.parent) == ["out.txt"] * path.exists()
        if not failed:
            assert left == new
        else:  # a call that fails after it did its work may leave the new file in place
            assert left in ([OLD, new] if late and exists else [None, new] if late else [OLD, None])
            assert exists == (left is not None) or late
        if faults.calls < failing:
            break
    # To link a file, or to try in vain to make one without a name, is a call more.
    assert len(failures) == (10 if exists else 8) + (named != "named")
    assert not failures[-1]
    # Where a file without a name cannot be made, one with a name is.
    assert failures[:-1].count(False) <= (named != "named")


def test_a_write_may_take_a_part_only(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, data[:2]))
    write(target)
    assert target.read_text() == "".join(NEW)


def test_an_exception_of_the_caller_leaves_the_old_file(target: Path) -> None:
    def fail() -> None:
        with sink(str(target)) as out:
            out.write("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_text() == OLD
    assert listed(target.parent) == ["out.txt"]


def test_while_it_is_written_the_old_file_stands_beside_a_hidden_one(
    target: Path, named: str
) -> None:
    with sink(str(target)) as out:
        out.write("new")
        names = listed(target.parent)
        assert target.read_text() == OLD
    *hidden, last = names
    assert last == "out.txt"
    assert [name[:14] for name in hidden] == [".profileparse-"] * (named != "unnamed")
    assert listed(target.parent) == ["out.txt"]


def test_a_file_that_nothing_is_written_to_stays(target: Path) -> None:
    with sink(str(target)):
        pass
    assert target.read_text() == OLD


def test_a_file_that_nothing_but_nothing_is_written_to_is_empty(target: Path) -> None:
    with sink(str(target)) as out:
        out.write("")
    assert target.read_text() == ""


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002], ids=oct)
@pytest.mark.usefixtures("named")
def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write(tmp_path / "out.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o666], ids=oct)
@pytest.mark.usefixtures("named")
def test_a_file_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    write(target)
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_a_file_that_must_not_be_written_is_not_replaced(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may write everything
    with pytest.raises(OutputError) as caught:
        write(target)
    assert caught.value.reason == "Permission denied"
    assert target.read_text() == OLD


def test_a_link_stays_and_its_file_is_replaced(target: Path) -> None:
    folder = target.parent / "folder"
    folder.mkdir()
    link = folder / "link"
    link.symlink_to("../out.txt")
    write(link)
    assert link.is_symlink()
    assert target.read_text() == "".join(NEW)
    assert listed(folder) == ["link"]


def test_a_link_to_nothing_gets_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("missing")
    write(tmp_path / "link")
    assert (tmp_path / "missing").read_text() == "".join(NEW)


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write(path)
    assert path.read_text() == "".join(NEW)


def test_text_is_utf8_and_its_line_ends_stay(tmp_path: Path) -> None:
    with sink(str(tmp_path / "out")) as out:
        out.write("Ü 李\r\n\ud800\n")
    assert (tmp_path / "out").read_bytes() == b"\xc3\x9c \xe6\x9d\x8e\r\n\\ud800\n"


REFUSED = {
    "folder": (".", "is a folder"),
    "as-a-folder": ("new/", "is a folder"),
    "no-folder": ("missing/out.txt", "No such file or directory"),
    "in-a-file": ("out.txt/out.txt", "Not a directory"),
    "link-to-itself": ("loop", "Too many levels of symbolic links"),
    "too-long": ("x" * 256, "File name too long"),
    "nul": ("a\0b", "no file can have this name"),
    "empty": ("", "is a folder"),
}


@pytest.mark.parametrize(("name", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_written_says_why(
    target: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str
) -> None:
    monkeypatch.chdir(target.parent)
    Path("loop").symlink_to("loop")
    with pytest.raises(OutputError) as caught:
        write(name)
    assert (caught.value.path, caught.value.reason, caught.value.code) == (name, reason, 2)
    assert listed(".") == ["loop", "out.txt"]


def test_a_full_device_says_so() -> None:
    with pytest.raises(OutputError) as caught:
        write("/dev/full")
    assert caught.value.reason == "No space left on device"


def test_a_device_is_written_not_replaced() -> None:
    write("/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_pipe_is_written_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(path.read_text()))
    reader.start()
    write(path)
    reader.join(5)
    assert got == ["".join(NEW)]
    assert path.is_fifo()


def test_what_the_shell_opened_is_added_to(target: Path) -> None:
    with target.open("a") as file:
        write(f"/dev/fd/{file.fileno()}")
    assert target.read_text() == OLD + "".join(NEW)


@pytest.mark.parametrize("path", [None, "-", "/dev/stdout"])
def test_names_of_standard_output(path: str | None) -> None:
    assert isinstance(sink(path), Stdout)


def test_another_name_is_a_file() -> None:
    assert isinstance(sink("./-"), File)


@pytest.fixture
def names(target: Path) -> dict[str, Path]:
    """Other names of one file."""
    folder = target.parent
    (folder / "soft").symlink_to("out.txt")
    (folder / "hard").hardlink_to(target)
    return {
        "itself": target,
        "soft": folder / "soft",
        "hard": folder / "hard",
        "roundabout": folder / ".." / folder.name / "out.txt",
    }


@pytest.mark.parametrize("name", ["itself", "soft", "hard", "roundabout"])
def test_an_input_is_no_output(names: dict[str, Path], target: Path, name: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        refuse_inputs([str(names[name])], [Input(str(target), str(target))])
    assert caught.value.message == f"{names[name]} is an input, {target}: write elsewhere"


def test_other_files_can_be_written(target: Path, tmp_path: Path) -> None:
    item = Input(str(target), str(target))
    missing = Input("missing", "missing")
    refuse_inputs([str(tmp_path / "new"), "/dev/null", "a\0b", "missing"], [item, missing])
    refuse_inputs(["/dev/null"], [Input("/dev/null", "/dev/null")])
