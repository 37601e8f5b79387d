"""Metrics as text: figures in words, the table, JSON and CSV against independent readers."""

import csv
import io
import json
from typing import Any

import attrs
import pytest
import realdump
from metric_samples import AS_OF, EMPTY, OWNER, cut, invented
from records import paper, report
from test_cli_hostile import HOSTILE, SEEN, obeyed
from words import seeded

import profileparse
from profileparse import Profile, metrics
from profileparse.metrics import GRAPH_METRICS, GROUPS, Metric
from profileparse.writers import Options, formats
from profileparse.writers.metric_values import figure, measured, number, points
from profileparse.writers.metrics_csv import COLUMNS
from profileparse.writers.metrics_table import MOST

REAL = profileparse.parse(realdump.TEXT, as_of=AS_OF)
FIGURES, COMPARISONS = formats("metrics"), formats("comparison")
COMPARED = {"comparison": COMPARISONS["table"], "wide csv": COMPARISONS["csv"]}
ALL = {**GROUPS, "Graph": GRAPH_METRICS}


def written(name: str, *profiles: Profile, width: int = 80, groups: Any = ALL) -> str:
    row = COMPARED.get(name) or FIGURES[name]
    entries = [(f"{n}.txt", report(profile)) for n, profile in enumerate(profiles)]
    return "".join(row.write(measured(entries, groups), Options(width=width)))


NUMBERS = {
    25: "25", 2923: "2,923", 0.0: "0", 1.0: "1", 3 - 1e-15: "3", 3.125: "3.125", 2.81: "2.810",
    52.4: "52.40", 4.6768: "4.677",
    127.0869: "127.1", 0.721014: "0.721", 0.5: "0.500", 0.00021: "0.00021", 12345.6: "12,346",
    -1.5: "-1.500", -0.25: "-0.250",
}  # fmt: skip


@pytest.mark.parametrize(("value", "text"), NUMBERS.items())
def test_a_number_in_words(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ((3, None, None), "3"),
        ((None, 0.25, 2), "[0.250, 2]"),
        ((None, 45, None), "≥ 45"),
        ((None, None, 2.5), "≤ 2.500"),
        ((0.5, 0.0, 1.0), "0.500 [0, 1]"),
        ((None, None, None), "not defined"),
    ],
)
def test_a_figure_in_words(figures: tuple[float | None, ...], text: str) -> None:
    assert figure(*figures) == text


def made(**figures: Any) -> Metric:
    return Metric(
        name="x", n=0, missing=0, unit="", definition="", reference="", papers=(), **figures
    )


def test_points_of_a_metric() -> None:
    def of(metric: Metric) -> list[tuple[object, ...]]:
        return [attrs.astuple(point) for point in points(metric)]

    assert of(made(value=3)) == [("", 3, None, None)]
    assert of(made()) == [("", None, None, None)]
    assert of(made(value=())) == []
    assert of(made(value=(("a", 1), ("b", 2)))) == [("a", 1, None, None), ("b", 2, None, None)]
    assert of(made(low=(("a", 1),), high=(("a", None),))) == [("a", None, 1, None)]
    assert of(made(low=(("a", 1),))) == [("a", None, 1, None)]


def test_the_table_of_a_small_profile() -> None:
    profile = attrs.evolve(
        EMPTY,
        papers=(paper(OWNER, "Bo Ray"), attrs.evolve(paper("Bo Ray", et_al=True), date=None)),
    )
    chosen = {
        "Output": (metrics.papers_per_year, metrics.category_drift),
        "Head": (metrics.m_quotient, metrics.h_index),
        "Co-authors": (metrics.coauthors, metrics.coauthor_papers),
    }
    assert written("table", profile, groups=chosen).splitlines() == [
        "Ana Kim, as of 2026-11-22 (0.txt)",
        "",
        "metric           value  unit           n",
        "",
        "OUTPUT",
        "papers_per_year         papers       1/2",
        "  2020               1",
        "category_drift    none  share        1/2",
        "",
        "HEAD",
        "m_quotient       0.833  papers/year  1/2",
        "h_index              5  papers",
        "",
        "CO-AUTHORS",
        "coauthors          ≥ 1  people       2/2",
        "coauthor_papers         papers       2/2",
        "  Bo Ray             2",
        "",
        "note                                                  of",
        "the h-index is of the head, the first year of the     m_quotient",
        "list: an earlier paper may be missing",
        "it takes 5 papers, and 2 are listed                   h_index",
        "1 of 2 lists are cut                                  coauthors, coauthor_papers",
    ]


