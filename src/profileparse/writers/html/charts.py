"""What the charts of the page are drawn from: heights, widths and places in percent."""

from collections import Counter, defaultdict
from math import ceil, isfinite

import attrs

from profileparse.arxiv import CATEGORIES, candidates
from profileparse.records import Paper, Profile

COLOURS = 8
"""Colours that the style has; the last one is for all other categories."""
_OTHERS = "all others"
_LONGEST = 60  # years of a chart that shows the empty ones as well
# Places in the chart of years in percent: the room above the bars is for their counts, that below
# for the years.
_TOP, _BASE = 9.0, 89.0
_WIDEST = 14.0
_FILLED = 0.74  # of the room that a bar has
# Years, and counts, that fit beside each other on a screen, and on a telephone.
_NAMES, _FEW_NAMES = 22, 9
_FEW_COUNTS = 24


@attrs.frozen
class Part:
    """The papers of a category: a part of a column, with the number of its colour, from 1."""

    name: str
    colour: int
    count: int
    percent: str  # its height, of the height of the chart


@attrs.frozen
class Column:
    """The papers of one year."""

    year: str
    count: int
    parts: tuple[Part, ...]

    def count_of(self, name: str) -> int:
        """Return the papers of one of the categories."""
        return next((part.count for part in self.parts if part.name == name), 0)


@attrs.frozen
class Years:
    """Papers by year and category."""

    categories: tuple[Part, ...]  # the most frequent first
    meanings: dict[str, str]  # what arXiv calls each of them
    columns: tuple[Column, ...]  # one for each year
    undated: int  # papers without a date
    gaps: bool  # whether years without a paper are left out, as there are too many


def years(profile: Profile) -> Years:
    """Return the papers of a profile by year and category."""
    counts = Counter(paper.category for paper in profile.papers)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    kept = order if len(order) <= COLOURS else order[: COLOURS - 1]
    names = {name: number for number, name in enumerate(kept, 1)}
    by_year: dict[int, Counter[str]] = defaultdict(Counter)
    for paper in profile.papers:
        if paper.date is not None:
            by_year[paper.date.year][paper.category] += 1
    tallest = max((found.total() for found in by_year.values()), default=1)
    span = range(min(by_year, default=0), max(by_year, default=-1) + 1)
    gaps = len(span) > _LONGEST
    columns = [
        Column(str(year), by_year[year].total(), _parts(by_year[year], names, tallest))
        for year in (sorted(by_year) if gaps else span)
    ]
    ids = {name: [f"{known} {CATEGORIES[known]}" for known in candidates(name)] for name in kept}
    meanings = {name: " or ".join(found) or "not an arXiv code" for name, found in ids.items()}
    return Years(
        _parts(counts, names, counts.total() or 1),
        meanings | {_OTHERS: "the less frequent ones"},
        tuple(columns),
        sum(paper.date is None for paper in profile.papers),
        gaps,
    )


def _parts(counts: Counter[str], names: dict[str, int], whole: int) -> tuple[Part, ...]:
    others = sum(count for name, count in counts.items() if name not in names)
    listed = [(name, colour, counts[name]) for name, colour in names.items() if counts[name]]
    if others:
        listed.append((_OTHERS, COLOURS, others))
    return tuple(Part(n, colour, c, f"{100 * c / whole:.2f}") for n, colour, c in listed)


@attrs.frozen(kw_only=True)
class Bar:
    """A column of the chart as it is drawn; all places are percents of the chart."""

    column: Column
    left: str
    middle: str
    width: str
    top: str
    boxes: tuple[tuple[Part, str, str], ...]  # parts, each with its upper edge and its height
    named: str  # where there is room for its year: "all" screens, "wide" ones, or none, ""
    counted: str  # the same for its count


def bars(chart: Years) -> tuple[Bar, ...]:
    """Return what the columns of a chart look like, as wide as the chart together."""
    n = len(chart.columns)
    return tuple(_bar(column, place, n) for place, column in enumerate(chart.columns))


def _bar(column: Column, place: int, n: int) -> Bar:
    room = 100 / n
    width = min(_FILLED * room, _WIDEST)
    middle = room * (place + 0.5)
    boxes, top = [], _BASE
    for part in column.parts:
        height = float(part.percent) * (_BASE - _TOP) / 100
        top -= height
        boxes.append((part, f"{top:.2f}", f"{height:.2f}"))
    behind = n - 1 - place  # the last year always has its name
    step = ceil(n / _NAMES)
    few = step * ceil(n / step / _FEW_NAMES)
    named = "" if behind % step else "wide" if behind % few else "all"
    return Bar(
        column=column,
        left=f"{middle - width / 2:.2f}",
        middle=f"{middle:.2f}",
        width=f"{width:.2f}",
        top=f"{top:.2f}",
        boxes=tuple(boxes),
        named=named,
        counted="all" if n <= _FEW_COUNTS else "wide" if n <= _LONGEST else "",
    )


@attrs.frozen
class Score:
    """The score of a paper, and its place between 0 and 100; what is outside stands at the end."""

    value: float
    percent: str
    paper: Paper


def scores(profile: Profile) -> tuple[Score, ...]:
    """Return the scores of a profile, the greatest first."""
    found = [
        Score(paper.score, f"{min(max(paper.score, 0.0), 100.0):.2f}", paper)
        for paper in profile.papers
        if paper.score is not None and isfinite(paper.score)
    ]
    return tuple(sorted(found, key=lambda score: (-score.value, score.paper.title or "")))


@attrs.frozen
class Coverage:
    """How many papers have a value."""

    name: str
    count: int
    of: int
    percent: str


_FIELDS = {
    "title": lambda paper: paper.title is not None,
    "date": lambda paper: paper.date is not None,
    "year, as printed": lambda paper: paper.date is not None and not paper.year_inferred,
    "authors": lambda paper: bool(paper.authors),
    "authors, the whole list": lambda paper: bool(paper.authors) and not paper.et_al,
    "affiliation": lambda paper: paper.affiliation is not None,
    "score": lambda paper: paper.score is not None,
    "badge": lambda paper: bool(paper.badges),
    "abstract": lambda paper: paper.abstract is not None,
}


def coverage(profile: Profile) -> tuple[Coverage, ...]:
    """Return how many papers have each field."""
    n = len(profile.papers)
    counts = ((name, sum(map(has, profile.papers))) for name, has in _FIELDS.items())
    return tuple(Coverage(name, k, n, f"{100 * k / (n or 1):.2f}") for name, k in counts)
