"""The report on profiles: one self-contained page of HTML, without a script."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import attrs
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from profileparse.arxiv import CATEGORIES, candidates
from profileparse.diagnostics import Diagnostic, Report, Severity
from profileparse.metrics import DEFINITIONS, GRAPH_GROUPS, GROUPS, NOT_COMPUTABLE
from profileparse.records import Profile
from profileparse.reporters.messages import by_severity
from profileparse.text.escape import escaped
from profileparse.text.numbers import plural
from profileparse.version import __version__
from profileparse.writers import Options
from profileparse.writers.finding_fields import unreadable_facts
from profileparse.writers.html import charts, coauthor_list
from profileparse.writers.html.coauthor_circle import Circle, circle
from profileparse.writers.html.paper_list import PaperList, paper_list
from profileparse.writers.metric_values import (
    COMPARED,
    Measured,
    is_series,
    measured,
    number,
    points,
)

MOST_FINDINGS = 200
"""Findings of a profile on the page; the rest is counted."""
MOST_PIECES = 50
"""Pieces of text that belong to nothing; likewise."""
_FOLDER = "profileparse.writers.html"
_FACTS = {
    "h_index": "h-index",
    "paper_count": "papers",
    "citation_count": "citations",
    "novelty_percent": "novelty, percent",
    "ai_score": "AI score",
}


def page_as_html(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield one page on all reports; the page on several has an index and a comparison.

    What no page has: the places of values other than findings, the links of a text beyond one for
    each title, and whatever a text has above the limits of a list, which are counted.
    """
    yield _page(list(entries))


def html_page(report: Report, source: str) -> str:
    """Return the page on the one profile of a report.

    All text of the dump is escaped, with what is not printable as its escape, and a policy in the
    page forbids scripts and anything from elsewhere. A link is followed by who clicks on it only.

    Args:
        report: what was read, with one profile.
        source: where it comes from: the path as it was given.

    Raises:
        ImportError: networkx is not installed; it comes with `profileparse[report]`, as does
            jinja2, which this module imports.
        ParseError: the report has not exactly one profile.
    """
    return _page([(source, report)])


@attrs.frozen
class Fact:
    """A figure of the head."""

    name: str
    value: float | None
    unreadable: bool  # whether it is there, and could not be read


@attrs.frozen(kw_only=True)
class Summary:
    """What a page says of a profile in its head, and in its index."""

    prefix: str  # of the names that parts of the page can be linked by
    level: int  # of the headings of its sections
    source: str
    profile: Profile
    facts: tuple[Fact, ...]
    fields: tuple[str, ...]  # what its category can mean
    findings: tuple[Diagnostic, ...]
    errors: tuple[Diagnostic, ...]
    warnings: int
    unparsed: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name of the profile, if it has one."""
        name = self.profile.name
        return "A profile without a name" if name is None else name

    @property
    def counts(self) -> str:
        """How many findings there are of each severity."""
        return by_severity(Counter(found.severity for found in self.findings))


@attrs.frozen(kw_only=True)
class View:
    """All that the sections on one profile are made of."""

    summary: Summary
    papers: PaperList
    years: charts.Years
    bars: tuple[charts.Bar, ...]
    circle: Circle
    coauthors: list[coauthor_list.Coauthor]
    scores: tuple[charts.Score, ...]
    unreadable_scores: int
    coverage: tuple[charts.Coverage, ...]
    measured: Measured


def _page(entries: Sequence[tuple[str, Report]]) -> str:
    several = len(entries) > 1
    summaries = [
        _summary(report, source, f"p{place}-" if several else "", 3 if several else 2)
        for place, (source, report) in enumerate(entries, 1)
    ]
    reports = [report for _, report in entries]
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=f"{len(entries):,} profiles" if several else summaries[0].title,
            summaries=summaries,
            # One after the other, as a page is made: all of them would take many times the room.
            views=map(_view, summaries, reports),
            compared=[DEFINITIONS[name] for name in COMPARED],
            compared_figures=_compared(entries) if several else [],
        )
    )


def _compared(entries: Iterable[tuple[str, Report]]) -> list[list[str]]:
    """Return the figures of the comparison, a list for each profile."""
    compared = {"": [DEFINITIONS[name].compute for name in COMPARED]}
    return [[*map(one.text, one.metrics)] for _, one in measured(entries, compared)]


def _summary(report: Report, source: str, prefix: str, level: int) -> Summary:
    profile = report.profile
    lost = unreadable_facts(report)
    severities = Counter(found.severity for found in report.diagnostics)
    return Summary(
        prefix=prefix,
        level=level,
        source=source,
        profile=profile,
        facts=tuple(
            Fact(name, getattr(profile, field), field in lost) for field, name in _FACTS.items()
        ),
        fields=tuple(CATEGORIES[known] for known in candidates(profile.category or "")),
        findings=report.diagnostics,
        errors=tuple(d for d in report.diagnostics if d.severity is Severity.ERROR),
        warnings=severities[Severity.WARNING],
        unparsed=tuple(piece.text for piece in report.unparsed),
    )


def _view(summary: Summary, report: Report) -> View:
    profile = summary.profile
    papers = paper_list(report)
    by_year = charts.years(profile)
    ((_, result),) = measured([(summary.source, report)], {**GROUPS, **GRAPH_GROUPS})
    return View(
        summary=summary,
        papers=papers,
        years=by_year,
        bars=charts.bars(by_year),
        circle=circle(profile),
        coauthors=coauthor_list.coauthor_list(profile),
        scores=charts.scores(profile),
        unreadable_scores=sum(
            entry.unreadable_score for year in papers.years for entry in year.entries
        ),
        coverage=charts.coverage(profile),
        measured=result,
    )


@cache
def _environment() -> Environment:
    """Return what makes the page of its templates; Jinja compiles each of them once."""
    environment = Environment(
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: _file(f"templates/{name}")),
    )
    environment.globals |= {
        "style": Markup(_file("style.css")),  # noqa: S704  (our own file)
        "version": __version__,
        "most_findings": MOST_FINDINGS,
        "most_pieces": MOST_PIECES,
        "shown_coauthors": coauthor_list.SHOWN,
        "most_coauthors": coauthor_list.MOST,
        "not_computable": NOT_COMPUTABLE,
        "points": points,
        "is_series": is_series,
        "number": number,
        "plural": plural,
    }
    return environment


def _file(name: str) -> str:
    # Not by a path: the package can be a zip file.
    return files(_FOLDER).joinpath(name).read_text("utf-8")


def _visible(value: object) -> object:
    return escaped(value) if isinstance(value, str) and not isinstance(value, Markup) else value
