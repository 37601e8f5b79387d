"""What is one thing has one name in all commands: where a result goes, and its format."""

import json
from pathlib import Path

import pytest
import realdump
from commands import Run, bare_runner

from profileparse.cli.commands import COMMANDS, command
from profileparse.cli.parameters import Option
from profileparse.reporters import REPORTERS

REAL = str(realdump.FIXTURES / "imanol-schlag.txt")
BROKEN = str(realdump.FIXTURES / "broken-papers.txt")
FORMATS = {
    name: option
    for name in COMMANDS
    for option in command(name).params
    if isinstance(option, Option) and "to" in option.keys
}
PATHS = {name: [REAL, REAL] if name == "diff" else [REAL] for name in FORMATS}
NAMES = ("to", "output-format")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return bare_runner(capsys, tmp_path, monkeypatch)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_the_option_for_its_output(name: str) -> None:
    outputs = [option for option in command(name).params if option.name == "output"]
    assert [option.opts for option in outputs] == [["-o", "--output"]]


def test_the_commands_with_several_formats_are_known() -> None:
    assert list(FORMATS) == ["convert", "check", "metrics", "diff"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_either_name_everywhere(run: Run, name: str) -> None:
    results = [run(name, *PATHS[name], f"--{key}", "json") for key in NAMES]
    assert results[0] == results[1]
    assert results[0][0] == 0
    assert json.loads(results[0][1])
    assert "did you mean 'json'?" in run(name, *PATHS[name], "--output-format", "jason")[2]


@pytest.mark.parametrize("name", FORMATS)
def test_both_names_at_once_are_a_usage_error(run: Run, name: str) -> None:
    both = [word for key in NAMES for word in (f"--{key}", "json")]
    code, out, err = run(name, *PATHS[name], *both)
    assert (code, out) == (2, "")
    assert err.endswith(" are one option: leave one out\n")
    Path("profileparse.toml").write_text(f"[{name}]\nto = 'json'\noutput-format = 'json'\n")
    code, out, err = run(name, *PATHS[name])
    assert (code, out) == (2, "")
    assert f"profileparse.toml: [{name}] " in err
    assert err.endswith(" are one setting: leave one out\n")


@pytest.mark.parametrize("key", NAMES)
@pytest.mark.parametrize("name", FORMATS)
def test_the_table_of_a_command_takes_either_name(run: Run, name: str, key: str) -> None:
    Path("profileparse.toml").write_text(f"[{name}]\n{key} = 'json'\n")
    assert json.loads(run(name, *PATHS[name])[1])
    out = run(name, "--show-settings")[1]
    place = f"{Path.cwd()}/profileparse.toml: [{name}] {key}"
    assert f'{FORMATS[name].key} = "json"  # {place}\n' in out


def test_what_is_for_all_has_the_documented_name_of_each(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("profileparse.toml").write_text("to = 'jsonl'\noutput-format = 'concise'\n")
    assert '"source"' in run("convert", REAL)[1]
    assert run("check", BROKEN)[1].count("\n") == 2
    assert run("metrics", REAL)[0] == run("diff", REAL, REAL)[0] == 0
    monkeypatch.setenv("PROFILEPARSE_TO", "ris")
    monkeypatch.setenv("PROFILEPARSE_OUTPUT_FORMAT", "json")
    assert run("convert", REAL)[1].startswith("TY  - ")
    assert json.loads(run("check", BROKEN)[1])


def reporter(text: str) -> str:
    """Return what a result of `check` is, by what is in it."""
    if text.startswith("<?xml"):
        return "junit"
    if text.startswith("{"):
        return "sarif" if "sarif" in text[:200] else "other"
    if text.startswith("["):
        return "gitlab" if "check_name" in text else "json"
    return {":": "github"}.get(text[:1], "full" if "= help" in text else "concise")


NAMED = {
    "x.sarif": "sarif",
    "x.sarif.json": "sarif",
    "X.SARIF": "sarif",
    "x.json": "json",
    "x.xml": "junit",
    "x.txt": "full",
    "x": "full",
    "json": "full",
}


@pytest.mark.parametrize(("name", "to"), NAMED.items(), ids=NAMED)
def test_the_name_of_the_output_says_how_findings_are_written(run: Run, name: str, to: str) -> None:
    assert run("check", BROKEN, "-o", name) == (1, "", "Found 2 errors in 1 file.\n")
    assert reporter(Path(name).read_text()) == to


@pytest.mark.parametrize("to", REPORTERS)
def test_the_option_counts_more_than_the_name(run: Run, to: str) -> None:
    for name, row in REPORTERS.items():
        path = f"x{row.suffix}"
        code, out, err = run("check", BROKEN, "--to", to, "-o", path)
        assert (code, out) == (1, "")
        assert reporter(Path(path).read_text()) == to
        fits = row.suffix == REPORTERS[to].suffix
        assert (err == "Found 2 errors in 1 file.\n") is fits, name
        said = f"profileparse: {path}: written as {to} (--output-format), though "
        assert err.startswith(said) is not fits


def test_a_name_of_several_formats_leaves_the_choice_to_the_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for to in ("gitlab", "concise"):
        monkeypatch.setenv("PROFILEPARSE_OUTPUT_FORMAT", to)
        for name in ("x.json", "x.sarif", "x.xml", "x.txt", "x"):
            run("check", BROKEN, "-o", name)
        found = {name: reporter(Path(name).read_text()) for name in ("x.json", "x.txt", "x")}
        expected = {"x.json": "json", "x.txt": "full", "x": to}
        expected |= {"x.json": "gitlab"} if to == "gitlab" else {"x.txt": "concise"}
        assert found == expected
        assert reporter(Path("x.sarif").read_text()) == "sarif"
        assert reporter(Path("x.xml").read_text()) == "junit"


def test_a_name_that_says_nothing_is_told(run: Run) -> None:
    said = "profileparse: x.log: written as 'full': the file name tells no format\n"
    assert run("check", BROKEN, "-o", "x.log")[2].startswith(said)
    assert "ending" not in run("check", BROKEN, "-o", "x.log", "--to", "full")[2]


def test_statistics_follow_the_name_too(run: Run) -> None:
    assert run("check", BROKEN, "--statistics", "-o", "x.json")[0] == 1
    assert json.loads(Path("x.json").read_text())[0]["count"] == 1
    code, _, err = run("check", BROKEN, "--statistics", "-o", "x.sarif")
    assert code == 2
    assert err.endswith("--statistics goes with full, concise, json, not with sarif\n")


def test_every_ending_of_a_reporter_is_one() -> None:
    endings = [end for row in REPORTERS.values() for end in (row.suffix, *row.also)]
    assert all(end.startswith(".") for end in endings)
