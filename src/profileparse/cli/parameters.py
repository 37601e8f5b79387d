"""Kinds of options, with what Click leaves open."""

from typing import Any

import click

from profileparse.text.excerpt import quoted
from profileparse.text.suggestion import did_you_mean

VARIABLES = "PROFILEPARSE_"
"""What the names of all variables begin with."""
_GIVEN = "profileparse.given"  # where a context keeps the values of its options


def variable(key: str) -> str:
    """Return the name of a variable: that of the key `fail-on` is `PROFILEPARSE_FAIL_ON`."""
    return VARIABLES + key.upper().replace("-", "_")


class Choice(click.Choice):  # type: ignore[type-arg]  # it takes an argument from Click 8.2 on
    """One of several names; another one is told which was probably meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or raise BadParameter."""
        word = str(value)
        if word not in self.choices:
            hint = did_you_mean(word.lower(), self.choices)
            self.fail(f"{quoted(word)} is none of {', '.join(self.choices)}{hint}", param, ctx)
        return word


class Option(click.Option):
    """An option that can be set elsewhere, too: in the table of its command, in a file.

    With a variable, it is common: its key can stand above the tables of the commands as well.
    """

    def __init__(self, *args: Any, aliases: tuple[str, ...] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._aliases = aliases

    @property
    def key(self) -> str:
        """Its key in a file: that of `--fail-on` is `fail-on`."""
        return next(name[2:] for name in self.opts if name.startswith("--"))

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that the table of the command takes for it."""
        return (self.key, *self._aliases)

    @property
    def common_keys(self) -> tuple[str, ...]:
        """All keys that stand for all commands that have the option."""
        return (self.key,) if self.envvar is not None else ()

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """Let a command line have the option by all its names."""
        super().add_to_parser(parser, ctx)
        for alias in self._aliases:
            parser.add_option(obj=self, opts=[f"--{alias}"], dest=alias, action="store", nargs=1)

    def consume_value(self, ctx: click.Context, opts: Any) -> Any:
        """Return the value, whatever name it was given by, and where it comes from."""
        given_as = [key for key in self._aliases if key in opts]
        for alias in given_as:
            if self.name in opts:
                both = f"--{self.key} and --{alias}"
                raise click.UsageError(f"{both} are one option: leave one out")
            opts = {**opts, self.name: opts[alias]}
        return super().consume_value(ctx, opts)

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        """Return a value of the type of the option, and keep it for `given`."""
        typed = super().type_cast_value(ctx, value)
        ctx.meta.setdefault(_GIVEN, {})[self.name] = typed
        return typed


def given(context: click.Context, name: str) -> Any:
    """Return the value of an option as it was given, before its callback; None if it has none."""
    return context.meta.get(_GIVEN, {}).get(name)


def options_of(command: click.Command) -> list[Option]:
    """Return the options that can be set elsewhere."""
    return [parameter for parameter in command.params if isinstance(parameter, Option)]
