"""Which rules are meant: by code, by the beginning of codes, or by name."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import attrs
import click

from profileparse.diagnostics import RULES, Diagnostic

_NAMES = {rule.name: rule.code for rule in RULES.values()}
_FAMILIES = sorted({code[:3] for code in RULES})
_NEAR = 0.6  # of 1
_NEAR_FAMILY = 0.8  # less would fit any three characters, and whole codes
# A code is of P and digits, so these letters are meant as digits.
_MISREAD = str.maketrans("OIL", "011")


def near(word: str, known: Iterable[str], least: float = _NEAR) -> str:
    """Return `: did you mean 'X'?` for the known word that is nearest, or nothing."""
    found = get_close_matches(word, list(known), 1, least)
    return f": did you mean {found[0]!r}?" if found else ""


def _near_rule(word: str) -> str:
    code = word.upper().translate(_MISREAD)
    return near(code, RULES) or near(word.lower(), _NAMES)


def rule_code(word: str) -> str:
    """Return the code of a rule that is called by its code or its name.

    Raises:
        UsageError: there is no such rule.
    """
    code = _NAMES.get(word.lower(), word.upper())
    if code not in RULES:
        raise click.UsageError(f"{word!r} is no rule{_near_rule(word)}")
    return code


def beginning(word: str) -> str:
    """Return the beginning of codes that a word stands for, such as `PP1`, or a whole code.

    Raises:
        BadParameter: no rule begins like that, or has that name.
    """
    prefix = _NAMES.get(word.lower(), word.upper())
    if not any(code.startswith(prefix) for code in RULES):
        code = word.upper().translate(_MISREAD)
        hint = near(code, _FAMILIES, _NEAR_FAMILY) or _near_rule(word)
        raise click.BadParameter(f"{word!r} is no rule{hint}")
    return prefix


@attrs.frozen
class Selection:
    """The rules that count.

    Attributes:
        select: beginnings of the codes that are wanted; none are all.
        ignore: beginnings of those that are not.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    def has(self, found: Diagnostic) -> bool:
        """Whether a finding counts: the longer beginning decides, and of equal ones `ignore`."""
        wanted = _longest(self.select, found.code) if self.select else 0
        return wanted is not None and wanted > _longest_or(self.ignore, found.code, -1)


def _longest(beginnings: Sequence[str], code: str) -> int | None:
    return max((len(start) for start in beginnings if code.startswith(start)), default=None)


def _longest_or(beginnings: Sequence[str], code: str, default: int) -> int:
    found = _longest(beginnings, code)
    return default if found is None else found
