"""Findings and unparsed text beside the data: what is absent, and what is unreadable."""

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Run, runner
from json_samples import AS_OF, FIXTURES
from test_cli_convert import GOOD

from profileparse import Diagnostic, FormatError, Report, Span, Unparsed, check, from_json, to_json
from profileparse.reporters import REPORTERS, Checked, Style
from profileparse.writers import Options, formats
from profileparse.writers.finding_fields import fields_of

RULES = sorted((FIXTURES / "rules").glob("*.txt"))
HEAD = (
    "Jane Doe\nLG\n\n{}\n23citations\n\n1 Paper\n\n"
    "LGJun 29, 2022\nA Title\n\nJane Doe\n\nIt works.\n"
)


def fields(text: str) -> list[tuple[str, str | None]]:
    report = check(text, as_of=AS_OF)
    codes = [found.code for found in report.diagnostics]
    return list(zip(codes, fields_of(report), strict=True))


def written(report: Report) -> Any:
    return json.loads(to_json(report.profile, report=report))


def test_findings_are_those_of_the_reporter_with_a_field() -> None:
    text = (FIXTURES / "damaged-papers.txt").read_bytes().decode()
    report = check(text, as_of=AS_OF)
    data = written(report)
    marks = ("",) * len(report.diagnostics)
    told = json.loads(
        "\n".join(REPORTERS["json"]([Checked("x", text, report, None, marks)], Style()))
    )
    assert len(told) > 10
    assert data["findings"] == [
        {key: value for key, value in found.items() if key not in {"path", "fingerprint"}}
        | {"field": field}
        for found, field in zip(told, fields_of(report), strict=True)
    ]
    assert list(data)[-2:] == ["findings", "unparsed"]
    assert [Span(**piece["span"]) for piece in data["unparsed"]] == [
        u.span for u in report.unparsed
    ]
    assert all(Span(**p["span"]).cut(text) == p["text"] for p in data["unparsed"])
    assert from_json(json.dumps(data)) == report.profile


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("h-index2.5", [("PP201", "h_index")]),
        ("1_0papers", [("PP201", "paper_count")]),
        ("AI Score", [("PP201", "ai_score")]),
        ("Novelty150%", [("PP207", "novelty_percent")]),
        ("H-Index: 1", [("PP208", "h_index")]),
        ("h-index1\nPapers\n12", [("PP208", "paper_count")]),
        ("h-index1 · 2papers", [("PP208", None)]),
        ("h-index1\ni10-index12", [("PP203", None)]),
        ("h-index1\nh-index2", [("PP202", None)]),
    ],
)
def test_a_finding_in_the_head_names_its_fact(line: str, expected: list[tuple[str, str]]) -> None:
    assert [f for f in fields(HEAD.format(line)) if f[0].startswith("PP20")][:1] == expected


def test_null_for_unreadable_is_told_from_null_for_absent() -> None:
    unreadable, absent = (
        written(check(HEAD.format(line), as_of=AS_OF)) for line in ("h-index2.5", "3papers")
    )
    assert unreadable["h_index"] is absent["h_index"] is None
    assert "h_index" in [found["field"] for found in unreadable["findings"]]
    assert "h_index" not in [found["field"] for found in absent["findings"]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Jun 29, 2022", "Feb 30, 2022", ("PP302", "papers[0].date")),
        ("LGJun", "8..5LGJun", ("PP201", "papers[0].score")),
        ("LGJun", "ZZJun", ("PP501", "papers[0].category")),
        ("2022", "2022Odd", ("PP502", "papers[0].badges")),
        ("A Title\n\n", "", ("PP104", "papers[0].authors")),
        ("It works.", "", ("PP105", "papers[0].abstract")),
        ("\nJane Doe\n\n", "\nJane Doe, Jane Doe\n\n", ("PP402", "papers[0].authors")),
        ("Jane Doe\nLG\n\n", "", ("PP109", "name")),
        ("1 Paper", "2 Papers", ("PP204", None)),
        ("A Title\n\nJane Doe\n\nIt works.\n", "", ("PP104", "papers[0].authors")),
        ("It works", "It \u202eworks", ("PP902", "papers[0].abstract")),
        ("Jane Doe\nLG\n\nh-index1\n23citations\n\n1 Paper\n\n", "", ("PP106", None)),
    ],
)
def test_a_finding_names_its_value(old: str, new: str, expected: tuple[str, str | None]) -> None:
    text = HEAD.format("h-index1")
    assert old in text
    assert expected in fields(
        text.replace(old, new, 1) if "\nJ" not in old else new.join(text.rsplit(old, 1))
    )


