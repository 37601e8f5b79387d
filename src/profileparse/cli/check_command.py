"""`profileparse check`: findings out."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import click

from profileparse.cli import options
from profileparse.cli.console import NOT_UTF8, Outcome, print_lines
from profileparse.cli.files import STDOUT, refuse_inputs, sink, writing
from profileparse.cli.inputs import Input, ReadOptions, read, surviving
from profileparse.cli.progress import Progress
from profileparse.cli.selection import is_selected
from profileparse.diagnostics import Severity
from profileparse.reporters import REPORTERS, STATISTICS, Checked, Style
from profileparse.reporters.fingerprints import Fingerprints
from profileparse.reporters.messages import counted
from profileparse.rules.required import required
from profileparse.text.numbers import plural

if TYPE_CHECKING:
    from profileparse.cli.baseline import Baseline


def _baseline(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> "Baseline | None":
    if value is None:
        return None
    from profileparse.cli.baseline import read_baseline  # noqa: PLC0415  (20 ms for who has one)

    return read_baseline(value)


@click.command()
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
@options.choice("--output-format", REPORTERS, "For people, or for the CI system that shows it.")
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
    """Write what is wrong with FILEs, or worth knowing.

    '-' is standard input. A file that cannot be read stops no other one. Options can be set in
    [tool.profileparse] of pyproject.toml, and in variables such as PROFILEPARSE_FAIL_ON.

    \b
    Examples:
      profileparse check dump.txt --as-of 2026-05-20
      profileparse check *.txt --output-format github --fail-on warning
      profileparse check captures/*/*.txt --as-of name
      profileparse check *.txt --require h_index,score --ignore PP206
      pbpaste | profileparse check - --stdin-filename schlag.txt

    \b
    Exit code: 0 fine, 1 findings at or above --fail-on,
    2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    table = STATISTICS if statistics else REPORTERS
    if name not in table:
        raise click.UsageError(f"--statistics goes with {', '.join(STATISTICS)}, not with {name}")
    # Written over itself, a baseline would lose all that it knows.
    sources = [*items, *([Input(baseline.file, baseline.file)] if baseline else [])]
    refuse_inputs([output], sources)
    style = Style(colour=_wants_colour(color, output), fail_on=fail_on)
    progress = Progress(items)
    outcome = Outcome(style=style, paused=progress.paused)
    everything = _checked(progress, read_options, require, outcome)
    checked = _counting(everything, select, ignore, baseline, outcome)
    with writing(outcome), sink(output) as out:
        out.write("")  # no findings are a result too: the file must not keep those of last time
        for line in table[name](checked, style):
            with progress.paused():
                out.write(f"{line}\n")
    if outcome.read:
        print_lines([_summary(outcome, baseline)])
    return outcome.code


def _checked(
    items: Iterable[Input], read_options: ReadOptions, require: Sequence[str], outcome: Outcome
) -> Iterator[Checked]:
    """Yield each input with all findings; one that cannot be read has that as one."""
    fingerprints = Fingerprints()
    for item in items:
        result = None
        with surviving(item, outcome):
            result = read(item, read_options)
        if result is None:
            result = Checked.failed(item.label, outcome.reason)
        else:
            result = attrs.evolve(result, report=required(result.report, require))
        yield fingerprints.name(result)


def _counting(
    results: Iterable[Checked],
    select: Sequence[str],
    ignore: Sequence[str],
    baseline: "Baseline | None",
    outcome: Outcome,
) -> Iterator[Checked]:
    """Yield each input with the findings that count."""
    for result in results:
        new = baseline.new(result) if baseline else result
        outcome.known += len(result.report.diagnostics) - len(new.report.diagnostics)
        wanted = new.only(
            named for named in new.named if is_selected(named[0].code, select, ignore)
        )
        for lost in set(new.report.diagnostics).difference(wanted.report.diagnostics):
            if lost.code == NOT_UTF8:  # not wanted as a finding, but the job was not done
                outcome.error(result.path, lost.message)
        if wanted.failure is None:
            outcome.count(wanted.report)
        yield wanted


def _wants_colour(color: bool | None, output: str | None) -> bool:  # noqa: FBT001
    if color is not None:
        return color
    if not (output is None or output in STDOUT) or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _summary(outcome: Outcome, baseline: "Baseline | None") -> str:
    found = counted(outcome.counts, outcome.read)
    parts = [f"Found {found}" if any(outcome.counts.values()) else found.capitalize()]
    if outcome.failed:
        parts.append(f"{plural(outcome.failed, 'file')} could not be read")
    if baseline is not None:
        parts.append(f"{outcome.known:,} known from the baseline")
        if baseline.gone:
            are = "is" if baseline.gone == 1 else "are"
            parts.append(f"{baseline.gone:,} of the baseline {are} gone: write it anew")
    return "; ".join(parts) + "."
