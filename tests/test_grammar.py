"""The grammar says what it means: no silent conflict, no lost terminal, nothing at import."""

import re
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import GrammarError, Lark, Token, Tree

import profileparse
from profileparse.reading.facts import FACTS
from profileparse.reading.grammar import Grammar, grammar
from profileparse.reading.lexer import LineLexer
from profileparse.reading.profiles import sections
from profileparse.text.document import Text

TEXT = files("profileparse.reading").joinpath("profile.lark").read_text(encoding="utf-8")
REAL_DUMP = (Path(__file__).parent / "fixtures/imanol-schlag.txt").read_text(encoding="utf-8")
AS_OF = date(2026, 5, 20)
_FACTS = "\n".join(fact.example for fact in FACTS.values())
HEAD = f"Maria Example\n\nLG\n{_FACTS}\n\n2 Papers\n"
PAPER = "LGJan 1\nA Title\n\nA. One\n\n" + "The abstract. " * 10
TOKENS = {
    "NAME": HEAD,
    "NAMELESS": "h-index6\n2papers\n",
    "FIELD": HEAD,
    **{fact.token: HEAD for fact in FACTS.values()},
    "HEADING": HEAD,
    "UNPARSED": "Home\n",
    "META": "LGJan 1\n",
    "BODY": "LGJan 1\nA Title\n",
    "TITLE": PAPER,
    "BYLINE": PAPER,
    "ABSTRACT": PAPER,
}


def _types(text: str) -> list[str]:
    return [str(token.type) for token in grammar().parse(text).scan_values(lambda _: True)]


def test_no_conflict_is_resolved_in_silence() -> None:
    # `strict` makes Lark raise where two rules fit.
    Lark(TEXT, parser="lalr", lexer=LineLexer, start="dump", strict=True)


def test_a_conflict_would_be_an_error() -> None:
    text = TEXT.replace("above: UNPARSED+", "above: UNPARSED+ | above UNPARSED")
    assert text != TEXT
    with pytest.raises(GrammarError):
        Lark(text, parser="lalr", lexer=LineLexer, start="dump", strict=True)


@pytest.fixture(scope="module")
def stock() -> Lark:
    return Lark(TEXT, parser="lalr", start="dump")


def _tokens(tree: Any) -> list[tuple[str, str, int]]:
    return [(token.type, token.rstrip(), token.start_pos) for token in tree.children]


def test_a_stock_lark_reads_the_real_dump(stock: Lark) -> None:
    (profile,) = stock.parse(REAL_DUMP).children
    head, *papers = cast("Tree[Token]", profile).children
    (section,) = sections(Text(REAL_DUMP).plain)
    assert _tokens(head) == [(line.type, line.text, line.start) for line in section.head]
    assert [_tokens(paper) for paper in papers] == [
        [(line.type, line.text, line.start) for line in paper] for paper in section.papers
    ]
    assert [kind for kind, *_ in _tokens(papers[0])] == ["META", "TITLE", "BYLINE", "ABSTRACT"]


@pytest.mark.parametrize("token", TOKENS)
def test_each_token_is_found(token: str) -> None:
    assert token in _types(TOKENS[token])


def test_every_token_has_an_example() -> None:
    rules = re.findall(
        r"^(?:\w+: | +\| )(.*?)(?://.*)?$", TEXT.split("// --- the head")[0], re.MULTILINE
    )
    assert set(TOKENS) == set(re.findall(r"\b[A-Z][A-Z_]+\b", " ".join(rules)))


def test_no_terminal_is_defined_in_vain() -> None:
    defined = re.findall(r"^(_?[A-Z][A-Z_]*)(?:\.-?\d+)?:", TEXT, re.MULTILINE)
    used = TEXT + (Path(profileparse.__file__).parent / "reading/authors.py").read_text("utf-8")
    assert len(defined) > 30
    for name in defined:
        assert len(re.findall(rf"(?<![A-Z_]){name}(?![A-Z_])", used)) > 1, name


def test_no_line_of_the_grammar_is_long() -> None:
    assert max(map(len, TEXT.splitlines())) <= 100


def test_the_sample_on_top_is_a_sentence_of_the_grammar(stock: Lark) -> None:
    block = TEXT.split("a line.\n//\n")[1].split("//\n// A named group")[0]
    lines = [line.removeprefix("//").strip() for line in block.splitlines()]
    sample = [re.split(r" {3,}", line) for line in lines]
    text = "\n".join(line[0] for line in sample)
    tree = stock.parse(text)
    tokens = tree.scan_values(lambda _: True)
    assert [token.type for token in tokens] == [line[1] for line in sample if len(line) > 1]


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
    abstract = "The abstract. " * 10
    assert _types(f"LGJan 1\n{title}\n\nA. One\n\n{abstract}\n")[:2] == ["META", loses_to]


def test_a_name_beats_a_title() -> None:
    text = "LGJan 1\nMaria Example\n\nh-index6\n2papers\n"
    assert _types(text) == ["META", "NAME", "H_INDEX", "PAPER_COUNT"]


def test_a_piece_of_a_terminal_has_its_own_pattern() -> None:
    found = Grammar().pattern("META").fullmatch("85.2LGMar 11, 2022Code")
    assert found
    assert found.groups() == ("85.2", "LG", "Mar", "11", "2022", "Code")
    assert Grammar().pattern("YEAR").fullmatch("2022")


def test_a_terminal_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="VENUE"):
        Grammar().pattern("VENUE")


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
    profile = profileparse.check(PAPER, as_of=AS_OF).profile
    paper = profile.papers[0]
    values = (paper.title, paper.category, *paper.authors, paper.abstract)
    assert {type(value) for value in values} == {str}


BADGES = {
    "Code": ("Code",),
    "ICML2024": ("ICML2024",),
    "NeurIPS2024": ("NeurIPS2024",),
    "GPT4o": ("GPT4o",),
    "AAA023": ("AAA023",),
    "ICMLCode": ("ICML", "Code"),
    "GitHub": ("GitHub",),
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


def test_a_badge_is_a_word_in_one_line_of_the_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT.replace('KNOWN_BADGE: "Code"', 'KNOWN_BADGE: "Code" | "ICML 2024" | "Oral-Talk"')
    monkeypatch.setattr("profileparse.reading.grammar.get_data", lambda *_: text.encode())
    grammar.cache_clear()
    try:
        abstract = "The abstract. " * 10
        below = f"\nA Title\n\nMaria Example\n\n{abstract}\n\n"
        known, unknown = f"LGJan 1, 2024CodeICML 2024Oral-Talk{below}", f"LGJan 2, 2024Demo{below}"
        report = profileparse.check(f"{HEAD}\n{known}{unknown}", as_of=AS_OF)
    finally:
        monkeypatch.undo()
        grammar.cache_clear()
    assert report.profile.papers[0].badges == ("Code", "ICML 2024", "Oral-Talk")
    (found,) = (found for found in report.diagnostics if found.code == "PP502")
    assert "'Demo'" in found.message
    assert found.hint == "known: Code, ICML 2024, Oral-Talk"
