"""`profileparse convert`: records out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import click

from profileparse.cli import options
from profileparse.cli.configured import Configured
from profileparse.cli.ending import unwinding
from profileparse.cli.files import can_be_added_to, reported
from profileparse.cli.format_choice import chosen, taken
from profileparse.cli.inputs import STDIN, Input, ReadOptions
from profileparse.cli.parameters import Choice
from profileparse.cli.profiles_task import Entry
from profileparse.cli.results import write_results
from profileparse.cli.targets import folder_for
from profileparse.cli.work import Batch
from profileparse.text.escape import escaped_path
from profileparse.version import __version__
from profileparse.writers import PAPERS, PROFILES, Format, Options, formats, takers

SUBJECT = "records"


def _only(option: str, summary: str, **attributes: Any) -> Callable[..., Any]:
    """Add an option, by its field, that some formats take; its help names them."""
    flag = f"--{option.replace('_', '-')}"
    of = ", ".join(takers(SUBJECT, option))
    return options.option(flag, help=f"{summary}  [with {of}]", **attributes)


@click.command(cls=Configured)
@options.reading
@options.choice("--to", formats(SUBJECT), "What to write.")
@_only("positions", "Add where each value stands in its file.", is_flag=True)
@_only("findings", "Add the findings and the unparsed text.", is_flag=True)
@_only(
    "table",
    "What a row is about.",
    type=Choice([PAPERS, PROFILES]),
    default=PAPERS,
    show_default=True,
)
@_only("raw", "Write cells that look like formulas as they are.", is_flag=True)
@_only("keep_tex", "Keep formulas as TeX.", is_flag=True)
@options.own_option(
    "--resume",
    is_flag=True,
    help="Note beside OUT what is done, and continue where a run was interrupted.",
)
@options.output
def convert(  # noqa: PLR0913  (one for each option)
    *,
    items: list[Input],
    read_options: ReadOptions,
    jobs: int | None,
    name: str,
    output: str | None,
    resume: bool,
    **asked: Any,
) -> int:
    """Convert dumps to records: JSON, CSV, BibTeX and more.

    PATHs are files and folders. Without one, what is piped in is read; '-' is standard input, too.
    Findings go to stderr. To write several files as JSON, give -o FOLDER: each gets a file of its
    own. A file that cannot be read stops no other one. Without any profile, nothing is written. A
    SQLite database that exists is added to.

    \b
    Examples:
      profileparse convert dump.txt --as-of 2026-05-20
      profileparse convert *.txt -o profiles.jsonl
      profileparse convert *.txt -o papers.csv
      profileparse convert *.txt -o folder

    \b
    Exit code: 0 fine, 1 errors among the findings, 2 something could not be read or written.
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    row = chosen(SUBJECT, name, output)
    path = output if "path" in row.takes and can_be_added_to(output) else None
    if path is not None and any(item.label == STDIN for item in items):
        raise click.UsageError(
            f"{row.name} knows rows by where they come from, and a later run replaces them:"
            " name standard input with --stdin-filename"
        )
    to = Options(path=path, **taken(row, asked))
    return write_results(
        Batch(items, jobs),
        row,
        read_options,
        output,
        _Write(row, to),
        resume=_settings(items, row, read_options, output, asked) if resume else None,
    )


def _settings(
    items: Sequence[Input],
    row: Format,
    read_options: ReadOptions,
    output: str | None,
    asked: Mapping[str, Any],
) -> Mapping[str, Any]:
    """Return what must be the same in a run that goes on, or refuse to be interrupted."""
    if row.several and row.heading is None:
        known = [name for name, other in formats(SUBJECT).items() if other.heading is not None]
        alone = [name for name, other in formats(SUBJECT).items() if not other.several]
        raise click.UsageError(
            f"--resume goes with {', '.join(known)} and, with -o FOLDER, {', '.join(alone)}:"
            f" nothing can be written behind a part of {row.name}"
        )
    if not row.several and folder_for(items, row, output) is None:
        raise click.UsageError("--resume goes with -o FOLDER: one file is done at once")
    if row.several and not can_be_added_to(output):
        raise click.UsageError("--resume needs -o OUT, a file: what is done is kept beside it")
    if unread := next((item for item in items if not item.is_regular), None):
        raise click.UsageError(f"{escaped_path(unread.label)} cannot be read again: no --resume")
    return {
        "version": __version__,
        "to": row.name,
        "as-of": str(read_options.as_of),
        "max-chars": read_options.max_chars,
        **asked,
    }


@attrs.frozen
class _Write:
    """Writes records; it can be sent to another process."""

    row: Format
    options: Options

    def __call__(self, entries: Iterable[Entry]) -> Iterator[str | bytes]:
        if self.options.path is None:
            return self.row.write(entries, self.options)
        # It is all written here, and SQLite takes back what is not finished.
        with reported(self.options.path), unwinding():
            return self.row.write(entries, self.options)
