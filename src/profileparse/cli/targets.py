"""Which files get the results of which inputs."""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePath

import click

from profileparse.cli.files import STDOUT
from profileparse.cli.inputs import STDIN, Input
from profileparse.text.compression import ENDINGS
from profileparse.text.escape import escaped, escaped_path
from profileparse.writers import Format


def folder_for(items: Sequence[Input], row: Format, output: str | None) -> str | None:
    """Return the folder that gets a file for each input, or None for one result."""
    file = None if output is None or output in STDOUT else output
    is_folder = file is not None and (file.endswith(os.sep) or os.path.isdir(file))  # noqa: PTH112  (Path raises)
    if row.several or (len(items) == 1 and not is_folder and not items[0].place):
        return None
    refused = f"cannot write several files as one {row.name.upper()} object"
    if file is None:
        raise click.UsageError(
            f"{refused}: use -o FOLDER for a file each, or --to jsonl for a line each"
        )
    if file.lower().endswith(row.suffix) and not is_folder:
        raise click.UsageError(
            f"{refused}: {escaped_path(file)} would be a folder;"
            f" end its name with {os.sep} for a file each, or use --to jsonl for a line each"
        )
    if os.path.exists(file) and not is_folder:  # noqa: PTH110  (likewise)
        raise click.UsageError(f"{escaped_path(file)} is not a folder: several files need one")
    return file


def file_names(items: Sequence[Input], row: Format, folder: str) -> list[str]:
    """Return the file in a folder for each input; no two may have one name."""
    targets: list[str] = []
    taken: dict[str, Input] = {}
    for item in items:
        name = _name(item) + row.suffix
        # Some file systems take no notice of case, others of how a letter is composed.
        other = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), item)
        if other is not item:
            raise click.UsageError(
                f"{escaped_path(other.label)} and {escaped_path(item.label)} would both be"
                f" {escaped(name)} in {escaped_path(folder)}: convert them one at a time"
            )
        targets.append(str(Path(folder) / name))
    return targets


def _name(item: Input) -> str:
    """Return the name of an input in a folder of results, without an ending.

    What was found in a folder is in the same place of the new one.
    """
    path = PurePath(item.place or item.label)
    if path.suffix in ENDINGS:
        path = path.with_suffix("")
    name = (path.stem if item.label != STDIN else "") or "stdin"
    return str(path.with_name(name)) if item.place else name
