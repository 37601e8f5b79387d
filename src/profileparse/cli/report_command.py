"""`profileparse report`: one page on a profile."""

import sys

import click

from profileparse.cli import options
from profileparse.cli.console import Outcome
from profileparse.cli.files import refuse_inputs, sink, writing
from profileparse.cli.inputs import Input, ReadOptions, surviving
from profileparse.cli.results import read_one
from profileparse.writers import formats


@click.command()
@options.reading_one
@options.output
def report(*, items: list[Input], read_options: ReadOptions, output: str | None) -> int:
    """Write a page on the profile of FILE: one file of HTML that loads nothing and runs nothing.

    It has the figures of the head, papers by year and category, the co-authors, scores, the
    coverage of every field, the findings, all metrics with their definitions, and the papers.
    '-' is standard input. If FILE holds no profile, or several, nothing is written.

    \b
    Examples:
      profileparse report dump.txt --as-of 2026-05-20 -o schlag.html
      pbpaste | profileparse report - --stdin-filename schlag.txt -o schlag.html

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    for package in ("jinja2", "networkx"):
        options.need(package, "report", "the page")
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a page is for a browser: write it with -o OUT.html")
    refuse_inputs([output], items)
    outcome = Outcome()
    for item in items:
        with surviving(item, outcome):
            found = read_one(item, read_options, outcome)
            if found.profiles:
                page = "".join(formats("page")["html"].write([(item.label, found)]))
                with writing(outcome), sink(output) as out:
                    out.write(page)
    return outcome.code
