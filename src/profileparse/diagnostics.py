"""Diagnostics: the table of rules, what is found by them, and the errors that carry it."""

from collections import Counter
from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs

from profileparse.records import Profile
from profileparse.text.span import Span


class Severity(StrEnum):
    """How bad a diagnostic is."""

    ERROR = "error"
    """A value is lost, or is wrong for certain."""
    WARNING = "warning"
    """Something is likely not as it should be."""
    INFO = "info"
    """The text is fine; the reader says what it did."""

    @property
    def rank(self) -> int:
        """0 for the worst; a sort by it puts errors first."""
        return list(Severity).index(self)


@attrs.frozen(kw_only=True)
class Rule:
    """What can be found: code and name never change their meaning."""

    code: str
    name: str
    severity: Severity
    summary: str


def _table(*rows: tuple[str, str, Severity, str]) -> Mapping[str, Rule]:
    rules = (Rule(code=c, name=n, severity=s, summary=t) for c, n, s, t in rows)
    return MappingProxyType({rule.code: rule for rule in rules})


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES = _table(
    ("PP101", "not-a-profile", _E, "neither a head nor one paper in the text"),
    ("PP102", "unexpected-text", _W, "text that belongs to nothing; it is kept in `unparsed`"),
    ("PP103", "missing-title", _E, "a meta line with no title"),
    ("PP104", "missing-authors", _E, "a paper with no author"),
    ("PP105", "missing-abstract", _W, "a paper with no abstract"),
    ("PP106", "missing-head", _W, "papers with no profile head above them"),
    ("PP107", "several-profiles", _E, "more than one profile where one is asked for"),
    (
        "PP108",
        "guessed-byline",
        _I,
        "title and authors, or names, were glued: the split is a guess",
    ),
    ("PP109", "missing-name", _W, "a profile head without a name"),
    ("PP110", "unreadable-meta-line", _E, "a line that begins a paper and cannot be read"),
    (
        "PP111",
        "extractor-form",
        _I,
        "another form than that of the page; a warning if something is lost",
    ),
    ("PP112", "paper-page", _E, "the page of one paper, not of a person"),
    ("PP113", "no-form", _E, "one line with blanks, or no meta lines: no records can be had"),
    ("PP114", "unread-markup", _E, "names or titles with marks of a language that is not read"),
    ("PP201", "bad-number", _E, "a number that cannot be read; the text is quoted"),
    ("PP202", "repeated-fact", _W, "a fact of the head that is there twice; the first counts"),
    ("PP203", "unknown-fact", _W, "a line in the head that is no known fact"),
    ("PP204", "paper-count-mismatch", _W, "fact, heading and papers found do not agree"),
    ("PP205", "citations-below-h-squared", _I, "fewer than h²: the head counts different papers"),
    ("PP206", "h-index-above-papers", _I, "the head counts more papers than are listed"),
    ("PP207", "out-of-range", _W, "a percent or a score outside 0 to 100"),
    ("PP208", "unreadable-fact", _E, "a fact of the head in another form: its value is lost"),
    ("PP209", "missing-value", _E, "a value that `--require` asks for is not there"),
    ("PP210", "papers-lost", _E, "papers are announced, and are not read"),
    ("PP301", "inferred-year", _I, "dates without a year, read against the day of capture"),
    ("PP302", "impossible-date", _E, "a day that no calendar has; the paper is kept"),
    ("PP303", "future-date", _W, "a day after the day of capture"),
    ("PP304", "as-of-contradiction", _E, "the printed years prove a later capture than `as_of`"),
    ("PP305", "implausible-date", _W, "a day long before arXiv began, in 1991"),
    (
        "PP306",
        "earlier-capture",
        _W,
        "dates without a year that are not all of the year of `as_of`",
    ),
    ("PP401", "owner-absent", _W, "the owner is not in a complete list of authors"),
    ("PP402", "duplicate-author", _W, "a name that is twice in a list of authors"),
    ("PP403", "empty-author", _W, "nothing between two commas of a list of authors"),
    ("PP404", "joined-authors", _E, "authors that are not separated by commas, or cut by `…`"),
    ("PP405", "author-count", _W, "more or fewer names than the page can show"),
    ("PP406", "odd-author", _W, "a name with marks of footnotes, or that looks like a title"),
    ("PP501", "unknown-category", _W, "not an arXiv code; it is kept as printed"),
    ("PP502", "unknown-badge", _W, "a badge that is not known; it is kept as printed"),
    ("PP503", "duplicate-paper", _W, "same title and date twice in one profile"),
    ("PP504", "cut-off-text", _W, "a title or an abstract that ends in `…` or `Read more`"),
    ("PP901", "not-utf8", _E, "bytes that are no UTF-8"),
    ("PP902", "invisible-character", _W, "control, bidi and zero-width characters"),
    ("PP903", "mojibake", _W, "text that was decoded wrongly, such as `JÃ¼rgen`"),
    ("PP904", "limit", _E, "a limit was met; what was read before it is kept"),
    ("PP905", "unreadable-file", _E, "a file that could not be read, so nothing is known of it"),
)
"""All rules by their code, wherever they are raised."""


