"""What the values of a profile say about each other: one small pure function a rule.

Each yields where its rule is broken, in what words, and what to do about it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import attrs

from profileparse.arxiv import candidates
from profileparse.diagnostics import Diagnostic, DiagnosticList, Unparsed
from profileparse.reading.grammar import grammar
from profileparse.reading.odd_authors import SHOWN, begins_in_title, ends_in_name
from profileparse.records import Paper, Profile
from profileparse.rules.lost_papers import is_of_paper
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.text.numbers import plural
from profileparse.text.span import Span

_HIGHEST = 100
_FIRST_YEAR = 1980
_GIVE_DAY = "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"
# `A. One; B. Two`, `A. One and B. Two`, `A. One +3 more`: one author after another, not by commas.
# They are strings, so that they are compiled when a list needs them.
_JOINED = (
    r"(?i)[;|]| (?:and|&) |\+ ?[0-9]|\b[0-9]+ (?:more|others)\b|\bothers$| et\.? al\b"
    r"|[ \u4e00-\u9fff]\u7b49$"  # et al. in Chinese
)
_INTRODUCED = r"(?i)(?:and|&|by) |authors?:"
# One author that is no person: `Department of Words and Numbers`.
_GROUP = (
    r"(?i)\b(?:collaboration|consortium|group|institute|project|team)s?$"
    r"|^(?:the )?(?:academy|cent(?:er|re)|college|department|faculty|hospital|institute"
    r"|laboratory|ministry|office|school|society|university) (?:of|for) "
)
_LEADS = "\nand ", "\nby ", "\nauthor"
_NEAR = 100  # characters in which the next name or badge begins
# One of them is in all that it matches.
_JOINING = ";", "|", " and ", "&", *_LEADS, "+", " more", "others", " et al", " et. al", "\u7b49"


class Broken(NamedTuple):
    """Where a rule is broken; cheap to make, for most of many are only counted."""

    record: Profile | Paper
    field: str
    message: str
    """What is wrong, with `{}` for the text of the value."""
    hint: str
    number: int | None = None
    """Which author or badge it is, from 0; None for the whole field."""


@attrs.define(eq=False)
class Read:
    """A profile that was read, and what its record does not say."""

    profile: Profile
    heading: int | None
    """The number in the heading of its list of papers."""
    document: Text
    unparsed: Sequence[Unparsed] = ()
    keys: list[tuple[Paper, list[str]]] = attrs.field(init=False)
    """The papers, and what their authors are compared by."""
    _list: tuple[Profile | Paper, str] | None = attrs.field(default=None, init=False)
    _items: list[Span] = attrs.field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self.keys = [(paper, [*map(name_key, paper.authors)]) for paper in self.profile.papers]

    def worded(self, broken: Broken) -> tuple[str, Span, str]:
        """Return message, span and hint."""
        span = self._span(broken)
        offset = self.document.offset
        text = quoted(self.document.plain[span.start - offset : span.end - offset])
        return broken.message.replace("{}", text, 1), span, broken.hint

    def _span(self, broken: Broken) -> Span:
        record, field = broken.record, broken.field
        if broken.number is None:
            return record.spans[field]
        if self._list is None or self._list[0] is not record or self._list[1] != field:
            self._list = record, field
            self._items = [*self._spans(record.spans[field].start, getattr(record, field))]
        return self._items[broken.number]

    def _spans(self, done: int, items: tuple[str, ...]) -> Iterator[Span]:
        for item in items:
            word, *suffixes = item.split(", ")
            span = self._find(word, done)
            for suffix in suffixes:  # more blanks can stand before it than in the record
                span = span.through(self._find(suffix, span.end))
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


Check = Callable[[Read], Iterator[Broken]]
CHECKS: dict[str, Check] = {}
"""What checks each rule on values, by its code."""


def checks(code: str) -> Callable[[Check], Check]:
    """Declare which rule a function checks."""

    def declare(check: Check) -> Check:
        CHECKS[code] = check
        return check

    return declare


def judge(read: Read, diagnostics: DiagnosticList) -> None:
    """Add what is wrong with the values of a profile."""
    for code, check in CHECKS.items():
        for broken in check(read):
            if not diagnostics.count((code,)):
                diagnostics.add(Diagnostic.of(code, *read.worded(broken)))


@checks("PP204")
def _paper_counts(read: Read) -> Iterator[Broken]:
    told, found = _announced(read), len(read.profile.papers)
    wrong = [field for field, count in told.items() if count != found]
    if not wrong or _are_lost(read, told):
        return
    hint = "papers are missing from the text, or could not be read as papers"
    if len(wrong) < len(told):
        hint = "the other two agree: this number is of something else, or was misread"
    elif found > max(told.values()):
        hint = "there are more papers than the page says: is it two pages in one?"
    message = f"{{}} does not agree: {_says(told)}, {found} found"
    yield Broken(read.profile, wrong[0], message, hint)


def _announced(read: Read) -> dict[str, int]:
    counts = {"paper_count": read.profile.paper_count, "heading": read.heading}
    return {field: count for field, count in counts.items() if count is not None}


def _says(told: dict[str, int]) -> str:
    return ", ".join(f"{told[f]} in the {'facts' if f == 'paper_count' else f}" for f in told)


def _are_lost(read: Read, told: dict[str, int]) -> bool:
    """Whether papers are announced that are in the text perhaps, but are not read."""
    found = len(read.profile.papers)
    if not told or min(told.values()) <= found:
        return False
    first = min(read.profile.spans[field].end for field in told)
    return not found or any(
        piece.span.start >= first and is_of_paper(piece.text) for piece in read.unparsed
    )


# h papers with at least h citations each have h² citations at least (Hirsch 2005), but the page
# counts the two over different papers: a real one has 23 citations with an h-index of 16.
@checks("PP205")
def _citations_below_h_squared(read: Read) -> Iterator[Broken]:
    h, citations = read.profile.h_index, read.profile.citation_count
    if h is not None and citations is not None and citations < h * h:
        message = f"{{}} is fewer than the {h * h:,} that an h-index of {h:,} takes"
        hint = "the head counts the two over different papers: their figures don't go together"
        yield Broken(read.profile, "citation_count", message, hint)


@checks("PP206")
def _h_index_above_papers(read: Read) -> Iterator[Broken]:
    h, listed = read.profile.h_index, len(read.profile.papers)
    if h is not None and 0 < listed < h:
        message = f"{{}} stands over a list of {plural(listed, 'paper')}"
        hint = "the head counts papers that are not in the list: their figures don't go together"
        yield Broken(read.profile, "h_index", message, hint)


@checks("PP207")
def _out_of_range(read: Read) -> Iterator[Broken]:
    profile = read.profile
    message = f"{{}} is out of range: expected 0 to {_HIGHEST}"
    hint = "a point was lost, or the site has another scale now; it is kept as printed"
    for field in ("novelty_percent", "ai_score"):
        if (getattr(profile, field) or 0) > _HIGHEST:
            yield Broken(profile, field, message, hint)
    for paper in profile.papers:
        if (paper.score or 0) > _HIGHEST:
            yield Broken(paper, "score", message, hint)


@checks("PP210")
def _papers_lost(read: Read) -> Iterator[Broken]:
    told, found = _announced(read), len(read.profile.papers)
    if not _are_lost(read, told):
        return
    rest = "none is read"
    hint = "the text ends above them, or they are in a form that cannot be read"
    if found:
        are = "is" if found == 1 else "are"
        rest = f"{found} {are} read, and there is text that belongs to none of them"
        hint = "see what is unparsed: the line that begins a paper is missing there, or is damaged"
    message = f"{{}} announces papers that are lost: {_says(told)}, but {rest}"
    yield Broken(read.profile, next(iter(told)), message, hint)


@checks("PP303")
def _future_dates(read: Read) -> Iterator[Broken]:
    as_of = read.profile.as_of
    message = f"the date {{}} is after the day of capture, {as_of}"
    hint = f"{_GIVE_DAY}; if that is right already, the page has a misprint"
    ahead = f"it was that day already where the page was made, or it is of another day: {_GIVE_DAY}"
    for paper in read.profile.papers:
        if paper.date is not None and paper.date > as_of:
            yield Broken(paper, "date", message, ahead if paper.year_inferred else hint)


# Some papers there are a few years older than arXiv.
@checks("PP305")
def _implausible_dates(read: Read) -> Iterator[Broken]:
    message = "the date {} is long before arXiv began, in 1991"
    hint = "a digit of the year was lost or changed; it is kept as printed"
    for paper in read.profile.papers:
        if paper.date is not None and paper.date.year < _FIRST_YEAR:
            yield Broken(paper, "date", message, hint)


@checks("PP401")
def _owner_absent(read: Read) -> Iterator[Broken]:
    owner = read.profile.name
    if owner is None:
        return
    message = "the owner of the profile is not among the authors {}"
    hint = f"the list is not cut: {quoted(owner)} has another form there, or no part in it"
    key = name_key(owner)
    for paper, keys in read.keys:
        if keys and not paper.et_al and key not in keys:
            yield Broken(paper, "authors", message, hint)


@checks("PP402")
def _duplicate_authors(read: Read) -> Iterator[Broken]:
    message = "the author {} is there a second time"
    hint = "two people have that name, or the names were joined wrongly; both are kept"
    for paper, keys in read.keys:
        if len({*keys}) == len(keys):
            continue
        seen: set[str] = set()
        for number, key in enumerate(keys):
            if key in seen:
                yield Broken(paper, "authors", message, hint, number)
            seen.add(key)


@checks("PP404")
def _joined_authors(read: Read) -> Iterator[Broken]:
    names = "\n".join(["", *("\n".join(keys) for _, keys in read.keys)])
    if not any(sign in names for sign in _JOINING):  # a tenth of what the pattern takes
        return
    hint = "expected commas between the names, and nothing else"
    for paper in read.profile.papers:
        for number, author in enumerate(paper.authors):
            if re.match(_INTRODUCED, author):
                message = "an author that begins with a word that is no name: {}"
            elif re.search(_JOINED, author) and not re.search(_GROUP, author):
                message = "one name that looks like several authors: {}"
            else:
                continue
            yield Broken(paper, "authors", message, hint, number)


@checks("PP405")
def _author_counts(read: Read) -> Iterator[Broken]:
    for paper in read.profile.papers:
        count = len(paper.authors)
        if count > SHOWN or (paper.et_al and 0 < count != SHOWN):
            most = f"exactly {SHOWN} before 'et al.'" if paper.et_al else f"{SHOWN} at most"
            message = f"{plural(count, 'name')} in {{}}: the page shows {most}"
            hint = "a name was lost, cut in two or joined with another one: see the page"
            yield Broken(paper, "authors", message, hint)


@checks("PP406")
def _title_in_names(read: Read) -> Iterator[Broken]:
    hint = "title and names stood in one line, perhaps: compare them with the page"
    for paper in read.profile.papers:
        first = paper.authors[0] if paper.authors else ""
        if begins_in_title(first):
            message = "the end of the title may stand before the first name: {}"
            yield Broken(paper, "authors", message, hint, 0)
        elif first[:1].isupper() and " " not in first and ends_in_name(paper.title or ""):
            message = "the first name may have lost its beginning to the title: {}"
            yield Broken(paper, "authors", message, hint, 0)


@checks("PP501")
def _unknown_categories(read: Read) -> Iterator[Broken]:
    message = "arXiv has no category {}: it is kept as printed"
    records: tuple[Profile | Paper, ...] = (read.profile, *read.profile.papers)
    for record in records:
        if record.category is not None and not candidates(record.category):
            yield Broken(record, "category", message, "expected a code such as 'LG' or 'soc-ph'")


@checks("PP502")
def _unknown_badges(read: Read) -> Iterator[Broken]:
    known = grammar().pattern("KNOWN_BADGE")
    unknown = [
        (paper, number)
        for paper in read.profile.papers
        for number, badge in enumerate(paper.badges)
        if not known.fullmatch(badge)
    ]
    if unknown:
        hint = f"known: {', '.join(sorted(grammar().words('KNOWN_BADGE')))}"
        message = "unknown badge {}: it is kept as printed"
        for paper, number in unknown:
            yield Broken(paper, "badges", message, hint, number)


@checks("PP503")
def _duplicate_papers(read: Read) -> Iterator[Broken]:
    seen: dict[object, Paper] = {}
    for paper in read.profile.papers:
        if paper.title is None or paper.date is None:
            continue
        first = seen.setdefault((paper.title, paper.date), paper)
        if first is not paper:
            line = first.spans["title"].line
            message = f"the paper {{}} of {paper.date} is also in line {line}"
            yield Broken(paper, "title", message, "both are kept")
