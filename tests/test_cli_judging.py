"""Which findings count: by rule, by severity, by need, and against a saved report."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import realdump

from profileparse import RULES, cli
from profileparse.reporters import REPORTERS
from profileparse.rules.required import FIELDS

REAL = str(realdump.FIXTURES / "imanol-schlag.txt")
BROKEN = (realdump.FIXTURES / "broken-papers.txt").read_text(encoding="utf-8")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `check` in a folder with a broken dump, and one that is no UTF-8."""
    monkeypatch.chdir(tmp_path)
    Path("broken.txt").write_text(BROKEN, encoding="utf-8")
    Path("warned.txt").write_text(BROKEN.split("\n\nCLMar")[0], encoding="utf-8")
    Path("latin.txt").write_bytes(b"J\xfcrgen\n")

    def run(*arguments: str) -> tuple[int, str, str]:
        given = ["check", "--as-of", "2026-05-20", "--output-format", "concise", *arguments]
        code = cli.run(given)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def codes(out: str) -> list[str]:
    return [line.split(" ")[2] for line in out.splitlines()]


SELECTIONS = {
    "all": ([], ["PP103", "PP302"], 1),
    "one": (["--select", "PP103"], ["PP103"], 1),
    "lower-case": (["--select", "pp103"], ["PP103"], 1),
    "name": (["--select", "impossible-date"], ["PP302"], 1),
    "family": (["--select", "PP1"], ["PP103"], 1),
    "everything": (["--select", "PP"], ["PP103", "PP302"], 1),
    "several": (["--select", "PP103,impossible-date"], ["PP103", "PP302"], 1),
    "twice": (["--select", "PP103", "--select", "PP3"], ["PP103", "PP302"], 1),
    "ignored": (["--ignore", "PP103, PP302"], [], 0),
    "ignored-family": (["--ignore", "PP1"], ["PP302"], 1),
    "longer-select": (["--ignore", "PP1", "--select", "PP103,PP3"], ["PP103", "PP302"], 1),
    "longer-ignore": (["--select", "PP1,PP3", "--ignore", "PP103"], ["PP302"], 1),
    "first-letter": (["--select", "PP", "--ignore", "P"], ["PP103", "PP302"], 1),
    "ignored-without-select": (["--ignore", "P"], [], 0),
    "both-the-same": (["--select", "PP3,PP103", "--ignore", "PP103"], ["PP302"], 1),
}


@pytest.mark.parametrize(("options", "expected", "code"), SELECTIONS.values(), ids=list(SELECTIONS))
def test_rules_are_chosen_by_code_prefix_and_name(
    run: Run, options: list[str], expected: list[str], code: int
) -> None:
    ended, out, err = run("broken.txt", *options)
    assert (ended, codes(out)) == (code, expected)
    counted = {0: "No findings", 1: "Found 1 error", 2: "Found 2 errors"}[len(expected)]
    assert err == f"{counted} in 1 file.\n"


UNKNOWN = {
    "letter-for-digit": ("PP2O4", "did you mean 'PP204'?"),
    "near-name": ("missing-titel", "did you mean 'missing-title'?"),
    "nothing-near": ("XYZ", "'XYZ' is not a rule.\n"),
    "too-long": ("PP1033", "did you mean 'PP103'?"),
    "family": ("PPl", "did you mean 'PP1'?"),
    "short-family": ("P1", "did you mean 'PP1'?"),
    "no-family": ("PPX", "'PPX' is not a rule.\n"),
}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(("word", "said"), UNKNOWN.values(), ids=list(UNKNOWN))
def test_an_unknown_rule_is_a_usage_error_that_names_the_near_one(
    run: Run, option: str, word: str, said: str
) -> None:
    code, out, err = run("broken.txt", option, word)
    assert (code, out) == (2, "")
    assert f"Invalid value for '{option}': {word!r} is not a rule" in err
    assert said in err.replace("a rule\n", "a rule.\n")


