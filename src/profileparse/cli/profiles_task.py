"""The profiles of an input, and what is written of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

import attrs

from profileparse.cli import OK
from profileparse.cli.console import Part, Talk, count, message_line
from profileparse.cli.inputs import Input, ReadOptions, read, stream
from profileparse.cli.seen import Seen
from profileparse.cli.work import Task
from profileparse.diagnostics import FormatError, Report, Severity
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.text.escape import escaped_path

Entry = tuple[str, Report]
"""A report of one profile, with its source."""
Write = Callable[[Iterable[Entry]], Iterator[Any]]
"""What turns entries into pieces of text, or of bytes."""
_LIMIT = "PP904"
_ENOUGH = 1 << 13
"""Characters that are not held back to be written with what follows."""


@attrs.frozen
class Profiles(Task):
    """Reads the profiles of an input; gives entries, or what `write` makes of them."""

    options: ReadOptions
    write: Write | None = None
    several: bool = True
    """Whether an input can have several profiles; else, of several, none is the one meant."""
    name: str = ""
    """Name of a format that holds one profile only, if there is another one that could."""

    def parts(self, item: Input) -> Iterator[Part]:
        """Yield a part for each report, or for what is made of some."""
        seen = Seen(item.label)
        read_parts = self._several(item, seen) if self.several else self._one(item, seen)
        read_parts = chain(
            read_parts, (Part(said=(line,)) for line in seen.lines(self.options.talk))
        )
        if self.write is None:
            for part in read_parts:
                yield attrs.evolve(part, made=(item.label, part.made) if part.made else None)
            return
        told = _Told()
        made: list[str] = []
        try:
            entries = ((item.label, report) for report in told.reports(read_parts))
            for piece in written(self.write, entries):
                made.append(piece)
                if sum(map(len, made)) >= _ENOUGH:
                    yield told.part("".join(made))
                    made.clear()
        except FormatError as error:
            last = attrs.evolve(told.part(None), refused=error)
        except Exception:
            yield told.part("".join(made))
            raise
        else:
            last = told.part("".join(made))
        yield last

    def _one(self, item: Input, seen: Seen) -> Iterator[Part]:
        """Yield the part of a text with one profile at most."""
        report = read(item, self.options, seen).report
        seen.note(report)
        said: tuple[str, ...] = ()
        if len(report.profiles) > 1:
            from profileparse.checking import with_several  # noqa: PLC0415  (brings Lark)

            if self.name:
                path = escaped_path(item.label)
                one = f"one {self.name.upper()} object"
                told = f"{path}: several profiles are not {one}: use --to jsonl"
                said = (message_line(told),)
            report = attrs.evolve(with_several(report), profiles=())
        yield self._part(item, report, said)

    def _several(self, item: Input, seen: Seen) -> Iterator[Part]:
        """Yield a part for each profile; what has no end, and no profile, is left at the limit."""
        for report in stream(item, self.options, seen):
            seen.note(report)
            yield self._part(item, report)
            if not report.profiles and any(d.code == _LIMIT for d in report.diagnostics):
                path = escaped_path(item.label)
                told = f"{path}: no profile up to the limit: the rest is not read"
                yield Part(said=(message_line(told),))
                return

    def _part(self, item: Input, report: Report, said: tuple[str, ...] = ()) -> Part:
        """Return the part of a report: the report itself, if it has a profile, and its findings."""
        style = Style()
        counts, code = count(report, style)
        found = report.diagnostics
        if self.options.talk is Talk.QUIET:
            found = tuple(one for one in found if one.severity is Severity.ERROR)
        told = Checked(item.label, "", attrs.evolve(report, diagnostics=found))
        lines = REPORTERS["concise"]([told], style)
        made = report if report.profiles else None
        return Part(made=made, said=(*said, *lines), counts=counts, code=code)


def written(write: Write, entries: Iterator[Entry]) -> Iterator[Any]:
    """Yield what is written of entries; of none, it is nothing, not even a heading."""
    for first in islice(entries, 1):
        yield from write(chain([first], entries))


@attrs.define
class _Told:
    """What parts have told besides what is made of them."""

    _parts: list[Part] = attrs.field(factory=list, init=False)

    def reports(self, parts: Iterable[Part]) -> Iterator[Report]:
        """Yield the reports of parts, and keep the rest."""
        for part in parts:
            self._parts.append(part)
            if part.made is not None:
                yield part.made

    def part(self, made: str | None) -> Part:
        """Return a part that tells what was kept since the last one."""
        counts: Counter[Severity] = Counter()
        for part in self._parts:
            counts.update(part.counts)
        said = tuple(line for part in self._parts for line in part.said)
        code = max((part.code for part in self._parts), default=OK)
        self._parts.clear()
        return Part(made=made or None, said=said, counts=dict(counts), code=code)
