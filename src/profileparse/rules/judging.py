"""All rules on the values of a profile, in the order of their codes."""

from profileparse.diagnostics import Diagnostic, DiagnosticList
from profileparse.rules import author_names, unread_markup, values
from profileparse.rules.checks import DECLARED, Read

MODULES = author_names, unread_markup, values
"""Where the checks are: to import one declares what is in it."""
CHECKS = dict(sorted(DECLARED.items()))


def judge(read: Read, diagnostics: DiagnosticList) -> None:
    """Add what is wrong with the values of a profile."""
    for code, check in CHECKS.items():
        for broken in check(read):
            if not diagnostics.count((code,)):
                diagnostics.add(Diagnostic.of(code, *read.worded(broken)))
