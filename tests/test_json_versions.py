"""JSON of every minor version is read, and two validators of the schema take what is written."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from examples import tries
from hypothesis import given
from json_samples import AS_OF, FIXTURES, PROFILE, REAL, VALIDATOR, changed
from record_strategies import nasty_profiles, well_formed_profiles

from profileparse import FormatError, Profile, check, from_json, to_json
from profileparse.writers.json_schema import json_schema
from profileparse.writers.records_json import SCHEMA_VERSION, to_json_line

VERSIONS = sorted((FIXTURES / "versions").glob("*.json"))
SECOND = jsonschema_rs.validator_for(json_schema(), validate_formats=True)


def test_there_is_a_fixture_of_each_version() -> None:
    assert [path.stem for path in VERSIONS] == ["1.0", "1.1", SCHEMA_VERSION]
    assert [json.loads(path.read_bytes())["schema_version"] for path in VERSIONS] == [
        path.stem for path in VERSIONS
    ]


@pytest.mark.parametrize("path", VERSIONS, ids=[path.stem for path in VERSIONS])
def test_every_minor_version_is_read(path: Path) -> None:
    found = from_json(path.read_bytes())
    assert found.papers == REAL.papers
    assert found.name == REAL.name


def test_the_next_minor_version_is_read_and_the_next_major_one_is_not() -> None:
    later = changed("schema_version", "1.99") | {"later": {"x": [1]}, "findings": 5, "unparsed": {}}
    later["papers"][0]["arxiv_categories"] = "no list"
    assert from_json(json.dumps(later)) == PROFILE
    with pytest.raises(FormatError, match=r"expected a version 1\.x, got '2\.0'"):
        from_json(json.dumps(changed("schema_version", "2.0")))


def test_the_candidates_of_each_category_are_written() -> None:
    papers = json.loads(to_json(REAL))["papers"]
    assert [tuple(paper["arxiv_categories"]) for paper in papers] == [
        paper.arxiv_categories for paper in REAL.papers
    ]
    assert papers[0]["arxiv_categories"]
    odd = changed("papers.0.category", "ZZ")
    assert json.loads(to_json(from_json(json.dumps(odd))))["papers"][0]["arxiv_categories"] == []


def _both(data: Any) -> tuple[bool, bool]:
    # The second one is not of Python, and its texts have no lone surrogates.
    whole = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    return VALIDATOR.is_valid(data), SECOND.is_valid(json.loads(whole))


@pytest.mark.parametrize("name", ["imanol-schlag", "damaged-head", "damaged-papers", "furniture"])
@pytest.mark.parametrize("positions", [False, True], ids=["plain", "positions"])
@pytest.mark.parametrize("findings", [False, True], ids=["alone", "findings"])
def test_two_validators_take_what_is_written(
    name: str,
    positions: bool,  # noqa: FBT001
    findings: bool,  # noqa: FBT001
) -> None:
    report = check((FIXTURES / f"{name}.txt").read_bytes().decode(), as_of=AS_OF)
    found = report if findings else None
    text = to_json(report.profile, positions=positions, report=found)
    assert _both(json.loads(text)) == (True, True)
    assert from_json(text) == report.profile


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema_version", "2.0"),
        ("as_of", "2026-02-30"),
        ("papers.0.arxiv_categories", None),
        ("papers.0.arxiv_categories", [5]),
        ("findings", {}),
        ("findings", [{"code": "PP101"}]),
        ("unparsed", [{"text": "x"}]),
    ],
)
def test_two_validators_refuse(path: str, value: Any) -> None:
    data = changed("name", "x")
    *parents, last = path.split(".")
    at: Any = data
    for key in parents:
        at = at[int(key) if key.isdigit() else key]
    at[last] = value
    assert _both(data) == (False, False)


def test_a_finding_has_a_severity_that_there_is() -> None:
    report = check((FIXTURES / "damaged-head.txt").read_bytes().decode(), as_of=AS_OF)
    data = json.loads(to_json(report.profile, report=report))
    assert _both(data) == (True, True)
    data["findings"][0]["severity"] = "bad"
    assert _both(data) == (False, False)


@tries(300)
@given(nasty_profiles | well_formed_profiles())
def test_every_profile_fits_the_schema_by_two_validators(profile: Profile) -> None:
    for positions in (False, True):
        line = json.loads(to_json_line(profile, "a.txt", positions=positions))
        assert _both(line) == (True, True)
