"""`profileparse.write`: any format, as pieces."""

import json
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import realdump
import records

import profileparse
from profileparse import FormatError, Profile
from profileparse.writers import formats, records_parquet

REAL = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)


@pytest.mark.parametrize("to", formats("records"))
def test_each_format_gives_text_or_bytes(to: str) -> None:
    kind = bytes if formats("records")[to].binary else str
    for item in (REAL, REAL.profile):
        pieces = [*profileparse.write(iter([item]), to=to, sources="x")]
        assert pieces
        assert all(type(piece) is kind for piece in pieces)


def test_a_format_is_what_the_function_for_it_gives() -> None:
    assert "".join(profileparse.write([REAL], to="json")) == (
        profileparse.to_json(REAL.profile) + "\n"
    )
    pieces = profileparse.write([REAL] * 2, to="jsonl", sources=[Path("a"), "b"], positions=True)
    lines = [json.loads(piece) for piece in pieces]
    assert [line["source"] for line in lines] == ["a", "b"]
    assert lines[0]["spans"]


REFUSED: dict[str, tuple[dict[str, Any], type[Exception], str]] = {
    "format": ({"to": "cvs"}, ValueError, "unknown format 'cvs': did you mean 'csv'?"),
    "far": ({"to": "xlsx"}, ValueError, "unknown format 'xlsx': expected one of json, jsonl, csv"),
    "option": ({"to": "csv", "rw": 1}, TypeError, "write() got an unexpected keyword argument 'rw"),
    "width": ({"to": "csv", "width": 9}, TypeError, "write() got an unexpected keyword argument "),
    "table": ({"to": "csv", "table": "x"}, ValueError, "unknown table 'x': expected papers or"),
    "path": (
        {"to": "csv", "path": "x.csv"}, ValueError, "csv takes no path: only sqlite"
    ),
    "path-without-sources": (
        {"to": "sqlite", "path": "x.db"}, ValueError, "a path takes sources too: rows of the same"
    ),
    "one": ({"to": "csv", "profiles": REAL}, TypeError, "expected an iterable of Profile or Repor"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_by_the_call(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match="^" + re.escape(message)):
        profileparse.write(**({"profiles": [REAL]} | arguments))


def test_what_a_format_cannot_hold_is_an_error() -> None:
    with pytest.raises(FormatError, match="json holds one profile, got 2"):
        [*profileparse.write([REAL, REAL], to="json")]
    for to in ("parquet", "sqlite"):
        for h_index in (2**63, -(2**63) - 1):
            table: dict[str, Any] = {"table": "profiles"} if to == "parquet" else {}
            with pytest.raises(FormatError, match=r"^\$\.h_index: a table cannot hold a whole num"):
                [*profileparse.write([records.profile(h_index=h_index)], to=to, **table)]
    with pytest.raises(FormatError, match=r"^\$\.score: SQLite cannot hold the number nan$"):
        [*profileparse.write([records.profile(records.paper(score=float("nan")))], to="sqlite")]


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profileparse.writers.any_format.find_spec", lambda _name: None)
    message = r"^parquet needs pyarrow, which comes with: pip install 'profileparse\[parquet\]'$"
    with pytest.raises(ImportError, match=message):
        profileparse.write([REAL], to="parquet")


@pytest.mark.parametrize("to", ["jsonl", "csv", "parquet"])
def test_pieces_come_before_all_profiles_are_asked_for(
    to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records_parquet, "ROWS", 46)
    asked = 0

    def profiles() -> Iterator[Profile]:
        nonlocal asked
        for asked in range(1, 11):  # noqa: B007  (it is what is counted)
            yield REAL.profile

    ahead = []
    rows = 0
    for piece in profileparse.write(profiles(), to=to):
        rows += 46 if to == "parquet" else piece.count("\n")
        ahead.append(asked)
    assert ahead[2] <= 6
    assert ahead[-1] == 10


def test_parquet_takes_the_memory_of_a_row_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_parquet, "ROWS", 230)
    held = []
    for count in (20, 400):
        pool = pa.default_memory_pool()
        start = pool.bytes_allocated()
        most = 0
        tracemalloc.start()
        for _ in profileparse.write((REAL.profile for _ in range(count)), to="parquet"):
            most = max(most, pool.bytes_allocated() - start)
        held.append((tracemalloc.get_traced_memory()[1], most))
        tracemalloc.stop()
    few, many = held
    assert many[0] < 2 * few[0]
    assert many[1] < 2 * few[1] + 2**20
