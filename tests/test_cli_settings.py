"""Which file sets what: profileparse.toml, pyproject.toml, --config, tables of commands."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import realdump

from profileparse import cli
from profileparse.cli.commands import COMMANDS, CONFIGURABLE, command
from profileparse.cli.parameters import Option
from profileparse.cli.settings.lookup import Settings

REAL = str(realdump.FIXTURES / "imanol-schlag.txt")
Run = Callable[..., tuple[int, str, str]]
PATHS = {name: ["gone", "gone"] if name == "diff" else ["gone"] for name in CONFIGURABLE}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command two folders below one that files are written to."""
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)

    def run(*arguments: str, **files: str) -> tuple[int, str, str]:
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_toml", ".toml")
            path.write_text(text, encoding="utf-8")
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def fails_on(run: Run, *arguments: str, **files: str) -> tuple[str, str]:
    """Return what `check` fails on, and where that is set."""
    code, out, err = run("check", "--show-settings", *arguments, **files)
    assert (code, err) == (0, "")
    line = next(line for line in out.splitlines() if line.startswith("fail-on"))
    value, _, place = line.removeprefix("fail-on = ").partition("  # ")
    return value.strip('"'), place


def test_the_file_of_our_own_counts_before_the_shared_one(run: Run, tmp_path: Path) -> None:
    shared = {"pyproject_toml": '[tool.profileparse]\nfail-on = "info"\n'}
    assert fails_on(run, **shared)[0] == "info"
    own = {"profileparse_toml": 'fail-on = "never"\n'}
    assert fails_on(run, **own) == ("never", f"{tmp_path}/profileparse.toml: fail-on")
    nearer = {"deep__pyproject_toml": '[tool.profileparse]\nfail-on = "warning"\n'}
    place = f"{tmp_path}/deep/pyproject.toml: [tool.profileparse] fail-on"
    assert fails_on(run, **nearer) == ("warning", place)


def test_an_empty_file_of_our_own_ends_the_search(run: Run) -> None:
    files = {"pyproject_toml": '[tool.profileparse]\nfail-on = "info"\n'}
    assert fails_on(run, **files, deep__profileparse_toml="") == ("error", "default")


def test_the_table_of_a_command_counts_before_what_is_for_all(run: Run, tmp_path: Path) -> None:
    text = 'fail-on = "info"\nmax-chars = 7\n[check]\nfail-on = "never"\n[convert]\nto = "ris"\n'
    place = f"{tmp_path}/profileparse.toml: [check] fail-on"
    assert fails_on(run, profileparse_toml=text) == ("never", place)
    assert "max-chars = 7  # " in run("check", "--show-settings")[1]
    assert "max-chars = 7  # " in run("metrics", "--show-settings")[1]
    tables = text.replace("[", "[tool.profileparse.")
    shared = f"[tool.profileparse]\n{tables}"
    place = f"{tmp_path}/deep/pyproject.toml: [tool.profileparse.check] fail-on"
    assert fails_on(run, deep__pyproject_toml=shared) == ("never", place)


def test_a_table_sets_what_is_of_its_command_alone(run: Run) -> None:
    text = '[metrics]\nto = "csv"\nonly = "h_index"\n[diff]\nto = "json"\n[check]\noutput = "-"\n'
    code, out, _ = run("metrics", REAL, profileparse_toml=text)
    assert code == 0
    assert [line.split(",")[3] for line in out.splitlines()] == ["metric", "h_index"]
    assert run("diff", REAL, REAL)[1].startswith("{")
    assert run("check", REAL)[1] != ""


def test_paths_in_a_file_are_meant_from_where_the_file_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "known.json").write_text("[]")
    text = '[check]\nbaseline = "known.json"\noutput = "out.txt"\n'
    assert run("check", REAL, profileparse_toml=text)[2].endswith("known from the baseline.\n")
    assert "PP206" in (tmp_path / "out.txt").read_text()


def test_config_names_a_file_of_either_form(run: Run) -> None:
    files = {
        "profileparse_toml": 'fail-on = "info"\n',
        "deep__strict_toml": 'fail-on = "warning"\n',
        "deep__pyproject_toml": '[tool.profileparse]\nfail-on = "never"\n',
    }
    assert fails_on(run, "--config", "../strict.toml", **files)[0] == "warning"
    assert fails_on(run, "--config", "../pyproject.toml")[0] == "never"
    assert fails_on(run, "--config=../../profileparse.toml")[0] == "info"


