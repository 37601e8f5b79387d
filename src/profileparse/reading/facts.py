"""The facts of a head: how the page prints each of them, and how its number is read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from profileparse.records import Profile
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


def _fact(field: "attrs.Attribute[object]") -> Fact:
    form, number = field.metadata["form"], field.metadata["number"]
    read = read_count if field.type == int | None else read_decimal
    return Fact(field.name, form, number, read_percent if form.endswith("%") else read)


FACTS: Mapping[str, Fact] = MappingProxyType(
    {field.name: _fact(field) for field in attrs.fields(Profile) if "form" in field.metadata}
)
"""The facts by the field of the record that they are read to, whose metadata say their form."""
HEADING = Fact("heading", "{} Papers", "23", read_count)
"""The heading of the list, which is no field of a record."""
