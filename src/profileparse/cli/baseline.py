"""Findings that are known already: those of a report that was saved."""

import json
from collections.abc import Iterable

import attrs
import click
import msgspec

from profileparse.cli.regular import read_regular
from profileparse.reporters import Checked
from profileparse.reporters.fingerprints import plain_path

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

    def new(self, result: Checked) -> tuple[Checked, frozenset[str] | None]:
        """Return a text with those of its findings that are new, and the names of the others.

        These are None if the text could not be read, so that they need not be there.
        """
        codes = {found.code for found in result.report.diagnostics}
        fit = [name for found, name in result.named if found.code not in _NEVER_KNOWN]
        again = frozenset(self.known.keys() & fit)
        new = result.only(named for named in result.named if named[1] not in again)
        return new, again if codes.isdisjoint(_NEVER_KNOWN) else None

    def note(self, path: str, again: Iterable[str]) -> None:
        """Take a file into account that was read, and what was found there again."""
        self.paths.add(plain_path(path))
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
    raise click.BadParameter(f"{path!r} is no report of findings: {reason}: {_MAKE}")
