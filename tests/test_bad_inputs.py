"""Every bad input has one right answer: the record, the findings with their places, the rest."""

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bad_cases import AS_OF, RECORD, TEXT, YEAR, Case, assert_answered, good, told

import profileparse


def bad_number(old: str, new: str, name: str) -> Case:
    return Case(old, new, {name: None}, {}, (("PP201", new), YEAR), (new,))


def bad_score(new: str) -> Case:
    return Case("85.2LG", f"{new}LG", {}, {0: {"score": None}}, (("PP201", new), YEAR))


def bad_date(new: str, **changes: Any) -> Case:
    codes = (YEAR, ("PP302", new))
    return Case("Jun 29, 2022", new, {}, {1: {"date": None} | changes}, codes)


H, P, C, N, A = "h_index", "paper_count", "citation_count", "novelty_percent", "ai_score"
NUMBERS = {
    "no-number": bad_number("h-index3", "h-index", H),
    "below-zero": bad_number("h-index3", "h-index-5", H),
    "part-of-an-h-index": bad_number("h-index3", "h-index2.5", H),
    "point-for-comma": bad_number("1,120citations", "2.923citations", C),
    "odd-commas": bad_number("1,120citations", "2,92,3citations", C),
    "comma-at-the-end": bad_number("1,120citations", "2,923,citations", C),
    "thousands-as-k": bad_number("1,120citations", "2.9kcitations", C),
    "5000-digits": bad_number("h-index3", "h-index" + "9" * 5000, H),
    "arabic-digits": bad_number("h-index3", "h-index\u0662\u0665", H),
    "full-width-digits": bad_number("h-index3", "h-index\uff12\uff15", H),
    "superscript": bad_number("h-index3", "h-index²", H),
    "underscore": bad_number("3papers", "1_000papers", P),
    "not-a-number": bad_number("Novelty50%", "Noveltynan%", N),
    "infinity": bad_number("AI Score56", "AI Scoreinf", A),
    "exponent": bad_number("AI Score56", "AI Score1e3", A),
    "hexadecimal": bad_number("AI Score56", "AI Score0x10", A),
    "no-percent": bad_number("Novelty50%", "Novelty%", N),
    "percent-above-100": told(
        "PP207", "Novelty150%", good("Novelty50%", "Novelty150%", novelty_percent=150.0)
    ),
    "percent-with-decimals": good("Novelty50%", "Novelty50.5%", novelty_percent=50.5),
    "score-with-decimals": good("AI Score56", "AI Score56.25", ai_score=56.25),
    "zero": good("h-index3", "h-index0", h_index=0),
    "no-comma": good("1,120citations", "1120citations", citation_count=1120),
    "millions": good("1,120citations", "1,234,567citations", citation_count=1_234_567),
    "paper-score-100": good("85.2LG", "100.0LG", 0, score=100.0),
    "paper-score-0": good("85.2LG", "0.0LG", 0, score=0.0),
    "paper-score-whole": bad_score("85"),
    "paper-score-two-decimals": good("85.2LG", "85.25LG", 0, score=85.25),
    "paper-score-without-zero": bad_score(".5"),
    "paper-score-below-zero": bad_score("-1.0"),
    "paper-score-two-points": bad_score("8..5"),
    "paper-score-exponent": bad_score("1e3"),
    "paper-score-arabic-digits": bad_score("٨٥"),
}

