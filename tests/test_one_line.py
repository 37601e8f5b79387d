"""One line, glued: a page without any mark between the pieces is brought to lines."""

import re
from typing import Any

import pytest
import realdump
import tiling
from form_pages import AS_OF
from growth import TIMES, growth
from one_line_pages import HEAD, MENU, PAPERS, PROSE, apart, glued, lines

import profileparse
from profileparse import Severity
from profileparse.reading.forms import one_line_gaps
from profileparse.reading.forms.edits import FormEdits, apply
from profileparse.reading.forms.one_line import find


@pytest.mark.parametrize(
    ("around", "more"),
    [
        ({}, []),
        ({"above": MENU}, [MENU]),
        ({"above": "Maria Example | Feed.nav{margin:0}"}, ["Maria Example | Feed.nav{margin:0}"]),
        ({"below": "SaveShare"}, ["Save", "Share"]),
        ({"below": "Add to library"}, ["Add to library"]),
        ({"under_heading": "NewestMost cited"}, ["Newest", "Most cited"]),
        ({"label": "Score"}, ["Score"]),
        ({"end": "Load more© 2026 Feed"}, ["Load more© 2026 Feed"]),
        ({"end": "© 2026 FeedAbout", "below": "Save"}, ["Save", "© 2026 FeedAbout"]),
        ({"below": "\n"}, []),
    ],
    ids=lambda value: "-".join(value) or "bare" if isinstance(value, dict) else "",
)
def test_page(around: dict[str, Any], more: list[str]) -> None:
    found = apart(glued(**around))
    assert [line for line in found if line not in more] == lines()
    assert set(more) <= set(found)


def test_page_is_read() -> None:
    text = glued(above=MENU)
    report = profileparse.check(apply(text, find(text).edits)[0], as_of=AS_OF)
    profile = report.profile
    assert report.ok
    assert (profile.name, profile.category, profile.h_index) == ("Maria Example", "LG", 25)
    assert (profile.paper_count, profile.ai_score) == (3, 56)
    assert [paper.title for paper in profile.papers] == [title for _, title, _, _ in PAPERS]
    assert [paper.authors for paper in profile.papers] == [
        ("Maria Example", "Jan McMuster", "Li Wei"),
        ("Jan Muster", "Maria Example"),
        ("Maria Example",),
    ]
    assert [paper.affiliation for paper in profile.papers] == ["eth-zurich", None, None]
    assert [paper.abstract for paper in profile.papers] == [prose for *_, prose in PAPERS]


def test_guesses_are_told() -> None:
    text = glued()
    found = find(text)
    assert [(text[told.start : told.end], told.code) for told in found.findings] == [
        ("Maria Example", "PP111"),
        ("253", "PP111"),
        ("563", "PP111"),
        *((names, "PP108") for _, _, names, _ in PAPERS),
    ]
    assert found.edits == sorted(found.edits)


@pytest.mark.parametrize(
    "head",
    [
        ["Maria Example", "h-index6", "3papers"],
        ["Maria Example", "3papers", "h-index6"],
        ["Maria Example", "soc-ph", "h-index6", "3papers", "AI Score56.5"],
        ["Maria Example", "cs.LG", "h-index120", "31,923citations", "3papers"],
        ["Jan McMuster", "Novelty7%", "h-index11"],
        ["Maria de la Cruz", "LG", "1,203citations", "h-index11"],
    ],
    ids="".join,
)
def test_head(head: list[str]) -> None:
    assert apart(glued(head=head)) == lines(head=head)
    assert apart(glued(head=head, above=MENU)) == [MENU, *lines(head=head)]


def test_follow_under_the_name() -> None:
    head = ["Jan Nobody", "Follow", *HEAD[1:]]
    assert apart(glued(head=head)) == lines(head=head)


def test_heads_of_two_profiles() -> None:
    other = ["Jan Muster", *HEAD[1:]]
    found = apart(glued() + glued(head=other))
    assert found == [*lines(), *lines(head=other)]


@pytest.mark.parametrize(
    "facts", ["h-index2524papers", "h-index1234citations", "Novelty" * 21 + "h-index", "no facts"]
)
def test_head_that_is_not_clear_stays_in_one_piece(facts: str) -> None:
    head = [f"Maria ExampleLG{facts}"]
    found = apart(glued(head=head, under_heading=""))
    assert found[0] == f"Maria ExampleLG{facts}3 Papers"
    assert found[1:] == lines(head=[])


