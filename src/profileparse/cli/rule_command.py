"""`profileparse rule`: what a rule means."""

import click

from profileparse.cli import options
from profileparse.cli.console import Outcome
from profileparse.cli.files import sink, writing
from profileparse.cli.selection import rule_code
from profileparse.diagnostics import RULES
from profileparse.rules.docs import rule_page


@click.command()
@click.argument("word", metavar="[CODE]", required=False, shell_complete=options.complete_rules)
@options.output
def rule(*, word: str | None, output: str | None) -> int:
    """Write what the rule CODE means, with a bad and a good example.

    CODE can be a name as well. Without it, all rules are listed.

    \b
    Examples:
      profileparse rule
      profileparse rule PP110
      profileparse rule missing-title
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    text = _table() if word is None else rule_page(rule_code(word))
    outcome = Outcome()
    with writing(outcome), sink(output) as out:
        out.write(text)
    return outcome.code


def _table() -> str:
    wide = max(len(rule.name) for rule in RULES.values())
    rows = (
        f"{rule.code}  {rule.severity:<7}  {rule.name:<{wide}}  {rule.summary}\n"
        for rule in RULES.values()
    )
    return "".join(rows)
