"""Standard output that cannot be written: full, closed, or with nobody at its other end."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import Any

import pytest

from profileparse.cli.files import OutputError, sink


class Unwritable(io.RawIOBase):
    """A raw stream that cannot be written, for a reason."""

    def __init__(self, reason: int) -> None:
        self.reason = reason

    def writable(self) -> bool:
        return True

    def write(self, _data: object) -> int:
        raise OSError(self.reason, os.strerror(self.reason))


@pytest.mark.parametrize(
    ("number", "reason", "code"),
    [(errno.EPIPE, "broken pipe", 141), (errno.ENOSPC, "No space left on device", 2)],
    ids=["broken-pipe", "disk-full"],
)
def test_standard_output_that_fails(
    monkeypatch: pytest.MonkeyPatch, number: int, reason: str, code: int
) -> None:
    raw = Unwritable(number)
    stream = io.TextIOWrapper(io.BufferedWriter(raw))
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(OutputError) as caught, sink(None) as out:
        out.write("x")
    assert (caught.value.path, caught.value.reason) == ("standard output", reason)
    assert caught.value.code == code
    monkeypatch.undo()
    with suppress(OSError):
        stream.close()


def closed() -> io.TextIOWrapper:
    stream = io.TextIOWrapper(io.BytesIO())
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("stream", "reason"),
    [(None, "is closed"), (closed(), "I/O operation on closed file.")],
    ids=["before-the-start", "later"],
)
def test_standard_output_that_is_closed(
    monkeypatch: pytest.MonkeyPatch, stream: io.TextIOWrapper | None, reason: str
) -> None:
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(OutputError) as caught, sink(None) as out:
        out.write("x")
    assert (caught.value.reason, caught.value.code) == (reason, 2)


def test_standard_output_that_takes_only_text(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    with sink(None) as out:
        out.write("Ü\n")
    assert stream.getvalue() == "Ü\n"


class Part(io.RawIOBase):
    """A raw stream that takes three bytes at once, and no more than there is room."""

    def __init__(self, room: int) -> None:
        self.taken = b""
        self.room = room

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int | None:
        part = bytes(data[: min(3, self.room - len(self.taken))])
        self.taken += part
        return len(part) or None


class Unbuffered(io.StringIO):
    """A standard stream as PYTHONUNBUFFERED makes it: what is below the text takes no whole."""

    def __init__(self, buffer: Part) -> None:
        super().__init__()
        self.buffer = buffer  # type: ignore[misc, assignment]


@pytest.mark.parametrize("size", [0, 1, 3, 4, 100])
def test_a_write_that_takes_a_part_is_gone_on_with(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    raw = Part(1000)
    monkeypatch.setattr(sys, "stdout", Unbuffered(raw))
    with sink(None) as out:
        out.write("x" * size)
    assert raw.taken == b"x" * size


def test_a_write_that_takes_no_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Unbuffered(Part(5)))
    with pytest.raises(OutputError) as caught, sink(None) as out:
        out.write("x" * 6)
    assert caught.value.reason == "Resource temporarily unavailable"
