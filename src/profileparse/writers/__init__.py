"""Records to text: one file a format, one signature for all, and a table to find them."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

import attrs

from profileparse.records import Profile
from profileparse.writers.json_schema import json_schema
from profileparse.writers.records_json import (
    from_json,
    to_json,
    to_json_line,
    write_json,
    write_json_lines,
)

__all__ = ["FORMATS", "Format", "formats", "from_json", "json_schema", "to_json", "to_json_line"]


Write = TypeVar("Write")


class Writer(Protocol):
    """What every format gives: profiles in, pieces of text out, each with its final newline."""

    def __call__(
        self, entries: Iterable[tuple[str, Profile]], *, positions: bool = False
    ) -> Iterator[str]:
        """Yield the text of profiles, as soon as it is known.

        Args:
            entries: each profile with its source: the path as it was given.
            positions: whether to say where each value stands in its source; a format that has
                no room for that takes no notice.

        Raises:
            FormatError: the format cannot hold a value, or not that many profiles.
        """


@attrs.frozen(kw_only=True)
class Format(Generic[Write]):
    """A way to write down profiles, or what is made of them."""

    name: str
    """As the command line calls it."""
    suffix: str
    """Ending of a file that holds it."""
    several: bool
    """Whether one text can hold more than one profile."""
    write: Write


def formats(*rows: tuple[str, str, bool, Write]) -> Mapping[str, Format[Write]]:
    """Return formats by their names, from the values of each."""
    made = (Format(name=n, suffix=s, several=m, write=w) for n, s, m, w in rows)
    return MappingProxyType({row.name: row for row in made})


FORMATS: Mapping[str, Format[Writer]] = formats(
    ("json", ".json", False, write_json),
    ("jsonl", ".jsonl", True, write_json_lines),
)
"""All formats by their name."""
