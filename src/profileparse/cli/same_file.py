"""Which names are those of one file: by device and inode, whatever the way to it."""

from collections.abc import Iterable

from profileparse.batch.finding import identity
from profileparse.cli.console import print_note
from profileparse.cli.inputs import NAME, AsOf, Input
from profileparse.text.escape import escaped_path
from profileparse.text.path_days import days_in_path


def identity_of(item: Input) -> tuple[int, int] | None:
    """Return the identity of an input; that of standard input is of the file that it is."""
    return identity(0 if item.is_stdin else item.path)


def each_once(items: Iterable[Input], as_of: AsOf) -> list[Input]:
    """Return inputs without those whose file is there already, and say which these are.

    Where the day of capture is that of the path, a file of two days is two captures.
    """
    known: dict[object, Input] = {}
    kept = []
    for item in items:
        key = identity_of(item)
        days = days_in_path(item.label) if as_of == NAME else []
        first = item if key is None else known.setdefault((key, *days), item)
        if first is item:
            kept.append(item)
        else:
            name, of_first = escaped_path(item.label), escaped_path(first.label)
            named = "named twice" if name == of_first else f"the same file as {of_first}"
            print_note(f"{name}: {named}, read once")
    return kept
