"""Findings as text: a table of reporters with one shared signature."""

from collections.abc import Mapping
from types import MappingProxyType

from profileparse.reporters.concise import concise
from profileparse.reporters.fingerprints import Fingerprints
from profileparse.reporters.full import full
from profileparse.reporters.github import github
from profileparse.reporters.gitlab import gitlab
from profileparse.reporters.json_report import json_report
from profileparse.reporters.junit import junit
from profileparse.reporters.reporter import Checked, Reporter, Style, by_severity, counted
from profileparse.reporters.sarif import sarif
from profileparse.reporters.statistics import json_statistics, statistics

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "full": full,
        "concise": concise,
        "json": json_report,
        "github": github,
        "gitlab": gitlab,
        "sarif": sarif,
        "junit": junit,
    }
)
"""All reporters by the name of their format; the first is the default."""

STATISTICS: Mapping[str, Reporter] = MappingProxyType(
    {"full": statistics, "concise": statistics, "json": json_statistics}
)
"""What counts the findings, by the format that it goes with."""

__all__ = [
    "REPORTERS",
    "STATISTICS",
    "Checked",
    "Fingerprints",
    "Reporter",
    "Style",
    "by_severity",
    "concise",
    "counted",
    "full",
]
