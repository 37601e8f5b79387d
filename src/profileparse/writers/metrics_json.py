"""Metrics as JSON: one object for a profile, indented or on a line."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from profileparse.text.ascii_json import ascii_json
from profileparse.writers.metric_values import Measured

if TYPE_CHECKING:
    from profileparse.metrics import Figure, Metric

SCHEMA_VERSION = "1.0"
"""Of what is written: a new key raises the minor number, a new meaning the major one."""


def write_json(results: Iterable[Measured], _width: int) -> Iterator[str]:
    """Yield an object for each profile; see `profileparse.figures.Writer`."""
    for result in results:
        yield ascii_json({"schema_version": SCHEMA_VERSION} | _object(result), 2) + "\n"


def write_json_lines(results: Iterable[Measured], _width: int) -> Iterator[str]:
    """Yield the same on one line each, with its source; see `profileparse.figures.Writer`."""
    for result in results:
        start = {"schema_version": SCHEMA_VERSION, "source": result.source}
        yield ascii_json(start | _object(result)) + "\n"


def _object(result: Measured) -> dict[str, Any]:
    profile = result.profile
    return {
        "name": profile.name,
        "as_of": profile.as_of.isoformat(),
        "metrics": {metric.name: _metric(metric) for metric in result.metrics},
    }


def _metric(metric: "Metric") -> dict[str, Any]:
    return {
        "value": _figure(metric.value),
        "low": _figure(metric.low),
        "high": _figure(metric.high),
        "n": metric.n,
        "missing": metric.missing,
        "unit": metric.unit,
        "definition": metric.definition,
        "source": metric.reference,
        "papers": list(metric.papers),
        "note": metric.note,
    }


def _figure(figure: "Figure") -> Any:
    return dict(figure) if isinstance(figure, tuple) else figure
