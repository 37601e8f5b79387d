"""The records: a profile and its papers, as the page shows them."""

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812  (a field has the name `date`)
from typing import Any, cast

import attrs

from profileparse.arxiv import candidates
from profileparse.text.document import ZERO_WIDTH, Text
from profileparse.text.span import Span

_BLANKS = " \t"
_BETWEEN = _BLANKS + ZERO_WIDTH  # what may stand between the pieces of a meta line


@attrs.define
class Places:
    """Where a paper and its fields stand; the spans are worked out when somebody asks."""

    text: Text
    start: int  # code points of that text before the paper
    end: int
    # Start and end of each field that was printed; `month`, `day` and `year` make up the date.
    bounds: tuple[tuple[str, tuple[int, int]], ...]

    def __reduce__(self) -> tuple[type["Places"], tuple[object, ...]]:
        """Return what a copy is made of: the lines of the paper alone, at their place."""
        text = self.text
        if text.as_given is not text:  # what was in another form has its places in the whole text
            return Places, (text, self.start, self.end, tuple(self.all_bounds().items()))
        line = text.plain.rfind("\n", 0, self.start) + 1
        number, _ = text.position(line)
        lines = Text(text.text[line : self.end], text.offset + line, number)
        bounds = tuple((name, (a - line, b - line)) for name, (a, b) in self.all_bounds().items())
        return Places, (lines, self.start - line, self.end - line, bounds)

    def in_whole_text(self) -> tuple[type["Places"], tuple[object, ...]]:
        """Return what a copy is made of that shares its text with the other papers of the text."""
        return type(self), attrs.astuple(self, recurse=False)

    def all_bounds(self) -> dict[str, tuple[int, int]]:
        """Return start and end of each field by its name."""
        return dict(self.bounds)

    @property
    def span(self) -> Span:
        """The span of the paper."""
        return self.text.span(self.start, self.end)

    def spans(self) -> dict[str, Span]:
        """Return the span of each field that was printed, in the order of the text."""
        plain = self.text.plain
        bounds = self.all_bounds()
        start, end = bounds.pop("month")[0], bounds.pop("day")[1]
        bounds["date"] = (start, bounds.pop("year", (0, end))[1])
        bounds["meta"] = (self.start, self._line_end(self.start))
        if "byline" not in bounds and "authors" in bounds:
            start = bounds["authors"][0]
            bounds["byline"] = (start, self._line_end(start))
        if "et_al" in bounds:
            start, end = bounds["et_al"]
            bounds["et_al"] = (max(start, plain.rfind("et", start, end)), end)
        if "badges" in bounds:
            start, end = bounds["badges"]
            bounds["badges"] = (end - len(plain[start:end].lstrip(_BETWEEN)), end)
        trimmed = {name: self._trim(*place) for name, place in bounds.items()}
        order = sorted(trimmed.items(), key=lambda item: (item[1][0], -item[1][1]))
        return {name: self.text.span(*place) for name, place in order}

    def _line_end(self, start: int) -> int:
        end = self.text.plain.find("\n", start, self.end)
        return self.end if end < 0 else end

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        piece = self.text.plain[start:end]
        return end - len(piece.lstrip(_BLANKS)), start + len(piece.rstrip(_BLANKS))


