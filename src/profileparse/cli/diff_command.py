"""`profileparse diff`: what changed between two captures of a profile."""

import click

from profileparse.cli import options
from profileparse.cli.configured import Configured
from profileparse.cli.console import Outcome, print_note
from profileparse.cli.files import columns, refuse_inputs, sink, writing
from profileparse.cli.format_choice import chosen, report_unknown_ending
from profileparse.cli.inputs import NAME, AsOf, Input, ReadOptions
from profileparse.cli.profiles_task import Profiles
from profileparse.compare import Changes, between
from profileparse.diagnostics import FormatError
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.writers import Options, formats

SUBJECT = "changes"


@click.command(cls=Configured)
@options.comparing
@options.choice("--to", formats(SUBJECT), "Format: for people, or one object.", options.own_option)
@options.output
def diff(
    *,
    items: list[Input],
    read_options: ReadOptions,
    old_as_of: AsOf | None,
    name: str,
    output: str | None,
) -> int:
    """Compare two captures of one profile, OLD and NEW.

    Papers are matched by title and day, or by what else they share; their order does not count.
    Findings go to stderr. '-' is standard input, for one of the two. If one of them holds no
    profile, or several, nothing is written.

    \b
    Examples:
      profileparse diff may.txt august.txt --old-as-of 2026-05-20 --as-of 2026-08-01
      curl -s example.org/dump.txt | profileparse diff saved.txt - --to json

    \b
    Exit code: 0 fine, changes or none, 1 errors among the findings,
    2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    row = chosen(SUBJECT, name, output)
    refuse_inputs([output], items)
    days = (old_as_of or read_options.as_of, read_options.as_of)
    outcome = Outcome()
    profiles = []
    for item, as_of in zip(items, days, strict=True):
        task = Profiles(read_options._replace(as_of=as_of), several=False)
        profiles += [report.profile for _, report in outcome.taking(task(item))]
    if len(profiles) == len(items):
        changes = between(*profiles)
        _print_doubts(changes, own_day=days[0] == NAME or old_as_of is not None)
        sources = (items[0].label, items[1].label)
        report_unknown_ending(formats(SUBJECT), row.name, output)
        with writing(outcome), sink(output) as out:
            try:
                style = Options(width=columns(output))
                for piece in row.write([(sources, changes)], style):
                    out.write(piece)
            except FormatError as error:
                outcome.error(f"--to {row.name}", str(error))
    return outcome.code


def _print_doubts(changes: Changes, *, own_day: bool) -> None:
    """Say what makes two captures unlikely to be an old and a new one of one profile.

    `own_day` is whether it was said on which day OLD was captured.
    """
    old, new = changes.old, changes.new
    doubts = []
    if old.name is not None and new.name is not None and name_key(old.name) != name_key(new.name):
        doubts.append(f"{quoted(old.name)} and {quoted(new.name)}: are OLD and NEW of one person?")
    if changes.days < 0:
        doubts.append(f"OLD is of {old.as_of}, after NEW, of {new.as_of}: are they swapped?")
    if not own_day and any(paper.year_inferred for paper in old.papers):
        hint = "if it was captured on another day, give it with --old-as-of YYYY-MM-DD"
        doubts.append(f"OLD is read as of {old.as_of}, as NEW is: {hint}")
    for doubt in doubts:
        print_note(f"warning: {doubt}")
