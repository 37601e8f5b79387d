"""`profileparse check`: findings out."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date

import click

from profileparse.cli import options
from profileparse.cli.inputs import Input, Reading, inputs, read, surviving
from profileparse.cli.output import STDOUT, refuse_inputs, sink, writing
from profileparse.cli.talk import Outcome, put
from profileparse.diagnostics import Severity
from profileparse.reporters import REPORTERS, Checked, Style


@click.command()
@options.reading
@click.option(
    "--output-format",
    "name",
    type=click.Choice(list(REPORTERS)),
    default=next(iter(REPORTERS)),
    show_default=True,
    help="With the lines that are spoken of, or a line for each finding.",
)
@click.option(
    "--color/--no-color",
    "color",
    default=None,
    help="Whether to use colours.  [default: NO_COLOR, FORCE_COLOR, or if it is a terminal]",
)
@options.output
def check(  # noqa: PLR0913  (one for each option)
    *,
    files: tuple[str, ...],
    stdin_filename: str | None,
    as_of: date | None,
    max_chars: int,
    name: str,
    color: bool | None,
    output: str | None,
) -> int:
    """Write what is wrong with FILEs, or worth knowing.

    '-' is standard input. A file that cannot be read stops no other one.

    \b
    Examples:
      profileparse check dump.txt --as-of 2026-05-20
      profileparse check *.txt --output-format concise
      pbpaste | profileparse check - --stdin-filename schlag.txt

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    items = inputs(files, stdin_filename)
    refuse_inputs([output] if output is not None else [], items)
    outcome = Outcome()
    checked = _checked(items, options.how(as_of, max_chars), outcome)
    colour = _wants_colour(color=color, to_stdout=output is None or output in STDOUT)
    with writing(outcome), sink(output) as out:
        out.write("")  # no findings are a result too: the file must not keep those of last time
        for line in REPORTERS[name](checked, Style(colour=colour)):
            out.write(f"{line}\n")
    if outcome.read:
        put([_summary(outcome)])
    return outcome.code


def _checked(items: Sequence[Input], how: Reading, outcome: Outcome) -> Iterator[Checked]:
    for item in items:
        with surviving(item, outcome):
            result = read(item, how)
            outcome.count(result.report)
            yield result


def _wants_colour(*, color: bool | None, to_stdout: bool) -> bool:
    if color is not None:
        return color
    if not to_stdout or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if sys.stdout is None or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def _summary(outcome: Outcome) -> str:
    counts = [_counted(n, severity) for severity, n in outcome.counts.items() if n]
    found = f"Found {', '.join(counts)}" if counts else "No findings"
    failed = f"; {_counted(outcome.failed, 'file')} could not be read" if outcome.failed else ""
    return f"{found} in {_counted(outcome.read, 'file')}{failed}."


def _counted(number: int, noun: str | Severity) -> str:
    return f"{number} {noun}" + "s" * (number != 1)
