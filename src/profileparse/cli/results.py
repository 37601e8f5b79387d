"""Profiles of many inputs, written to one place or to one file each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import Any

from profileparse.cli.files import held, is_stdout, refuse_inputs, reported, sink, writing
from profileparse.cli.format_choice import report_unknown_ending
from profileparse.cli.inputs import Input, ReadOptions
from profileparse.cli.profiles_task import Profiles, Write, written
from profileparse.cli.resuming import Partial, Resumed, resumed
from profileparse.cli.targets import file_names, folder_for
from profileparse.cli.work import Batch
from profileparse.writers import Format, formats


def write_results(  # noqa: PLR0913  (what, how, where)
    batch: Batch,
    row: Format,
    read_options: ReadOptions,
    output: str | None,
    write: Write,
    *,
    together: bool = False,
    resume: Mapping[str, Any] | None = None,
) -> int:
    """Read inputs, write their profiles, print the findings, and return the exit code.

    An input that cannot be read stops no other. The format says whether there is one result or
    one for each input, which takes a folder. `write` gets the profiles of one input at a time, and
    is sent to other processes, if what it gives can be put one behind the other; else, or if they
    are wanted `together`, those of all inputs. `resume` has what must not change until all is done,
    if a later run is to go on with this one.
    """
    folder = folder_for(batch.items, row, output)
    alone = not together and (not row.several or row.heading is not None)
    task = Profiles(
        read_options,
        write if alone else None,
        several=row.several,
        name="" if row.several else row.name,
    )
    if folder is not None:
        targets = file_names(batch.items, row, folder)
        refuse_inputs(targets, batch.items)
        if resume is None:
            _write_files(batch, task, targets, write)
        else:
            with writing(batch.outcome), resumed(batch, folder, resume) as run:
                run.begin(targets)
                _write_files(batch, task, targets, write, run.note)
                run.end()
        return batch.outcome.code
    refuse_inputs([output], batch.items)
    if resume is not None and output is not None:
        with writing(batch.outcome), resumed(batch, output, resume) as run:
            run.begin()
            if not run.journal.finished:
                _go_on(batch, task, run, row)
            run.put()
            run.end()
        return batch.outcome.code
    with writing(batch.outcome), sink(output) as out, held(output):
        pieces = _joined(batch, task, row.heading or 0) if alone else _one(batch, task, write)
        for first in islice(pieces, 1):
            report_unknown_ending(formats(row.subject), row.name, output)
            pieces = chain([first], pieces)
        for piece in pieces:
            with batch.progress.paused() if is_stdout(output) else nullcontext():
                out.write(piece)
    return batch.outcome.code


def _write_files(
    batch: Batch,
    task: Profiles,
    targets: Sequence[str],
    write: Write,
    note: Callable[[int, Input, int], None] | None = None,
) -> None:
    """Write a file for each input that has a profile, and note its size."""
    made: set[Path] = set()
    for number, (item, found) in enumerate(batch.each(task), batch.done):
        target = targets[number]
        is_written = False
        with writing(batch.outcome):
            with sink(target, synced=False) as out, held(target):
                for piece in found if task.write else written(write, found):
                    if (parent := Path(target).parent) not in made:
                        with reported(str(parent)):
                            parent.mkdir(parents=True, exist_ok=True)
                        made.add(parent)
                    out.write(piece)
                    is_written = True
            if note is not None:
                note(number, item, Path(target).stat().st_size if is_written else 0)


def _go_on(batch: Batch, task: Profiles, run: Resumed, row: Format) -> None:
    """Write what is made of the inputs that are not done yet behind what there is of a result."""
    size = run.journal.sizes[-1] if run.journal.sizes else 0
    with Partial(run.partial, size) as out, held(run.partial):
        pieces = _joined(
            batch,
            task,
            row.heading or 0,
            headed=size > 0,
            note=lambda number, item: run.note(number, item, out.size),
        )
        for piece in pieces:
            if not out.size:
                report_unknown_ending(formats(row.subject), row.name, run.output)
            out.write(piece)
        out.sync()
        run.journal.end()


def _joined(
    batch: Batch,
    task: Profiles,
    heading: int,
    *,
    headed: bool = False,
    note: Callable[[int, Input], None] = lambda _number, _item: None,
) -> Iterator[str]:
    """Yield what is made of each input, one behind the other, below the first heading."""
    for number, (item, pieces) in enumerate(batch.each(task), batch.done):
        for first in islice(pieces, 1):
            yield first.split("\n", heading)[-1] if headed else first
            headed = True
        yield from pieces
        note(number, item)


def _one(batch: Batch, task: Profiles, write: Write) -> Iterator[Any]:
    """Yield what is made of all inputs at once."""
    return written(write, (entry for _, found in batch.each(task) for entry in found))
