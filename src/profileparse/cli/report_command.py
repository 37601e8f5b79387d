"""`profileparse report`: one page on one profile, or on several."""

import sys

import click

from profileparse.cli import options
from profileparse.cli.configured import Configured
from profileparse.cli.format_choice import chosen
from profileparse.cli.inputs import Input, ReadOptions
from profileparse.cli.results import write_results
from profileparse.cli.work import Batch


@click.command(cls=Configured)
@options.reading
@options.output
def report(
    *, items: list[Input], read_options: ReadOptions, jobs: int | None, output: str | None
) -> int:
    """Make one HTML page about profiles, with plots.

    PATHs are files and folders. Without one, what is piped in is read; '-' is standard input, too.
    The page loads nothing and runs nothing. It has the figures of the head, the papers by year,
    papers by year and category, the co-authors, scores, the coverage of every field, the findings,
    and all metrics with their definitions. That of several profiles begins with an index and a
    comparison. A file that cannot be read stops no other one. Without any profile, nothing is
    written.

    \b
    Examples:
      profileparse report dump.txt --as-of 2026-05-20 -o schlag.html
      profileparse report a.txt b.txt --as-of name -o both.html
      pbpaste | profileparse report --stdin-filename schlag.txt -o schlag.html

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    for package in ("jinja2", "networkx"):
        options.need(package, "report", "the page")
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a page is for a browser: write it with -o OUT.html")
    row = chosen("page", "html", output)
    return write_results(Batch(items, jobs), row, read_options, output, row.write)
