"""Which format a result gets: that of --to, of the name of its file, or of the settings."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

import click
from click.core import ParameterSource

from profileparse.cli import options
from profileparse.cli.console import print_note
from profileparse.cli.files import is_stdout
from profileparse.cli.parameters import options_of
from profileparse.text.endings import Kind, kind_of
from profileparse.text.escape import escaped_path
from profileparse.writers import Format, formats, takers


def preferred(kinds: Mapping[str, Kind], name: str, output: str | None) -> str:
    """Return the name of the format for a result, one of `kinds`.

    What stands on the command line counts most: the option, then the name of the file. Then come
    the variables and the settings, and the default. A file that can be of several formats leaves
    the choice to them; a name that contradicts the option is warned about.
    """
    named = _named(kinds, output)
    if named is None or named == name:
        return name
    fits = kinds[name].suffix.endswith(kinds[named].suffix)  # a `.csl.json` is a `.json`, too
    context = click.get_current_context()
    source = context.get_parameter_source("name")
    if source is ParameterSource.COMMANDLINE and not fits:
        flag = next(f"--{o.key}" for o in options_of(context.command) if o.name == "name")
        path = escaped_path(output or "")
        print_note(f"{path}: written as {name} ({flag}), though the name suggests {named}")
    asked = source is ParameterSource.COMMANDLINE
    return name if asked or (fits and source is not ParameterSource.DEFAULT) else named


def chosen(subject: str, name: str, output: str | None) -> Format:
    """Return the format for a result, see `preferred`, and refuse one that cannot go there."""
    known = formats(subject)
    row = known[preferred(known, name, output)]
    if row.package:
        options.need(row.package, row.extra, f"--to {row.name}")
    if row.binary and is_stdout(output) and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(
            f"{row.name} is not text for a terminal: use -o FILE{row.suffix}, or a pipe"
        )
    return row


def taken(row: Format, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a format takes of the options that are set, by the names of their fields.

    Any other is refused if it stands on the command line. Settings and variables are for all
    formats that take them.
    """
    context = click.get_current_context()
    for option in asked.keys() - row.takes:
        if context.get_parameter_source(option) is ParameterSource.COMMANDLINE:
            refuse(f"--{option.replace('_', '-')}", takers(row.subject, option), row.name)
    return {option: value for option, value in asked.items() if option in row.takes}


def refuse(flag: str, takers: Iterable[str], name: str) -> NoReturn:
    """Refuse an option for a format that has no room for it, and say which formats do."""
    raise click.UsageError(f"{flag} goes with --to {' or '.join(takers)}, not {name}")


def report_unknown_ending(kinds: Mapping[str, Kind], name: str, output: str | None) -> None:
    """Say which format a file gets whose name ends as that of none, if nobody asked for one."""
    source = click.get_current_context().get_parameter_source("name")
    # None is the source of what a command has no option for: it writes one format.
    if source not in (ParameterSource.DEFAULT, None) or _named(kinds, output) is not None:
        return
    if output is None or is_stdout(output) or os.path.isdir(output):  # noqa: PTH112  (likewise)
        return
    if os.path.splitext(output)[1]:  # noqa: PTH122  (that of a folder, `x.csv/`, has none)
        print_note(f"{escaped_path(output)}: written as {name!r}: the file name tells no format")


def _named(kinds: Mapping[str, Kind], output: str | None) -> str | None:
    """Return the format that the name of the output asks for; that of a folder asks for none."""
    if output is None or is_stdout(output) or output.endswith(os.sep) or os.path.isdir(output):  # noqa: PTH112  (Path raises)
        return None
    return kind_of(kinds, output)
