"""Readers of the clean layout by other means, for comparison with profileparse.

Four readers build the records that `profileparse.check` builds from a page just as the site
prints it: the facts of the head, dates without a year read against the day of capture, and the
place of each paper in the text. They differ in the means alone:

- `read_with_regex`, a regular expression for the head and one for a paper,
- `read_with_regex_and_methods`, the same, tuned further: methods of str cut the byline,
- `parsimonious_reader`, a grammar and a visitor of parsimonious,
- `pyparsing_reader`, parse expressions and actions of pyparsing, packrat off.

All of them do less than profileparse: no findings, no places of the single fields, no damaged or
unusual text, no line ends but LF, no suffixes among the names (`Jr.`), one profile, all facts in
the printed order. None keeps anything from one call to the next but its compiled patterns or its
grammar; profileparse also keeps the dates it has read.
"""

import re
from calendar import isleap
from collections.abc import Callable
from datetime import date
from typing import Any

from profileparse import Paper, Profile, Span

Page = tuple[Profile, list[Span]]
"""The records of a page, and the places of its papers."""
Read = Callable[[str, date], Page]
"""A reader: text and day of capture to records and places."""

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_MONTH = "|".join(_MONTHS)
_CODE = r"[A-Z]{2,4}|[a-z-]+\.(?:[A-Z]{2}|[a-z-]+)|[a-z]+(?:-[a-z]+)+|optics|other|soft"
_HEAD = re.compile(
    rf"(.+)\n\n({_CODE})\nh-index(\d+)\n([\d,]+)papers\n([\d,]+)citations\n"
    r"Novelty([\d.]+)%\nAI Score([\d.]+)\n\n[\d,]+ Papers?\n"
)
_META = rf"(?m)^(\d+(?:\.\d+)?)?({_CODE})({_MONTH}) (\d\d?)(?:, (\d{{4}}))?((?:[A-Z][a-z]+)*)\n"
_PAPER = re.compile(_META + r"(.+)\n\n(.+?)( et al\.)?(?: · (\S+))?\n\n(.+)")
_PAPER_WHOLE_BYLINE = re.compile(_META + r"(.+)\n\n(.+)\n\n(.+)")
_BADGE = re.compile(r"[A-Z][a-z]+")


def read_with_regex(text: str, as_of: date, *, spans: bool = True) -> Page:
    """Return what a page holds, read with a pattern for the head and one for a paper.

    Args:
        text: the page.
        as_of: the day of capture.
        spans: whether the places of the papers are worked out.
    """
    return _read(text, as_of, _PAPER, spans=spans)


def read_with_regex_and_methods(text: str, as_of: date) -> Page:
    """Return the same, with the byline cut by methods of str: cheaper than groups for its parts."""
    return _read(text, as_of, _PAPER_WHOLE_BYLINE, spans=True)


def _read(text: str, as_of: date, pattern: re.Pattern[str], *, spans: bool) -> Page:
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("no head")
    papers = []
    places = []
    line, seen = 1, 0
    whole_byline = pattern is _PAPER_WHOLE_BYLINE
    for found in pattern.finditer(text, head.end()):
        if whole_byline:
            score, code, month, day, year, badges, title, byline, abstract = found.groups()
            names, _, affiliation = byline.partition(" · ")
            authors = names.removesuffix(" et al.")
            et_al = authors != names
            affiliation = affiliation or None
        else:
            (
                score, code, month, day, year, badges,
                title, authors, mark, affiliation, abstract,
            ) = found.groups()  # fmt: skip
            et_al = mark is not None
        if spans:
            start, end = found.span()
            line += text.count("\n", seen, start)
            places.append(
                Span(
                    start=start,
                    end=end,
                    line=line,
                    column=1,
                    end_line=line + 5,
                    end_column=len(abstract) + 1,
                )
            )
            line += 5
            seen = end
        papers.append(
            Paper(
                title=title,
                category=code,
                date=(
                    date(int(year), _MONTHS[month], int(day))
                    if year
                    else _latest(_MONTHS[month], int(day), as_of)
                ),
                year_inferred=year is None,
                authors=authors.split(", "),
                et_al=et_al,
                affiliation=affiliation,
                score=float(score) if score else None,
                badges=_BADGE.findall(badges) if badges else (),
                abstract=abstract,
            )
        )
    return _profile(head.groups(), papers, as_of), places


