"""`profileparse completion`: what a shell needs to complete commands and options."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from profileparse.cli import options
from profileparse.cli.app import COMPLETE_VARIABLE, NAME
from profileparse.cli.files import write_output
from profileparse.cli.parameters import Choice


@click.command()
@click.argument("shell", metavar="SHELL", type=Choice(("bash", "zsh", "fish")))
@options.output
@click.pass_context
def completion(context: click.Context, *, shell: str, output: str | None) -> int:
    """Print the script with which SHELL completes the command line.

    \b
    Examples:
      eval "$(profileparse completion bash)"                      # in ~/.bashrc
      eval "$(profileparse completion zsh)"                       # in ~/.zshrc
      profileparse completion fish > ~/.config/fish/completions/profileparse.fish
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101  (Click has all three)
    # The method of the class above: that of bash asks the shell for its version.
    completer = kind(context.find_root().command, {}, NAME, COMPLETE_VARIABLE)
    return write_output(ShellComplete.source(completer), output)
