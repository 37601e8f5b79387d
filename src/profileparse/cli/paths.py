"""The arguments that name what is read."""

import os
import stat
import sys
from typing import Any

import click

from profileparse.cli.configured import shows_settings
from profileparse.cli.inputs import STDIN


class Paths(click.Argument):
    """Paths of inputs: one, or with `nargs` of -1 any number; whoever asks for settings needs none.

    Where there can be any number and there is none, standard input is read if it was redirected.
    """

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the path or the paths, or raise UsageError."""
        if not self.value_is_missing(value):
            return super().process_value(ctx, value)
        many = self.nargs != 1
        if shows_settings(ctx):
            return () if many else ""
        if many and stdin_is_redirected():
            return (STDIN,)
        what = "files or folders" if many else "a file"
        name = str(self.name).upper()
        raise click.UsageError(f"{name} is missing: name {what}, or '-' for standard input")


def stdin_is_redirected() -> bool:
    """Whether standard input is a pipe or a file, so that somebody gives it, and it has an end.

    A terminal, /dev/null and other devices are none, nor is a socket: services and remote shells
    leave one open that nothing comes from.
    """
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # closed, or none of the system
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
