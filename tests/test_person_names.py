"""Names are split where the parts are sure, and stay whole where they are not."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from record_strategies import nasty_texts

from profileparse.writers.person_names import PersonName, split_name

BENCHMARKS = Path(__file__).parent / "benchmarks"


@pytest.mark.parametrize(
    "name",
    [
        "LIGO Scientific Collaboration",
        "QRX-2.5 Team",
        "The Anvil Authors",
        "Institute for Advanced Doubt",
        "Smith and Jones",
        "Plato",
        "王小明",
        "山田 花子",
        "ישראל אלמוג",
        "Madhumitha V",
        "B. B. K.",
        "J.H.Field",
        "Smith, Jr.",
        'Ann "Andy" Reed',
        "Ann -",
        "::error::x y",
        "",
    ],
)
def test_a_name_is_kept_whole(name: str) -> None:
    assert split_name(name) == PersonName(literal=name)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Aitor Lewkowycz", ("Aitor", "", "Lewkowycz", "")),
        ("Laura De Carli", ("Laura", "", "De Carli", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("Ludwig van den Berg", ("Ludwig", "van den", "Berg", "")),
        ("Ann Van der Berg", ("Ann", "", "Van der Berg", "")),
        ("Mathieu de Bony de Lavergne", ("Mathieu", "de", "Bony de Lavergne", "")),
        ("Santiago Ramón y Cajal", ("Santiago", "", "Ramón y Cajal", "")),
        ("Ann y Cajal", ("Ann", "y", "Cajal", "")),
        ("Omar ibn Khalid al Rashid", ("Omar", "ibn", "Khalid al Rashid", "")),
        ("Jean d'Alembert", ("Jean", "", "d'Alembert", "")),
        ("Sean O\u2019Malley", ("Sean", "", "O\u2019Malley", "")),
        ("Thomas K. Arbor, Jr", ("Thomas K.", "", "Arbor", "Jr")),
        ("John Smith Jr.", ("John", "", "Smith", "Jr.")),
        ("Samuel Reed, III", ("Samuel", "", "Reed", "III")),
        ("Samuel III", ("Samuel", "", "III", "")),
        ("john smith", ("john", "", "smith", "")),
        ("maria lopez garcia", ("maria lopez", "", "garcia", "")),
        ("xiaodong Liu", ("xiaodong", "", "Liu", "")),
        ("Zoe\u0301 Nova\u0301k", ("Zoe\u0301", "", "Nova\u0301k", "")),
        ("The Anh Nguyen", None),
        ("Иван Петров", ("Иван", "", "Петров", "")),
    ],
)
def test_a_name_is_split(name: str, parts: tuple[str, str, str, str] | None) -> None:
    found = split_name(name)
    given_name, particle, family, suffix = parts or ("", "", "", "")
    assert found == PersonName(
        literal="" if parts else name,
        given=given_name,
        particle=particle,
        family=family,
        suffix=suffix,
    )


@given(nasty_texts)
def test_no_part_of_a_name_is_lost(text: str) -> None:
    name = " ".join(text.split())
    parts = split_name(name)
    again = [parts.given, parts.whole_family, parts.suffix]
    assert parts.literal or " ".join(filter(None, again)) == " ".join(
        name.replace(",", " ").split()
    )


def test_the_benchmark_says_what_libraries_make_of_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("nameparser", reason="nameparser is not installed")
    monkeypatch.syspath_prepend(BENCHMARKS)
    names: Any = import_module("names")
    file = tmp_path / "x.jsonl"
    file.write_text('{"authors": ["Laura De Carli", "Md. Karim Rahman"]}\n', encoding="utf-8")
    assert names.main([str(file), "--show", "1"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    total = str(len(names.EXPECTED))
    assert rows[1] == ["profileparse", total, "/", total, "0", "0"]
    assert [row[4] for row in rows[2:5]] == ["1", "1", "1"]
    assert sys.modules.pop("names") is names
