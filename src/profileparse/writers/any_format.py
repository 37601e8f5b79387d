"""Profiles in any format, and as rows: what users of the library call."""

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, repeat
from typing import Any, Literal, TypedDict, Unpack, overload

from profileparse.diagnostics import Diagnostic, Report, Unparsed
from profileparse.records import Profile
from profileparse.text.suggestion import did_you_mean
from profileparse.writers import PAPERS, Options, formats, takers
from profileparse.writers.tables import Row, rows

Source = str | os.PathLike[str]
Item = Profile | Report
# What a type checker knows; a format that is added to the table of writers is here once it is, too.
TextFormat = Literal["json", "jsonl", "csv", "bibtex", "csl-json", "ris", "markdown"]
BinaryFormat = Literal["parquet", "sqlite"]
SUBJECT = "records"
_NONE = object()


class Asked(TypedDict, total=False):
    """What `write` can be asked for beside the format."""

    sources: Source | Iterable[Source] | None
    positions: bool
    findings: bool
    table: str | None
    raw: bool
    keep_tex: bool
    path: Source | None


@overload
def write(profiles: Iterable[Item], *, to: TextFormat, **asked: Unpack[Asked]) -> Iterator[str]: ...
@overload
def write(
    profiles: Iterable[Item], *, to: BinaryFormat, **asked: Unpack[Asked]
) -> Iterator[bytes]: ...
@overload
def write(profiles: Iterable[Item], *, to: str, **asked: Unpack[Asked]) -> Iterator[Any]: ...
def write(  # noqa: PLR0913  (one for each option)
    profiles: Iterable[Item],
    *,
    to: str,
    sources: Source | Iterable[Source] | None = None,
    positions: bool = False,
    findings: bool = False,
    table: str | None = None,
    raw: bool = False,
    keep_tex: bool = False,
    path: Source | None = None,
) -> Iterator[Any]:
    """Return profiles in a format, piece by piece: as bytes for parquet and sqlite, else as str.

    The call looks at the options alone. Profiles are read, and pieces made, as they are asked for,
    and what is wrong with a profile is raised there. Only with `path`, all is read and written by
    the call, and there are no pieces.

    What was found is written only of a `Report`. A report without a profile gives nothing, one
    of several gives each of them, with the findings from its start to that of the next.

    Args:
        profiles: profiles or reports, such as those of `iter_reports`.
        to: name of the format, as for `convert --to`: `json` holds one profile, the others any
            number.
        sources: where the profiles come from, as `convert` has the paths: one for all of them, or
            one for each item. Without any, it is an empty text.
        positions: with json and jsonl, whether to say where each value stands.
        findings: with json and jsonl, whether to add what was found, and the text that belongs to
            nothing.
        table: with csv and parquet, `"papers"`, a row for each paper, which None is, too, or
            `"profiles"`, a row for each profile.
        raw: with csv, whether cells that a spreadsheet would take for formulas are left so.
        keep_tex: with bibtex, whether formulas are kept as they are.
        path: with sqlite, a database that is added to. It needs `sources`, as what it has of these
            is replaced.

    Raises:
        ValueError: there is no such format or table, the format does not take an option, or there
            is not one source for each item.
        TypeError: an item is neither a profile nor a report.
        FormatError: the format cannot hold a value, or not that many profiles.
        ImportError: the package that the format takes is not installed.
        OSError: the database cannot be opened or written.
    """
    known = formats(SUBJECT)
    row = known.get(to)
    if row is None:
        hint = did_you_mean(to, known) or f": expected one of {', '.join(known)}"
        raise ValueError(f"unknown format {to!r}{hint}")
    asked: dict[str, Any] = {
        "positions": positions or None,
        "findings": findings or None,
        "table": table,
        "raw": raw or None,
        "keep_tex": keep_tex or None,
        "path": None if path is None else os.fspath(path),
    }
    asked = {name: value for name, value in asked.items() if value is not None}
    for name in asked:
        if name not in row.takes:
            raise ValueError(f"{to} takes no {name}: only {' and '.join(takers(SUBJECT, name))}")
    if path is not None and sources is None:
        raise ValueError("a path takes sources too: rows of the same source are replaced")
    if row.package and find_spec(row.package) is None:
        extra = f"pip install 'profileparse[{row.extra}]'"
        raise ImportError(f"{to} needs {row.package}, which comes with: {extra}")
    return row.write(entries(profiles, sources), Options(**asked))


def to_rows(
    profiles: Iterable[Item],
    *,
    table: str = PAPERS,
    sources: Source | Iterable[Source] | None = None,
) -> list[Row]:
    """Return the rows of one of the tables as plain dicts, for a data frame.

    The keys are the columns of the table, the same ones as in CSV, Parquet and SQLite. Dates are
    dates, several values are a list of str, and None is what the page does not say.

    Args:
        profiles: profiles or reports, as for `write`.
        table: `"papers"`, a row for each paper, or `"profiles"`, a row for each profile.
        sources: where the profiles come from, as for `write`.

    Raises:
        ValueError: there is no such table, or not one source for each item.
        TypeError: an item is neither a profile nor a report.
    """
    return [*rows(entries(profiles, sources), Options(table=table).table)]


def entries(
    profiles: Iterable[Item], sources: Source | Iterable[Source] | None
) -> Iterator[tuple[str, Report]]:
    """Return what the writers take: each profile in a report of its own, with its source."""
    if isinstance(profiles, Profile | Report | str | bytes):
        kind = type(profiles).__name__
        raise TypeError(f"expected an iterable of Profile or Report, got {kind}: put it in a list")
    if sources is None or isinstance(sources, str | os.PathLike):
        return _paired(profiles, repeat(sources or ""))
    return _paired(profiles, chain(sources), one_each=True)


def _paired(
    profiles: Iterable[Item], sources: Iterator[Source], *, one_each: bool = False
) -> Iterator[tuple[str, Report]]:
    for number, item in enumerate(profiles, 1):
        source: Any = next(sources, _NONE)
        if source is _NONE:
            raise ValueError(f"there are more profiles than sources: item {number} has none")
        for report in _reports(item, number):
            yield os.fspath(source), report
    if one_each and next(sources, _NONE) is not _NONE:
        raise ValueError("there are more sources than profiles")


def _reports(item: object, number: int) -> Iterator[Report]:
    """Yield a report for each profile of an item."""
    if isinstance(item, Profile):
        yield Report(profiles=(item,), diagnostics=(), unparsed=())
    elif not isinstance(item, Report):
        kind = type(item).__name__
        raise TypeError(f"item {number}: expected a Profile or a Report, got {kind}")
    elif len(item.profiles) == 1:
        yield item
    else:
        starts = [profile.span.start if profile.span else 0 for profile in item.profiles[1:]]
        diagnostics: list[list[Diagnostic]] = [[] for _ in item.profiles]
        unparsed: list[list[Unparsed]] = [[] for _ in item.profiles]
        for found in item.diagnostics if item.profiles else ():
            diagnostics[bisect_right(starts, found.span.start)].append(found)
        for piece in item.unparsed if item.profiles else ():
            unparsed[bisect_right(starts, piece.span.start)].append(piece)
        for profile, of_it, beside in zip(item.profiles, diagnostics, unparsed, strict=True):
            yield Report(profiles=(profile,), diagnostics=tuple(of_it), unparsed=tuple(beside))