def parsimonious_reader() -> Read:
    """Return the reader that parsimonious makes of a grammar.

    Raises:
        ModuleNotFoundError: parsimonious is not installed.
    """
    from parsimonious import Grammar, NodeVisitor  # type: ignore[import-untyped]  # noqa: PLC0415

    grammar = Grammar(
        rf"""
        page = head paper+
        head = line blank code end "h-index" count end count "papers" end count "citations" end
               "Novelty" decimal "%" end "AI Score" decimal blank count " Papers" blank
        paper = decimal? code month " " day year? badge* end line blank byline blank abstract end*
        byline = author more* et_al? affiliation?
        more = ", " author
        et_al = " et al."
        affiliation = " · " slug
        year = ", " digits
        abstract = ~r".+"
        line = ~r".+"
        author = ~r"[^\s,·]+(?: (?!et al\.|·)[^\s,·]+)*"
        slug = ~r"\S+"
        code = ~r"(?:{_CODE})(?=(?:{_MONTH}) |\n)"
        month = ~r"{_MONTH}"
        day = ~r"\d\d?"
        digits = ~r"\d{{4}}"
        badge = ~r"[A-Z][a-z]+"
        count = ~r"[\d,]+"
        decimal = ~r"\d+(?:\.\d+)?"
        blank = "\n\n"
        end = "\n"
        """
    )

    class Visitor(_Visits, NodeVisitor):  # type: ignore[misc]  # parsimonious has no types
        """What to do with each node, and the walk over them."""

    def read(text: str, as_of: date) -> Page:
        visitor = Visitor(text, as_of)
        profile: Profile = visitor.visit(grammar.parse(text))
        return profile, visitor.places.found

    return read


def pyparsing_reader() -> Read:
    """Return the reader that pyparsing makes of parse expressions, without packrat.

    Raises:
        ModuleNotFoundError: pyparsing is not installed.
    """
    import pyparsing as pp  # noqa: PLC0415

    line = pp.Regex(r".+")
    code = pp.Regex(rf"(?:{_CODE})(?=(?:{_MONTH}) |\n)")
    count = pp.Regex(r"[\d,]+")
    decimal = pp.Regex(r"\d+(?:\.\d+)?")
    badge = pp.Regex(r"[A-Z][a-z]+")
    author = pp.Regex(r"[^\s,·]+(?: (?!et al\.|·)[^\s,·]+)*")
    abstract = pp.Regex(r".+").set_parse_action(lambda _, at, found: [(at, found[0])])
    head = pp.And(
        [
            line + code,
            pp.Suppress("h-index") + count,
            count + pp.Suppress("papers"),
            count + pp.Suppress("citations"),
            pp.Suppress("Novelty") + decimal + pp.Suppress("%"),
            pp.Suppress("AI Score") + decimal,
            pp.Suppress(count + "Papers"),
        ]
    )
    paper = pp.And(
        [
            pp.Empty().set_parse_action(lambda _, at, __: at)("start"),
            pp.Opt(decimal)("score") + code("category"),
            pp.Regex(_MONTH)("month") + pp.Regex(r"\d\d?")("day"),
            pp.Opt(pp.Suppress(", ") + pp.Regex(r"\d{4}")("year")).leave_whitespace(),
            pp.Group(badge[...]).leave_whitespace()("badges"),
            line("title"),
            pp.Group(pp.DelimitedList(author))("authors"),
            pp.Opt(pp.Literal("et al."))("et_al"),
            pp.Opt(pp.Suppress("·") + pp.Regex(r"\S+")("affiliation")),
            abstract("abstract"),
        ]
    )
    page = pp.Group(head)("head") + pp.Group(paper)[1, ...]("papers")
    page.parse_with_tabs()

    # What a date means depends on the call, so the records are built from the results.
    def build(found: Any, places: _Places, as_of: date) -> Paper:
        at, text = found["abstract"]
        places.add(found["start"], at, at + len(text))
        return Paper(
            title=found["title"],
            category=found["category"],
            date=_day(found["month"], found["day"], found.get("year"), as_of),
            year_inferred="year" not in found,
            authors=found["authors"],
            et_al="et_al" in found,
            affiliation=found.get("affiliation"),
            score=float(found["score"]) if "score" in found else None,
            badges=found["badges"],
            abstract=text,
        )

    def read(text: str, as_of: date) -> Page:
        found = page.parse_string(text, parse_all=True)
        places = _Places(text)
        papers = [build(paper, places, as_of) for paper in found["papers"]]
        return _profile(found["head"], papers, as_of), places.found

    return read