DATES = {
    "day-32": bad_date("Jun 32, 2022"),
    "feb-30": bad_date("Feb 30, 2022"),
    "feb-29-without-leap-year": bad_date("Feb 29, 2022"),
    "day-0": bad_date("Jun 0, 2022"),
    "day-of-40-digits": bad_date("Jun " + "9" * 40 + ", 2022"),
    "year-of-two-digits": bad_date("Jun 29, 22"),
    "year-of-five-digits": bad_date("Jun 29, 20222"),
    "year-0": bad_date("Jun 29, 0000"),
    "no-such-day-without-year": bad_date("Jun 32"),
    "year-9999": told(
        "PP303",
        "Jun 29, 9999",
        good("Jun 29, 2022", "Jun 29, 9999", 1, date=date(9999, 6, 29)),
    ),
    "month-in-full": good("Jun 29, 2022", "June 29, 2022", 1),
    "sept": good("Jun 29, 2022", "Sept 20, 2023", 1, date=date(2023, 9, 20)),
    "sept-with-point": good("Jun 29, 2022", "Sept. 20, 2023", 1, date=date(2023, 9, 20)),
    "september": good("Jun 29, 2022", "September 20, 2023", 1, date=date(2023, 9, 20)),
    "no-space-before-the-year": good("Jun 29, 2022", "Jun 29,2022", 1),
    "no-comma": good("Jun 29, 2022", "Jun 29 2022", 1),
    "two-digits": good("Jun 29, 2022", "Jun 09, 2022", 1, date=date(2022, 6, 9)),
    "leap-day": good("Jun 29, 2022", "Feb 29, 2000", 1, date=date(2000, 2, 29)),
    "first-year": good("Jun 29, 2022", "Jan 1, 1991", 1, date=date(1991, 1, 1)),
}
DARK = "Counting Words in the Dark"
BYTES = {
    name: told(
        "PP902", text[0], good(DARK, f"Counting{text}Words", 1, title=f"Counting{text}Words")
    )
    for name, text in {
        "vertical-tab": "\x0b",
        "form-feed": "\x0c",
        "next-line": "\x85",
        "line-separator": "\u2028",
        "paragraph-separator": "\u2029",
        "file-separator": "\x1c",
        "nul": "\x00",
        "escape": "\x1b[31m",
        "right-to-left-override": "\u202e",
        "zero-width-space": "\u200b",
        "lone-surrogate": "\ud800",
        "byte-order-mark-inside": "\ufeff",
    }.items()
} | {
    "combining-marks": good(
        DARK, "Counting" + "\u0301" * 160_000, 1, title="Counting" + "\u0301" * 160_000
    ),
    "mark-first": good("Maria Example\n\nLG", "\ufeffMaria Example\n\nLG"),
    "mark-twice": good("Maria Example\n\nLG", "\ufeff\ufeffMaria Example\n\nLG"),
    "mark-in-the-middle": good("CLJun", "\ufeffCLJun"),
    "no-break-space-in-a-meta-line": good("Jun 29, 2022", "Jun\xa029,\xa02022"),
    "no-break-space-between-pieces": Case(
        "85.2LGApr 26Code", "85.2\xa0LG\xa0Apr\xa026\xa0Code", codes=(("PP301", "Apr\xa026"),)
    ),
    "zero-width-in-a-meta-line": Case(
        "85.2LGApr 26Code",
        "85.2\u200bLG\u200bApr 26\u2060Code",
        codes=(("PP902", "\u200b"), YEAR, ("PP902", "\u2060")),
    ),
    "no-break-spaces-in-a-name": good("\nJan Muster", "\nJan\xa0Muster"),
    "mixed-line-ends": good("\n\nCLJun 29, 2022\n", "\r\r\nCLJun 29, 2022\r"),
}

