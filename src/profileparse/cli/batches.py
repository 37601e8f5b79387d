"""What several commands do alike: profiles of many inputs, written to one place or to one each."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath

import attrs
import click

from profileparse.cli.console import Outcome, put, say
from profileparse.cli.files import STDOUT, make_folder, refuse_inputs, sink, writing
from profileparse.cli.inputs import STDIN, Input, Reading, read, stream, surviving
from profileparse.diagnostics import Report
from profileparse.records import Profile
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.text.escape import escaped, escaped_path
from profileparse.writers import Format

Write = Callable[[Iterable[tuple[str, Profile]]], Iterator[str]]
"""What turns profiles, each with its source, into pieces of text."""
Job = tuple[str | None, list[Input]]
"""Where to write, and what of."""


def write_results(
    items: Sequence[Input], row: Format, how: Reading, output: str | None, write: Write
) -> int:
    """Read inputs, write their profiles, tell the findings, and return the exit code.

    Args:
        items: what is read; one that cannot be read stops no other.
        row: the format, which says whether there is one result, or one for each input.
        how: how the inputs are read.
        output: where to write: a file, a folder, or None for standard output.
        write: how profiles become text; it is called once for each result.

    Raises:
        UsageError: `output` does not fit the inputs.
    """
    folder = _folder(items, row, output)
    jobs: list[Job] = [(output, [*items])] if folder is None else _one_each(items, row, folder)
    refuse_inputs((path for path, _ in jobs if path is not None), items)
    outcome = Outcome()
    for path, group in jobs:
        with writing(outcome):
            if folder is not None:
                make_folder(folder)
            _write(path, write, _profiles(group, row, how, outcome))
    return outcome.code


def _folder(items: Sequence[Input], row: Format, output: str | None) -> str | None:
    """Return the folder that gets a file for each input, or None for one result.

    Raises:
        UsageError: several inputs, and no folder to put them in.
    """
    file = None if output is None or output in STDOUT else output
    is_folder = file is not None and (file.endswith(os.sep) or os.path.isdir(file))  # noqa: PTH112  (Path raises)
    if row.several or (len(items) == 1 and not is_folder):
        return None
    if file is None:
        raise click.UsageError(
            f"several files cannot be one {row.name}: use -o FOLDER for a file each,"
            " or --to jsonl for a line each"
        )
    if os.path.exists(file) and not is_folder:  # noqa: PTH110  (likewise)
        raise click.UsageError(f"{escaped_path(file)} is no folder: several files need one")
    return file


def _one_each(items: Sequence[Input], row: Format, folder: str) -> list[Job]:
    """Return a job for each input.

    Raises:
        UsageError: two results would have one name.
    """
    jobs: list[Job] = []
    taken: dict[str, Input] = {}
    for item in items:
        name = _file_name(item, row)
        # Some file systems take no notice of case, others of how a letter is composed.
        other = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), item)
        if other is not item:
            raise click.UsageError(
                f"{escaped_path(other.label)} and {escaped_path(item.label)} would both be"
                f" {escaped(name)} in {escaped_path(folder)}: convert them one at a time"
            )
        jobs.append((str(Path(folder) / name), [item]))
    return jobs


def _file_name(item: Input, row: Format) -> str:
    stem = "" if item.label == STDIN else PurePath(item.label).stem
    return (stem or "stdin") + row.suffix


def _write(path: str | None, write: Write, entries: Iterator[tuple[str, Profile]]) -> None:
    """Write profiles; without any, nothing is opened."""
    first = next(entries, None)
    if first is not None:
        with sink(path) as out:
            for piece in write(chain([first], entries)):
                out.write(piece)


def _profiles(
    items: Sequence[Input], row: Format, how: Reading, outcome: Outcome
) -> Iterator[tuple[str, Profile]]:
    """Yield the profiles of inputs, each with its source, and tell the findings."""
    for item in items:
        with surviving(item, outcome):
            reports = stream(item, how) if row.several else _one(item, row.name, how)
            for report in reports:
                tell(Checked(item.label, "", report), outcome)
                for profile in report.profiles:
                    yield item.label, profile


def _one(item: Input, name: str, how: Reading) -> Iterator[Report]:
    result = read(item, how)
    if len(result.report.profiles) > 1:
        say(f"{escaped_path(item.label)}: no {name} for several profiles: use --to jsonl")
    yield only(result).report


def tell(result: Checked, outcome: Outcome) -> None:
    """Take the findings of what was read into account, and put them on standard error."""
    outcome.count(result.report)
    put(REPORTERS["concise"]([result], Style()))


def only(result: Checked) -> Checked:
    """Return what was read with one profile at most; of several, none is the one that is meant."""
    if len(result.report.profiles) <= 1:
        return result
    from profileparse.checking import with_several  # noqa: PLC0415  (brings Lark)

    return attrs.evolve(result, report=attrs.evolve(with_several(result.report), profiles=()))
