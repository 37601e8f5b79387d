"""Trees to records: the papers of one profile."""

import re
from datetime import date
from typing import cast

from lark import Token, Tree

from profileparse.bylines import Byline, read_byline, split_authors
from profileparse.dates import Calendar, printed_date
from profileparse.findings import Findings
from profileparse.grammar import grammar
from profileparse.numbers import read_decimal
from profileparse.parts import Bounds, Parts, find_parts
from profileparse.records import CardPlaces, Paper
from profileparse.source import Span, excerpt

Item = Token | Tree[Token]
_BLANKS = " \t"
_EMPTY_LINES = re.compile(r"\n{3,}")


def is_card(item: Item) -> bool:
    """Whether a paper is just as the page prints it, and so one token."""
    return isinstance(item, Token)


def first_token(item: Item) -> Token:
    """Return the token that a paper begins with."""
    return item if isinstance(item, Token) else item.children[0]  # type: ignore[return-value]


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
        card, meta = grammar().card.match, grammar().meta.match
        self._read = [
            (item, card(item) if isinstance(item, Token) else meta(first_token(item)))
            for item in items
        ]
        years = [found["year"] for _, found in self._read if found["year"]]
        self._calendar = Calendar.of(as_of, years)
        self._inferred: list[tuple[int, int, date]] = []
        self._contradicted: list[tuple[int, int]] = []

    def build(self) -> list[Paper]:
        """Return the records, and report what is wrong with them."""
        papers = [
            self._card(item, found) if isinstance(item, Token) else self._paper(item, found)
            for item, found in self._read
        ]
        self._report_years()
        return papers

    def _card(self, token: Token, found: re.Match[str]) -> Paper:
        (
            score, category, month, day, year, badges,
            title, authors, et_al, affiliation, prose,
        ) = found.groups()  # fmt: skip
        abstract = prose.rstrip(_BLANKS)
        names, empty = split_authors(authors)
        start = token.start_pos or 0
        lines = token[: found.start("prose")]
        row = token.line or 1
        column = token.column or 1
        if row == 1 and self._source.has_mark:
            column = max(column - 1, 1)
        row += self._source.line - 1
        origin = self._source.offset + start
        span = Span(
            start=origin,
            end=origin + len(lines) + len(abstract),
            line=row,
            column=column,
            end_line=row + lines.count("\n"),
            end_column=len(lines) - lines.rfind("\n") + len(abstract),
        )
        day_read, inferred = self._date(start, found, month, day, year)
        return Paper(
            title=title.rstrip(_BLANKS),
            category=category,
            date=day_read,
            year_inferred=inferred,
            authors=names,
            et_al=et_al is not None,
            affiliation=affiliation,
            score=self._score(start, found, score) if score else None,
            badges=tuple(grammar().badge.findall(badges)) if badges else (),
            abstract=abstract,
            span=span,
            places=CardPlaces(lines, found.regs[1:], span),
        )

    def _paper(self, tree: Item, found: re.Match[str]) -> Paper:
        """Return a paper that is not as the page prints it, and say what it lacks."""
        tokens = tree.children if isinstance(tree, Tree) else [tree]
        first, last = cast(Token, tokens[0]), cast(Token, tokens[-1])
        start = first.start_pos or 0
        meta_end = start + len(found[0].rstrip(_BLANKS))
        plain = self._source.plain
        parts = find_parts(plain, meta_end, last.end_pos or 0)
        byline = read_byline(plain[slice(*parts.byline)] if parts.byline else "")
        bounds = {name: (start + a, start + b) for name, (a, b) in _meta_bounds(found).items()}
        if parts.title:
            bounds["title"] = parts.title
        if parts.byline:
            at = parts.byline[0]
            bounds |= {name: (at + a, at + b) for name, (a, b) in byline.spans.items()}
        if parts.abstract:
            bounds["abstract"] = parts.abstract
        self._report_parts(parts, (start, meta_end), byline)
        day_read, inferred = self._date(start, found, *found.group("month", "day", "year"))
        score, badges = found["score"], found["badges"]
        return Paper(
            title=_one_line(plain[slice(*parts.title)]) if parts.title else None,
            category=found["category"],
            date=day_read,
            year_inferred=inferred,
            authors=byline.authors,
            et_al=byline.et_al,
            affiliation=byline.affiliation,
            score=self._score(start, found, score) if score else None,
            badges=tuple(grammar().badge.findall(badges)) if badges else (),
            abstract=_paragraphs(plain[slice(*parts.abstract)]) if parts.abstract else None,
            span=self._source.span(start, max(end for _, end in bounds.values())),
            places=tuple((name, self._source.span(a, b)) for name, (a, b) in bounds.items()),
        )

    def _report_parts(self, parts: Parts, meta: Bounds, byline: Byline) -> None:
        plain, add = self._source.plain, self._findings.add
        last = parts.byline or parts.title or meta
        if not parts.title:
            text = excerpt(plain[slice(*meta)])
            add("PP103", f"paper {text!r} has no title", *meta, "expected it in the next line")
        if not byline.authors:
            place = last if parts.title or parts.byline else meta
            text = excerpt(plain[slice(*place)])
            hint = "expected a line of names after the title"
            add("PP104", f"paper has no authors: found none after {text!r}", *place, hint)
        elif parts.glued and parts.byline:
            text = excerpt(plain[slice(*parts.byline)])
            hint = "title and authors stood in one line, with no mark between them"
            add("PP108", f"guessed that the authors begin at {text!r}", *parts.byline, hint)
        if byline.empty and parts.byline:
            text = excerpt(plain[slice(*parts.byline)])
            add("PP403", f"a name is missing between two commas of {text!r}", *parts.byline)
        if not parts.abstract:
            text = excerpt(plain[slice(*last)])
            add("PP105", f"paper has no abstract: nothing follows {text!r}", *last)
        for start, end in parts.strays:
            text = excerpt(plain[start:end])
            add("PP102", f"text that belongs to no paper: {text!r}", start, end)
            self._findings.keep(start, end)

    def _score(self, start: int, found: re.Match[str], text: str) -> float | None:
        score = read_decimal(text)
        if score is None:
            bounds = start + found.start("score"), start + found.end("score")
            message = f"cannot read the score of a paper: found {excerpt(text)!r}"
            self._findings.add("PP201", message, *bounds, "expected digits, such as '85.2'")
        return score

    def _date(
        self, start: int, found: re.Match[str], month: str, day: str, year: str | None
    ) -> tuple[date | None, bool]:
        """Return the date of a paper, and whether its year was inferred."""
        if year is not None:
            day_read = printed_date(month, day, year)
        else:
            day_read = self._calendar.infer(month, day)
        if day_read is not None and year is not None:
            return day_read, False
        bounds = start + found.start("month"), start + found.end("year" if year else "day")
        if day_read is None:
            text = excerpt(self._source.plain[slice(*bounds)])
            hint = "expected a day of the calendar, such as 'Jun 29, 2022' or 'Apr 26'"
            self._findings.add("PP302", f"no calendar has the date {text!r}", *bounds, hint)
            return None, False
        if not self._calendar.allows(day_read):
            self._contradicted.append(bounds)
            return None, False
        self._inferred.append((*bounds, day_read))
        return day_read, True

    def _report_years(self) -> None:
        as_of, proof = self._calendar.as_of, self._calendar.proof
        if self._inferred:
            start, end, _ = self._inferred[0]
            years = sorted({day.year for _, _, day in self._inferred})
            taken = " and ".join(map(str, years))
            message = f"{_dates(len(self._inferred))} without a year read as {taken}"
            hint = f"read against {as_of}: set the day of capture with as_of (--as-of)"
            self._findings.add("PP301", message, start, end, hint)
        if self._contradicted:
            start, end = self._contradicted[0]
            message = (
                f"{_dates(len(self._contradicted))} without a year cannot be read as of {as_of}: "
                f"the year {proof} is printed{self._printed_in(proof)}, "
                f"so the page was captured in {(proof or 0) + 1} or later"
            )
            hint = "set as_of (--as-of) to the day of capture"
            self._findings.add("PP304", message, start, end, hint)

    def _printed_in(self, year: int | None) -> str:
        for item, found in self._read:
            if found["year"] == f"{year}":
                place = self._source.position((first_token(item).start_pos or 0) + found.start("year"))
                return f" in line {place[0]}"
        return ""


def _dates(count: int) -> str:
    return "1 date" if count == 1 else f"{count} dates"


def _meta_bounds(found: re.Match[str]) -> dict[str, Bounds]:
    date_bounds = found.start("month"), found.end("year" if found["year"] else "day")
    bounds = {
        "meta": (0, len(found[0].rstrip(_BLANKS))),
        "score": found.span("score"),
        "category": found.span("category"),
        "date": date_bounds,
        "badges": found.span("badges"),
    }
    return {name: (start, end) for name, (start, end) in bounds.items() if start >= 0}


def _one_line(text: str) -> str:
    return " ".join(line.strip(_BLANKS) for line in text.split("\n"))


def _paragraphs(text: str) -> str:
    """Return an abstract with trimmed lines, and one empty line between paragraphs."""
    if "\n" not in text:
        return text
    lines = "\n".join(line.strip(_BLANKS) for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines)
