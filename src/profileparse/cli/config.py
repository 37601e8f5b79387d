"""Settings in pyproject.toml and in variables: read, and checked against what there is."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from profileparse.cli.options import VARIABLES
from profileparse.cli.selection import near

FILE = "pyproject.toml"
TABLE = "profileparse"
_DAYS = frozenset({"as-of", "old-as-of"})
_PATHS = frozenset({"baseline"})


def keys(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command that can be set elsewhere, by their keys.

    They are those that a variable can set: the others are of one run, or of one command.
    """
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {_key(option): option for option in options if option.envvar is not None}


def _key(option: click.Option) -> str:
    name = next(name for name in option.opts if name.startswith("--"))
    return name.removeprefix("--")


def check_variables(known: Sequence[str]) -> None:
    """Refuse variables with our name that nothing reads: most likely they are misspelt.

    Args:
        known: keys of all commands.

    Raises:
        UsageError: there is one.
    """
    names = {VARIABLES + key.upper().replace("-", "_") for key in known}
    for name in sorted(os.environ):
        if name.startswith(VARIABLES) and name not in names:
            raise click.UsageError(f"the variable {name} sets nothing{near(name, names)}")


def settings(commands: Mapping[str, click.Command]) -> dict[str, dict[str, Any]]:
    """Return what the nearest pyproject.toml with a table of ours sets, for each command.

    Raises:
        UsageError: a key is unknown, a value is of another type, or the file cannot be read.
    """
    found = _table()
    if found is None:
        return {}
    path, table = found
    options = {name: keys(command) for name, command in commands.items()}
    known = sorted({key for found in options.values() for key in found})
    for key, value in table.items():
        if key not in known:
            raise click.UsageError(f"{path}: [tool.{TABLE}] has no key {key!r}{near(key, known)}")
        for of in options.values():
            if key in of and not _fits(value, of[key]):
                expected = _expected(of[key])
                raise click.UsageError(f"{path}: [tool.{TABLE}] {key}: expected {expected}")
    return {
        name: {
            str(option.name): _value(path, key, table[key], several=option.multiple)
            for key, option in of.items()
            if key in table
        }
        for name, of in options.items()
    }


def source(error: click.BadParameter) -> str:
    """Return where a bad value comes from, if it does not stand on the command line."""
    option = error.param
    if error.ctx is None or not isinstance(option, click.Option) or option.name is None:
        return ""
    place = error.ctx.get_parameter_source(option.name)
    if place is click.core.ParameterSource.ENVIRONMENT:
        return f" (set by the variable {option.envvar})"
    if place is click.core.ParameterSource.DEFAULT_MAP:
        path, _ = _table() or (FILE, {})
        return f" (set in {path}: [tool.{TABLE}] {_key(option)})"
    return ""


def _table() -> tuple[Path, dict[str, Any]] | None:
    """Return the nearest file upwards that has a table of ours, and the table."""
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed: there is nothing upwards of it
        return None
    for folder in (here, *here.parents):
        path = folder / FILE
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise click.UsageError(f"{path}: {error.strerror}") from error
        except ValueError as error:  # no TOML, or no UTF-8
            raise click.UsageError(f"{path}: {error}") from error
        tools = data.get("tool")
        table = tools.get(TABLE) if isinstance(tools, dict) else None
        if isinstance(table, dict):
            return path, table
    return None


def _fits(value: object, option: click.Option) -> bool:
    if option.multiple:
        words = value if isinstance(value, list) else [value]
        return all(isinstance(word, str) for word in words)
    if option.is_flag:
        return isinstance(value, bool)
    if isinstance(option.type, click.IntRange):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str) or (type(value) is date and _key(option) in _DAYS)


def _expected(option: click.Option) -> str:
    if option.multiple:
        return "a list of strings, or one with commas"
    if option.is_flag:
        return "true or false"
    if isinstance(option.type, click.IntRange):
        return "a whole number"
    return "a day, YYYY-MM-DD" if _key(option) in _DAYS else "a string"


def _value(path: Path, key: str, value: Any, *, several: bool) -> Any:
    if several:
        return [value] if isinstance(value, str) else value
    if isinstance(value, date):
        return value.isoformat()
    # A path in the file is meant from where the file is, not from where the command runs.
    return str(path.parent / value) if key in _PATHS else value
