"""The page changes: what is lost is said, at its line, and within the first screen."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import realdump

import profileparse
from profileparse import cli

SCREEN = 24  # lines
META = re.compile(r"(?m)^([0-9.]+)?([A-Z]{2})([A-Z][a-z]{2}) ([0-9]{1,2})((?:, [0-9]{4})?)(Code)?$")
FACTS = "h-index25\n23papers\n2,923citations\nNovelty50%\nAI Score56"
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_GERMAN = "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"
_FRENCH = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."
_RUSSIAN = "янв фев мар апр мая июн июл авг сен окт ноя дек"
GERMAN, FRENCH, RUSSIAN = (
    dict(zip(_ENGLISH.split(), months.split(), strict=True))
    for months in (_GERMAN, _FRENCH, _RUSSIAN)
)


def told(old: str, new: str) -> str:
    assert old in realdump.TEXT
    return realdump.TEXT.replace(old, new)


def metas(new: str, months: Mapping[str, str] | None = None) -> str:
    """Return the real dump with other meta lines, of score, code, month, day, year and badge."""

    def changed(found: "re.Match[str]") -> str:
        score, code, month, day, year, badge = (found[n] or "" for n in range(1, 7))
        name = (months or {}).get(month, month)
        return new.format(s=score, c=code, m=name, d=day, y=year, b=badge)

    return META.sub(changed, realdump.TEXT)


PLAIN = "{s}{c}{m} {d}{y}{b}"
# What the page prints now; exit code; a finding on the first screen: its place, its code, and
# what the hint or the message says.
DRIFTS: dict[str, tuple[str, int, str, str]] = {
    "h-index-renamed": (
        told("h-index25", "H-Index: 25"), 1, ":4:1: error PP208", "did you mean 'h-index25'?",
    ),
    "h-index-with-a-colon": (
        told("h-index25", "H-Index:25"), 1, ":4:1: error PP208", "did you mean 'h-index25'?",
    ),
    "number-behind-its-label": (
        told("2,923citations", "Citations 2,923"), 1, ":6:1: error PP208",
        "did you mean '2,923citations'?",
    ),
    "label-translated": (
        told("2,923citations", "2.923 Zitate"), 1, ":6:1: error PP208", "as in '2,923citations'",
    ),
    "all-labels-changed": (
        told(FACTS, "H-Index: 25\nPapers: 23\nCitations: 2,923\nNovelty: 50%\nAI Score: 56"),
        1, ":4:1: error PP208", "did you mean 'h-index25'?",
    ),
    "all-labels-and-the-heading-changed": (
        told(FACTS + "\n\n23 Papers", "H-Index: 25\nPapers: 23\nCitations: 2,923\n\nPapers (23)"),
        1, ":4:1: error PP208", "did you mean 'h-index25'?",
    ),
    "facts-in-one-line": (
        told(FACTS, "h-index 25 · 23 papers · 2,923 citations · Novelty 50% · AI Score 56"),
        1, ":4:1: error PP208", "each fact in a line of its own",
    ),
    "facts-glued": (
        told(FACTS, FACTS.replace("\n", "")), 1, ":4:1: error PP208",
        "each fact in a line of its own",
    ),
    "label-and-number-in-two-lines": (
        told("23papers", "papers\n23"), 1, ":5:1: error PP208", "label and number in one line",
    ),
    "number-and-label-in-two-lines": (
        told("h-index25", "25\nh-index"), 1, ":5:1: error PP201", "expected a number as in",
    ),
    "new-badge": (
        told("LGMar 11, 2022Code", "LGMar 11, 2022CodeDataset"), 0, ":19:19: warning PP502",
        "'Dataset'",
    ),
    "four-badges": (
        told("LGMar 11, 2022Code", "LGMar 11, 2022Code Dataset Demo Video"), 1,
        ":19:1: error PP110", "three badges at most",
    ),
    "score-behind-the-date": (
        metas("{c}{m} {d}{y}{s}{b}"), 1, ":33:1: error PP110", "did you mean '52.4DCApr 15'?",
    ),
    "score-with-a-comma-and-behind": (
        metas(PLAIN).replace("52.4DCApr 15", "DCApr 15 52,4"), 1, ":33:1: error PP110",
        "did you mean '52.4DCApr 15'?",
    ),
    "months-in-german": (
        metas(PLAIN, GERMAN), 1, ":19:1: error PP110", "did you mean 'LGMar 11, 2022Code'?",
    ),
    "months-in-french": (
        metas(PLAIN, FRENCH), 1, ":12:1: error PP110", "did you mean 'CLJun 29, 2022'?",
    ),
    "months-in-russian": (
        metas(PLAIN, RUSSIAN), 1, ":12:1: error PP110", "such as '85.2LGMar 11, 2022Code'",
    ),
    "day-before-the-month": (
        metas("{s}{c}{d} {m}{y}{b}"), 1, ":12:1: error PP110", "did you mean 'CLJun 29, 2022'?",
    ),
    "dates-as-numbers": (
        metas("{s}{c}2022-06-29{b}"), 1, ":12:1: error PP110", "did you mean 'CLJun 29, 2022'?",
    ),
    "how-long-ago": (metas("{s}{c}3 days ago{b}"), 1, ":12:1: error PP110", "not how long ago"),
    "misspelt": (
        told("CLMay 19, 2025", "CLMey 19, 2025"), 1, ":103:1: error PP110",
        "did you mean 'CLMay 19, 2025'?",
    ),
    "pieces-in-lines-of-their-own": (
        metas("{s}\n{c}\n{m} {d}{y}\n{b}"), 0, ":13:1: info PP111",
        "a line for each piece",
    ),
    "picture-for-a-badge": (
        realdump.TEXT.replace("LGMar 11, 2022Code", "LGMar 11, 2022🔥"), 1, ":19:1: error PP110",
        "three badges at most",
    ),
    "title-glued-to-the-badge": (
        realdump.TEXT.replace("Code\n", "Code"), 1, ":19:1: error PP110",
        "the title in the next line",
    ),
    "semicolons-between-authors": (
        told("DeLesley Hutchins, Imanol Schlag, Yuhuai Wu", "D. Hutchins; I. Schlag; Y. Wu"),
        1, ":22:1: error PP404", "expected commas between the names",
    ),
    "more-in-the-place-of-et-al": (
        told("Yuhuai Wu et al.", "Yuhuai Wu +7 more"), 1, ":22:35: error PP404", "'Yuhuai Wu +7",
    ),
    "papers-left-out": (
        realdump.joined(list(realdump.PAPERS[:9])), 0, ":5:1: warning PP204", "9 found",
    ),
}  # fmt: skip


@pytest.mark.parametrize("drift", DRIFTS.values(), ids=list(DRIFTS))
def test_a_change_of_the_page_is_led_to_its_cause(
    drift: tuple[str, int, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text, code, place, cause = drift
    assert text != realdump.TEXT
    monkeypatch.chdir(tmp_path)
    Path("dump.txt").write_text(text, encoding="utf-8")
    assert cli.run(["check", "dump.txt", "--as-of", "2026-05-20"]) == code
    screen = "\n".join(capsys.readouterr().out.split("\n")[:SCREEN])
    assert f"dump.txt{place} " in screen
    found = screen[screen.index(f"dump.txt{place} ") :].split("\n\n")[0]
    assert cause in found


@pytest.mark.parametrize("between", [" · ", "\t", " | ", ", ", " / ", " - ", "   ", " "])
@pytest.mark.parametrize("above", ["Jane Doe\n\nLG\n", "Jane Doe\n\nLG{}", "Jane Doe{}LG{}"])
def test_facts_in_one_line_are_an_error_whatever_stands_beside_them(
    above: str, between: str
) -> None:
    facts = between.join(["h-index25", "2papers", "2,923citations"])
    text = f"{above.format(between, between)}{facts}\n\n1 Papers\n\nLGJun 29, 2022\nA Title\n"
    report = profileparse.check(text, as_of=date(2026, 5, 20))
    assert report.profile.name in {"Jane Doe", None}
    assert "PP208" in {found.code for found in report.diagnostics}
