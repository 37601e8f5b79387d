"""`profileparse metrics`: metrics out."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import ModuleType

import attrs
import click

from profileparse.cli import options
from profileparse.cli.configured import Configured
from profileparse.cli.console import Outcome
from profileparse.cli.files import columns, refuse_inputs, sink, writing
from profileparse.cli.format_choice import chosen, refuse
from profileparse.cli.inputs import Input, ReadOptions
from profileparse.cli.profiles_task import Entry
from profileparse.cli.results import write_results
from profileparse.cli.work import Batch
from profileparse.diagnostics import Report
from profileparse.text.suggestion import did_you_mean
from profileparse.writers import Format, Options, format_of, formats
from profileparse.writers.metric_values import COMPARED, measured
from profileparse.writers.terminal_table import Column, table

SUBJECT = "metrics"
COMPARISONS, NETWORKS = formats("comparison"), "network"


def _metrics() -> ModuleType:
    # Settings in a file load each command, to check what they set.
    from profileparse import metrics  # noqa: PLC0415  (12 ms)

    return metrics


def _name(word: str) -> str:
    name, known = word.lower().replace("-", "_"), _metrics().DEFINITIONS
    reason = _metrics().NOT_COMPUTABLE.get(name)
    if reason is not None:
        raise click.BadParameter(f"{word!r} cannot be computed: {reason}")
    if name not in known:
        hint = did_you_mean(name, known) or ": --list has all of them"
        raise click.BadParameter(f"{word!r} is not a metric{hint}")
    return name


def _list(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001
    """Write which metrics there are, and end the run, as --help does."""
    if not value or context.resilient_parsing:
        return
    known = _metrics()
    rows: list[tuple[str, ...]] = []
    for group, of_group in groupby(known.DEFINITIONS.values(), lambda row: row.group):
        rows += [(), (group.upper(),), *((row.name, row.definition) for row in of_group)]
    rows += [(), ("WHAT A DUMP CANNOT GIVE",), *known.NOT_COMPUTABLE.items()]
    with sink(None) as out:
        for line in table((Column("", whole=True), Column("")), rows[1:], columns(None)):
            out.write(f"{line}\n")
    context.exit()


def _network_file(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None and format_of(NETWORKS, value) is None:
        endings = " nor ".join(row.suffix for row in formats(NETWORKS).values())
        hint = "the metrics of the graph are asked for with --graph-metrics"
        raise click.BadParameter(f"{value!r} ends in neither {endings}; {hint}")
    return value


@click.command(cls=Configured)
@options.reading
@options.choice(
    "--to", formats(SUBJECT), "For people, or for the tool that reads it.", options.own_option,
)  # fmt: skip
@options.own_option(
    "--only",
    multiple=True,
    metavar="METRICS",
    callback=options.words(_name),
    shell_complete=options.complete_names(lambda: _metrics().DEFINITIONS),
    help="Only these metrics, such as 'h_index,m_quotient'.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="List all metrics, and figures that cannot be computed.",
)
@options.own_option(
    "--graph-metrics",
    is_flag=True,
    help="Add those of the graph of co-authors (needs networkx).",
)
@options.own_option(
    "--graph",
    "network",
    metavar="FILE",
    callback=_network_file,
    help="Also write the network of co-authors to FILE.graphml or FILE.gexf (needs networkx).",
)
@options.own_option("--compare", is_flag=True, help="One row per profile (table or csv).")
@options.output
def metrics(  # noqa: PLR0913  (one for each option)
    *,
    items: list[Input],
    read_options: ReadOptions,
    jobs: int | None,
    name: str,
    only: tuple[str, ...],
    graph_metrics: bool,
    network: str | None,
    compare: bool,
    output: str | None,
) -> int:
    """Measure profiles: output, collaboration, breadth and more.

    PATHs are files and folders. Without one, what is piped in is read; '-' is standard input, too.
    The page cuts lists of authors at three names: where that leaves a figure open, there is an
    interval in its place. Findings go to stderr. json, jsonl and csv have definitions and sources.

    \b
    Examples:
      profileparse metrics dump.txt --as-of 2026-05-20
      profileparse metrics *.txt --compare --only h_index,m_quotient
      profileparse metrics *.txt --to csv -o figures.csv
      profileparse metrics *.txt --graph people.graphml

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    row = chosen(SUBJECT, name, output)
    if compare and row.name not in COMPARISONS:
        refuse("--compare", COMPARISONS, row.name)
    for series in sorted(_metrics().SERIES.intersection(only)) if compare else ():
        raise click.UsageError(f"{series} has many figures, not one to compare: leave it out")
    row = COMPARISONS[row.name] if compare else row
    names = _chosen(only or (COMPARED if compare else ()), graph=graph_metrics)
    to = Options(width=columns(output))

    write = _Write(row, names, to)
    batch = Batch(items, jobs)
    if network is None:
        return write_results(batch, row, read_options, output, write)
    kept = _Kept()
    _check_network(network, items, output)
    code = write_results(
        batch,
        row,
        read_options,
        output,
        lambda entries: write(kept.passing(entries)),
        together=True,
    )
    return max(code, _write_network(network, kept))


@attrs.frozen
class _Write:
    """Writes metrics of entries; it can be sent to another process."""

    row: Format
    names: Mapping[str, Sequence[str]]
    """Of the metrics, under their headings."""
    options: Options

    def __call__(self, entries: Iterable[Entry]) -> Iterator[str]:
        known = _metrics().DEFINITIONS
        groups = {
            heading: [known[name].compute for name in names]
            for heading, names in self.names.items()
        }
        return self.row.write(measured(entries, groups), self.options)


@attrs.define
class _Kept:
    """The reports whose metrics were written, for the network that is made of all of them."""

    reports: list[tuple[str, Report]] = attrs.field(factory=list)
    unfinished: int = 0

    def passing(self, entries: Iterable[tuple[str, Report]]) -> Iterator[tuple[str, Report]]:
        """Yield entries, and keep them."""
        self.unfinished += 1
        for entry in entries:
            self.reports.append(entry)
            yield entry
        self.unfinished -= 1


def _check_network(path: str, items: Sequence[Input], output: str | None) -> None:
    """Refuse a file for the network that something else is read from or written to."""
    options.need("networkx", "graph", "the network of co-authors")
    refuse_inputs([path], items)
    if output is not None and os.path.realpath(output) == os.path.realpath(path):
        raise click.UsageError("-o and --graph name one file: the metrics take another one")


def _write_network(path: str, kept: _Kept) -> int:
    """Write the network, unless a result failed before all inputs were read: it would lack some."""
    outcome = Outcome()
    if kept.reports and not kept.unfinished:
        made = format_of(NETWORKS, path)
        assert made is not None  # noqa: S101  (for the type)
        with writing(outcome), sink(path) as out:
            for piece in made.write(kept.reports):
                out.write(piece)
    return outcome.code


def _chosen(only: Sequence[str], *, graph: bool) -> Mapping[str, Sequence[str]]:
    """Return the names of the metrics that are wanted, under their headings."""
    known = _metrics()
    chosen: dict[str, list[str]] = {}
    for row in known.DEFINITIONS.values():
        of_graph = row.group.value in known.GRAPH_GROUPS
        if row.name in only or (of_graph and graph) or not (of_graph or only):
            chosen.setdefault(row.group.value, []).append(row.name)
    if known.GRAPH_GROUPS.keys() & chosen:
        options.need("networkx", "graph", "the graph of co-authors")
    return chosen
