"""`profileparse convert`: records out."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from profileparse.cli import options
from profileparse.cli.ending import unwinding
from profileparse.cli.files import can_be_added_to, reported
from profileparse.cli.format_choice import chosen, report_unknown_ending
from profileparse.cli.inputs import STDIN, Input, ReadOptions
from profileparse.cli.results import write_results
from profileparse.diagnostics import Report
from profileparse.writers import PAPERS, PROFILES, Options, formats

FORMATS = formats("records")


@click.command()
@options.reading
@options.choice(
    "--to", FORMATS, "What to write.", show_default=f"by the name of OUT, or {next(iter(FORMATS))}"
)
@options.option("--positions", is_flag=True, help="Say where each value stands in its file.")
@options.option("--raw", is_flag=True, help="Leave cells of CSV that look like formulas so.")
@options.option(
    "--table",
    type=click.Choice([PAPERS, PROFILES]),
    default=PAPERS,
    show_default=True,
    help="Rows of csv and parquet: a row for each.",
)
@options.option("--keep-tex", is_flag=True, help="Keep formulas as TeX, with --to bibtex.")
@options.option("--findings", is_flag=True, help="Add what was found, and the unparsed text.")
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
    row = chosen("records", name, output)
    path = output if row.adds and can_be_added_to(output) else None
    if path is not None and any(item.label == STDIN for item in items):
        raise click.UsageError(
            f"{row.name} knows rows by where they come from, and a later run replaces them:"
            " name standard input with --stdin-filename"
        )
    to = Options(path=path, **asked)

    def write(entries: Iterable[tuple[str, Report]]) -> Iterator[str | bytes]:
        report_unknown_ending("records", row.name, output)
        if path is None:
            return row.write(entries, to)
        # It is all written here, and SQLite takes back what is not finished.
        with reported(path), unwinding():
            return row.write(entries, to)

    return write_results(items, row, read_options, output, write)
