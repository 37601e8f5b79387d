"""What is set for the options of a command, checked against what there is."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import click

from profileparse.cli.commands import CONFIGURABLE, command
from profileparse.cli.parameters import VARIABLES, Option, options_of, variable
from profileparse.cli.settings.settings_file import SHARED, SettingsFile, settings_file
from profileparse.text.suggestion import did_you_mean

CONFIG = "profileparse.config"
"""Where a context keeps the name of the file that was given."""
_DAYS = frozenset({"as-of", "old-as-of"})
_PATHS = frozenset({"baseline", "output", "graph"})
_STREAM = "-"


class Settings(Mapping[str, Any]):
    """What a file sets for a command, by the names of its parameters.

    The file is read when the first of them is asked for: not for a help, which is then there even
    if the file is broken.
    """

    def __init__(self, context: click.Context) -> None:
        self._context = context

    def __getitem__(self, name: str) -> Any:
        return self._values[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def place(self, name: str) -> str:
        """Return where the value of a parameter stands."""
        return self._values[name][1]

    def is_own(self, name: str) -> bool:
        """Whether the value of a parameter stands in the table of the command."""
        return self._values[name][2]

    @cached_property
    def file(self) -> SettingsFile | None:
        """The file with settings that is in force, once it has been checked.

        Raises:
            UsageError: a variable or key is unknown, a value is of another type, or the file
                cannot be read.
        """
        _check_variables()
        found = settings_file(self._context.meta.get(CONFIG))
        if found is not None:
            _check(found)
        return found

    @cached_property
    def _values(self) -> dict[str, tuple[Any, str, bool]]:
        file = self.file
        if file is None:
            return {}
        name = self._context.command.name or ""
        known = options_of(self._context.command)
        values = {}
        for table, names in ((file.values, ()), (file.values.get(name, {}), (name,))):
            for option in known:
                for key in option.keys if names else option.common_keys:
                    if key in table:
                        value = _value(file, table[key], option)
                        place = f"{file.place(*names)} {key}"
                        values[str(option.name)] = value, place, bool(names)
        return values


def _check_variables() -> None:
    variables = sorted(name for name in os.environ if name.startswith(VARIABLES))
    if not variables:
        return
    read = {variable(key) for name in CONFIGURABLE for key in _common(command(name))}
    for name in variables:
        if name not in read:  # most likely it is misspelt
            raise click.UsageError(f"the variable {name} sets nothing{did_you_mean(name, read)}")


def _check(file: SettingsFile) -> None:
    """Refuse keys that no command has, and values of another type."""
    commands = {name: command(name) for name in CONFIGURABLE}
    common = {key: option for each in commands.values() for key, option in _common(each).items()}
    for key, value in file.values.items():
        if key in commands:
            if not isinstance(value, dict):
                raise click.UsageError(f"{file.place()} {key}: expected a table")
            _check_table(file, key, value, commands[key])
        elif key in common:
            _check_value(file.place(), key, value, common[key])
        else:
            owners = [name for name, each in commands.items() if key in _keys(each)]
            if owners:
                hint = f": it belongs into {' or '.join(f'[{name}]' for name in owners)}"
            elif key == "tool" and not file.table:
                hint = f": only in {SHARED} do settings have a table around them"
            else:
                hint = did_you_mean(key, [*common, *commands])
            raise click.UsageError(f"{file.place()} has no key {key!r}{hint}")


def _check_table(file: SettingsFile, name: str, table: dict[str, Any], of: click.Command) -> None:
    keys, place = _keys(of), file.place(name)
    for key, value in table.items():
        if key not in keys:
            hint = did_you_mean(key, keys)
            raise click.UsageError(f"{place} has no key {key!r}{hint}")
        _check_value(place, key, value, keys[key])
        if both := [other for other in keys[key].keys if other != key and other in table]:
            raise click.UsageError(f"{place} {key} and {both[0]} are one setting: leave one out")


def _check_value(place: str, key: str, value: object, option: Option) -> None:
    if expected := _mismatch(value, option):
        raise click.UsageError(f"{place} {key}: expected {expected}")


def _common(of: click.Command) -> dict[str, Option]:
    """Return the options with a key that is for all commands, and with a variable."""
    return {key: option for option in options_of(of) for key in option.common_keys}


def _keys(of: click.Command) -> dict[str, Option]:
    """Return the options by all keys that they have in the table of a command."""
    return {key: option for option in options_of(of) for key in option.keys}


def _mismatch(value: object, option: Option) -> str:
    """Return what was expected in the place of a value; nothing if it fits."""
    if option.multiple:
        words = value if isinstance(value, list) else [value]
        fits = all(isinstance(word, str) for word in words)
        expected = "a list of strings, or one with commas"
    elif option.is_flag:
        fits, expected = isinstance(value, bool), "true or false"
    elif isinstance(option.type, click.IntRange):
        fits, expected = type(value) is int, "a whole number"
    elif option.key in _DAYS:
        fits, expected = isinstance(value, str) or type(value) is date, "a day, YYYY-MM-DD"
    else:
        fits, expected = isinstance(value, str), "a string"
    return "" if fits else expected


def _value(file: SettingsFile, value: Any, option: Option) -> Any:
    if option.multiple:
        return [value] if isinstance(value, str) else value
    if isinstance(value, date):
        return value.isoformat()
    # A path in the file is meant from where the file is, not from where the command runs.
    is_path = option.key in _PATHS and value not in ("", _STREAM)
    return str(file.path.parent / value) if is_path else value
