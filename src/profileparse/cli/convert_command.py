"""`profileparse convert`: records out."""

from datetime import date
from functools import partial

import click

from profileparse.cli import options
from profileparse.cli.batches import write_results
from profileparse.cli.inputs import inputs
from profileparse.writers import Options, formats

FORMATS = formats("records")


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
    items, how = inputs(files, stdin_filename), options.how(as_of, max_chars)
    return write_results(
        items, row, how, output, partial(row.write, options=Options(positions=positions))
    )
