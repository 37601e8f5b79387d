"""The records: a profile and its papers, as the page shows them."""

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812  (a field has the name `date`)

import attrs

from profileparse.arxiv import candidates
from profileparse.text.document import ZERO_WIDTH
from profileparse.text.span import Span

PlacesTuple = tuple[str, tuple[str, ...], tuple[tuple[int, int], ...], int, int, int, int, int]

_BLANKS = " \t"
_BETWEEN = _BLANKS + ZERO_WIDTH  # what may stand between the pieces of a meta line


@attrs.frozen
class Places:
    """Where a paper and its fields stand: worked out only when somebody asks.

    Attributes:
        lines: the text of the paper, or what stands above its abstract, if that is one line.
        names: the fields; `month`, `day` and `year` make up the date.
        bounds: start and end of each; -1 for a field that was not printed.
        shift: code points before the paper in the text that `bounds` count from.
        offset: code points before that text in the stream.
        size: code points of the paper.
        line: its first line.
        column: the column of its start.
    """

    lines: str
    names: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    shift: int
    offset: int
    size: int
    line: int
    column: int

    def span(self, start: int, end: int) -> Span:
        """Return the span of a stretch, counted from the start of the paper."""
        above = self.lines.count("\n", 0, start)
        below = self.lines.count("\n", start, end)
        column = start - self.lines.rfind("\n", 0, start) + (0 if above else self.column - 1)
        end_column = end - self.lines.rfind("\n", 0, end) if below else column + end - start
        origin = self.offset + self.shift
        return Span(
            start=origin + start,
            end=origin + end,
            line=self.line + above,
            column=column,
            end_line=self.line + above + below,
            end_column=end_column,
        )

    def spans(self) -> dict[str, Span]:
        """Return the span of each field that was printed, in the order of the text."""
        shifted = ((start - self.shift, end - self.shift) for start, end in self.bounds)
        bounds = {n: b for n, b in zip(self.names, shifted, strict=True) if b[0] >= 0}
        start, end = bounds.pop("month")[0], bounds.pop("day")[1]
        bounds["date"] = (start, bounds.pop("year", (0, end))[1])
        bounds["meta"] = (0, self._line_end(0))
        if self.size > len(self.lines):
            bounds["abstract"] = (len(self.lines), self.size)
        if "byline" not in bounds and "authors" in bounds:
            start = bounds["authors"][0]
            bounds["byline"] = (start, self._line_end(start))
        if "et_al" in bounds:
            bounds["et_al"] = (self.lines.rfind("et", *bounds["et_al"]), bounds["et_al"][1])
        if "badges" in bounds:
            start, end = bounds["badges"]
            bounds["badges"] = (end - len(self.lines[start:end].lstrip(_BETWEEN)), end)
        trimmed = {name: self._trim(*place) for name, place in bounds.items()}
        order = sorted(trimmed.items(), key=lambda item: (item[1][0], -item[1][1]))
        return {name: self.span(*place) for name, place in order}

    def _line_end(self, start: int) -> int:
        end = self.lines.find("\n", start)
        return len(self.lines) if end < 0 else end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        if start >= len(self.lines):
            return start, end
        piece = self.lines[start:end]
        return end - len(piece.lstrip(_BLANKS)), start + len(piece.rstrip(_BLANKS))


def _strings(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(strings)


@attrs.frozen(kw_only=True)
class Paper:
    """One paper of a profile. None means that the page does not say it."""

    title: str | None = attrs.field(
        metadata={"doc": "As printed, on one line; None only together with an error diagnostic."}
    )
    category: str = attrs.field(
        metadata={"doc": "arXiv subject code as printed, mostly without its archive: `LG`."}
    )
    date: Date | None = attrs.field(
        metadata={"doc": "Day of submission; None only together with an error diagnostic."}
    )
    year_inferred: bool = attrs.field(
        metadata={"doc": "Whether the year was not printed, but read against `Profile.as_of`."}
    )
    authors: tuple[str, ...] = attrs.field(
        converter=_strings,
        metadata={"doc": "Names as printed, in order; the page shows three at most."},
    )
    et_al: bool = attrs.field(
        metadata={"doc": "Whether the list is cut: there are more authors than the page shows."}
    )
    affiliation: str | None = attrs.field(
        metadata={"doc": "Slug of the institution, such as `eth-zurich`."}
    )
    score: float | None = attrs.field(metadata={"doc": "The site's score of the paper, 0 to 100."})
    badges: tuple[str, ...] = attrs.field(
        converter=_strings, metadata={"doc": "Marks behind the date, such as `Code`."}
    )
    abstract: str | None = attrs.field(
        metadata={"doc": "As printed; its paragraphs are parted by an empty line."}
    )
    # What `Places` is made of: as a bare tuple it costs next to nothing.
    _places: PlacesTuple | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def has_code(self) -> bool:
        """Whether the paper carries the badge `Code`."""
        return "Code" in self.badges

    @property
    def arxiv_categories(self) -> tuple[str, ...]:
        """The arXiv ids that the category can mean, such as `("cs.CV", "math.CV")`."""
        return candidates(self.category)

    @property
    def span(self) -> Span | None:
        """Where the paper stands; None for a record that was not read from a text."""
        if self._places is None:
            return None
        places = Places(*self._places)
        return places.span(0, places.size)

    @property
    def spans(self) -> dict[str, Span]:
        """Where each printed value stands, by the name of its field.

        `meta` and `byline` are the whole lines of that kind.
        """
        return {} if self._places is None else Places(*self._places).spans()


def _papers(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    return tuple(papers)


@attrs.frozen(kw_only=True)
class Profile:
    """A researcher's page: the facts of its head and its papers, in the order of the page.

    None means that the page does not say it.
    """

    name: str | None = attrs.field(metadata={"doc": "The researcher, as printed."})
    category: str | None = attrs.field(
        metadata={"doc": "arXiv subject code of the field, as printed."}
    )
    h_index: int | None = attrs.field(
        metadata={"doc": "Hirsch's index, as the site counts it: not only over the papers listed."}
    )
    paper_count: int | None = attrs.field(
        metadata={"doc": "Number of papers by the head, which need not be that of the list."}
    )
    citation_count: int | None = attrs.field(metadata={"doc": "Number of citations."})
    novelty_percent: float | None = attrs.field(metadata={"doc": "The site's novelty, in percent."})
    ai_score: float | None = attrs.field(metadata={"doc": "The site's AI score."})
    as_of: Date = attrs.field(
        metadata={"doc": "Day of capture: the day against which dates without a year were read."}
    )
    papers: tuple[Paper, ...] = attrs.field(
        converter=_papers,
        metadata={"doc": "In the order of the page, which is not that of their dates."},
    )
    span: Span | None = attrs.field(
        default=None,
        eq=False,
        repr=False,
        metadata={
            "doc": "Where the profile stands; None for a record that was not read from a text."
        },
    )
    _places: tuple[tuple[str, Span], ...] = attrs.field(default=(), eq=False, repr=False)

    @property
    def spans(self) -> dict[str, Span]:
        """Where each printed fact of the head stands, by the name of its field.

        `heading` is the heading of the list.
        """
        return dict(self._places)
