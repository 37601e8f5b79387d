"""What rules on values and characters say, word for word: one of a thing and more, each hint."""

from datetime import date

import pytest

import profileparse
from profileparse import Diagnostic

AS_OF = date(2026, 5, 20)
ABSTRACT = "This abstract is written on one long line " * 4 + "and it ends here."
PAPER = f"LGJun 29, 2022\nTitle {{}}\n\nAna Kim\n\n{ABSTRACT}\n\n"
NO_PAPER = (
    "A Title of a Few More Words\n\nAna Kim, Li Wei\n\nWords are counted without a look at them.\n"
)


def said(text: str, code: str) -> Diagnostic:
    """Return the one diagnostic of a code."""
    (found,) = (d for d in profileparse.check(text, as_of=AS_OF).diagnostics if d.code == code)
    return found


@pytest.mark.parametrize(
    ("read", "rest"),
    [
        (0, "none is read"),
        (1, "1 is read, and there is text that belongs to none of them"),
        (2, "2 are read, and there is text that belongs to none of them"),
    ],
)
@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("5papers", "'5papers' announces papers that are lost: 5 in the facts, but "),
        ("\n4 Papers", "'4 Papers' announces papers that are lost: 4 in the heading, but "),
        (
            "5papers\n\n4 Papers",
            "'5papers' announces papers that are lost: 5 in the facts, 4 in the heading, but ",
        ),
    ],
)
def test_lost_papers(read: int, rest: str, facts: str, told: str) -> None:
    papers = "".join(PAPER.format(n) for n in range(read))
    found = said(f"Ana Kim\nh-index1\n{facts}\n\n{NO_PAPER if read else ''}{papers}", "PP210")
    assert found.message == told + rest
    cure = "see what is unparsed: the line that begins a paper is missing there, or is damaged"
    none = "the text ends above them, or they are in a form that cannot be read"
    assert found.hint == (cure if read else none)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("May 21", "it was that day already where the page was made, or it is of another day: {}"),
        ("May 21, 2026", "{}; if that is right already, the page has a misprint"),
    ],
)
def test_a_date_after_the_capture(day: str, why: str) -> None:
    text = f"Ana Kim\nh-index1\n\n{PAPER.format(1).replace('Jun 29, 2022', day)}"
    found = said(text, "PP303")
    assert found.message == f"the date '{day}' is after the day of capture, 2026-05-20"
    assert found.hint == why.format(
        "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"
    )


def test_a_badge_that_is_not_known() -> None:
    text = f"Ana Kim\nh-index1\n\n{PAPER.format(1).replace('2022', '2022 Data')}"
    found = said(text, "PP502")
    assert found.message == "unknown badge 'Data': it is kept as printed"
    assert found.hint == "known: Code"


@pytest.mark.parametrize("above", ["", "Li Wei\n", "a\nb\nc\n"])
@pytest.mark.parametrize("below", ["", "\nLi Wei", "\na\nb\nc"])
def test_the_line_of_a_character_is_quoted_and_no_other(above: str, below: str) -> None:
    for sign, shown, code in (("\u202e", r"\u202e", "PP902"), ("Ã¼", "Ã¼", "PP903")):
        found = said(f"{above}J{sign}r{below}", code)
        assert f" in 'J{shown}r'" in found.message
        assert found.message.endswith(f"'J{shown}r'")


def test_what_no_bytes_of_utf8_make_is_left_out_of_what_a_text_should_be() -> None:
    halves = "\U0001f600".encode("utf-16-be")  # each of which was encoded for itself
    pairs = (halves[:2].decode("utf-16-be", "surrogatepass"), halves[2:])
    first = pairs[0].encode("utf-8", "surrogatepass").decode("latin-1")
    second = pairs[1].decode("utf-16-be", "surrogatepass").encode("utf-8", "surrogatepass")
    odd = first + second.decode("latin-1")
    cure = "decode it as UTF-8 where the text is scraped"
    assert said(f"J{odd}r", "PP903").hint == cure
    assert said(f"JÃ¼{odd}r", "PP903").hint == f"it should be 'ü': {cure}"
