"""Records to dump text: what the parser reads back as the same records, or an error."""

import math
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

import attrs

from profileparse.diagnostics import ProfileParseError
from profileparse.reading.capture_year import latest_year
from profileparse.reading.facts import FACTS
from profileparse.reading.months import SHORT_NAMES
from profileparse.records import Paper, Profile
from profileparse.text.document import normalize_line_ends
from profileparse.text.excerpt import common_length, excerpt
from profileparse.text.numbers import plural, read_count, read_decimal

_Place = tuple[int | None, str]  # the number of a paper, and the name of a field

_BLANKS = " \t"
_SHORT = 40  # characters: as much of two texts can be the same and still fit into a message


class RenderError(ProfileParseError, ValueError):
    """A record that no dump can say.

    Attributes:
        paper: number of the paper in its profile, from 1; None for the head.
        field: name of the field.
        problem: why it cannot be said.
    """

    def __init__(self, paper: int | None, field: str, problem: str) -> None:
        super().__init__(paper, field, problem)
        self.paper = paper
        self.field = field
        self.problem = problem

    def __str__(self) -> str:
        owner = "profile" if self.paper is None else f"paper {self.paper}"
        return f"{owner}: {self.field}: {self.problem}"


def render(profile: Profile) -> str:
    """Return a profile as dump text, without a final newline; the text is read back to be sure.

    `check(render(profile), as_of=profile.as_of).profile == profile`.

    Args:
        profile: the records, read from a text or made by hand.

    Raises:
        RenderError: no dump can say a value, such as a title with a line break, or the text
            would be read back as something else.
    """
    text = "\n\n".join([*_head(profile), *map("\n\n".join, _papers(profile))])
    _verify(text, profile)
    return text


def _head(profile: Profile) -> Iterator[str]:
    """Yield the blocks of the head: the name, the facts, the heading of the list."""
    if profile.name is not None:
        yield _line(profile.name, (None, "name"))
    if facts := "\n".join(_facts(profile)):
        yield facts
    yield plural(len(profile.papers), "Paper")


def _facts(profile: Profile) -> Iterator[str]:
    if profile.category is not None:
        yield _category(profile.category, (None, "category"))
    for field, fact in FACTS.items():
        value = getattr(profile, field)
        if value is not None:
            number = _count if fact.read is read_count else _decimal
            # With no more decimals than it needs, unlike the scores of papers.
            yield fact.form.format(number(value, (None, field)).removesuffix(".0"))


def _papers(profile: Profile) -> Iterator[list[str]]:
    """Yield the blocks of each paper: meta line and title, byline, abstract."""
    dates = (paper.date for paper in profile.papers if paper.year_inferred)
    # The year that dates without one are read as.
    year = latest_year(profile.as_of, {(day.month, day.day) for day in dates if day})
    for number, paper in enumerate(profile.papers, 1):
        meta = _meta(paper, number, year)
        if paper.title is not None:
            meta += "\n" + _line(paper.title, (number, "title"))
        byline = _byline(paper, number)
        blocks = [meta, byline] if byline else [meta]
        if paper.abstract is not None:
            for line in paper.abstract.replace("\n\n", "\n").split("\n"):
                _line(line, (number, "abstract"))
            blocks.append(paper.abstract)
        yield blocks


def _meta(paper: Paper, number: int, year: int) -> str:
    score = "" if paper.score is None else _decimal(paper.score, (number, "score"))
    category = _category(paper.category, (number, "category"))
    day = _date(paper, number, year)
    badges = " ".join(_badge(badge, (number, "badges")) for badge in paper.badges)
    return f"{score}{category}{day}{badges}"


def _date(paper: Paper, number: int, year: int) -> str:
    if paper.date is None:
        raise RenderError(number, "date", "a dump prints a date for every paper, but it is None")
    month, day = SHORT_NAMES[paper.date.month - 1], f"{paper.date.day}"
    if not paper.year_inferred:
        return f"{month} {day}, {paper.date.year:04}"
    if paper.date.year != year:
        text = f"'{month} {day}' without a year is read as of {year}, not of {paper.date.year}"
        raise RenderError(number, "year_inferred", text)
    return f"{month} {day}"


