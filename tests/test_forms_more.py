"""Each form by itself: what it takes out of a text, and what it leaves alone."""

import pickle
from collections.abc import Callable
from datetime import date

import pytest
import tiling
from form_pages import AS_OF, PROSE

import profileparse
from profileparse.reading.forms import aria, buttons, link_numbers, markdown, markup, pieces
from profileparse.reading.forms.blocks import Body, best_cut, is_foreign, join_names, wrap_width
from profileparse.reading.forms.edits import Edit, FormEdits, Link, apply
from profileparse.reading.forms.gate import may_have_form
from profileparse.reading.profiles import sections

PAGE = (
    "Maria Example\n\nLG\nh-index7\n1paper\n\n1 Paper\n\n"
    f"85.2CLJun 29, 2022Code\nCounting Words\n\nJan Muster, Maria Example\n\n{PROSE}\n"
)
LINKED = PAGE.replace("Counting Words", "### [Counting Words](/paper/1)")


def plain(
    find: Callable[[str], tuple[list[Edit], list[Link]] | FormEdits], text: str
) -> tuple[str, list[str]]:
    """Return the text without a form, and the targets of its links."""
    edits, links, *_ = find(text)
    return apply(text, edits)[0], [link.url for link in links]


def body(*lines: str) -> Body:
    """Return lines that stand right below each other in a text that was not wrapped."""
    found = list(lines)
    words = [len(line.split(" ", 1)[0]) for line in found]
    return Body(found, [len(line) for line in found], words, [False] * len(found))


def blocks(*lines: str) -> tuple[int, int, bool] | None:
    """Return where the names and the abstract begin, and whether the names are glued on."""
    cut, _ = best_cut(body(*lines))
    return cut and (cut.names, cut.abstract, cut.glued)


def test_an_edit_within_another_is_left_out() -> None:
    assert apply("abcdef", [Edit(0, 4), Edit(2, 3, "x")])[0] == "ef"


def test_a_line_that_is_no_node_of_the_tree_stays() -> None:
    assert plain(aria.find, '- heading "A Title"\nof a page') == ("A Title\nof a page", [])


def test_an_apostrophe_in_a_quoted_node_is_read() -> None:
    assert plain(aria.find, "- 'heading \"It''s: a title\" [level=3]'") == ("It's: a title", [])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("<b>Q&amp;A</b>", "Q&amp;A"),
        ("A</a> B", "A B"),
    ],
)
def test_html(text: str, printed: str) -> None:
    assert plain(markup.find, text) == (printed, [])


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Q&amp;A", "Q&A"),
        ("the model&#x27;s &#39;own&#39; &quot;words&quot;", "the model's 'own' \"words\""),
        ("a&nbsp;b, a &lt; b", "a b, a < b"),
        ("a &nosuch; b & c; d", "a &nosuch; b & c; d"),
        ("a&#10;b&#0;", "a&#10;b\ufffd"),
    ],
)
def test_entities(text: str, printed: str) -> None:
    assert apply(text, markup.find_entities(text))[0] == printed


def test_a_list_of_links_ends_at_the_first_line_that_is_no_link() -> None:
    text = "[1]A\n[2]B\nReferences\n1. /a\nHidden links:\n2. /b\nThe end"
    shown, urls = plain(link_numbers.find, text)
    assert (shown.split(), urls) == (["A", "B", "The", "end"], ["/a", "/b"])


