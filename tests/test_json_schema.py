"""The JSON Schema of a profile."""

import json
from typing import Any

import pytest
import records
from examples import tries
from hypothesis import given
from json_samples import DATA, PROFILE, REAL, VALIDATOR, changed
from jsonschema import Draft202012Validator
from record_strategies import nasty_profiles

from profileparse import Profile
from profileparse.writers.json_schema import json_schema
from profileparse.writers.records_json import to_json, to_json_line


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json_schema() is not json_schema()


def test_schema_has_the_fields_in_the_order_in_which_they_are_written() -> None:
    made = json_schema()
    report = records.report(REAL)
    line = json.loads(to_json_line(REAL, "a.txt", positions=True, report=report))
    paper = made["$defs"]["Paper"]
    assert list(made["properties"]) == list(line)
    assert list(paper["properties"]) == list(line["papers"][0])
    assert list(made["$defs"]["Span"]["properties"]) == list(line["span"])
    assert made["required"] == list(json.loads(to_json(REAL)))
    assert paper["required"] == list(json.loads(to_json(REAL))["papers"][0])
    assert set(made["$defs"]) == {"Paper", "Span", "Finding", "Unparsed"}


def test_schema_describes_every_field() -> None:
    made = json_schema()
    for part in (made, *made["$defs"].values()):
        assert part["description"]
        assert all(field["description"] for field in part["properties"].values())
    assert made["properties"]["as_of"] == {
        "type": "string",
        "format": "date",
        "description": "Day of capture: the day against which dates without a year were read.",
    }
    assert made["$defs"]["Paper"]["properties"]["date"]["description"] == (
        "Day of submission; null only together with an error diagnostic."
    )


@pytest.mark.parametrize("positions", [False, True], ids=["plain", "positions"])
@pytest.mark.parametrize("profile", [REAL, PROFILE], ids=["real", "by-hand"])
def test_schema_accepts_what_is_written(profile: Profile, positions: bool) -> None:  # noqa: FBT001
    VALIDATOR.validate(json.loads(to_json(profile, positions=positions)))
    VALIDATOR.validate(json.loads(to_json_line(profile, "a.txt", positions=positions)))


def test_schema_accepts_an_addition() -> None:
    VALIDATOR.validate(changed("papers.0.later", 1) | {"schema_version": "1.99", "later": None})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param("schema_version", "2.0", id="major-version"),
        pytest.param("schema_version", None, id="no-version"),
        pytest.param("source", 5, id="source"),
        pytest.param("name", 5, id="name"),
        pytest.param("category", [], id="category"),
        pytest.param("h_index", True, id="h-index-bool"),
        pytest.param("h_index", 2.5, id="h-index-half"),
        pytest.param("paper_count", "23", id="paper-count"),
        pytest.param("citation_count", "2,923", id="citation-count"),
        pytest.param("novelty_percent", "50%", id="novelty"),
        pytest.param("ai_score", False, id="ai-score"),
        pytest.param("as_of", None, id="as-of-null"),
        pytest.param("as_of", "2026-02-30", id="as-of-no-such-day"),
        pytest.param("as_of", "2026-11-22T00:00:00", id="as-of-datetime"),
        pytest.param("papers", {}, id="papers"),
        pytest.param("papers.0", None, id="paper"),
        pytest.param("papers.0.title", 1, id="title"),
        pytest.param("papers.0.category", None, id="paper-category"),
        pytest.param("papers.0.date", "May 2020", id="date"),
        pytest.param("papers.0.year_inferred", None, id="year-inferred"),
        pytest.param("papers.0.authors", "Ada", id="authors"),
        pytest.param("papers.0.authors.0", None, id="author"),
        pytest.param("papers.0.et_al", 1, id="et-al"),
        pytest.param("papers.0.affiliation", [], id="affiliation"),
        pytest.param("papers.0.score", "85.2", id="score"),
        pytest.param("papers.0.badges", None, id="badges"),
        pytest.param("papers.0.abstract", ["x"], id="abstract"),
        pytest.param("papers.0.span", {"start": 1}, id="span"),
        pytest.param("papers.0.spans", {"title": None}, id="spans"),
    ],
)
def test_schema_refuses(path: str, value: Any) -> None:
    assert VALIDATOR.is_valid(DATA)
    assert not VALIDATOR.is_valid(changed(path, value))


@pytest.mark.parametrize("field", list(DATA))
def test_schema_requires(field: str) -> None:
    assert not VALIDATOR.is_valid({name: v for name, v in DATA.items() if name != field})


@tries(300)
@given(nasty_profiles)
def test_every_profile_fits_the_schema(profile: Profile) -> None:
    VALIDATOR.validate(json.loads(to_json_line(profile, "a.txt", positions=True)))
