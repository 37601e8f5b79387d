"""What stands in one profile has no say in the form of the next one."""

import re
import textwrap
from functools import partial
from itertools import permutations

import one_line_pages
import pytest
import realdump
import tiling
from form_pages import AS_OF, PAGE, PROSE, check, lines
from test_refused import PAPER_PAGE

import profileparse

CUT_OFF = "Ana Kim\n\nLG\nh-index5\n2papers\n\n2 Papers\n\nCLMay 4, 2021"


def assert_read_apart(first: str, second: str) -> None:
    """Fail if two dumps in one text, or in a stream, are not read as each of them alone."""
    alone = [check(text).profile for text in (first, second)]
    text = f"{first}\n\n{second}"
    assert [*check(text).profiles] == alone
    for size in (40, len(first)):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        tiling.assert_read_as_whole(pieces, text, AS_OF)


def said(text: str, above: int = 0) -> list[tuple[int, str]]:
    """Return what is said of the forms of a text, and where it is below so many code points."""
    found = check(text).diagnostics
    return [(d.span.start + above, d.message) for d in found if d.code == "PP111"]


@pytest.mark.parametrize("cut", ["", "\nA Title", "\nA Title\n\nAna Kim"])
@pytest.mark.parametrize("field", ["LG", "CL", "quant-ph"])
def test_field_below_a_cut_off_paper_is_no_stray_code(cut: str, field: str) -> None:
    second = PAGE.replace("\nLG\n", f"\n{field}\n", 1)
    assert profileparse.check(second, as_of=AS_OF).profile.category == field
    assert_read_apart(CUT_OFF + cut, second)


@pytest.mark.parametrize("cut", ["", "\nA Title", "\nA Title\n\nAna Kim"])
@pytest.mark.parametrize("odd", ["Verified", "New", "Report", "12 views\nOpen access"])
def test_words_of_buttons_in_a_head_below_papers_are_what_they_are_above_them(
    cut: str, odd: str
) -> None:
    second = PAGE.replace("\nLG\n", f"\nLG\n{odd}\n", 1)
    assert {"LG", *odd.split("\n")} <= {piece.text for piece in check(second).unparsed}
    assert_read_apart(CUT_OFF + cut, second)


@pytest.mark.parametrize("odd", ["Share", "PDF", "New"])
def test_a_button_of_the_last_paper_is_no_name(odd: str) -> None:
    for page in (PAGE, PAGE.replace("\n\n", "\n", 1)):
        both = check(f"{PAGE.replace(PROSE, f'Save{chr(10)}{PROSE}')}\n{odd}\n\n{page}")
        assert both.profiles == (check(PAGE).profile,) * 2


@pytest.mark.parametrize(
    "names", ["Ana Kim", "Ana Kim, Li Wei", "Ana Kim, Li Wei, Jan Muster et al. · a-lab"]
)
def test_the_names_of_a_paper_without_abstract_are_not_that_of_the_next_page(names: str) -> None:
    page = PAGE.replace("\n\n", "\n", 1)
    first, second = check(f"{CUT_OFF}\nA Title\n\n{names}\n\n{page}").profiles
    (paper,) = first.papers
    assert (paper.title, paper.abstract) == ("A Title", None)
    assert paper.authors == tuple(names.partition(" et")[0].split(", "))
    assert second == check(PAGE).profile


@pytest.mark.parametrize("width", [40, 64, 72])
def test_the_last_line_of_an_abstract_is_not_the_name_of_the_next_page(width: int) -> None:
    above = "\n".join(map(partial(textwrap.fill, width=width), lines()))
    assert_read_apart(above, re.sub("\n+", "\n", PAGE))


