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


@pytest.mark.parametrize(("word", "worse"), [("NeurIPS", True), ("NeurIPS 2022", False)])
def test_a_venue_right_below_a_title_may_be_its_end(word: str, *, worse: bool) -> None:
    report = check(page(1, "below", word))
    paper = report.profile.papers[1]
    assert paper.title == CARDS[1][1]
    assert told(report, paper) == worse


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


def paper_of(title: str, prose: str = PROSE, names: str = "Jan Muster, Maria Example") -> Paper:
    """Return the paper of a page of one card, of which nothing is to be said."""
    text = f"Maria Example\n\nh-index1\n\nCLJun 29, 2022\n{title}\n\n{names}\n\n{prose}\n"
    report = check(text)
    assert [found.code for found in report.diagnostics] == []
    return report.profile.papers[0]


@pytest.mark.parametrize(
    "title",
    [
        "The Bidual $X^{**}$ of a Space, and $Y^{**}$ Too",
        "Sums of x**2 and y**2, or of A**B and C**D",
        "Synthesis of a [2]Rotaxane",
        "From a [3]Catenane to a [2]Rotaxane",
        "Where <b> and </b> Stand, and What (<i>) Does",
    ],
)
def test_signs_that_are_no_marks_stay(title: str) -> None:
    assert paper_of(title).title == title
    assert paper_of("Words", f"We show this: {title}.").abstract == f"We show this: {title}."


@pytest.mark.parametrize("line", ["3. we count LG", "2) optics of words", "#4 words of the AI"])
def test_a_line_of_prose_with_a_number_is_no_card(line: str) -> None:
    prose = f"{line}\nand more words of the kind."
    assert paper_of("Words", prose).abstract == prose


def test_numbers_of_links_rise() -> None:
    """They are taken off though the list of their targets is missing."""
    title, names = "[4]Words in the Dark", "[5]Jan Muster, [6]Maria Example"
    text = f"Maria Example\n\nh-index1\n\nCLJun 29, 2022\n{title}\n\n{names}\n\n{PROSE}\n"
    paper = check(text).profile.papers[0]
    assert (paper.title, paper.authors) == ("Words in the Dark", ("Jan Muster", "Maria Example"))


@pytest.mark.parametrize("piece", ["85.2**LG**Apr 26", "**85.2**LGApr 26", "85.2LG**Apr 26**"])
def test_bold_inside_a_line_without_blanks(piece: str) -> None:
    text = page(1, "above", "PDF").replace("85.2LGApr 26", piece)
    paper = check(text).profile.papers[0]
    assert (paper.score, paper.category, str(paper.date)) == (85.2, "LG", "2026-04-26")


@pytest.mark.parametrize("names", ["Jan Muster, Maria Example, and Li Wei", "By Maria Example"])
def test_words_before_a_name_are_said(names: str) -> None:
    text = f"Maria Example\n\nh-index1\n\nCLJun 29, 2022\nWords\n\n{names}\n\n{PROSE}\n"
    assert "PP404" in [found.code for found in check(text).diagnostics]


@pytest.mark.parametrize("names", ["Anna JoAnn Lee, Maria Example", "Anna BergMaria Example"])
def test_a_guess_of_where_names_end_is_a_warning_in_a_whole_list(names: str) -> None:
    text = f"Maria Example\n\nh-index1\n\nCLJun 29, 2022\nWords\n\n{names}\n\n{PROSE}\n"
    assert "PP406" in [found.code for found in check(text).diagnostics]


@pytest.mark.parametrize("field", ["", "LG\n", "\nLG\n"])
def test_an_address_is_no_name(field: str) -> None:
    text = f"Maria Example\nmaria@example.org\n{field}h-index1\n\nCLJun 29, 2022\nWords\n"
    report = check(f"{text}\nMaria Example\n\n{PROSE}\n")
    assert report.profile.name == "Maria Example"
    assert [piece.text for piece in report.unparsed] == ["maria@example.org"]


@pytest.mark.parametrize(
    "start",
    [
        "LG CL Feb 3, 2025",
        "[LG](/lg) [CL](/cl) Feb 3, 2025",
        "LG\nCL\nFeb 3, 2025",
        "* [LG](/lg)\n* [CL](/cl)\n\nFeb 3, 2025",
    ],
)
def test_one_error_for_the_page_of_a_paper_whatever_its_codes(start: str) -> None:
    facts = "arXiv:2602.01234\nh-index: 3\n\nAI Analysis\nOriginality\n"
    report = check(f"{start}\n\nWords\n\nJan Muster\n{facts}\n{PROSE}\n\nYour Notes\n")
    assert [found.code for found in report.diagnostics] == ["PP112"]


def test_titles_of_which_half_are_in_capitals_are_said() -> None:
    text = page(0, "above", "") + page(0, "above", "").partition("2 Papers\n")[2]
    for _, title, _ in CARDS:
        text = text.replace(title, title.upper(), 1)
    told = [found.severity for found in check(text).diagnostics if found.code == "PP111"]
    assert told == [Severity.WARNING]


def test_a_heading_that_was_glued_to_the_line_above_it() -> None:
    text = (
        page(0, "above", "PDF").replace("Apr 26\nPDF\n", "Apr 26### ").replace(CARDS[1][1], "## X")
    )
    paper = check(text).profile.papers[0]
    assert (paper.title, str(paper.date)) == (CARDS[0][1], "2026-04-26")
