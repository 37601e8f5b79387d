"""JSON back to profiles."""

import json
import pickle
import re
from typing import Any

import pytest
from attrs import fields
from examples import tries
from hypothesis import example, given
from hypothesis import strategies as st
from json_samples import DATA, PROFILE, VALIDATOR, changed
from record_strategies import nasty_texts

from profileparse import Paper, Profile, ProfileParseError
from profileparse.diagnostics import FormatError
from profileparse.writers.json_reader import from_json
from profileparse.writers.records_json import to_json


def refusal(text: str | bytes) -> str:
    with pytest.raises(FormatError) as caught:
        from_json(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps(DATA).encode(), id="bytes"),
        pytest.param(json.dumps(DATA, ensure_ascii=False).encode(), id="bytes-not-ascii"),
        pytest.param("\ufeff" + json.dumps(DATA), id="mark"),
        pytest.param(json.dumps(DATA).encode("utf-8-sig"), id="mark-in-bytes"),
        pytest.param(json.dumps({"later": [{"x": 1}], **DATA}), id="unknown-key"),
        pytest.param(json.dumps(changed("papers.0.later", 1e5)), id="unknown-key-of-paper"),
        pytest.param(json.dumps(changed("schema_version", "1.7")), id="later-minor-version"),
        pytest.param(json.dumps(changed("novelty_percent", 50)), id="int-for-float"),
        pytest.param(json.dumps(DATA)[:-1] + ', "later": 1e999}', id="unknown-key-infinite"),
        pytest.param(json.dumps(changed("span", "nonsense")), id="span-ignored"),
    ],
)
def test_json_that_is_read(text: str | bytes) -> None:
    assert from_json(text) == PROFILE


@pytest.mark.parametrize("key", ["_places", "places", "span", "spans"])
def test_positions_cannot_be_set(key: str) -> None:
    span = dict.fromkeys(("start", "end", "line", "column", "end_line", "end_column"), 1)
    value = span if key == "span" else [["name", span]]
    data = changed("papers.0." + key, value) | {key: value}
    read = from_json(json.dumps(data))
    assert (read.span, read.spans) == (None, {})
    assert (read.papers[0].span, read.papers[0].spans) == (None, {})


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param(
            "schema_version",
            "2.0",
            "expected a version 1.x, got '2.0': another version of profileparse wrote it",
            id="major",
        ),
        pytest.param("schema_version", 1.0, "expected a version 1.x, got 1.0", id="number"),
        pytest.param(
            "schema_version",
            "10",
            "expected a version 1.x, got '10': another version of profileparse wrote it",
            id="ten",
        ),
        pytest.param("name", 5, "expected `str | null`, got `int`", id="name-int"),
        pytest.param("h_index", True, "expected `int | null`, got `bool`", id="count-bool"),
        pytest.param("h_index", 2.5, "expected `int | null`, got `float`", id="count-float"),
        pytest.param("h_index", "25", "expected `int | null`, got `str`", id="count-str"),
        pytest.param(
            "h_index",
            2**53,
            "no number that every reader of JSON knows: 9007199254740992",
            id="count-too-large",
        ),
        pytest.param("ai_score", False, "expected `float | null`, got `bool`", id="float-bool"),
        pytest.param(
            "ai_score", float("nan"), "no number that every reader of JSON knows: NaN", id="nan"
        ),
        pytest.param(
            "ai_score",
            float("-inf"),
            "no number that every reader of JSON knows: -Infinity",
            id="infinite",
        ),
        pytest.param("as_of", None, "expected `date`, got `null`", id="date-null"),
        pytest.param("as_of", "2026-11-22T00:00:00", "invalid RFC3339 encoded date", id="datetime"),
        pytest.param("as_of", "2026-02-30", "invalid RFC3339 encoded date", id="no-such-day"),
        pytest.param("papers", None, "expected an array, got null", id="papers-null"),
        pytest.param("papers", {}, "expected an array, got an object", id="papers-object"),
        pytest.param("papers.0", "x", "expected an object, got a string", id="paper-string"),
        pytest.param("papers.0", [], "expected an object, got an array", id="paper-array"),
        pytest.param("papers.0", 7, "expected an object, got a number", id="paper-number"),
        pytest.param("papers.0.title", [], "expected `str | null`, got `array`", id="title"),
        pytest.param("papers.0.category", None, "expected `str`, got `null`", id="category"),
        pytest.param("papers.0.date", 2022, "expected `date | null`, got `int`", id="date-int"),
        pytest.param("papers.0.date", "\ud800", "invalid RFC3339 encoded date", id="surrogate"),
        pytest.param("h_index", "\ud800", "expected `int | null`, got `str`", id="count-surrogate"),
        pytest.param("papers.0.et_al", 1, "expected `bool`, got `int`", id="bool-int"),
        pytest.param("papers.0.authors", "Ada", "expected `array`, got `str`", id="authors"),
        pytest.param("papers.0.authors.1", None, "expected `str`, got `null`", id="author-null"),
        pytest.param(
            "papers.0.authors.1",
            float("inf"),
            "no number that every reader of JSON knows: Infinity",
            id="author-infinite",
        ),
        pytest.param("papers.0.badges", {}, "expected `array`, got `object`", id="badges"),
    ],
)
def test_value_that_is_refused(path: str, value: Any, message: str) -> None:
    place = "$." + re.sub(r"\.(\d+)", r"[\1]", path)
    assert refusal(json.dumps(changed(path, value))) == f"{place}: {message}"


