"""The facts of a head: how the page prints each of them, and how its number is read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from profileparse.text.numbers import read_count, read_decimal, read_percent


@attrs.frozen
class Fact:
    """One kind of fact.

    Attributes:
        field: the field of the record that it is read to.
        form: what the page prints, with `{}` for the number.
        number: a number as the page would print it.
        read: what reads a number as it is printed, and gives None for what is none.
    """

    field: str
    form: str
    number: str
    read: Callable[[str], float | None]

    @property
    def token(self) -> str:
        """Its terminal in the grammar, in which the group of the number has the field's name."""
        return self.field.upper()

    @property
    def example(self) -> str:
        """A fact as the page would print it."""
        return self.form.format(self.number)


FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        fact.field: fact
        for fact in (
            Fact("h_index", "h-index{}", "25", read_count),
            Fact("paper_count", "{}papers", "23", read_count),
            Fact("citation_count", "{}citations", "2,923", read_count),
            Fact("novelty_percent", "Novelty{}%", "50", read_percent),
            Fact("ai_score", "AI Score{}", "56", read_decimal),
        )
    }
)
"""The facts by the field of the record that they are read to."""
HEADING = Fact("heading", "{} Papers", "23", read_count)
"""The heading of the list, which is no field of a record."""
