"""What the name of a file says by its ending."""

from collections.abc import Mapping
from typing import Protocol


class Kind(Protocol):
    """A kind of file."""

    @property
    def suffix(self) -> str:
        """How the names of such files end; empty if no name says it."""

    @property
    def also(self) -> tuple[str, ...]:
        """Other endings of such files."""


def kind_of(kinds: Mapping[str, Kind], path: str) -> str | None:
    """Return the name of the kind that a path asks for by its ending: the longest that is known.

    `.CSV` is `.csv`. Of kinds with one ending, it is the first. None is a path that says nothing.
    """
    endings: dict[str, str] = {}
    for name, kind in kinds.items():
        for ending in (kind.suffix, *kind.also):
            endings.setdefault(ending, name)
    found = [end for end in endings if end and path.lower().endswith(end)]
    return endings[max(found, key=len)] if found else None
