"""Commands that follow settings, and the options that all of them have."""

import os
from typing import Any

import click
from click.core import ParameterSource

from profileparse.cli.console import TALK, WISHES, Talk, print_message, talk
from profileparse.cli.files import write_output
from profileparse.cli.parameters import Option, given, options_of, variable
from profileparse.cli.settings.lookup import CONFIG, Settings

_SHOWS = "profileparse.shows"


class Configured(click.Command):
    """A command whose options can be set in a file and in variables."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; what none of them says, the settings do."""
        if not ctx.resilient_parsing:  # a shell that completes a line asks for no setting
            ctx.default_map = Settings(ctx)  # type: ignore[assignment]  # only to be read
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, whatever is set, and even if that is broken."""
        ctx.default_map = None
        return super().get_help(ctx)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, or show its settings."""
        ctx.meta[TALK] = _talk(ctx)
        if shows_settings(ctx):
            from profileparse.cli.settings.shown import shown  # noqa: PLC0415  (only who asks)

            return write_output(shown(ctx), None)
        if talk() is Talk.VERBOSE:
            _say_settings(ctx)
        return super().invoke(ctx)


def _talk(context: click.Context) -> Talk:
    """Return how much is to be said; of two wishes, the one that is nearer to the user counts.

    Raises:
        UsageError: both are wished for in one place.
    """
    asked = [name for name in WISHES if given(context, name)]
    wishes = {_distance(context, name): WISHES[name] for name in asked}
    if len(wishes) < len(asked):
        raise click.UsageError("--quiet and --verbose contradict each other: leave one out")
    return wishes[min(wishes)] if wishes else Talk.NORMAL


def _distance(context: click.Context, name: str) -> int:
    """Return how far from the user an option is set: on the command line, it is 0."""
    source = context.get_parameter_source(name)
    if source is ParameterSource.COMMANDLINE:
        return 0
    if source is ParameterSource.ENVIRONMENT:
        return 1
    assert isinstance(context.default_map, Settings)  # noqa: S101  (by default, nothing is set)
    return 2 if context.default_map.is_own(name) else 3


def _say_settings(context: click.Context) -> None:
    """Say which settings are in force."""
    assert isinstance(context.default_map, Settings)  # noqa: S101  (since it was parsed)
    file = context.default_map.file
    print_message(f"settings: {file.place().rstrip(':') if file else 'no file'}")
    for option in options_of(context.command):
        if context.get_parameter_source(str(option.name)) is ParameterSource.ENVIRONMENT:
            print_message(f"settings: {option.envvar}={os.environ[str(option.envvar)]}")


def shows_settings(context: click.Context) -> bool:
    """Whether a command shows its settings, and does nothing else."""
    return bool(context.meta.get(_SHOWS))


def _keep(key: str) -> Any:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        context.meta[key] = value

    return callback


def _wish(short: str, name: str, summary: str) -> Any:
    """Return the option for how much is said."""
    flags = (short, f"--{name}")
    common: dict[str, Any] = {"envvar": variable(name), "is_flag": True, "expose_value": False}
    return click.option(*flags, cls=Option, help=summary, **common)


OPTIONS = (
    _wish("-q", "quiet", "Print only errors on stderr: no notes, no warnings or infos."),
    _wish(
        "-v", "verbose", "Also print on stderr which settings hold, and how each input was read."
    ),
    click.option(
        "--config",
        metavar="FILE",
        is_eager=True,  # before what it sets
        expose_value=False,
        callback=_keep(CONFIG),
        help="Take settings from FILE, not from the nearest profileparse.toml or pyproject.toml.",
    ),
    click.option(
        "--show-settings",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_keep(_SHOWS),
        help="Show all settings, and where each comes from, and do nothing else.",
    ),
)
"""What all these commands take."""
