"""`profileparse report`: one page, whole or not at all."""

import io
from datetime import date
from pathlib import Path

import pytest
from commands import Run, runner
from page_samples import Outline, Page
from test_cli_convert import GOOD, REAL

import profileparse
from profileparse.cli import options
from profileparse.writers.html.page import html_page

DAY = "2026-11-22"
USAGE = "Usage: profileparse report [OPTIONS] [PATH]...\nTry 'profileparse report --help' for help."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner("report", capsys, tmp_path, monkeypatch)


def test_the_real_dump(run: Run) -> None:
    code, out, err = run(str(REAL), "--as-of", DAY, "-o", "x.html")
    assert (code, out) == (0, "")
    assert [line.split(" ")[2] for line in err.splitlines()] == ["PP206", "PP301"]
    report = profileparse.check_file(REAL, as_of=date(2026, 11, 22))
    assert Path("x.html").read_text(encoding="utf-8") == html_page(report, str(REAL))


def test_without_a_file_it_goes_to_standard_output(run: Run) -> None:
    code, out, _ = run("-", "--stdin-filename", "a/b.txt", "--as-of", DAY, stdin=GOOD.encode())
    assert code == 0
    assert "Good Name" in Page(out).text
    assert "from a/b.txt" in Page(out).text


def test_what_could_be_read_is_on_the_page_and_the_errors_too(run: Run) -> None:
    code, out, err = run("bad.txt", "--as-of", DAY)
    assert code == 1
    assert "bad.txt:8:3: error PP302" in err
    assert "no calendar has the date 'Feb 30, 2022'" in Page(out).text


@pytest.mark.parametrize(
    ("file", "code", "finding"),
    [("empty", 1, "PP101"), ("latin", 2, "PP901"), ("none", 2, "No such")],
)
def test_without_a_profile_nothing_is_written(run: Run, file: str, code: int, finding: str) -> None:
    Path("x.html").write_text("old")
    found = run(f"{file}.txt", "-o", "x.html")
    assert found[:2] == (code, "")
    assert finding in found[2]
    assert Path("x.html").read_text() == "old"


def test_a_page_that_cannot_be_written(run: Run) -> None:
    code, _, err = run("good.txt", "-o", "no/x.html")
    assert code == 2
    assert err.endswith("profileparse: error: no/x.html: No such file or directory\n")


def test_it_is_not_written_over_its_input(run: Run) -> None:
    assert run("good.txt", "-o", "good.txt") == (
        2,
        "",
        f"{USAGE}\n\nprofileparse: error: good.txt is an input, good.txt: write elsewhere\n",
    )


@pytest.mark.parametrize("package", ["jinja2", "networkx"])
def test_it_needs_what_the_extra_brings(
    run: Run, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setattr(options, "find_spec", lambda name: None if name == package else name)
    problem = f"the page needs {package}, which comes with: pip install 'profileparse[report]'"
    assert run("good.txt") == (2, "", f"{USAGE}\n\nprofileparse: error: {problem}\n")


def test_a_terminal_is_no_place_for_a_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout", stdout)
    code, _, err = run("good.txt")
    assert code == 2
    assert err.endswith("a page is for a browser: write it with -o OUT.html\n")
    assert run("good.txt", "-o", "x.html")[0] == 0


def test_settings_of_reading_hold_here_too(run: Run) -> None:
    Path("pyproject.toml").write_text("[tool.profileparse]\nas-of = 2026-01-02\n")
    assert "captured on 2026-01-02" in Page(run("good.txt")[1]).text


def headings(text: str) -> list[str]:
    return [name for level, name in Outline(text).headings if level <= 2]


def test_several_files_are_one_page(run: Run) -> None:
    assert run("good.txt", "other.txt", "--as-of", DAY, "-o", "both.html") == (0, "", "")
    text = Path("both.html").read_text(encoding="utf-8")
    assert headings(text) == ["2 profiles", "Profiles", "Comparison", "Good Name", "Other Name"]


def test_a_file_of_several_profiles_is_such_a_page(run: Run) -> None:
    code, out, _ = run("several.txt", "--as-of", DAY)
    assert code == 0
    assert headings(out)[-2:] == ["First Name", "Second Name"]


def test_one_bad_file_does_not_stop_the_others(run: Run) -> None:
    code, out, err = run("none.txt", "good.txt", "latin.txt", "empty.txt", "other.txt")
    assert code == 2
    assert headings(out) == ["2 profiles", "Profiles", "Comparison", "Good Name", "Other Name"]
    for found in ("none.txt: No such", "latin.txt:1:2: error PP901", "empty.txt:1:1: error PP101"):
        assert found in err


def test_one_good_file_among_bad_ones_is_a_page_without_an_index(run: Run) -> None:
    code, out, _ = run("none.txt", "good.txt", "--as-of", DAY)
    assert code == 2
    assert out == run("good.txt", "--as-of", DAY)[1]
    assert "Comparison" not in Page(out).text
