"""Findings that are known already: those of a report that was saved."""

import json
import os
from collections.abc import Iterable

import attrs
import click
import msgspec

from profileparse.cli.places import place_from
from profileparse.cli.regular import read_regular
from profileparse.reporters import Checked
from profileparse.reporters.fingerprints import Fingerprints, plain_path
from profileparse.text.path_days import with_days_of, without_days

_MAKE = "make it with: profileparse check FILE... --output-format json -o BASELINE"
_MOST = 256 * 1024 * 1024  # bytes of a report
_NEVER_KNOWN = frozenset({"PP901", "PP905"})  # the file was not read: nothing is known of it


class _Known(msgspec.Struct):
    """What is read of a finding in a saved report."""

    fingerprint: str
    path: str


@attrs.define
class Baseline:
    """The findings of a saved report, and which of them were seen again."""

    file: str
    known: dict[str, str]  # fingerprint -> path
    seen: set[str] = attrs.field(factory=set)  # fingerprints that were found again
    paths: set[str] = attrs.field(factory=set)  # files that were read
    # Of each page of which it has captures, by its path without the day: the path of the last one.
    _captures: dict[str, str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        paths = sorted({*map(plain_path, self.known.values())})
        self._captures = {without_days(path): path for path in paths}

    def places(self, path: str, place: str) -> frozenset[str]:
        """Return the paths by which the report may know a file: each is part of a fingerprint.

        These are the path as it was given, as older reports have it, the one from the folder of
        the report, and its place in the repository; and the same with the day of the last capture
        that the report has of the page, if days are in the paths.
        """
        folder = os.path.dirname(os.path.realpath(self.file))  # noqa: PTH120  (Path follows no `..`)
        known = {plain_path(p) for p in (path, place_from(folder, path), place) if p is not None}
        captures = [last for p in known if (last := self._captures.get(without_days(p)))]
        return frozenset(known.union(with_days_of(last, p) for last in captures for p in known))

    def new(self, result: Checked, places: Iterable[str]) -> tuple[Checked, frozenset[str] | None]:
        """Return a text with those of its findings that are new, and the names of the others.

        These are None if the text could not be read, so that they need not be there.
        """
        named = [Fingerprints().name(result, place).fingerprints for place in places]
        new, again = [], set()
        for (found, name), *names in zip(result.named, *named, strict=True):
            if found.code not in _NEVER_KNOWN and (same := self.known.keys() & names):
                again |= same
            else:
                new.append((found, name))
        codes = {found.code for found in result.report.diagnostics}
        return result.only(new), frozenset(again) if codes.isdisjoint(_NEVER_KNOWN) else None

    def note(self, places: Iterable[str], again: Iterable[str]) -> None:
        """Take a file into account that was read, and what was found there again."""
        self.paths.update(places)
        self.paths.update(plain_path(self.known[name]) for name in again)
        self.seen.update(again)

    @property
    def gone(self) -> int:
        """How many findings of the files that were read are there no more."""
        left = (path for name, path in self.known.items() if name not in self.seen)
        return sum(plain_path(path) in self.paths for path in left)


def read_baseline(path: str) -> Baseline:
    """Read a saved report, or raise BadParameter."""
    try:
        # msgspec's own decoder refuses the surrogates in the name of a file that is no UTF-8.
        found = msgspec.convert(json.loads(read_regular(path, _MOST)), list[_Known])
    except OSError as error:
        reason = error.strerror or str(error)
    except (ValueError, RecursionError, msgspec.MsgspecError) as error:  # no report
        reason = str(error)
    else:
        return Baseline(path, {known.fingerprint: known.path for known in found})
    raise click.BadParameter(f"{path!r} is not a report of findings: {reason}: {_MAKE}")
