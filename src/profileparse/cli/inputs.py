"""The files that are read."""

import codecs
import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple, cast

import attrs
import click

import profileparse
from profileparse.api import read_file
from profileparse.batch.finding import Finder
from profileparse.cli.console import Talk
from profileparse.cli.seen import Seen
from profileparse.diagnostics import Report
from profileparse.reporters import Checked
from profileparse.text.path_days import days_in_path

STDIN = "-"
NAME: Final = "name"
"""In place of a day of capture: each input has its own, in its path."""
AsOf = date | Literal["name"]
_INFERRED = "PP301"
_TAIL = 200  # bytes behind a bad one that are shown


class Input(NamedTuple):
    """A file as it was named, and the name that it goes by in what is written."""

    path: str
    label: str
    place: str = ""
    """Where it is below the folder that was named, if one was."""
    problem: str = ""
    """Why it cannot be read, if that is known already."""

    @property
    def is_stdin(self) -> bool:  # noqa: D102
        return self.path == STDIN

    @property
    def is_regular(self) -> bool:
        """Whether it is a file that can be read again, or none that is there."""
        return not self.is_stdin and (os.path.isfile(self.path) or not os.path.exists(self.path))  # noqa: PTH110, PTH113


class ReadOptions(NamedTuple):
    """How inputs are read: day of capture or NAME, and code points of one dump at most."""

    as_of: AsOf
    max_chars: int
    talk: Talk = Talk.NORMAL
    """How much is said of them."""


def inputs(
    paths: Sequence[str], stdin_filename: str | None, finder: Finder | None = None
) -> list[Input]:
    """Return the inputs that were asked for; standard input can be one of them.

    With a finder, a folder gives the files in it; one without any is an input with that problem.
    """
    if paths.count(STDIN) > 1:
        raise click.UsageError("standard input, '-', can be read only once")
    items: list[Input] = []
    for path in paths:
        if path == STDIN:
            items.append(Input(path, stdin_filename or STDIN))
        elif finder is not None and os.path.isdir(path):  # noqa: PTH112  (Path raises)
            before = finder.met
            items += [Input(found.path, *found) for found in finder.in_folder(path)]
            if finder.met == before and not (items and items[-1].path == path):
                wanted = " or ".join(finder.glob)
                told = f"no file in this folder matches {wanted}: give another --glob"
                items.append(Input(path, path, problem=told))
        else:
            if finder is not None:
                finder.is_new(path)
            items.append(Input(path, path))
    return items


@contextmanager
def _opened(item: Input, seen: Seen) -> Iterator[BinaryIO]:
    try:
        if item.is_stdin:
            if sys.stdin is None:
                raise OSError(errno.EBADF, "standard input is closed")
            file = sys.stdin.buffer
        elif item.problem:
            raise OSError(errno.ENOENT, item.problem)
        elif not item.path:  # to Path it is the folder `.`
            raise FileNotFoundError(errno.ENOENT, "an empty name")
        else:
            file = Path(item.path).open("rb")  # noqa: SIM115  (closed below)
    except IsADirectoryError as error:
        raise OSError(errno.EISDIR, "is a folder: name the file in it") from error
    except ValueError as error:  # a NUL, or a surrogate that stands for no byte
        raise OSError(errno.EINVAL, "no file can have this name") from error
    with nullcontext(file) if item.is_stdin else file:
        yield cast("BinaryIO", seen.watching(file))


def _as_of(item: Input, options: ReadOptions) -> date:
    if options.as_of != NAME:
        return options.as_of
    days = days_in_path(item.label)
    if len(days) == 1:
        return days[0]
    told = "no day of capture in its path, such as 2026-05-20: give it with --as-of YYYY-MM-DD"
    if days:
        several = " and ".join(map(str, days))
        told = (
            f"several days in its path, {several}: give that of the capture with --as-of YYYY-MM-DD"
        )
    raise OSError(errno.EINVAL, told)


def _with_origin(report: Report, options: ReadOptions, as_of: date) -> Report:
    """Return a report that says which day of capture was taken from the path."""
    if options.as_of != NAME:
        return report
    told = tuple(
        attrs.evolve(
            found,
            message=f"{found.message}, as of {as_of}, the day in its path",
            hint=(found.hint or "").partition("; ")[2],  # it begins with the day
        )
        if found.code == _INFERRED
        else found
        for found in report.diagnostics
    )
    return attrs.evolve(report, diagnostics=told)


def read(item: Input, options: ReadOptions, seen: Seen) -> Checked:
    """Return what an input holds, with all findings, or raise OSError."""
    with _opened(item, seen) as file:
        as_of = _as_of(item, options)  # what is no file lacks more than a day
        given = read_file(file, options.max_chars)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(given.data, final=given.whole)
    except UnicodeDecodeError as error:
        before = given.data[: error.start].decode()
        bad = given.data[error.start : error.start + _TAIL].decode(errors="backslashreplace")
        return Checked(item.label, before + bad, profileparse.check_bytes(given.data))
    report = profileparse.check(text, as_of=as_of, max_chars=given.max_chars)
    return Checked(item.label, text, _with_origin(report, options, as_of))


def stream(item: Input, options: ReadOptions, seen: Seen) -> Iterator[Report]:
    """Yield a report for each profile of an input, with bounded memory."""
    with _opened(item, seen) as file:
        as_of = _as_of(item, options)
        for report in profileparse.iter_reports(file, as_of=as_of, max_chars=options.max_chars):
            yield _with_origin(report, options, as_of)