def test_what_a_paper_lacks_is_named() -> None:
    found = fields((FIXTURES / "damaged-papers.txt").read_bytes().decode())
    assert ("PP103", "papers[2].title") in found
    assert ("PP105", "papers[4].abstract") in found
    assert ("PP110", None) in found


def test_a_finding_on_more_than_one_value_names_the_paper() -> None:
    report = check(HEAD.format("h-index1"), as_of=AS_OF)
    span = report.profile.papers[0].span
    assert span is not None
    whole = Diagnostic.of("PP108", "x", span)
    wider = Diagnostic.of(
        "PP111",
        "x",
        span.through(Span(start=0, end=span.end + 1, line=1, column=1, end_line=99, end_column=1)),
    )
    made = Report(profiles=report.profiles, diagnostics=(whole, wider), unparsed=())
    assert list(fields_of(made)) == ["papers[0]", None]


def test_an_unreadable_fact_is_told_without_its_words() -> None:
    report = check(HEAD.format("H-Index: 1"), as_of=AS_OF)
    made = Report(profiles=report.profiles, diagnostics=report.diagnostics, unparsed=())
    assert set(fields_of(made)) == {"h_index"}


@pytest.mark.parametrize("path", RULES, ids=[path.stem for path in RULES])
def test_the_findings_of_every_rule_can_be_written(path: Path) -> None:
    for options in (Options(findings=True), Options(findings=True, positions=True)):
        report = check(path.read_bytes().decode(errors="replace"), as_of=AS_OF)
        if len(report.profiles) != 1:
            continue
        line = "".join(formats("records")["jsonl"].write([("x", report)], options))
        data = json.loads(line)
        assert [found["code"] for found in data["findings"]] == [d.code for d in report.diagnostics]
        whole = "".join(formats("records")["json"].write([("x", report)], options))
        assert json.loads(whole) == {k: v for k, v in data.items() if k != "source"}
        assert line.isascii()
        assert "##" not in line


def test_unparsed_text_that_json_cannot_hold() -> None:
    report = check(HEAD.format("h-index1"), as_of=AS_OF)
    span = report.profile.papers[0].span
    assert span is not None
    made = Report(
        profiles=report.profiles,
        diagnostics=(),
        unparsed=(Unparsed(text="\ud83d\ude00", span=span),),
    )
    with pytest.raises(FormatError) as caught:
        to_json(report.profile, report=made)
    assert caught.value.place == "$.unparsed[0].text"


# --- the command ------------------------------------------------------------------------


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("convert", capsys, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_convert_adds_them_where_they_are_asked_for(run: Run, name: str) -> None:
    code, out, err = run("bad.txt", "--to", name, "--findings", "--as-of", "2026-05-20")
    data = json.loads(out)
    assert code == 1
    assert ("PP302", "papers[0].date") in [(f["code"], f["field"]) for f in data["findings"]]
    assert len(data["findings"]) == len(err.splitlines())
    assert data["unparsed"] == []
    assert "findings" not in json.loads(run("bad.txt", "--to", name)[1])


def test_findings_can_be_a_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text("[tool.profileparse]\nfindings = true\n")
    assert "findings" in json.loads(run("good.txt")[1])
    monkeypatch.setenv("PROFILEPARSE_FINDINGS", "0")
    assert "findings" not in json.loads(run("good.txt")[1])


def test_each_line_has_the_findings_of_its_own_profile(run: Run) -> None:
    Path("two.txt").write_text(GOOD + "\n" + GOOD.replace("Jun 29", "Feb 30"))
    _, out, _ = run("two.txt", "--to", "jsonl", "--findings")
    first, second = (json.loads(line)["findings"] for line in out.splitlines())
    assert "PP302" not in [f["code"] for f in first]
    (found,) = (f for f in second if f["code"] == "PP302")
    assert found["field"] == "papers[0].date"
    assert found["line"] > GOOD.count("\n")
