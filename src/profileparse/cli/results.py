"""Profiles of many inputs, written to one place or to one file each."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Any

import click

from profileparse.cli.files import STDOUT, held, is_stdout, refuse_inputs, reported, sink, writing
from profileparse.cli.inputs import STDIN, Input, ReadOptions
from profileparse.cli.profiles import Profiles, Write, written
from profileparse.cli.work import Batch
from profileparse.text.compression import ENDINGS
from profileparse.text.escape import escaped, escaped_path
from profileparse.writers import Format


def write_results(  # noqa: PLR0913  (what, how, where)
    batch: Batch,
    row: Format,
    read_options: ReadOptions,
    output: str | None,
    write: Write,
    *,
    together: bool = False,
    announce: Callable[[], None] = lambda: None,
) -> int:
    """Read inputs, write their profiles, print the findings, and return the exit code.

    An input that cannot be read stops no other. The format says whether there is one result or
    one for each input, which takes a folder. `write` gets the profiles of one input at a time, and
    is sent to other processes, if what it gives can be put one behind the other; else, or if they
    are wanted `together`, those of all inputs. Before a single result begins, `announce` is called.
    """
    folder = _folder(batch.items, row, output)
    alone = not together and (not row.several or row.heading is not None)
    task = Profiles(
        read_options,
        write if alone else None,
        several=row.several,
        name="" if row.several else row.name,
    )
    if folder is not None:
        targets = _file_names(batch.items, row, folder)
        refuse_inputs(targets, batch.items)
        _write_files(batch, task, targets, write)
        return batch.outcome.code
    refuse_inputs([output], batch.items)
    with writing(batch.outcome), sink(output) as out, held(output):
        pieces = _joined(batch, task, row.heading or 0) if alone else _one(batch, task, write)
        for first in islice(pieces, 1):
            announce()
            pieces = chain([first], pieces)
        for piece in pieces:
            with batch.progress.paused() if is_stdout(output) else nullcontext():
                out.write(piece)
    return batch.outcome.code


def _write_files(batch: Batch, task: Profiles, targets: Sequence[str], write: Write) -> None:
    """Write a file for each input that has a profile."""
    made: set[Path] = set()
    for target, (_, found) in zip(targets, batch.each(task), strict=True):
        pieces = found if task.write else written(write, found)
        with writing(batch.outcome), sink(target) as out, held(target):
            for piece in pieces:
                if (parent := Path(target).parent) not in made:
                    with reported(str(parent)):
                        parent.mkdir(parents=True, exist_ok=True)
                    made.add(parent)
                out.write(piece)


def _joined(batch: Batch, task: Profiles, heading: int) -> Iterator[str]:
    """Yield what is made of each input, one behind the other, below the first heading."""
    headed = False
    for _, pieces in batch.each(task):
        for first in islice(pieces, 1):
            yield first.split("\n", heading)[-1] if headed else first
            headed = True
        yield from pieces


def _one(batch: Batch, task: Profiles, write: Write) -> Iterator[Any]:
    """Yield what is made of all inputs at once."""
    return written(write, (entry for _, found in batch.each(task) for entry in found))


def _folder(items: Sequence[Input], row: Format, output: str | None) -> str | None:
    """Return the folder that gets a file for each input, or None for one result."""
    file = None if output is None or output in STDOUT else output
    is_folder = file is not None and (file.endswith(os.sep) or os.path.isdir(file))  # noqa: PTH112  (Path raises)
    if row.several or (len(items) == 1 and not is_folder and not items[0].place):
        return None
    if file is None:
        raise click.UsageError(
            f"several files cannot be one {row.name}: use -o FOLDER for a file each,"
            " or --to jsonl for a line each"
        )
    if file.lower().endswith(row.suffix) and not is_folder:
        raise click.UsageError(
            f"several files cannot be one {row.name}: {escaped_path(file)} would be a folder;"
            f" end its name with {os.sep} for a file each, or use --to jsonl for a line each"
        )
    if os.path.exists(file) and not is_folder:  # noqa: PTH110  (likewise)
        raise click.UsageError(f"{escaped_path(file)} is no folder: several files need one")
    return file


def _file_names(items: Sequence[Input], row: Format, folder: str) -> list[str]:
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
