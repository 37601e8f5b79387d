"""Texts that the site shows in part: said, and kept as printed."""

from datetime import date

import pytest
import tiling

PROSE = "We count words in the dark, and show that it is done in one night"


def cut_off(title: str, abstract: str) -> list[str]:
    """Return the texts that are said to be cut off."""
    text = f"Ana Kim\n\nh-index1\n1papers\n\nLGJun 29, 2022\n{title}\n\nAna Kim\n\n{abstract}\n"
    report = tiling.checked(text, date(2026, 5, 20))
    paper = report.profile.papers[0]
    assert (paper.title, paper.abstract) == (title, abstract)
    return [found.span.cut(text) for found in report.diagnostics if found.code == "PP504"]


@pytest.mark.parametrize(
    "end", ["…", "...", "… more", "...more", "… Read more", " See more", "… Show More"]
)
def test_an_abstract_that_was_not_opened(end: str) -> None:
    assert cut_off("A Title", PROSE + end) == [PROSE + end]


@pytest.mark.parametrize("end", ["…", "..."])
def test_a_title_that_is_shown_in_part(end: str) -> None:
    assert cut_off(f"Counting Words in{end}", f"{PROSE}.") == [f"Counting Words in{end}"]


@pytest.mark.parametrize("end", [".", "?", ".)", " and more.", " once more"])
def test_a_text_that_is_whole(end: str) -> None:
    assert cut_off("A Title: ... and More", f"Words, and … and so on. {PROSE}{end}") == []
