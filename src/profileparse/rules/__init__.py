"""What the values of a profile say about each other, and the table of all rules."""

from collections.abc import Mapping
from types import MappingProxyType

from profileparse.diagnostics import TEXT_RULES, Rule
from profileparse.rules.values import CHECKS

_RULES = {**TEXT_RULES, **{rule.code: rule for rule, _ in CHECKS}}
RULES: Mapping[str, Rule] = MappingProxyType(dict(sorted(_RULES.items())))
"""All rules by their code, in its order."""
