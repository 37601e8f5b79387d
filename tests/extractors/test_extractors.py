"""What real tools leave of a page is read whole, or refused: never wrongly, and with exit 0."""

from pathlib import Path

import pytest
import table
import tiling
from extractor_tools import TOOLS
from html_pages import PAGES, PROFILE
from outcomes import ALLOWED, Left, Outcome, checked, differences, errors, left_in, outcome

pytest.importorskip("html_text", reason="needs pip install '.[extractors]'")

DRAWN = "draws a table with bars and lines"
EXCEPTIONS = {
    **{
        (f"pandoc: pandoc -t {to}", "table"): DRAWN
        for to in ("plain", "plain --wrap=none", "markdown")
    },
    **{
        (f"{tool}", "table"): "puts a card into one line, between bars"
        for tool in (
            "html2text: html2text()",
            "html2text: html2text(bodywidth=0)",
            "markdownify: markdownify()",
            'markdownify: markdownify(heading_style="ATX")',
            "html-to-markdown: convert()",
        )
    },
    ("Chromium: accessibility tree", "divs"): "has a card in one line where no part has a role",
}
"""Texts that hold the page and are refused with errors of their values, and why."""
TWICE = ("Chromium: accessibility tree", "table")
"""A text that has each card twice: in one line with blanks, and cell by cell."""
FORMAT = Path(__file__).parents[2] / "docs" / "format.md"
LINK = "https://arxiv.org/abs/2401."


def _text(tool: str, page: str) -> str:
    found = TOOLS[tool]
    if found.missing:
        pytest.skip(f"{found.missing} is not installed")
    return found.texts()[page]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_it_is_read_whole_or_refused(tool: str, page: str) -> None:
    text = _text(tool, page)
    report = checked(text)
    tiling.assert_tiles(text, report)
    left, read = left_in(text), outcome(report)
    if (tool, page) in EXCEPTIONS:
        assert left in {Left.LINES, Left.BLANKS}
        assert read is Outcome.REFUSED
        return
    if (tool, page) == TWICE:
        left = Left.LINES
    shown = [differences(profile)[:3] for profile in report.profiles]
    assert read in ALLOWED[left], (left, read, errors(report), shown)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_one_line_with_blanks_is_one_error_that_names_the_form(tool: str, page: str) -> None:
    text = _text(tool, page)
    if left_in(text) is Left.BLANKS and (tool, page) not in {*EXCEPTIONS, TWICE}:
        found = [d.code for d in checked(text).diagnostics if d.severity == "error"]
        assert found == ["PP113"]


@pytest.mark.parametrize("tool", TOOLS)
def test_links_to_arxiv_are_kept_and_never_invented(tool: str) -> None:
    text = _text(tool, "arXiv links")
    expected = [f"2401.{number:05}" for number in range(1, len(PROFILE.papers) + 1)]
    for profile in checked(text).profiles:
        found = [paper.arxiv_id for paper in profile.papers]
        assert found == (expected if LINK in text else [None] * len(found))


def test_the_table_in_the_documentation_is_up_to_date() -> None:
    if absent := table.missing():
        pytest.skip(f"not installed: {', '.join(sorted(absent))}")
    page = FORMAT.read_text(encoding="utf-8")
    assert page.count(table.BEGIN) == page.count(table.END) == 1
    assert table.written(page) == page
