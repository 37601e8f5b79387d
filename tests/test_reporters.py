"""Findings as text: where the mark stands, and what a terminal is never shown."""

import unicodedata
from datetime import date

import click
import pytest
from examples import tries
from hypothesis import given
from hypothesis import strategies as st

import profileparse
from profileparse import Diagnostic, Report, Span
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.reporters.concise import concise
from profileparse.reporters.fingerprints import Fingerprints
from profileparse.reporters.full import WIDTH, full, quote
from profileparse.text.document import Text
from profileparse.text.escape import escaped, escaped_path

AS_OF = date(2026, 5, 20)
NO_AUTHORS = "A Name\n\nh-index25\n\nLGJun 29, 2022\nA Title\n\n"


def span(text: str, start: int, end: int) -> Span:
    return Text(text).span(start, end)


def finding(
    text: str, start: int, end: int, message: str = "the message", hint: str | None = None
) -> Checked:
    found = Diagnostic.of("PP102", message, span(text, start, end), hint)
    return Checked("dump.txt", text, Report(profiles=(), diagnostics=(found,), unparsed=()))


def test_the_table_begins_with_the_default() -> None:
    assert list(REPORTERS) == ["full", "concise", "json", "github", "gitlab", "sarif", "junit"]


def test_a_finding_in_full() -> None:
    checked = finding("one\ntwo three\n", 8, 13, hint="leave it")
    assert list(full([checked], Style())) == [
        "dump.txt:2:5: warning PP102 unexpected-text: the message",
        "  |",
        "2 | two three",
        "  |     ^^^^^",
        "  = help: leave it",
        "",
    ]


def test_without_a_hint_there_is_no_help() -> None:
    assert list(full([finding("one", 0, 3)], Style())) == [
        "dump.txt:1:1: warning PP102 unexpected-text: the message",
        "  |",
        "1 | one",
        "  | ^^^",
        "",
    ]


def test_the_margin_is_as_wide_as_the_number() -> None:
    text = "\n" * 99 + "here"
    assert list(full([finding(text, 99, 103)], Style()))[1:4] == [
        "    |",
        "100 | here",
        "    | ^^^^",
    ]


def test_an_empty_line_has_no_blank_behind_it() -> None:
    assert list(full([finding("", 0, 0)], Style()))[1:4] == ["  |", "1 |", "  | ^"]


def test_a_finding_on_one_line() -> None:
    checked = finding("one\ntwo three\n", 8, 13, hint="leave it")
    assert list(concise([checked], Style())) == ["dump.txt:2:5: warning PP102 the message"]


def test_all_findings_of_all_texts_in_order() -> None:
    results = [finding("a", 0, 1, "first"), finding("b", 0, 1, "second")]
    assert list(concise(results, Style())) == [
        "dump.txt:1:1: warning PP102 first",
        "dump.txt:1:1: warning PP102 second",
    ]


@pytest.mark.parametrize("name", ["full", "concise"])
def test_no_findings_are_no_lines(name: str) -> None:
    empty = Report(profiles=(), diagnostics=(), unparsed=())
    assert list(REPORTERS[name]([Checked("x", "", empty)], Style(colour=True))) == []


@pytest.mark.parametrize("name", REPORTERS)
def test_colours_change_nothing_but_colours(name: str) -> None:
    report = profileparse.check(NO_AUTHORS, as_of=AS_OF)
    checked = [Fingerprints().name(Checked("x", NO_AUTHORS, report))]
    plain = list(REPORTERS[name](checked, Style()))
    coloured = list(REPORTERS[name](checked, Style(colour=True)))
    assert [click.unstyle(line) for line in coloured] == plain
    assert (coloured != plain) == (name in {"full", "concise"})


def test_a_severity_has_its_colour() -> None:
    line = next(concise([finding("a", 0, 1)], Style(colour=True)))
    assert line == "\x1b[1mdump.txt:1:1:\x1b[0m \x1b[33m\x1b[1mwarning PP102\x1b[0m the message"


