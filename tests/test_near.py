"""Lines that are nearly what the page prints: said what is near, and never more."""

import pytest
import words

from profileparse.reading.months import SHORT_NAMES, month_number, months_near
from profileparse.reading.suggest.fact_lines import suggest_fact, suggest_fact_of_two
from profileparse.reading.suggest.meta_lines import suggest_meta, suggest_meta_lines

EXPECTED = "expected score, category, date and badges, such as '85.2LGMar 11, 2022Code'"
AGO = "expected a date such as 'Apr 26', and not how long ago that is"
GLUED = "expected three badges at most behind the date, and the title in the next line"

METAS = {
    "LGMai 9": "'LGMay 9'",
    "LGMey 9": "'LGMay 9'",
    "LGJUN 29": "'LGJun 29'",
    "lgapr 26": "'LGApr 26'",
    "85.2LGMey 9Code": "'85.2LGMay 9Code'",
    "85,2LGApr 26": "'85.2LGApr 26'",
    "85LGMai 9": "'85LGMay 9'",
    "LG85.2Apr 26": "'85.2LGApr 26'",
    "LGApr 2685.2": "'85.2LGApr 26'",
    "LGApr 185.2": "'5.2LGApr 18' or '85.2LGApr 1'",
    "LGApr 26, 202285.2Code": "'85.2LGApr 26, 2022Code'",
    "LGApr 26, 2022Code85.2": "'85.2LGApr 26, 2022Code'",
    "85.2 LG 26 Apr 2022": "'85.2LGApr 26, 2022'",
    "85.2LG26. Mai 2022Code": "'85.2LGMay 26, 2022Code'",
    "Apr 26 LG 85.2": "'85.2LGApr 26'",
    "Jun 29, 2022LG": "'LGJun 29, 2022'",
    "26 Apr CodeLG": "'LGApr 26Code'",
    "LGCodeApr 26": "'LGApr 26Code'",
    "LGApr 26 · Code": "'LGApr 26Code'",
    "LGJun 29th, 2022": "'LGJun 29, 2022'",
    "CLmars 11, 2022": "'CLMar 11, 2022'",
    "quant-phMär 11, 2022": "'quant-phMar 11, 2022'",
    "cs.LGMai 9": "'cs.LGMay 9'",
    "opticsMai 9": "'opticsMay 9'",
    "LG5月9日": "'LGMay 9'",
    "LG2022年5月9日": "'LGMay 9, 2022'",
    "LG2022-06-29": "'LGJun 29, 2022'",
    "LG29.06.2022": "'LGJun 29, 2022'",
    "LG29/06/22": "'LGJun 29, 2022'",
    "LG02/03/2022": "'LGFeb 3, 2022' or 'LGMar 2, 2022'",
    "LGJum 9": "'LGJun 9' or 'LGJul 9'",
}
OTHER_METAS = {
    "LG3 days ago": AGO,
    "LG an hour ago": AGO,
    "LGyesterday": AGO,
    "52.4DCtoday": AGO,
    "LG2y": AGO,
    "LGFoo 9": EXPECTED,
    "LGмая 9": EXPECTED,  # noqa: RUF001  (it is Cyrillic)
    "LGMay 2022": EXPECTED,
    "LG2022-13-45": EXPECTED,
    "85.2Mai 9Code": EXPECTED,
    "LGMai 99": EXPECTED,
    "LGApr 26Code Data Video Demo": GLUED,
    "85.2LGApr 26A Title": GLUED,
    "LGJun 29, 2022🔥": GLUED,
    "LGApr 26 GitHub ★ 123": GLUED,
    "LGApr 26 (withdrawn)": GLUED,
    "LGApr 26, 2022CodeBlock-Recurrent Transformers": GLUED,
}


@pytest.mark.parametrize(("line", "meant"), METAS.items(), ids=list(METAS))
def test_a_line_that_is_nearly_a_meta_line_is_said_what_was_meant(line: str, meant: str) -> None:
    assert suggest_meta(line) == f"did you mean {meant}?"


@pytest.mark.parametrize(("line", "hint"), OTHER_METAS.items(), ids=list(OTHER_METAS))
def test_where_nothing_is_near_the_form_is_shown(line: str, hint: str) -> None:
    assert suggest_meta(line) == hint


NO_METAS = [
    "spring 25", "sections 12",
    "Mai 9", "May 2022", "today", "23 Papers", "h-index25", "2,923citations", "AI Score56",
    "AI Index 2023", "AI 9 May 2024 talk", "GPT-4 Mar 14", "ICML 2023", "In May 9, 2022", "ZZMai 9",
    "Accepted at ACL 2023", "On Mar 11, 2022 we met", "LG 1 2", "LG", "9", "LGCodeLG 9", "",
    "85.2LGMai 9 77.1", "LGMai 9CL 5", "AI Mar 11 was a Friday",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_METAS)
def test_what_begins_no_paper_is_left_alone(line: str) -> None:
    assert suggest_meta(line) is None


