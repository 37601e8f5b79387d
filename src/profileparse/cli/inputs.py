"""The files that are read: each one on its own, so that a failure stops no other."""

import codecs
import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from traceback import extract_tb
from typing import BinaryIO, Final, Literal, NamedTuple

import attrs
import click

import profileparse
from profileparse.cli.console import Outcome, print_message
from profileparse.diagnostics import Report
from profileparse.reporters import Checked
from profileparse.text.escape import escaped_path
from profileparse.text.path_days import days_in_path
from profileparse.text.utf8 import read_bytes

STDIN = "-"
LIMIT = "PP904"
NAME: Final = "name"
"""In place of a day of capture: each input has its own, in its path."""
AsOf = date | Literal["name"]
_INFERRED = "PP301"
_TAIL = 200  # bytes behind a bad one that are shown


class Input(NamedTuple):
    """A file as it was named, and the name that it goes by in what is written."""

    path: str
    label: str

    @property
    def is_stdin(self) -> bool:  # noqa: D102
        return self.path == STDIN


class ReadOptions(NamedTuple):
    """How inputs are read: day of capture or NAME, and code points of one dump at most."""

    as_of: AsOf
    max_chars: int


def inputs(paths: Sequence[str], stdin_filename: str | None) -> list[Input]:
    """Return the inputs that were asked for; standard input can be one of them."""
    if paths.count(STDIN) > 1:
        raise click.UsageError("standard input, '-', can be read only once")
    names = {STDIN: stdin_filename or STDIN}
    return [Input(path, names.get(path, path)) for path in paths]


@contextmanager
def _opened(item: Input) -> Iterator[BinaryIO]:
    try:
        if item.is_stdin:
            if sys.stdin is None:
                raise OSError(errno.EBADF, "standard input is closed")
            file = sys.stdin.buffer
        elif not item.path:  # to Path it is the folder `.`
            raise FileNotFoundError(errno.ENOENT, "an empty name")
        else:
            file = Path(item.path).open("rb")  # noqa: SIM115  (closed below)
    except ValueError as error:  # a NUL, or a surrogate that stands for no byte
        raise OSError(errno.EINVAL, "no file can have this name") from error
    with nullcontext(file) if item.is_stdin else file:
        yield file


@contextmanager
def surviving(item: Input, outcome: Outcome) -> Iterator[None]:
    """Turn what goes wrong with one input into a message and an exit code."""
    try:
        yield
    except IsADirectoryError:
        outcome.file_failed(item.label, "is a folder: name the files in it")
    except OSError as error:
        outcome.file_failed(item.label, error.strerror or str(error))
    except Exception as error:  # noqa: BLE001  (a defect here must not cost the other files)
        outcome.file_failed(item.label, defect(error))
    else:
        outcome.read += 1


def defect(error: Exception) -> str:
    """Return one line on an exception that nobody expected."""
    if isinstance(error, MemoryError):
        return "not enough memory: read less of it with --max-chars, or cut it into several files"
    places = extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(place.filename).name}:{place.lineno})" for place in places)
    return f"internal error: {type(error).__name__}: {error}{where}: please report it"


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
        attrs.evolve(found, message=f"{found.message}, as of {as_of}, the day in its path")
        if found.code == _INFERRED
        else found
        for found in report.diagnostics
    )
    return attrs.evolve(report, diagnostics=told)


def read(item: Input, options: ReadOptions) -> Checked:
    """Return what an input holds, with all findings, or raise OSError or NoDayError."""
    with _opened(item) as file:
        as_of = _as_of(item, options)  # what is no file lacks more than a day
        data, whole = read_bytes(file, options.max_chars)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = decoder.decode(data, final=whole)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        bad = data[error.start : error.start + _TAIL].decode(errors="backslashreplace")
        return Checked(item.label, before + bad, profileparse.check_bytes(data))
    report = profileparse.check(text, as_of=as_of, max_chars=options.max_chars)
    return Checked(item.label, text, _with_origin(report, options, as_of))


def stream(item: Input, options: ReadOptions) -> Iterator[Report]:
    """Yield a report for each profile of an input, with bounded memory.

    An input that has no end, and no profile either, is left where the limit is met.
    """
    with _opened(item) as file:
        as_of = _as_of(item, options)
        reports = profileparse.iter_reports(file, as_of=as_of, max_chars=options.max_chars)
        for report in reports:
            yield _with_origin(report, options, as_of)
            if not report.profiles and any(d.code == LIMIT for d in report.diagnostics):
                path = escaped_path(item.label)
                print_message(f"{path}: no profile up to the limit: the rest is not read")
                return
