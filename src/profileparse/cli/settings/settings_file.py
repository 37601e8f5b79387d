"""The file with settings: profileparse.toml, or a table of pyproject.toml."""

from pathlib import Path
from typing import Any, NamedTuple

import click

from profileparse.cli.regular import read_regular

OWN, SHARED = "profileparse.toml", "pyproject.toml"
"""Names of such files; in one folder, the first counts."""
_TABLE = "tool.profileparse"  # of the second
_MOST = 4 * 1024 * 1024  # bytes of a file with settings


class SettingsFile(NamedTuple):
    """What a file sets."""

    path: Path
    table: str
    """Where it stands in the file; empty is the top."""
    values: dict[str, Any]

    def place(self, *names: str) -> str:
        """Return where the file has a table that stands below the one with all settings."""
        table = ".".join([self.table, *names] if self.table else names)
        return f"{self.path}: [{table}]" if table else f"{self.path}:"


def settings_file(named: str | None) -> SettingsFile | None:
    """Return the file that was named or, if none was, the nearest one upwards that sets anything.

    Raises:
        UsageError: it cannot be read, or the one that was named has no settings.
    """
    if named is not None:
        try:
            found = _read(Path(named))
        except OSError as error:
            raise click.UsageError(f"--config {named}: {error.strerror}") from error
        if found is None:
            raise click.UsageError(f"--config {named}: has no table [{_TABLE}]")
        return found
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed: there is nothing upwards of it
        return None
    for folder in (here, *here.parents):
        for name in (OWN, SHARED):
            path = folder / name
            try:
                found = _read(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise click.UsageError(f"{path}: {error.strerror}") from error
            if found is not None:
                return found
    return None


def _read(path: Path) -> SettingsFile | None:
    """Return what a file sets, None if it is a pyproject.toml without a table of ours."""
    try:
        text = read_regular(path, _MOST).decode("utf-8-sig").replace("\r\n", "\n")
        import tomllib  # noqa: PLC0415  (3 ms where there is no such file)

        data = tomllib.loads(text)
    except RecursionError as error:
        raise click.UsageError(f"{path}: its values are nested too deeply") from error
    except ValueError as error:  # no TOML, or no UTF-8
        raise click.UsageError(f"{path}: {error}") from error
    if path.name != SHARED:
        return SettingsFile(path, "", data)
    tools = data.get("tool")
    table = tools.get("profileparse") if isinstance(tools, dict) else None
    return SettingsFile(path, _TABLE, table) if isinstance(table, dict) else None
