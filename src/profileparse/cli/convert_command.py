"""`profileparse convert`: records out."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from typing import Any

import click

from profileparse.cli import options
from profileparse.cli.files import can_be_added_to, reported
from profileparse.cli.format_choice import chosen, taken
from profileparse.cli.inputs import STDIN, Input, ReadOptions
from profileparse.cli.results import write_results
from profileparse.diagnostics import Report
from profileparse.writers import PAPERS, PROFILES, Options, formats, takers

SUBJECT = "records"


def _only(option: str, summary: str, **attributes: Any) -> Callable[..., Any]:
    """Add an option, by its field, that some formats take; its help names them."""
    flag = f"--{option.replace('_', '-')}"
    of = ", ".join(takers(SUBJECT, option))
    return options.option(flag, help=f"{summary}  [with {of}]", **attributes)


@click.command()
@options.reading
@options.choice("--to", formats(SUBJECT), "What to write.", by_name=True)
@_only("positions", "Say where each value stands in its file.", is_flag=True)
@_only("findings", "Add what was found, and the unparsed text.", is_flag=True)
@_only(
    "table",
    "What has a row.",
    type=click.Choice([PAPERS, PROFILES]),
    default=PAPERS,
    show_default=True,
)
@_only("raw", "Leave cells that look like formulas so.", is_flag=True)
@_only("keep_tex", "Keep formulas as TeX.", is_flag=True)
@options.output
def convert(
    *, items: list[Input], read_options: ReadOptions, name: str, output: str | None, **asked: Any
) -> int:
    """Write the records of FILEs.

    What was found on the way goes to stderr. '-' is standard input. Several FILEs and --to json
    need -o FOLDER, and give a file each. A file that cannot be read stops no other one. With no
    profile at all, nothing is written. A database of sqlite that is there is added to.

    \b
    Examples:
      profileparse convert dump.txt --as-of 2026-05-20
      profileparse convert *.txt -o profiles.jsonl
      profileparse convert *.txt -o papers.csv
      profileparse convert *.txt -o folder

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    row = chosen(SUBJECT, name, output)
    path = output if "path" in row.takes and can_be_added_to(output) else None
    if path is not None and any(item.label == STDIN for item in items):
        raise click.UsageError(
            f"{row.name} knows rows by where they come from, and a later run replaces them:"
            " name standard input with --stdin-filename"
        )
    to = Options(path=path, **taken(row, asked))

    def write(entries: Iterable[tuple[str, Report]]) -> Iterator[str | bytes]:
        # What is added to a file is all written here.
        with nullcontext() if path is None else reported(path):
            return row.write(entries, to)

    return write_results(items, row, read_options, output, write)
