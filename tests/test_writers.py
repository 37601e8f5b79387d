"""The tables of writers and reporters: each row leads to a function, and brings it when asked."""

import subprocess
import sys
from inspect import signature
from pkgutil import resolve_name

import pytest

import profileparse
from profileparse import reporters, writers
from profileparse.reporters import REPORTERS, STATISTICS, Reporter
from profileparse.writers import WRITERS, Format, formats


@pytest.mark.parametrize("row", WRITERS.values(), ids=["-".join(key) for key in WRITERS])
def test_a_row_leads_to_a_writer(row: Format) -> None:
    function = resolve_name(f"{writers.__name__}.{row.where}")
    assert [name.strip("_") for name in signature(function).parameters] == ["entries", "options"]
    assert row.suffix.startswith(".")


@pytest.mark.parametrize("row", [*REPORTERS.values(), *STATISTICS.values()], ids=str)
def test_a_row_leads_to_a_reporter(row: Reporter) -> None:
    function = resolve_name(f"{reporters.__name__}.{row.where}")
    assert [name.strip("_") for name in signature(function).parameters] == ["results", "style"]


def test_the_formats_of_a_subject_begin_with_the_default() -> None:
    assert {subject: [*formats(subject)] for subject, _ in WRITERS} == {
        "records": [
            "json",
            "jsonl",
            "csv",
            "parquet",
            "sqlite",
            "bibtex",
            "csl-json",
            "ris",
            "markdown",
        ],
        "metrics": ["table", "json", "jsonl", "csv"],
        "comparison": ["table", "csv"],
        "changes": ["table", "json"],
        "network": ["graphml", "gexf"],
        "page": ["html"],
    }


def test_the_tables_bring_no_writer_and_no_reporter() -> None:
    code = (
        "import sys, profileparse.writers, profileparse.reporters\n"
        "packages = ('profileparse.writers.', 'profileparse.reporters.', 'profileparse.metrics')\n"
        "print([m for m in sys.modules if m.startswith(packages) or m == 'json'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(hasattr(profileparse, name) for name in profileparse.__all__)
    with pytest.raises(AttributeError, match="module 'profileparse' has no attribute 'wirte'"):
        getattr(profileparse, "wirte")  # noqa: B009  (mypy knows that it is not there)
