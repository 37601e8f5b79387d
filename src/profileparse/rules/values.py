"""What the values of a profile say about each other: a table of small pure functions.

The rules that a text breaks while it is read (`PP1…`, `PP2…`, `PP3…`) are where it is read.
"""

import re
from collections.abc import Callable, Iterator
from itertools import compress

import attrs

from profileparse.arxiv import candidates
from profileparse.diagnostics import Diagnostic
from profileparse.records import Paper, Profile
from profileparse.text.document import Source
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
_JOINING = (";", "|", " and ", "&", "+", " more", "others")  # one of them is in all that it matches


@attrs.frozen(kw_only=True)
class Read:
    """A profile that was read, and what its record does not say.

    Attributes:
        profile: the record.
        heading: the number in the heading of its list of papers.
        source: the text that it was read from.
    """

    profile: Profile
    heading: int | None
    source: Source

    def authors(self, paper: Paper) -> list[Span]:
        """Return the span of each author of a paper, in one go through the list."""
        done = paper.spans["authors"].start - self.source.offset
        spans = []
        for author in paper.authors:
            first, *suffixes = author.split(", ")
            start = self.source.plain.index(first, done)
            done = start + len(first)
            for suffix in suffixes:  # more blanks can stand before it than in the record
                done = self.source.plain.index(suffix, done) + len(suffix)
            spans.append(self.source.span(start, done))
        return spans

    def quote(self, span: Span) -> str:
        """Return the text of a span as a message may quote it."""
        shift = self.source.offset
        return quoted(self.source.plain[span.start - shift : span.end - shift])


Check = Callable[[Read], Iterator[Diagnostic]]


def paper_counts(read: Read) -> Iterator[Diagnostic]:
    """PP204: fact, heading and papers found do not agree."""
    fact, found = read.profile.paper_count, len(read.profile.papers)
    told = {"paper_count": fact, "heading": read.heading}
    wrong = [name for name, count in told.items() if count is not None and count != found]
    if not wrong:
        return
    says = [f"{fact} in the facts"] if fact is not None else []
    says += [f"{read.heading} in the heading"] if read.heading is not None else []
    span = read.profile.spans[wrong[0]]
    message = f"{read.quote(span)} does not agree: {', '.join(says)}, {found} found"
    hint = "papers are missing from the text, or could not be read as papers"
    if found in told.values():
        hint = "the other two agree: this number is of something else, or was misread"
    elif found > max(count for count in told.values() if count is not None):
        hint = "there are more papers than the page says: is it two pages in one?"
    yield Diagnostic.of("PP204", message, span, hint)


def citations_below_h_squared(read: Read) -> Iterator[Diagnostic]:
    """PP205: h papers with at least h citations each have h² citations at least (Hirsch 2005)."""
    h, citations = read.profile.h_index, read.profile.citation_count
    if h is not None and citations is not None and citations < h * h:
        span = read.profile.spans["citation_count"]
        message = f"{read.quote(span)} is impossible with an h-index of {h:,}"
        hint = f"an h-index of {h:,} needs {h * h:,} citations at least: one of the two is misread"
        yield Diagnostic.of("PP205", message, span, hint)


def h_index_above_papers(read: Read) -> Iterator[Diagnostic]:
    """PP206: the head counts more papers than the list has."""
    h, listed = read.profile.h_index, len(read.profile.papers)
    if h is not None and 0 < listed < h:
        papers = "1 paper" if listed == 1 else f"{listed:,} papers"
        span = read.profile.spans["h_index"]
        message = f"{read.quote(span)} stands over a list of {papers}"
        hint = "the head counts papers that are not in the list: their figures don't go together"
        yield Diagnostic.of("PP206", message, span, hint)


def out_of_range(read: Read) -> Iterator[Diagnostic]:
    """PP207: a percent or a score outside 0 to 100."""
    profile = read.profile
    values = {"novelty_percent": profile.novelty_percent, "ai_score": profile.ai_score}
    for field, value in values.items():
        if value is not None and value > _HIGHEST:
            yield _too_high(read, profile.spans[field])
    for paper in profile.papers:
        if paper.score is not None and paper.score > _HIGHEST:
            yield _too_high(read, paper.spans["score"])


def _too_high(read: Read, span: Span) -> Diagnostic:
    message = f"{read.quote(span)} is out of range: expected 0 to {_HIGHEST}"
    hint = "a point was lost, or the site has another scale now; it is kept as printed"
    return Diagnostic.of("PP207", message, span, hint)


