"""The real dump as tables: golden files, in a form that can be read.

`python tests/test_golden_tables.py` writes them anew; read the difference before it is kept.
"""

import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pyarrow.parquet
import pytest
import realdump

import profileparse

REPORT = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)


def _data(to: str, table: str | None = None) -> list[str | bytes]:
    return [*profileparse.write([REPORT], to=to, sources="imanol-schlag.txt", table=table)]


def _csv(table: str) -> str:
    return "".join(map(str, _data("csv", table)))


def _sqlite() -> str:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(b"".join(p for p in _data("sqlite") if isinstance(p, bytes)))
        made = database.execute(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        ).fetchall()
        read: dict[str, object] = {name: sql.split("\n") for name, sql in made}
        for table in ("profiles", "papers"):
            read[f"rows of {table}"] = database.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  (our own)
    return json.dumps(read, indent=1) + "\n"


def _parquet(table: str) -> str:
    data = b"".join(p for p in _data("parquet", table) if isinstance(p, bytes))
    found = pyarrow.parquet.read_table(io.BytesIO(data))
    columns = {
        field.name: [str(field.type), field.nullable, field.metadata[b"doc"].decode()]
        for field in found.schema
    }
    read = {"columns": columns, "rows": found.to_pylist()}
    return json.dumps(read, indent=1, default=str) + "\n"


GOLDEN: dict[str, Callable[[], str]] = {
    "imanol-schlag.papers.csv": lambda: _csv("papers"),
    "imanol-schlag.profiles.csv": lambda: _csv("profiles"),
    "imanol-schlag.papers.parquet.json": lambda: _parquet("papers"),
    "imanol-schlag.profiles.parquet.json": lambda: _parquet("profiles"),
    "imanol-schlag.sqlite.json": _sqlite,
}


@pytest.mark.parametrize(("name", "written"), GOLDEN.items(), ids=GOLDEN)
def test_the_real_dump(name: str, written: Callable[[], str]) -> None:
    assert (realdump.FIXTURES / name).read_bytes().decode("utf-8") == written()


if __name__ == "__main__":
    for golden, make in GOLDEN.items():
        (realdump.FIXTURES / golden).write_bytes(make().encode())
