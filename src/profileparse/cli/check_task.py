"""What is found in an input, as far as it counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from profileparse.cli import FAILED, OK
from profileparse.cli.console import NOT_UTF8, Part, count, error_line
from profileparse.cli.inputs import Input, ReadOptions, read
from profileparse.cli.places import Places
from profileparse.cli.seen import Seen
from profileparse.cli.selection import is_selected
from profileparse.cli.work import Task
from profileparse.diagnostics import Report, Severity
from profileparse.reporters import Checked, Reporter, Style
from profileparse.reporters.fingerprints import Fingerprints
from profileparse.rules.required import required

if TYPE_CHECKING:
    from profileparse.cli.baseline import Baseline


@attrs.frozen
class Found:
    """What counts of an input: lines, of a reporter that takes each text alone, or findings."""

    places: frozenset[str]
    """The paths by which a baseline may know the input."""
    lines: tuple[str, ...] | None
    checked: Checked | None
    known: int
    """How many findings were left out since a baseline has them."""
    again: frozenset[str] | None
    """The fingerprints of these; None if the input was not read."""


@attrs.frozen(kw_only=True)
class Checks(Task):
    """Checks an input; gives a `Found`."""

    options: ReadOptions
    require: Sequence[str]
    select: Sequence[str]
    ignore: Sequence[str]
    baseline: "Baseline | None"
    reporter: Reporter
    style: Style
    _places: Places = attrs.field(factory=Places, init=False)

    def parts(self, item: Input) -> Iterator[Part]:
        """Yield the part of a text."""
        seen = Seen(item.label)
        result = read(item, self.options, seen)
        seen.note(result.report)
        yield self._part(attrs.evolve(result, report=required(result.report, self.require)))
        yield Part(said=tuple(seen.lines(self.options.talk)))

    def failed(self, item: Input, reason: str) -> Part:
        """Return the part of an input that could not be read: that is found, too."""
        return self._part(Checked.failed(item.label, reason))

    def _part(self, result: Checked) -> Part:
        place = self._places.of(result.path)
        every = new = Fingerprints().name(result, place)
        places: frozenset[str] = frozenset()
        again: frozenset[str] | None = frozenset()
        if self.baseline is not None:
            places = self.baseline.places(result.path, place)
            new, again = self.baseline.new(every, places)
        wanted = new.only(
            named for named in new.named if is_selected(named[0].code, self.select, self.ignore)
        )
        # What is not wanted as a finding still says that the job was not done.
        lost = set(new.report.diagnostics).difference(wanted.report.diagnostics)
        reasons = [found.message for found in lost if found.code == NOT_UTF8]
        counts: Mapping[Severity, int] = {}
        code = OK
        if wanted.failure is None:
            counts, code = count(wanted.report, self.style)
        else:
            reasons.append(wanted.failure)
        known = len(result.report.diagnostics) - len(new.report.diagnostics)
        return Part(
            made=self._found(wanted, places, known, again),
            said=tuple(error_line(result.path, reason) for reason in reasons),
            counts=counts,
            code=FAILED if reasons else code,
            failed=wanted.failure is not None,
        )

    def _found(
        self, wanted: Checked, places: frozenset[str], known: int, again: frozenset[str] | None
    ) -> Found:
        if self.reporter.by_text:
            lines = tuple(self.reporter([wanted], self.style))
            return Found(places, lines, None, known, again)
        found = Report(profiles=(), diagnostics=wanted.report.diagnostics, unparsed=())
        return Found(places, None, attrs.evolve(wanted, text="", report=found), known, again)
