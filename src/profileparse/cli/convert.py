"""`profileparse convert`: records out."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path, PurePath

import attrs
import click

from profileparse.cli import options
from profileparse.cli.inputs import STDIN, Input, Reading, inputs, read, stream, surviving
from profileparse.cli.output import STDOUT, make_folder, refuse_inputs, sink, writing
from profileparse.cli.talk import Outcome, put, say
from profileparse.diagnostics import Report
from profileparse.formats import FORMATS, Format
from profileparse.records import Profile
from profileparse.reporters import Checked, Style, concise
from profileparse.shown import shown, shown_path

Job = tuple[str | None, list[Input]]
"""Where to write, and what of."""


@click.command()
@options.reading
@options.option(
    "--to",
    "name",
    type=click.Choice(list(FORMATS)),
    default=next(iter(FORMATS)),
    show_default=True,
    help="Format: one object for one profile, or a line for each.",
)
@options.option("--positions", is_flag=True, help="Say where each value stands in its file.")
@options.output
def convert(  # noqa: PLR0913  (one for each option)
    *,
    files: tuple[str, ...],
    stdin_filename: str | None,
    as_of: date | None,
    max_chars: int,
    name: str,
    positions: bool,
    output: str | None,
) -> int:
    """Write the records of FILEs.

    What was found on the way goes to stderr. '-' is standard input. Several FILEs and --to json
    need -o FOLDER, and give a file each. A file that cannot be read stops no other one. With no
    profile at all, nothing is written.

    \b
    Examples:
      profileparse convert dump.txt --as-of 2026-05-20
      profileparse convert *.txt --to jsonl -o profiles.jsonl
      profileparse convert *.txt -o folder

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    row = FORMATS[name]
    items = inputs(files, stdin_filename)
    folder = _folder(items, row, output)
    jobs: list[Job] = [(output, items)] if folder is None else _one_each(items, row, folder)
    refuse_inputs((path for path, _ in jobs if path is not None), items)
    outcome = Outcome()
    how = options.how(as_of, max_chars)
    for path, group in jobs:
        with writing(outcome):
            if folder is not None:
                make_folder(folder)
            _write(path, row, _profiles(group, row, how, outcome), positions=positions)
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
        raise click.UsageError(f"{shown_path(file)} is no folder: several files need one")
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
                f"{shown_path(other.label)} and {shown_path(item.label)} would both be"
                f" {shown(name)} in {shown_path(folder)}: convert them one at a time"
            )
        jobs.append((str(Path(folder) / name), [item]))
    return jobs


def _file_name(item: Input, row: Format) -> str:
    stem = "" if item.label == STDIN else PurePath(item.label).stem
    return (stem or "stdin") + row.suffix


def _write(
    path: str | None, row: Format, entries: Iterator[tuple[str, Profile]], *, positions: bool
) -> None:
    """Write profiles; without any, nothing is opened."""
    first = next(entries, None)
    if first is not None:
        with sink(path) as out:
            for piece in row.write(chain([first], entries), positions=positions):
                out.write(piece)


def _profiles(
    items: Sequence[Input], row: Format, how: Reading, outcome: Outcome
) -> Iterator[tuple[str, Profile]]:
    """Yield the profiles of inputs, each with its source, and tell the findings."""
    for item in items:
        with surviving(item, outcome):
            for report in stream(item, how) if row.several else _only(item, row, how):
                outcome.count(report)
                put(concise([Checked(item.label, "", report)], Style()))
                for profile in report.profiles:
                    yield item.label, profile


def _only(item: Input, row: Format, how: Reading) -> Iterator[Report]:
    """Yield a report with one profile at most; of several, none is the one to write."""
    report = read(item, how).report
    if len(report.profiles) > 1:
        from profileparse.parser import with_several  # noqa: PLC0415  (brings Lark)

        report = attrs.evolve(with_several(report), profiles=())
        say(f"{shown_path(item.label)}: no {row.name} for several profiles: use --to jsonl")
    yield report
