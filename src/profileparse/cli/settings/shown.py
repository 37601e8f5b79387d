"""The settings of a command as TOML, which can be put into profileparse.toml again."""

import re
from collections.abc import Iterator

import click
from click.core import ParameterSource

from profileparse.cli.console import WISHES, talk
from profileparse.cli.parameters import Option, given, options_of
from profileparse.cli.settings.lookup import Settings
from profileparse.text.escape import COMMAND, escaped
from profileparse.text.excerpt import visible

_SILENT_HASH = "\\u0023"
_SURROGATE = re.compile("[\ud800-\udfff]")


def shown(context: click.Context) -> str:
    """Return every option of the command of a context, its value, and where this comes from."""
    return "".join(f"{line}\n" for line in (f"[{context.command.name}]", *_lines(context)))


def _lines(context: click.Context) -> Iterator[str]:
    for option in options_of(context.command):
        value = _in_force(context, option)
        written = "" if value in (None, ()) else _toml(value)
        if _SURROGATE.search(written):
            yield f"# {option.key}: not UTF-8, so not for TOML ({origin(context, option)})"
        elif written:
            over = "" if value == given(context, str(option.name)) else "overruled: "
            yield f"{option.key} = {written}  # {over}{origin(context, option)}"
        else:
            yield f"# {option.key}: not set"


def _in_force(context: click.Context, option: Option) -> object:
    """Return the value of an option; of two wishes of how much is said, one counts."""
    wish = WISHES.get(str(option.name))
    value = given(context, str(option.name))
    return value if wish is None else bool(value) and talk() is wish


def origin(context: click.Context, option: Option) -> str:
    """Return where the value of an option comes from, on one line."""
    name = str(option.name)
    source = context.get_parameter_source(name)
    if source is ParameterSource.COMMANDLINE:
        return "command line"
    if source is ParameterSource.ENVIRONMENT:
        return f"variable {option.envvar}"
    if source is ParameterSource.DEFAULT_MAP and isinstance(context.default_map, Settings):
        return escaped(context.default_map.place(name))
    return "default"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _string(value)
    assert isinstance(value, tuple)  # noqa: S101  (options have no other values)
    return f"[{', '.join(map(_string, value))}]"


def _string(text: str) -> str:
    """Return a text between quotation marks, visible, and with nothing that a CI runner obeys."""
    inner = "".join(map(_character, text.replace("\\", "\\\\").replace('"', '\\"')))
    return f'"{COMMAND.sub(lambda _: _SILENT_HASH, inner)}"'


def _character(character: str) -> str:
    number = ord(character)
    if visible(character) == character or 0xD800 <= number <= 0xDFFF:  # noqa: PLR2004
        return character
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004
