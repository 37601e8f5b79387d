"""Arguments and options that several commands share."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from importlib.util import find_spec
from typing import Any, TypeVar

import click

from profileparse.api import MAX_CHARS
from profileparse.batch.finding import GLOB, Finder
from profileparse.cli.configured import OPTIONS
from profileparse.cli.console import talk
from profileparse.cli.inputs import NAME, AsOf, ReadOptions, inputs
from profileparse.cli.parameters import Choice, Option, variable
from profileparse.cli.paths import Paths
from profileparse.cli.same_file import each_once
from profileparse.cli.selection import code_prefix, complete_rules
from profileparse.diagnostics import Severity
from profileparse.rules.required import FIELDS
from profileparse.text.excerpt import quoted
from profileparse.text.suggestion import did_you_mean

_NEVER = "never"
_FORMAT = ("to", "output-format")  # what the option for a format is called
_Command = TypeVar("_Command", bound=Callable[..., Any])
_Decorator = Callable[[_Command], _Command]
_DIGITS = re.compile("[0-9]{1,30}")
_MOST = 10**12  # of what is counted: no file has more
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Count(click.IntRange):
    """A number in ASCII digits alone: `int` also takes `+6`, `1_000`, blanks and other digits."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number = int(value) if _DIGITS.fullmatch(str(value)) else None
        if number is None or number not in range(1, _MOST + 1):
            found = quoted(str(value))
            self.fail(f"{found} is not a number from 1 to {_MOST:,}, in digits alone", param, ctx)
        return number


def option(*names: str, **attributes: Any) -> Callable[[_Command], _Command]:
    """Add an option that can also be set in a file, for all commands, and in a variable."""
    key = Option(names).key
    return click.option(*names, cls=Option, envvar=variable(key), **attributes)


def own_option(*names: str, **attributes: Any) -> Callable[[_Command], _Command]:
    """Add an option that can also be set in a file, in the table of its command alone."""
    return click.option(*names, cls=Option, **attributes)


def choice(
    flag: str,
    formats: Iterable[str],
    summary: str,
    add: Callable[..., _Decorator[Any]] = option,
) -> _Decorator[Any]:
    """Add an option for the `name` of a format; the first one is the default.

    The name of the output counts before that. The option has two names in all commands, one of
    which is documented.
    """
    kind = Choice([*formats])
    first = kind.choices[0]
    default = f"by the name of OUT, or {first}"
    alias = next(word for word in _FORMAT if f"--{word}" != flag)
    return add(
        flag, "name", aliases=(alias,), type=kind, default=first, show_default=default,
        help=summary,
    )  # fmt: skip


def _all(*added: _Decorator[Any]) -> Callable[[_Command], _Command]:
    """Return what adds arguments and options, in the order of the help."""

    def add(command: _Command) -> _Command:
        for one in reversed(added):
            command = one(command)
        return command

    return add


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> AsOf | None:
    """Return the day that is written as `YYYY-MM-DD`, and in no other way, or NAME."""
    if value is None:
        return None
    if value == NAME:
        return NAME
    # fromisoformat alone also takes 20260520 and 2026-W21-3.
    if not _DAY.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not written YYYY-MM-DD, such as 2026-05-20")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a day: {error}") from error


def _reads(
    files: Mapping[str, Mapping[str, Any]],
    *days: tuple[str, str],
    folders: tuple[_Decorator[Any], ...] = (),
) -> Callable[[_Command], _Command]:
    """Return what adds arguments for files, the days of their capture, and how they are read.

    In place of all that, a command gets `items` and `read_options`. `folders` are the options of
    one that takes folders too; it reads a file once that is named twice.
    """

    def collect(command: _Command) -> Callable[..., Any]:
        @wraps(command)
        def collected(
            *, stdin_filename: str | None, as_of: AsOf | None, max_chars: int, **rest: Any
        ) -> Any:
            given = (rest.pop(name) for name in files)
            paths = [p for value in given for p in ((value,) if isinstance(value, str) else value)]
            # Without a day of capture it is today, for the whole run.
            day = as_of or date.today()  # noqa: DTZ011  (the user's own)
            read_options = ReadOptions(day, max_chars, talk())
            finder = Finder(rest.pop("glob"), rest.pop("exclude")) if folders else None
            items = inputs(paths, stdin_filename, finder)
            if folders:
                items = each_once(items, read_options.as_of)
            return command(items=items, read_options=read_options, **rest)

        return collected

    complete = click.Path().shell_complete  # Click's Path itself would look at the file
    return _all(
        *(
            click.argument(name, cls=Paths, shell_complete=complete, **attributes)
            for name, attributes in files.items()
        ),
        *(
            option(day, callback=_day, metavar=f"DATE|{NAME}", help=summary)
            for day, summary in days
        ),
        own_option(
            "--stdin-filename",
            metavar="NAME",
            help="What to call standard input in messages and results.",
        ),
        option(
            "--max-chars",
            type=_Count(min=1),
            metavar="N",
            default=MAX_CHARS,
            show_default=True,
            help="Read at most N characters of a dump.",
        ),
        *folders,
        *OPTIONS,
        collect,
    )


