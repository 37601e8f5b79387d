"""`profileparse check`: findings out."""

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

import attrs
import click

from profileparse.cli import options
from profileparse.cli.check_task import Checks, Found
from profileparse.cli.configured import Configured, shows_settings
from profileparse.cli.console import Outcome, Talk, print_lines, talk
from profileparse.cli.files import STDOUT, refuse_inputs, sink, writing
from profileparse.cli.format_choice import preferred, report_unknown_ending
from profileparse.cli.inputs import Input, ReadOptions
from profileparse.cli.work import Batch
from profileparse.diagnostics import Severity
from profileparse.reporters import REPORTERS, STATISTICS, Style
from profileparse.reporters.messages import counted
from profileparse.text.numbers import plural

if TYPE_CHECKING:
    from profileparse.cli.baseline import Baseline


def _baseline(
    context: click.Context, _parameter: click.Parameter, value: str | None
) -> "Baseline | None":
    if value is None or shows_settings(context):
        return None
    from profileparse.cli.baseline import read_baseline  # noqa: PLC0415  (20 ms for who has one)

    return read_baseline(value)


@click.command(cls=Configured)
@options.reading
@options.judging
@options.option(
    "--baseline",
    metavar="REPORT",
    callback=_baseline,
    help="Leave out the findings of REPORT, which --output-format json has written.",
)
@options.option(
    "--statistics", is_flag=True, help="Count the findings of each rule, and write no finding."
)
@options.choice(
    "--output-format",
    REPORTERS,
    "For people, or for the CI system that shows it. Also --to.",
)
@options.option(
    "--color/--no-color",
    "color",
    default=None,
    help="Whether to use colours.  [default: NO_COLOR, FORCE_COLOR, or if it is a terminal]",
)
@options.output
def check(  # noqa: PLR0913  (one for each option)
    *,
    items: list[Input],
    read_options: ReadOptions,
    jobs: int | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: Severity | None,
    require: tuple[str, ...],
    baseline: "Baseline | None",
    statistics: bool,
    name: str,
    color: bool | None,
    output: str | None,
) -> int:
    """Check dumps: what is wrong, and what is worth knowing.

    PATHs are files and folders. Without one, what is piped in is read; '-' is standard input, too.
    A file that cannot be read stops no other one. Options can be set in profileparse.toml, in
    [tool.profileparse] of pyproject.toml, and in variables such as PROFILEPARSE_FAIL_ON.

    \b
    Examples:
      profileparse check dump.txt --as-of 2026-05-20
      profileparse check *.txt --output-format github --fail-on warning
      profileparse check captures/*/*.txt --as-of name
      profileparse check *.txt --require h_index,score --ignore PP206
      pbpaste | profileparse check --stdin-filename schlag.txt

    \b
    Exit code: 0 fine, 1 findings at or above --fail-on,
    2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    name = preferred(REPORTERS, name, output)
    table = STATISTICS if statistics else REPORTERS
    if name not in table:
        raise click.UsageError(f"--statistics goes with {', '.join(STATISTICS)}, not with {name}")
    # Written over itself, a baseline would lose all that it knows.
    sources = [*items, *([Input(baseline.file, baseline.file)] if baseline else [])]
    refuse_inputs([output], sources)
    style = Style(colour=_wants_colour(color, output), fail_on=fail_on)
    task = Checks(
        options=read_options,
        require=require,
        select=select,
        ignore=ignore,
        baseline=baseline,
        reporter=table[name],
        style=style,
    )
    batch = Batch(items, jobs)
    tally = _Known(baseline)
    report_unknown_ending(REPORTERS, name, output)
    with writing(batch.outcome), sink(output) as out:
        out.write("")  # no findings are a result too: the file must not keep those of last time
        for line in _lines(task, tally.noting(found for _, found in batch.each(task))):
            with batch.progress.paused():
                out.write(f"{line}\n")
    if batch.outcome.read and talk() is not Talk.QUIET:
        print_lines([_summary(batch.outcome, tally)])
    return batch.outcome.code


@attrs.define
class _Known:
    """What a baseline has of what was found."""

    baseline: "Baseline | None"
    count: int = 0

    def noting(self, results: Iterable[Iterator[Found]]) -> Iterator[Found]:
        """Yield what was found in each input, and count what is known of it."""
        for result in chain.from_iterable(results):
            self.count += result.known
            if self.baseline is not None and result.again is not None:
                self.baseline.note(result.places, result.again)
            yield result


def _lines(task: Checks, results: Iterator[Found]) -> Iterator[str]:
    if task.reporter.by_text:
        return chain.from_iterable(result.lines or () for result in results)
    return task.reporter((r.checked for r in results if r.checked is not None), task.style)


def _wants_colour(color: bool | None, output: str | None) -> bool:  # noqa: FBT001
    if color is not None:
        return color
    if not (output is None or output in STDOUT) or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _summary(outcome: Outcome, known: _Known) -> str:
    found = counted(outcome.counts, outcome.read)
    parts = [f"Found {found}" if any(outcome.counts.values()) else found.capitalize()]
    if outcome.failed:
        parts.append(f"{plural(outcome.failed, 'file')} could not be read")
    if (baseline := known.baseline) is not None:
        parts.append(f"{known.count:,} known from the baseline")
        if baseline.gone:
            gone = plural(baseline.gone, "baseline finding")
            occurs = "occurs" if baseline.gone == 1 else "occur"
            parts.append(f"{gone} no longer {occurs}: save the baseline again")
    return "; ".join(parts) + "."
