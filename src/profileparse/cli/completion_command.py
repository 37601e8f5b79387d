"""`profileparse completion`: what a shell needs to complete commands and options."""

import os

import click
from click.shell_completion import ShellComplete, get_completion_class, shell_complete

from profileparse.cli import FAILED, FINE, options
from profileparse.cli.console import Outcome
from profileparse.cli.files import sink, writing

VARIABLE = "_PROFILEPARSE_COMPLETE"
"""Variable through which a shell asks for completions."""
_NAME = "profileparse"
_SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@options.output
@click.pass_context
def completion(context: click.Context, *, shell: str, output: str | None) -> int:
    """Write the script that makes SHELL complete commands, options, rules and files.

    \b
    Examples:
      eval "$(profileparse completion bash)"                      # in ~/.bashrc
      eval "$(profileparse completion zsh)"                       # in ~/.zshrc
      profileparse completion fish > ~/.config/fish/completions/profileparse.fish
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  (Click has all three)
    # The method of the class above: that of bash asks the shell for its version.
    script = ShellComplete.source(kind(context.find_root().command, {}, _NAME, VARIABLE))
    outcome = Outcome()
    with writing(outcome), sink(output) as out:
        out.write(script)
    return outcome.code


def answer(program: click.Command) -> int | None:
    """Answer a shell that asks for completions; None if none does."""
    asked = os.environ.get(VARIABLE)
    if not asked:
        return None
    return FINE if shell_complete(program, {}, _NAME, VARIABLE, asked) == 0 else FAILED