class _Visits:
    """What becomes of the nodes of one text, visited in its order."""

    def __init__(self, text: str, as_of: date) -> None:
        self.as_of = as_of
        self.places = _Places(text)

    def visit_page(self, _: Any, children: list[Any]) -> Profile:
        facts, papers = children
        return _profile(facts, papers, self.as_of)

    def visit_head(self, _: Any, children: list[Any]) -> tuple[str, ...]:
        name, _, code, _, _, h_index, _, papers, _, _, citations, _, _, *rest = children
        _, novelty, _, _, _, ai_score, *_ = rest
        return name, code, h_index, papers, citations, novelty, ai_score

    def visit_paper(self, node: Any, children: list[Any]) -> Paper:
        score, code, month, _, day, year, badges, _, title, _, byline, _, abstract, _ = children
        authors, et_al, affiliation = byline
        self.places.add(node.start, abstract.start, abstract.end)
        return Paper(
            title=title,
            category=code,
            date=_day(month, day, year and year[0], self.as_of),
            year_inferred=year is None,
            authors=authors,
            et_al=et_al is not None,
            affiliation=affiliation and affiliation[0],
            score=float(score[0]) if score else None,
            badges=badges or (),
            abstract=abstract.text,
        )

    def visit_byline(self, _: Any, children: list[Any]) -> tuple[Any, ...]:
        first, more, et_al, affiliation = children
        return [first, *(more or ())], et_al, affiliation

    def visit_more(self, _: Any, children: list[str]) -> str:
        return children[1]

    def visit_et_al(self, node: Any, _: Any) -> str:
        return str(node.text)

    def visit_abstract(self, node: Any, _: Any) -> Any:
        return node

    def visit_line(self, node: Any, _: Any) -> str:
        return str(node.text)

    visit_year = visit_affiliation = visit_more
    visit_author = visit_slug = visit_code = visit_month = visit_day = visit_digits = visit_line
    visit_badge = visit_count = visit_decimal = visit_line

    def generic_visit(self, _: Any, children: list[Any]) -> list[Any] | None:
        return children or None


class _Places:
    """Spans of papers, asked for in the order of the text.

    Args:
        text: the page.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._seen = 0
        self.found: list[Span] = []

    def add(self, start: int, abstract: int, end: int) -> None:
        """Add the span of a paper, whose abstract is one line."""
        line = self._line + self._text.count("\n", self._seen, start)
        self._line = line + self._text.count("\n", start, abstract)
        self._seen = end
        self.found.append(
            Span(
                start=start,
                end=end,
                line=line,
                column=1,
                end_line=self._line,
                end_column=end - abstract + 1,
            )
        )


def _day(month: str, day: str, year: str | None, as_of: date) -> date:
    if year:
        return date(int(year), _MONTHS[month], int(day))
    return _latest(_MONTHS[month], int(day), as_of)


def _latest(month: int, day: int, as_of: date) -> date:
    """Return the latest such day not after the day of capture."""
    year = as_of.year if (month, day) <= (as_of.month, as_of.day) else as_of.year - 1
    while (month, day) == (2, 29) and not isleap(year):
        year -= 1
    return date(year, month, day)


def _profile(facts: Any, papers: list[Paper], as_of: date) -> Profile:
    name, code, h_index, paper_count, citations, novelty, ai_score = facts
    return Profile(
        name=name,
        category=code,
        h_index=int(h_index),
        paper_count=int(paper_count.replace(",", "")),
        citation_count=int(citations.replace(",", "")),
        novelty_percent=float(novelty),
        ai_score=float(ai_score),
        as_of=as_of,
        papers=papers,
    )
