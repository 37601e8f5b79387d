"""Many dumps in one stream, read with bounded memory."""

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, pairwise
from typing import IO, cast

from profileparse.reading.collector import Collector
from profileparse.reading.forms.sectioned import Sectioned, find_sections
from profileparse.reading.profiles import (
    Reading,
    Section,
    read_bad_byte,
    read_nothing,
)
from profileparse.reading.sections import REACH
from profileparse.text.compression import decompressed
from profileparse.text.document import Text
from profileparse.text.file_kinds import LENGTH

_PIECE = 256 * 1024  # characters read at once, and the least that is parsed at once
_BAD_BYTE = re.compile("[\udc80-\udcff]")

Stream = IO[str] | IO[bytes] | Iterable[str] | Iterable[bytes]


def iter_readings(stream: Stream, as_of: date, max_chars: int) -> Iterator[Reading]:
    """Yield what is read of each profile; see `profileparse.iter_reports`."""
    reader = _Reader(as_of, max_chars)
    try:
        for piece in _pieces(stream, min(_PIECE, max_chars)):
            yield from reader.feed(piece)
    except OSError:
        yield from reader.complete()
        raise
    yield from reader.close()


def _pieces(stream: Stream, size: int) -> Iterator[str | bytes]:
    if isinstance(stream, str | bytes):
        raise TypeError("expected lines or an open file, got one string: use check()")
    read = getattr(stream, "read", None)
    if read is None:
        yield from stream
        return
    if isinstance(read(0), bytes):
        read = decompressed(cast("IO[bytes]", stream)).read
    while piece := read(size):
        yield piece


class _Reader:
    """The text that is not yet reported, and its place in the stream."""

    def __init__(self, as_of: date, max_chars: int) -> None:
        self._as_of = as_of
        self._max_chars = max_chars
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._from_bytes = False
        self._start = b""  # of the stream
        self._pieces: list[str] = []
        self._size = 0
        self._enough = min(_PIECE, max_chars + 1)
        self._offset = 0
        self._bytes = 0
        self._line = 1
        self._begins_profile = False
        self._reported = False

    def feed(self, piece: str | bytes) -> Iterator[Reading]:
        """Take more text, and yield the profiles that are complete now."""
        if isinstance(piece, bytes):
            self._from_bytes = True
            self._start += piece[: LENGTH - len(self._start)]
            piece = self._decoded(piece)
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= self._enough:
            yield from self._read_complete()

    def complete(self) -> Iterator[Reading]:
        """Yield what is complete, where the stream breaks off."""
        if self._size:
            yield from self._read_complete()

    def close(self) -> Iterator[Reading]:
        """Yield what is left."""
        self._pieces.append(self._decoded(b"", final=True))
        text = Text("".join(self._pieces), self._offset, self._line)
        if text.plain.strip(" \t\n") or not self._reported:
            found = find_sections(text, len(text.text), begins_profile=self._begins_profile)
            yield from self._readings(found, len(found.sections))

    def _decoded(self, piece: bytes, *, final: bool = False) -> str:
        try:
            return self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            # From here on such a byte becomes a lone surrogate, so that it spoils one dump only.
            self._decoder.errors = "surrogateescape"
            return self._decoder.decode(piece, final)

    def _read_complete(self) -> Iterator[Reading]:
        """Report all profiles but the last, which the next piece can add to."""
        text = Text("".join(self._pieces), self._offset, self._line)
        full = self._size > self._max_chars
        # Half a line can look like another one: only whole lines are read, if there are any.
        end = text.plain.rfind("\n") + 1
        if full and not end:
            end = len(text.text) - text.text.endswith("\r")  # it may be half of a line end
        found = find_sections(text, end, begins_profile=self._begins_profile, goes_on=not full)
        starts = found.starts
        whole = len(found.sections) - 1
        # What stands below a line decides whether it begins a profile.
        while not full and whole and _lines(text.plain[starts[whole] : end]) <= REACH:
            whole -= 1
        yield from self._readings(found, whole)
        rest = starts[whole]
        if full and not whole:
            section = found.sections[0]
            if section.papers[1:]:  # the last one may be incomplete
                rest = found.line_start(section.papers[-1][0].start)
                section = section.without_last_paper()
            else:
                rest = end
            yield self._over_limit(found, section, rest)
        if whole or full:
            self._begins_profile = bool(whole)
        self._advance(text, rest)

    def _readings(self, found: Sectioned, count: int) -> Iterator[Reading]:
        bounds = islice(pairwise(found.starts), count)
        for section, (start, end) in zip(found.sections, bounds, strict=False):
            reading = self._bad_bytes(found.given, start, end)
            if reading is None:
                reading = found.read(section, (start, end), self._as_of)
                if not (reading.profile or reading.refused or self._reported):
                    reading = read_nothing(found.given)
            self._reported = True
            yield reading

    def _bad_bytes(self, text: Text, start: int, end: int) -> Reading | None:
        if self._decoder.errors == "strict":
            return None
        found = _BAD_BYTE.search(text.text, start, end)
        if found is None:
            return None
        before = text.text[: found.start()].encode("utf-8", "surrogateescape")
        return read_bad_byte(text, found.start(), self._bytes + len(before), self._start)

    def _over_limit(self, found: Sectioned, section: Section, end: int) -> Reading:
        self._reported = True
        reading = found.read(section, (0, end), self._as_of)
        collector = Collector(found.given)
        message = f"a dump is longer than {self._max_chars:,} characters: what follows is apart"
        hint = "raise max_chars (--max-chars); what follows, if anything, comes as one more"
        collector.add("PP904", message, end, end, hint)
        for diagnostic in collector.diagnostics.in_order():
            reading.diagnostics.add(diagnostic)
        return reading

    def _advance(self, text: Text, rest: int) -> None:
        if self._from_bytes:
            self._bytes += len(text.text[:rest].encode("utf-8", "surrogateescape"))
        self._offset += rest
        self._line = text.position(rest)[0]
        self._pieces = [text.text[rest:]]
        self._size -= rest
        # Twice what is left, so that a long dump isn't read again with every piece.
        self._enough = min(max(_PIECE, 2 * self._size), self._max_chars + 1)


def _lines(text: str) -> int:
    """Return how many lines of a text are not blank."""
    return sum(1 for line in text.split("\n") if line.strip(" \t"))
