"""CSV that is safe to open: an independent reader gets the text, and no cell is a formula."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profileparse.text.escape import escaped
from profileparse.writers.csv_text import csv_lines

CELLS = {
    "=1+1": "'=1+1",
    "+cmd|x": "'+cmd|x",
    "-2": "'-2",
    "@SUM(1)": "'@SUM(1)",
    "\uff1d1": "'\uff1d1",
    "\t=1": r"\t=1",
    "a=1": "a=1",
    'say "x", y': 'say "x", y',
    "a\nb\r": r"a\nb\r",
    "\x1b[31m": r"\x1b[31m",
    "::error::x": r"\x3a:error::x",
    "##[error]x": r"#\x23[error]x",
    "": "",
    "0012": "0012",
}


@pytest.mark.parametrize(("text", "cell"), CELLS.items(), ids=list(map(repr, CELLS)))
def test_text(text: str, cell: str) -> None:
    (line,) = csv_lines([["x", text]])
    assert next(csv.reader([line])) == ["x", cell]


def test_numbers_are_in_full_and_what_is_absent_is_empty() -> None:
    assert list(csv_lines([["a", -1, 2.5, 1 / 3, None], []])) == [
        "a,-1,2.5,0.3333333333333333,\n",
        "\n",
    ]


def _bare(text: str) -> str:
    """Return a text without the apostrophes before what would be a formula."""
    return re.sub(r"(?:^|(?<=;))'+(?=[ \t']*[=+\-@\uff1d\uff0b\uff0d\uff20])", "", text)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_is_one_line_that_reads_back(row: list[str]) -> None:
    (line,) = csv_lines([["first", *row]])
    assert line.endswith("\n")
    assert line[:-1].isprintable()
    cells = next(csv.reader([line]))[1:]
    assert len(cells) == len(row)
    for text, cell in zip(map(escaped, row), cells, strict=True):
        shown = {text, text.replace(":", r"\x3a", 1)}
        assert _bare(cell) in set(map(_bare, shown))
        assert not cell.startswith(tuple("=+-@"))
