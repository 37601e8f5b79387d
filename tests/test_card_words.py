"""Words of a card that are no part of its paper: left out, kept in `unparsed`, and said."""

import textwrap

import pytest
import realdump
from form_pages import check

from profileparse import Paper, Report

WORDS = [
    "Retracted", "Spotlight", "Cited by 12", "Reads 120", "ICLR 2026 Oral", "Best Paper",
    "Editor's pick", "★ 4.5", "Highly cited", "New!", "3 min read", "Added May 2",
]  # fmt: skip
PROSE = "We count words in the dark, once and once more, and show that it is done in one night."
LONG = " ".join([PROSE] * 3)
CARDS = [
    ("85.2LGApr 26", "Counting Words", "Maria Example, Jan Muster, Li Wei et al."),
    ("CLJun 29, 2022", "On Other Words That Are Seen in the Dark", "Jan Muster, Maria Example"),
    ("AIMar 3, 2021", "A Third Way to Count, and Why It Is Long: Words, Nights", "Maria Example"),
]  # fmt: skip


def page(cards: list[list[str]], blank: str = "\n") -> str:
    head = "Maria Example\n\nLG\nh-index1\n3papers\n\n3 Papers\n"
    return head + "".join(f"\n{meta}\n{blank.join(parts)}\n" for meta, *parts in cards)


def records(report: Report) -> list[tuple[object, ...]]:
    return [
        (paper.title, ", ".join(paper.authors), paper.abstract) for paper in report.profile.papers
    ]


def expected() -> list[tuple[object, ...]]:
    return [(title, names.removesuffix(" et al."), PROSE) for _, title, names in CARDS]


def with_word(word: str, place: int, numbers: tuple[int, ...]) -> list[list[str]]:
    """Return the cards, with a word among the parts of some of them, in this place."""
    cards = [[*card, PROSE] for card in CARDS]
    for number in numbers:
        cards[number].insert(place, word)
    return cards


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
@pytest.mark.parametrize("place", [1, 2], ids=["over-the-title", "below-the-title"])
@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_several_cards_is_no_part_of_a_title(word: str, place: int, blank: str) -> None:
    for numbers in ((0, 1, 2), (0, 1)):
        report = check(page(with_word(word, place, numbers), blank))
        assert records(report) == expected()
        assert [piece.text for piece in report.unparsed] == [word] * len(numbers)
        told = [found.message for found in report.diagnostics if found.code == "PP102"]
        assert len(told) == len(numbers)
        assert all(word in message for message in told)


@pytest.mark.parametrize("word", ["AI summary", "In short:", "2 min read"])
def test_a_word_of_several_cards_over_abstracts(word: str) -> None:
    report = check(page(with_word(word, 3, (0, 1, 2))))
    assert records(report) == expected()


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
@pytest.mark.parametrize("place", [1, 2], ids=["over-the-title", "below-the-title"])
@pytest.mark.parametrize("word", ["Retracted", "Spotlight", "Cited by 12", "Poster", "★ 4.5"])
def test_a_word_of_one_card_is_no_part_of_a_longer_title(word: str, place: int, blank: str) -> None:
    # Abstracts so long show that no line was broken.
    report = check(page(with_word(word, place, (1,)), blank).replace(PROSE, LONG))
    assert records(report) == [(*top, LONG) for *top, _ in expected()]
    assert [piece.text for piece in report.unparsed] == [word]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", ["over", "below"])
def test_a_word_beside_each_title_of_the_real_dump(word: str, place: str) -> None:
    text = realdump.TEXT
    plain = check(text)
    for paper in plain.profile.papers:
        title = paper.title or ""
        lines = f"{word}\n{title}" if place == "over" else f"{title}\n{word}"
        text = text.replace(f"\n{title}\n", f"\n{lines}\n")
    report = check(text)
    assert report.profile == plain.profile
    assert [piece.text for piece in report.unparsed] == [word] * 23


def papers(cards: list[list[str]], blank: str = "\n") -> tuple[Paper, ...]:
    return check(page(cards, blank)).profile.papers


