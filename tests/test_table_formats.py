"""CSV, Parquet and SQLite: what is written, readers of these formats get back; text is inert."""

import csv
import io
import json
import re
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet
import pytest
import realdump
import records
from examples import tries
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import NASTY_TEXTS, any_profiles

import profileparse
from profileparse import Profile
from profileparse.text.escape import escaped_path
from profileparse.writers.tables import COLUMNS

TABLES = ("papers", "profiles")
REAL = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)
Row = dict[str, Any]


def utf8(value: Any) -> Any:
    """Return a value as UTF-8 can hold it."""
    if isinstance(value, list):
        return [utf8(item) for item in value]
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def expected(items: list[Profile], table: str) -> list[Row]:
    rows = profileparse.to_rows(items, table=table, sources="s")
    return [{name: utf8(value) for name, value in row.items()} for row in rows]


def data(items: list[Any], to: str, table: str = "papers") -> bytes:
    options: dict[str, Any] = {"table": table} if to == "parquet" else {}
    return b"".join(profileparse.write(items, to=to, sources="s", **options))


def text(items: list[Any], table: str = "papers", *, raw: bool = False) -> str:
    return "".join(profileparse.write(items, to="csv", table=table, sources="s", raw=raw))


def from_sqlite(content: bytes, table: str) -> list[Row]:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        database.row_factory = sqlite3.Row
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        found = database.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608  (our own)
        return [typed(dict(row), table) for row in found]


def typed(row: Row, table: str) -> Row:
    """Return a row of SQLite, or of CSV, with dates, lists and booleans."""
    read: dict[type, Any] = {date: date.fromisoformat, list: json.loads, bool: bool}
    for column in COLUMNS[table]:
        if column.kind in read and row[column.name] is not None:
            row[column.name] = read[column.kind](row[column.name])
    return row


def cell(value: Any) -> str:
    """Return what a cell of CSV must be, without a guard."""
    if isinstance(value, list):
        value = "; ".join(item.replace(";", r"\x3b") for item in value)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escaped_path(value) if isinstance(value, str) else str(value)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.read_back
@tries(100)
@given(items=st.lists(any_profiles(), max_size=3))
def test_nothing_is_lost_in_parquet_and_sqlite(table: str, items: list[Profile]) -> None:
    rows = expected(items, table)
    assert pyarrow.parquet.read_table(io.BytesIO(data(items, "parquet", table))).to_pylist() == rows
    assert from_sqlite(data(items, "sqlite"), table) == rows


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.read_back
@tries(100)
@given(items=st.lists(any_profiles(), max_size=3))
def test_csv_holds_what_its_page_says(table: str, items: list[Profile]) -> None:
    rows = profileparse.to_rows(items, table=table, sources="s")
    names = [column.name for column in COLUMNS[table]]
    raw = [*csv.reader(io.StringIO(text(items, table, raw=True)))]
    assert raw == [names, *([cell(value) for value in row.values()] for row in rows)]
    guarded = text(items, table)
    assert guarded.count("\n") == len(rows) + 1
    assert guarded.replace("\n", "").isprintable()
    for row, plain in zip(csv.reader(io.StringIO(guarded)), raw, strict=True):
        for column, found, value in zip(COLUMNS[table], row, plain, strict=True):
            guard = r"(?:^|(?<=;))'(?=[ \t]*[=+\-@\uff1d\uff0b\uff0d\uff20])"
            assert value in (found, re.sub(guard, "", found))
            if column.kind in (str, list):
                assert not found.startswith(tuple("=+-@"))


@given(st.lists(st.lists(st.text("a;, \\x3b"), max_size=3), max_size=3))
def test_names_can_be_told_again(lists: list[list[str]]) -> None:
    papers = [records.paper(*names) for names in lists]
    rows = csv.DictReader(io.StringIO(text([records.profile(*papers)], raw=True)))
    for row, names in zip(rows, lists, strict=True):
        found = row["authors"].split("; ") if row["authors"] else []
        assert found == ([] if names == [""] else [name.replace(";", r"\x3b") for name in names])


def nasty() -> Profile:
    return records.profile(
        *(
            records.paper(
                nasty, nasty, title=nasty, abstract=nasty, affiliation=nasty, badges=(nasty,)
            )
            for nasty in [*NASTY_TEXTS, "'; DROP TABLE papers; --", "\u202egpj.exe", "a;b", '","']
        ),
        name="=cmd|' /C calc'!A0",
    )


