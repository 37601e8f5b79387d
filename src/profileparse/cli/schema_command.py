"""`profileparse schema`: the JSON Schema of the records."""

import json

import click

from profileparse.cli import options
from profileparse.cli.console import Outcome
from profileparse.cli.files import sink, writing
from profileparse.writers.json_schema import json_schema


@click.command()
@options.output
def schema(*, output: str | None) -> int:
    """Write the JSON Schema (2020-12) of what 'convert' writes.

    \b
    Example:
      profileparse schema -o profile.schema.json
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    outcome = Outcome()
    with writing(outcome), sink(output) as out:
        out.write(json.dumps(json_schema(), indent=2) + "\n")
    return outcome.code
