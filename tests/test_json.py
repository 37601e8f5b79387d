"""Profiles to JSON."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
import records
from attrs import evolve
from examples import tries
from hypothesis import given
from json_samples import FIXTURES, PAPER, PROFILE, REAL
from record_strategies import any_profiles, nasty_texts

from profileparse import Profile, Span
from profileparse.diagnostics import FormatError
from profileparse.writers import Options, formats
from profileparse.writers.json_reader import from_json
from profileparse.writers.records_json import to_json, to_json_line

FORMATS = formats("records")
ASCII = re.compile(r"[\n\x20-\x7e]*")


def test_real_dump_is_written_as_the_golden_file() -> None:
    golden = (FIXTURES / "imanol-schlag.json").read_bytes()
    assert (to_json(REAL) + "\n").encode() == golden
    assert from_json(golden) == REAL


def test_profile_is_written_in_the_order_of_the_contract() -> None:
    assert (
        to_json(PROFILE)
        == r"""{
  "schema_version": "1.2",
  "name": "Maria Example",
  "category": null,
  "h_index": 25,
  "paper_count": 0,
  "citation_count": 2923,
  "novelty_percent": 50.0,
  "ai_score": 56.5,
  "as_of": "2026-11-22",
  "papers": [
    {
      "title": "A Title",
      "category": "LG",
      "date": "2022-03-11",
      "year_inferred": false,
      "authors": [
        "Ada Byron",
        "Zo\u00eb Gold"
      ],
      "et_al": true,
      "affiliation": null,
      "score": 85.2,
      "badges": [
        "Code"
      ],
      "abstract": "It can.",
      "url": null,
      "arxiv_id": null,
      "arxiv_categories": [
        "cs.LG"
      ]
    }
  ]
}"""
    )


def test_line_has_its_source_after_the_version() -> None:
    line = to_json_line(PROFILE, "a/é##.txt")
    assert line.startswith(
        r'{"schema_version": "1.2", "source": "a/\u00e9#\u0023.txt", "name": "Maria Example", '
    )
    assert "\n" not in line
    assert from_json(line) == PROFILE


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("##[group]", r"#\u0023[group]", id="two"),
        pytest.param("###[error]", r"#\u0023#[error]", id="three"),
        pytest.param("####", r"#\u0023#\u0023", id="four"),
        pytest.param("\\##", r"\\#\u0023", id="after-backslash"),
        pytest.param("# #", "# #", id="apart"),
        pytest.param("\x7f", r"\u007f", id="del"),
        pytest.param("\x1b[31m", r"\u001b[31m", id="escape"),
        pytest.param("\u202e", r"\u202e", id="bidi"),
        pytest.param("a\r\n::error::b", r"a\r\n::error::b", id="workflow-command"),
        pytest.param("\ud800", r"\ud800", id="lone-surrogate"),
        pytest.param("\udc00\ud800", r"\udc00\ud800", id="surrogates-in-wrong-order"),
        pytest.param("\U0001f600", r"\ud83d\ude00", id="astral"),
    ],
)
def test_text_can_command_nothing(text: str, written: str) -> None:
    profile = evolve(PROFILE, name=text)
    assert f'"name": "{written}",\n' in to_json(profile)
    assert from_json(to_json(profile)) == profile


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            {"ai_score": float("nan")}, "$.ai_score: JSON cannot hold the number nan", id="nan"
        ),
        pytest.param(
            {"ai_score": float("-inf")},
            "$.ai_score: JSON cannot hold the number -inf",
            id="infinite",
        ),
        pytest.param(
            {"h_index": 2**53},
            "$.h_index: JSON cannot hold a whole number above 2**53 - 1",
            id="too-large",
        ),
        pytest.param(
            {"name": "\ud83d\ude00"},
            "$.name: JSON cannot hold two surrogates that are no character",
            id="pair-of-surrogates",
        ),
        pytest.param(
            {"papers": (PAPER, evolve(PAPER, score=float("nan")))},
            "$.papers[1].score: JSON cannot hold the number nan",
            id="in-paper",
        ),
        pytest.param(
            {"papers": (evolve(PAPER, authors=("A", "\udbff\udfff")),)},
            "$.papers[0].authors[1]: JSON cannot hold two surrogates that are no character",
            id="in-author",
        ),
    ],
)
def test_value_that_json_cannot_hold(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(FormatError) as caught:
        to_json(evolve(PROFILE, **changes))
    assert str(caught.value) == message


def test_positions_are_written_where_they_are_asked_for() -> None:
    text = (FIXTURES / "imanol-schlag.txt").read_bytes().decode()
    data = json.loads(to_json(REAL, positions=True))
    assert list(data)[-3:] == ["papers", "span", "spans"]
    assert Span(**data["span"]) == REAL.span
    assert text[slice(*list(data["spans"]["citation_count"].values())[:2])] == "2,923citations"
    for record, paper in zip(data["papers"], REAL.papers, strict=True):
        assert list(record)[-3:] == ["arxiv_categories", "span", "spans"]
        assert Span(**record["span"]) == paper.span
        assert {name: Span(**span) for name, span in record["spans"].items()} == paper.spans
        assert Span(**record["spans"]["title"]).cut(text) == paper.title
    assert from_json(json.dumps(data)) == REAL


def test_positions_of_a_record_that_was_not_read() -> None:
    data = json.loads(to_json_line(PROFILE, "a.txt", positions=True))
    assert (data["span"], data["spans"]) == (None, {})
    assert (data["papers"][0]["span"], data["papers"][0]["spans"]) == (None, {})
    assert "span" not in json.loads(to_json(REAL))


# --- the table of formats ---------------------------------------------------------------


def test_table_of_formats() -> None:
    rows = [(row.name, row.suffix, row.several) for row in FORMATS.values()]
    assert rows[:2] == [("json", ".json", False), ("jsonl", ".jsonl", True)]
    assert list(FORMATS) == [name for name, _, _ in rows]


@pytest.mark.parametrize("positions", [False, True], ids=["plain", "positions"])
def test_json_is_written_with_a_final_newline(positions: bool) -> None:  # noqa: FBT001
    pieces = FORMATS["json"].write([("a.txt", records.report(REAL))], Options(positions=positions))
    assert "".join(pieces) == to_json(REAL, positions=positions) + "\n"


@pytest.mark.parametrize("count", [0, 2], ids=["none", "two"])
def test_json_holds_one_profile(count: int) -> None:
    with pytest.raises(FormatError) as caught:
        list(FORMATS["json"].write([("a.txt", records.report(PROFILE))] * count))
    assert str(caught.value) == f"$: json holds one profile, got {count}: write jsonl"


def test_json_lines_are_written_as_they_come() -> None:
    last = ("b.txt", records.report(REAL))
    entries = iter([("a.txt", records.report(PROFILE)), last])
    pieces = FORMATS["jsonl"].write(entries, Options(positions=True))
    assert next(pieces) == to_json_line(PROFILE, "a.txt", positions=True) + "\n"
    assert next(entries) == last
    assert list(pieces) == []


# --- all together -----------------------------------------------------------------------


def test_import_is_light() -> None:
    code = (
        "import sys, profileparse.writers\n"
        "print([m for m in ('lark', 'dateutil', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


@pytest.mark.read_back
@tries(2000)
@given(any_profiles(), nasty_texts)
def test_every_profile_is_read_back(profile: Profile, source: str) -> None:
    text, line = to_json(profile), to_json_line(profile, source, positions=True)
    assert from_json(text) == profile
    assert from_json(line.encode()) == profile
    for written in (text, line):
        assert ASCII.fullmatch(written)
        assert "##" not in written
    assert "\n" not in line
    assert json.loads(line)["source"] == source