def future_dates(read: Read) -> Iterator[Diagnostic]:
    """PP303: a date after the day of capture."""
    as_of = read.profile.as_of
    for paper in read.profile.papers:
        if paper.date is not None and paper.date > as_of:
            span = paper.spans["date"]
            message = f"the date {read.quote(span)} is after the day of capture, {as_of}"
            hint = "set as_of (--as-of) to the day of capture"
            yield Diagnostic.of("PP303", message, span, hint)


def implausible_dates(read: Read) -> Iterator[Diagnostic]:
    """PP305: a date long before arXiv began; some papers there are a few years older than it."""
    for paper in read.profile.papers:
        if paper.date is not None and paper.date.year < _FIRST_YEAR:
            span = paper.spans["date"]
            message = f"the date {read.quote(span)} is long before arXiv began, in 1991"
            hint = "a digit of the year was lost or changed; it is kept as printed"
            yield Diagnostic.of("PP305", message, span, hint)


def owner_absent(read: Read) -> Iterator[Diagnostic]:
    """PP401: the owner of the profile is not in a complete list of authors."""
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
            yield Diagnostic.of("PP401", message, span, hint)


def duplicate_authors(read: Read) -> Iterator[Diagnostic]:
    """PP402: a name that is twice in one list of authors."""
    for paper in read.profile.papers:
        if len({*map(name_key, paper.authors)}) < len(paper.authors):
            yield from _duplicates(read, paper)


def _duplicates(read: Read, paper: Paper) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for author, span in zip(paper.authors, read.authors(paper), strict=True):
        key = name_key(author)
        if key in seen:
            message = f"the author {read.quote(span)} is there a second time"
            hint = "two people have that name, or the names were joined wrongly; both are kept"
            yield Diagnostic.of("PP402", message, span, hint)
        seen.add(key)


def joined_authors(read: Read) -> Iterator[Diagnostic]:
    """PP404: a name that looks like several authors."""
    papers = read.profile.papers
    names = "\n".join(["\n".join(paper.authors) for paper in papers]).casefold()
    if not any(sign in names for sign in _JOINING):  # a tenth of what the pattern takes
        return
    for paper in papers:
        odd = [_JOINED.search(a) and not _GROUP.search(a) for a in paper.authors]
        for span in compress(read.authors(paper), odd) if any(odd) else ():
            message = f"one name that looks like several authors: {read.quote(span)}"
            yield Diagnostic.of("PP404", message, span, "expected commas between the names")


def unknown_categories(read: Read) -> Iterator[Diagnostic]:
    """PP501: not an arXiv code."""
    profile = read.profile
    if profile.category is not None and not candidates(profile.category):
        yield _unknown_category(read, profile.spans["category"])
    for paper in profile.papers:
        if not candidates(paper.category):
            yield _unknown_category(read, paper.spans["category"])


def _unknown_category(read: Read, span: Span) -> Diagnostic:
    message = f"arXiv has no category {read.quote(span)}: it is kept as printed"
    return Diagnostic.of("PP501", message, span, "expected a code such as 'LG' or 'soc-ph'")


def unknown_badges(read: Read) -> Iterator[Diagnostic]:
    """PP502: a badge that is not known."""
    for paper in read.profile.papers:
        if not BADGES.issuperset(paper.badges):
            yield from _unknown_badges(read, paper)


def _unknown_badges(read: Read, paper: Paper) -> Iterator[Diagnostic]:
    done = paper.spans["badges"].start - read.source.offset
    for badge in paper.badges:
        start = read.source.plain.index(badge, done)
        done = start + len(badge)
        if badge not in BADGES:
            message = f"unknown badge {quoted(badge)}: it is kept as printed"
            hint = f"known: {', '.join(sorted(BADGES))}"
            yield Diagnostic.of("PP502", message, read.source.span(start, done), hint)


def duplicate_papers(read: Read) -> Iterator[Diagnostic]:
    """PP503: same title and date twice in one profile."""
    seen: dict[object, Paper] = {}
    for paper in read.profile.papers:
        if paper.title is None or paper.date is None:
            continue
        first = seen.setdefault((paper.title, paper.date), paper)
        if first is not paper:
            span, line = paper.spans["title"], first.spans["title"].line
            message = f"the paper {read.quote(span)} of {paper.date} is also in line {line}"
            yield Diagnostic.of("PP503", message, span, "both are kept")


CHECKS: tuple[Check, ...] = (
    paper_counts,
    citations_below_h_squared,
    h_index_above_papers,
    out_of_range,
    future_dates,
    implausible_dates,
    owner_absent,
    duplicate_authors,
    joined_authors,
    unknown_categories,
    unknown_badges,
    duplicate_papers,
)
"""All checks, in the order of their codes."""


def judge(read: Read) -> Iterator[Diagnostic]:
    """Yield what is wrong with the values of a profile."""
    for check in CHECKS:
        yield from check(read)