@pytest.mark.parametrize(
    ("text", "printed", "urls"),
    [
        ("[[A] b](/paper/1)", "[A] b", ["/paper/1"]),
        ("[ ### A](/paper/1)", " A", ["/paper/1"]),
        ("## A ##", "A", []),
        ("A](/paper/1)", "A](/paper/1)", []),
        ("f[x](y)", "f[x](y)", []),
        ("a[i][j]", "a[i][j]", []),
        ("**Ann**\na \\[ b [", "Ann\na \\[ b [", []),
        ("**Ann**\na \\[ b", "Ann\na [ b", []),
    ],
)
def test_markdown(text: str, printed: str, urls: list[str]) -> None:
    assert plain(markdown.find, text) == (printed, urls)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Score: 85.2LGApr 26", "85.2LGApr 26"),
        ("Score 85.2LG", "85.2LG"),
        ("Score 85.2 of a hundred", "Score 85.2 of a hundred"),
        ("LGApr 26\nShare\nA. One\nText.", "LGApr 26\nShare\nA. One\nText."),
        ("LGApr 26\nShare\nA. One\nCLApr 27", "LGApr 26\nShare\nA. One\nCLApr 27"),
        ("LGApr 26\nShare\nA Title\nA. One\nText.", "LGApr 26\nA Title\nA. One\nText."),
    ],
)
def test_buttons(text: str, printed: str) -> None:
    assert apply(text, buttons.find(text).edits)[0] == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Novelty\n50\n%\n", "Novelty50%\n"),
        ("AI\nScore\n56\nPapers\n3\n", "AI Score56\nPapers3\n"),
        ("h-index\n7\n3\npapers\n9\ncitations\n", "h-index7\n3papers\n9citations\n"),
        ("papers\n3\nh-index\n7\ncitations\n90\n", "papers3\nh-index7\ncitations90\n"),
        ("H-INDEX\n7\nPAPERS\n3\n", "H-INDEX7\nPAPERS3\n"),
        ("citations\n90\npapers\n", "citations\n90\npapers\n"),
        ("Novelty\n9\npapers\nh-index\n7\n", "Novelty\n9\npapers\nh-index7\n"),
        ("h-index\n7\n3\npapers\ncitations\n50\n", "h-index7\n3papers\ncitations50\n"),
        ("papers\n23\n", "papers\n23\n"),
        ("A Title\nJun 29, 2022\n", "A Title\nJun 29, 2022\n"),
        ("LG\nJun 29, 2022\n", "LGJun 29, 2022\n"),
    ],
)
def test_pieces(text: str, printed: str) -> None:
    assert apply(text, pieces.find(text))[0] == printed


def test_names_join_with_the_comma_that_is_there() -> None:
    names = ["Maria Example", ", Jan Muster", "Li Wei", "et al."]
    assert join_names(names) == "Maria Example, Jan Muster, Li Wei et al."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("On the Growth of $x +", "y$ in Rings", "Jan Muster, Maria Example"), (2, 3, False)),
        (
            ("A Study of Text GenerationMaria Example,", "Jan Muster, Li Wei et al."),
            (0, 2, True),
        ),
        (
            ("Words in Text GenerationMaria", "Example · eth-zurich"),
            (0, 2, True),
        ),
        (("A Study of Words and", "Text GenerationMaria Example, Jan Muster"), (0, 2, True)),
        (("A Study of Words", ", ".join(["Jan Muster"] * 100)), None),
    ],
)
def test_blocks(lines: tuple[str, ...], expected: tuple[int, int, bool] | None) -> None:
    assert blocks(*lines, PROSE) == expected


def test_a_title_has_margins_of_its_own() -> None:
    title, rest = "a title " * 10, "that goes on"
    prose = ["we count words and count them"] * 3
    lines = [title, rest, "Maria Example", *prose]
    found = Body(lines, [80, 12, 13, 71, 69, 70], [1, 4, 5, 2, 2, 2], [False] * len(lines))
    assert wrap_width([found, found]) == 71


def test_the_end_of_a_name_does_not_begin_an_abstract() -> None:
    names = ("Maria Example, Jan Muster, Li Domingo", "Beispiel")
    cut, _ = best_cut(body("A Study of Words", *names, f"{PROSE} {PROSE}"))
    assert cut is not None
    assert (cut.names, cut.abstract) == (1, 3)


def test_more_names_than_the_page_shows_are_less_sure() -> None:
    title, names = "Counting Words in the Dark", "Jan Muster, Maria Example, Li Wei"
    three, four = (best_cut(body(title, n, PROSE))[0] for n in (names, f"{names}, Eva Beispiel"))
    assert three
    assert four
    assert three.points > four.points


