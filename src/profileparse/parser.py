"""Text to report: read with the grammar, build the records, gather what is wrong."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import attrs
from lark import Token

from profileparse.build import Item, Papers, first_token
from profileparse.diagnostics import Diagnostic, Report, Unparsed
from profileparse.findings import Findings
from profileparse.grammar import grammar
from profileparse.heads import FACTS, FIELDS, Head
from profileparse.records import Paper, Profile
from profileparse.source import Source, Span, normal_form, quoted

_BLANK_LINE = 2  # line ends
_NAMED = 3  # profiles that a message names


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

    @property
    def start(self) -> int:
        """Code points before its first token."""
        first = (*self.before[:1], *self.head[:1], *map(first_token, self.papers[:1]))[0]
        return first.start_pos or 0

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
        if item.data == "preamble":
            section.head = entries
        elif not section.papers and _goes_on(section.head, text, entries[0]):
            # A line over facts that is in the middle of a head is no name.
            kind = "FIELD" if _is_field(entries[0]) else "STRAY"
            section.head += [entries[0].update(type=kind), *entries[1:]]
        elif section.papers or _is_named(section.head):
            yield section
            section = Section(head=entries)
        else:
            section = Section(before=section.head, head=entries)
    yield section


def _is_named(head: list[Token]) -> bool:
    return bool(head) and head[0].type in ("NAME", "OPENING")


def _is_field(name: Token) -> bool:
    return grammar().category.fullmatch(name.rstrip()) is not None


def _goes_on(head: list[Token], text: str, name: Token) -> bool:
    """Whether a line that could be a name belongs to the head before it."""
    if not _is_named(head) or _is_field(name):
        return _is_named(head)
    kinds = {entry.type for entry in head}
    above = text[head[-1].start_pos : name.start_pos]
    gap = above[len(above.rstrip(" \t\n")) :]
    close = gap.count("\n") < _BLANK_LINE and "HEADING" not in kinds
    return close or kinds.isdisjoint(FACTS)


def build_report(section: Section, source: Source, as_of: date) -> Report:
    """Return what one section says, with all its findings."""
    findings = Findings(source)
    head = Head(findings)
    head.read_before(section.before)
    head.read(section.head)
    head.finish()
    papers = Papers(section.papers, as_of, findings).build()
    if papers and not head.span:
        _report_headless(first_token(section.papers[0]), findings)
    profiles = (_profile(head, papers, as_of),) if papers or head.span else ()
    return Report(
        profiles=profiles,
        diagnostics=tuple(sorted(findings.diagnostics, key=_place)),
        unparsed=tuple(sorted(findings.unparsed, key=_place)),
    )


def check(text: str, as_of: date, max_chars: int) -> Report:
    """Return what a text holds; see `profileparse.check`."""
    read = text if len(text) <= max_chars else text[: _line_start(text, max_chars)]
    source = Source(read)
    reports = [build_report(section, source, as_of) for section in sections(source.plain)]
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
        profiles=(), diagnostics=tuple(findings.diagnostics), unparsed=tuple(findings.unparsed)
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
    span = next(iter(second.spans.values())) if second.spans else second.span
    names = ", ".join(quoted(p.name or "no name") for p in report.profiles[:_NAMED])
    finding = Diagnostic.of(
        "PP107",
        f"expected one profile, found {len(report.profiles)}: {names}"
        + (" ..." if len(report.profiles) > _NAMED else ""),
        cast("Span", span),
        "read them one at a time with iter_reports, or convert --to jsonl",
    )
    diagnostics = sorted((*report.diagnostics, finding), key=_place)
    return attrs.evolve(report, diagnostics=tuple(diagnostics))


def _profile(head: Head, papers: list[Paper], as_of: date) -> Profile:
    spans = [span for span in (head.span, *(p.span for p in (*papers[:1], *papers[-1:]))) if span]
    return Profile(
        **{field: head.values.get(field) for field in FIELDS},  # type: ignore[arg-type]
        as_of=as_of,
        papers=papers,
        span=spans[0].through(spans[-1]),
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
    findings.add("PP904", message, start, end, "raise max_chars")
    findings.keep(start, end)
    return _without_profile(findings)


def _line_start(text: str, limit: int) -> int:
    """Return the last start of a line not above the limit, or the limit if there is none."""
    return normal_form(text[:limit]).rfind("\n") + 1 or limit


def _place(found: Diagnostic | Unparsed) -> int:
    return found.span.start
