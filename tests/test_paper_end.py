"""Where a paper ends: another one below it, in whatever form, is never a part of it."""

from datetime import date

import pytest
import tiling

import profileparse
from profileparse import Paper, Report

AS_OF = date(2026, 6, 1)
ABOVE = (
    "LGMar 11, 2022",
    "A Study of Sparse Weights",
    "Jane Doe, Jan Muster, Li Wei et al.",
    "Weights are mostly zero, and nobody asks why. We ask, and the answer is short and good.",
)
LOST = (
    "Another Title of Some Length",
    "Bob Odd, Jane Doe, Ann Roe et al.",
    "The second text is not like the first one. It ends well too, and that is all there is of it.",
)
BELOW = (
    "CLJun 29, 2022",
    "The Third of These Titles",
    "Cy Probe, Jane Doe",
    "The third text is short. It ends here and now, and nothing follows it but the end of all.",
)
HEAD = "Jane Doe\n\nLG\nh-index1\n3papers\n90citations\n\n3 Papers\n\n"
STARTS = [
    "[AI] May 18", "57.7AI2d ago", "CS.AIMay 18", "May '25", "AI May 18, 2025 10:30",
    "18 May 2025", "2025-05-18", "AI2mo ago", "AI May '25", "(AI) May 18, 2025", "AI → May 18",
    "cs.AI, cs.LG May 18, 2025", "Rank 3 AIMay 18", "AIMay", "57.7AI", "AI\nspring 25", "5月18日",
    "AIMay 18, 2025A Long Title That Was Glued to the Line Above It and Goes On",
    "57.7AIMay 18CodeA Long Title That Was Glued to It, of Many Words, and All of Them in One Line",
]  # fmt: skip


def blocks(start: str, title: str, names: str, abstract: str) -> str:
    return f"{start}\n{title}\n\n{names}\n\n{abstract}\n"


def unparted(start: str, title: str, names: str, abstract: str) -> str:
    return f"{start}\n{title}\n{names}\n{abstract}"


def compact(start: str, title: str, names: str, abstract: str) -> str:
    return f"{start}\n{title}{names}\n{abstract}"


def checked(text: str) -> Report:
    return tiling.checked(text, AS_OF)


def papers(report: Report) -> list[Paper]:
    return [paper for profile in report.profiles for paper in profile.papers]


def errors(report: Report) -> list[str]:
    return [found.code for found in report.diagnostics if found.severity == "error"]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("layout", [blocks, unparted, compact])
def test_a_line_that_begins_a_paper_in_any_form_is_no_prose(layout: object, start: str) -> None:
    assert callable(layout)
    parts = [layout(*ABOVE), layout(start, *LOST), layout(*BELOW)]
    report = checked("\n".join(parts))
    good = checked("\n".join([parts[0], parts[2]]))
    assert papers(report) == papers(good)
    assert errors(report) == ["PP110"]
    (piece,) = report.unparsed
    assert piece.text == parts[1].rstrip("\n")
    named = checked(HEAD + "\n".join(parts))
    assert errors(named) == ["PP210", "PP110"]
    assert papers(named) == papers(good)


@pytest.mark.parametrize("layout", [blocks, unparted, compact])
@pytest.mark.parametrize("names", ["Bob Odd, Jane Doe, Ann Roe et al.", "Bob Odd, Ann Roe"])
def test_a_paper_without_its_first_line_is_none_of_the_one_above(
    layout: object, names: str
) -> None:
    assert callable(layout)
    lost = layout("", LOST[0], names, LOST[2]).lstrip("\n")
    report = checked("\n".join([layout(*ABOVE), lost, layout(*BELOW)]))
    assert papers(report) == papers(checked("\n".join([layout(*ABOVE), layout(*BELOW)])))
    assert [piece.text for piece in report.unparsed] == [lost.rstrip("\n")]
    assert "PP102" in {found.code for found in report.diagnostics}


PROSE = {
    "a-date": "Weights are mostly zero.\nOn May 18, 2025, nobody asked why. We do.",
    "a-name": "Weights are mostly zero.\nAs John Smith, Ann Roe et al. say, we ask why.",
    "short-paragraph": "Yes, it can.\n\nWeights are mostly zero, and we ask why that is so.",
    "items": "We ask three things.\n- Why are weights zero?\n- Which ones?\n- Since when?",
    "formula": "Weights are mostly\n$w = 0$\nand nobody asks why.",
    "a-code": "Weights are zero in AI, in 2025 as ever.\nIn ML 18 of 20 are.\nNobody asks why.",
}


@pytest.mark.parametrize("abstract", PROSE.values(), ids=list(PROSE))
def test_what_an_abstract_can_hold_stays_in_it(abstract: str) -> None:
    report = checked(HEAD.replace("3", "2") + blocks(*ABOVE[:3], abstract) + "\n" + blocks(*BELOW))
    first, _ = papers(report)
    assert first.abstract is not None
    assert first.abstract.split() == abstract.split()
    assert not errors(report)