@pytest.mark.parametrize("width", [30, 40, 50])
def test_the_same_line_of_two_titles_that_were_wrapped_stays(width: int) -> None:
    titles = [
        "A Survey of the Words That Are Counted in the Dark by Large Language Models",
        "A Survey of the Words That Are Counted in the Dark: Nights of Large Language Models",
        "Words, and Other Words, of Which Nobody Knows, of Small Language Models",
    ]
    cards = [
        [meta, *textwrap.wrap(title, width), names, PROSE]
        for (meta, _, names), title in zip(CARDS, titles, strict=True)
    ]
    assert [paper.title for paper in papers(cards)] == titles


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
def test_the_owner_who_has_a_line_in_each_card_stays(blank: str) -> None:
    names = [["Maria Example", "Jan Muster"], ["Maria Example", "Li Wei"], ["Maria Example"]]
    cards = [[*card[:2], *own, PROSE] for card, own in zip(CARDS, names, strict=True)]
    assert [list(paper.authors) for paper in papers(cards, blank)] == names


def test_the_same_title_in_several_cards_stays() -> None:
    cards = [[meta, "Preface", names, PROSE] for meta, _, names in CARDS]
    assert [paper.title for paper in papers(cards)] == ["Preface"] * 3


def test_a_short_title_over_a_word_of_its_card_is_kept_or_said() -> None:
    cards = [[*CARDS[1][:1], "Few Words", "Oral Talk", CARDS[1][2], PROSE]]
    report = check(page(cards))
    assert "Few Words" in (report.profile.papers[0].title or "")
    assert {found.severity.value for found in report.diagnostics} > {"warning"}


def test_what_stands_in_cards_of_other_profiles_proves_nothing() -> None:
    first, second = (
        [[meta, "On Words of Language", "Models", names, PROSE]]
        for meta, _, names in (CARDS[0], CARDS[1])
    )
    both = check(f"{page(first)}\n{page(second)}")
    alone = [check(page(cards)).profile.papers[0].title for cards in (first, second)]
    assert [profile.papers[0].title for profile in both.profiles] == alone


def test_cards_that_are_the_same_keep_their_titles() -> None:
    lines = textwrap.wrap(LONG, 60)
    found = papers([["LGMay 1, 2022", "Words", "Jan Muster, Li Wei", *lines]] * 3)
    assert [paper.title for paper in found] == ["Words"] * 3


HALVES = [
    ["Ways to Count Words in the Night, Which Is Long, With", "Large Models"],
    ["Ways to Count Words in the Night, Which Is Long,", "with Large Models"],
    ["WordNights:", "Ways to Count Words in the Night"],
    ["Counting Words in the", "Night, and in the Dark"],
]


@pytest.mark.parametrize("title", HALVES, ids=lambda title: title[1])
def test_a_title_that_was_broken_once_on_the_page_stays_whole(title: list[str]) -> None:
    cards = [
        [*card[:1], *(title if n == 1 else card[1:2]), card[2], LONG]
        for n, card in enumerate(CARDS)
    ]
    found = papers(cards)[1]
    assert found.title == " ".join(title)


def test_titles_that_were_broken_above_abstracts_that_were_not_stay_whole() -> None:
    first = "Counting the {} of Many Long and Dark"
    cards = [
        [meta, first.format(word), word, names, LONG]
        for (meta, _, names), word in zip(CARDS, ["Nights", "Days", "Weeks"], strict=True)
    ]
    assert [paper.title for paper in papers(cards)][:2] == [
        f"{first.format(word)} {word}" for word in ("Nights", "Days")
    ]


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
@pytest.mark.parametrize("comma", ["", ","])
def test_a_title_of_several_papers_over_a_list_of_names_stays(blank: str, comma: str) -> None:
    lists = [["Jan Muster", "Maria Example"], ["Maria Example", "Li Wei", "Ana Berg"]]
    cards = [
        [meta, "Preface", *(f"{name}{comma}" for name in names[:-1]), names[-1], LONG]
        for (meta, *_), names in zip(CARDS, lists, strict=False)
    ]
    found = papers(cards, blank)
    assert [(paper.title, list(paper.authors)) for paper in found] == [
        ("Preface", names) for names in lists
    ]


def test_a_title_of_several_papers_stays_beside_a_word_of_one_of_them() -> None:
    cards = [[meta, "Preface", names, LONG] for meta, _, names in CARDS[:2]]
    cards[1].insert(2, "Oral")
    assert [(paper.title or "").split()[0] for paper in papers(cards, "\n\n")] == ["Preface"] * 2


