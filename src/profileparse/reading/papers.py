"""Trees to records: the papers of one profile."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import cast

import attrs

from profileparse.reading.authors import (
    NO_BYLINE,
    Byline,
    misplaced,
    read_byline,
    reads_as_title,
    split_authors,
)
from profileparse.reading.collector import Collector
from profileparse.reading.dates import read_dates
from profileparse.reading.grammar import grammar
from profileparse.reading.layout import Bounds, Parts, find_parts
from profileparse.reading.lines import BLANKS, Line
from profileparse.reading.odd_authors import (
    ODDITIES,
    SHOWN,
    could_be_glued_names,
    part_glued,
)
from profileparse.reading.unparsed import report_unparsed
from profileparse.records import Paper, Places
from profileparse.text.document import ZERO_WIDTH
from profileparse.text.excerpt import quoted
from profileparse.text.numbers import read_decimal

_WHOLE = ("META", "TITLE", "BYLINE", "ABSTRACT")
"""The tokens of a paper that is as the page prints it."""
_BLANKS = " \t"
_BETWEEN = re.compile(f"[{_BLANKS}{ZERO_WIDTH}]+")
_NO_PARTS = Parts()
_EMPTY_LINES = re.compile(r"\n{3,}")


class Papers:
    """The papers of one profile, read in two steps: meta lines first, for the years in them.

    Args:
        papers: the tokens of each; the first of them is the meta line.
        as_of: the day of capture.
        collector: takes what is wrong.
    """

    def __init__(self, papers: list[list[Line]], as_of: date, collector: Collector) -> None:
        self._collector = collector
        self._text = collector.text
        self._papers = papers
        self._as_of = as_of

    def build(self) -> list[Paper]:
        """Return the records, and report what is wrong with them."""
        metas = [paper[0].found for paper in self._papers]
        cut = bool(self._papers) and len(self._papers[-1]) == 1
        dates = read_dates(metas, self._as_of, self._collector, cut=cut)
        return [
            (self._whole if len(paper) == len(_WHOLE) else self._odd)(meta, day, *paper[1:])
            for meta, day, paper in zip(metas, dates, self._papers, strict=True)
        ]

    def _whole(
        self, meta: re.Match[str], day: date | None, title: Line, byline: Line, abstract: Line
    ) -> Paper:
        """Return a paper that is as the page prints it."""
        score, category, year, badges = meta.group("score", "category", "year", "badges")
        authors, et_al, affiliation = byline.found.groups()
        listed = split_authors(authors)[0]
        if len(listed) < SHOWN:
            listed = self._looked_at(listed, title, byline, abstract)
        return Paper(
            title=title.text,
            category=category,
            date=day,
            year_inferred=year is None and day is not None,
            authors=listed,
            et_al=et_al is not None,
            affiliation=affiliation,
            score=self._score(meta, score) if score else None,
            badges=read_badges(badges) if badges else (),
            abstract=abstract.text,
            places=_Places(
                self._text,
                meta.start(),
                abstract.end,
                bounds=(),
                below=(title.start, byline.start, abstract.start),
            ),
        )

    def _looked_at(
        self, listed: tuple[str, ...], title: Line, byline: Line, abstract: Line
    ) -> tuple[str, ...]:
        """Return the names of a list that is shorter than most: it can be none, or run together."""
        authors, et_al, _ = byline.found.groups()
        bounds = byline.found.span("authors")
        if et_al or could_be_glued_names(authors):
            parted = part_glued(listed, cut=et_al is not None)
            if parted is not None:
                self._report_oddities(bounds, ["glued" if et_al else "perhaps glued"])
                return parted
        if not et_al:
            # Most names have two words, and a title has more.
            is_title = authors.count(" ") >= 2 * len(listed) and reads_as_title(authors)
            oddity = "title" if is_title else misplaced(title.text, authors, abstract.text)
            self._report_oddities(bounds, [oddity] if oddity else ())
        return listed

    def _odd(self, meta: re.Match[str], day: date | None, body: Line | None = None) -> Paper:
        """Return a paper that is not as the page prints it, and say what it lacks."""
        score, category, year, badges = meta.group("score", "category", "year", "badges")
        plain = self._text.plain
        start = meta.start()
        end = line_end = start + len(meta[0].rstrip(BLANKS))
        bounds: dict[str, Bounds] = {}
        parts, byline = _NO_PARTS, NO_BYLINE
        if body:
            parts = find_parts(plain, *body.bounds)
            if parts.title:
                bounds["title"] = parts.title
            if parts.byline:
                byline = read_byline(plain[slice(*parts.byline)])
                at = parts.byline[0]
                bounds |= {name: (at + a, at + b) for name, (a, b) in byline.spans.items()}
                if byline.rest:
                    rest = at + byline.rest[0], at + byline.rest[1]
                    parts.byline = bounds["byline"]
                    parts.unparsed = sorted([*parts.unparsed, rest])
            if parts.abstract:
                bounds["abstract"] = parts.abstract
            if parts.title and parts.byline and parts.abstract and not byline.oddities:
                title, names, below = parts.title, parts.byline, parts.abstract
                oddity = misplaced(plain[slice(*title)], plain[slice(*names)], plain[slice(*below)])
                byline = attrs.evolve(byline, oddities=(oddity,) if oddity else ())
            end = max(line_end, *(end for _, end in bounds.values()))
        self._report_parts(parts, (start, line_end), byline)
        return Paper(
            title=_one_line(plain[slice(*parts.title)]) if parts.title else None,
            category=category,
            date=day,
            year_inferred=year is None and day is not None,
            authors=byline.authors,
            et_al=byline.et_al,
            affiliation=byline.affiliation,
            score=self._score(meta, score) if score else None,
            badges=read_badges(badges) if badges else (),
            abstract=_paragraphs(plain[slice(*parts.abstract)]) if parts.abstract else None,
            places=_Places(self._text, start, end, tuple(bounds.items())),
        )

    def _report_parts(self, parts: Parts, meta: Bounds, byline: Byline) -> None:
        """Say what a paper lacks, what was guessed, and what belongs to no part of it."""
        found = {
            "PP103": not parts.title,
            "PP104": not byline.authors,
            "PP108": byline.authors and parts.segmented,
            "PP105": not parts.abstract,
        }
        codes = [code for code, is_so in found.items() if is_so]
        if codes and not self._collector.diagnostics.count(codes):
            add, quote = self._collector.add_at, self._collector.quote
            bounds = parts.byline or parts.title or meta
            last, text = quote(*bounds)
            if found["PP103"]:
                first, line = (last, text) if bounds == meta else quote(*meta)
                add("PP103", f"paper {line} has no title", first, "expected it in the next line")
            if found["PP104"]:
                hint = "expected a line of names after the title"
                add("PP104", f"paper has no authors: found none after {text}", last, hint)
            if found["PP108"]:
                hint = "title and authors stood in one line, with no mark between them"
                add("PP108", f"guessed that the authors begin at {text}", last, hint)
            if found["PP105"]:
                hint = "expected a paragraph below the authors: is the text cut off?"
                add("PP105", f"paper has no abstract: nothing follows {text}", last, hint)
        if parts.byline:
            self._report_oddities(parts.byline, byline.oddities)
        for bounds in parts.unparsed:
            report_unparsed(self._collector, "paper", *bounds)

    def _report_oddities(self, byline: Bounds, oddities: Iterable[str]) -> None:
        """Say what is odd in a list of authors."""
        for oddity in oddities:
            code, message, hint = ODDITIES[oddity]
            if not self._collector.diagnostics.count([code]):
                span, text = self._collector.quote(*byline)
                self._collector.add_at(code, message.replace("{}", text), span, hint)

    def _score(self, found: re.Match[str], text: str) -> float | None:
        score = read_decimal(text) if "." in text else None
        if score is None:
            message = f"cannot read the score of a paper: found {quoted(text)}"
            hint = "expected digits, such as '85.2'"
            if text.isdecimal():
                hint = "a score has a decimal, such as '85.2': this is a rank perhaps"
            self._collector.add("PP201", message, *found.span("score"), hint)
        return score


@attrs.define
class _Places(Places):
    """Places of a paper that was read: its lines are matched again when somebody asks.

    Attributes:
        below: code points of the text before title, byline and abstract; none if the bounds of
            these are known.
    """

    below: tuple[int, ...] = ()

    def all_bounds(self) -> dict[str, Bounds]:
        bounds = dict(self.bounds)
        for terminal, start in zip(_WHOLE, (self.start, *self.below), strict=False):
            match = grammar().pattern(terminal).match
            found = cast("re.Match[str]", match(self.text.plain, start))
            names = (name for name in found.re.groupindex if found[name] is not None)
            whole = {terminal.lower(): (start, start + len(found[0].rstrip(_BLANKS)))}
            bounds |= {name: found.span(name) for name in names} or whole
        return bounds


def read_badges(printed: str) -> tuple[str, ...]:
    """Return the badges in a text: those that are known, then the words between them."""
    known = grammar().spelling("KNOWN_BADGE")
    pieces = re.split(rf"({known})(?![a-z0-9])", printed)
    badges = ([piece] if place % 2 else _BETWEEN.split(piece) for place, piece in enumerate(pieces))
    return tuple(filter(None, chain.from_iterable(badges)))


def _one_line(text: str) -> str:
    return " ".join(line.strip(_BLANKS) for line in text.split("\n"))


def _paragraphs(text: str) -> str:
    """Return an abstract with trimmed lines, and one empty line between paragraphs."""
    if "\n" not in text:
        return text
    lines = "\n".join(line.strip(_BLANKS) for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines)
