"""Changes as one JSON object, which is safe to print anywhere."""

from collections.abc import Iterator, Sequence
from typing import Any

from profileparse.compare import Change, Changed, Changes
from profileparse.records import Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.writers.records_json import SCHEMA_VERSION, as_object, as_value


def write_json(changes: Changes, sources: tuple[str, str], _width: int, /) -> Iterator[str]:
    """Yield the object; see `profileparse.change_formats.Writer`."""
    old, new = sources
    written = {
        "schema_version": SCHEMA_VERSION,
        "old": _capture(old, changes.old, "$.old"),
        "new": _capture(new, changes.new, "$.new"),
        "days": changes.days,
        "head": {change.field: _grown(change, f"$.head.{change.field}") for change in changes.head},
        "papers": {
            "new": _papers(changes.added, "$.papers.new"),
            "gone": _papers(changes.gone, "$.papers.gone"),
            "changed": [
                _changed(paper, f"$.papers.changed[{i}]") for i, paper in enumerate(changes.changed)
            ],
            "same": changes.same,
        },
    }
    yield ascii_json(written, 2) + "\n"


def _capture(source: str, profile: Profile, place: str) -> dict[str, Any]:
    return {
        "source": as_value(source, f"{place}.source"),
        "name": as_value(profile.name, f"{place}.name"),
        "as_of": as_value(profile.as_of, f"{place}.as_of"),
    }


def _grown(change: Change, place: str) -> dict[str, Any]:
    return {**_values(change, place), "growth": as_value(change.growth, f"{place}.growth")}


def _papers(papers: Sequence[Paper], place: str) -> list[dict[str, Any]]:
    return [as_object(paper, f"{place}[{i}]") for i, paper in enumerate(papers)]


def _changed(paper: Changed, place: str) -> dict[str, Any]:
    return {
        "title": as_value(paper.title, f"{place}.title"),
        "date": as_value(paper.date, f"{place}.date"),
        "changes": {
            change.field: _values(change, f"{place}.changes.{change.field}")
            for change in paper.changes
        },
    }


def _values(change: Change, place: str) -> dict[str, Any]:
    return {
        "old": as_value(change.old, f"{place}.old"),
        "new": as_value(change.new, f"{place}.new"),
    }
