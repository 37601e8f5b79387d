"""`profileparse diff`: what changed between two captures of a profile."""

from datetime import date

import attrs
import click

from profileparse.cli import options
from profileparse.cli.batches import only, tell
from profileparse.cli.console import Outcome, say
from profileparse.cli.files import columns, refuse_inputs, sink, writing
from profileparse.cli.inputs import Input, Reading, inputs, read, surviving
from profileparse.compare import Changes, between
from profileparse.diagnostics import FormatError
from profileparse.records import Profile
from profileparse.text.excerpt import quoted
from profileparse.text.names import name_key
from profileparse.writers import Options, formats

FORMATS = formats("changes")


@click.command()
@options.comparing
@click.option(
    "--to",
    "name",
    type=click.Choice(list(FORMATS)),
    default=next(iter(FORMATS)),
    show_default=True,
    help="Format: for people, or one object.",
)
@options.output
def diff(  # noqa: PLR0913  (one for each option)
    *,
    old: str,
    new: str,
    stdin_filename: str | None,
    as_of: date | None,
    old_as_of: date | None,
    max_chars: int,
    name: str,
    output: str | None,
) -> int:
    """Write what changed from OLD to NEW, two captures of one profile.

    Papers are known again by title and day, or by what else they share; their order does not
    count. What was found on the way goes to stderr. '-' is standard input, for one of both. If
    one of both holds no profile, or several, nothing is written.

    \b
    Examples:
      profileparse diff may.txt august.txt --old-as-of 2026-05-20 --as-of 2026-08-01
      curl -s example.org/dump.txt | profileparse diff saved.txt - --to json

    \b
    Exit code: 0 fine, changes or none, 1 errors among the findings,
    2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    items = inputs((old, new), stdin_filename)
    refuse_inputs([output] if output is not None else [], items)
    how = options.how(as_of, max_chars)
    hows = (attrs.evolve(how, as_of=old_as_of or how.as_of), how)
    outcome = Outcome()
    profiles = [_profile(item, how, outcome) for item, how in zip(items, hows, strict=True)]
    found = [profile for profile in profiles if profile is not None]
    if len(found) == len(items):
        changes = between(*found)
        _doubt(changes, old_as_of)
        _write(changes, items, name, output, outcome)
    return outcome.code


def _profile(item: Input, how: Reading, outcome: Outcome) -> Profile | None:
    """Return the one profile of an input, if it has one, and tell the findings."""
    with surviving(item, outcome):
        result = only(read(item, how))
        tell(result, outcome)
        return next(iter(result.report.profiles), None)
    return None


def _doubt(changes: Changes, old_as_of: date | None) -> None:
    """Say what makes two captures unlikely to be an old and a new one of one profile."""
    old, new = changes.old, changes.new
    if old.name is not None and new.name is not None and name_key(old.name) != name_key(new.name):
        say(f"warning: {quoted(old.name)} and {quoted(new.name)}: are OLD and NEW of one person?")
    if changes.days < 0:
        say(f"warning: OLD is of {old.as_of}, after NEW, of {new.as_of}: are they swapped?")
    if old_as_of is None and any(paper.year_inferred for paper in old.papers):
        say(
            f"warning: OLD is read as of {old.as_of}, as NEW is: "
            "if it was captured on another day, say --old-as-of"
        )


def _write(
    changes: Changes, items: list[Input], name: str, output: str | None, outcome: Outcome
) -> None:
    width = columns(output)
    sources = (items[0].label, items[1].label)
    with writing(outcome), sink(output) as out:
        try:
            for piece in FORMATS[name].write([(sources, changes)], Options(width=width)):
                out.write(piece)
        except FormatError as error:
            outcome.undone(f"--to {name}", str(error))