def test_hostile_text_is_text() -> None:
    rows = expected([nasty()], "papers")
    assert from_sqlite(data([nasty()], "sqlite"), "papers") == rows
    parquet = data([nasty()], "parquet")
    assert pl.read_parquet(io.BytesIO(parquet)).to_dicts() == rows
    frame = pd.read_csv(io.StringIO(text([nasty()])), keep_default_na=False)
    workbook = io.BytesIO()
    frame.to_excel(workbook, index=False)
    sheet = openpyxl.load_workbook(workbook).active
    assert sheet.max_row == len(rows) + 1
    types = {found.data_type for line in sheet.iter_rows() for found in line}
    assert types == {"s", "inlineStr", "n", "b"}  # no "f", which is a formula


@pytest.mark.parametrize("table", TABLES)
def test_readers_agree_on_the_real_dump(table: str, tmp_path: Path) -> None:
    rows = expected([REAL.profile], table)
    path = tmp_path / "x.parquet"
    path.write_bytes(data([REAL.profile], "parquet", table))
    (tmp_path / "x.csv").write_text(text([REAL.profile], table, raw=True), encoding="utf-8")
    assert pl.read_parquet(path).to_dicts() == rows
    assert pl.DataFrame(rows, infer_schema_length=None).to_dicts() == rows
    named = [column.name for column in COLUMNS[table]]
    for frame in (pd.read_parquet(path), pd.DataFrame(rows)):
        assert [*frame.columns] == named
        assert [*frame["name"]] == [row["name"] for row in rows]
        assert [*map(list, frame["findings"])] == [row["findings"] for row in rows]
        assert [*frame["as_of"]] == [row["as_of"] for row in rows]
    with duckdb.connect() as database:
        found = database.execute(f"SELECT * FROM '{path}'")  # noqa: S608  (our own)
        assert [dict(zip(named, row, strict=True)) for row in found.fetchall()] == rows
        types = database.execute(f"DESCRIBE SELECT * FROM '{tmp_path / 'x.csv'}'").fetchall()  # noqa: S608
        found = database.execute(f"SELECT * FROM '{tmp_path / 'x.csv'}'")  # noqa: S608
        read = [dict(zip(named, row, strict=True)) for row in found.fetchall()]
    for row, wanted in zip(read, rows, strict=True):
        assert {name: cell(value) for name, value in row.items()} == {
            name: cell(value).removesuffix(".0") if cell(row[name]) + ".0" == cell(value)
            else cell(value)
            for name, value in wanted.items()
        }  # fmt: skip
    kinds = {name: kind for name, kind, *_ in types}
    assert kinds["as_of"] == "DATE"
    assert kinds.get("et_al", "BOOLEAN") == kinds.get("year_inferred", "BOOLEAN") == "BOOLEAN"


def test_a_parquet_file_says_what_its_columns_are() -> None:
    schema = pyarrow.parquet.read_schema(io.BytesIO(data([REAL.profile], "parquet")))
    assert schema.metadata[b"table"] == b"papers"
    for column, field in zip(COLUMNS["papers"], schema, strict=True):
        assert field.metadata == {b"doc": column.doc.encode()}
        assert field.nullable == column.optional
    types = {field.name: str(field.type) for field in schema}
    assert types["authors"] == "list<element: string not null>"
    assert (types["date"], types["et_al"], types["score"]) == ("date32[day]", "bool", "double")


def test_a_run_has_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("profileparse.writers.records_parquet.ROWS", 10)
    file = pyarrow.parquet.ParquetFile(io.BytesIO(data([REAL.profile] * 2, "parquet")))
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.metadata.num_row_groups)]
    assert sizes == [10, 10, 10, 10, 6]
    assert file.read().to_pylist() == expected([REAL.profile] * 2, "papers")


def test_an_sqlite_database_answers_by_its_indexes() -> None:
    with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
        file.write(data([REAL], "sqlite"))
        file.flush()
        with closing(sqlite3.connect(file.name)) as database:
            for where in ("date > '2024'", "title = 'x'", "arxiv_id = 'x'", "source = 's'"):
                plan = database.execute(
                    f"EXPLAIN QUERY PLAN SELECT * FROM papers WHERE {where}"  # noqa: S608
                ).fetchone()
                assert "USING INDEX" in plan[3]
            papers = "SELECT authors.value FROM papers, json_each(papers.authors) authors LIMIT 1"
            assert database.execute(papers).fetchone() == ("Aitor Lewkowycz",)