CONFIGS = {
    "missing": ("gone.toml", "--config gone.toml: No such file or directory"),
    "folder": ("..", "--config ..: Is a directory"),
    "no-table": ("../pyproject.toml", "../pyproject.toml: has no table [tool.profileparse]"),
    "form": (
        "../other.toml",
        "../other.toml: has no key 'tool': only in pyproject.toml do settings have a table around them",  # noqa: E501
    ),
    "nul": ("a\0b", r"--config a\x00b: no file can have this name"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "said"), CONFIGS.values(), ids=CONFIGS)
@pytest.mark.parametrize("of", CONFIGURABLE)
def test_a_file_that_does_not_serve_is_a_usage_error(
    run: Run, of: str, name: str, said: str
) -> None:
    files = {
        "deep__pyproject_toml": "[tool.other]\n",
        "deep__other_toml": "[tool.profileparse]\nfail-on = 'info'\n",
    }
    code, out, err = run(of, *PATHS[of], "--config", name, **files)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].endswith(f" {said}")


ERRORS = {
    "key": ("[check]\nfail_on = 'info'\n", "[check] has no key 'fail_on': did you mean 'fail-on'?"),
    "of-another": ("[convert]\nfail-on = 'info'\n", "[convert] has no key 'fail-on'"),
    "of-one": ("only = 'h_index'\n", ": has no key 'only': it belongs into [metrics]"),
    "of-some": ("output = 'x'\n", ": has no key 'output': it belongs into [convert] or [check]"),
    "table": ("[chek]\nfail-on = 'info'\n", ": has no key 'chek': did you mean 'check'?"),
    "no-table": ("check = 3\n", ": check: expected a table"),
    "type": ("[check]\nstatistics = 1\n", "[check] statistics: expected true or false"),
    "number": ("[metrics]\njobs = '2'\n", "[metrics] jobs: expected a whole number"),
    "value": ("[check]\nfail-on = 'warn'\n", "did you mean 'warning'? (set in "),
    "place": ("[check]\nfail-on = 'warn'\n", "profileparse.toml: [check] fail-on)"),
}


@pytest.mark.parametrize(("text", "said"), ERRORS.values(), ids=ERRORS)
def test_what_cannot_be_meant_has_its_place(run: Run, text: str, said: str) -> None:
    code, out, err = run("check", REAL, profileparse_toml=text)
    assert (code, out) == (2, "")
    assert said in err.splitlines()[-1]
    assert "profileparse.toml: " in err


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_there_whatever_is_broken(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, flag: str
) -> None:
    monkeypatch.setenv("PROFILEPARSE_NOTHING", "1")
    named = ["gone", "--config", "gone.toml"] if name in CONFIGURABLE else []
    for before in ([], ["gone"], named):
        code, out, err = run(name, *before, flag, profileparse_toml="[broken")
        assert (code, err) == (0, "")
        assert out.startswith(f"Usage: profileparse {name} [OPTIONS]")
    assert run(name, "--", flag)[0] == 2


def test_what_is_set_does_not_change_the_help(run: Run) -> None:
    plain = run("check", "--help")
    assert run("check", "-h", profileparse_toml='fail-on = "info"\n') == plain


@pytest.mark.parametrize("flag", ["-h", "--help", "-V", "--version"])
def test_the_program_has_short_names_too(run: Run, flag: str) -> None:
    code, out, err = run(flag, profileparse_toml="[broken")
    assert (code, err) == (0, "")
    assert out.startswith("Usage: profileparse [" if "h" in flag else "profileparse 0.")


def of_its_own(name: str) -> list[Option]:
    return [option for option in command(name).params if isinstance(option, Option)]


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_every_option_is_shown(run: Run, name: str) -> None:
    kept = {"help", "config", "show_settings", "list"}
    options = [option for option in command(name).params if isinstance(option, click.Option)]
    assert {o.name for o in options if not isinstance(o, Option)} <= kept
    code, out, err = run(name, "--show-settings")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == f"[{name}]"
    keys = [line.removeprefix("# ").replace(":", " ").split(" ")[0] for line in lines[1:]]
    assert keys == [option.key for option in of_its_own(name)]
    assert all(line.endswith(("  # default", ": not set")) for line in lines[1:])


