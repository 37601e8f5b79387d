"""Which format a result gets: that of --to, of the name of its file, or of the settings."""

import os
import sys

import click
from click.core import ParameterSource

from profileparse.cli import options
from profileparse.cli.console import print_message
from profileparse.cli.files import is_stdout
from profileparse.text.escape import escaped_path
from profileparse.writers import Format, format_of, formats


def chosen(subject: str, name: str, output: str | None) -> Format:
    """Return the format for a result, and refuse one that cannot be written there.

    What stands on the command line counts most: `--to`, then the name of the file. Then come the
    variables and the settings, and the default. A name that contradicts `--to` is said.
    """
    row = formats(subject)[name]
    named = _named(subject, output)
    if named is not None and named is not row:
        source = click.get_current_context().get_parameter_source("name")
        if source is not ParameterSource.COMMANDLINE:
            row = named
        elif not row.suffix.endswith(named.suffix):  # a `.csl.json` is a `.json`, too
            path = escaped_path(output or "")
            print_message(f"{path}: gets {name}, as --to says, under a name of {named.name}")
    if row.package:
        options.need(row.package, row.extra, f"--to {row.name}")
    if row.binary and is_stdout(output) and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(
            f"{row.name} is no text for a terminal: use -o FILE{row.suffix}, or a pipe"
        )
    return row


def report_unknown_ending(subject: str, name: str, output: str | None) -> None:
    """Say which format a file gets whose name ends as that of none, if nobody asked for one."""
    source = click.get_current_context().get_parameter_source("name")
    if source is not ParameterSource.DEFAULT or _named(subject, output) is not None:
        return
    if output is None or is_stdout(output) or os.path.isdir(output):  # noqa: PTH112  (likewise)
        return
    if os.path.splitext(output)[1]:  # noqa: PTH122  (that of a folder, `x.csv/`, has none)
        print_message(f"{escaped_path(output)}: gets {name}: no format has that ending")


def _named(subject: str, output: str | None) -> Format | None:
    """Return the format that the name of the output asks for; that of a folder asks for none."""
    if output is None or is_stdout(output) or output.endswith(os.sep) or os.path.isdir(output):  # noqa: PTH112  (Path raises)
        return None
    return format_of(subject, output)
