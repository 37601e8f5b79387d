"""Arguments and options that several commands share."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from importlib.util import find_spec
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

import profileparse
from profileparse.cli.inputs import Reading
from profileparse.cli.selection import beginning
from profileparse.diagnostics import RULES, Severity
from profileparse.rules.required import FIELDS, field

VARIABLES = "PROFILEPARSE_"
"""What the names of all variables begin with."""
_NEVER = "never"
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


def option(*names: str, **how: Any) -> Callable[[_Command], _Command]:
    """Add an option that can also be set in pyproject.toml and in a variable.

    The option `--fail-on` is the key `fail-on` and the variable `PROFILEPARSE_FAIL_ON`.
    """
    key = next(name for name in names if name.startswith("--")).split("/")[0].removeprefix("--")
    variable = f"{VARIABLES}{key.upper().replace('-', '_')}"
    return click.option(*names, envvar=variable, **how)


def _day_option(name: str, says: str) -> Callable[[_Command], _Command]:
    return option(name, callback=_day, metavar="DATE", help=says)


def _file(name: str, **how: Any) -> Callable[[_Command], _Command]:
    """Add an argument that names a file, or several."""
    return click.argument(
        name,
        required=True,
        shell_complete=lambda _context, _parameter, begun: [CompletionItem(begun, type="file")],
        **how,
    )


_max_chars = option(
    "--max-chars",
    type=click.IntRange(min=1),
    metavar="N",
    default=profileparse.MAX_CHARS,
    show_default=True,
    help="Read at most N characters of a dump.",
)
_stdin_filename = click.option(
    "--stdin-filename",
    metavar="NAME",
    help="What to call standard input in messages and results.",
)


def reading(command: _Command) -> _Command:
    """Add the arguments that say what is read, and how.

    The command gets `files`, `stdin_filename`, `as_of` and `max_chars`; see `how`.
    """
    return _reading(_file("files", nargs=-1, metavar="FILE...")(command))


def reading_one(command: _Command) -> _Command:
    """Add the same for one file, which the command gets as `file`."""
    return _reading(_file("file", metavar="FILE")(command))


def _reading(command: _Command) -> _Command:
    for add in (
        _max_chars,
        _stdin_filename,
        _day_option(
            "--as-of",
            "Day of capture, YYYY-MM-DD: dates without a year are read against it.  "
            "[default: today]",
        ),
    ):
        command = add(command)
    return command


def comparing(command: _Command) -> _Command:
    """Add the arguments that say which two files are read, and how.

    The command gets `old`, `new`, `stdin_filename`, `as_of`, `old_as_of` and `max_chars`.
    """
    for add in (
        _max_chars,
        _stdin_filename,
        _day_option("--old-as-of", "The same for OLD.  [default: that of NEW]"),
        _day_option(
            "--as-of",
            "Day of capture of NEW, YYYY-MM-DD: dates without a year are read against it.  "
            "[default: today]",
        ),
        _file("new", metavar="NEW"),
        _file("old", metavar="OLD"),
    ):
        command = add(command)
    return command


output = click.option(
    "-o", "--output", metavar="OUT", help="Write to OUT, whole or not at all; '-' is stdout."
)


def how(as_of: date | None, max_chars: int) -> Reading:
    """Return how inputs are read; without a day of capture it is today, for the whole run."""
    return Reading(as_of or date.today(), max_chars)  # noqa: DTZ011  (the user's own day)


def complete_rules(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the codes and names of rules that begin so."""
    words = [(rule.code, rule) for rule in RULES.values()]
    words += [(rule.name, rule) for rule in RULES.values()]
    return [
        CompletionItem(word, help=rule.summary)
        for word, rule in words
        if word.lower().startswith(begun.lower())
    ]


def complete_fields(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Return the fields that begin so."""
    return [CompletionItem(name) for name in FIELDS if name.startswith(begun.lower())]


def listed(read: Callable[[str], str]) -> Callable[..., tuple[str, ...]]:
    """Return what splits the values of an option at commas and blanks, and reads each word."""

    def callback(
        _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
    ) -> tuple[str, ...]:
        return tuple(read(word) for value in values for word in re.split(r"[,\s]+", value) if word)

    return callback


def need(package: str, extra: str, what: str) -> None:
    """Refuse a job that takes a package which is not installed.

    Args:
        package: what is imported.
        extra: the extra of ours that brings it.
        what: what takes it.

    Raises:
        UsageError: the package is not there.
    """
    if find_spec(package) is None:
        raise click.UsageError(
            f"{what} needs {package}, which comes with: pip install 'profileparse[{extra}]'"
        )


def _fail_on(_context: click.Context, _parameter: click.Parameter, value: str) -> Severity | None:
    return None if value == _NEVER else Severity(value)


def judging(command: _Command) -> _Command:
    """Add the options that say which findings count, and what they lead to.

    The command gets `select`, `ignore`, `fail_on` and `require`.
    """
    for add in (
        option(
            "--require",
            multiple=True,
            metavar="FIELDS",
            callback=listed(field),
            shell_complete=complete_fields,
            help="Values that each profile must have, such as 'h_index,score': PP209 says which "
            "are not there.",
        ),
        option(
            "--fail-on",
            type=click.Choice([*(severity.value for severity in Severity), _NEVER]),
            callback=_fail_on,
            default=Severity.ERROR.value,
            show_default=True,
            help="The least severity that makes the exit code 1.",
        ),
        option(
            "--ignore",
            multiple=True,
            metavar="RULES",
            callback=listed(beginning),
            shell_complete=complete_rules,
            help="Leave out rules. Of --select and --ignore, the longer code decides.",
        ),
        option(
            "--select",
            multiple=True,
            metavar="RULES",
            callback=listed(beginning),
            shell_complete=complete_rules,
            help="Only these rules: codes, beginnings of codes or names, such as "
            "'PP1,duplicate-paper'.",
        ),
    ):
        command = add(command)
    return command