@attrs.frozen(kw_only=True)
class Diagnostic:
    """What was found, with its place and its cure."""

    code: str
    """Code of the rule, such as `PP301`."""
    name: str
    """Name of the rule, such as `inferred-year`."""
    severity: Severity
    message: str
    """What was found there, for a person."""
    span: Span
    """The text that the message speaks of."""
    hint: str | None = None
    """What to do about it."""
    facts: tuple[str, ...] = ()
    """Fields of the profile that are there and could not be read, such as `("h_index",)`."""

    @staticmethod
    def of(
        code: str, message: str, span: Span, hint: str | None = None, facts: tuple[str, ...] = ()
    ) -> "Diagnostic":
        """Return a diagnostic of the rule with this code."""
        rule = RULES[code]
        return Diagnostic(
            code=code,
            name=rule.name,
            severity=rule.severity,
            message=message,
            span=span,
            hint=hint,
            facts=facts,
        )


MOST_OF_A_KIND = 1000
"""So many diagnostics of one code are listed for a profile; one more says how many are not."""


@attrs.define(eq=False)
class DiagnosticList:
    """The diagnostics of one profile: those of a kind are counted once they are too many."""

    _listed: list[Diagnostic] = attrs.field(factory=list, init=False)
    _counts: Counter[str] = attrs.field(factory=Counter, init=False)
    _first_left: dict[str, Diagnostic] = attrs.field(factory=dict, init=False)

    def add(self, diagnostic: Diagnostic) -> None:
        """List a diagnostic, or count it."""
        code = diagnostic.code
        self._counts[code] += 1
        if self._counts[code] <= MOST_OF_A_KIND:
            self._listed.append(diagnostic)
        else:
            self._first_left.setdefault(code, diagnostic)

    def count(self, codes: Collection[str]) -> bool:
        """Count diagnostics that need no message, if there are too many of each code already."""
        too_many = self._first_left.keys() >= set(codes)
        if too_many:
            self._counts.update(codes)
        return too_many

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Return what is listed, in the order of the text, and how many of each kind are not."""
        left = (
            attrs.evolve(
                first,
                message=f"{self._counts[code] - MOST_OF_A_KIND:,} more like this"
                f" in this profile are not listed: first, {first.message}",
            )
            for code, first in self._first_left.items()
        )
        return tuple(sorted((*self._listed, *left), key=lambda found: found.span.start))


@attrs.frozen(kw_only=True)
class Unparsed:
    """Text that belongs to no record, kept as it was given."""

    text: str
    span: Span


@attrs.frozen(kw_only=True)
class Report:
    """What a text holds: profiles, diagnostics, and the text that is neither.

    The spans of the papers and of their parts, those of the head facts and those of
    `unparsed` are disjoint; only blanks lie between them.
    """

    profiles: tuple[Profile, ...]
    diagnostics: tuple[Diagnostic, ...]
    """In the order of the text."""
    unparsed: tuple[Unparsed, ...]
    """In the order of the text."""

    @property
    def ok(self) -> bool:
        """Whether there is no error among the diagnostics."""
        return not any(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def profile(self) -> Profile:
        """The only profile.

        Raises:
            ParseError: there is none, or more than one.
        """
        if len(self.profiles) == 1:
            return self.profiles[0]
        raise ParseError(self)

    def raise_for_errors(self) -> None:
        """Raise ParseError if there is an error among the diagnostics."""
        if not self.ok:
            raise ParseError(self)


class ProfileParseError(Exception):
    """The family of all errors that this library raises on content."""


@attrs.define(slots=False, repr=False)
class ParseError(ProfileParseError, ValueError):
    """A text that could not be read as it was asked for."""

    report: Report
    """All that was read, and why it is not enough."""

    def __str__(self) -> str:
        errors = [d for d in self.report.diagnostics if d.severity is Severity.ERROR]
        if not errors:
            return f"expected one profile, found {len(self.report.profiles)}"
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        place = f"line {first.span.line}, column {first.span.column}"
        return f"{place}: {first.code} {first.message}{more}"


@attrs.define(slots=False, repr=False)
class FormatError(ProfileParseError, ValueError):
    """Data that is not what a format asks for, or a record that a format cannot hold."""

    place: str
    """Where it is, such as `$.papers[3].date`."""
    problem: str
    """What was expected there, and what was found."""

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"