def test_no_invented_title_name_or_sentence_begins_a_paper() -> None:
    rng = words.seeded("near")
    texts = [*words.ODD_TITLES, *words.ODD_NAMES, *words.SENTENCES, *words.SHORT_PARAGRAPHS]
    texts += [words.title(rng) for _ in range(500)] + [words.name(rng) for _ in range(500)]
    assert [text for text in texts if suggest_meta(text) or suggest_fact(text)] == []


def test_near_lines_are_found_in_a_text_with_their_places() -> None:
    text = "One\n  LGMai 9 \nx\nMay 9\n85.2\nMay 9\nCL3 days ago"
    found = [
        (text[near.start : near.end], near.hint) for near in suggest_meta_lines(text, 0, len(text))
    ]
    assert found == [
        ("LGMai 9", "did you mean 'LGMay 9'?"),
        ("CL3 days ago", AGO),
    ]


MONTHS = {
    "January": 1, "FEB": 2, "März": 3, "avr.": 4, "Mey": 5, "juin": 6, "luglio": 7, "août": 8,
    "Sept": 9, "Okt": 10, "noviembre": 11, "déc.": 12,
}  # fmt: skip


@pytest.mark.parametrize(("word", "month"), MONTHS.items(), ids=list(MONTHS))
def test_a_month_is_known_in_other_languages_and_misspelt(word: str, month: int) -> None:
    assert months_near(word) == (month,)
    assert month_number(SHORT_NAMES[month - 1]) == month


def test_what_is_near_no_month_is_none() -> None:
    assert months_near("Foo") == months_near("мая") == ()
    assert months_near("Jum") == (6, 7)
    assert months_near("Junqqqq") == (6,)  # three letters of ten, on both sides: just enough
    assert months_near("Jun.") == months_near("JUN...") == (6,)
    assert months_near("MaiX") == ()
    with pytest.raises(ValueError, match="'JunX' is not a month"):
        month_number("JunX")


FACTS = {
    "H-Index: 25": ("h_index", "did you mean 'h-index25'?"),
    "h-index: 25": ("h_index", "did you mean 'h-index25'?"),
    "hindex25": ("h_index", "did you mean 'h-index25'?"),
    "Citations 2,923": ("citation_count", "did you mean '2,923citations'?"),
    "2'923 Citations": ("citation_count", "did you mean '2,923citations'?"),
    "2 923 citations": ("citation_count", "did you mean '2,923citations'?"),
    "citations: 2.9k": ("citation_count", "expected it as in '2,923citations'"),
    "Zitate 2.923": ("citation_count", "expected it as in '2,923citations'"),
    "Cited by 2,923": ("citation_count", "did you mean '2,923citations'?"),
    "23 publications": ("paper_count", "did you mean '23papers'?"),
    "Papers (23)": ("paper_count", "did you mean '23papers'?"),
    "Novelty: 50.5 %": ("novelty_percent", "did you mean 'Novelty50.5%'?"),
    "AI-Score = 56": ("ai_score", "did you mean 'AI Score56'?"),
}


@pytest.mark.parametrize(("line", "expected"), FACTS.items(), ids=list(FACTS))
def test_a_line_that_is_nearly_a_fact_is_said_what_was_meant(
    line: str, expected: tuple[str, str]
) -> None:
    found = suggest_fact(line)
    assert found is not None
    assert (set(found.fields), found.hint) == ({expected[0]}, expected[1])


SEVERAL = {
    "h-index 25 · 23 papers · 2,923 citations": {"h_index", "paper_count", "citation_count"},
    "h-index 25, 23 Publikationen": {"h_index", "paper_count"},
    "h-index 25 · h-index 26": {"h_index"},
    "AI Score56/100": {"ai_score"},
    "23/25 papers": {"paper_count"},
    "h-index2523papersNovelty50%": {"h_index", "paper_count", "novelty_percent"},
}


@pytest.mark.parametrize(("line", "fields"), SEVERAL.items(), ids=list(SEVERAL))
def test_several_facts_in_one_line_are_known_as_such(line: str, fields: set[str]) -> None:
    found = suggest_fact(line)
    assert found is not None
    assert found.fields == fields
    assert found.hint == "expected each fact in a line of its own, such as 'h-index25'"


NO_FACTS = [
    "i10-index12", "g-index 7", "h5-index 12", "Followers 12", "Impact 3.5", "123 Newspapers",
    "H25", "Papers", "25", "Papers, citations", "papers about citations 5", "", "h-index 25 · foo",
]  # fmt: skip


@pytest.mark.parametrize("line", NO_FACTS)
def test_what_is_no_fact_is_left_alone(line: str) -> None:
    assert suggest_fact(line) is None


def test_a_label_and_its_number_can_stand_in_two_lines() -> None:
    for lines in (("papers", "23"), ("23", "Papers"), ("Novelty", "50%")):
        found = suggest_fact_of_two(*lines)
        assert found is not None
        assert found.hint.startswith("expected label and number in one line, as in '")
    for lines in (("papers", "citations"), ("23", "25"), ("Followers", "12"), ("23", "papers 5")):
        assert suggest_fact_of_two(*lines) is None