def _strings(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(strings)


def _about(doc: str, *, unit: str = "", absent: str = "", **form: str) -> dict[str, str]:
    """Return what the documentation says of a field: meaning, unit of a number, when it is None."""
    return {"doc": doc, "unit": unit, "absent": absent, **form}


@attrs.frozen(kw_only=True)
class Paper:
    """One paper of a profile. None means that the page does not say it."""

    title: str | None = attrs.field(
        metadata=_about(
            "As printed, on one line; None only together with an error diagnostic.",
            absent="no line of the paper is its title (`PP103`)",
        )
    )
    category: str = attrs.field(
        metadata=_about("arXiv subject code as printed, mostly without its archive: `LG`; or two.")
    )
    date: Date | None = attrs.field(
        metadata=_about(
            "Day of submission; None only together with an error diagnostic.",
            absent="no calendar has the day (`PP302`), or its year cannot be told (`PP304`)",
        )
    )
    year_inferred: bool = attrs.field(
        metadata=_about("Whether the year was not printed, but read against `Profile.as_of`.")
    )
    authors: tuple[str, ...] = attrs.field(
        converter=_strings,
        metadata=_about("Names as printed, in order; the page shows three at most."),
    )
    et_al: bool = attrs.field(
        metadata=_about("Whether the list is cut: there are more authors than the page shows.")
    )
    affiliation: str | None = attrs.field(
        metadata=_about(
            "Slug of the institution, such as `eth-zurich`.",
            absent="the page prints none, as for most papers",
        )
    )
    score: float | None = attrs.field(
        metadata=_about(
            "The site's score of the paper, 0 to 100.",
            unit="points",
            absent="the page prints none, or one that cannot be read (`PP201`)",
        )
    )
    badges: tuple[str, ...] = attrs.field(
        converter=_strings, metadata=_about("Marks behind the date, such as `Code`.")
    )
    abstract: str | None = attrs.field(
        metadata=_about(
            "As printed; its paragraphs are separated by an empty line.",
            absent="nothing follows the authors (`PP105`)",
        )
    )
    url: str | None = attrs.field(
        default=None,
        metadata=_about(
            "Where the title links to, as printed; None where the text held no link.",
            absent="the extractor left no link",
        ),
    )
    arxiv_id: str | None = attrs.field(
        default=None,
        metadata=_about(
            "The arXiv id in a link of the paper; None where there is none.",
            absent="the extractor left no link to arXiv",
        ),
    )
    # `Places` or None; msgspec, which makes the JSON Schema, would ask what is in it.
    _places: Any = attrs.field(default=None, eq=False, repr=False)

    @property
    def has_code(self) -> bool:
        """Whether the paper carries the badge `Code`."""
        return "Code" in self.badges

    @property
    def arxiv_categories(self) -> tuple[str, ...]:
        """The arXiv ids that the category can mean, such as `("cs.CV", "math.CV")`.

        Two codes that are run together have the ids of both.
        """
        return candidates(self.category)

    @property
    def span(self) -> Span | None:
        """Where the paper stands; None for a record that was not read from a text."""
        return cast("Span | None", self._places and self._places.span)

    @property
    def spans(self) -> dict[str, Span]:
        """Where each printed value stands, by the name of its field.

        `meta` and `byline` are the whole lines of that kind.
        """
        return cast("dict[str, Span]", self._places.spans() if self._places else {})


def _fact(form: str, number: str, doc: str, unit: str) -> Any:
    """Return a field that is a fact of the head, with its form on the page and a number for it."""
    absent = "the head does not print it, or it cannot be read (`PP201`, `PP208`)"
    return attrs.field(metadata=_about(doc, unit=unit, absent=absent, form=form, number=number))


@attrs.frozen(kw_only=True)
class Profile:
    """A researcher's page: the facts of its head and its papers, in the order of the page.

    None means that the page does not say it.
    """

    name: str | None = attrs.field(
        metadata=_about(
            "The researcher, as printed.", absent="none stands over the facts (`PP106`, `PP109`)"
        )
    )
    category: str | None = attrs.field(
        metadata=_about(
            "arXiv subject code of the field, as printed.", absent="the head does not print it"
        )
    )
    h_index: int | None = _fact(
        "h-index{}",
        "25",
        "Hirsch's index, as the site counts it: not only over the papers listed.",
        "papers",
    )
    paper_count: int | None = _fact(
        "{}papers",
        "23",
        "Number of papers by the head, which need not be that of the list.",
        "papers",
    )
    citation_count: int | None = _fact("{}citations", "2,923", "Number of citations.", "citations")
    novelty_percent: float | None = _fact(
        "Novelty{}%", "50", "The site's novelty, in percent.", "percent"
    )
    ai_score: float | None = _fact("AI Score{}", "56", "The site's AI score.", "points")
    as_of: Date = attrs.field(
        metadata=_about("Day of capture: the day against which dates without a year were read.")
    )
    papers: tuple[Paper, ...] = attrs.field(
        converter=tuple[Paper, ...],  # once a profile, so that its cost does not matter
        metadata=_about("In the order of the page, which is not that of their dates."),
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
