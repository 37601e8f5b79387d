"""Words between the parts of a paper: never joined to one of them without a word."""

import pytest
from form_pages import check

from profileparse import Paper, Report, Severity

PROSE = "We count words in the dark, once and once more, and show that it is done in one night."
CARDS = [
    ("85.2LGApr 26", "Counting Words", "Maria Example, Jan Muster, Li Wei et al."),
    ("CLJun 29, 2022", "On Other Words in the Dark", "Jan Muster, Maria Example"),
]
WORDS = ["NeurIPS 2022", "PDF", "12 citations", "Open access", "Oral", "85.2", "LG", "#3", "1"]


def page(card: int, place: str, word: str) -> str:
    """Return a page with a word in a card: above its title, or below."""
    found = ["Maria Example", "", "LG", "h-index1", "2papers", "", "2 Papers", ""]
    for number, (meta, title, names) in enumerate(CARDS):
        top = {"above": [word, title], "below": [title, word]}[place]
        found += [meta, *(top if number == card else [title]), "", names, "", PROSE, ""]
    return "\n".join(found)


def told(report: Report, paper: Paper) -> bool:
    """Whether something worse than an info is said within a paper."""
    span = paper.span
    assert span is not None
    return any(
        span.start <= found.span.start < span.end
        for found in report.diagnostics
        if found.severity is not Severity.INFO
    )


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("card", [0, 1])
def test_a_word_beside_a_title_is_left_out_or_said(card: int, place: str, word: str) -> None:
    report = check(page(card, place, word))
    for paper, (_, title, names) in zip(report.profile.papers, CARDS, strict=True):
        assert paper.title == title or told(report, paper)
        assert ", ".join(paper.authors) == names.removesuffix(" et al.")
        assert paper.abstract == PROSE


@pytest.mark.parametrize("word", ["85.2", "LG", "#3", "1"])
def test_a_score_a_code_and_a_rank_are_no_part_of_a_title(word: str) -> None:
    report = check(page(1, "above", word))
    assert report.profile.papers[1].title == CARDS[1][1]
    assert [piece.text for piece in report.unparsed] == [word]
    assert "PP102" in [found.code for found in report.diagnostics]


@pytest.mark.parametrize("title", ["42", "LG", "NeurIPS"])
def test_a_word_that_must_be_the_title_is_it(title: str) -> None:
    meta, _, names = CARDS[1]
    report = check(f"{meta}\n{title}\n\n{names}\n\n{PROSE}\n")
    assert report.profile.papers[0].title == title


def test_a_word_below_a_title_that_is_open_goes_on_with_it() -> None:
    text = page(1, "below", "Video").replace("Words in the Dark", "Words in")
    assert check(text).profile.papers[1].title == "On Other Words in Video"


def test_counts_of_a_head_below_papers_are_facts() -> None:
    head = "Jan Muster\n\n1,923 citations\nh-index 25\n1 papers\n\n1 Papers\n\n"
    meta, title, names = CARDS[1]
    text = f"{page(0, 'above', 'PDF')}\n{head}{meta}\n{title}\n\n{names}\n\n{PROSE}\n"
    assert [profile.citation_count for profile in check(text).profiles] == [None, 1923]


@pytest.mark.parametrize("width", [40, 60, 72])
def test_a_hyphen_above_a_word_that_begins_like_another_one(width: int) -> None:
    head, rest = "x" * (width - 8), "to-end model " + "of words and " * 20
    prose = [f"{head} end-", *(rest[at : at + width].strip() for at in range(0, 240, width))]
    lines = ["\n".join(["LGMay 1, 2022", "Words", "", "Jan Muster, Li Wei", "", *prose, ""])]
    abstract = check("\n".join(lines * 3)).profile.papers[0].abstract
    assert abstract is not None
    assert "end-to-end" in abstract


def linked(title: str, prose: str = PROSE) -> Paper:
    """Return the paper of a page in Markdown."""
    meta, _, names = CARDS[1]
    text = f"# Maria Example\n\nh-index1\n\n{meta}\n{title}\n\n{names}\n\n{prose}\n"
    return check(text).profile.papers[0]


@pytest.mark.parametrize(
    ("title", "url", "arxiv_id"),
    [
        ("[Words](https://example.org/paper/1234567)", "https://example.org/paper/1234567", None),
        ("[Words](/user/1234567)", "/user/1234567", None),
        ("[Words](https://arxiv.org/abs/hep-th/9901001v2)", ..., "hep-th/9901001"),
        ("[Words](https://arxiv.org/abs/2401.00001)", ..., "2401.00001"),
        ("[Share](/share/1)\n\nWords", None, None),
    ],
)
def test_a_link_is_of_the_title_and_an_id_of_arxiv(
    title: str, url: object, arxiv_id: str | None
) -> None:
    paper = linked(title)
    assert paper.arxiv_id == arxiv_id
    assert url is ... or paper.url == url


def test_an_id_in_an_abstract_is_of_another_paper() -> None:
    other = "[an earlier work](https://arxiv.org/abs/2401.00002)"
    assert linked("[Words](/paper/1)", f"As in {other}, we count words.").arxiv_id is None
    button = "[PDF](https://arxiv.org/pdf/2401.00001)"
    assert linked(f"[Words](/paper/1)\n\n{button}").arxiv_id == "2401.00001"


@pytest.mark.parametrize("upper", [2, 1])
def test_titles_in_capitals_are_said_whatever_the_form(upper: int) -> None:
    text = page(0, "above", "")
    for _, title, _ in CARDS[:upper]:
        text = text.replace(title, title.upper())
    told = [found for found in check(text).diagnostics if found.code == "PP111"]
    assert [found.severity for found in told] == [Severity.WARNING] * (upper == 2)
