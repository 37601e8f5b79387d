"""The program: its commands, and what becomes of a run that does not come to one."""

import errno
import os
import sys
from collections.abc import Sequence

import click

import profileparse
from profileparse.cli import FAILED
from profileparse.cli.check_command import check
from profileparse.cli.completion_command import answer, completion
from profileparse.cli.config import check_variables, keys, settings, source
from profileparse.cli.console import Outcome, put
from profileparse.cli.convert_command import convert
from profileparse.cli.diff_command import diff
from profileparse.cli.files import reported, writing
from profileparse.cli.inputs import defect
from profileparse.cli.metrics_command import metrics
from profileparse.cli.report_command import report
from profileparse.cli.rule_command import rule
from profileparse.cli.schema_command import schema
from profileparse.text.escape import escaped

NAME = "profileparse"
COMMANDS = (convert, check, metrics, report, diff, rule, schema, completion)
_SET = {str(command.name): command for command in (convert, check, metrics, report, diff)}


@click.group(name=NAME, invoke_without_command=True, subcommand_metavar="COMMAND [ARGS]...")
@click.version_option(profileparse.__version__, message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context) -> int:
    """Read the flattened text of a researcher's profile page into typed records.

    \b
    Examples:
      profileparse convert dump.txt --as-of 2026-05-20 -o schlag.json
      profileparse check dump.txt
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    if context.invoked_subcommand is None:
        put(context.get_help().splitlines())
    # Who asks for help, maybe because of a broken setting, gets it.
    if context.invoked_subcommand in _SET and not context.obj:
        check_variables([key for command in _SET.values() for key in keys(command)])
        context.default_map = settings(_SET)
    return FAILED  # Click returns it only where no command has an exit code of its own


for _command in COMMANDS:
    program.add_command(_command)


def invoke(argv: Sequence[str]) -> int:
    """Run the command that the arguments ask for, and return its exit code.

    This is `click.Group.main` without its answers to errors, which are not ours: it ends the
    process, and gives exit code 1 to a broken pipe.

    Args:
        argv: the arguments.
    """
    outcome = Outcome()
    try:
        completed = answer(program)
        if completed is not None:
            return completed
        with program.make_context(NAME, list(argv), obj=_asks_for_help(argv)) as context:
            return int(program.invoke(context))
    except click.exceptions.Exit:  # the help or the version was asked for
        with writing(outcome), reported("standard output"):
            if sys.stdout is None:
                raise OSError(errno.EBADF, "is closed") from None
    except click.ClickException as error:
        outcome.worsen(FAILED)
        where = error.ctx if isinstance(error, click.UsageError) else None
        if where is not None:
            put([where.get_usage(), f"Try '{where.command_path} --help' for help.", ""])
        put([f"{NAME}: error: {escaped(_message(error, argv))}"])
    except OSError:  # commands answer their own: this is Click's, of printing a help
        with writing(outcome), reported("standard output"):
            raise
    except Exception as error:  # noqa: BLE001  (a defect: a line that can be reported)
        outcome.worsen(FAILED)
        put([f"{NAME}: error: {escaped(defect(error))}"])
    return outcome.code


def _asks_for_help(argv: Sequence[str]) -> bool:
    options = argv[: argv.index("--")] if "--" in argv else argv
    return "--help" in options


def _message(error: click.ClickException, argv: Sequence[str]) -> str:
    """Return what is wrong with a command line, and what may have been meant."""
    message = error.format_message()
    if isinstance(error, click.BadParameter):
        message += source(error)
    if isinstance(error, click.NoSuchOption):
        files = [word for word in argv if word.startswith("-") and os.path.exists(word)]  # noqa: PTH110  (Path raises)
        message += f" Is it the file? Write ./{files[0]}" if files else ""
    return message
