"""Changes to text: one file a format, one signature for all, and a table to find them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from profileparse.compare import Changes
from profileparse.writers.changes_json import write_json
from profileparse.writers.changes_table import write_table

__all__ = ["FORMATS", "Writer"]


class Writer(Protocol):
    """What every format gives: changes in, whole lines out, each with its newline."""

    def __call__(self, changes: Changes, sources: tuple[str, str], width: int, /) -> Iterator[str]:
        """Yield the text of changes.

        Args:
            changes: what to write.
            sources: where the old and the new profile come from: the paths as they were given.
            width: columns of the terminal; a format for machines takes no notice.

        Raises:
            FormatError: the format cannot hold a value.
        """


FORMATS: Mapping[str, Writer] = MappingProxyType({"table": write_table, "json": write_json})
"""All formats by their name; the first is the default."""
