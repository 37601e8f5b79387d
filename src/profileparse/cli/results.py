"""Profiles of many inputs, written to one place or to one file each."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path, PurePath

import attrs
import click

from profileparse.cli.console import Outcome, print_lines, print_message
from profileparse.cli.files import STDOUT, held, refuse_inputs, reported, sink, writing
from profileparse.cli.format_choice import report_unknown_ending
from profileparse.cli.inputs import STDIN, Input, ReadOptions, read, stream, surviving
from profileparse.diagnostics import Report
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.text.escape import escaped, escaped_path
from profileparse.writers import Format

Write = Callable[[Iterable[tuple[str, Report]]], Iterator[str | bytes]]
"""What turns reports of one profile, each with its source, into pieces of text, or of bytes."""


def write_results(
    items: Sequence[Input], row: Format, read_options: ReadOptions, output: str | None, write: Write
) -> int:
    """Read inputs, write their profiles, print the findings, and return the exit code.

    An input that cannot be read stops no other. The format says whether there is one result or
    one for each input, which takes a folder; `write` is called once for each.
    """
    folder = _folder(items, row, output)
    targets = {output: [*items]} if folder is None else _file_names(items, row, folder)
    refuse_inputs(targets, items)
    outcome = Outcome()
    for path, group in targets.items():
        with writing(outcome):
            if folder is not None:
                with reported(folder):
                    Path(folder).mkdir(exist_ok=True)
            entries = _reports(group, row, read_options, outcome)
            # Without any profile, nothing is opened.
            for first in islice(entries, 1):
                report_unknown_ending(row, output)
                with sink(path) as out, held(path):
                    for piece in write(chain([first], entries)):
                        out.write(piece)
    return outcome.code


def _folder(items: Sequence[Input], row: Format, output: str | None) -> str | None:
    """Return the folder that gets a file for each input, or None for one result."""
    file = None if output is None or output in STDOUT else output
    is_folder = file is not None and (file.endswith(os.sep) or os.path.isdir(file))  # noqa: PTH112  (Path raises)
    if row.several or (len(items) == 1 and not is_folder):
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


def _file_names(items: Sequence[Input], row: Format, folder: str) -> dict[str | None, list[Input]]:
    """Return the file in a folder for each input; no two may have one name."""
    targets: dict[str | None, list[Input]] = {}
    taken: dict[str, Input] = {}
    for item in items:
        name = (PurePath(item.label).stem if item.label != STDIN else "") or "stdin"
        name += row.suffix
        # Some file systems take no notice of case, others of how a letter is composed.
        other = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), item)
        if other is not item:
            raise click.UsageError(
                f"{escaped_path(other.label)} and {escaped_path(item.label)} would both be"
                f" {escaped(name)} in {escaped_path(folder)}: convert them one at a time"
            )
        targets[str(Path(folder) / name)] = [item]
    return targets


def _reports(
    items: Sequence[Input], row: Format, read_options: ReadOptions, outcome: Outcome
) -> Iterator[tuple[str, Report]]:
    for item in items:
        with surviving(item, outcome):
            if not row.several:
                report = read_one(item, read_options, outcome, row.name)
                if report.profiles:
                    yield item.label, report
                continue
            for report in stream(item, read_options):
                _print_findings(item, report, outcome)
                if report.profiles:
                    yield item.label, report


def read_one(
    item: Input, read_options: ReadOptions, outcome: Outcome, format_name: str = ""
) -> Report:
    """Read an input, print the findings, and return one profile at most.

    Of several profiles, none is the one that is meant: where another format could hold them,
    `format_name` is that of the one which cannot.
    """
    report = read(item, read_options).report
    if len(report.profiles) > 1:
        from profileparse.checking import with_several  # noqa: PLC0415  (brings Lark)

        if format_name:
            path = escaped_path(item.label)
            print_message(f"{path}: no {format_name} for several profiles: use --to jsonl")
        report = attrs.evolve(with_several(report), profiles=())
    _print_findings(item, report, outcome)
    return report


def _print_findings(item: Input, report: Report, outcome: Outcome) -> None:
    outcome.count(report)
    print_lines(REPORTERS["concise"]([Checked(item.label, "", report)], Style()))
