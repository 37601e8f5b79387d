"""`profileparse convert`: records out."""

from functools import partial

import click

from profileparse.cli import options
from profileparse.cli.inputs import Input, ReadOptions
from profileparse.cli.results import write_results
from profileparse.writers import Options, formats

FORMATS = formats("records")


@click.command()
@options.reading
@options.choice("--to", FORMATS, "What to write: records or a bibliography.")
@options.option("--positions", is_flag=True, help="Say where each value stands in its file.")
@options.option("--keep-tex", is_flag=True, help="Keep formulas as TeX, with --to bibtex.")
@options.option("--findings", is_flag=True, help="Add what was found, and the unparsed text.")
@options.output
def convert(
    *, items: list[Input], read_options: ReadOptions, name: str, output: str | None, **asked: bool
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
    write = partial(row.write, options=Options(**asked))
    return write_results(items, row, read_options, output, write)
