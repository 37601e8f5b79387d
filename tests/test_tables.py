"""Tables for a terminal: they fit it, and nothing in a cell is obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profileparse.writers.terminal_table import Column, table

COLUMNS = (Column("name"), Column("value", right=True, whole=True), Column("unit", whole=True))


def wide(line: str) -> int:
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me", "Mc"}
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in line
    )


def test_a_table() -> None:
    rows = (("a name that is long", "12.5", "papers"), ("b", "1,234", ""), ("heading",))
    assert list(table(COLUMNS, rows)) == [
        "name                 value  unit",
        "a name that is long   12.5  papers",
        "b                    1,234",
        "heading",
    ]


def test_without_headings_there_is_no_line_for_them() -> None:
    assert list(table((Column(""), Column("")), [("a", "b")])) == ["a  b"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_is_too_long_goes_on_below(width: int) -> None:
    name = "word " * 40 + "王小明" * 20 + "x" * 200
    lines = list(table(COLUMNS, [(name, "1", "papers")], width))
    assert len(lines) > 3
    assert all(wide(line) <= width for line in lines)
    assert "".join(lines[1:]).replace(" ", "").startswith("word")
    assert sum(line.count("王") for line in lines) == 20


def test_a_terminal_that_is_too_narrow_is_taken_as_one_of_40() -> None:
    assert list(table(COLUMNS, [("a b c", "1", "x")], 1)) == list(
        table(COLUMNS, [("a b c", "1", "x")], 40)
    )


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        (":smile:", ":smile:"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\u202eb", r"a\u202eb"),
        ("##[error]x", r"#\x23[error]x"),
        ("a\nb", r"a\nb"),
        ("::error::x", r":\x3aerror:\x3ax"),
    ],
)
def test_nothing_in_a_cell_is_obeyed(cell: str, seen: str) -> None:
    assert list(table((Column("x"),), [(cell,)])) == ["x", seen]


@pytest.mark.parametrize("cell", ["::error::x", "  ::error::x", "word " * 7 + "::error::x"])
def test_no_line_is_an_order(cell: str) -> None:
    lines = list(table((Column("x"),), [("std::vector",), (cell,)], 40))
    assert not any(line.lstrip().startswith("::") for line in lines)
    assert r":\x3aerror:\x3ax" in "".join(lines)


def test_colons_within_a_line_stay() -> None:
    assert list(table((Column(""),), [("std::vector",)])) == ["std::vector"]


def test_columns_stay_whole_only_while_the_others_can_be_read() -> None:
    columns = (Column("name"), Column("value", right=True, whole=True))
    row = ("a name of several words", "1" * 20 + " " + "2" * 20)
    assert any(line.endswith(row[1]) for line in table(columns, [row], 56))
    narrow = list(table(columns, [row], 40))
    assert sum(line.count("1") for line in narrow) == 20
    seen = "".join(narrow).replace(" ", "")
    assert all(word in seen for word in ("aname", "ofse", "words"))
    assert all(len(line) <= 40 for line in narrow)


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=9)), max_size=4))
def test_any_text_fits(rows: list[tuple[str, str]]) -> None:
    for line in table((Column("a"), Column("b", right=True)), rows, 60):
        assert wide(line) <= 60
        assert line.isprintable()


def test_no_setting_of_the_terminal_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(table(COLUMNS, [("a", "b", "c")]))
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "200"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert list(table(COLUMNS, [("a", "b", "c")])) == before
