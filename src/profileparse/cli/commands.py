"""The commands, whose modules are imported when they run, or for their help."""

from pkgutil import resolve_name

import click

CONFIGURABLE = ("convert", "check", "metrics", "report", "diff")
"""Commands with options that can be set in a file and in variables."""
COMMANDS = (*CONFIGURABLE, "rule", "schema", "completion")


def command(name: str) -> click.Command:
    """Return one of the commands."""
    found: click.Command = resolve_name(f"profileparse.cli.{name}_command:{name}")
    return found
