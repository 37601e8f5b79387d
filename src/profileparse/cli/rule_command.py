"""`profileparse rule`: what a rule means."""

import click

from profileparse.cli import options
from profileparse.cli.files import write_output
from profileparse.cli.selection import complete_rules, rule_code
from profileparse.diagnostics import RULES
from profileparse.rules.docs import rule_page


@click.command()
@click.argument("word", metavar="[CODE]", required=False, shell_complete=complete_rules)
@options.output
def rule(*, word: str | None, output: str | None) -> int:
    """Explain a rule, with a bad and a good example.

    CODE can be a name as well. Without it, all rules are listed.

    \b
    Examples:
      profileparse rule
      profileparse rule PP110
      profileparse rule missing-title
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    if word is not None:
        return write_output(rule_page(rule_code(word)), output)
    width = max(len(rule.name) for rule in RULES.values())
    lines = (
        f"{rule.code}  {rule.severity:<7}  {rule.name:<{width}}  {rule.summary}\n"
        for rule in RULES.values()
    )
    return write_output("".join(lines), output)
