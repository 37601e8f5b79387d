"""Kinds of options and arguments, with what Click leaves open."""

from typing import Any

import click

from profileparse.text.excerpt import quoted
from profileparse.text.suggestion import did_you_mean


class Choice(click.Choice):  # type: ignore[type-arg]  # it takes an argument from Click 8.2 on
    """One of several names; another one is told which was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in self.choices:
            return str(value)
        word = str(value)
        hint = did_you_mean(word.lower(), self.choices)
        self.fail(f"{quoted(word)} is none of {', '.join(self.choices)}{hint}", param, ctx)
