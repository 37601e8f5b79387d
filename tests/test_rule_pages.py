"""Every rule has a page and a fixture: the page is true, and the fixture raises that rule alone."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
import realdump
import tiling

import profileparse
from profileparse import RULES, Diagnostic, cli
from profileparse.pages import rule_page

AS_OF = date(2026, 5, 20)
ROOT = Path(__file__).parents[1]
FIXTURES = realdump.FIXTURES / "rules"
FENCE = re.compile(r"## (Bad|Good)\n\n```(?:text|sh)\n(.*?)\n```", re.DOTALL)
# Raised by a call that the fixture alone does not make, or on what is no text.
SPECIAL = {"PP107", "PP209", "PP901", "PP904", "PP905"}
READ = [code for code in RULES if code not in SPECIAL]

# Line, column and text of each finding in the fixture of its rule.
PLACES: dict[str, list[tuple[int, int, str]]] = {
    "PP101": [(1, 1, "Please sign in to continue")],
    "PP102": [(33, 1, "Load more")],
    "PP103": [(19, 1, "CLJun 29, 2022")],
    "PP104": [(20, 1, "Counting Words in the Dark")],
    "PP105": [(29, 1, "Maria Example")],
    "PP106": [(1, 1, "LGJun 29, 2022")],
    "PP108": [(20, 27, "Jan Muster, Maria Example")],
    "PP109": [(1, 1, "h-index1")],
    "PP110": [(12, 1, "CLJuin 29, 2022")],
    "PP201": [(6, 1, "2.9kcitations")],
    "PP202": [(5, 1, "h-index4")],
    "PP203": [(7, 1, "i10-index12")],
    "PP204": [(5, 1, "99papers")],
    "PP205": [(6, 1, "8citations")],
    "PP206": [(4, 1, "h-index4")],
    "PP207": [(7, 1, "Novelty150%")],
    "PP208": [(6, 1, "Citations 1,120")],
    "PP301": [(8, 3, "Mar 11")],
    "PP302": [(19, 3, "Feb 30, 2022")],
    "PP303": [(19, 3, "Jun 29, 2026")],
    "PP304": [(15, 3, "May 19")],
    "PP401": [(22, 1, "Jan Muster, M. Example")],
    "PP402": [(22, 28, "Jan Muster")],
    "PP403": [(22, 1, "Jan Muster, , Maria Example")],
    "PP404": [(11, 1, "Jan Muster and Li Wei")],
    "PP501": [(19, 1, "ZZ")],
    "PP502": [(19, 15, "Dataset")],
    "PP503": [(16, 1, "A Title")],
    "PP902": [(20, 9, "\u200b")],
    "PP903": [(22, 2, "Ã¼")],
}


def found(text: str) -> tuple[Diagnostic, ...]:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    return report.diagnostics


def fixture(code: str) -> str:
    return (FIXTURES / f"{code}.txt").read_bytes().decode("utf-8")


def examples(code: str) -> dict[str, str]:
    """Return the examples of a page; what nobody sees is written as an escape in them."""
    texts = dict(FENCE.findall(rule_page(code)))
    return {
        kind: re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), text)
        for kind, text in texts.items()
    }


def test_rules_pages_and_fixtures_are_the_same() -> None:
    package = ROOT / "src" / "profileparse" / "rule_pages"
    assert sorted(path.stem for path in package.glob("*")) == list(RULES)
    assert sorted(path.stem for path in (ROOT / "docs" / "rules").glob("*")) == list(RULES)
    assert sorted(path.stem for path in FIXTURES.glob("*")) == [c for c in RULES if c != "PP905"]
    assert list(PLACES) == READ


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_why_and_what_to_do(code: str) -> None:
    rule, page = RULES[code], rule_page(code)
    assert page.startswith(f"# {code} {rule.name}\n\n{str(rule.severity).capitalize()}. ")
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert headings[1:] == ["## Why", "## Bad", "## Good", "## What to do"]
    assert max(map(len, page.splitlines())) <= 100
    included = (ROOT / "docs" / "rules" / f"{code}.md").read_text(encoding="utf-8")
    assert f"src/profileparse/rule_pages/{code}.md" in included


@pytest.mark.parametrize("code", READ)
def test_a_fixture_raises_its_rule_at_its_place_and_no_other(code: str) -> None:
    text = fixture(code)
    places = [
        (d.code, d.span.line, d.span.column, d.span.cut(text).split("\n")[0]) for d in found(text)
    ]
    assert places == [(code, *place) for place in PLACES[code]]


@pytest.mark.parametrize("code", READ)
def test_the_good_example_is_the_cure_of_the_bad_one(code: str) -> None:
    text, shown = fixture(code), examples(code)
    assert shown["Bad"] in text
    assert found(text.replace(shown["Bad"], shown["Good"], 1)) == ()


def test_several_profiles_are_one_too_many_for_parse() -> None:
    text = fixture("PP107")
    assert found(text) == ()
    with pytest.raises(profileparse.ParseError) as raised:
        profileparse.parse(text, as_of=AS_OF)
    (several,) = raised.value.report.diagnostics
    assert (several.code, several.span.line, several.span.cut(text)) == ("PP107", 15, "Jan Muster")


def test_bytes_that_are_no_utf8_have_their_offset() -> None:
    data = (FIXTURES / "PP901.txt").read_bytes()
    (bad,) = profileparse.check_bytes(data, as_of=AS_OF).diagnostics
    assert (bad.code, bad.span.line, bad.span.column) == ("PP901", 22, 2)
    assert f"offset {data.index(0xFC):,} " in bad.message
    shown = examples("PP901")["Good"].encode().decode("unicode_escape").encode("latin-1")
    cured = data.replace(b"J\xfcrgen Muster", shown)
    assert profileparse.check_bytes(cured, as_of=AS_OF).diagnostics == ()


def test_a_limit_is_met_where_it_is() -> None:
    text = fixture("PP904")
    assert found(text) == ()
    codes = [d.code for d in profileparse.check(text, as_of=AS_OF, max_chars=100).diagnostics]
    assert codes[-1] == "PP904"


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code", "place"),
    [
        ([str(FIXTURES / "PP209.txt"), "--require", "novelty_percent"], "PP209", 1, (1, 1)),
        (["no-such-file.txt"], "PP905", 2, (1, 1)),
    ],
    ids=["PP209", "PP905"],
)
def test_what_the_command_alone_says(
    arguments: list[str],
    code: str,
    exit_code: int,
    place: tuple[int, int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["check", *arguments, "--as-of", "2026-05-20", "--output-format", "json"]
    assert cli.run(arguments) == exit_code
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["code"], (entry["line"], entry["column"])) == (code, place)


def test_the_good_example_has_what_is_required(capsys: pytest.CaptureFixture[str]) -> None:
    shown = examples("PP209")
    text = fixture("PP209")
    assert shown["Bad"] in text
    assert "Novelty50%" in shown["Good"]
    other = str(FIXTURES / "PP902.txt")
    assert cli.run(["check", other, "--require", "novelty_percent", "--as-of", "2026-05-20"]) == 0
    capsys.readouterr()


def test_there_is_no_page_on_what_is_no_rule() -> None:
    for word in ("PP999", "", "../pages", "nope"):
        with pytest.raises(KeyError):
            rule_page(word)
