"""The program: its commands, and what becomes of a run that does not come to one."""

import os
from collections.abc import Sequence

import click
from click.core import ParameterSource

from profileparse.cli import FAILED, OK
from profileparse.cli.commands import COMMANDS, command
from profileparse.cli.console import Outcome, print_lines
from profileparse.cli.files import OutputError, opened_stdout, reported, writing
from profileparse.cli.settings.lookup import Settings
from profileparse.cli.work import defect
from profileparse.text.escape import escaped
from profileparse.text.suggestion import did_you_mean
from profileparse.version import __version__

NAME = "profileparse"
COMPLETE_VARIABLE = "_PROFILEPARSE_COMPLETE"
"""Variable through which a shell asks for completions."""


class _LazyGroup(click.Group):
    """The commands, which are found by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            ctx.fail(f"No such command {args[0]!r}{did_you_mean(args[0].lower(), COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(
    name=NAME,
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},  # of all commands
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context) -> int:
    """Read the flattened text of a researcher's profile page into typed records.

    \b
    Examples:
      profileparse convert dump.txt --as-of 2026-05-20 -o schlag.json
      profileparse check dump.txt
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    if context.invoked_subcommand is None:
        print_lines(context.get_help().splitlines())
    return FAILED  # Click returns it only where no command has an exit code of its own


def invoke(argv: Sequence[str]) -> int:
    """Run the command that the arguments ask for, and return its exit code.

    This is `click.Group.main` without its answers to errors, which are not ours: it ends the
    process, and gives exit code 1 to a broken pipe.
    """
    outcome = Outcome()
    with writing(outcome):
        try:
            if asked := os.environ.get(COMPLETE_VARIABLE):
                _complete(asked)
                return OK
            with program.make_context(NAME, list(argv)) as context:
                return int(program.invoke(context))
        except click.exceptions.Exit:  # the help, the version or a list was asked for
            opened_stdout()
        except click.ClickException as error:
            outcome.worsen(FAILED)
            if isinstance(error, click.UsageError) and (where := error.ctx) is not None:
                hint = f"Try '{where.command_path} --help' for help."
                print_lines([where.get_usage(), hint, ""])
            print_lines([f"{NAME}: error: {escaped(_message(error, argv))}"])
        except OSError:  # commands answer their own: this is Click's, of printing a help
            with reported("standard output"):
                raise
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001  (a defect: a line that can be reported)
            outcome.worsen(FAILED)
            print_lines([f"{NAME}: error: {escaped(defect(error))}"])
    return outcome.code


def _complete(asked: str) -> None:
    """Print what a shell asks for with variables, as the script of `completion` sets them."""
    from click.shell_completion import shell_complete  # noqa: PLC0415  (only shells need it)

    opened_stdout()
    try:
        fits = shell_complete(program, {}, NAME, COMPLETE_VARIABLE, asked) == OK
    except (LookupError, ValueError):  # a variable is missing, or holds no number
        fits = False
    if not fits:
        raise click.ClickException(
            f"the variables {COMPLETE_VARIABLE}, COMP_WORDS and COMP_CWORD are not as the script of"
            f" '{NAME} completion' sets them"
        )


def _message(error: click.ClickException, argv: Sequence[str]) -> str:
    """Return what is wrong with a command line, and what may have been meant."""
    message = error.format_message()
    if isinstance(error, click.MissingParameter):
        message = " ".join(message.split())  # it lists values a line each
    if isinstance(error, click.BadParameter):
        message += _source(error)
    if isinstance(error, click.NoSuchOption):
        known = error.ctx.command.params if error.ctx else ()
        names = [name for option in known for name in (*option.opts, *option.secondary_opts)]
        message = f"No such option {error.option_name!r}{did_you_mean(error.option_name, names)}"
        files = [word for word in argv if word.startswith("-") and os.path.exists(word)]  # noqa: PTH110  (Path raises)
        message += f" Is it the file? Write ./{files[0]}" if files else ""
    return message


def _source(error: click.BadParameter) -> str:
    """Return where a bad value comes from, if it does not stand on the command line."""
    option, context = error.param, error.ctx
    if context is None or not isinstance(option, click.Option) or option.name is None:
        return ""
    place = context.get_parameter_source(option.name)
    if place is ParameterSource.ENVIRONMENT:
        return f" (set by the variable {option.envvar})"
    if place is ParameterSource.DEFAULT_MAP and isinstance(context.default_map, Settings):
        return f" (set in {context.default_map.place(option.name)})"
    return ""