def test_a_file_that_is_no_utf8_fails_the_run_whatever_is_chosen(run: Run) -> None:
    for options in (["--select", "PP1"], ["--ignore", "PP901"], ["--fail-on", "never"]):
        code, out, err = run("latin.txt", *options)
        assert code == 2
        assert "not UTF-8: the byte at offset 1" in out + err
    assert run("latin.txt", "--ignore", "PP901")[1] == ""


FAILS = {
    ("error", "broken.txt"): 1, ("warning", "broken.txt"): 1, ("info", "broken.txt"): 1,
    ("never", "broken.txt"): 0, ("error", "warned.txt"): 0, ("warning", "warned.txt"): 1,
    ("error", REAL): 0, ("warning", REAL): 0, ("info", REAL): 1, ("never", REAL): 0,
}  # fmt: skip


@pytest.mark.parametrize(("fail_on", "path"), FAILS, ids=[f"{f}-{Path(p).stem}" for f, p in FAILS])
def test_the_exit_code_follows_the_severity_that_fails(run: Run, fail_on: str, path: str) -> None:
    assert run(path, "--fail-on", fail_on)[0] == FAILS[fail_on, path]


@pytest.mark.parametrize("name", REPORTERS)
def test_the_real_dump_is_fine_in_every_output(run: Run, name: str) -> None:
    code, out, err = run(REAL, "--output-format", name)
    assert (code, err) == (0, "Found 2 infos in 1 file.\n")
    assert {word for word in RULES if word in out} - set(RULES if name == "sarif" else []) <= {
        "PP206",
        "PP301",
    }


def test_an_unreadable_file_fails_even_where_no_finding_does(run: Run) -> None:
    assert run("gone.txt", "--fail-on", "never")[0] == 2


def test_what_is_not_counted_does_not_fail(run: Run) -> None:
    assert run(REAL, "--fail-on", "info", "--ignore", "PP206,PP301")[0] == 0


@pytest.mark.parametrize("field", FIELDS)
def test_a_required_value_is_there_or_is_missed(run: Run, field: str) -> None:
    code, out, _ = run(REAL, "--require", field)
    assert (code, "PP209" in out) == (0, False)
    Path("bare.txt").write_text("LGFeb 30, 2022\n", encoding="utf-8")
    code, out, _ = run("bare.txt", "--require", field.replace("_", "-"), "--select", "PP209")
    assert (code, codes(out)) == (1, ["PP209"])
    assert field in out
    assert out.startswith("bare.txt:1:1: error PP209 ")


def test_a_requirement_is_of_each_profile_and_says_what_the_page_prints(run: Run) -> None:
    head = "Ana Kim\n\nh-index5\nNovelty5%\n\n"
    Path("two.txt").write_text(head + head.replace("Ana", "Bob").replace("Novelty5%\n", ""))
    code, out, _ = run("two.txt", "--require", "novelty_percent,h_index", "--output-format", "full")
    assert code == 1
    assert out.count("PP209") == 1
    assert "two.txt:6:1: error PP209 missing-value: 'Bob Kim' has no novelty_percent" in out
    assert "help: --require asks for it: expected a line such as 'Novelty50%'" in out
    Path("none.txt").write_text("h-index5\n7papers\n")
    _, out, _ = run("none.txt", "--require", "name", "--require", "score", "--select", "PP209")
    assert out.splitlines() == [
        "none.txt:1:1: error PP209 the profile without a name has no name",
        "none.txt:1:1: error PP209 no paper of the profile without a name has score",
    ]


def test_an_unknown_field_names_the_near_one(run: Run) -> None:
    code, _, err = run(REAL, "--require", "novelty")
    assert code == 2
    assert "'novelty' is not a value of a profile: did you mean 'novelty_percent'?" in err
    _, _, err = run(REAL, "--require", "xyz")
    assert f"'xyz' is not a value of a profile: there are {', '.join(FIELDS)}" in err


