"""The picture of the co-authors: people on a circle, and lines between those of one paper."""

from cmath import rect
from math import pi

import attrs

from profileparse.metrics.graph import ego
from profileparse.records import Profile
from profileparse.text.numbers import plural

MOST = 60
"""People that are drawn; more would not be read."""
_RADIUS = 110.0
_HUB = 12.0  # around the owner, kept free of lines
_GAP = 6.0  # between a point and its name
LONGEST = 25
"""Characters of a name in the picture."""
_ROUND = 1e-9
_FEW = 3  # people who all stand above the owner
_WHOLE, _HALF = "-190 -190 380 380", "-190 -190 380 215"
_WIDEST = pi / 3  # between two people: more would join them through the owner


@attrs.frozen(kw_only=True)
class Person:
    """A point on the circle, with its name beside it; numbers are as SVG takes them."""

    name: str
    label: str  # the name, cut to fit
    papers: int  # those that show it
    x: str
    y: str
    size: str  # radius of the point
    spoke: str  # the line from the owner in the middle; empty if they share no paper
    width: str
    turn: str  # angle of the name in degrees
    anchor: str  # which end of the name is at the circle
    edge: str  # where on the circle's radius the name begins; negative on the left side


@attrs.frozen
class Line:
    """A curve between two people who are shown on one paper; the label says who and how often."""

    path: str
    width: str
    label: str


@attrs.frozen
class Circle:
    """People and lines around the owner, who is in the middle, at 0, 0."""

    owner: str | None  # None if nobody knows who it is, or no list has them
    label: str  # the owner, cut to fit
    people: tuple[Person, ...]
    lines: tuple[Line, ...]
    left_out: int  # people who are not drawn
    note: str | None  # what is missing, if so
    box: str  # what of the plane is drawn, as SVG has it


def circle(profile: Profile) -> Circle:
    """Return the picture of a profile's co-authors; the owner is in the middle."""
    found = ego(profile)
    graph, owner = found.graph, found.owner
    papers: dict[str, int] = {name: graph.nodes[name]["papers"] for name in graph}
    people = sorted(papers.keys() - {owner}, key=lambda name: (-papers[name], name))
    tied = set(graph[owner]) if owner is not None else set()
    drawn = set(people[:MOST])
    near = {name: sorted(set(graph[name]) & drawn) for name in people[:MOST]}
    order = [name for group in _groups(near) for name in group]
    angles = _angles(order)
    lines = [
        _line(one, other, angles, graph.edges[one, other]["papers"])
        for one in order
        for other in near[one]
        if one < other
    ]
    return Circle(
        owner,
        _cut(owner or ""),
        tuple(_person(name, papers[name], angles[name], name in tied) for name in order),
        tuple(lines),
        len(people) - len(order),
        found.note,
        _HALF if len(order) <= _FEW else _WHOLE,
    )


def _groups(near: dict[str, list[str]]) -> list[list[str]]:
    """Return connected people next to each other, the largest group first."""
    groups: list[list[str]] = []
    met: set[str] = set()
    for start in sorted(near, key=lambda name: (-len(near[name]), name)):
        group = [] if start in met else [start]
        met.add(start)
        for name in group:  # it grows while it is gone through
            group += [other for other in near[name] if other not in met]
            met.update(near[name])
        groups.append(group)
    return sorted(filter(None, groups), key=lambda group: (-len(group), group[0]))


def _angles(order: list[str]) -> dict[str, float]:
    """Return where people stand: around the circle from its top, or, if they are few, about it."""
    step = min(2 * pi / len(order), _WIDEST) if order else 0
    closed = len(order) * step > 2 * pi - _ROUND
    start = -pi / 2 - (0 if closed else step * (len(order) - 1) / 2)
    return {name: start + step * place for place, name in enumerate(order)}


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _person(name: str, papers: int, angle: float, tied: bool) -> Person:  # noqa: FBT001
    place = rect(_RADIUS, angle)
    right = place.real >= -_ROUND  # the top and the bottom are right
    edge = _RADIUS + _GAP
    return Person(
        name=name,
        label=_cut(name),
        papers=papers,
        x=_number(place.real),
        y=_number(place.imag),
        size=_number(min(1.4 + 0.7 * papers, 5)),
        spoke=f"M{_point(rect(_HUB, angle))}L{_point(place)}" if tied else "",
        width=_width(papers),
        turn=_number(angle * 180 / pi + (0 if right else 180)),
        anchor="start" if right else "end",
        edge=_number(edge if right else -edge),
    )


def _line(one: str, other: str, angles: dict[str, float], papers: int) -> Line:
    start, end = (rect(_RADIUS, angles[name]) for name in (one, other))
    apart = abs(angles[one] - angles[other])
    # People far apart are joined near the middle, neighbours near the circle.
    bend = 0.8 - 0.7 * min(apart, 2 * pi - apart) / pi
    return Line(
        path=f"M{_point(start)}Q{_point(bend * (start + end) / 2)} {_point(end)}",
        width=_width(papers),
        label=f"{one} and {other}: {plural(papers, 'paper')}",
    )


def _width(papers: int) -> str:
    return _number(min(0.4 + 0.4 * papers, 4))


def _point(place: complex) -> str:
    return f"{_number(place.real)} {_number(place.imag)}"


def _number(value: float) -> str:
    """Return a number as SVG takes it, and never `-0.0`."""
    return f"{round(value, 1) + 0.0:.1f}"
