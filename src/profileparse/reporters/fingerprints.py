"""What makes a diagnostic the same one in the next run: its file, its rule and its text."""

import re
from collections import Counter
from hashlib import sha256

import attrs

from profileparse.diagnostics import Diagnostic
from profileparse.reporters import Checked

_SPAN = 1000  # code points of what is spoken of
_LINE = 500  # code points of the line around it
_DIGITS = 32
_LINE_END = re.compile("[\r\n]")


def plain_path(path: str) -> str:
    """Return a path with `/` between its parts, and without `./` in front."""
    return re.sub(r"^(?:\./)+", "", path.replace("\\", "/"))


@attrs.define
class Fingerprints:
    """Names of diagnostics that stay when lines move.

    One that is there twice has two names, so an object serves one run, in the order of its files.
    """

    _seen: Counter[str] = attrs.field(factory=Counter, init=False)

    def name(self, result: Checked, place: str | None = None) -> Checked:
        """Return a text that was checked, with the names of all its diagnostics.

        To be called before diagnostics are left out: the number of equal ones is part of a name.

        Args:
            result: the text.
            place: the path that is part of the names; None is that of the text.
        """
        place = result.path if place is None else place
        names = tuple(self.of(result, found, place) for found in result.report.diagnostics)
        return attrs.evolve(result, fingerprints=names)

    def of(self, result: Checked, found: Diagnostic, place: str) -> str:
        """Return the name of a diagnostic: 32 hexadecimal digits.

        It is made of the place, the code, the text that is spoken of, the line that this begins
        on, and the number of equal ones before it; never of a line number or an offset.
        """
        start, end = found.span.start, found.span.end
        text = result.text
        if result.failure is None:
            before = _LINE_END.split(text[max(start - _LINE, 0) : start])[-1]
            after = _LINE_END.split(text[start : start + _LINE], maxsplit=1)[0]
            # Cut behind the change of its line ends: a CRLF must not count as two.
            spoken = _same_ends(text[start : min(end, start + 2 * _SPAN)])[:_SPAN]
            content = [spoken, (before + after).strip()]
        else:
            content = [_same_ends(found.message)]
        parts = [plain_path(place), found.code, *content]
        name = _digest("\0".join(parts))
        self._seen[name] += 1
        return _digest(f"{name}\0{self._seen[name]}")[:_DIGITS]


def _same_ends(text: str) -> str:
    """Return a text with the line ends that it has on every system it is checked out on."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
