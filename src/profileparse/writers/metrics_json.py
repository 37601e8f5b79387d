"""Metrics as JSON: one object for a profile, indented or on a line."""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.metrics import Metric
from profileparse.text.ascii_json import ascii_json
from profileparse.writers import Options
from profileparse.writers.metric_values import Measured

SCHEMA_VERSION = "1.0"
"""Of what is written: a new key raises the minor number, a new meaning the major one."""


def metrics_as_json(entries: Iterable[tuple[str, Measured]], _options: Options) -> Iterator[str]:
    """Yield an object for each profile."""
    for _, measured in entries:
        yield ascii_json({"schema_version": SCHEMA_VERSION} | _object(measured), 2) + "\n"


def metrics_as_json_lines(
    entries: Iterable[tuple[str, Measured]], _options: Options
) -> Iterator[str]:
    """Yield the same on one line each, with its source."""
    for source, measured in entries:
        start = {"schema_version": SCHEMA_VERSION, "source": source}
        yield ascii_json(start | _object(measured)) + "\n"


def _object(measured: Measured) -> dict[str, Any]:
    return {
        "name": measured.profile.name,
        "as_of": measured.profile.as_of.isoformat(),
        "metrics": {metric.name: _metric(metric) for metric in measured.metrics},
    }


def _metric(metric: Metric) -> dict[str, Any]:
    figures = {"value": metric.value, "low": metric.low, "high": metric.high}
    basis = ("n", "missing", "unit", "definition", "source", "papers", "note")
    return {
        **{name: dict(f) if isinstance(f, tuple) else f for name, f in figures.items()},
        **{name: getattr(metric, "reference" if name == "source" else name) for name in basis},
    }
