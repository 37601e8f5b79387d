"""Changes as one JSON object, which is safe to print anywhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from profileparse.compare import Change, Changed, Changes
from profileparse.records import Paper, Profile
from profileparse.text.ascii_json import ascii_json
from profileparse.writers import Options
from profileparse.writers.records_json import SCHEMA_VERSION, as_object, as_value


def changes_as_json(
    entries: Iterable[tuple[tuple[str, str], Changes]], _options: Options
) -> Iterator[str]:
    """Yield an object for each pair of captures."""
    for (old, new), changes in entries:
        written = {
            "schema_version": SCHEMA_VERSION,
            "old": _capture(old, changes.old, "$.old"),
            "new": _capture(new, changes.new, "$.new"),
            "days": changes.days,
            "head": {
                c.field: _values(c, f"$.head.{c.field}", "old", "new", "growth")
                for c in changes.head
            },
            "papers": {
                "new": _papers(changes.added, "$.papers.new"),
                "gone": _papers(changes.gone, "$.papers.gone"),
                "changed": [
                    _changed(paper, f"$.papers.changed[{i}]")
                    for i, paper in enumerate(changes.changed)
                ],
                "same": changes.same,
            },
        }
        yield ascii_json(written, 2) + "\n"


def _capture(source: str, profile: Profile, place: str) -> dict[str, Any]:
    values = {"source": source, "name": profile.name, "as_of": profile.as_of}
    return {name: as_value(value, f"{place}.{name}") for name, value in values.items()}


def _papers(papers: Sequence[Paper], place: str) -> list[dict[str, Any]]:
    return [as_object(paper, f"{place}[{i}]") for i, paper in enumerate(papers)]


def _changed(paper: Changed, place: str) -> dict[str, Any]:
    return {
        "title": as_value(paper.title, f"{place}.title"),
        "date": as_value(paper.date, f"{place}.date"),
        "changes": {
            change.field: _values(change, f"{place}.changes.{change.field}", "old", "new")
            for change in paper.changes
        },
    }


def _values(change: Change, place: str, *names: str) -> dict[str, Any]:
    return {name: as_value(getattr(change, name), f"{place}.{name}") for name in names}
