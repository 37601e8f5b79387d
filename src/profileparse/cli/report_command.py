"""`profileparse report`: one page on a profile."""

import sys
from datetime import date

import click

from profileparse.cli import options
from profileparse.cli.batches import only, tell
from profileparse.cli.console import Outcome
from profileparse.cli.files import refuse_inputs, sink, writing
from profileparse.cli.inputs import inputs, read, surviving
from profileparse.writers import formats


@click.command()
@options.reading_one
@options.output
def report(
    *,
    file: str,
    stdin_filename: str | None,
    as_of: date | None,
    max_chars: int,
    output: str | None,
) -> int:
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
    (item,) = inputs((file,), stdin_filename)
    refuse_inputs([output] if output is not None else [], [item])
    outcome = Outcome()
    with surviving(item, outcome):
        result = only(read(item, options.how(as_of, max_chars)))
        tell(result, outcome)
        if result.report.profiles:
            page = "".join(formats("page")["html"].write([(item.label, result.report)]))
            with writing(outcome), sink(output) as out:
                out.write(page)
    return outcome.code
