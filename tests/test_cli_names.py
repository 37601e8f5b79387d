"""Names that are misspelt on a command line: of commands, options and values."""

from collections.abc import Callable, Iterator

import click
import pytest

from profileparse import cli
from profileparse.cli import app
from profileparse.cli.commands import COMMANDS
from profileparse.cli.parameters import Choice

Said = Callable[..., str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Run what is a usage error, and give its last line."""

    def said(*arguments: str) -> str:
        assert cli.run(arguments) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        last = captured.err.splitlines()[-1]
        assert last.startswith("profileparse: error: ")
        return last.removeprefix("profileparse: error: ")

    return said


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    context = click.Context(app.program)
    for name in COMMANDS:
        command = app.program.get_command(context, name)
        assert command is not None
        yield from ((name, parameter) for parameter in command.params)


CHOICES = [
    (name, parameter.opts[0] if isinstance(parameter, click.Option) else None, parameter.type)
    for name, parameter in parameters()
    if isinstance(parameter.type, click.Choice)
]


def test_all_choices_are_of_one_kind() -> None:
    assert len(CHOICES) >= 6
    assert all(type(kind) is Choice for _, _, kind in CHOICES)


@pytest.mark.parametrize(("command", "option", "kind"), CHOICES, ids=str)
def test_a_value_that_is_misspelt_is_told(
    said: Said, command: str, option: str | None, kind: Choice
) -> None:
    for word in kind.choices:
        for wrong in (word.upper(), word + word[-1], word + "."):
            arguments = [wrong] if option is None else ["x", option, wrong]
            last = said(command, *arguments)
            assert f"'{wrong}' is none of {', '.join(kind.choices)}: did you mean " in last
            assert last.endswith(f"did you mean '{word}'?")
    assert said(command, *(["\n"] if option is None else ["x", option, "\n"])).endswith(
        rf"'\n' is none of {', '.join(kind.choices)}"
    )


def test_the_beginning_of_a_value_is_told(said: Said) -> None:
    assert said("convert", "x", "--to", "jason").endswith("did you mean 'json'?")
    assert said("check", "x", "--fail-on", "warn").endswith("did you mean 'warning'?")
    assert said("check", "x", "--output-format", "sariff").endswith("did you mean 'sarif'?")


def test_a_variable_is_told_likewise(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROFILEPARSE_TO", "jason")
    assert said("convert", "x").endswith(
        "did you mean 'json'? (set by the variable PROFILEPARSE_TO)"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_misspelt_is_told(said: Said, name: str) -> None:
    for wrong in (name[:-1], name + name[-1], name.upper()):
        assert said(wrong) == f"No such command '{wrong}': did you mean '{name}'?"
    assert said("zz") == "No such command 'zz'"


OPTIONS = [
    (name, option)
    for name, parameter in parameters()
    if isinstance(parameter, click.Option)
    for option in (*parameter.opts, *parameter.secondary_opts)
    if option.startswith("--")
]


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=str)
def test_an_option_that_is_misspelt_is_told(said: Said, command: str, option: str) -> None:
    wrong = f"{option}{option[-1]}"
    assert said(command, "x", wrong) == f"No such option '{wrong}': did you mean '{option}'?"


def test_an_option_that_is_like_none(said: Said) -> None:
    assert said("--verson") == "No such option '--verson': did you mean '--version'?"
    assert said("check", "x", "--zzzz") == "No such option '--zzzz'"
    assert said("check", "x", "-z") == "No such option '-z'"