QUOTES = {
    "at-the-start": ("abc def", 0, 3, "abc def", "", "^^^"),
    "at-the-end": ("abc def", 4, 7, "abc def", "    ", "^^^"),
    "empty": ("abc", 1, 1, "abc", " ", "^"),
    "behind-the-text": ("abc\n", 4, 4, "", "", "^"),
    "second-line": ("abc\ndef\nghi", 4, 7, "def", "", "^^^"),
    "over-two-lines": ("abc\ndef\n", 1, 6, "abc", " ", "^^"),
    "crlf": ("abc\r\ndef\r\n", 5, 8, "def", "", "^^^"),
    "between-cr-and-lf": ("abc\r\ndef", 4, 4, "abc", "   ", "^"),
    "cr": ("abc\rdef\r", 4, 7, "def", "", "^^^"),
    "no-other-line-end": ("a\x0bb\x85c\u2028d", 6, 7, r"a\x0bb\x85c\u2028d", " " * 17, "^"),
    "byte-order-mark": ("\ufeffabc", 1, 4, "abc", "", "^^^"),
    "byte-order-mark-inside": ("a\ufeffb", 2, 3, r"a\ufeffb", " " * 7, "^"),
    "tab": ("\ta\tb", 3, 4, " a b", "   ", "^"),
    "wide": ("李明 x", 3, 4, "李明 x", "     ", "^"),
    "wide-marked": ("李明 x", 0, 2, "李明 x", "", "^^^^"),
    "full-width": ("\uff12\uff15", 1, 2, "\uff12\uff15", "  ", "^^"),
    "combining": ("e\u0301a", 2, 3, "e\u0301a", " ", "^"),
    "combining-marked": ("e\u0301a", 0, 2, "e\u0301a", "", "^"),
    "hangul-in-parts": ("\u1112\u1161\u11abx", 3, 4, "\u1112\u1161\u11abx", "  ", "^"),
    "escape": ("a\x1b[31mb", 6, 7, r"a\x1b[31mb", " " * 9, "^"),
    "escape-marked": ("a\u202eb", 1, 2, r"a\u202eb", " ", "^^^^^^"),
    "surrogate": ("\ud800x", 1, 2, r"\ud800x", " " * 6, "^"),
    "filler": ("\u3164x", 1, 2, r"\u3164x", " " * 6, "^"),
    "command": ("a ##[group]b", 11, 12, r"a #\x23[group]b", " " * 14, "^"),
    "command-marked": ("##[group]", 0, 9, r"#\x23[group]", "", "^" * 12),
    "left-cut": ("x" * 300 + "end", 300, 303, "…" + "x" * 97 + "end", " " * 98, "^^^"),
    "right-cut": ("on" + "x" * 300, 0, 2, "on" + "x" * 98 + "…", "", "^^"),
    "both-cut": (
        "x" * 900 + "on" + "y" * 900,
        900,
        902,
        "…" + "x" * 49 + "on" + "y" * 49 + "…",
        " " * 50,
        "^^",
    ),
    "mark-cut": ("a" + "x" * 300 + "b", 1, 301, "…" + "x" * 100 + "…", " ", "^" * 101),
    "exactly-as-wide": ("x" * 100, 0, 1, "x" * 100, "", "^"),
    "wide-cut": ("李" * 80, 0, 1, "李" * 50 + "…", "", "^^"),
}


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "indent", "mark"), QUOTES.values(), ids=QUOTES
)
def test_the_mark_stands_below_what_it_marks(  # noqa: PLR0913, PLR0917
    text: str, start: int, end: int, line: str, indent: str, mark: str
) -> None:
    assert quote(text, span(text, start, end)) == (line, indent, mark)


@tries(300)
@given(st.text(st.characters(exclude_categories=()), max_size=400), st.data())
def test_a_quote_of_any_text_is_visible_and_short(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, indent, mark = quote(text, span(text, start, end))
    assert line.isprintable()
    assert not indent.strip(" ")
    assert set(mark) == {"^"}
    narrow = [c for c in line if unicodedata.category(c) not in {"Mn", "Me"}]
    assert len(narrow) <= WIDTH + 2 + sum("\u1160" <= c <= "\u11ff" for c in line)


def test_a_mark_in_a_line_of_millions_is_found_at_once() -> None:
    text = "x" * 5_000_000
    source = Text(text)
    places = [source.span(at, at + 1) for at in range(0, 5_000_000, 10_000)]
    assert {quote(text, place)[2] for place in places} == {"^"}


SHOWN = {
    "plain": ("Schlag, Ünal 李", "Schlag, Ünal 李"),
    "newline": ("a\nb\rc", r"a\nb\rc"),
    "escape": ("\x1b]0;x\x07", r"\x1b]0;x\x07"),
    "c1": ("\x9b31m", r"\x9b31m"),
    "bidi": ("\u202eabc\u2066", r"\u202eabc\u2066"),
    "zero-width": ("a\u200bb\u2060", r"a\u200bb\u2060"),
    "no-break-space": ("a\xa0b", r"a\xa0b"),
    "hangul-filler": ("\u3164\uffa0\u115f\u1160", r"\u3164\uffa0\u115f\u1160"),
    "joiner": ("a\u034fb", r"a\u034fb"),
    "variation": ("a\ufe0f\U000e0100", r"a\ufe0f\U000e0100"),
    "braille-blank": ("\u2800", r"\u2800"),
    "tag": ("\U000e0041", r"\U000e0041"),
    "surrogate": ("\udcff", r"\udcff"),
    "github": ("x ##[error]y", r"x #\x23[error]y"),
    "more-hashes": ("####[error]", r"###\x23[error]"),
    "azure": ("##vso[task.x]", r"#\x23vso[task.x]"),
    "azure-capitals": ("##VSO[task.x]", r"#\x23VSO[task.x]"),
    "teamcity": ("##teamcity[x]", r"#\x23teamcity[x]"),
    "harmless": ("# ## #[x] ##x", "# ## #[x] ##x"),
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.values(), ids=SHOWN)
def test_what_is_shown_of_a_text(text: str, expected: str) -> None:
    assert escaped(text) == expected


PATHS = {
    "plain": ("a/b.txt", "a/b.txt"),
    "empty": ("", "''"),
    "dash": ("-x", "-x"),
    "command": ("::error::x", r"\x3a:error::x"),
    "command-behind-blanks": ("  ::error::x", r"  \x3a:error::x"),
    "colon": (":", r"\x3a"),
    "newline": ("a\n::error::x", r"a\n::error::x"),
    "drive": ("C:/x", "C:/x"),
}


@pytest.mark.parametrize(("path", "expected"), PATHS.values(), ids=PATHS)
def test_what_is_shown_of_a_path(path: str, expected: str) -> None:
    assert escaped_path(path) == expected


def test_message_hint_and_path_are_shown_not_printed() -> None:
    hostile = "##[group]\n::error::\x1b[2J"
    checked = finding("x", 0, 1, hostile, hostile)
    harmless = r"#\x23[group]\n::error::\x1b[2J"
    lines = list(full([Checked(hostile, "x", checked.report)], Style()))
    assert lines[0] == f"{harmless}:1:1: warning PP102 unexpected-text: {harmless}"
    assert lines[4] == f"  = help: {harmless}"