@pytest.mark.parametrize("field", [f.name for f in fields(Profile) if f.eq])
def test_field_that_a_profile_lacks(field: str) -> None:
    data = {name: value for name, value in DATA.items() if name != field}
    assert refusal(json.dumps(data)) == f"$.{field}: missing"


@pytest.mark.parametrize("field", ["url", "arxiv_id"])
def test_field_that_a_paper_of_version_1_0_lacks(field: str) -> None:
    paper = {name: value for name, value in DATA["papers"][0].items() if name != field}
    data = changed("papers", [paper])
    assert getattr(from_json(json.dumps(data)).papers[0], field) is None


@pytest.mark.parametrize(
    "field", [f.name for f in fields(Paper) if f.eq and f.name not in {"url", "arxiv_id"}]
)
def test_field_that_a_paper_lacks(field: str) -> None:
    paper = {name: value for name, value in DATA["papers"][0].items() if name != field}
    data = changed("papers", [DATA["papers"][0], paper])
    assert refusal(json.dumps(data)) == f"$.papers[1].{field}: missing"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "line 1, column 1: not JSON: expecting value", id="empty"),
        pytest.param("null", "$: expected an object, got null", id="null"),
        pytest.param("true", "$: expected an object, got true", id="true"),
        pytest.param("[]", "$: expected an object, got an array", id="array"),
        pytest.param("1", "$: expected an object, got a number", id="number"),
        pytest.param("NaN", "$: expected an object, got a number", id="nan"),
        pytest.param(
            "{}", "$.schema_version: expected a version 1.x, got nothing", id="no-version"
        ),
        pytest.param("{} {}", "line 1, column 4: not JSON: extra data", id="two-objects"),
        pytest.param(
            b'{"name": "\xff"}',
            "$: not UTF-8: the byte at offset 10 begins no character",
            id="byte",
        ),
        pytest.param("[" * 100_000, "$: not a profile: nested too deeply", id="nested"),
        pytest.param(
            '{"a": 1, "name": null, "name": 2}', "$: the key 'name' is there twice", id="key-twice"
        ),
        pytest.param(
            json.dumps(DATA).replace('"title"', '"date": null, "title"'),
            "$.papers[0]: the key 'date' is there twice",
            id="key-of-paper-twice",
        ),
        pytest.param(
            json.dumps(DATA).replace("2923", "9" * 5000),
            "$.citation_count: no number that every reader of JSON knows: " + "9" * 59 + "…",
            id="five-thousand-digits",
        ),
        pytest.param(
            json.dumps(DATA).replace("85.2", "1e999"),
            "$.papers[0].score: no number that every reader of JSON knows: 1e999",
            id="too-large-for-a-float",
        ),
    ],
)
def test_text_that_is_refused(text: str | bytes, message: str) -> None:
    assert refusal(text) == message


@pytest.mark.parametrize("text", [None, 5, {}, bytearray(b"{}")], ids=repr)
def test_what_is_no_text(text: Any) -> None:
    with pytest.raises(TypeError) as caught:
        from_json(text)
    assert str(caught.value) == f"expected str or bytes, got {type(text).__name__}"


def test_error_is_of_the_family_and_picklable() -> None:
    error = FormatError("$.papers[3].date", "missing")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert issubclass(FormatError, ProfileParseError)
    assert issubclass(FormatError, ValueError)
    assert (copy.place, copy.problem) == ("$.papers[3].date", "missing")
    assert str(copy) == "$.papers[3].date: missing"


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | nasty_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(nasty_texts, inner, max_size=3),
    max_leaves=6,
)
_of_paper = [name for name in DATA["papers"][0] if name != "arxiv_categories"]  # it is not read
_paths = st.sampled_from(
    [*DATA, "papers.0", "papers.0.authors.0", *(f"papers.0.{name}" for name in _of_paper)]
)


@tries(500)
@example("papers.0.authors", "\ud800")
@given(_paths, _values)
def test_any_value_is_read_or_refused(path: str, value: object) -> None:
    data = changed(path, value)
    try:
        profile = from_json(json.dumps(data))
    except FormatError as error:
        place = error.place
    else:
        place = "$"
        assert VALIDATOR.is_valid(data)
        assert from_json(to_json(profile)) == profile
    assert place.startswith("$")