def test_the_real_table_fits_a_terminal_without_a_broken_name() -> None:
    lines = written("table", REAL).splitlines()
    assert max(map(len, lines)) <= 80
    for function in (*metrics.METRICS, *GRAPH_METRICS):
        assert sum(line.split(" ")[0] == function.__name__ for line in lines) == 1
    assert (
        "collaborative_coefficient                 [0.721, 0.928]  share            23/23" in lines
    )


@pytest.mark.parametrize("width", [40, 60, 80, 200])
@pytest.mark.parametrize("name", ["table", "comparison"])
def test_a_table_is_as_wide_as_the_terminal_at_most(name: str, width: int) -> None:
    profile = cut(invented(seeded("wide"), 30)[0])
    names = attrs.evolve(profile, name="A Very Long Name " * 9)
    chosen = {"x": GROUPS["From the head"][:3]} if name == "comparison" else ALL
    lines = written(name, REAL, names, width=width, groups=chosen).splitlines()
    assert max(map(len, lines)) <= width
    if width >= 60:
        assert any(line.startswith(("h_index", "Imanol Schlag")) for line in lines)


def test_several_tables_stand_apart() -> None:
    text = written("table", EMPTY, attrs.evolve(EMPTY, name=None), groups={})
    assert text == (
        "Ana Kim, as of 2026-11-22 (0.txt)\n\nmetric  value  unit  n\n\n\n"
        "a profile without a name, as of 2026-11-22 (1.txt)\n\nmetric  value  unit  n\n"
    )


def test_a_long_series_is_cut_short_and_says_so() -> None:
    years = [attrs.evolve(paper(OWNER), date=AS_OF.replace(year=1900 + n)) for n in (0, MOST)]
    chosen = {"x": (metrics.papers_per_year,)}
    lines = written("table", attrs.evolve(EMPTY, papers=years), groups=chosen).splitlines()
    assert lines[-2].split() == ["1939", "0"]
    assert lines[-1] == "  ... and 1 more: see --to json or csv"
    years[1] = attrs.evolve(years[1], date=AS_OF.replace(year=1939))
    lines = written("table", attrs.evolve(EMPTY, papers=years), groups=chosen).splitlines()
    assert lines[-1].split() == ["1939", "1"]


def test_profiles_side_by_side() -> None:
    chosen = {
        "x": (metrics.h_index, metrics.papers_per_year),
        "y": (metrics.citations_per_paper, metrics.collaborative_coefficient),
    }
    text = written("comparison", REAL, attrs.evolve(EMPTY, name=None), groups=chosen)
    assert text.splitlines() == [
        "                                    citations",
        "                               h          per   collaborative",
        "name           as of       index        paper     coefficient",
        "Imanol Schlag  2026-11-22     25        127.1  [0.721, 0.928]",
        "1.txt          2026-11-22      5  not defined     not defined",
    ]


def plain(figure: Any) -> Any:
    return dict(figure) if isinstance(figure, tuple) else figure


def test_json_says_all_that_a_metric_says() -> None:
    found = json.loads(written("json", REAL))
    assert list(found) == ["schema_version", "name", "as_of", "metrics"]
    assert (found["schema_version"], found["name"], found["as_of"]) == (
        "1.0", "Imanol Schlag", "2026-11-22",
    )  # fmt: skip
    made = [*metrics.summary(REAL), *metrics.graph_summary(REAL)]
    assert list(found["metrics"]) == [metric.name for metric in made]
    for metric in made:
        whole = attrs.asdict(metric, recurse=False)
        whole["source"] = whole.pop("reference")
        assert found["metrics"][whole.pop("name")] == {
            key: list(value) if key == "papers" else plain(value) for key, value in whole.items()
        }
    assert found["metrics"]["m_quotient"]["value"] == 3.125
    index = found["metrics"]["collaborative_index"]
    assert (index["value"], index["low"], index["high"]) == (None, 86 / 23, None)


def test_json_lines_have_their_source() -> None:
    lines = written("jsonl", REAL, EMPTY).splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["0.txt", "1.txt"]
    without = {**json.loads(lines[0])}
    del without["source"]
    assert without == json.loads(written("json", REAL))


