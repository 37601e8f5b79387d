"""Codes of findings: those of the reader, without what values say about each other."""

from profileparse import Diagnostic, Report

_JUDGED = """
    PP204 PP205 PP206 PP207 PP210 PP303 PP305 PP401 PP402 PP404 PP405 PP501 PP502 PP503
    PP504 PP902 PP903
"""
JUDGED = frozenset(_JUDGED.split())


def read(report: Report) -> list[Diagnostic]:
    """Return what the reader found."""
    return [found for found in report.diagnostics if found.code not in JUDGED]


def of_reading(report: Report) -> list[str]:
    """Return the codes of what the reader found."""
    return [found.code for found in read(report)]
