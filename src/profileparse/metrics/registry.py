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

    def metric(  # noqa: PLR0913  (what there is to say of a metric, most of it by name)
        self,
        unit: str,
        definition: str,
        reference: str = "a count; no source",
        *,
        formula: str = "",
        bounds: str = "",
        series: bool = False,
    ) -> Callable[[Callable[_P, Measurement]], Callable[_P, Metric]]:
        """Make a metric of this group: its name is that of the function that measures a profile.

        The definition in words begins its docstring; the formula is written in LaTeX. `bounds`
        says what `low` and `high` are, where it can have them. A series has a figure for each of
        several labels.
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
            row = Definition(
                **common,
                group=self,
                formula=formula,
                bounds=bounds,
                series=series,
                compute=compute,
            )
            _DEFINITIONS.append(row)
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
    formula: str
    """In LaTeX; empty for a count."""
    bounds: str
    """What `low` and `high` are; empty for a metric that never has them."""
    series: bool
    """Whether it has a figure for each of several labels."""
    compute: Callable[..., Metric]
    """The function, of a profile."""


_DEFINITIONS: list[Definition] = []


def registered() -> dict[str, Definition]:
    """Return all metrics by name, in the order of their groups."""
    return {row.name: row for group in Group for row in _DEFINITIONS if row.group is group}