def test_a_list_that_is_cut_can_be_asked_for(run: Run) -> None:
    text = realdump.TEXT.replace(" et al.", "")
    Path("whole.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("whole.txt", "--require", "et_al", "--select", "PP209")
    assert (code, codes(out)) == (1, ["PP209"])


def test_statistics_stand_in_the_place_of_the_findings(run: Run) -> None:
    code, out, err = run("broken.txt", "warned.txt", "--statistics")
    assert code == 1
    assert out.splitlines()[0] == "1  error PP103    missing-title in 1 file"
    assert err.startswith("Found 2 errors")
    code, out, _ = run("broken.txt", "--statistics", "--output-format", "json")
    assert [entry["code"] for entry in json.loads(out)] == ["PP103", "PP302"]
    code, out, err = run("broken.txt", "--statistics", "--output-format", "sarif")
    assert (code, out) == (2, "")
    assert "--statistics goes with full, concise, json, not with sarif" in err


def test_statistics_count_by_the_severity_of_the_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    # The form is an info, the guess of where names begin is a warning of the same rule.
    card = "LGJun 29, 2022\nCounting the Words\nof a Night\nJan Muster, Li Wei\nWe count them.\n"
    Path("x.txt").write_text(f"Maria Example\nh-index1\n{card}")
    cli.run(["check", "x.txt", "--statistics"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1:3] for line in lines if "PP111" in line] == [
        ["warning", "PP111"],
        ["info", "PP111"],
    ]


JSON = ("--output-format", "json")


def saved(run: Run, *arguments: str) -> list[dict[str, object]]:
    code, out, _ = run(*arguments, "--output-format", "json")
    assert code in {0, 1}
    Path("baseline.json").write_text(out)
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_known_findings_do_not_fail(run: Run) -> None:
    assert len(saved(run, "broken.txt")) == 2
    assert run("broken.txt", "--baseline", "baseline.json") == (
        0,
        "",
        "No findings in 1 file; 2 known from the baseline.\n",
    )


def test_a_new_finding_fails_though_lines_have_moved(run: Run) -> None:
    saved(run, "broken.txt")
    text = BROKEN.replace("\n\n", "\n\n\n") + "\n\nLGFeb 31, 2024\nNew\n\nAda Test\n\nIt is.\n"
    Path("broken.txt").write_text(text, encoding="utf-8")
    code, out, err = run("broken.txt", "--baseline", "baseline.json", "--select", "PP103,PP302")
    assert (code, codes(out)) == (1, ["PP302"])
    assert "'Feb 31, 2024'" in out
    assert err == "Found 1 error in 1 file; 2 known from the baseline.\n"


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_a_second_equal_finding_has_a_fingerprint_of_its_own(run: Run, name: str) -> None:
    old = saved(run, "broken.txt")
    Path("broken.txt").write_text(f"{BROKEN}\n\n{BROKEN}", encoding="utf-8")
    whole = {entry["fingerprint"] for entry in json.loads(run("broken.txt", *JSON)[1])}
    out = run("broken.txt", "--baseline", "baseline.json", "--output-format", name)[1]
    assert not [entry for entry in old if str(entry["fingerprint"]) in out]
    new = whole - {entry["fingerprint"] for entry in old}
    assert sum(fingerprint in out for fingerprint in new) == len(new) == 2


def test_a_second_equal_finding_is_new(run: Run) -> None:
    saved(run, "broken.txt")
    Path("broken.txt").write_text(f"{BROKEN}\n\n{BROKEN}", encoding="utf-8")
    code, out, _ = run("broken.txt", "--baseline", "baseline.json", "--select", "PP103")
    assert (code, codes(out)) == (1, ["PP103"])


def test_what_is_gone_is_said_for_the_files_that_were_checked(run: Run) -> None:
    saved(run, "broken.txt", REAL)
    Path("broken.txt").write_text(BROKEN.replace("Feb 30", "Feb 3"), encoding="utf-8")
    assert run("broken.txt", "--baseline", "baseline.json")[2] == (
        "No findings in 1 file; 1 known from the baseline;"
        " 1 baseline finding no longer occurs: save the baseline again.\n"
    )


def test_a_path_is_the_same_with_a_dot_in_front(run: Run) -> None:
    saved(run, "broken.txt")
    Path("broken.txt").write_text("", encoding="utf-8")
    err = run("./broken.txt", "--baseline", "baseline.json")[2]
    assert "0 known from the baseline; 2 baseline findings no longer occur" in err


@pytest.mark.parametrize("content", [None, b"J\xfcrgen"], ids=["missing", "not-utf8"])
def test_of_a_file_that_was_not_read_nothing_is_gone(run: Run, content: bytes | None) -> None:
    saved(run, "broken.txt")
    Path("broken.txt").unlink()
    if content is not None:
        Path("broken.txt").write_bytes(content)
    code, _, err = run("broken.txt", REAL, "--baseline", "baseline.json")
    assert code == 2
    assert err.endswith("; 0 known from the baseline.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")
def test_a_name_that_is_no_utf8_can_be_in_a_baseline(run: Run) -> None:
    name = os.fsdecode(b"n\xff.txt")
    Path(name).write_text(BROKEN, encoding="utf-8")
    saved(run, name)
    err = run(name, "--baseline", "baseline.json")[2]
    assert err == "No findings in 1 file; 2 known from the baseline.\n"


def test_a_baseline_silences_no_file_that_cannot_be_read(run: Run) -> None:
    run("latin.txt", "gone.txt", "--output-format", "json", "-o", "baseline.json")
    code, out, err = run("latin.txt", "gone.txt", "--baseline", "baseline.json")
    assert (code, codes(out)) == (2, ["PP901"])
    assert "gone.txt: No such file" in err


def test_a_baseline_is_not_written_over_itself(run: Run) -> None:
    found = saved(run, "broken.txt")
    arguments = ["broken.txt", "--baseline", "baseline.json", "--output-format", "json"]
    code, out, err = run(*arguments, "-o", "./baseline.json")
    assert (code, out) == (2, "")
    assert "./baseline.json is an input, baseline.json: write elsewhere" in err
    assert json.loads(Path("baseline.json").read_text()) == found


BASELINES = {
    "no-json": ("[", "Expecting value: line 1 column 2"),
    "other-json": ("{}", "Expected `array`, got `object`"),
    "too-deep": ('[{"x":' + "[" * 100_000, "maximum recursion depth"),
    "no-fingerprint": ('[{"path": "x"}]', "missing required field `fingerprint`"),
    "nul": (None, "no file can have this name"),
}


@pytest.mark.parametrize(("text", "said"), BASELINES.values(), ids=list(BASELINES))
def test_what_is_no_baseline_is_a_usage_error(run: Run, text: str | None, said: str) -> None:
    name = "x\0" if text is None else "x"
    if text is not None:
        Path(name).write_text(text)
    code, out, err = run(REAL, "--baseline", name)
    assert (code, out) == (2, "")
    assert said in err
    assert "make it with: profileparse check FILE... --output-format json -o BASELINE" in err


def test_a_missing_baseline_is_a_usage_error(run: Run) -> None:
    code, _, err = run(REAL, "--baseline", "gone.json")
    assert code == 2
    assert "'gone.json' is not a report of findings: No such file or directory" in err


def test_a_rule_is_explained_by_code_and_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rule", "pp104"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# PP104 missing-authors\n")
    assert cli.run(["rule", "missing-authors"]) == 0
    assert capsys.readouterr().out == page
    assert cli.run(["rule"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines] == list(RULES)
    assert lines[0] == "PP101  error    not-a-profile              " + RULES["PP101"].summary
    assert cli.run(["rule", "PP1O4"]) == 2
    assert "'PP1O4' is not a rule: did you mean 'PP104'?" in capsys.readouterr().err


def test_a_file_with_a_dash_in_front_is_hinted_at(run: Run) -> None:
    Path("-dump.txt").write_text(BROKEN, encoding="utf-8")
    code, _, err = run("-dump.txt")
    assert code == 2
    assert "Is it the file? Write ./-dump.txt" in err
    assert run("--", "-dump.txt")[0] == 1
    assert "Is it the file?" not in run("--no-such-option", "broken.txt")[2]
