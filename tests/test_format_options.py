"""Each format says which options it takes, and the others are refused, not dropped."""

import json
import re
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest
import realdump
from commands import Run, runner

import profileparse
from profileparse import cli
from profileparse.writers import WRITERS, Options, any_format, formats, takers

REAL = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)
RECORDS = formats("records")
VALUES: dict[str, Any] = {
    "positions": True,
    "findings": True,
    "table": "papers",  # even the default: a format has that choice, or it has not
    "raw": True,
    "keep_tex": True,
}
EACH = [(to, option) for to in RECORDS for option in VALUES]
SHOWS = {  # a text of which each option that is taken makes another result
    "positions": '"spans"',
    "findings": '"findings"',
    "table": "arxiv_categories",
    "raw": ",=1+1",
    "keep_tex": r"{$\alpha$}",
}


@pytest.fixture
def convert(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Run:
    run = runner("convert", capsys, tmp_path, monkeypatch)
    text = Path("good.txt").read_text(encoding="utf-8")
    Path("good.txt").write_text(text.replace("A Title", r"=1+1 and $\alpha$"), encoding="utf-8")
    return run


def flags(option: str) -> list[str]:
    value = VALUES[option]
    return [f"--{option.replace('_', '-')}", *([] if value is True else [value])]


def test_the_rows_name_options_that_there_are() -> None:
    known = {field.name for field in attrs.fields(Options)} - {"width"}
    assert {option for row in WRITERS.values() for option in row.takes} == known
    assert known == {*VALUES, "path"}


@pytest.mark.parametrize(("to", "option"), EACH)
def test_the_library_takes_what_the_row_says_and_no_more(to: str, option: str) -> None:
    asked = {option: VALUES[option]}
    if option in RECORDS[to].takes:
        assert [*profileparse.write([REAL], to=to, **asked)]
        return
    named = " and ".join(takers("records", option))
    with pytest.raises(ValueError, match=f"^{to} takes no {option}: only {named}$"):
        profileparse.write([REAL], to=to, **asked)


@pytest.mark.parametrize("option", VALUES)
def test_what_is_not_asked_for_is_no_option(option: str) -> None:
    asked: dict[str, Any] = {option: None if option == "table" else False}
    for to in RECORDS:
        plain = [*profileparse.write([REAL], to=to)]
        assert [*profileparse.write([REAL], to=to, **asked)] == plain


@pytest.mark.parametrize(("to", "option"), EACH)
def test_the_command_line_takes_what_the_row_says_and_no_more(
    convert: Run, to: str, option: str
) -> None:
    for form in (["--to", to, "-o", "x"], ["-o", f"x{RECORDS[to].suffix}"]):
        code, out, err = convert("good.txt", *flags(option), *form)
        assert out == ""
        if option in RECORDS[to].takes:
            assert (code, err) == (0, "")
        else:
            named = " or ".join(takers("records", option))
            assert code == 2
            told = f"error: {flags(option)[0]} goes with --to {named}, not {to}\n"
            assert err.endswith(f"profileparse: {told}")
            assert not Path("x").exists()


@pytest.mark.parametrize("option", VALUES)
def test_a_setting_is_for_the_formats_that_take_it(
    convert: Run, option: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = {to: convert("good.txt", "--to", to) for to in RECORDS if not RECORDS[to].binary}
    Path("pyproject.toml").write_text(
        f"[tool.profileparse]\n{option.replace('_', '-')} = {json.dumps(VALUES[option])}\n"
    )
    by_file = {to: convert("good.txt", "--to", to) for to in plain}
    Path("pyproject.toml").unlink()
    value = "1" if VALUES[option] is True else VALUES[option]
    monkeypatch.setenv(f"PROFILEPARSE_{option.upper()}", value)
    assert {to: convert("good.txt", "--to", to) for to in plain} == by_file
    for to, (code, out, err) in by_file.items():
        assert (code, err) == (0, "")
        if option in RECORDS[to].takes:
            assert SHOWS[option] in out
        else:
            assert out == plain[to][1]


@pytest.mark.parametrize("option", VALUES)
def test_the_help_says_which_formats_an_option_is_for(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["convert", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.partition("Options:")[2].split())
    of_option = shown.partition(f" {flags(option)[0]} ")[2].partition(" --")[0]
    assert f"[with {', '.join(takers('records', option))}]" in of_option


def test_type_checkers_know_each_format() -> None:
    known = {name: row.binary for name, row in RECORDS.items()}
    texts, binaries = get_args(any_format.TextFormat), get_args(any_format.BinaryFormat)
    assert known == dict.fromkeys(texts, False) | dict.fromkeys(binaries, True)


def test_the_library_page_has_the_signature() -> None:
    page = (Path(__file__).parents[1] / "docs" / "library.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"autofunction:: write(\(.*\))", page)
    plain = (
        parameter.replace(annotation=Parameter.empty)
        for parameter in signature(profileparse.write).parameters.values()
    )
    assert str(Signature([*plain])) == shown


def test_all_is_done_by_the_call_only_where_there_is_a_path(tmp_path: Path) -> None:
    def none() -> Any:
        raise AssertionError("asked for")
        yield

    pieces = [profileparse.write(none(), to=to) for to in RECORDS]
    for one in pieces:
        with pytest.raises(AssertionError, match="asked for"):
            list(one)
    with pytest.raises(AssertionError, match="asked for"):
        profileparse.write(none(), to="sqlite", path=tmp_path / "x.db", sources=[])
