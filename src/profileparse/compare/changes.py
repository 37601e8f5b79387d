"""The records of a comparison: two captures of a profile, and what differs between them."""

import math
from datetime import date as Date  # noqa: N812  (as in the records of a profile)
from decimal import Decimal

import attrs

from profileparse.records import Paper, Profile

Value = str | int | float | bool | Date | tuple[str, ...] | None
"""What a field of a profile or a paper holds."""


@attrs.frozen(kw_only=True)
class Change:
    """A field that is not what it was."""

    field: str
    """Name of the field, such as `citation_count`."""
    old: Value
    """None means that the old capture does not say it."""
    new: Value
    """None means that the new capture does not say it."""

    @property
    def growth(self) -> int | float | None:
        """New less old, in decimal (85.3 less 85.2 is 0.1); None unless both are finite numbers."""
        old, new = _exact(self.old), _exact(self.new)
        if old is None or new is None:
            return None
        growth = new - old
        return growth if isinstance(growth, int) else float(growth)


def _exact(value: Value) -> int | Decimal | None:
    """Return a number as it is printed; None for what is none, or is not finite."""
    if isinstance(value, float) and math.isfinite(value):
        return Decimal(repr(value))
    return value if isinstance(value, int) and not isinstance(value, bool) else None


@attrs.frozen(kw_only=True)
class Changed:
    """A paper that both captures list, but not with the same fields."""

    old: Paper
    """The paper as the old capture lists it."""
    new: Paper
    """The paper as the new capture lists it."""
    changes: tuple[Change, ...]
    """At least one, in the order of the fields of a paper."""

    @property
    def title(self) -> str | None:
        """The new title, or the old one if the new capture does not say it."""
        return self.old.title if self.new.title is None else self.new.title

    @property
    def date(self) -> Date | None:
        """The new date, or the old one if the new capture does not say it."""
        return self.old.date if self.new.date is None else self.new.date


@attrs.frozen(kw_only=True)
class Changes:
    """What differs between two captures of a profile; the order of the papers does not count."""

    old: Profile
    """The earlier capture."""
    new: Profile
    """The later capture."""
    head: tuple[Change, ...]
    """Facts of the head, in its order, then the number of papers listed, as `papers`."""
    added: tuple[Paper, ...]
    """Papers that only the new capture lists, in its order."""
    gone: tuple[Paper, ...]
    """Papers that only the old capture lists, in its order."""
    changed: tuple[Changed, ...]
    """Papers that both list with different fields, in the order of the new capture."""
    same: int
    """Number of papers that both list with the same fields."""

    @property
    def days(self) -> int:
        """Days from the old capture to the new one; below 0 if the old one is the later."""
        return (self.new.as_of - self.old.as_of).days

    @property
    def unchanged(self) -> bool:
        """Whether there is no difference, but for the day of capture."""
        return not (self.head or self.added or self.gone or self.changed)
