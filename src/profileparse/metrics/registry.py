"""Which metrics there are: each is a function of a profile, with its definition above it."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec

import attrs

from profileparse.metrics.metric import Measurement, Metric, UndefinedError

_P = ParamSpec("_P")


class Group(StrEnum):
    """What metrics speak of: their headings, in the order in which they are printed."""

    OUTPUT = "Output over time"
    HEAD = "From the head"
    COLLABORATION = "Collaboration"
    COAUTHORS = "Co-authors"
    BREADTH = "Breadth"
    OPENNESS = "Openness"
    SCORE = "Score"
    AFFILIATIONS = "Affiliations"
    GRAPH = "Graph of co-authors"

    def metric(
        self,
        unit: str,
        definition: str,
        reference: str = "a count; no source",
        *,
        series: bool = False,
    ) -> Callable[[Callable[_P, Measurement]], Callable[_P, Metric]]:
        """Make a metric of this group: its name is that of the function that measures a profile.

        The definition, in words or as a formula, begins its docstring; a series has a figure for
        each of several labels.
        """

        def register(measure: Callable[_P, Measurement]) -> Callable[_P, Metric]:
            name = measure.__name__
            common: dict[str, Any] = {"name": name, "unit": unit}
            common |= {"definition": definition, "reference": reference}

            @wraps(measure)
            def compute(*args: _P.args, **kwargs: _P.kwargs) -> Metric:
                try:
                    measurement = measure(*args, **kwargs)
                except UndefinedError as error:
                    measurement = error.measurement
                found = attrs.asdict(measurement, recurse=False)
                return Metric(n=len(found["papers"]), **common, **found)

            compute.__doc__ = f"{definition} ({unit}).\n\n{measure.__doc__ or ''}"
            told = signature(measure).replace(return_annotation=Metric)
            compute.__signature__ = told  # type: ignore[attr-defined]  # what `help` shows
            _DEFINITIONS.append(Definition(**common, group=self, series=series, compute=compute))
            return compute

        return register


@attrs.frozen(kw_only=True)
class Definition:
    """What a metric is, whatever the profile; see `Group.metric`."""

    name: str
    group: Group
    unit: str
    definition: str
    reference: str
    series: bool
    compute: Callable[..., Metric]
    """The function, of a profile."""


_DEFINITIONS: list[Definition] = []


def registered() -> dict[str, Definition]:
    """Return all metrics by name, in the order of their groups."""
    return {row.name: row for group in Group for row in _DEFINITIONS if row.group is group}
