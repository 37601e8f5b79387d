"""Absent is None: each optional field is removed in turn from the real dump."""

from datetime import date
from typing import Any

import attrs
import pytest
import realdump
import tiling
from records import profile

import profileparse

WHOLE = profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF)

HEAD: dict[str, tuple[str, str, dict[str, Any], list[str]]] = {
    "name": ("Imanol Schlag\n\n", "", {"name": None}, ["PP109", "PP206", "PP301"]),
    "category": ("LG\nh-index", "h-index", {"category": None}, ["PP206", "PP301"]),
    "h-index": ("h-index25\n", "", {"h_index": None}, ["PP301"]),
    "paper-count": ("23papers\n", "", {"paper_count": None}, ["PP206", "PP301"]),
    "citation-count": ("2,923citations\n", "", {"citation_count": None}, ["PP206", "PP301"]),
    "novelty": ("Novelty50%\n", "", {"novelty_percent": None}, ["PP206", "PP301"]),
    "ai-score": ("AI Score56\n", "", {"ai_score": None}, ["PP206", "PP301"]),
    "heading": ("23 Papers\n\n", "", {}, ["PP206", "PP301"]),
    "every-fact": (
        "LG\nh-index25\n23papers\n2,923citations\nNovelty50%\nAI Score56\n\n",
        "",
        {
            "category": None,
            "h_index": None,
            "paper_count": None,
            "citation_count": None,
            "novelty_percent": None,
            "ai_score": None,
        },
        ["PP301"],
    ),
    "head": (
        realdump.HEAD,
        "",
        {
            "name": None,
            "category": None,
            "h_index": None,
            "paper_count": None,
            "citation_count": None,
            "novelty_percent": None,
            "ai_score": None,
        },
        ["PP106", "PP301"],
    ),
    "papers": (realdump.TEXT[len(realdump.HEAD) :], "", {"papers": ()}, ["PP210"]),
}


@pytest.mark.parametrize(("old", "new", "changes", "codes"), HEAD.values(), ids=list(HEAD))
def test_an_absent_part_of_the_head_is_none(
    old: str, new: str, changes: dict[str, Any], codes: list[str]
) -> None:
    assert old in realdump.TEXT
    text = realdump.TEXT.replace(old, new, 1)
    report = profileparse.check(text, as_of=realdump.AS_OF)
    assert report.profile == attrs.evolve(WHOLE, **changes)
    assert [found.code for found in report.diagnostics] == codes
    assert report.unparsed == ()
    tiling.assert_sound(text, report)


TITLES = [paper.title for paper in WHOLE.papers]
RECURRENT = TITLES.index("Block-Recurrent Transformers")
ALPS = TITLES.index(
    "An Engineering Journey Training Large Language Models at Scale on Alps: The Apertus Experience"
)
MINERVA = TITLES.index("Solving Quantitative Reasoning Problems with Language Models")
BYLINE = "DeLesley Hutchins, Imanol Schlag, Yuhuai Wu et al."

# Number of the paper, what is removed from its text, what that changes, and all codes.
PAPER: dict[str, tuple[int, str, dict[str, Any], list[str]]] = {
    "score": (ALPS, "52.4", {"score": None}, ["PP206", "PP301"]),
    "badge": (RECURRENT, "Code", {"badges": ()}, ["PP206", "PP301"]),
    "year": (
        RECURRENT,
        ", 2022",
        {"date": date(2026, 3, 11), "year_inferred": True},
        ["PP206", "PP301"],
    ),
    "et-al": (RECURRENT, " et al.", {"et_al": False}, ["PP206", "PP301"]),
    "affiliation": (MINERVA, " · deepmind", {"affiliation": None}, ["PP206", "PP301"]),
    "slug-of-the-affiliation": (MINERVA, " deepmind", {"affiliation": None}, ["PP206", "PP301"]),
    "title": (
        RECURRENT,
        "Block-Recurrent Transformers\n\n",
        {"title": None},
        ["PP206", "PP103", "PP301"],
    ),
    "byline": (
        RECURRENT,
        BYLINE + "\n\n",
        {"authors": (), "et_al": False},
        ["PP206", "PP104", "PP301"],
    ),
    "names": (
        RECURRENT,
        "DeLesley Hutchins, Imanol Schlag, Yuhuai Wu ",
        {"authors": ()},
        ["PP206", "PP104", "PP301"],
    ),
    "abstract": (
        RECURRENT,
        realdump.PAPERS[RECURRENT].split("\n\n")[2],
        {"abstract": None},
        ["PP206", "PP105", "PP301"],
    ),
}


@pytest.mark.parametrize(("number", "old", "changes", "codes"), PAPER.values(), ids=list(PAPER))
def test_an_absent_part_of_a_paper_is_none(
    number: int, old: str, changes: dict[str, Any], codes: list[str]
) -> None:
    papers = list(realdump.PAPERS)
    assert old in papers[number]
    papers[number] = papers[number].replace(old, "", 1)
    text = realdump.joined(papers)
    report = profileparse.check(text, as_of=realdump.AS_OF)
    records = list(WHOLE.papers)
    records[number] = attrs.evolve(records[number], **changes)
    assert report.profile == attrs.evolve(WHOLE, papers=records)
    assert [found.code for found in report.diagnostics] == codes
    assert report.unparsed == ()
    tiling.assert_sound(text, report)


@pytest.mark.parametrize("number", range(23))
def test_a_year_that_was_removed_is_inferred_or_contradicted(number: int) -> None:
    papers = list(realdump.PAPERS)
    record = WHOLE.papers[number]
    assert record.date is not None
    papers[number] = papers[number].replace(f", {record.date.year}", "", 1)
    report = profileparse.check(realdump.joined(papers), as_of=realdump.AS_OF)
    found = report.profile.papers[number]
    this_year = record.date.replace(year=2026)
    possible = this_year <= realdump.AS_OF
    assert found == attrs.evolve(
        record, date=this_year if possible else None, year_inferred=possible
    )
    # A day in 2025 cannot be meant: the page prints 2025 elsewhere.
    codes = [d.code for d in report.diagnostics if d.code not in {"PP206", "PP301"}]
    assert codes == ([] if possible else ["PP304"])


def test_a_name_alone_is_no_profile() -> None:
    report = profileparse.check("Imanol Schlag\n")
    assert (report.profiles, [d.code for d in report.diagnostics]) == ((), ["PP101"])
    assert [piece.text for piece in report.unparsed] == ["Imanol Schlag"]


def test_a_head_alone_has_no_papers_and_no_date_of_its_own() -> None:
    report = profileparse.check("Ana Kim\n\nh-index6\n", as_of=date(2026, 5, 20))
    assert report.profile == profile(name="Ana Kim", h_index=6, as_of=date(2026, 5, 20))
    assert report.diagnostics == ()