def test_csv_has_a_row_for_each_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", REAL, EMPTY))))
    for profile, file in ((REAL, "0.txt"), (EMPTY, "1.txt")):
        of = [row for row in rows if row["source"] == file]
        expected = [
            (metric, point)
            for metric in (*metrics.summary(profile), *metrics.graph_summary(profile))
            for point in points(metric)
        ]
        assert len(of) == len(expected)
        for row, (metric, point) in zip(of, expected, strict=True):
            assert (row["metric"], row["label"]) == (metric.name, point.label)
            for column, value in (("value", point.value), ("low", point.low), ("high", point.high)):
                assert row[column] == ("" if value is None else repr(value))
            assert (int(row["n"]), int(row["missing"])) == (metric.n, metric.missing)
            assert (row["unit"], row["note"]) == (metric.unit, metric.note or "")
            assert row["definition"] in {metric.definition, f"'{metric.definition}"}
            assert row["definition_source"] == metric.reference


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", [*FIGURES, *COMPARED])
def test_no_text_gives_orders(name: str, hostile: str) -> None:
    papers = [
        attrs.evolve(
            paper(hostile, f"{hostile} B", et_al=et_al), category=hostile, affiliation=hostile
        )
        for et_al in (False, True)
    ]
    profile = attrs.evolve(EMPTY, name=hostile, papers=papers)
    row = COMPARED.get(name) or FIGURES[name]
    text = "".join(row.write(measured([(hostile, report(profile))], ALL)))
    assert obeyed(text) == []
    assert SEEN.fullmatch(text)
    if name in {"csv", "wide csv"}:
        for cells in csv.reader(io.StringIO(text)):
            assert not any(cell.startswith(("=", "+", "@", "-c")) for cell in cells)


NOTHING = {
    "table": "",
    "json": "",
    "jsonl": "",
    "comparison": "",
    "wide csv": "",
    "csv": ",".join(COLUMNS) + "\n",
}


@pytest.mark.parametrize(("name", "text"), NOTHING.items(), ids=list(NOTHING))
def test_nothing_is_a_result(name: str, text: str) -> None:
    assert written(name) == text


def test_csv_with_a_row_for_each_profile() -> None:
    rows = list(csv.DictReader(io.StringIO(written("wide csv", REAL, EMPTY))))
    assert [(row["source"], row["name"], row["as_of"]) for row in rows] == [
        ("0.txt", "Imanol Schlag", "2026-11-22"), ("1.txt", "Ana Kim", "2026-11-22"),
    ]  # fmt: skip
    for row, profile in zip(rows, (REAL, EMPTY), strict=True):
        for metric in (*metrics.summary(profile), *metrics.graph_summary(profile)):
            if metric.name in metrics.SERIES:
                assert metric.name not in row
                continue
            for end, value in (("", metric.value), ("_low", metric.low), ("_high", metric.high)):
                assert row[f"{metric.name}{end}"] == ("" if value is None else repr(value))


def test_a_wide_comparison_goes_on_below() -> None:
    chosen = {"x": (*GROUPS["From the head"], *GROUPS["Collaboration"][:5])}
    text = written("comparison", REAL, EMPTY, groups=chosen)
    blocks = [block.splitlines() for block in text.split("\n\n")]
    assert len(blocks) > 1
    for block in blocks:
        assert [line[:25] for line in block[-2:]] == [
            "Imanol Schlag  2026-11-22", "Ana Kim        2026-11-22",
        ]  # fmt: skip
        assert max(map(len, block)) <= 80
    headings = " ".join(" ".join(line for line in block[:-2]) for block in blocks)
    for word in ("quotient", "hirsch", "coefficient", "fractional"):
        assert word in headings


def test_a_figure_of_a_fact_that_could_not_be_read_says_so() -> None:
    head = "Ann Reed\n\nh-index{}\n2papers\n{}citations\n\n1 Papers\n\n"
    body = "LGMar 11, 2022\nA Title\n\nAnn Reed\n\nIt works.\n"
    names = ("h_index", "m_quotient", "hirsch_a", "citations_per_paper", "first_author_share")
    groups = {"": [metrics.DEFINITIONS[name].compute for name in names]}
    for h, citations, undefined in (
        ("6", "12", set()),
        ("x", "12", {"h_index", "m_quotient", "hirsch_a"}),
        ("6", "1.2.3", {"hirsch_a", "citations_per_paper"}),
    ):
        found = profileparse.check(head.format(h, citations) + body, as_of=AS_OF)
        ((_, one),) = measured([("a.txt", found)], groups)
        said = dict(zip(names, map(one.text, one.metrics), strict=True))
        assert {name for name, text in said.items() if text == "unreadable"} == undefined
        assert said["first_author_share"] == "1"
        for row in (FIGURES["table"], COMPARISONS["table"]):
            text = "".join(row.write([("a.txt", one)], Options(width=200)))
            assert text.count("unreadable") == len(undefined)
            assert "not defined" not in text
    bare = profileparse.check("Ann Reed\n\n2papers\n\n1 Papers\n\n" + body, as_of=AS_OF)
    ((_, one),) = measured([("a.txt", bare)], groups)
    assert [*map(one.text, one.metrics)] == ["not defined"] * 4 + ["1"]
