"""Every rule has a page and a fixture: the page is true, and the fixture raises that rule alone."""

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest
import realdump
import tiling

import profileparse
from profileparse import RULES, Diagnostic, cli
from profileparse.rules.docs import rule_page

AS_OF = date(2026, 5, 20)
ROOT = Path(__file__).parents[1]
FIXTURES = realdump.FIXTURES / "rules"
FENCE = re.compile(r"## (Bad|Good)\n\n```text\n(.*?)\n```", re.DOTALL)
ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")
# Examples that are commands, and the exit codes of the bad and of the good one.
COMMANDS = {"PP107": (1, 0), "PP904": (1, 0), "PP905": (2, 0)}
# Raised by a call that the fixture alone does not make, or on what is no text.
SPECIAL = {*COMMANDS, "PP209", "PP901"}
# What cannot but be found beside it: of the same dates, the year that they were read as.
ALONGSIDE = {"PP306": {"PP301"}}
READ = [code for code in RULES if code not in SPECIAL]
LINES_OF_A_SCREEN = 36

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
    "PP111": [(20, 1, "**Counting Words in the Dark**")],
    "PP112": [(3, 1, "arXiv:2502.01234v2223 citationsh-index: 12")],
    "PP113": [(1, 25, "LG Feb 3, 2025")],
    "PP114": [(22, 1, "[[Jan Muster]]")],
    "PP201": [(6, 1, "2.9kcitations")],
    "PP202": [(5, 1, "h-index4")],
    "PP203": [(7, 1, "i10-index12")],
    "PP204": [(5, 1, "99papers")],
    "PP205": [(6, 1, "8citations")],
    "PP206": [(4, 1, "h-index4")],
    "PP207": [(7, 1, "Novelty150%")],
    "PP208": [(6, 1, "Citations 1,120")],
    "PP210": [(4, 1, "1papers")],
    "PP301": [(8, 3, "Mar 11")],
    "PP302": [(19, 3, "Feb 30, 2022")],
    "PP303": [(19, 3, "Jun 29, 2026")],
    "PP304": [(15, 3, "May 19")],
    "PP305": [(19, 3, "Jun 29, 0022")],
    "PP306": [(15, 3, "Dec 15")],
    "PP401": [(22, 1, "Jan Muster, M. Example")],
    "PP402": [(22, 28, "Jan Muster")],
    "PP403": [(22, 1, "Jan Muster, , Maria Example")],
    "PP404": [(11, 1, "Jan Muster and Li Wei")],
    "PP405": [(22, 1, "Jan Muster, Maria Example")],
    "PP406": [(22, 1, "Jan Muster1, Maria Example1,2")],
    "PP501": [(19, 1, "ZZ")],
    "PP502": [(19, 15, "Dataset")],
    "PP503": [(16, 1, "A Title")],
    "PP504": [(24, 1, "We count words in the dark, and show that it is done in... Read more")],
    "PP902": [(20, 9, "\u200b")],
    "PP903": [(22, 2, "Ã¼")],
}


def found(text: str) -> tuple[Diagnostic, ...]:
    report = profileparse.check(text, as_of=AS_OF)
    tiling.assert_sound(text, report)
    return report.diagnostics


def fixture(code: str) -> str:
    return (FIXTURES / f"{code}.txt").read_bytes().decode("utf-8")


def examples(code: str) -> tuple[str, str]:
    """Return the bad and the good example of a page."""
    (bad, first), (good, second) = FENCE.findall(rule_page(code))
    assert (bad, good) == ("Bad", "Good")
    return first, second


def unescaped(text: str) -> str:
    """Return an example with the characters that it writes as escapes."""
    return ESCAPE.sub(lambda sign: chr(int(sign[1] or sign[2], 16)), text)


def cured(text: str, code: str) -> str:
    """Return a text with the good example for the bad one, which are whole lines of it."""
    bad, good = map(unescaped, examples(code))
    assert 1 <= len(bad.split("\n")) <= 6
    assert f"\n{text}\n".count(f"\n{bad}\n") == 1
    return f"\n{text}\n".replace(f"\n{bad}\n", f"\n{good}\n")[1:-1]


def test_rules_pages_and_fixtures_are_the_same() -> None:
    package = ROOT / "src" / "profileparse" / "rules" / "pages"
    assert sorted(path.name for path in package.iterdir()) == [f"{code}.md" for code in RULES]
    docs = ROOT / "docs" / "rules"
    assert sorted(path.name for path in docs.iterdir()) == [f"{code}.md" for code in RULES]
    texts = [f"{code}.txt" for code in RULES if code != "PP905"]  # that one is of no file
    assert sorted(path.name for path in FIXTURES.iterdir()) == texts
    assert list(PLACES) == READ


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_why_and_what_to_do(code: str) -> None:
    rule, page = RULES[code], rule_page(code)
    assert page.startswith(f"# {code} {rule.name}\n\n{str(rule.severity).capitalize()}. ")
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert headings[1:] == ["## Why", "## Bad", "## Good", "## What to do"]
    parts = re.split(r"^#.*\n", page, flags=re.MULTILINE)[1:]
    assert all(part.strip() for part in parts)
    assert max(map(len, FENCE.sub("", page).splitlines())) <= 100
    assert len(page.splitlines()) <= LINES_OF_A_SCREEN
    assert page.isascii() or code in {"PP205", "PP903"}
    assert page.endswith("\n")
    assert not page.endswith("\n\n")


