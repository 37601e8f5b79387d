"""What every metric is: a value or bounds, what it rests on, and where its definition is from."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

import attrs

from profileparse.records import Paper, Profile
from profileparse.text.names import name_key

Series = tuple[tuple[str, float | None], ...]
"""Numbers by a label, such as a year; None is an open end. Counts are whole numbers."""
Figure = float | Series | None
"""A number, a series of them, or None: not defined, or an open end."""

NAMELESS = "the profile has no name"
"""Note of what asks for the owner."""

_T = TypeVar("_T")


@attrs.frozen(kw_only=True)
class Metric:
    """One figure of a profile.

    An exact metric has `value`. One that the dump only bounds has `low` and `high`; None is an
    open end. One that is not defined for a profile, such as a mean of nothing, has none of them.
    One with all three has a value for what the page shows, and an interval around it, which its
    definition explains. Where `low` and `high` are series, they have the same labels.
    """

    name: str
    value: Figure = None
    low: Figure = None
    high: Figure = None
    n: int
    """Papers that it rests on; 0 for one that comes from the head alone."""
    missing: int
    """Papers that lack what it needs."""
    unit: str
    definition: str
    reference: str
    """Source of the definition, by author, year and where."""
    papers: tuple[int, ...] = attrs.field(converter=tuple[int, ...])
    """Places of those papers in `Profile.papers`, from 0."""
    note: str | None = None
    """What to mind with this profile."""


@attrs.frozen
class Measurement:
    """What a metric comes to for one profile; the fields are those of `Metric`."""

    value: Figure
    papers: tuple[int, ...] = attrs.field(default=(), converter=tuple[int, ...])
    missing: int = 0
    note: str | None = None
    low: Figure = None
    high: Figure = None


@attrs.define
class UndefinedError(Exception):
    """Raised by the function of a metric that is not defined for a profile, and says why."""

    measurement: Measurement


def owner_key(profile: Profile, missing: int) -> str:
    """Return what the names of the owner of a profile are compared by.

    Raises:
        UndefinedError: the profile has no name, so nobody knows which author is the owner.
    """
    if profile.name is None:
        raise UndefinedError(Measurement(None, missing=missing, note=NAMELESS))
    return name_key(profile.name)


def bounded(
    low: Figure, high: Figure, papers: Iterable[int], missing: int, note: str | None
) -> Measurement:
    """Return a measurement with bounds, or with a value if they are the same."""
    if low is not None and low == high:
        return Measurement(low, papers, missing, note)
    return Measurement(None, papers, missing, note, low, high)


def share(count: int, papers: Collection[int], missing: int = 0) -> Measurement:
    """Return the share that a count has of some papers; not defined for none."""
    return Measurement(count / len(papers) if papers else None, papers, missing)


def present(profile: Profile, get: Callable[[Paper], _T | None]) -> tuple[dict[int, _T], int]:
    """Return what the papers have, by their places, and how many of them lack it."""
    values = ((place, get(paper)) for place, paper in enumerate(profile.papers))
    found = {place: value for place, value in values if value is not None}
    return found, len(profile.papers) - len(found)