def test_one_name_glued_to_a_title_is_another_paper() -> None:
    lost = f"{LOST[0]} of GenerationBob Odd\n{LOST[2]}"
    report = checked(f"{unparted(*ABOVE)}\n{lost}\n{unparted(*BELOW)}")
    first, second = papers(report)
    assert first.abstract == ABOVE[3]
    assert second.title == BELOW[1]
    assert [piece.text for piece in report.unparsed] == [lost]


WORDS = ["Share", "3 authors", "★ 12", "Poster", "Added by us", "Show the text", "Oral (top 5%)"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", range(5))
def test_a_word_between_the_parts_of_a_paper_is_never_in_silence(word: str, place: int) -> None:
    start, title, names, abstract = ABOVE
    texts = ["", title, names, abstract, ""]
    texts[place] = f"{texts[place]}\n\n{word}" if place else f"{word}\n{texts[0]}"
    text = f"{start}\n" + "\n\n".join(filter(None, texts)) + "\n\n" + blocks(*BELOW)
    report = checked(text)
    first, second = papers(report)
    assert second == papers(checked(blocks(*BELOW)))[0]
    kept = " ".join(piece.text for piece in report.unparsed)
    said = {found.code for found in report.diagnostics if found.severity != "info"} - {"PP106"}
    assert word in kept or said
    assert (first.title, first.abstract) == (title, abstract) or said


@pytest.mark.parametrize("word", ["Code", "2022", "Share", "NeurIPS 2022", "★ 12"])
def test_a_word_over_a_glued_title_is_no_title(word: str) -> None:
    report = checked("\n".join([f"LGMar 11\n{word}", compact(*ABOVE).partition("\n")[2]]))
    (paper,) = papers(report)
    assert (paper.title, paper.abstract) == (ABOVE[1], ABOVE[3])
    assert paper.authors == ("Jane Doe", "Jan Muster", "Li Wei")
    assert paper.badges == (("Code",) if word == "Code" else ())
    assert paper.date == date(2022 if word == "2022" else 2026, 3, 11)


@pytest.mark.parametrize(
    "word", ["Save", "Save Share", "Read more…", "Like (3)", "© 2026 A Site", "↗"]
)
@pytest.mark.parametrize("layout", [blocks, unparted, compact])
def test_buttons_right_below_an_abstract_are_none_of_it(layout: object, word: str) -> None:
    assert callable(layout)
    report = checked(f"{layout(*ABOVE).rstrip()}\n{word}\n{layout(*BELOW)}")
    assert [paper.abstract for paper in papers(report)] == [ABOVE[3], BELOW[3]]
    assert [piece.text for piece in report.unparsed] == [word]


@pytest.mark.parametrize("rank", ["1", "12", "100"])
def test_a_rank_is_no_score(rank: str) -> None:
    report = checked(blocks(rank + ABOVE[0], *ABOVE[1:]))
    assert papers(report)[0].score is None
    (found,) = (found for found in report.diagnostics if found.code == "PP201")
    assert found.span.cut(blocks(rank + ABOVE[0], *ABOVE[1:])) == rank
    assert found.hint == "a score has a decimal, such as '85.2': this is a rank perhaps"


MARKS = ["* ", "- ", "• ", "1. ", "(1) "]


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_a_damaged_card_begins_it(mark: str) -> None:
    cards = [blocks(*ABOVE), "57.7A", "\n" + blocks(*BELOW)]
    marked = "\n".join(
        [mark + cards[0], mark.replace("1", "2") + cards[1], mark.replace("1", "3") + cards[2][1:]]
    )
    report = checked(marked)
    assert [paper.abstract for paper in papers(report)] == [ABOVE[3], BELOW[3]]
    assert "57.7A" in [piece.text for piece in report.unparsed]


BREAKS = [
    "\n\nhttps://example.org/a/jane-doe     1/5\n\f11/26/26, 3:45 PM        Jane Doe\n\n",
    "\nhttps://example.org/jane 1/2\n26.11.2026, 15:45 Jane Doe | A Site\n",
    "\n\n\f",
    "\nPage 1 of 3\n\n",
]


@pytest.mark.parametrize("parting", BREAKS)
@pytest.mark.parametrize("place", [ABOVE[3].index(word) for word in ("We ask", "answer")])
def test_what_a_print_puts_on_each_page_is_no_abstract(parting: str, place: int) -> None:
    abstract = ABOVE[3]
    text = blocks(*ABOVE[:3], abstract[:place].rstrip() + parting + abstract[place:].lstrip())
    report = profileparse.check(f"{text}\n{blocks(*BELOW)}", as_of=AS_OF)
    tiling.assert_tiles(f"{text}\n{blocks(*BELOW)}", report)
    first, second = papers(report)
    assert (first.abstract or "").split() == abstract.split()
    assert second.abstract == BELOW[3]
    assert "printed pages" in " ".join(d.message for d in report.diagnostics if d.code == "PP111")


def test_a_print_can_begin_and_end_with_such_lines() -> None:
    text = f"{BREAKS[1].split(chr(10))[2]}\n{blocks(*ABOVE)}\nhttps://example.org/jane 2/2\n"
    (paper,) = papers(checked(text))
    assert paper.abstract == ABOVE[3]
