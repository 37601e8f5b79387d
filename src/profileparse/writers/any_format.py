"""Profiles in any format, and as rows: what users of the library call."""

import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain, repeat
from typing import Any

import attrs

from profileparse.diagnostics import Diagnostic, Report, Unparsed
from profileparse.records import Profile
from profileparse.writers import PAPERS, Options, formats
from profileparse.writers.tables import Row, rows

Source = str | os.PathLike[str]
Item = Profile | Report
_NONE = object()


def write(
    profiles: Iterable[Item],
    *,
    to: str,
    sources: Source | Iterable[Source] | None = None,
    **options: Any,
) -> Iterator[Any]:
    """Return profiles in a format, piece by piece: as bytes for parquet and sqlite, else as str.

    What was found is written only of a `Report`. A report without a profile gives nothing, one
    of several gives each of them, with the findings from its start to that of the next.

    Args:
        profiles: profiles or reports, such as those of `iter_reports`, which are read as they are
            needed.
        to: name of the format, as for `convert --to`: `json` holds one profile, the others any
            number.
        sources: where the profiles come from, as `convert` has the paths: one for all of them, or
            one for each item. Without any, it is an empty text.
        **options: what the format is asked for; one that has no room for it takes no notice.
            `positions` (JSON): where each value stands. `findings` (JSON): what was found, and the
            text that belongs to nothing. `keep_tex` (BibTeX): formulas as they are. `raw` (CSV):
            cells that a spreadsheet would take for formulas as they are. `table` (CSV, Parquet):
            `"papers"`, or `"profiles"` for a row for each profile. `path` (SQLite): a database that
            is added to at once, so that there are no pieces; it needs `sources`, as what it has of
            these is replaced.

    Raises:
        ValueError: there is no such format or table, not one source for each item, or a path where
            none is taken.
        TypeError: an item is neither a profile nor a report, or there is no such option.
        FormatError: the format cannot hold a value, or not that many profiles.
        ImportError: the package that the format takes is not installed.
        OSError: the database cannot be opened or written.
    """
    known = formats("records")
    row = known.get(to)
    if row is None:
        raise ValueError(f"unknown format {to!r}: expected one of {', '.join(known)}")
    names = [field.name for field in attrs.fields(Options)]
    for name in options:
        if name not in names:
            raise TypeError(f"there is no option {name!r}: expected one of {', '.join(names)}")
    if (path := options.get("path")) is not None:
        if not row.adds:
            raise ValueError(f"{to} takes no path: write the pieces to a file")
        if sources is None:
            raise ValueError("a path takes sources too: rows of the same source are replaced")
        options["path"] = os.fspath(path)
    if row.package and find_spec(row.package) is None:
        extra = f"pip install 'profileparse[{row.extra}]'"
        raise ImportError(f"{to} needs {row.package}, which comes with: {extra}")
    return row.write(entries(profiles, sources), Options(**options))


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