@pytest.mark.parametrize(
    ("line", "below", "foreign"),
    [
        ("A long line that no one would take for a stray one, for it ends here.", "B c.", False),
        (
            "A long line that no one would take for a stray one, for it ends here.",
            "Jan Muster, Maria Example",
            True,
        ),
        ("A Study of Words and GenerationMaria Example, Jan Muster, Li Wei et al.", "B c.", True),
    ],
)
def test_a_line_that_is_foreign_to_an_abstract(line: str, below: str, foreign: object) -> None:
    assert is_foreign(body("It ends.", line, below), 1) == foreign


@pytest.mark.parametrize(("title", "expected"), [("Words", False), ("WORDS", True)])
def test_a_title_in_capitals_can_be_a_form(title: str, expected: object) -> None:
    text = PAGE.replace("Counting Words", title)
    assert may_have_form(sections(text), text) == expected


def warnings(text: str) -> list[str]:
    found = profileparse.check(text, as_of=AS_OF).diagnostics
    return [d.span.cut(text) for d in found if (d.code, d.severity) == ("PP111", "warning")]


def test_a_lost_sign_is_said_of_its_own_profile() -> None:
    lost = LINKED.replace("On nine tasks", r"On 50\\ of them")
    assert warnings(lost) == ["50\\\\"]
    assert warnings(f"{lost}\n{LINKED}") == warnings(f"{LINKED}\n{lost}") == ["50\\\\"]


def test_a_doubt_is_said_of_its_own_profile() -> None:
    doubt = PAGE.replace("Jan Muster, Maria", "Jan Muster\nMaria")
    (said,) = warnings(doubt)
    assert "Jan Muster\nMaria Example" in said
    assert warnings(f"{doubt}\n{PAGE}") == warnings(f"{PAGE}\n{doubt}") == [said]


def test_a_copy_of_a_paper_in_another_form_keeps_its_places() -> None:
    paper = profileparse.check(LINKED, as_of=AS_OF).profile.papers[0]
    copy = pickle.loads(pickle.dumps(paper))  # noqa: S301  (its own)
    assert copy == paper
    assert copy.spans == paper.spans
    assert copy.spans["title"].cut(LINKED) == "Counting Words"
    assert copy.has_code
    assert copy.arxiv_categories == ("cs.CL",)


def test_a_year_is_quoted_with_its_line_in_the_given_text() -> None:
    meta = "CLJun 29, 2022Code"
    text = PAGE.replace("h-index7", "h-index\n7").replace(
        meta, f"{meta}\nA Title\n\nA. One\n\nLGApr 26"
    )
    found = profileparse.check(text, as_of=date(2022, 6, 1)).diagnostics
    (message,) = (d.message for d in found if d.code == "PP304")
    line = text[: text.index("2022")].count("\n") + 1
    assert f"line {line} prints 2022" in message


def test_a_message_quotes_the_text_as_it_was_given() -> None:
    text = "Novelty\n0\n\nLGMar 11,\n2022Code A Title"
    tiling.assert_sound(text, profileparse.check(text, as_of=AS_OF))


def test_attributes_without_brackets_before_them_stay() -> None:
    assert plain(markdown.find, "# a]{.b} and [c]{.d}") == ("a]{.b} and c", [])


@pytest.mark.parametrize("above", ["", "Home\n\n"])
def test_what_stands_below_a_button_is_no_abstract_in_silence(above: str) -> None:
    card = f"LGJun 29, 2022\nA Title\n\nJan Muster, Li Wei\n\n{PROSE}\n\n"
    page = f"{above}Li Wei\n\nh-index7\n3papers\n\n3 Papers\n\n{card * 3}"
    for below, said in (("Save\nShare\n", False), ("Trending\n1. Read by all, and long\n", True)):
        report = profileparse.check(page + below, as_of=AS_OF)
        found = [d for d in report.diagnostics if "text below the button" in d.message]
        assert bool(found) == said
        assert all(d.span.cut(page + below) == "Trending" for d in found)
