"""Settings in pyproject.toml and in variables: read, and checked against what there is."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from profileparse.cli.options import VARIABLES, option_key, variable
from profileparse.cli.regular import read_regular
from profileparse.text.suggestion import did_you_mean

FILE = "pyproject.toml"
TABLE = "profileparse"
_MOST = 4 * 1024 * 1024  # bytes of a file with settings
_DAYS = frozenset({"as-of", "old-as-of"})
_PATHS = frozenset({"baseline"})


def default_map(load: Callable[[], Mapping[str, click.Command]]) -> dict[str, dict[str, Any]]:
    """Return what the nearest pyproject.toml with a table of ours sets, for each command.

    The commands are loaded only if there are settings to check.

    Raises:
        UsageError: a variable or key is unknown, a value is of another type, or the file cannot
            be read.
    """
    if variables := sorted(name for name in os.environ if name.startswith(VARIABLES)):
        read = {variable(key) for command in load().values() for key in _options(command)}
        for name in variables:
            if name not in read:  # most likely it is misspelt
                hint = did_you_mean(name, read)
                raise click.UsageError(f"the variable {name} sets nothing{hint}")
    found = _table()
    if found is None:
        return {}
    path, table = found
    options = {name: _options(command) for name, command in load().items()}
    known = sorted({key for of in options.values() for key in of})
    for key, value in table.items():
        if key not in known:
            hint = did_you_mean(key, known)
            raise click.UsageError(f"{path}: [tool.{TABLE}] has no key {key!r}{hint}")
        for of in options.values():
            if key in of and (expected := _mismatch(value, of[key])):
                raise click.UsageError(f"{path}: [tool.{TABLE}] {key}: expected {expected}")
    return {
        name: {
            str(option.name): _value(path, table[key], option)
            for key, option in of.items()
            if key in table
        }
        for name, of in options.items()
    }


def _options(command: click.Command) -> dict[str, click.Option]:
    """Return the options that can be set elsewhere, by their keys: those with a variable."""
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {option_key(o.opts): o for o in options if o.envvar is not None}


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
        return f" (set in {path}: [tool.{TABLE}] {option_key(option.opts)})"
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
            text = read_regular(path, _MOST).decode("utf-8-sig").replace("\r\n", "\n")
            import tomllib  # noqa: PLC0415  (3 ms where there is no such file)

            data = tomllib.loads(text)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise click.UsageError(f"{path}: {error.strerror}") from error
        except RecursionError as error:
            raise click.UsageError(f"{path}: its values are nested too deeply") from error
        except ValueError as error:  # no TOML, or no UTF-8
            raise click.UsageError(f"{path}: {error}") from error
        tools = data.get("tool")
        table = tools.get(TABLE) if isinstance(tools, dict) else None
        if isinstance(table, dict):
            return path, table
    return None


def _mismatch(value: object, option: click.Option) -> str:
    """Return what was expected in the place of a value; nothing if it fits."""
    if option.multiple:
        words = value if isinstance(value, list) else [value]
        fits = all(isinstance(word, str) for word in words)
        expected = "a list of strings, or one with commas"
    elif option.is_flag:
        fits, expected = isinstance(value, bool), "true or false"
    elif isinstance(option.type, click.IntRange):
        fits, expected = type(value) is int, "a whole number"
    elif option_key(option.opts) in _DAYS:
        fits, expected = isinstance(value, str) or type(value) is date, "a day, YYYY-MM-DD"
    else:
        fits, expected = isinstance(value, str), "a string"
    return "" if fits else expected


def _value(path: Path, value: Any, option: click.Option) -> Any:
    if option.multiple:
        return [value] if isinstance(value, str) else value
    if isinstance(value, date):
        return value.isoformat()
    # A path in the file is meant from where the file is, not from where the command runs.
    return str(path.parent / value) if option_key(option.opts) in _PATHS else value
