"""Standard output that cannot be written: full, closed, or with nobody at its other end."""

import errno
import io
import os
import sys
from contextlib import suppress

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
