"""Arguments and options that several commands share."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

import profileparse
from profileparse.cli.inputs import Reading

_Command = TypeVar("_Command", bound=Callable[..., int])
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    """Return the day that is written as `YYYY-MM-DD`, and in no other way."""
    if value is None:
        return None
    # fromisoformat alone also takes 20260520 and 2026-W21-3.
    if not _DAY.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not written YYYY-MM-DD, such as 2026-05-20")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day: {error}") from error


def reading(command: _Command) -> _Command:
    """Add the arguments that say what is read, and how.

    The command gets `files`, `stdin_filename`, `as_of` and `max_chars`; see `how`.
    """
    for add in (
        click.option(
            "--max-chars",
            type=click.IntRange(min=1),
            metavar="N",
            default=profileparse.MAX_CHARS,
            show_default=True,
            help="Read at most N characters of a dump.",
        ),
        click.option(
            "--stdin-filename",
            metavar="NAME",
            help="What to call standard input in messages and results.",
        ),
        click.option(
            "--as-of",
            callback=_day,
            metavar="DATE",
            help="Day of capture, YYYY-MM-DD: dates without a year are read against it.  "
            "[default: today]",
        ),
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    ):
        command = add(command)
    return command


output = click.option(
    "-o", "--output", metavar="OUT", help="Write to OUT, whole or not at all; '-' is stdout."
)


def how(as_of: date | None, max_chars: int) -> Reading:
    """Return how inputs are read; without a day of capture it is today, for the whole run."""
    return Reading(as_of or date.today(), max_chars)  # noqa: DTZ011  (the user's own day)
