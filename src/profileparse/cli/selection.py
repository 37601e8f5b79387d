"""Which rules are meant: by code, by the beginning of codes, or by name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from profileparse.diagnostics import RULES
from profileparse.text.suggestion import did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_CODES = {rule.name: rule.code for rule in RULES.values()}
_FAMILY_CUTOFF = 0.8  # less would fit any three characters, and whole codes
# A code is of P and digits, so these letters are meant as digits.
_MISREAD = str.maketrans("OIL", "011")


def _suggested_rule(word: str) -> str:
    return did_you_mean(word.upper().translate(_MISREAD), RULES) or did_you_mean(
        word.lower(), _CODES
    )


def rule_code(word: str) -> str:
    """Return the code of a rule that is called by its code or its name, or raise UsageError."""
    code = _CODES.get(word.lower(), word.upper())
    if code not in RULES:
        raise click.UsageError(f"{word!r} is not a rule{_suggested_rule(word)}")
    return code


def code_prefix(word: str) -> str:
    """Return the beginning of codes that a word stands for, such as `PP1`, or a whole code."""
    prefix = _CODES.get(word.lower(), word.upper())
    if not any(code.startswith(prefix) for code in RULES):
        families = sorted({code[:3] for code in RULES})
        hint = did_you_mean(word.upper().translate(_MISREAD), families, _FAMILY_CUTOFF)
        raise click.BadParameter(f"{word!r} is not a rule{hint or _suggested_rule(word)}")
    return prefix


def complete_rules(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Return the codes and names of rules that begin so."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  (only shells need it)

    return [
        CompletionItem(word, help=rule.summary)
        for key in ("code", "name")
        for rule in RULES.values()
        if (word := getattr(rule, key)).lower().startswith(incomplete.lower())
    ]


def is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule counts, by beginnings of codes; no `select` wants all.

    The longer beginning decides, and of equal ones `ignore`.
    """
    return _longest(select or [""], code) > _longest(ignore, code)


def _longest(prefixes: Sequence[str], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
