"""Rows of records: which there are, what they hold, and how findings come to their papers."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest
import realdump
import records

import profileparse
from profileparse import Diagnostic, Paper, Profile, Report, Span
from profileparse.writers import PAPERS, PROFILES
from profileparse.writers.any_format import entries
from profileparse.writers.tables import COLUMNS, Column

PAGE = (Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
REAL = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)
WORDS = {
    str: "text", int: "whole number", float: "number", bool: "boolean", date: "day",
    list: "list of texts",
}  # fmt: skip


def at(code: str, start: int, end: int) -> Diagnostic:
    span = Span(start=start, end=end, line=1, column=1, end_line=1, end_column=1)
    return Diagnostic.of(code, "x", span)


@pytest.mark.parametrize("table", [PAPERS, PROFILES])
def test_the_page_has_the_columns_and_no_other(table: str) -> None:
    section = PAGE.split(f"| column of `{table}` | type | is |\n")[1].split("\n\n")[0]

    def row(column: Column) -> str:
        kind = WORDS[column.kind] + " or nothing" * column.optional
        return f"| `{column.name}` | {kind} | {column.doc} |"

    assert section.splitlines()[1:] == [row(column) for column in COLUMNS[table]]


def test_the_tables_have_each_public_field_of_the_records_and_no_private_one() -> None:
    for table, record in ((PAPERS, Paper), (PROFILES, Profile)):
        names = {column.name for column in COLUMNS[table]}
        data = {field.name for field in attrs.fields(record) if field.eq}
        assert data <= names
        assert not {name for name in names if name.startswith("_") or "span" in name}


def test_a_dict_has_the_fields_of_a_paper() -> None:
    paper = records.paper(
        "A. One", category="CV", date=datetime(2020, 1, 2, 3, tzinfo=UTC), badges=("Code",)
    )
    assert profileparse.to_dicts(records.profile(paper)) == [
        {
            "title": "A Title",
            "category": "CV",
            "arxiv_categories": ["cs.CV", "math.CV"],
            "date": date(2020, 1, 2),
            "year_inferred": False,
            "authors": ["A. One"],
            "et_al": False,
            "affiliation": None,
            "score": None,
            "badges": ["Code"],
            "abstract": None,
            "url": None,
            "arxiv_id": None,
        }
    ]
    assert profileparse.to_dicts(records.profile()) == []


def test_dicts_are_of_one_profile() -> None:
    with pytest.raises(TypeError, match=r"^expected a Profile, got Report: to_rows takes many$"):
        profileparse.to_dicts(REAL)  # type: ignore[arg-type]


def test_rows_of_the_real_dump() -> None:
    rows = profileparse.to_rows([REAL])
    assert [[*row] for row in rows] == [[c.name for c in COLUMNS[PAPERS]]] * 23
    for row, paper in zip(rows, profileparse.to_dicts(REAL.profile), strict=True):
        assert paper.items() <= row.items()
    assert [row["paper"] for row in rows] == [*range(1, 24)]
    assert {(row["name"], row["as_of"]) for row in rows} == {("Imanol Schlag", realdump.AS_OF)}
    (head,) = profileparse.to_rows([REAL], table="profiles")
    assert [*head] == [c.name for c in COLUMNS[PROFILES]]
    # The inferred year is listed once, at the first date that has none.
    inferred = next(row["paper"] for row in rows if row["year_inferred"])
    assert {row["paper"]: row["findings"] for row in rows if row["findings"]} == {
        inferred: ["PP301"]
    }
    assert head["findings"] == ["PP206"]


def test_each_finding_is_at_its_paper_once() -> None:
    report = profileparse.check_file(realdump.FIXTURES / "broken-papers.txt", as_of=realdump.AS_OF)
    by_paper = [row["findings"] for row in profileparse.to_rows([report])]
    assert [codes for codes in by_paper if "PP302" in codes or "PP103" in codes] == [
        ["PP103"],
        ["PP302"],
    ]
    span = report.profile.papers[0].span
    assert span is not None
    found = (
        at("PP402", span.start, span.end),
        at("PP105", span.start, span.start),
        at("PP402", span.start + 1, span.end),
        at("PP102", span.start, span.end + 1),
        at("PP101", 0, 0),
    )
    (first, *_) = profileparse.to_rows([attrs.evolve(report, diagnostics=found)])
    (head,) = profileparse.to_rows([attrs.evolve(report, diagnostics=found)], table="profiles")
    assert (first["findings"], head["findings"]) == (["PP402", "PP105"], ["PP102", "PP101"])


def test_papers_without_a_place_have_no_findings() -> None:
    report = attrs.evolve(
        records.report(records.profile(records.paper("A"))), diagnostics=(at("PP402", 0, 1),)
    )
    assert [row["findings"] for row in profileparse.to_rows([report])] == [[]]
    assert profileparse.to_rows([report], table="profiles")[0]["findings"] == ["PP402"]


def test_profiles_are_counted_in_each_source() -> None:
    profile = records.profile(records.paper("A"), records.paper("B"))
    rows = profileparse.to_rows([profile] * 3, sources=["x", Path("y"), "x"])
    keys = [(row["source"], row["profile"], row["paper"]) for row in rows]
    assert keys == [("x", 1, 1), ("x", 1, 2), ("y", 1, 1), ("y", 1, 2), ("x", 2, 1), ("x", 2, 2)]
    assert {row["source"] for row in profileparse.to_rows([profile])} == {""}
    assert {row["source"] for row in profileparse.to_rows([profile] * 2, sources="z")} == {"z"}


def test_a_report_of_several_profiles_is_parted_with_its_findings() -> None:
    text = "\n\n".join([realdump.joined(realdump.PAPERS[:2])] * 2).replace("Jun 29", "Jun 31")
    report = profileparse.check(f"{text}\n", as_of=realdump.AS_OF)
    assert len(report.profiles) == 2
    heads = profileparse.to_rows([report], table="profiles")
    assert [head["profile"] for head in heads] == [1, 2]
    assert heads[0]["findings"] == heads[1]["findings"] != []
    rows = profileparse.to_rows([report])
    assert ["PP302" in row["findings"] for row in rows] == [True, False, True, False]


def test_a_report_of_several_has_what_stands_beside_them() -> None:
    span = Span(start=3, end=4, line=1, column=1, end_line=1, end_column=1)
    piece = profileparse.Unparsed(text="x", span=span)
    for start, expected in ((2, [(), (piece,)]), (3, [(), (piece,)]), (4, [(piece,), ()])):
        second = records.profile(span=attrs.evolve(span, start=start))
        report = Report(profiles=(records.profile(), second), diagnostics=(), unparsed=(piece,))
        assert [found.unparsed for _, found in entries([report], None)] == expected
    assert profileparse.to_rows([Report(profiles=(), diagnostics=(), unparsed=(piece,))]) == []


WRONG = {
    "profile": (records.profile(), None, "expected an iterable of Profile or Report, got Profile"),
    "report": (REAL, None, "expected an iterable of Profile or Report, got Report"),
    "text": ("text", None, "expected an iterable of Profile or Report, got str"),
    "item": ([records.profile(), {}], None, "item 2: expected a Profile or a Report, got dict"),
    "paper": ([records.paper()], None, "item 1: expected a Profile or a Report, got Paper"),
    "source": ([records.profile()], [3], "expected str, bytes or os.PathLike object, not int"),
}


@pytest.mark.parametrize(("items", "sources", "message"), WRONG.values(), ids=WRONG)
def test_what_is_no_profile_is_a_type_error(items: object, sources: object, message: str) -> None:
    with pytest.raises(TypeError, match=re.escape(message)):
        profileparse.to_rows(items, sources=sources)  # type: ignore[arg-type]


def test_sources_are_as_many_as_profiles() -> None:
    with pytest.raises(ValueError, match=r"^there are more profiles than sources: item 2 has none"):
        profileparse.to_rows([records.profile()] * 2, sources=["x"])
    with pytest.raises(ValueError, match=r"^there are more sources than profiles$"):
        profileparse.to_rows([records.profile()], sources=["x", "y"])
    with pytest.raises(ValueError, match=r"^unknown table 'paper': expected papers or profiles$"):
        profileparse.to_rows([records.profile()], table="paper")
