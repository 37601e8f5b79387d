"""A text to the profiles in it: the tree of the grammar, a section for each, and its records."""

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, cast

import attrs

from profileparse.diagnostics import DiagnosticList, Unparsed
from profileparse.reading.collector import Collector
from profileparse.reading.facts import FACTS
from profileparse.reading.grammar import grammar
from profileparse.reading.head import FIELDS, Head
from profileparse.reading.lines import Line
from profileparse.reading.papers import Papers
from profileparse.reading.unparsed import report_suggestions
from profileparse.records import Paper, Profile
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.file_kinds import advice

if TYPE_CHECKING:
    from lark import Tree


@attrs.frozen
class Section:
    """What the grammar found of one profile.

    Attributes:
        above: lines above its head.
        head: the name and the facts.
        papers: the lines of each paper; the first of them is its meta line.
    """

    above: list[Line]
    head: list[Line]
    papers: list[list[Line]]

    @property
    def start(self) -> int:
        """Code points before its first token."""
        return next((line.start for line in chain(self.above, self.head, *self.papers)), 0)

    def without_last_paper(self) -> "Section":
        """Return the section without its last paper, which may be incomplete."""
        return attrs.evolve(self, papers=self.papers[:-1])


@attrs.frozen(kw_only=True)
class Reading:
    """What was read of one profile.

    Attributes:
        text: the text that it was read from.
        bounds: where it stands in it; None if the text could not be read.
        profile: the records; None if there is neither a head nor a paper.
        heading: the number in the heading of its list.
        diagnostics: what was found wrong on the way.
        unparsed: what belongs to no record.
        refused: whether it was found why no records can be had.
    """

    text: Text
    bounds: tuple[int, int] | None = None
    profile: Profile | None = None
    heading: int | None = None
    diagnostics: DiagnosticList
    unparsed: list[Unparsed]
    refused: bool = False


def sections(text: str, *, begins_profile: bool = False) -> list[Section]:
    """Return what the grammar finds in a text, a profile at a time; one at least.

    Args:
        text: lines that end with LF.
        begins_profile: whether the first line is known to begin a profile.
    """
    found = []
    above: list[Line] = []
    trees = cast("list[Tree[Line]]", grammar().parse(text, begins_profile=begins_profile).children)
    for tree in trees:
        if tree.data == "above":
            above = cast("list[Line]", tree.children)
        else:
            parts = cast("list[Tree[Line]]", tree.children)
            papers = cast("list[list[Line]]", [part.children for part in parts])
            head = papers.pop(0) if tree.data == "profile" else []
            found.append(Section(above, head, papers))
            above = []
    return found or [Section(above, [], [])]


def section_starts(found: list[Section], text: Text) -> list[int]:
    """Return the start of the first line of each section; the first has all that is above."""
    return [0, *(text.plain.rfind("\n", 0, section.start) + 1 for section in found[1:])]


def read_section(section: Section, text: Text, bounds: tuple[int, int], as_of: date) -> Reading:
    """Return the records of one section, or none, and what is wrong with them.

    Args:
        section: what the grammar found.
        text: the text that it was found in.
        bounds: start and end of the section in it, with what stands above.
        as_of: the day of capture.
    """
    collector = Collector(text)
    head = Head(collector)
    head.read_above(section.above)
    head.read(section.head)
    head.finish()
    papers = Papers(section.papers, as_of, collector).build()
    if papers and not head.first:
        _report_headless(section.papers[0][0], collector)
    return Reading(
        text=text,
        bounds=bounds,
        profile=_profile(head, papers, as_of) if papers or head.first else None,
        heading=head.heading,
        diagnostics=collector.diagnostics,
        unparsed=collector.unparsed,
    )


def read_nothing(text: Text) -> Reading:
    """Return the reading of a text that holds neither a head nor a paper."""
    collector = Collector(text)
    start, end = text.trimmed(0, len(text.plain))
    if start < end:
        found = f"it begins with {quoted(text.plain[start:end])}"
        collector.keep(start, end)
    else:
        start, end = 0, len(text.plain)
        found = "it holds no text"
    hint = "expected facts such as 'h-index25', or papers that begin like 'LGJun 29, 2022'"
    collector.add("PP101", f"no profile: {found}", start, end, hint)
    report_suggestions(collector, frozenset(FACTS))
    return Reading(
        text=text,
        bounds=(0, len(text.plain)),
        diagnostics=collector.diagnostics,
        unparsed=collector.unparsed,
    )


def read_bad_byte(text: Text, index: int, offset: int, start: bytes) -> Reading:
    """Return the reading of bytes that are no UTF-8.

    Args:
        text: what could be decoded.
        index: code points before the bad byte.
        offset: bytes before it.
        start: the first bytes of the file, which can tell what it is.
    """
    collector = Collector(text)
    end = min(index + 1, len(text.text))
    message = f"not UTF-8: the byte at offset {offset:,} begins no character"
    collector.add("PP901", message, index, end, advice(start) or "convert the file to UTF-8")
    return Reading(text=text, diagnostics=collector.diagnostics, unparsed=collector.unparsed)


def _profile(head: Head, papers: list[Paper], as_of: date) -> Profile:
    first = head.first or papers[0].span
    last = papers[-1].span if papers else head.last
    return Profile(
        **{field: head.values.get(field) for field in FIELDS},  # type: ignore[arg-type]
        as_of=as_of,
        papers=papers,
        span=first.through(last) if first and last else None,
        places=tuple(head.spans.items()),
    )


def _report_headless(meta: Line, collector: Collector) -> None:
    span, text = collector.quote(*meta.bounds)
    hint = "expected a name and facts such as 'h-index25'"
    collector.add_at("PP106", f"no profile head above the paper {text}", span, hint)
