"""Profiles as two tables, one of papers and one of profiles: columns, and plain rows for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from inspect import cleandoc
from itertools import chain
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin

import attrs

from profileparse.diagnostics import FormatError, Report
from profileparse.records import Paper, Profile
from profileparse.text.span import Span
from profileparse.writers import DIAGNOSTICS, PAPERS, PROFILES
from profileparse.writers.finding_fields import LOST_DATES, papers_of

LARGEST = 2**63 - 1
"""The largest whole number of typed tables."""
Row = dict[str, Any]


@attrs.frozen
class Column:
    """A column of a table."""

    name: str
    kind: type  # of its values: str, int, float, bool, date, or list, which is of texts
    doc: str
    optional: bool = False  # whether a value can be None


def _column(field: "attrs.Attribute[Any]") -> Column:
    """Return the column for a field: its type, and whether a value can be None, as it is typed."""
    optional = NoneType in get_args(field.type)
    kind: Any = get_args(field.type)[0] if optional else get_origin(field.type) or field.type
    return Column(
        field.name, list if kind is tuple else kind, field.metadata["doc"], optional=optional
    )


def _fields(record: type[Profile | Paper]) -> dict[str, Column]:
    """Return a column for each field of a record that holds data."""
    return {
        field.name: _column(field)
        for field in attrs.fields(record)
        if field.eq
        and field.name != "papers"  # what makes records equal is data, the rest is place
    }


_OF_PROFILE, _OF_PAPER = _fields(Profile), _fields(Paper)
_CATEGORIES = Column(
    "arxiv_categories", list, cleandoc(Paper.arxiv_categories.__doc__ or "").split("\n")[0]
)
_KEY = (
    Column("source", str, "Where the profile comes from: the path as it was given."),
    Column("profile", int, "Number of the profile in its source, from 1."),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        PAPERS: (
            *_KEY,
            Column("paper", int, "Number of the paper in the list of the profile, from 1."),
            _OF_PROFILE["name"],
            _OF_PROFILE["as_of"],
            *chain.from_iterable(
                [column, _CATEGORIES] if name == "category" else [column]
                for name, column in _OF_PAPER.items()
            ),
            Column("findings", list, "Codes of what was found at the paper, each once."),
        ),
        PROFILES: (
            *_KEY,
            *_OF_PROFILE.values(),
            Column("papers", int, "Number of papers that are listed."),
            Column("findings", list, "Codes of what was found at none of its papers, each once."),
        ),
        DIAGNOSTICS: (
            _KEY[0],
            Column("profile", int, "Number of the profile; None without one.", optional=True),
            Column("paper", int, "Number of the paper it is in; None if in none.", optional=True),
            Column("code", str, "Code of the rule: `PP301`."),
            Column("name", str, "Name of the rule: `inferred-year`."),
            Column("severity", str, "`error`, `warning` or `info`."),
            Column("message", str, "What was found there, for a person."),
            Column("hint", str, "What to do about it.", optional=True),
            *(Column(field.name, int, field.metadata["doc"]) for field in attrs.fields(Span)),
        ),
    }
)
"""The columns of each table, in order; the names are those of the fields."""


def to_dicts(profile: Profile) -> list[Row]:
    """Return the papers of a profile as plain dicts, for a data frame.

    Each has the fields of `Paper` by their names, and `arxiv_categories` behind `category`.
    Dates are dates, several values are a list of str, and None is what the page does not say.

    Raises:
        TypeError: it is no profile.
    """
    if not isinstance(profile, Profile):
        raise TypeError(f"expected a Profile, got {type(profile).__name__}: to_rows takes many")
    return [_paper(paper) for paper in profile.papers]


def rows(entries: Iterable[tuple[str, Report]], table: str) -> Iterator[Row]:
    """Yield the rows of a table; entries are those of `Format.write`."""
    for source, number, report in numbered(entries):
        yield from rows_of(source, number, report)[table]


def numbered(entries: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, int, Report]]:
    """Yield each entry with the number that its profile has in its source, from 1."""
    numbers: Counter[str] = Counter()
    for source, report in entries:
        numbers[source] += 1
        yield source, numbers[source], report


def rows_of(source: str, number: int, report: Report) -> dict[str, list[Row]]:
    """Return the rows of one profile in each of the tables; the keys are their columns."""
    profile = report.profile
    at_papers, elsewhere = _codes(report)
    key: Row = {"source": source, "profile": number}
    papers = [
        key
        | {"paper": place, "name": profile.name, "as_of": _plain(profile.as_of)}
        | _paper(paper)
        | {"findings": found}
        for place, (paper, found) in enumerate(zip(profile.papers, at_papers, strict=True), 1)
    ]
    facts = {name: _plain(getattr(profile, name)) for name in _OF_PROFILE}
    own = key | facts | {"papers": len(papers), "findings": elsewhere}
    return {PAPERS: papers, PROFILES: [own]}


def diagnostic_rows(source: str, number: int | None, report: Report) -> Iterator[Row]:
    """Yield a row for each diagnostic of a report on one profile, or on none."""
    placed = ((found, None) for found in report.diagnostics)
    for found, paper in placed if number is None else papers_of(report):
        yield {
            "source": source,
            "profile": number,
            "paper": None if paper is None else paper + 1,
            "code": found.code,
            "name": found.name,
            "severity": str(found.severity),
            "message": found.message,
            "hint": found.hint,
            **attrs.asdict(found.span),
        }


def _paper(paper: Paper) -> Row:
    row: Row = {}
    for name in _OF_PAPER:
        row[name] = _plain(getattr(paper, name))
        if name == "category":
            row[_CATEGORIES.name] = [*paper.arxiv_categories]
    return row


def _plain(value: Any) -> Any:
    """Return a value of a record as a data frame takes it."""
    if isinstance(value, tuple):
        return [*value]
    return value.date() if isinstance(value, datetime) else value


def _codes(report: Report) -> tuple[list[list[str]], list[str]]:
    """Return the codes of what was found at each paper, and of what was found elsewhere."""
    papers = report.profile.papers
    at_papers: list[dict[str, None]] = [{} for _ in papers]
    elsewhere: dict[str, None] = {}
    for found, number in papers_of(report):
        (elsewhere if number is None else at_papers[number])[found.code] = None
    # Each paper of the page has a date. What is said once of all, or counted, holds for each.
    known = {found.code for found in report.diagnostics}
    of_dates = [code for code in LOST_DATES if code in known]
    for paper, codes in zip(papers, at_papers, strict=True):
        if paper.date is None and codes.keys().isdisjoint(LOST_DATES):
            codes.update(dict.fromkeys(of_dates))
    return [[*codes] for codes in at_papers], [*elsewhere]


def stored(row: Row, table: str) -> Row:
    """Return a row with its values as a typed table can hold them, or raise FormatError."""
    return {column.name: storable(row[column.name], column) for column in COLUMNS[table]}


def storable(value: Any, column: Column) -> Any:
    r"""Return a value of a row as a typed table can hold it.

    A lone surrogate, which no UTF-8 holds, is its escape, such as `\ud800`.

    Raises:
        FormatError: a whole number has more than 64 bits.
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [storable(item, column) for item in value]
    if isinstance(value, int) and abs(value) > LARGEST:
        raise FormatError(f"$.{column.name}", "a table cannot hold a whole number above 2**63 - 1")
    return value
