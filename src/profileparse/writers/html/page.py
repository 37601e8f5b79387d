"""The report on a profile: one self-contained page of HTML, without a script."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from profileparse.arxiv import CATEGORIES, candidates
from profileparse.diagnostics import Report
from profileparse.metrics import GRAPH_GROUPS, GROUPS, NOT_COMPUTABLE
from profileparse.reporters.messages import by_severity
from profileparse.text.escape import escaped
from profileparse.text.numbers import plural
from profileparse.version import __version__
from profileparse.writers import Options
from profileparse.writers.html.charts import coverage, scores, years
from profileparse.writers.html.coauthor_circle import circle
from profileparse.writers.metric_values import is_series, measured, number, points

MOST_FINDINGS = 200
"""Findings on the page; the rest is counted."""


def page_as_html(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield a page on each report."""
    for source, report in entries:
        yield html_page(report, source)


def html_page(report: Report, source: str) -> str:
    """Return the page on the one profile of a report.

    All text of the dump is escaped, with what is not printable as its escape, and a policy in the
    page forbids scripts and anything from elsewhere.

    Args:
        report: what was read, with one profile.
        source: where it comes from: the path as it was given.

    Raises:
        ImportError: networkx is not installed; it comes with `profileparse[report]`, as does
            jinja2, which this module imports.
        ParseError: the report has not exactly one profile.
    """
    here = files("profileparse.writers.html")
    environment = Environment(
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(here.joinpath("page.html.j2").read_text("utf-8"))
    profile = report.profile
    ((_, result),) = measured([(source, profile)], {**GROUPS, **GRAPH_GROUPS})
    return template.render(
        style=Markup(here.joinpath("style.css").read_text("utf-8")),  # noqa: S704  (our own file)
        version=__version__,
        source=source,
        profile=profile,
        fields=[CATEGORIES[known] for known in candidates(profile.category or "")],
        years=years(profile),
        circle=circle(profile),
        scores=scores(profile),
        coverage=coverage(profile),
        findings=report.diagnostics,
        most_findings=MOST_FINDINGS,
        counts=by_severity(Counter(found.severity for found in report.diagnostics)),
        unparsed=len(report.unparsed),
        groups=result.groups,
        not_computable=NOT_COMPUTABLE,
        points=points,
        is_series=is_series,
        number=number,
        plural=plural,
    )


def _visible(value: object) -> object:
    return escaped(value) if isinstance(value, str) and not isinstance(value, Markup) else value