def arguments(option: Option) -> list[str]:
    """Return the option on a command line, with a value of its kind."""
    flag = f"--{option.key}"
    if option.is_flag:
        return [flag]
    if isinstance(option.type, click.Choice):
        return [flag, option.type.choices[-1]]
    values = {
        "as-of": "2026-05-20", "old-as-of": "name", "max-chars": "70", "jobs": "2",
        "select": "PP1, duplicate-paper", "ignore": "PP2", "require": "score", "only": "h_index",
        "graph": 'x"\\\n\u202e\U000e0100##[y].gexf',
    }  # fmt: skip
    return [flag, values.get(option.key, 'a "\\\t\x7f\u00fc\u4e2d##[x] \U0001f600')]


@pytest.mark.parametrize("name", CONFIGURABLE)
def test_what_is_shown_can_be_pasted_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    options = [option for option in of_its_own(name) if option.key != "quiet"]
    asked = [word for option in options for word in arguments(option)]
    code, shown, err = run(name, *asked, "--show-settings")
    assert (code, err) == (0, "")
    assert shown.count("  # command line\n") == len(options)
    assert "##[" not in shown
    assert all(line.isprintable() for line in shown.splitlines())
    monkeypatch.chdir(tmp_path)
    place = f"{tmp_path}/profileparse.toml: [{name}] "
    code, again, err = run(name, "--show-settings", profileparse_toml=shown)
    assert (code, err) == (0, "")
    assert again.count(place) == len(of_its_own(name))  # quiet is false
    first, second = tomllib.loads(shown)[name], tomllib.loads(again)[name]
    for key in ("output", "baseline", "graph"):
        if key in first:
            first[key] = f"{tmp_path}/{first[key]}"
    assert second == first


@pytest.mark.parametrize(
    ("asked", "table"),
    [
        ((), "quiet = true\n[check]\nverbose = true\n"),
        (("-v",), "[check]\nquiet = true\n"),
        (("-q",), "verbose = true\n"),
    ],
)
def test_of_two_wishes_the_one_that_holds_is_shown(
    run: Run, asked: tuple[str, ...], table: str
) -> None:
    shown = run("check", *asked, "--show-settings", profileparse_toml=table)[1]
    assert shown.count("overruled: ") == 1
    code, again, err = run("check", "--show-settings", profileparse_toml=shown)
    assert (code, err) == (0, "")
    assert tomllib.loads(again) == tomllib.loads(shown)


def test_an_empty_name_in_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    before = {*tmp_path.iterdir()}
    code, _, err = run("convert", REAL, profileparse_toml='[convert]\noutput = ""\n')
    assert code == 2
    assert "'': is a folder" in err
    assert {path.name for path in {*tmp_path.iterdir()} - before} <= {"profileparse.toml", "deep"}


def test_settings_are_a_mapping(run: Run) -> None:
    run("schema", profileparse_toml='max-chars = 7\n[check]\nto = "json"\n[convert]\nraw = true\n')
    settings = Settings(click.Context(command("check")))
    assert dict(settings) == {"max_chars": 7, "name": "json"}
    assert len(settings) == 2
    assert "raw" not in settings


def test_a_variable_is_shown_by_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILEPARSE_IGNORE", "PP1 PP2")
    out = run("check", "--show-settings", profileparse_toml='ignore = "PP3"\n')[1]
    assert 'ignore = ["PP1", "PP2"]  # variable PROFILEPARSE_IGNORE\n' in out


def test_what_is_no_utf8_is_said_and_not_shown(run: Run) -> None:
    out = run("check", "--show-settings", "-o", "x\udcff", "--stdin-filename", "y")[1]
    assert "# output: not UTF-8, so not for TOML (command line)\n" in out
    assert tomllib.loads(out)["check"]["stdin-filename"] == "y"


def test_a_baseline_is_not_read_to_be_shown(run: Run) -> None:
    assert (
        'baseline = "gone"  # command line'
        in run("check", "--show-settings", "--baseline", "gone")[1]
    )
    assert run("check", "--show-settings", "--fail-on", "x")[0] == 2


def test_the_example_of_the_documentation_holds(run: Run) -> None:
    page = Path(__file__).parent.parent / "docs" / "commands.md"
    (text,) = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    out = run("metrics", "--show-settings", profileparse_toml=text)[1]
    assert tomllib.loads(out)["metrics"]["only"] == ["h_index", "m_quotient"]
    assert fails_on(run)[0] == "warning"
