"""Several profiles side by side."""

from collections.abc import Iterable
from datetime import date

import attrs

from profileparse.metrics.metric import Metric
from profileparse.metrics.registry import summary
from profileparse.records import Profile


def _metrics(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    return tuple(metrics)


@attrs.frozen(kw_only=True)
class Row:
    """The metrics of one of several profiles."""

    name: str | None
    """The researcher, as printed."""
    as_of: date
    """Day of capture: profiles of different days differ for that alone."""
    metrics: tuple[Metric, ...] = attrs.field(converter=_metrics)
    """In the order of `summary`."""

    def __getitem__(self, name: str) -> Metric:
        """Return a metric by its name.

        Raises:
            KeyError: there is no such metric.
        """
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise KeyError(name)


def compare(profiles: Iterable[Profile]) -> tuple[Row, ...]:
    """Return a row of metrics for each profile, in the order of the profiles.

    All rows have the same metrics in the same order. Sizes differ between fields, ages and
    days of capture; nothing here is normalised.
    """
    return tuple(Row(name=p.name, as_of=p.as_of, metrics=summary(p)) for p in profiles)
