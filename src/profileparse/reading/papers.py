"""Trees to records: the papers of one profile."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from lark import Token, Tree

from profileparse.reading.authors import NO_BYLINE, Byline, read_byline, split_authors
from profileparse.reading.collector import Findings
from profileparse.reading.dates import Calendar, printed_date
from profileparse.reading.grammar import grammar
from profileparse.reading.layout import Bounds, Parts, find_parts
from profileparse.reading.unparsed import report_stray
from profileparse.records import Paper
from profileparse.text.excerpt import quoted
from profileparse.text.numbers import read_decimal

Item = Token | Tree[Token]
_Fields = tuple[Any, ...]
# First line of a paper; end of a card's abstract, or of another paper's text; the fields.
_Read = tuple[int, int, re.Match[str], _Fields]
_META_NAMES = ("score", "category", "month", "day", "year", "badges")
_CARD_NAMES = (*_META_NAMES, "title", "authors", "et_al", "affiliation")
_YEAR = 4  # place of the year among the fields of a meta line
_BLANKS = " \t"
_GAP = re.compile(r"[ \t\n]*+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def first_token(item: Item) -> Token:
    """Return the token that papers begin with."""
    return item if isinstance(item, Token) else cast("Token", item.children[0])


class Papers:
    """The papers of one profile, read in two steps: meta lines first, for the years in them.

    Args:
        items: what the grammar found.
        as_of: the day of capture.
        findings: takes what is wrong.
    """

    def __init__(self, items: list[Item], as_of: date, findings: Findings) -> None:
        self._findings = findings
        self._source = findings.source
        self._read = [paper for item in items for paper in self._fields(item)]
        self._calendar = Calendar.of(as_of, [read[-1][_YEAR] for read in self._read])
        self._contradicted: list[re.Match[str]] = []

    def _fields(self, item: Item) -> Iterator[_Read]:
        """Yield the fields of each paper: of its meta line, or all of a card but its abstract."""
        plain, token = self._source.plain, first_token(item)
        start, end, line = token.start_pos or 0, token.end_pos or 0, token.line or 1
        if isinstance(item, Tree):
            found = cast("re.Match[str]", grammar().meta.match(plain, start))
            yield line, cast("Token", item.children[-1]).end_pos or 0, found, found.groups()
            return
        card, count = grammar().card_top.match, plain.count
        while start < end:
            top = card(plain, start)
            if top:
                stop = plain.find("\n", top.end(), end)
                stop = end if stop < 0 else stop
                after = cast("re.Match[str]", _GAP.match(plain, stop)).end()
                yield line, stop, top, top.groups()
                line += count("\n", start, top.end()) + count("\n", stop, after)
            else:
                found = cast("re.Match[str]", grammar().meta.match(plain, start))
                after = cast("re.Match[str]", grammar().card.match(plain, start)).end()
                yield line, after, found, found.groups()
                line += count("\n", start, after)
            start = after

    def build(self) -> list[Paper]:
        """Return the records, and report what is wrong with them."""
        papers = [
            self._card(*read) if len(read[-1]) == len(_CARD_NAMES) else self._paper(*read)
            for read in self._read
        ]
        self._report_inferred(papers)
        if self._contradicted:
            self._report_contradicted(self._contradicted)
        return papers

    def _card(self, line: int, end: int, found: re.Match[str], fields: _Fields) -> Paper:
        """Return a paper that is just as the page prints it."""
        score, category, month, day, year, badges, title, authors, et_al, affiliation = fields
        source = self._source
        start, top = found.span()
        abstract = source.plain[top:end].rstrip(_BLANKS)
        day_read, inferred = self._date(found, month, day, year)
        return Paper(
            title=title.rstrip(_BLANKS),
            category=category,
            date=day_read,
            year_inferred=inferred,
            authors=split_authors(authors)[0],
            et_al=et_al is not None,
            affiliation=affiliation,
            score=self._score(found, score) if score else None,
            badges=grammar().read_badges(badges) if badges else (),
            abstract=abstract,
            places=(
                found[0],
                _CARD_NAMES,
                found.regs[1:],
                start,
                source.offset,
                top - start + len(abstract),
                source.line + line - 1,
                source.column(start, line),
            ),
        )

    def _paper(self, line: int, end: int, found: re.Match[str], fields: _Fields) -> Paper:
        """Return a paper that is not as the page prints it, and say what it lacks."""
        score, category, month, day, year, badges = fields
        source, plain = self._source, self._source.plain
        start = found.start()
        meta = start, start + len(found[0].rstrip(_BLANKS))
        parts = find_parts(plain, meta[1], end)
        byline = read_byline(plain[slice(*parts.byline)]) if parts.byline else NO_BYLINE
        bounds = dict(zip(_META_NAMES, found.regs[1:], strict=True))
        if parts.title:
            bounds["title"] = parts.title
        if parts.byline:
            at = parts.byline[0]
            bounds |= {name: (at + a, at + b) for name, (a, b) in byline.spans.items()}
        if parts.abstract:
            bounds["abstract"] = parts.abstract
        end = max(meta[1], *(bound for _, bound in bounds.values()))
        self._report_parts(parts, meta, byline)
        day_read, inferred = self._date(found, month, day, year)
        return Paper(
            title=_one_line(plain[slice(*parts.title)]) if parts.title else None,
            category=category,
            date=day_read,
            year_inferred=inferred,
            authors=byline.authors,
            et_al=byline.et_al,
            affiliation=byline.affiliation,
            score=self._score(found, score) if score else None,
            badges=grammar().read_badges(badges) if badges else (),
            abstract=_paragraphs(plain[slice(*parts.abstract)]) if parts.abstract else None,
            places=(
                plain[start:end],
                tuple(bounds),
                tuple(bounds.values()),
                start,
                source.offset,
                end - start,
                source.line + line - 1,
                source.column(start, line),
            ),
        )

    def _report_parts(self, parts: Parts, meta: Bounds, byline: Byline) -> None:
        """Say what a paper lacks, what was guessed, and what belongs to no part of it."""
        missing = not (parts.title and byline.authors and parts.abstract)
        if missing or parts.glued or byline.empty:
            add, quote = self._findings.add_at, self._findings.quote
            bounds = parts.byline or parts.title or meta
            last, text = quote(*bounds)
            if not parts.title:
                first, line = (last, text) if bounds == meta else quote(*meta)
                add("PP103", f"paper {line} has no title", first, "expected it in the next line")
            if not byline.authors:
                hint = "expected a line of names after the title"
                add("PP104", f"paper has no authors: found none after {text}", last, hint)
            elif parts.glued:
                hint = "title and authors stood in one line, with no mark between them"
                add("PP108", f"guessed that the authors begin at {text}", last, hint)
            if byline.empty:
                hint = "a name was dropped there, or there is a comma too many"
                add("PP403", f"a name is missing between two commas of {text}", last, hint)
            if not parts.abstract:
                hint = "expected a paragraph below the authors: is the text cut off?"
                add("PP105", f"paper has no abstract: nothing follows {text}", last, hint)
        for bounds in parts.strays:
            report_stray(self._findings, "paper", *bounds)

    def _score(self, found: re.Match[str], text: str) -> float | None:
        score = read_decimal(text)
        if score is None:
            message = f"cannot read the score of a paper: found {quoted(text)}"
            hint = "expected digits, such as '85.2'"
            self._findings.add("PP201", message, *found.span("score"), hint)
        return score

    def _date(
        self, found: re.Match[str], month: str, day: str, year: str | None
    ) -> tuple[date | None, bool]:
        """Return the date of a paper, and whether its year was inferred."""
        if year is not None:
            printed = printed_date(month, day, year)
            if printed is None:
                self._report_date(found)
            return printed, False
        inferred = self._calendar.infer(month, day)
        if inferred is None:
            self._report_date(found)
            return None, False
        if not self._calendar.allows(inferred):
            self._contradicted.append(found)
            return None, False
        return inferred, True

    def _report_date(self, found: re.Match[str]) -> None:
        start, end = _date_bounds(found)
        span, text = self._findings.quote(start, end)
        hint = "expected a day of the calendar, such as 'Jun 29, 2022' or 'Apr 26'"
        self._findings.add_at("PP302", f"no calendar has the date {text}", span, hint)

    def _report_inferred(self, papers: list[Paper]) -> None:
        inferred = [number for number, paper in enumerate(papers) if paper.year_inferred]
        if not inferred:
            return
        years = {day.year for number in inferred if (day := papers[number].date)}
        message = f"{_dates(len(inferred))} without a year read as {_and(years)}"
        hint = (
            f"read against {self._calendar.as_of}, the day of capture: as_of (--as-of) sets another"
        )
        line, _, found, _ = self._read[inferred[0]]
        start, end = _date_bounds(found)
        span = self._source.line_span(start, end, line, self._source.column(start, line))
        self._findings.add_at("PP301", message, span, hint)

    def _report_contradicted(self, dates: list[re.Match[str]]) -> None:
        as_of, proof = self._calendar.as_of, self._calendar.proof
        printed = (
            found.start("year") for *_, found, _ in self._read if found["year"] == f"{proof}"
        )
        line, _ = self._source.position(next(printed))
        why = f"line {line} prints {proof}, so the page was captured later than that year"
        if as_of.year > (proof or 0):
            why = f"read so, it is of {proof} or before, but line {line} prints {proof}"
        message = f"{_dates(len(dates))} without a year cannot be read as of {as_of}: {why}"
        hint = "set as_of (--as-of) to the day of capture"
        self._findings.add("PP304", message, *_date_bounds(dates[0]), hint)


def _dates(count: int) -> str:
    return "1 date" if count == 1 else f"{count} dates"


def _and(years: set[int]) -> str:
    return " and ".join(map(str, sorted(years)))


def _date_bounds(found: re.Match[str]) -> Bounds:
    return found.start("month"), found.end("year" if found["year"] else "day")


def _one_line(text: str) -> str:
    return " ".join(line.strip(_BLANKS) for line in text.split("\n"))


def _paragraphs(text: str) -> str:
    """Return an abstract with trimmed lines, and one empty line between paragraphs."""
    if "\n" not in text:
        return text
    lines = "\n".join(line.strip(_BLANKS) for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines)
