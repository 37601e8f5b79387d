"""What the page on the format says of odd texts and of forms is so."""

import re
from pathlib import Path

import attrs
import pytest
from bad_cases import AS_OF, RECORD, TEXT

import profileparse
from profileparse import Profile
from profileparse.reading.forms.normal import FORMS

CARDS = [TEXT.index(meta) for meta in ("85.2LG", "CLJun", "quant-ph")]
PAGE = (Path(__file__).parents[1] / "docs" / "format.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table with a heading."""
    table = PAGE[PAGE.index(f"| {heading} |") :].partition("\n\n")[0]
    _, _, *lines = table.split("\n")
    return [line.strip("| ").split(" | ") for line in lines]


def examples(heading: str) -> list[object]:
    """Return what stands in the dump, what is put there, and the finding, for each example."""
    return [
        pytest.param(cells[0].strip("`"), example, cells[-1].strip("`"), id=example)
        for cells in rows(heading)
        for example in re.findall(r"`([^`]+)`", cells[2])
    ]


LOST = examples("in place of | the text has | such as | lost | finding")
READ = examples("in place of | the text has | such as | finding")


def head(profile: Profile) -> dict[str, object]:
    """Return the values of a head."""
    fields = [field.name for field in attrs.fields(Profile) if field.eq]
    return {name: getattr(profile, name) for name in fields if name != "papers"}


@pytest.mark.parametrize(("old", "new", "code"), LOST)
def test_what_is_not_read_is_said_and_spoils_nothing_else(old: str, new: str, code: str) -> None:
    assert old in TEXT
    report = profileparse.check(TEXT.replace(old, new, 1), as_of=AS_OF)
    assert code in [found.code for found in report.diagnostics]
    (profile,) = report.profiles
    assert profile != RECORD
    assert head(profile).items() <= {*head(RECORD).items(), *dict.fromkeys(head(RECORD)).items()}
    card = sum(start <= TEXT.index(old) for start in CARDS)  # 0 for the head
    others = [paper for at, paper in enumerate(RECORD.papers, 1) if at != card]
    assert [paper for paper in profile.papers if paper in RECORD.papers] == others


@pytest.mark.parametrize(("old", "new", "code"), READ)
def test_what_is_read_to_the_same_values_is_said(old: str, new: str, code: str) -> None:
    assert old in TEXT
    report = profileparse.check(TEXT.replace(old, new, 1), as_of=AS_OF)
    assert code in [found.code for found in report.diagnostics]
    assert report.profile == RECORD


def test_the_page_names_all_forms() -> None:
    names = [form.name for form in FORMS if form.name]
    assert [name for name, _ in rows("form | looks like")] == names