@pytest.mark.parametrize("code", RULES)
def test_the_documentation_has_the_page(code: str) -> None:
    text = (ROOT / "docs" / "rules" / f"{code}.md").read_text(encoding="utf-8")
    assert text == f"```{{include}} ../../src/profileparse/rules/pages/{code}.md\n```\n"


@pytest.mark.parametrize("code", READ)
def test_a_fixture_raises_its_rule_at_its_place_and_no_other(code: str) -> None:
    text = fixture(code)
    diagnostics = [d for d in found(text) if d.code not in ALONGSIDE.get(code, set())]
    places = [(d.code, d.span.line, d.span.column, d.span.cut(text)) for d in diagnostics]
    assert places == [(code, *place) for place in PLACES[code]]


@pytest.mark.parametrize("code", READ)
def test_a_finding_is_what_its_rule_says(code: str) -> None:
    for diagnostic in found(fixture(code)):
        rule = RULES[diagnostic.code]
        assert (diagnostic.name, diagnostic.severity) == (rule.name, rule.severity)
        assert diagnostic.message
        assert diagnostic.hint != ""


@pytest.mark.parametrize("code", READ)
def test_the_good_example_is_the_cure_of_the_bad_one(code: str) -> None:
    assert found(cured(fixture(code), code)) == ()


@pytest.mark.parametrize("code", ["PP107", "PP209", "PP904"])
def test_a_fixture_for_a_call_of_its_own_is_fine_by_itself(code: str) -> None:
    assert found(fixture(code)) == ()


def test_several_profiles_are_one_too_many_for_parse() -> None:
    text = fixture("PP107")
    with pytest.raises(profileparse.ParseError) as raised:
        profileparse.parse(text, as_of=AS_OF)
    report = raised.value.report
    tiling.assert_sound(text, report)
    (several,) = report.diagnostics
    assert (several.code, several.span.line, several.span.column) == ("PP107", 15, 1)
    assert several.span.cut(text) == "Jan Muster"


def test_bytes_that_are_no_utf8_have_their_offset() -> None:
    data = (FIXTURES / "PP901.txt").read_bytes()
    (bad,) = profileparse.check_bytes(data, as_of=AS_OF).diagnostics
    assert (bad.code, bad.span.line, bad.span.column) == ("PP901", 22, 2)
    assert f"offset {data.index(0xFC):,} " in bad.message
    text = cured(data.decode("latin-1"), "PP901")
    assert profileparse.check_bytes(text.encode("latin-1"), as_of=AS_OF).diagnostics == ()


def test_a_limit_is_met_where_it_is() -> None:
    text = fixture("PP904")
    report = profileparse.check(text, as_of=AS_OF, max_chars=130)
    tiling.assert_sound(text, report)
    (limit,) = report.diagnostics
    assert (limit.code, limit.span.line, limit.span.column) == ("PP904", 12, 1)
    assert limit.span.cut(text) == text[text.index("LGJun 30") :]


def test_a_value_is_missing_only_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--require", "novelty_percent", "--as-of", f"{AS_OF}", "--output-format", "json"]
    bad = FIXTURES / "PP209.txt"
    assert cli.run(["check", str(bad), *asked]) == 1
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["code"], entry["line"], entry["column"]) == ("PP209", 1, 1)
    assert entry["message"].startswith("'Maria Example' ")
    good = tmp_path / "good.txt"
    good.write_bytes(cured(fixture("PP209"), "PP209").encode())
    assert cli.run(["check", str(good), *asked]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_that_is_not_there_is_a_finding_for_machines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["check", "no-such-file.txt", "--output-format", "json"]) == 2
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["code"], entry["line"], entry["column"]) == ("PP905", 1, 1)


@pytest.mark.parametrize("code", COMMANDS)
def test_the_commands_of_a_page_print_what_it_shows(
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = fixture(code) if code != "PP905" else fixture("PP209")
    (tmp_path / "dump.txt").write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for example, expected in zip(examples(code), COMMANDS[code], strict=True):
        command, *shown = example.split("\n")
        sign, program, *arguments = shlex.split(command)
        assert (sign, program) == ("$", "profileparse")
        assert cli.run(arguments) == expected
        printed = capsys.readouterr()
        lines = (printed.out + printed.err).splitlines()
        assert set(shown) <= set(lines)
        assert bool(shown) == bool(expected) == any(" error" in line for line in lines)


def test_there_is_no_page_on_what_is_no_rule() -> None:
    for word in ("PP999", "", "../pages", "nope"):
        with pytest.raises(KeyError):
            rule_page(word)
