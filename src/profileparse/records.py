"""The records: a profile and its papers, as the page shows them."""

from datetime import date as Date  # noqa: N812  (a field has the name `date`)

from typing import ClassVar

import attrs

from profileparse.arxiv import candidates
from profileparse.source import Span

Places = tuple[tuple[str, Span], ...]


@attrs.frozen
class CardPlaces:
    """Where the fields of a paper stand, kept small: worked out only when somebody asks.

    Attributes:
        lines: the text of the paper up to its abstract.
        shift: code points before the paper in the text that `regs` count from.
        regs: start and end of each field, in the order of `names`.
        span: the paper.
        names: the fields.
    """

    lines: str
    shift: int
    regs: tuple[tuple[int, int], ...]
    span: Span
    names: ClassVar[tuple[str, ...]] = (
        "score",
        "category",
        "month",
        "day",
        "year",
        "badges",
        "title",
        "authors",
        "et_al",
        "affiliation",
        "abstract",
    )

    def work_out(self) -> Places:
        """Return the fields that were printed, each with its span, in the order of the text."""
        shifted = ((start - self.shift, end - self.shift) for start, end in self.regs)
        bounds = dict(zip(self.names, shifted, strict=True))
        month, day, year = (bounds.pop(name) for name in ("month", "day", "year"))
        bounds["date"] = (month[0], max(day[1], year[1]))
        bounds["meta"] = (0, self.lines.index("\n"))
        authors = bounds["authors"][0]
        bounds["byline"] = (authors, self.lines.index("\n", authors))
        bounds["abstract"] = (len(self.lines), self.span.end - self.span.start)
        trimmed = {n: self._trim(*b) for n, b in bounds.items() if b[0] >= 0}
        order = sorted(trimmed.items(), key=lambda item: (item[1][0], -item[1][1]))
        return tuple((name, self._span(*place)) for name, place in order)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        piece = self.lines[start:end]
        start += len(piece) - len(piece.lstrip(" \t,"))
        return start, end - (len(piece) - len(piece.rstrip(" \t")))

    def _span(self, start: int, end: int) -> Span:
        above = self.lines.count("\n", 0, start)
        line = self.span.line + above
        column = start - self.lines.rfind("\n", 0, start)
        if not above:
            column += self.span.column - 1
        return Span(
            start=self.span.start + start,
            end=self.span.start + end,
            line=line,
            column=column,
            end_line=line,
            end_column=column + end - start,
        )


@attrs.frozen(kw_only=True)
class Paper:
    """One paper of a profile. None means that the page does not say it."""

    title: str | None
    """As printed, on one line; None only together with an error diagnostic."""
    category: str
    """arXiv subject code as printed, mostly without its archive: `LG`."""
    date: Date | None
    """Day of submission; None only together with an error diagnostic."""
    year_inferred: bool
    """Whether the year was not printed, but read against `Profile.as_of`."""
    authors: tuple[str, ...] = attrs.field(converter=tuple)
    """Names as printed, in order; the page shows three at most."""
    et_al: bool
    """Whether the list is cut: there are more authors than the page shows."""
    affiliation: str | None
    """Slug of the institution, such as `eth-zurich`."""
    score: float | None
    """The site's score of the paper, 0 to 100."""
    badges: tuple[str, ...] = attrs.field(converter=tuple)
    """Marks behind the date, such as `Code`."""
    abstract: str | None
    """As printed; its paragraphs are parted by an empty line."""
    span: Span | None = attrs.field(default=None, eq=False, repr=False)
    """Where the paper stands; None for a record that was not read from a text."""
    _places: CardPlaces | Places = attrs.field(default=(), eq=False, repr=False)

    @property
    def has_code(self) -> bool:
        """Whether the paper carries the badge `Code`."""
        return "Code" in self.badges

    @property
    def arxiv_categories(self) -> tuple[str, ...]:
        """The arXiv ids that the category can mean, such as `("cs.CV", "math.CV")`."""
        return candidates(self.category)

    @property
    def spans(self) -> dict[str, Span]:
        """Where each printed value stands, by the name of its field.

        `meta` and `byline` are the whole lines of that kind.
        """
        return _spans(self._places)


@attrs.frozen(kw_only=True)
class Profile:
    """A researcher's page: the facts of its head and its papers, in the order of the page.

    None means that the page does not say it.
    """

    name: str | None
    """The researcher, as printed."""
    category: str | None
    """arXiv subject code of the field, as printed."""
    h_index: int | None
    """Hirsch's index, as the site counts it: not only over the papers listed."""
    paper_count: int | None
    """Number of papers by the head, which need not be that of the list."""
    citation_count: int | None
    """Number of citations."""
    novelty_percent: float | None
    """The site's novelty, in percent."""
    ai_score: float | None
    """The site's AI score."""
    as_of: Date
    """Day of capture: the day against which dates without a year were read."""
    papers: tuple[Paper, ...] = attrs.field(converter=tuple)
    """In the order of the page, which is not that of their dates."""
    span: Span | None = attrs.field(default=None, eq=False, repr=False)
    """Where the profile stands; None for a record that was not read from a text."""
    _places: Places = attrs.field(default=(), eq=False, repr=False)

    @property
    def spans(self) -> dict[str, Span]:
        """Where each printed fact of the head stands, by the name of its field.

        `heading` is the heading of the list.
        """
        return _spans(self._places)


def _spans(places: CardPlaces | Places) -> dict[str, Span]:
    return dict(places.work_out() if isinstance(places, CardPlaces) else places)