NOT_HERS = (("PP401", "Jan Muster, Maria Example"), ("PP401", "Maria Example"))
STRUCTURE = {
    "no-final-newline": good("none of it.\n", "none of it."),
    "ten-final-newlines": good("none of it.\n", "none of it." + "\n" * 10),
    "unknown-fact": Case(
        "AI Score56",
        "i10-index12\nAI Score56",
        codes=(("PP203", "i10-index12"), YEAR),
        unparsed=("i10-index12",),
    ),
    "fact-twice": Case(
        "3papers",
        "3papers\nh-index4",
        codes=(("PP202", "h-index4"), YEAR),
        unparsed=("h-index4",),
    ),
    "same-fact-twice": Case(
        "3papers", "3papers\n3papers", codes=(("PP202", "3papers"), YEAR), unparsed=("3papers",)
    ),
    "paper-singular": told("PP204", "1paper", good("3papers", "1paper", paper_count=1)),
    "heading-singular": told("PP204", "1 Paper", good("3 Papers", "1 Paper")),
    "other-counts": told("PP204", "99papers", good("3papers", "99papers", paper_count=99)),
    "other-heading": told("PP204", "7 Papers", good("3 Papers", "7 Papers")),
    "unknown-code": told("PP501", "ZZ", good("CLJun", "ZZJun", 1, category="ZZ")),
    "code-with-archive": good("CLJun", "cs.LGJun", 1, category="cs.LG"),
    "code-with-long-archive": good(
        "CLJun", "cond-mat.mes-hallJun", 1, category="cond-mat.mes-hall"
    ),
    "other-badge": told("PP502", "Data", good("26Code", "26Data", 0, badges=("Data",))),
    "title-is-code": good(DARK, "Code", 1, title="Code"),
    "title-is-a-heading": good(DARK, "23 Papers", 1, title="23 Papers"),
    "title-is-a-fact": good(DARK, "h-index25", 1, title="h-index25"),
    "title-is-a-code": good(DARK, "LG", 1, title="LG"),
    "title-is-a-date": good(DARK, "Jun 29, 2022", 1, title="Jun 29, 2022"),
    "title-has-et-al": good(DARK, "A Reply to Muster et al.", 1, title="A Reply to Muster et al."),
    "title-is-names": good(DARK, "Tristan, Isolde", 1, title="Tristan, Isolde"),
    "name-is-a-code": Case(
        "Maria Example\n\nLG",
        "LG\n\nLG",
        {"name": None},
        codes=(("PP109", "LG"), ("PP202", "LG"), YEAR),
        unparsed=("LG",),
    ),
    "name-is-a-label": Case(
        "Maria Example\n",
        "citations\n",
        {"name": None},
        codes=(("PP102", "citations"), ("PP109", "LG"), YEAR),
        unparsed=("citations",),
    ),
    "name-is-a-menu": Case(
        "Maria Example\n",
        "Home · Papers / Sign in\n",
        {"name": None},
        codes=(("PP102", "Home · Papers / Sign in"), ("PP109", "LG"), YEAR),
        unparsed=("Home · Papers / Sign in",),
    ),
    "name-is-no-letter": Case(
        "Maria Example\n",
        "———\n",
        {"name": None},
        codes=(("PP102", "———"), ("PP109", "LG"), YEAR),
        unparsed=("———",),
    ),
    "name-is-other-capitals": replace(
        good("Maria Example\n\nLG", "XU\n\nLG", name="XU"), codes=(YEAR, *NOT_HERS)
    ),
    "name-is-one-word": replace(
        good("Maria Example\n\nLG", "Madhavan\n\nLG", name="Madhavan"), codes=(YEAR, *NOT_HERS)
    ),
    "html-in-a-title": told(
        "PP111",
        "<b>Dark</b> &amp; Words",
        replace(good(DARK, "<b>Dark</b> &amp; Words", 1, title="Dark & Words"), unparsed=("<b>",)),
    ),
    "html-above": Case(
        "Maria Example\n\nLG",
        "<body>\n\nMaria Example\n\nLG",
        codes=(("PP102", "<body>"), YEAR),
        unparsed=("<body>",),
    ),
    "html-below": Case(
        "none of it.\n",
        "none of it.\n\n</body></html>\n",
        codes=(YEAR, ("PP102", "</body></html>")),
        unparsed=("</body></html>",),
    ),
    "title-twice": Case(
        f"{DARK}\n",
        f"{DARK}\n{DARK}\n",
        codes=(YEAR, ("PP102", DARK)),
        unparsed=(DARK,),
    ),
}

CASES = {
    f"{kind}-{name}": case
    for kind, cases in {
        "number": NUMBERS,
        "date": DATES,
        "character": BYTES,
        "structure": STRUCTURE,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_bad_input_has_its_answer(case: Case) -> None:
    assert_answered(case)


def test_facts_can_stand_in_every_order() -> None:
    start, end = TEXT.index("LG\n"), TEXT.index("\n\n3 Papers")
    for facts in itertools.permutations(TEXT[start:end].split("\n")):
        text = TEXT[:start] + "\n".join(facts) + TEXT[end:]
        report = profileparse.check(text, as_of=AS_OF)
        assert report.profile == RECORD, facts
        assert [d.code for d in report.diagnostics] == ["PP301"], facts
