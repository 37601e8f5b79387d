"""Findings as text: a table of reporters with one shared signature."""

from collections.abc import Mapping
from types import MappingProxyType

from profileparse.reporters.base import Checked, Reporter, Style, shown, shown_path
from profileparse.reporters.concise import concise
from profileparse.reporters.full import full

REPORTERS: Mapping[str, Reporter] = MappingProxyType({"full": full, "concise": concise})
"""All reporters by the name of their format; the first is the default."""

__all__ = ["REPORTERS", "Checked", "Reporter", "Style", "concise", "full", "shown", "shown_path"]