@pytest.mark.parametrize("end", [".", "?", "!", " of BERTopia.", " of 0.5.", ":"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_sentence_over_a_page_that_has_lost_its_name_is_none(end: str, gap: str) -> None:
    nameless = PAGE.partition("\n\n")[2]
    for page in (nameless, nameless.partition("\n")[2]):
        both = check(f"{CUT_OFF}\nA Title\n\nAna Kim\n\nWe count words{end}{gap}{page}")
        assert [profile.name for profile in both.profiles] == ["Ana Kim", None]


@pytest.mark.parametrize("name", ["Ana Kim Jr.", "A. B. Kim, Ph.D.", "Ana K."])
def test_a_name_that_ends_in_a_dot_is_one(name: str) -> None:
    page = PAGE.replace("Maria Example", name, 1)
    assert [profile.name for profile in check(f"{PAGE}\n{page}").profiles] == [
        "Maria Example",
        name,
    ]


FORMS = {
    "plain": PAGE,
    "markdown": PAGE.replace("Counting Words in the Dark", "**Counting _Words_ in the Dark**"),
    "one-line": one_line_pages.glued(),
    "buttons": PAGE.replace(PROSE, f"Save\nShare\n{PROSE}"),
    "signs-of-markdown": PAGE.replace("Words in the Dark", r"Words with \\x1b and __init__"),
    "glued-facts": re.sub("(?<=h-index7)\n", " ", PAGE),
}


@pytest.mark.parametrize(("first", "second"), [*permutations(FORMS, 2)])
def test_the_form_of_one_page_is_not_that_of_another(first: str, second: str) -> None:
    texts = [FORMS[first], FORMS[second]]
    both = check("\n\n".join(texts))
    assert [*both.profiles] == [check(text).profile for text in texts]


def test_lines_that_were_joined_are_said_where_they_are() -> None:
    """Not where blank lines alone were lost, because another page has such lines."""
    wrapped = "\n".join(map(partial(textwrap.fill, width=64), lines()))
    assert "PP111" in {found.code for found in check(wrapped).diagnostics}
    parted = CUT_OFF + "\nA Title of Some Words\nAna Kim, Li Wei\nWe count words.\nWe count more."
    for above, below in permutations((wrapped, parted)):
        both = f"{above}\n\n{below}"
        alone = said(above) + said(below, len(both) - len(below))
        assert said(both) == alone


@pytest.mark.parametrize("above", ["", "Ana Kim, Li Wei ", "85.2"])
@pytest.mark.parametrize("ends", [False, True])
def test_a_page_below_that_of_a_paper_is_read(ends: bool, above: str) -> None:  # noqa: FBT001
    text = above + "\n".join(PAPER_PAGE if ends else PAPER_PAGE[: PAPER_PAGE.index("Your Notes")])
    assert not check(text).profiles
    both = check(f"{text}\n\n{PAGE}")
    assert both.profiles == (check(PAGE).profile,)
    assert "PP112" in {found.code for found in both.diagnostics}


@pytest.mark.parametrize("text", ["Words: A Title and More of It", "\x1b]0;a\x07: http://x"])
@pytest.mark.parametrize("page", [PAGE, realdump.joined(realdump.PAPERS[:3])])
def test_a_page_below_papers_that_are_run_together_is_read(text: str, page: str) -> None:
    """Also below one whose parts cannot be told apart."""
    glued = "".join(one_line_pages.PAPERS[2])
    lost = f"LGFeb 30, {text}, {text} · {text}\n\n{text}\nLGJun 30, 2022\n{text}"
    both = check(f"{glued}\n\n{lost}\n\n{page}")
    assert both.profiles[-1] == check(page).profile


@pytest.mark.parametrize(
    "above", [PAGE, CUT_OFF, "Ana Kim\n\nh-index5", "Ana Kim\n\nLG\n\n3 Papers"]
)
@pytest.mark.parametrize("page_break", ["\n\f", "\n\f\n", "\n\n\f", "\n\n\f\n\n"])
def test_a_page_break_parts_two_prints(above: str, page_break: str) -> None:
    """As a tool leaves one behind each page, the last one too."""
    both = check(f"{above}{page_break}{PAGE}")
    assert both.profiles == (check(above).profile, check(PAGE).profile)


@pytest.mark.parametrize("last", ["1 Papers\x1b[31m", "x12papers x", "h-index:", "A Word"])
def test_a_page_break_parts_a_page_from_facts_that_cannot_be_read(last: str) -> None:
    above = f"Ana Kim\n\nh-index5\n{last}"
    both = check(f"{above}\n\f\n{PAGE}")
    assert both.profiles == (check(above).profile, check(PAGE).profile)


def test_pages_in_one_line_are_read_below_a_page() -> None:
    glued = one_line_pages.glued()
    both = check(f"{PAGE}\n\n{glued}{glued}")
    assert len(both.profiles) == 3
    assert both.profiles[0] == check(PAGE).profile
    assert both.profiles[2] == check(glued).profile