_DAY_FORM = (
    f"YYYY-MM-DD, or '{NAME}' for that in its path: dates without a year are read against it."
    "  [default: today]"
)
_AS_OF = ("--as-of", f"Day of capture of each PATH, {_DAY_FORM}")
_FOLDERS = (
    option(
        "--glob",
        multiple=True,
        metavar="PATTERN",
        default=GLOB,
        show_default=" ".join(GLOB),
        help="Read files in folders that match PATTERN; with a slash, it matches the path.",
    ),
    option(
        "--exclude",
        multiple=True,
        metavar="PATTERN",
        help="Skip matching files and folders.",
    ),
    option(
        "--jobs",
        type=_Count(min=1),
        metavar="N",
        show_default="one for each core",
        help="Read with N processes, where there is enough to read.",
    ),
)
reading = _reads({"path": {"nargs": -1, "metavar": "[PATH]..."}}, _AS_OF, folders=_FOLDERS)
"""Add files and folders, and how they are read: `items`, `read_options` and `jobs`."""
comparing = _reads(
    {"old": {"metavar": "OLD"}, "new": {"metavar": "NEW"}},
    ("--as-of", f"Day of capture of NEW, {_DAY_FORM}"),
    ("--old-as-of", "The same for OLD.  [default: that of NEW]"),
)
output = own_option(
    "-o", "--output", metavar="OUT", help="Write to OUT, whole or not at all; '-' is stdout."
)


def words(read: Callable[[str], str]) -> Callable[..., tuple[str, ...]]:
    """Return what splits the values of an option at commas and blanks, and reads each word."""

    def callback(
        _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
    ) -> tuple[str, ...]:
        return tuple(read(word) for value in values for word in re.split(r"[,\s]+", value) if word)

    return callback


def complete_names(names: Callable[[], Iterable[str]]) -> Callable[..., list[str]]:
    """Return what completes the beginning of a name."""
    return lambda _context, _parameter, incomplete: [
        name for name in names() if name.startswith(incomplete.lower())
    ]


def need(package: str, extra: str, what: str) -> None:
    """Refuse a job that takes a package which is not installed, and comes with an extra."""
    if find_spec(package) is None:
        raise click.UsageError(
            f"{what} needs {package}, which comes with: pip install 'profileparse[{extra}]'"
        )


def _field(word: str) -> str:
    name = word.lower().replace("-", "_")
    if name not in FIELDS:
        near = did_you_mean(name, FIELDS) or f": there are {', '.join(FIELDS)}"
        raise click.BadParameter(f"{word!r} is not a value of a profile{near}")
    return name


_OF_RULES: dict[str, Any] = {
    "multiple": True,
    "metavar": "RULES",
    "callback": words(code_prefix),
    "shell_complete": complete_rules,
}
judging = _all(
    option(
        "--select",
        help="Only these rules: codes, beginnings of codes or names, such as "
        "'PP1,duplicate-paper'.",
        **_OF_RULES,
    ),
    option(
        "--ignore",
        help="Leave out rules. Of --select and --ignore, the longer code decides.",
        **_OF_RULES,
    ),
    option(
        "--fail-on",
        type=Choice([*(severity.value for severity in Severity), _NEVER]),
        callback=lambda _, __, value: None if value == _NEVER else Severity(value),
        default=Severity.ERROR.value,
        show_default=True,
        help="The least severity that makes the exit code 1.",
    ),
    option(
        "--require",
        multiple=True,
        metavar="FIELDS",
        callback=words(_field),
        shell_complete=complete_names(lambda: FIELDS),
        help="Values that each profile must have, such as 'h_index,score': PP209 says which "
        "are not there.",
    ),
)
"""Add `select`, `ignore`, `fail_on` and `require`: which findings count, and what they lead to."""
