"""What the values of a profile say about each other: one small pure function a rule.

Each yields where its rule is broken, in what words, and what to do about it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import compress

import attrs

from profileparse.arxiv import candidates
from profileparse.diagnostics import Diagnostic, Rule, Severity
from profileparse.records import Paper, Profile
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.text.span import Span

BADGES = frozenset({"Code"})
"""The badges that the page is known to print."""
_HIGHEST = 100
_FIRST_YEAR = 1980
# `A. One; B. Two`, `A. One and B. Two`, `A. One +3 more`: one author after another, not by commas.
_JOINED = re.compile(
    r"[;|]| (?:and|&) |\+ ?[0-9]|\b[0-9]+ (?:more|others)\b|\bothers$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:collaboration|consortium|group|institute|project|team)s?$", re.IGNORECASE
)
_NEAR = 100  # characters in which the next name or badge begins
_JOINING = (";", "|", " and ", "&", "+", " more", "others")  # one of them is in all that it matches


@attrs.define(eq=False)
class Read:
    """A profile that was read, and what its record does not say.

    Attributes:
        profile: the record.
        heading: the number in the heading of its list of papers.
        document: the text that it was read from.
    """

    profile: Profile
    heading: int | None
    document: Text

    def quote(self, span: Span) -> str:
        """Return the text of a span as a message may quote it."""
        offset = self.document.offset
        return quoted(self.document.plain[span.start - offset : span.end - offset])

    def authors(self, paper: Paper) -> Iterator[Span]:
        """Yield the span of each author of a paper."""
        done = paper.spans["authors"].start
        for author in paper.authors:
            name, *suffixes = author.split(", ")
            span = self._find(name, done)
            for suffix in suffixes:  # more blanks can stand before it than in the record
                span = span.through(self._find(suffix, span.end))
            yield span
            done = span.end

    def badges(self, paper: Paper) -> Iterator[Span]:
        """Yield the span of each badge of a paper."""
        done = paper.spans["badges"].start
        for badge in paper.badges:
            span = self._find(badge, done)
            yield span
            done = span.end

    def _find(self, word: str, done: int) -> Span:
        plain, start = self.document.plain, done - self.document.offset
        at = plain.find(word, start, start + len(word) + _NEAR)
        if at >= 0:
            return self.document.span(at, at + len(word))
        # A line can have been broken within the word, or a mark be left out of it.
        first, last = word.split(" ", 1)[0], word.rsplit(" ", 1)[-1]
        at = max(plain.find(first, start), start)
        return self.document.span(at, max(plain.find(last, at), at) + len(last))


Broken = Iterator[tuple[str, Span, str]]
"""What is broken: a message, its place, and a hint."""
Check = Callable[[Read], Broken]
CHECKS: list[tuple[Rule, Check]] = []
"""The rules on values, each with what checks it, in the order of their codes."""


def rule(code: str, name: str, severity: Severity, summary: str) -> Callable[[Check], Check]:
    """Declare the rule that a function checks."""

    def declare(check: Check) -> Check:
        CHECKS.append((Rule(code=code, name=name, severity=severity, summary=summary), check))
        return check

    return declare


def judge(read: Read) -> Iterator[Diagnostic]:
    """Yield what is wrong with the values of a profile."""
    for declared, check in CHECKS:
        for message, span, hint in check(read):
            yield declared.diagnostic(message, span, hint)


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


@rule("PP204", "paper-count-mismatch", _W, "fact, heading and papers found do not agree")
def _paper_counts(read: Read) -> Broken:
    found, fact, heading = len(read.profile.papers), read.profile.paper_count, read.heading
    counts = {"paper_count": fact, "heading": heading}
    told = {field: count for field, count in counts.items() if count is not None}
    wrong = [field for field, count in told.items() if count != found]
    if not wrong:
        return
    span = read.profile.spans[wrong[0]]
    says = ", ".join(f"{told[f]} in the {'facts' if f == 'paper_count' else f}" for f in told)
    hint = "papers are missing from the text, or could not be read as papers"
    if len(wrong) < len(told):
        hint = "the other two agree: this number is of something else, or was misread"
    elif found > max(told.values()):
        hint = "there are more papers than the page says: is it two pages in one?"
    yield f"{read.quote(span)} does not agree: {says}, {found} found", span, hint


# h papers with at least h citations each have h² citations at least (Hirsch 2005).
@rule("PP205", "citations-below-h-squared", _E, "impossible: an h-index of h needs h² citations")
def _citations_below_h_squared(read: Read) -> Broken:
    h, citations = read.profile.h_index, read.profile.citation_count
    if h is not None and citations is not None and citations < h * h:
        span = read.profile.spans["citation_count"]
        message = f"{read.quote(span)} is impossible with an h-index of {h:,}"
        hint = f"an h-index of {h:,} needs {h * h:,} citations at least: one of the two is misread"
        yield message, span, hint


@rule("PP206", "h-index-above-papers", _I, "the head counts more papers than are listed")
def _h_index_above_papers(read: Read) -> Broken:
    h, listed = read.profile.h_index, len(read.profile.papers)
    if h is not None and 0 < listed < h:
        span = read.profile.spans["h_index"]
        papers = "1 paper" if listed == 1 else f"{listed:,} papers"
        message = f"{read.quote(span)} stands over a list of {papers}"
        hint = "the head counts papers that are not in the list: their figures don't go together"
        yield message, span, hint


@rule("PP207", "out-of-range", _W, "a percent or a score outside 0 to 100")
def _out_of_range(read: Read) -> Broken:
    profile = read.profile
    values = {"novelty_percent": profile.novelty_percent, "ai_score": profile.ai_score}
    spans = [profile.spans[field] for field, value in values.items() if (value or 0) > _HIGHEST]
    spans += [paper.spans["score"] for paper in profile.papers if (paper.score or 0) > _HIGHEST]
    hint = "a point was lost, or the site has another scale now; it is kept as printed"
    for span in spans:
        yield f"{read.quote(span)} is out of range: expected 0 to {_HIGHEST}", span, hint


@rule("PP303", "future-date", _W, "a day after the day of capture")
def _future_dates(read: Read) -> Broken:
    as_of = read.profile.as_of
    for paper in read.profile.papers:
        if paper.date is not None and paper.date > as_of:
            span = paper.spans["date"]
            message = f"the date {read.quote(span)} is after the day of capture, {as_of}"
            yield message, span, "set as_of (--as-of) to the day of capture"


# Some papers there are a few years older than arXiv.
@rule("PP305", "implausible-date", _W, "a day long before arXiv began, in 1991")
def _implausible_dates(read: Read) -> Broken:
    for paper in read.profile.papers:
        if paper.date is not None and paper.date.year < _FIRST_YEAR:
            span = paper.spans["date"]
            message = f"the date {read.quote(span)} is long before arXiv began, in 1991"
            yield message, span, "a digit of the year was lost or changed; it is kept as printed"


@rule("PP401", "owner-absent", _W, "the owner is not in a complete list of authors")
def _owner_absent(read: Read) -> Broken:
    owner = read.profile.name
    if owner is None:
        return
    for paper in read.profile.papers:
        if paper.et_al or not paper.authors or owner in paper.authors:
            continue
        if name_key(owner) not in map(name_key, paper.authors):
            span = paper.spans["authors"]
            message = f"the owner of the profile is not among the authors {read.quote(span)}"
            hint = f"the list is not cut: {quoted(owner)} has another form there, or no part in it"
            yield message, span, hint


@rule("PP402", "duplicate-author", _W, "a name that is twice in a list of authors")
def _duplicate_authors(read: Read) -> Broken:
    hint = "two people have that name, or the names were joined wrongly; both are kept"
    for paper in read.profile.papers:
        if len({*map(name_key, paper.authors)}) == len(paper.authors):
            continue
        seen: set[str] = set()
        for author, span in zip(paper.authors, read.authors(paper), strict=True):
            key = name_key(author)
            if key in seen:
                yield f"the author {read.quote(span)} is there a second time", span, hint
            seen.add(key)


@rule("PP404", "joined-authors", _E, "a name that is several authors, not parted by commas")
def _joined_authors(read: Read) -> Broken:
    papers = read.profile.papers
    names = "\n".join(["\n".join(paper.authors) for paper in papers]).casefold()
    if not any(sign in names for sign in _JOINING):  # a tenth of what the pattern takes
        return
    for paper in papers:
        odd = [_JOINED.search(a) and not _GROUP.search(a) for a in paper.authors]
        for span in compress(read.authors(paper), odd) if any(odd) else ():
            message = f"one name that looks like several authors: {read.quote(span)}"
            yield message, span, "expected commas between the names"


@rule("PP501", "unknown-category", _W, "not an arXiv code; it is kept as printed")
def _unknown_categories(read: Read) -> Broken:
    records: tuple[Profile | Paper, ...] = (read.profile, *read.profile.papers)
    for record in records:
        if record.category is not None and not candidates(record.category):
            span = record.spans["category"]
            message = f"arXiv has no category {read.quote(span)}: it is kept as printed"
            yield message, span, "expected a code such as 'LG' or 'soc-ph'"


@rule("PP502", "unknown-badge", _W, "a badge that is not known; it is kept as printed")
def _unknown_badges(read: Read) -> Broken:
    for paper in read.profile.papers:
        if not BADGES.issuperset(paper.badges):
            for badge, span in zip(paper.badges, read.badges(paper), strict=True):
                if badge not in BADGES:
                    message = f"unknown badge {quoted(badge)}: it is kept as printed"
                    yield message, span, f"known: {', '.join(sorted(BADGES))}"


@rule("PP503", "duplicate-paper", _W, "same title and date twice in one profile")
def _duplicate_papers(read: Read) -> Broken:
    seen: dict[object, Paper] = {}
    for paper in read.profile.papers:
        if paper.title is None or paper.date is None:
            continue
        first = seen.setdefault((paper.title, paper.date), paper)
        if first is not paper:
            span, line = paper.spans["title"], first.spans["title"].line
            message = f"the paper {read.quote(span)} of {paper.date} is also in line {line}"
            yield message, span, "both are kept"