def test_no_head() -> None:
    assert apart("".join(map("".join, PAPERS))) == lines(head=[])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We met in AI on May 18, and again in LLMMay 18.",
        "\n".join(lines()),
        "\n\n".join(lines()),
        "\n".join(("CLJun 29, 2022A Title Glued On", *PAPERS[1][2:])),
        "We saw it in theJun 29, 2022 and later. " + PROSE,
        " ".join(lines()),
        f"CLJun 29, 2022Words of no names at all, {PROSE.lower()}",
        f"CLJun 29, 2022{'a' * 200}",
        f"...Jun 29, 2022{'a' * 200}",
        f"In a café with a caféJun 29, 2022, {PROSE}",
        f"See {PROSE} LG CLJun 29, 2022, {PROSE}",
    ],
    ids=[
        "empty",
        "prose",
        "lines",
        "blocks",
        "title-glued-on",
        "no-code",
        "blanks",
        "no-names",
        "one-word",
        "no-letter",
        "no-small-code",
        "behind-a-blank",
    ],
)
def test_other_texts_are_left_alone(text: str) -> None:
    assert find(text) == FormEdits([], [], [])


@pytest.mark.parametrize("gap", ["\t", "   "])
def test_gaps_are_line_ends(gap: str) -> None:
    pieces = [piece for paper in PAPERS for piece in (*re.split(r"(?<=LG|CL|ph)", paper[0]),)]
    metas = [re.sub(r"(?<=[LGh])(?=[A-Z][a-z]{2} )", gap, paper[0]) for paper in PAPERS]
    papers = [(meta, *rest) for meta, (_, *rest) in zip(metas, PAPERS, strict=True)]
    text = gap.join(("", "Maria Example", *(piece for paper in papers for piece in paper)))
    found = apply(text, one_line_gaps.find(text))[0].lstrip().split("\n")
    assert found[0] == "Maria Example"
    assert [line for line in found if line in pieces] == pieces
    assert [line for line in found[1:] if line not in pieces] == [
        piece for _, *rest in PAPERS for piece in rest
    ]


@pytest.mark.parametrize(
    "text", ["CL\tJun 29, 2022\nA\tTitle", "CL  Jun 29, 2022  A Title", "CL Jun 29, 2022 A Title"]
)
def test_short_lines_with_gaps_are_left_alone(text: str) -> None:
    assert one_line_gaps.find(text) == []


@pytest.mark.parametrize(
    "unit",
    ["".join(PAPERS[1]), "CLJan 1Aa", "".join(HEAD) + "CLJan 1Aa", "aJan 1", "CL\tJan 1\t"],
    ids=["papers", "metas", "heads", "no-code", "gaps"],
)
def test_growth(unit: str) -> None:
    assert growth(lambda text: (find(text), one_line_gaps.find(text)), unit) < 6 * TIMES


def test_findings_on_profiles_that_share_a_line_are_in_order() -> None:
    text = glued() + glued()
    report = profileparse.check(text, as_of=AS_OF)
    assert len(report.profiles) == 2
    tiling.assert_sound(text, report)


@pytest.mark.parametrize("number", range(8))
def test_a_paper_with_blanks_among_glued_ones_is_refused_and_costs_no_other(number: int) -> None:
    papers = [paper.replace("\n", "") for paper in realdump.PAPERS[:8]]
    papers[number] = realdump.PAPERS[number].replace("\n", " ")
    start = sum(map(len, papers[:number]))
    report = profileparse.check("".join(papers), as_of=realdump.AS_OF)
    whole = profileparse.check("\n".join(realdump.PAPERS[:8]), as_of=realdump.AS_OF).profile.papers
    found = [paper for paper in report.profile.papers if paper.title]
    assert found == [*whole[:number], *whole[number + 1 :]]
    errors = [found for found in report.diagnostics if found.severity is Severity.ERROR]
    assert errors
    end = start + len(papers[number])
    assert all(start <= found.span.start <= found.span.end <= end for found in errors)
    title = whole[number].title
    assert title
    assert any(title in piece.text for piece in report.unparsed)
