"""The grammar says what it means: no silent conflict, no lost terminal, nothing at import."""

import re
import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import GrammarError, Lark

import profileparse
from profileparse.reading.grammar import Grammar, Patterns, grammar

TEXT = files("profileparse").joinpath("profile.lark").read_text(encoding="utf-8")
TOKENS = {
    "NAME": "Maria Example\n\nh-index6\n",
    "NEXT_NAME": "LGJan 1\nMaria Example\n\nh-index6\n",
    "FIELD": "Maria Example\n\nLG\nh-index6\n",
    "FACTS": "Maria Example\n\nh-index6\n2papers\n",
    "STRAY": "Home\n",
    "OPENING": "LGJan 1\nA Title\n\nA. One\n\n" + "Text. " * 20 + "\n\nh-index6\n2papers\n",
    "META": "LGJan 1\n",
    "TITLE": "LGJan 1\nA Title\n",
    "BYLINE": "LGJan 1\nA Title\n\nA. One\n",
    "ABSTRACT": "LGJan 1\nA Title\n\nA. One\n\nText.\n",
    "CARDS": "LGJan 1\nA Title\n\nA. One\n\n" + "The abstract. " * 10,
}


def test_no_conflict_is_resolved_in_silence() -> None:
    # `strict` makes Lark raise where two rules fit; the marks keep it from comparing patterns.
    Lark(
        TEXT,
        parser="lalr",
        start=["dump", "parts"],
        strict=True,
        edit_terminals=Patterns().collect,
    )


def test_a_conflict_would_be_an_error() -> None:
    text = TEXT.replace("preamble: _before+", "preamble: _before+ | preamble _before")
    with pytest.raises(GrammarError):
        Lark(text, start=["dump"], parser="lalr", strict=True, edit_terminals=Patterns().collect)


@pytest.mark.parametrize("token", TOKENS)
def test_each_token_is_found(token: str) -> None:
    tree = grammar().parse(TOKENS[token])
    assert token in {found.type for found in tree.scan_values(lambda _: True)}


def test_every_token_has_an_example() -> None:
    rules = re.findall(
        r"^(?:dump|preamble|_before|first|head|_entry|paper): (.*)$", TEXT, re.MULTILINE
    )
    assert set(TOKENS) == set(re.findall(r"\b[A-Z][A-Z_]+\b", " ".join(rules)))


def test_no_terminal_is_defined_in_vain() -> None:
    defined = re.findall(r"^(_?[A-Z][A-Z_]+)(?:\.\d+)?:", TEXT, re.MULTILINE)
    for name in defined:
        assert len(re.findall(rf"(?<![A-Z_]){name}(?![A-Z_])", TEXT)) > 1, name


def test_no_line_of_the_grammar_is_long() -> None:
    assert max(map(len, TEXT.splitlines())) <= 100


@pytest.mark.parametrize(
    ("title", "loses_to"),
    [
        ("Code", "TITLE"),
        ("23 Papers", "TITLE"),
        ("h-index25", "TITLE"),
        ("LG", "TITLE"),
        ("Novelty50%", "TITLE"),
        ("A Title", "TITLE"),
        ("LGJan 2", "META"),
    ],
)
def test_position_makes_a_title_but_for_a_meta_line(title: str, loses_to: str) -> None:
    tree = grammar().parse(f"LGJan 1\n{title}\n\nA. One\n\nShort.\n")
    tokens = [str(found.type) for found in tree.scan_values(lambda _: True)]
    assert tokens[:2] == ["META", loses_to]


def test_a_name_beats_a_title() -> None:
    tree = grammar().parse("LGJan 1\nMaria Example\n\nh-index6\n2papers\n")
    assert [f.type for f in tree.scan_values(lambda _: True)][:2] == ["META", "NEXT_NAME"]


def test_a_pattern_is_the_same_with_and_without_what_the_lexer_checked() -> None:
    patterns = Grammar().patterns
    line = "85.2LGMar 11, 2022Code"
    fields = ("SCORE", "CATEGORY", "MONTH", "DAY", "YEAR", "BADGES")
    found = patterns.compile("META_LINE", *fields).fullmatch(line)
    bare = patterns.compile_read("META_LINE", *fields).fullmatch(line)
    assert found
    assert bare
    assert found.groups() == bare.groups() == ("85.2", "LG", "Mar", "11", "2022", "Code")


def test_a_part_that_a_terminal_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        Grammar().patterns.compile("META_LINE", "AFFILIATION")


def _printed(script: str) -> str:
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  (our own code)
    return done.stdout.decode().strip()


@pytest.mark.parametrize("code", ["import profileparse", "import profileparse.__main__"])
def test_an_import_brings_neither_lark_nor_other_slow_modules(code: str) -> None:
    script = f"import sys; {code}; print(*sys.modules)"
    modules = set(_printed(script).split())
    assert modules.isdisjoint({"lark", "dateutil", "msgspec"})
    assert "click" not in modules or code.endswith("__main__")


def test_the_first_parse_brings_lark() -> None:
    script = "import sys, profileparse; profileparse.check(''); print('lark' in sys.modules)"
    assert _printed(script) == "True"


def test_interegular_is_not_asked_when_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    import interegular  # noqa: PLC0415

    asked: list[object] = []

    def check(*args: object, **_: object) -> list[object]:
        asked.append(args)
        return []

    monkeypatch.setattr(interegular.Comparator, "check", check)
    Grammar()
    assert asked == []


def test_no_lark_type_is_in_a_record() -> None:
    profile = profileparse.check(TOKENS["CARDS"], as_of=date(2026, 5, 20)).profile
    paper = profile.papers[0]
    values = (paper.title, paper.category, *paper.authors, paper.abstract)
    assert {type(value) for value in values} == {str}


BADGES = {
    "Code": ("Code",),
    "ICML2024": ("ICML2024",),
    "NeurIPS2024": ("Neur", "IPS2024"),
    "GPT4o": ("GP", "T4o"),
    "AAA023": ("AAA023",),
    "ICMLCode": ("ICML", "Code"),
    " Code  Data": ("Code", "Data"),
}


@pytest.mark.parametrize(("printed", "badges"), BADGES.items(), ids=list(BADGES))
def test_badges_keep_every_character(printed: str, badges: tuple[str, ...]) -> None:
    text = f"Ana Kim\n\nh-index1\n\nLGSep 20, 2023{printed}\nA Title\n\nAna Kim\n\nText.\n"
    (paper,) = profileparse.check(text).profile.papers
    assert paper.badges == badges


# A digit right behind the year is one of the year.
@given(st.text("ACIMcde024 ", max_size=14).filter(lambda text: not text[:1].isdigit()))
def test_what_stands_behind_a_date_is_kept_or_the_paper_is_not_read(printed: str) -> None:
    text = f"Ana Kim\n\nh-index1\n\nLGSep 20, 2023{printed}\nA Title\n\nAna Kim\n\nText.\n"
    report = profileparse.check(text)
    for paper in report.profile.papers:
        assert "".join(paper.badges) == printed.replace(" ", "")
    if not report.profile.papers:
        assert any(printed.strip() in piece.text for piece in report.unparsed)
