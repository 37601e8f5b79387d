"""`profileparse schema`: the JSON Schema of the records."""

import json

import click

from profileparse.cli import options
from profileparse.cli.files import write_output
from profileparse.writers.json_schema import json_schema


@click.command()
@options.output
def schema(*, output: str | None) -> int:
    """Print the JSON Schema (2020-12) of the output of 'convert'.

    \b
    Example:
      profileparse schema -o profile.schema.json
    """  # noqa: D301  (Click's sign for lines that stay as they are)
    return write_output(json.dumps(json_schema(), indent=2) + "\n", output)
