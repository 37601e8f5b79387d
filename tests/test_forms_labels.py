"""Labels before the parts of papers, and before a name."""

import pytest
from form_pages import check

from profileparse import Profile, Severity

CARDS = [
    ("85.2LGApr 26", "Counting Words: A Survey", "Maria Example, Jan Muster, Li Wei et al."),
    ("CLJun 29, 2022", "On Words in the Dark", "Jan Muster, Maria Example"),
    ("CLMay 1, 2021", "Words", "Maria Example"),
]
PROSE = "We count words in the dark, once and once more. Summary: it is done in one night."


def page(
    title: str = "", names: str = "", abstract: str = "", name: str = "", blank: str = "\n"
) -> str:
    head = f"{name}Maria Example\n\nLG\nh-index1\n3papers\n\n3 Papers\n\n"
    cards = (
        f"{meta}\n{title}{shown}\n{blank}{names}{by}\n{blank}{abstract}{PROSE}\n"
        for meta, shown, by in CARDS
    )
    return head + "\n".join(cards)


def records(text: str) -> Profile:
    report = check(text)
    bad = [found for found in report.diagnostics if found.severity is not Severity.INFO]
    assert bad == []
    return report.profile


def bare(profile: Profile) -> list[tuple[object, ...]]:
    papers = [(paper.title, paper.authors, paper.abstract) for paper in profile.papers]
    return [(profile.name, profile.category, profile.h_index), *papers]


WHOLE = bare(records(page()))


@pytest.mark.parametrize("blank", ["\n", ""])
@pytest.mark.parametrize(
    "labels",
    [
        {"title": "Title: "},
        {"title": "Title: ", "names": "Authors: ", "abstract": "Abstract: "},
        {"title": "Paper title: ", "names": "By: ", "abstract": "TL;DR: "},
        {"title": "link, ", "name": "heading level 1, "},
        {"title": "heading level 3, "},
        {"names": "Written by: "},
        {"abstract": "Summary: "},
        {"name": "Name: "},
        {"name": "Researcher: "},
    ],
    ids=str,
)
def test_labels_are_taken_off_and_kept_in_unparsed(labels: dict[str, str], blank: str) -> None:
    text = page(**labels, blank=blank)
    report = check(text)
    assert bare(report.profile) == WHOLE
    told = [found.message for found in report.diagnostics if found.code == "PP111"]
    assert "labels" in told[-1]
    shown = {label.strip() for label in labels.values()}
    assert {piece.text for piece in report.unparsed} == shown


def test_the_heading_of_a_list_can_be_read_out() -> None:
    text = page(title="heading level 3, ").replace("3 Papers", "heading level 2, 3 Papers")
    assert bare(records(text)) == WHOLE


def test_what_one_paper_alone_has_is_no_label() -> None:
    text = page().replace("On Words", "Paper: On Words").replace(PROSE, f"Summary: {PROSE}", 1)
    papers = records(text).papers
    assert papers[1].title == "Paper: On Words in the Dark"
    assert papers[0].abstract == f"Summary: {PROSE}"


def test_a_label_before_the_names_of_one_paper_alone_is_said() -> None:
    report = check(page().replace("Jan Muster, Maria", "Authors: Jan Muster, Maria"))
    assert "PP404" in [found.code for found in report.diagnostics]


def test_titles_and_names_that_begin_like_labels() -> None:
    text = page().replace("Counting", "Abstract").replace("On Words", "Title Words")
    titles = [paper.title for paper in records(text).papers]
    assert titles == ["Abstract Words: A Survey", "Title Words in the Dark", "Words"]


def test_a_second_profile_has_its_own_label() -> None:
    text = page(name="Name: ") + "\n" + page(name="Name: ").replace("Maria Example", "Jan Muster")
    assert [profile.name for profile in check(text).profiles] == ["Maria Example", "Jan Muster"]
