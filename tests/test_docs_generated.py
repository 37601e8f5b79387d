"""What the documentation takes from the code: what is said of fields, and of metrics."""

import importlib.util
import re
from types import NoneType
from typing import Any, get_args

import attrs
import pytest
import realdump

import profileparse
from profileparse import Paper, Profile, metrics

DUMP = (realdump.FIXTURES / "maria-example.txt").read_text(encoding="utf-8")
REAL = profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF)
FIELDS = [
    pytest.param(field, record, id=f"{record.__name__}.{field.name}")
    for record in (Profile, Paper)
    for field in attrs.fields(record)
    if field.eq
]
# What is changed in a dump, so that a field is None: its name, the rule that says so, the edit.
LOSSES = [
    ("name", "PP109", ("^Maria Example\n", "")),
    ("name", "PP106", (r"^.*?(?=85\.2LG)", "")),
    ("h_index", "PP201", ("h-index3", "h-index3.5")),
    ("h_index", "PP208", ("h-index3", "H-Index: 3")),
    ("title", "PP103", ("Small Models, Large Questions\n", "")),
    ("date", "PP302", ("Apr 26", "Apr 31")),
    ("date", "PP304", ("2022(.*?)2024", r"2031\g<1>2032")),
    ("score", "PP201", (r"85\.2", "85.2.1")),
    ("abstract", "PP105", ("We ask.*?public.\n", "")),
]


@pytest.mark.parametrize(("field", "record"), FIELDS)
def test_a_field_says_in_what_it_is_counted_and_when_it_is_none(
    field: "attrs.Attribute[Any]", record: type
) -> None:
    types = get_args(field.type) or (field.type,)
    assert bool(field.metadata["unit"]) == bool({int, float} & {*types})
    assert bool(field.metadata["absent"]) == (NoneType in types)
    schema = profileparse.json_schema()
    properties = (schema if record is Profile else schema["$defs"]["Paper"])["properties"]
    assert ({"type": "null"} in properties[field.name].get("anyOf", ())) == (NoneType in types)


@pytest.mark.parametrize(("name", "code", "edit"), LOSSES)
def test_a_field_is_none_for_the_reason_that_it_gives(
    name: str, code: str, edit: tuple[str, str]
) -> None:
    (record,) = {r for r in (Profile, Paper) if name in dir(r) and name != "category"}
    assert code in getattr(attrs.fields(record), name).metadata["absent"]
    for text, lost in ((DUMP, False), (re.sub(*edit, DUMP, count=1, flags=re.DOTALL), True)):
        report = profileparse.check(text, as_of=realdump.AS_OF)
        found = report.profiles[0] if record is Profile else report.profiles[0].papers[0]
        assert (getattr(found, name) is None) == lost
        assert (code in {d.code for d in report.diagnostics}) == lost


def test_each_rule_that_a_field_names_is_tried() -> None:
    named = {
        (field.name, code)
        for record in (Profile, Paper)
        for field in attrs.fields(record)
        for code in re.findall(r"PP\d+", field.metadata.get("absent", ""))
    }
    facts = {f.name for f in attrs.fields(Profile) if "form" in f.metadata} - {"h_index"}
    assert {pair for pair in named if pair[0] not in facts} == {row[:2] for row in LOSSES}


@pytest.mark.parametrize("row", metrics.DEFINITIONS.values(), ids=lambda row: row.name)
def test_a_metric_that_is_bounded_says_what_its_bounds_are(row: metrics.Definition) -> None:
    found = row.compute(REAL)
    assert bool(row.bounds) == (found.low is not None or found.high is not None)


def test_each_metric_that_somebody_has_defined_has_a_formula() -> None:
    for row in metrics.DEFINITIONS.values():
        counted = "no source" in row.reference or row.reference.startswith("networkx: ")
        assert row.formula or counted, row.name


def test_the_tables_in_the_pages_are_those_of_the_code() -> None:
    path = realdump.FIXTURES.parents[1] / "docs" / "_ext" / "tables.py"
    found = importlib.util.spec_from_file_location("tables", path)
    assert found is not None
    assert found.loader is not None
    tables = importlib.util.module_from_spec(found)
    found.loader.exec_module(tables)
    for name in tables.PAGES:
        page = (tables.DOCS / name).read_text(encoding="utf-8")
        assert tables.written(page) == page, "write them anew: python docs/_ext/tables.py"
        assert tables.END in page
