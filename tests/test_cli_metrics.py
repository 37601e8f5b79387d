"""`profileparse metrics`: what goes where, which metrics, and what it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from commands import Run, runner
from test_cli_convert import GOOD, REAL

import profileparse
from profileparse import metrics
from profileparse.cli import options
from profileparse.cli.app import program

DAY = "2026-11-22"
USAGE = (
    "Usage: profileparse metrics [OPTIONS] [PATH]...\nTry 'profileparse metrics --help' for help."
)
INSTALL = "which comes with: pip install 'profileparse[graph]'"
OTHERWISE = "--compare goes with --to table or csv, not json"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("metrics", capsys, tmp_path, monkeypatch)


def test_the_real_dump(run: Run) -> None:
    code, out, err = run(str(REAL), "--as-of", DAY, "--to", "json")
    found = json.loads(out)["metrics"]
    assert code == 0
    assert found["m_quotient"]["value"] == 3.125
    assert list(found) == [function.__name__ for function in metrics.METRICS]
    assert err.splitlines() == [
        f"{REAL}:4:1: info PP206 'h-index25' stands over a list of 23 papers",
        f"{REAL}:33:7: info PP301 3 dates without a year read as 2026",
    ]


def test_a_table_is_the_default_and_as_wide_as_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("real.txt").write_bytes(REAL.read_bytes())
    code, out, _ = run("real.txt", "--as-of", DAY)
    assert code == 0
    assert out.startswith("Imanol Schlag, as of 2026-11-22 (real.txt)\n")
    assert max(map(len, out.splitlines())) == 80
    monkeypatch.setenv("COLUMNS", "60")
    narrow = run("real.txt", "--as-of", DAY)[1]
    assert max(map(len, narrow.splitlines())) == 60
    assert run("real.txt", "--as-of", DAY, "-o", "x.txt")[:2] == (0, "")
    assert Path("x.txt").read_text(encoding="utf-8") == out
    assert run("real.txt", "--as-of", DAY, "-o", "-")[1] == narrow


def test_standard_input(run: Run) -> None:
    arguments = ("--stdin-filename", "good.txt", "--as-of", DAY)
    assert run("-", *arguments, stdin=GOOD.encode()) == run("good.txt", "--as-of", DAY)


def test_only_some_of_them_in_their_own_order(run: Run) -> None:
    words = ("--only", "m-quotient,H_INDEX", "--only", "graph_edges", "--to", "json")
    assert list(json.loads(run("good.txt", *words)[1])["metrics"]) == [
        "h_index", "m_quotient", "graph_edges",
    ]  # fmt: skip


def test_the_graph_is_asked_for(run: Run) -> None:
    found = json.loads(run("good.txt", "--graph-metrics", "--to", "json")[1])["metrics"]
    everything = (*metrics.METRICS, *metrics.GRAPH_METRICS)
    assert list(found) == [function.__name__ for function in everything]


@pytest.mark.parametrize("word", ["--graph-metrics", "--only=graph_edges"])
def test_the_graph_needs_networkx(run: Run, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    assert run("good.txt", word) == (
        2,
        "",
        f"{USAGE}\n\nprofileparse: error: the graph of co-authors needs networkx, {INSTALL}\n",
    )
    assert run("good.txt", "--only", "h_index")[0] == 0


def test_a_metric_that_is_not_there(run: Run) -> None:
    code, out, err = run("good.txt", "--only", "h_index,m_quotent")
    assert (code, out) == (2, "")
    assert err.endswith(
        "Invalid value for '--only': 'm_quotent' is not a metric: did you mean 'm_quotient'?\n"
    )


def test_a_shell_completes_their_names() -> None:
    complete = get_completion_class("bash")
    assert complete is not None
    shell = complete(program, {}, "profileparse", "_PROFILEPARSE_COMPLETE")
    found = shell.get_completions(["metrics", "--only"], "collaborative_")
    assert [item.value for item in found] == ["collaborative_index", "collaborative_coefficient"]


@pytest.mark.parametrize("name", ["g_index", "I10-index"])
def test_what_cannot_be_computed_says_why(run: Run, name: str) -> None:
    code, out, err = run("good.txt", "--only", name)
    assert (code, out) == (2, "")
    why = metrics.NOT_COMPUTABLE[name.lower().replace("-", "_")]
    assert err.endswith(f"{name!r} cannot be computed: {why}\n")


def test_a_word_that_is_like_no_metric_is_told_where_they_are(run: Run) -> None:
    assert run("good.txt", "--only", "zzz")[2].endswith("is not a metric: --list has all of them\n")


def test_the_list_of_all_metrics(run: Run) -> None:
    code, out, err = run("--list")
    assert (code, err) == (0, "")
    for function in (*metrics.METRICS, *metrics.GRAPH_METRICS):
        assert sum(line.split(" ")[0] == function.__name__ for line in out.splitlines()) == 1
    assert all(name in out for name in metrics.NOT_COMPUTABLE)
    printed = " ".join(out.split())
    for name, row in metrics.DEFINITIONS.items():
        assert f"{name} {row.definition}" in printed
    assert max(map(len, out.splitlines())) <= 80


def test_several_files_are_several_tables_lines_or_rows(run: Run) -> None:
    files = ("good.txt", "several.txt", "--as-of", DAY, "--only", "h_index")
    names = ["Good Name", "First Name", "Second Name"]
    code, out, _ = run(*files)
    assert (code, [line.split(",")[0] for line in out.splitlines() if "as of" in line]) == (
        0,
        names,
    )
    lines = run(*files, "--to", "jsonl")[1].splitlines()
    assert [json.loads(line)["name"] for line in lines] == names
    rows = list(csv.DictReader(io.StringIO(run(*files, "--to", "csv")[1])))
    assert [(row["name"], row["value"]) for row in rows] == [(name, "1") for name in names]


def test_several_files_and_json_need_a_folder(run: Run) -> None:
    code, out, err = run("good.txt", "other.txt", "--to", "json")
    assert (code, out) == (2, "")
    assert "cannot write several files as one JSON object: use -o FOLDER" in err
    assert run("good.txt", "other.txt", "--to", "json", "-o", "folder/")[0] == 0
    assert sorted(path.name for path in Path("folder").iterdir()) == ["good.json", "other.json"]


def test_a_file_with_several_profiles_is_no_one_object(run: Run) -> None:
    code, out, err = run("several.txt", "--to", "json")
    assert (code, out) == (1, "")
    assert "PP107" in err
    assert "several.txt: several profiles are not one JSON object: use --to jsonl" in err


def test_side_by_side(run: Run) -> None:
    code, out, _ = run("good.txt", "other.txt", "--compare", "--as-of", DAY)
    rows = [line.split("  ")[0] for line in out.splitlines()]
    assert (code, rows[-2:]) == (0, ["Good Name", "Other Name"])
    only = run("good.txt", "--compare", "--only", "m_quotient", "--as-of", DAY)[1]
    assert only.splitlines()[-1].split() == ["Good", "Name", "2026-11-22", "0.250"]
    wide = list(csv.DictReader(io.StringIO(run("good.txt", "--compare", "--to", "csv")[1])))
    assert [row["h_index"] for row in wide] == ["1"]
    assert run("good.txt", "--compare", "--to", "json") == (
        2,
        "",
        f"{USAGE}\n\nprofileparse: error: {OTHERWISE}\n",
    )


def test_a_series_cannot_be_compared(run: Run) -> None:
    code, out, err = run("good.txt", "--compare", "--only", "h_index,affiliations")
    assert (code, out) == (2, "")
    assert err.endswith("affiliations has many figures, not one to compare: leave it out\n")


def test_the_graph_is_added_to_what_is_chosen(run: Run) -> None:
    found = json.loads(run("good.txt", "--graph-metrics", "--only", "h_index", "--to", "json")[1])
    names = [function.__name__ for function in metrics.GRAPH_METRICS]
    assert list(found["metrics"]) == ["h_index", *names]
    assert "graph" in run("good.txt", "--graph-metrics", "--compare")[1]


def test_errors_are_told_and_what_could_be_read_is_written(run: Run) -> None:
    code, out, err = run("bad.txt", "missing.txt", "good.txt", "--to", "jsonl")
    assert code == 2
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["bad.txt", "good.txt"]
    assert "bad.txt:8:3: error PP302" in err
    assert "missing.txt: No such file" in err
    assert run("bad.txt")[0] == 1


def test_without_a_profile_nothing_is_written(run: Run) -> None:
    for name in ("table", "csv", "json"):
        code, out, err = run("empty.txt", "--to", name, "-o", "x")
        assert (code, out, Path("x").exists()) == (1, "", False)
        assert "PP101" in err


def test_settings_of_reading_hold_here_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text('[tool.profileparse]\nas-of = 2020-01-02\nto = "jsonl"\n')
    assert "as of 2020-01-02" in run("good.txt")[1]
    monkeypatch.setenv("PROFILEPARSE_AS_OF", "2021-01-02")
    assert "as of 2021-01-02" in run("good.txt")[1]


def test_it_is_what_the_library_says(run: Run) -> None:
    profile = profileparse.parse_file(REAL)
    found = json.loads(run(str(REAL), "--to", "json")[1])["metrics"]
    for metric in metrics.summary(profile):
        low = dict(metric.low) if isinstance(metric.low, tuple) else metric.low
        assert (found[metric.name]["low"], found[metric.name]["n"]) == (low, metric.n)
