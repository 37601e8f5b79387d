"""What stands in one profile has no say in the form of the next one."""

import one_line_pages
import pytest
import realdump
import tiling
from form_pages import AS_OF, PAGE, check
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


@pytest.mark.parametrize("cut", ["", "\nA Title", "\nA Title\n\nAna Kim"])
@pytest.mark.parametrize("field", ["LG", "CL", "quant-ph"])
def test_field_below_a_cut_off_paper_is_no_stray_code(cut: str, field: str) -> None:
    second = PAGE.replace("\nLG\n", f"\n{field}\n", 1)
    assert profileparse.check(second, as_of=AS_OF).profile.category == field
    assert_read_apart(CUT_OFF + cut, second)


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
