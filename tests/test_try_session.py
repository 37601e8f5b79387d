"""The page to try the library on: what its Python side returns is what the library returns."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
import realdump
import try_page
from hypothesis import given
from hypothesis import strategies as st
from page_samples import DAMAGE

import profileparse
from profileparse import metrics
from profileparse.writers import formats
from profileparse.writers.html.page import html_page

session = try_page.load("web/session.py")
DAY = "2026-05-20"
FIXTURES = sorted(realdump.FIXTURES.glob("*.txt"))
TWO = realdump.FIXTURES / "two-dumps.txt"


def overview(source: str | bytes, name: str = "x.txt", as_of: str | None = DAY) -> Any:
    return json.loads(session.read(source, name, as_of).overview())


def _lines(text: str) -> list[str]:
    return re.split("\r\n|\r|\n", text)


def _of_finding(lines: Any, number: int) -> list[str]:
    return [piece for line in lines for piece, numbers in line if number in numbers]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_each_finding_marks_its_stretch_of_the_text(path: Path) -> None:
    data = path.read_bytes()
    found = overview(data)
    text = data.decode("utf-8", "replace")
    assert ["".join(piece for piece, _ in line) for line in found["lines"]] == _lines(text)
    report = profileparse.check_bytes(data, as_of=date.fromisoformat(DAY))
    assert len(found["findings"]) == len(report.diagnostics)
    for number, (shown, known) in enumerate(
        zip(found["findings"], report.diagnostics, strict=True)
    ):
        for key in ("code", "name", "severity", "message", "hint"):
            assert shown[key] == getattr(known, key)
        assert (shown["line"], shown["column"]) == (known.span.line, known.span.column)
        marked = "".join(_of_finding(found["lines"], number))
        assert marked == re.sub("[\r\n]", "", known.span.cut(text))


@given(st.text(st.characters(exclude_categories=())) | st.text("L\r\n AGpr26,x\u202e1"))
def test_any_text_is_shown_whole(text: str) -> None:
    found = overview(text)
    assert ["".join(piece for piece, _ in line) for line in found["lines"]] == _lines(text)
    marked = {number for line in found["lines"] for _, numbers in line for number in numbers}
    assert marked <= set(range(len(found["findings"])))


@pytest.mark.parametrize("text", [realdump.TEXT, DAMAGE], ids=["real", "damaged"])
def test_the_values_are_those_of_the_records(text: str) -> None:
    (shown,) = overview(text)["profiles"]
    profile = profileparse.check(text, as_of=date.fromisoformat(DAY)).profile
    assert shown["fields"] == {
        field.name: _printed(getattr(profile, field.name))
        for field in attrs.fields(profileparse.Profile)
        if field.eq and field.name != "papers"
    }
    assert shown["papers"] == [
        {name: _printed(value) for name, value in row.items()}
        for row in profileparse.to_dicts(profile)
    ]


def _printed(value: object) -> object:
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return None if value is None else str(value)


def test_all_metrics_are_there_with_their_definitions() -> None:
    read = session.read(realdump.TEXT, "x.txt", DAY)
    ((shown),) = json.loads(read.metrics())
    assert shown["name"] == "Imanol Schlag"
    named = {each["name"]: each for group in shown["groups"] for each in group["metrics"]}
    assert list(named) == list(metrics.DEFINITIONS)
    assert named["coauthors"]["figures"] == [["", "≥ 45"]]
    assert named["papers_per_year"]["figures"][-1] == ["2026", "3"]
    for name, row in metrics.DEFINITIONS.items():
        metric = row.compute(read.report.profile)
        for key in ("unit", "n", "missing", "definition", "reference", "note"):
            assert named[name][key] == getattr(metric, key)


def test_the_exports_are_all_formats_that_are_text() -> None:
    read = session.read(realdump.TEXT, "imanol.txt", DAY)
    shown = {each["name"]: each for each in json.loads(read.exports())}
    rows = formats("records") | formats("network")
    assert set(rows) - set(shown) == {"parquet", "sqlite"}
    for name, made in shown.items():
        expected = "".join(rows[name].write([("imanol.txt", read.report)]))
        assert made == {"name": name, "suffix": rows[name].suffix, "text": expected}
    assert json.loads(read.page()) == html_page(read.report, "imanol.txt")


def test_several_profiles_are_shown_side_by_side() -> None:
    read = session.read(TWO.read_bytes(), TWO.name, DAY)
    names = [profile.name for profile in read.report.profiles]
    assert len(names) == 2
    assert [each["name"] for each in json.loads(read.metrics())] == names
    assert all(f"<bdi>{name}</bdi></a>" in json.loads(read.page()) for name in names)
    shown = {each["name"]: each for each in json.loads(read.exports())}
    assert shown["json"]["problem"] == "$: json holds one profile, got 2: write jsonl"
    lines = shown["jsonl"]["text"].splitlines()
    assert [json.loads(line)["name"] for line in lines] == names


@pytest.mark.parametrize("source", ["", "nothing", b"\xff\xfe"])
def test_a_text_without_a_profile_has_its_findings_only(source: str | bytes) -> None:
    read = session.read(source, "x.txt", DAY)
    found = json.loads(read.overview())
    assert found["profiles"] == []
    assert any(each["severity"] == "error" for each in found["findings"])
    assert json.loads(read.page()) is None
    assert json.loads(read.exports()) == json.loads(read.metrics()) == []


def test_the_day_is_the_one_that_is_said_or_that_of_the_name_or_today() -> None:
    assert overview("x", "a-2025-03-01.txt", DAY)["as_of"] == DAY
    assert overview("x", "a-2025-03-01.txt", None)["as_of"] == "2025-03-01"
    assert overview("x", "a.txt", None)["as_of"] == date.today().isoformat()  # noqa: DTZ011


def test_what_is_not_in_the_browser_is_not_asked_for() -> None:
    program = """
import sys
sys.modules |= dict.fromkeys(("click", "msgspec", "pyarrow", "rich", "sqlite3", "tqdm", "tzdata"))
sys.path.insert(0, sys.argv[1])
import session
read = session.read(sys.stdin.read(), "x.txt", "2026-05-20")
print(all(len(part()) > 1000 for part in (read.overview, read.metrics, read.exports, read.page)))
"""
    command = [sys.executable, "-c", program, str(try_page.FOLDER / "web")]
    done = subprocess.run(  # noqa: S603
        command, input=realdump.TEXT, encoding="utf-8", capture_output=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_the_example_shows_each_severity_and_is_nobody() -> None:
    (path,) = try_page.FOLDER.glob("web/example-*.txt")
    found = overview(path.read_bytes(), path.name, None)
    assert found["as_of"] == "2026-05-20"
    assert {each["severity"] for each in found["findings"]} == {"error", "warning", "info"}
    assert found["profiles"][0]["fields"]["name"] == "Maria Example"


def test_the_page_names_all_that_is_in_it() -> None:
    page = (try_page.FOLDER.parent / "try.md").read_text(encoding="utf-8")
    build = try_page.load("build.py")
    rows = re.findall(r"^\| (.+?) \| .+ \| <https:.+> \|$", page, re.MULTILINE)
    assert rows == [
        f"Pyodide {build.PYODIDE}",
        f"CPython {build.PYTHON}, in Pyodide",
        *try_page.pinned(),
    ]


def test_a_line_ends_where_an_editor_ends_it() -> None:
    shown = overview("a\x0bb\x85c\u2028d\re\r\nf\n\ng\n")["lines"]
    texts = ["".join(piece for piece, _ in line) for line in shown]
    assert texts == ["a\x0bb\x85c\u2028d", "e", "f", "", "g", ""]
