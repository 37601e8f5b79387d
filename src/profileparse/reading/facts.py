"""The facts of a head: how the page prints each of them, and how its number is read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from profileparse.text.numbers import read_count, read_decimal, read_percent


@attrs.frozen
class Fact:
    """One kind of fact.

    Attributes:
        kind: its token in the grammar.
        form: what the page prints, with `{}` for the number.
        number: a number as the page would print it.
        read: what reads a number as it is printed, and gives None for what is none.
    """

    kind: str
    form: str
    number: str
    read: Callable[[str], float | None]

    @property
    def example(self) -> str:
        """A fact as the page would print it."""
        return self.form.format(self.number)


FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "h_index": Fact("H_INDEX", "h-index{}", "25", read_count),
        "paper_count": Fact("PAPER_COUNT", "{}papers", "23", read_count),
        "citation_count": Fact("CITATION_COUNT", "{}citations", "2,923", read_count),
        "novelty_percent": Fact("NOVELTY", "Novelty{}%", "50", read_percent),
        "ai_score": Fact("AI_SCORE", "AI Score{}", "56", read_decimal),
    }
)
"""The facts by the field of the record that they are read to."""
HEADING = Fact("HEADING", "{} Papers", "23", read_count)
"""The heading of the list, which is no field of a record."""
