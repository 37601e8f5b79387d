"""`profileparse diff`: what goes where, and what it says on the way."""

import json
from datetime import date
from pathlib import Path

import commands
import pytest
import runner
from commands import Run
from test_cli_hostile import HOSTILE, SEEN, TEMPLATE, obeyed

DAYS = ("--old-as-of", "2026-05-20", "--as-of", "2026-06-01")
HEAD = "{name}\n\nh-index1\n1papers\n9citations\n\n1 Papers\n"
PAPER = "\nLGJun 29, 2022\n{title}\n\nAnn Author, {name}\n\nAn abstract.\n"
USAGE = "Usage: profileparse diff [OPTIONS] OLD NEW\nTry 'profileparse diff --help' for help."


def dump(name: str = "Good Name", title: str = "A Title") -> str:
    return (HEAD + PAPER).format(name=name, title=title)


TEXTS = {
    "old": dump(),
    "new": dump().replace("9citations", "12citations"),
    "other": dump("Other Name"),
    "bad": dump().replace("Jun 29", "Feb 30"),
    "several": dump() + "\n" + dump("Second Name"),
    "empty": "",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return commands.runner("diff", capsys, tmp_path, monkeypatch, TEXTS)


UNCHANGED = """\
      name       as of       source
old   Good Name  2026-05-20  old.txt
new   Good Name  2026-06-01  old.txt
days             12

nothing changed, papers: 1
"""


def test_nothing_changed(run: Run) -> None:
    assert run("old.txt", "old.txt", *DAYS) == (0, UNCHANGED, "")
    found = json.loads(run("old.txt", "old.txt", *DAYS, "--to", "json")[1])
    assert found["head"] == {}
    assert found["papers"] == {"new": [], "gone": [], "changed": [], "same": 1}


def test_standard_input_is_one_of_both(run: Run) -> None:
    text = dump().encode()
    for arguments in (("-", "new.txt"), ("new.txt", "-")):
        code, out, err = run(*arguments, "--to", "json", stdin=text)
        assert (code, err) == (0, "")
        found = json.loads(out)
        assert {found["old"]["source"], found["new"]["source"]} == {"-", "new.txt"}
        assert abs(found["head"]["citation_count"]["growth"]) == 3
    code, out, err = run("new.txt", "-", "--stdin-filename", "x.txt", stdin=b"")
    assert (code, out) == (1, "")
    assert err == "x.txt:1:1: error PP101 no profile: it holds no text\n"


ENDS = {
    "fine": ("old.txt", "new.txt", 0, True),
    "error-in-old": ("bad.txt", "new.txt", 1, True),
    "error-in-new": ("old.txt", "bad.txt", 1, True),
    "empty-old": ("empty.txt", "new.txt", 1, False),
    "several-new": ("old.txt", "several.txt", 1, False),
    "missing-old": ("missing.txt", "bad.txt", 2, False),
    "missing-new": ("bad.txt", "missing.txt", 2, False),
    "folder": ("old.txt", ".", 2, False),
    "not-utf8-old": ("latin.txt", "new.txt", 2, False),
    "not-utf8-new": ("old.txt", "latin.txt", 2, False),
}


@pytest.mark.parametrize(("old", "new", "code", "written"), ENDS.values(), ids=ENDS)
def test_exit_codes(run: Run, old: str, new: str, *, code: int, written: bool) -> None:
    for to in ("table", "json"):
        Path("out").write_text("before")
        ended, out, err = run(old, new, "--to", to)
        assert (ended, out != "") == (code, written)
        assert (err == "") == (code == 0)
        assert run(old, new, "--to", to, "-o", "out") == (code, "", err)
        assert Path("out").read_text() == (out or "before")


def test_the_findings_of_both_are_told(run: Run) -> None:
    assert run("bad.txt", "several.txt")[1:] == (
        "",
        (
            "bad.txt:9:3: error PP302 no calendar has the date 'Feb 30, 2022'\n"
            "several.txt:16:1: error PP107 expected one profile: 'Second Name' is the second of 2\n"
        ),
    )


def test_doubts_are_said(run: Run) -> None:
    arguments = ("old.txt", "other.txt", "--as-of", "2026-05-20", "--old-as-of", "2026-05-21")
    assert run(*arguments)[::2] == (
        0,
        (
            "profileparse: warning: 'Good Name' and 'Other Name': are OLD and NEW of one person?\n"
            "profileparse: warning: OLD is of 2026-05-21, after NEW, of 2026-05-20: are they"
            " swapped?\n"
        ),
    )
    Path("case.txt").write_text(dump("GOOD NAME"))
    Path("none.txt").write_text(PAPER.format(name="Ann", title="A Title"))
    assert run("old.txt", "case.txt")[2] == ""
    assert "warning:" not in run("none.txt", "case.txt")[2] + run("case.txt", "none.txt")[2]


def test_dates_of_the_old_capture_want_its_day(run: Run) -> None:
    Path("inferred.txt").write_text(dump().replace("Jun 29, 2022", "Jan 5"))
    warning = (
        "profileparse: warning: OLD is read as of 2026-06-01, as NEW is: "
        "if it was captured on another day, give it with --old-as-of YYYY-MM-DD\n"
    )
    assert run("inferred.txt", "new.txt", "--as-of", "2026-06-01")[2].endswith(warning)
    assert "warning" not in run("inferred.txt", "new.txt", *DAYS)[2]
    assert "warning" not in run("new.txt", "inferred.txt", "--as-of", "2026-06-01")[2]


def test_days_of_capture(run: Run) -> None:
    def days(*arguments: str) -> list[str]:
        found = json.loads(run("old.txt", "new.txt", "--to", "json", *arguments)[1])
        return [found["old"]["as_of"], found["new"]["as_of"]]

    assert days() == [str(date.today())] * 2  # noqa: DTZ011
    assert days("--as-of", "2026-05-20") == ["2026-05-20"] * 2
    assert days(*DAYS) == ["2026-05-20", "2026-06-01"]


def test_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text(
        "[tool.profileparse]\nas-of = 2026-06-01\nold-as-of = 2026-05-20\nto = 'jsonl'\n"
    )
    assert run("old.txt", "old.txt") == (0, UNCHANGED, "")
    monkeypatch.setenv("PROFILEPARSE_TO", "jsonl")
    monkeypatch.setenv("PROFILEPARSE_OLD_AS_OF", "2026-05-31")
    assert "\ndays             1\n" in run("old.txt", "old.txt")[1]
    assert "\ndays             2\n" in run("old.txt", "old.txt", "--old-as-of", "2026-05-30")[1]
    monkeypatch.setenv("PROFILEPARSE_MAX_CHARS", "9")
    assert "error PP904" in run("old.txt", "old.txt")[2]
    Path("pyproject.toml").write_text("[tool.profileparse]\nold-as-of = 3\n")
    assert "old-as-of: expected a day, YYYY-MM-DD\n" in run("old.txt", "old.txt")[2]


REFUSED = {
    "no-files": ([], "OLD is missing: name a file, or '-' for standard input"),
    "one-file": (["old.txt"], "NEW is missing: name a file, or '-' for standard input"),
    "stdin-twice": (["-", "-"], "standard input, '-', can be read only once"),
    "no-day": (
        ["old.txt", "new.txt", "--old-as-of", "today"],
        "Invalid value for '--old-as-of': 'today' is not written YYYY-MM-DD, such as 2026-05-20",
    ),
    "onto-old": (
        ["old.txt", "new.txt", "-o", "./old.txt"],
        "./old.txt is an input, old.txt: write elsewhere",
    ),
    "onto-new": (
        ["old.txt", "new.txt", "-o", "new.txt"],
        "new.txt is an input, new.txt: write elsewhere",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(run: Run, arguments: list[str], message: str) -> None:
    assert run(*arguments) == (2, "", f"{USAGE}\n\nprofileparse: error: {message}\n")
    assert Path("old.txt").read_text() == dump()


def test_an_output_that_fails(run: Run) -> None:
    assert run("old.txt", "new.txt", "-o", ".") == (2, "", "profileparse: error: .: is a folder\n")


def test_what_json_cannot_hold(run: Run) -> None:
    Path("out").write_text("before")
    arguments = ("-", "new.txt", "--stdin-filename", "\ud83d\ude00", "-o", "out")
    assert run(*arguments, "--to", "json", stdin=dump().encode()) == (
        2,
        "",
        (
            "profileparse: error: --to json: $.old.source: JSON cannot hold two surrogates that"
            " are no character\n"
        ),
    )
    assert Path("out").read_text() == "before"
    assert run(*arguments, stdin=dump().encode())[0] == 0


@pytest.mark.parametrize("to", ["table", "json"])
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_text_and_no_name_gives_orders(
    run: Run, monkeypatch: pytest.MonkeyPatch, hostile: str, to: str
) -> None:
    name = hostile.replace("\0", "").replace("/", "|")
    text = TEMPLATE.replace("{0}", hostile)
    Path(name).write_text(text, encoding="utf-8")
    changed = text.replace("25", "26").replace(f"\n{hostile}\n", f"\n{hostile} {hostile}\n")
    Path(f"{name}2").write_text(changed, encoding="utf-8")
    for width in ("40", "80"):
        monkeypatch.setenv("COLUMNS", width)
        for old, new, code in ((name, f"{name}2", 1), (f"{name}2", name, 1), (name, f"{name}3", 2)):
            ended, out, err = run("--to", to, "--", old, new)
            assert (ended, out == "") == (code, code == 2)
            for output in (out, err):
                assert (obeyed(output), runner.commands(output), runner.others(output)) == (
                    [],
                    [],
                    [],
                )
                assert SEEN.fullmatch(output)