def _byline(paper: Paper, number: int) -> str:
    for name in paper.authors:
        _line(name, (number, "authors"))
    if paper.affiliation is not None and not (paper.authors or paper.et_al):
        raise RenderError(number, "affiliation", "a dump prints it behind the authors: none here")
    line = ", ".join(paper.authors)
    _refuse_commas(paper.authors, line, (number, "authors"))
    if paper.et_al:
        line += " et al." if line else "et al."
    if paper.affiliation is not None:
        line += " · " + _line(paper.affiliation, (number, "affiliation"))
    return line


def _refuse_commas(names: tuple[str, ...], line: str, place: _Place) -> None:
    """Refuse names that a list with commas between them would not say."""
    from profileparse.reading.authors import split_authors  # noqa: PLC0415  (imports Lark)

    read, _ = split_authors(line)
    for pair in zip_longest(names, read):
        if pair[0] != pair[1]:
            wanted, found = ("nothing" if name is None else repr(excerpt(name)) for name in pair)
            raise RenderError(*place, f"between commas, {wanted} is read as {found}")


def _line(text: str, place: _Place) -> str:
    """Return a text that can stand on a line of a dump."""
    shown = repr(excerpt(text))
    if not text.strip(_BLANKS):
        raise RenderError(*place, f"{shown} is blank: a value that is not there is None")
    if "\n" in text or "\r" in text:
        raise RenderError(*place, f"{shown} holds a line break")
    if text.strip(_BLANKS) != text:
        raise RenderError(*place, f"{shown} has blanks at its ends")
    if normalize_line_ends(text) != text:
        what = "a no-break space or a byte order mark, read as a blank"
        raise RenderError(*place, f"{shown} holds {what}")
    return text


def _category(code: str, place: _Place) -> str:
    from profileparse.reading.grammar import grammar  # noqa: PLC0415  (imports Lark)

    if not grammar().pattern("CATEGORY").fullmatch(code):
        raise RenderError(
            *place, f"{excerpt(code)!r} is not a subject code, such as 'LG' or 'quant-ph'"
        )
    return code


def _badge(badge: str, place: _Place) -> str:
    from profileparse.reading.grammar import grammar  # noqa: PLC0415  (imports Lark)
    from profileparse.reading.papers import read_badges  # noqa: PLC0415  (imports Lark)

    if not grammar().pattern("BADGES").fullmatch(badge) or read_badges(badge) != (badge,):
        raise RenderError(*place, f"{excerpt(badge)!r} is not a badge, such as 'Code'")
    return badge


def _count(value: int, place: _Place) -> str:
    text = f"{value:,}"
    if read_count(text) != value:
        raise RenderError(
            *place, f"{text[:60]} is not a whole number from 0 to 999,999,999,999,999"
        )
    return text


def _decimal(value: float, place: _Place) -> str:
    """Return a number with one decimal or more, as the scores of papers are printed."""
    text = f"{Decimal(repr(float(value))):f}" if math.isfinite(value) else f"{value}"
    if read_decimal(text) != value:
        limit = "15 digits before and after the point"
        raise RenderError(
            *place, f"{value!r} is not a number from 0 that can be printed with {limit}"
        )
    return text


def _verify(text: str, profile: Profile) -> None:
    """Read a text back, and refuse the first field that says anything else than the profile."""
    from profileparse.checking import check  # noqa: PLC0415  (imports Lark)

    read = check(text, profile.as_of, len(text)).profiles
    if len(read) != 1:
        raise RenderError(None, "papers", f"the text is read back as {len(read)} profiles")
    values = _values(read[0])
    for place, value in _values(profile).items():
        found = values.get(place)
        if found != value:
            wanted, got = repr(value), repr(found)
            same = common_length(wanted, got)
            if same >= _SHORT:  # from just before they part, so that their excerpts differ
                wanted, got = (f"…{text[same - _SHORT // 2 :]}" for text in (wanted, got))
            raise RenderError(*place, f"{excerpt(wanted)} is read back as {excerpt(got)}")


def _values(profile: Profile) -> dict[_Place, object]:
    """Return what makes two profiles equal, by its place; of all papers, their number."""
    records: tuple[Profile | Paper, ...] = (profile, *profile.papers)
    values: dict[_Place, object] = {
        (number or None, field.name): getattr(record, field.name)
        for number, record in enumerate(records)
        for field in attrs.fields(type(record))
        if field.eq and field.name != "papers"
    }
    return values | {(None, "papers"): len(profile.papers)}