@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
def test_an_affiliation_of_several_papers_stays(blank: str) -> None:
    names = ["Jan Muster, Maria Example", "Maria Example, Li Wei"]
    cards = [
        [*card[:2], listed, "· a-lab", LONG] for card, listed in zip(CARDS, names, strict=False)
    ]
    assert [paper.affiliation for paper in papers(cards, blank)] == ["a-lab"] * 2


def test_the_second_half_of_several_titles_stays() -> None:
    cards = [
        [meta, f"{word} Words:", "Part II", names, LONG]
        for (meta, _, names), word in zip(CARDS, ["Large", "Small", "Other"], strict=True)
    ]
    assert [paper.title for paper in papers(cards)][:2] == [
        "Large Words: Part II",
        "Small Words: Part II",
    ]


def test_names_that_were_broken_stay_below_a_title_of_one_word() -> None:
    names = "Maria van Example, Li de la Cruz, Jan Muster et al."
    cards = [
        [CARDS[0][0], "Preface", *textwrap.wrap(names, 38), *textwrap.wrap(LONG, 40)],
        *([*card, LONG] for card in CARDS[1:]),
    ]
    assert papers(cards)[0].title == "Preface"


@pytest.mark.parametrize(
    ("title", "line", "below"),
    [
        ("Ways to Count the Words of", "Dark Nights", [LONG]),
        ("WordNights:", "A Survey", [LONG]),
        ("Words of the Night", "Open Review", ["Jan Muster, Maria Example", LONG]),
        ("Words of the Night", "Open Review", ["1 version", "Jan Muster, Maria Example", LONG]),
        ("Words of the Night", "Open Review", ["Jan Muster,", "Maria Example", LONG]),
        ("Words of the Night", "Maria Example", ["Jan Muster"]),
    ],
    ids=["open", "colon", "over-names", "over-a-word", "over-a-list", "no-abstract"],
)  # fmt: skip
@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
def test_a_line_that_may_be_no_list_of_names_is_said(
    title: str, line: str, below: list[str], blank: str
) -> None:
    text = f"Maria Example\n\nh-index1\n\nCLJun 29, 2022\n{blank.join([title, line, *below])}\n"
    report = check(text)
    paper = report.profile.papers[0]
    assert (paper.title, paper.authors) != (title, (line,)) or "PP406" in [
        found.code for found in report.diagnostics
    ]


@pytest.mark.parametrize("width", [50, 60, 72])
@pytest.mark.parametrize("first", ["Counting", "Towards Counting", "On Words of Nights"])
def test_a_line_that_marks_made_long_where_it_was_broken_keeps_its_title(
    first: str, width: int
) -> None:
    """The words of a line were broken with the address, or the tag, that stood beside them."""
    cards = []
    for number, (meta, _, names) in enumerate(CARDS):
        address = f"/paper/{number}-{'a-long-name-' * 4}"
        title = f"{first}\nOther Words of Large Models and Their Nights"
        cards.append([meta, f'<h3 id="{address}">{title}</h3>', names, *textwrap.wrap(LONG, width)])
    found = papers(cards)
    assert [paper.title for paper in found] == [
        f"{first} Other Words of Large Models and Their Nights"
    ] * 3


def test_the_same_names_that_were_broken_in_several_cards_stay() -> None:
    names = "[Maria Example](/a/1), [Jan Muster](/a/2), [Li\nWei](/a/3) et al."
    cards = [[meta, title, names, *textwrap.wrap(LONG, 60)] for meta, title, _ in CARDS]
    for paper in papers(cards):
        assert paper.authors == ("Maria Example", "Jan Muster", "Li Wei")


@pytest.mark.parametrize("sentence", ["We ask why.", "Is it so?", "It is!"])
@pytest.mark.parametrize("blank", ["\n", "\n\n"], ids=["close", "parted"])
def test_a_short_sentence_with_which_several_abstracts_begin_stays(
    sentence: str, blank: str
) -> None:
    found = papers(with_word(sentence, 3, (0, 1, 2)), blank)
    assert [paper.abstract for paper in found] == [f"{sentence}{blank}{PROSE}"] * 3
