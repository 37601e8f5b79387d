"""A page in a language of marks that is not read is an error, and titles with signs are none."""

import pytest
import realdump
from form_pages import check

HEAD = "\n\nLG\nh-index1\n3papers\n\n3 Papers\n"
TITLES = ("Words in the Dark", "On Other Words", "A Third Way to Count")
NAMES = ("Maria Example", "Jan Muster")
PROSE = "We count words in the dark, once and once more, and show that it is done in one night."
# How a language writes a heading, and a link.
LANGUAGES = {
    "mediawiki": ("== {} ==", "[[author/1|{}]]"),
    "asciidoc": ("=== {}", "link:/author/1[{}]"),
    "org": ("*** {}", "[[/author/1][{}]]"),
    "dokuwiki": ("==== {} ====", "[[:author|{}]]"),
    "xwiki": ('=== {} {{{{id name="x" /}}}}===', "[[{}>>/author/1]]"),
    "jira": ("h3. {}", "[{}|/author/1]"),
    "textile": ("h3(#x). {}", '"{}":/author/1'),
    "texinfo": ("@section {}", "@uref{{/author/1,{}}}"),
    "rst": (".. rubric:: {}", "`{} </author/1>`__"),
    "latex": (r"\subsection{{{}}}", r"\href{{/author/1}}{{{}}}"),
    "haddock": ("=== {} #x#", "</author/1 {}>"),
    "man": (".SH {}", r"\[la]{}\[ra]"),
    "phpextra": ("{} {{#a-title}}", "{}"),
}


def page(title: str = "{}", name: str = "{}", head: str = "{}", count: int = 3) -> str:
    cards = [
        f"\nCLJun {day}, 2022\n{(title if day <= count else '{}').format(text)}\n\n"
        f"{', '.join(name.format(one) for one in NAMES)}\n\n{PROSE}\n"
        for day, text in enumerate(TITLES, 1)
    ]
    return head.format("Maria Example") + HEAD + "".join(cards)


def codes(text: str) -> list[tuple[str, str]]:
    return [(d.code, d.severity.value) for d in check(text).diagnostics if d.code == "PP114"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_with_marks_are_an_error_or_read(language: str) -> None:
    heading, _ = LANGUAGES[language]
    report = check(page(title=heading))
    read = [paper.title for paper in report.profile.papers] == [*TITLES]
    assert read or not report.ok


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_page_with_marks_is_an_error_or_read(language: str) -> None:
    heading, link = LANGUAGES[language]
    for form in (heading, link):
        report = check(page(head=form))
        found = {d.code for d in report.diagnostics}
        assert report.profile.name == "Maria Example" or found & {"PP109", "PP114"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_authors_with_marks_are_an_error_or_read(language: str) -> None:
    report = check(page(name=LANGUAGES[language][1]))
    read = {paper.authors for paper in report.profile.papers} == {NAMES}
    assert read or not report.ok


def test_one_finding_counts_all_of_a_kind() -> None:
    text = page(title="=== {}", name="[[{}]]", head="= {} =")
    found = [d for d in check(text).diagnostics if d.code == "PP114"]
    assert [d.message.replace("marks of a language that is not read", "…") for d in found] == [
        "the name '= Maria Example =' has …",
        "3 titles such as '=== Words in the Dark' have …",
        "6 authors such as '[[Maria Example]]' have …",
    ]
    one = page().replace("Jan Muster", "[[Jan Muster]]", 1)
    assert [d.message for d in check(one).diagnostics if d.code == "PP114"] == [
        "1 author such as '[[Jan Muster]]' has marks of a language that is not read"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "[[7,1,3]] Codes",
        "{}: What Is #1",
        "[Re] {}",
        "h-index of {}",
        "#MeToo and {}",
        "{}]",
        "{} > 0",
    ],
)
def test_a_title_may_have_signs(title: str) -> None:
    assert codes(page(title=title, count=1)) == []


@pytest.mark.parametrize("title", ["[Re] {}", "#MeToo and {}", '"{}"', "$x$-{}", "h-index: {}"])
def test_all_titles_may_begin_alike(title: str) -> None:
    assert codes(page(title=title)) == []


def test_the_real_dump_has_none() -> None:
    assert codes(realdump.TEXT) == []


def test_a_heading_in_markdown_may_have_a_name() -> None:
    for heading in ("### {} {{#a-title}}", "### {} ### {{#a-title .b}}", "### {} ###"):
        report = check(page(title=heading, head="# {} {{#maria}}"))
        assert [paper.title for paper in report.profile.papers] == [*TITLES]
        assert report.profile.name == "Maria Example"
