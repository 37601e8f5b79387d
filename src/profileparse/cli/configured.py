"""Commands that follow settings, and the options that all of them have."""

from typing import Any

import click

from profileparse.cli.files import write_output
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
        if shows_settings(ctx):
            from profileparse.cli.settings.shown import shown  # noqa: PLC0415  (only who asks)

            return write_output(shown(ctx), None)
        return super().invoke(ctx)


def shows_settings(context: click.Context) -> bool:
    """Whether a command shows its settings, and does nothing else."""
    return bool(context.meta.get(_SHOWS))


def _keep(key: str) -> Any:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        context.meta[key] = value

    return callback


OPTIONS = (
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
