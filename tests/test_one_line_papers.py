"""One line, glued: where each paper begins, and where its title, names and abstract do."""

import pytest
from form_pages import AS_OF
from one_line_pages import PAPERS, PROSE, apart, lines

import profileparse
from profileparse.reading.forms.one_line import find


@pytest.mark.parametrize(
    ("meta", "title"),
    [
        ("DLCLJun 29, 2022", "A Title of Words"),
        ("cs.LGJun 29, 2022", "A Title of Words"),
        ("cond-mat.softJun 29, 2022", "A Title of Words"),
        ("softJun 29, 2022Code", "A Title of Words"),
        ("mes-hallJun 29, 2022", "A Title of Words"),
        ("ZZJun 29, 2022", "A Title of Words"),
        ("LGMay 1", "2D Materials and Words"),
        ("LGMay 31", "2D Materials and Words"),
        ("LGMay 1", "4,500 Seconds of Words"),
        ("LGMay 3", "60 Words in a Title"),
        ("LGJun 29, 2022", "3D Words in a Title"),
        ("LGJun 29, 2022Code", "Code Generation with Words"),
        ("LGJun 29, 2022", "Code-Switching in a Text"),
        ("LGJun 29, 2022", "Codebooks for a Text"),
        ("100.0LGMay 1", "A Title of Words"),
        ("5.8LGMay 1", "A Title of Words"),
    ],
)
def test_meta_line(meta: str, title: str) -> None:
    paper = (meta, title, "Maria Example, Jan Muster", PROSE)
    assert apart("".join((*PAPERS[1], *paper))) == [*PAPERS[1], *paper]


@pytest.mark.parametrize(
    "above",
    [
        "Our words are at https://example.org/MoCA",  # CA is a code, too
        "Our gain is 12.5",
        "Our words are on GPU",
    ],
)
def test_abstract_that_ends_without_a_full_stop(above: str) -> None:
    first = (*PAPERS[1][:3], f"{PROSE} {above}")
    paper = ("CVJun 29, 2022", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


def test_number_at_the_end_of_an_abstract_is_no_score() -> None:
    first = (*PAPERS[1][:3], f"{PROSE} Our gain is 12.5")
    paper = ("CVJun 29", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


def test_small_code_behind_a_word() -> None:
    first = (*PAPERS[1][:3], f"{PROSE} See example.org/Actor")
    paper = ("softJun 29, 2022", *PAPERS[2][1:])
    assert apart("".join((*first, *paper))) == [*first, *paper]


@pytest.mark.parametrize(
    ("title", "names", "prose"),
    [
        ("On Words", "Jan Muster, Si Young", "GPT-4 has been asked for the day, and says it."),
        ("On Words", "Jan Muster III", "We count the words, and then we count them again."),
        ("On Words", "V. V. Muster, Jr.", "This paper counts the words, and counts them again."),
        ("On Words", "Jan McMuster, Li Wu", "Recently, the words have been counted again, often."),
        ("On Words", "Jan Muster · a-lab", "3D words are counted, and then counted once more."),
        ("On LLMs", "Jan Muster, Li Wu, A. Bee et al.", "Africa's words are counted, then more."),
        ("On Words", "Jan Muster, Li Wu", "\nWords that are counted may be counted once more."),
        ("Words", "Jan Muster, Li Wu, A. Bee et al. · u-1", "1. Words are counted, and more."),
        (
            "On Words",
            "Jan Muster",
            "In words (that we count) and in more words we count them again.",
        ),
        ("On Words", "Jan Muster", "Words (that we count) are counted, and then counted again."),
        ("On Words", "Jan Muster", "Many Words (MWs) are counted, and then they count once more."),
        ("On Words", "Jan Muster", "ChatGPT-like words (CLWs) are counted, and counted again."),
    ],
)
def test_paper(title: str, names: str, prose: str) -> None:
    paper = ("CLJun 29, 2022", title, names, prose)
    assert apart("".join((*paper, *PAPERS[1]))) == [*map(str.strip, paper), *PAPERS[1]]


@pytest.mark.parametrize(
    "body",
    [
        "A Title without Any Names " + PROSE.lower(),
        "Words.",
        "a title in small letters and no more than that, up to the end of it all, and further on.",
        f"Words{'.' * 693}Jan Muster, Li Wei, Si Young et al.{PROSE}",
        "Counting WordsJan LiGoWords of words are counted here and again for all of us.",
        "Jan Musterpsifx is a plug-and-play toolkit for words, and it does count them all again.",
        "The Words That Count Them All AgainMuster Example Models Are Words of the Words That",
    ],
)
def test_paper_that_is_not_clear_is_left_out(body: str) -> None:
    text = "".join((*PAPERS[1], "CLJun 29, 2022", body))
    *_, last = find(text).findings
    assert (last.code, text[last.start : last.end]) == ("PP104", body)
    assert apart(text) == [*PAPERS[1], "CLJun 29, 2022"]
    report = profileparse.check(text, as_of=AS_OF)
    assert not report.ok
    assert report.profile.papers[1].title is None
    assert report.unparsed[-1].text == body


@pytest.mark.parametrize("meta", ["", "2d ago", "85.2AI2d ago"])
@pytest.mark.parametrize("lost", PAPERS, ids=["et-al", "two-names", "one-name"])
def test_paper_without_its_meta_line(meta: str, lost: tuple[str, str, str, str]) -> None:
    _, title, names, prose = lost
    first, last = (
        ("CLMay 1, 2022", "On Words", "Si Young Muster", PROSE),
        ("LGMay 1, 2022", "On More Words", "Jan Muster, Li Wei", PROSE),
    )
    text = "".join((*first, f"{meta}{title}", names, prose, *last))
    assert apart(text) == [*first, *last]
    (told,) = (told for told in find(text).findings if told.code == "PP110")
    assert text[told.start : told.end] == "".join((f"{meta}{title}", names, prose))
    report = profileparse.check(text, as_of=AS_OF)
    assert not report.ok
    assert [paper.abstract for paper in report.profile.papers] == [PROSE, PROSE]


def test_paragraphs_that_are_run_together_are_told() -> None:
    first, second = "We count words, once and once more.", "Then we count them again, and say so."
    text = "".join((*PAPERS[1][:3], f"{first}{second}", *PAPERS[2]))
    (told,) = (told for told in find(text).findings if "paragraphs" in told.message)
    assert text[: told.start].endswith(first)
    assert told.start == told.end
    assert apart(text) == [*PAPERS[1][:3], f"{first}{second}", *PAPERS[2]]


def test_one_paper_whose_line_ends_are_lost() -> None:
    page = lines()
    text = "\n\n".join((*page[:-8], "".join(page[-8:-4]), *page[-4:]))
    assert apart(text) == page


def test_score_of_a_paper_of_another_year() -> None:
    papers = [(f"85.2{PAPERS[1][0]}", *PAPERS[1][1:]), PAPERS[2]]
    above = "".join(PAPERS[0])
    assert apart(above + "".join(map("".join, papers)))[4:5] == ["85.2CLJun 29, 2022"]
    unsure = f"{above.rstrip('.')} by 5.2" + "".join(PAPERS[1])
    assert apart(unsure)[4:5] == ["CLJun 29, 2022"]
