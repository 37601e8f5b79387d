"""Formats at their edges: names of outputs that say nothing, sources, and values that are lost."""

import csv
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from commands import Run, runner

import profileparse
from profileparse import FormatError
from profileparse.writers.csv_text import csv_lines
from profileparse.writers.person_names import split_name


@pytest.fixture
def convert(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["x.xlsx", "x.tsv", "x.csv.gz", "x.html"])
def test_an_ending_of_no_format_is_said(convert: Run, name: str) -> None:
    code, out, err = convert("good.txt", "-o", name)
    assert (code, out) == (0, "")
    assert err == f"profileparse: {name}: written as 'json': the file name tells no format\n"
    assert convert("good.txt", "--to", "csv", "-o", name)[2] == ""


def test_several_files_are_no_folder_with_the_name_of_a_file(convert: Run) -> None:
    code, _, err = convert("good.txt", "several.txt", "-o", "both.json")
    assert code == 2
    assert "both.json would be a folder" in err


def test_a_database_takes_no_source_without_a_name(convert: Run) -> None:
    code, _, err = convert("-", "-o", "x.sqlite")
    assert code == 2
    assert "name standard input with --stdin-filename" in err


TEXT = "Maria Example\nh-index3\n5papers\n5 Papers\n"
for _day in ("Jan 5, 2025", "Jan 6, 2025", "Feb 3", "Mar 4", "Feb 30, 2024"):
    TEXT += f"LG{_day}\nWords of {_day}\n\nMaria Example\n\nWe count words, and say how.\n\n"


def test_each_paper_without_a_date_says_why() -> None:
    report = profileparse.check(TEXT, as_of=date(2024, 6, 1))
    rows = list(profileparse.to_rows([report]))
    without = [row for row in rows if row["date"] is None]
    assert len(without) == 3
    assert all({"PP302", "PP304"} & {*row["findings"]} for row in without)
    assert "PP304" not in rows[0]["findings"]


@pytest.mark.parametrize("cell", ["a;=1+1", "a; @SUM(A1)", "=1;-2"])
def test_no_cell_is_a_formula_where_semicolons_part_cells(cell: str) -> None:
    (line,) = csv_lines([[cell]])
    for row in csv.reader([line], delimiter=";"):
        assert not any(part.strip(' "').startswith(("=", "+", "-", "@")) for part in row)
    assert next(csv_lines([[cell]], guard=False)) == f"{cell}\n"


@pytest.mark.parametrize(
    ("name", "family", "suffix"),
    [
        ("Maria Example PhD", "Example", "PhD"),
        ("Maria Example, Esq.", "Example", "Esq."),
        ("Maria Example, Ph. D.", "Example", "Ph. D."),
        ("Maria Example M.D.", "Example", "M.D."),
        ("J. Muster et. al.", "", ""),
        ("J. Muster et al.", "", ""),
        ("Example AI", "", ""),
    ],
)
def test_degrees_and_groups_are_no_family_names(name: str, family: str, suffix: str) -> None:
    found = split_name(name)
    assert (found.family, found.suffix) == (family, suffix)
    assert found.literal == ("" if family else name)


def test_what_is_public_is_listed() -> None:
    assert {*profileparse.__all__} <= {*dir(profileparse)}


@pytest.mark.parametrize("version", ["2.0", "1.x", "1"])
def test_another_version_is_named(version: str) -> None:
    text = profileparse.to_json(profileparse.check(TEXT, as_of=date(2026, 6, 1)).profile)
    with pytest.raises(FormatError, match="another version of profileparse wrote it"):
        profileparse.from_json(
            text.replace('"schema_version": "1.2"', f'"schema_version": "{version}"')
        )


def test_a_database_keeps_what_other_sources_gave(convert: Run) -> None:
    convert("good.txt", "-o", "x.sqlite")
    convert("several.txt", "-o", "x.sqlite")
    with closing(sqlite3.connect("x.sqlite")) as database:
        sources = database.execute("SELECT DISTINCT source FROM profiles ORDER BY source")
        assert [source for (source,) in sources] == ["good.txt", "several.txt"]
