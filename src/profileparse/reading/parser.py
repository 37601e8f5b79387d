"""Text to report: read with the grammar, build the records, gather what is wrong."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import attrs
from lark import Token

from profileparse.diagnostics import Diagnostic, Report, Unparsed
from profileparse.reading.collector import Findings
from profileparse.reading.facts import FACTS
from profileparse.reading.grammar import grammar
from profileparse.reading.head import FIELDS, Head
from profileparse.reading.papers import Item, Papers, first_token
from profileparse.reading.unparsed import report_nearly
from profileparse.records import Paper, Profile
from profileparse.rules.unicode import odd_characters
from profileparse.rules.values import Read, judge
from profileparse.text.document import Source, normalize_line_ends
from profileparse.text.excerpt import quoted

if TYPE_CHECKING:
    from profileparse.text.span import Span

_OPENERS = ("NAME", "NEXT_NAME", "OPENING")
_BLANK_LINE = 2  # line ends


@attrs.define
class Section:
    """What the grammar found of one profile.

    Attributes:
        before: lines above the name.
        head: the name and the facts.
        papers: the papers.
    """

    before: list[Token] = attrs.field(factory=list)
    head: list[Token] = attrs.field(factory=list)
    papers: list[Item] = attrs.field(factory=list)
    _facts: list[Token] = attrs.field(factory=list)
    _judged: int = 0  # tokens whose kinds of facts are known
    _kinds: set[str] = attrs.field(factory=set)

    @property
    def start(self) -> int:
        """Code points before its first token."""
        first = (*self.before[:1], *self.head[:1], *map(first_token, self.papers[:1]))[0]
        return first.start_pos or 0

    @property
    def is_named(self) -> bool:
        """Whether it begins with a name, or with facts that have lost theirs."""
        return bool(self.head) and self.head[0].type in _OPENERS

    def add(self, entries: list[Token]) -> None:
        """Add to the head; a line over facts that is in the middle of it is no name."""
        if self.is_named:
            kind = "FIELD" if _is_field(entries[0]) else "STRAY"
            entries = [entries[0].update(type=kind), *entries[1:]]
        self.head += entries
        self._facts += filter(_holds_facts, entries)

    def goes_on(self, text: str, entries: list[Token]) -> bool:
        """Whether what could be another head, a name and facts, belongs to this one."""
        if self.papers or not self.is_named:
            return False
        name = entries[0]
        if _is_field(name) or not self._facts:
            return True
        for facts in self._facts[self._judged :]:
            self._kinds |= _kinds(facts)
        self._judged = len(self._facts)
        if "HEADING" in self._kinds:
            return False
        above = text[self.head[-1].start_pos : name.start_pos]
        gap = above[len(above.rstrip(" \t\n")) :]
        more = set[str]().union(*map(_kinds, filter(_holds_facts, entries)))
        return gap.count("\n") < _BLANK_LINE or self._kinds.isdisjoint(more)

    def drop_last_paper(self) -> int:
        """Take the last paper out, and return the code points before it."""
        return first_token(self.papers.pop()).start_pos or 0


def sections(text: str) -> Iterator[Section]:
    """Yield what the grammar finds in a text in normal form, a profile at a time."""
    section = Section()
    for item in grammar().parse(text).children:
        if isinstance(item, Token) or item.data == "paper":
            section.papers.append(item)
            continue
        entries = cast("list[Token]", item.children)
        if item.data == "preamble" or section.goes_on(text, entries):
            section.add(entries)
        elif section.papers or section.is_named:
            yield section
            section = Section()
            section.add(entries)
        else:
            section.before, section.head = section.head, []
            section.add(entries)
    yield section


def _holds_facts(entry: Token) -> bool:
    return entry.type in ("FACTS", "OPENING")


def _kinds(facts: Token) -> set[str]:
    lines = (line.strip(" \t") for line in facts.split("\n"))
    return {grammar().read_fact(line)[0] for line in lines if line}


def _is_field(name: Token) -> bool:
    return grammar().category.fullmatch(name.rstrip(" \t\n")) is not None


def section_starts(found: list[Section], source: Source) -> list[int]:
    """Return the start of the first line of each section; the first has all that is above."""
    return [0, *(source.plain.rfind("\n", 0, section.start) + 1 for section in found[1:])]


def build_report(section: Section, source: Source, bounds: tuple[int, int], as_of: date) -> Report:
    """Return what one section says, with all its findings.

    Args:
        section: what the grammar found.
        source: the text that it was found in.
        bounds: start and end of the section in it, with what stands above.
        as_of: the day of capture.
    """
    findings = Findings(source)
    head = Head(findings)
    head.read_before(section.before)
    head.read(section.head)
    head.finish()
    papers = Papers(section.papers, as_of, findings).build()
    if papers and not head.span:
        _report_headless(first_token(section.papers[0]), findings)
    profiles = (_profile(head, papers, as_of),) if papers or head.span else ()
    for profile in profiles:
        read = Read(profile=profile, heading=head.heading, document=source)
        findings.diagnostics += judge(read)
    findings.diagnostics += odd_characters(source, *bounds)
    return Report(
        profiles=profiles,
        diagnostics=tuple(sorted(findings.diagnostics, key=_place)),
        unparsed=tuple(sorted(findings.unparsed, key=_place)),
    )


def check(text: str, as_of: date, max_chars: int) -> Report:
    """Return what a text holds; see `profileparse.check`."""
    read = text if len(text) <= max_chars else text[: _line_start(text, max_chars)]
    source = Source(read)
    found = list(sections(source.plain))
    starts = [*section_starts(found, source), len(source.text)]
    reports = [
        build_report(section, source, bounds, as_of)
        for section, bounds in zip(found, pairwise(starts), strict=True)
    ]
    if not any(report.profiles for report in reports):
        reports = [no_profile(Findings(source))]
    if len(read) < len(text):
        reports.append(_over_limit(Findings(Source(text)), len(read), max_chars))
    if len(reports) == 1:
        return reports[0]
    return Report(
        profiles=tuple(p for report in reports for p in report.profiles),
        diagnostics=tuple(d for report in reports for d in report.diagnostics),
        unparsed=tuple(u for report in reports for u in report.unparsed),
    )


def no_profile(findings: Findings) -> Report:
    """Return the report of a text that holds neither a head nor a paper."""
    source = findings.source
    start, end = source.trimmed(0, len(source.plain))
    if start < end:
        found = f"it begins with {quoted(source.plain[start:end])}"
        findings.keep(start, end)
    else:
        start, end = 0, len(source.plain)
        found = "it holds no text"
    hint = "expected facts such as 'h-index25', or papers that begin like 'LGJun 29, 2022'"
    findings.add("PP101", f"no profile: {found}", start, end, hint)
    report_nearly(findings, frozenset(FACTS))
    findings.diagnostics += odd_characters(source, 0, len(source.text))
    return _without_profile(findings)


def report_bad_byte(source: Source, index: int, offset: int, advice: str = "") -> Report:
    """Return the report of text that was no UTF-8.

    Args:
        source: what could be decoded.
        index: code points before the bad byte.
        offset: bytes before it.
        advice: what the bytes look like.
    """
    findings = Findings(source)
    end = min(index + 1, len(source.text))
    message = f"not UTF-8: the byte at offset {offset:,} begins no character"
    findings.add("PP901", message, index, end, advice or "convert the file to UTF-8")
    return _without_profile(findings)


def _without_profile(findings: Findings) -> Report:
    return Report(
        profiles=(),
        diagnostics=tuple(sorted(findings.diagnostics, key=_place)),
        unparsed=tuple(findings.unparsed),
    )


def only_profile(report: Report) -> Profile:
    """Return the one profile of a report that has no errors.

    Raises:
        ParseError: there are errors, or not exactly one profile.
    """
    if len(report.profiles) > 1:
        report = with_several(report)
    report.raise_for_errors()
    return report.profile


def with_several(report: Report) -> Report:
    """Return the report with the finding that it holds more than one profile."""
    second = report.profiles[1]
    name, count = second.spans.get("name"), len(report.profiles)
    span = name or next(iter(second.spans.values()), second.span)
    what = quoted(second.name) if second.name else "a profile without a name"
    finding = Diagnostic.of(
        "PP107",
        f"expected one profile: {what} is the second of {count}",
        cast("Span", span),
        "read them one at a time with iter_reports, or convert --to jsonl",
    )
    diagnostics = sorted((*report.diagnostics, finding), key=_place)
    return attrs.evolve(report, diagnostics=tuple(diagnostics))


def _profile(head: Head, papers: list[Paper], as_of: date) -> Profile:
    first = head.span or papers[0].span
    last = papers[-1].span if papers else head.span
    return Profile(
        **{field: head.values.get(field) for field in FIELDS},  # type: ignore[arg-type]
        as_of=as_of,
        papers=papers,
        span=first.through(last) if first and last else None,
        places=tuple(head.spans.items()),
    )


def _report_headless(meta: Token, findings: Findings) -> None:
    start = meta.start_pos or 0
    bounds = start, start + len(meta.split("\n", 1)[0].rstrip(" \t"))
    message = f"no profile head above the paper {quoted(findings.source.plain[slice(*bounds)])}"
    hint = "expected a name and facts such as 'h-index25'"
    findings.add("PP106", message, *bounds, hint)


def _over_limit(findings: Findings, start: int, max_chars: int) -> Report:
    end = len(findings.source.text)
    message = f"the text is longer than {max_chars:,} characters: what follows was not read"
    findings.add("PP904", message, start, end, "raise max_chars (--max-chars)")
    findings.keep(start, end)
    return _without_profile(findings)


def _line_start(text: str, limit: int) -> int:
    """Return the last start of a line not above the limit, or the limit if there is none."""
    return normalize_line_ends(text[:limit]).rfind("\n") + 1 or limit


def _place(found: Diagnostic | Unparsed) -> int:
    return found.span.start
