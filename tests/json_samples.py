"""Profiles to write and to read as JSON, and data to spoil."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from records import paper, profile

from profileparse import check
from profileparse.writers.json_schema import json_schema
from profileparse.writers.records_json import to_json

FIXTURES = Path(__file__).parent / "fixtures"
AS_OF = date(2026, 11, 22)
REAL = check((FIXTURES / "imanol-schlag.txt").read_bytes().decode(), as_of=AS_OF).profile

PAPER = paper(
    "Ada Byron",
    "Zoë Gold",
    date=date(2022, 3, 11),
    et_al=True,
    score=85.2,
    badges=("Code",),
    abstract="It can.",
)
PROFILE = profile(
    PAPER,
    name="Maria Example",
    h_index=25,
    paper_count=0,
    citation_count=2923,
    novelty_percent=50.0,
    ai_score=56.5,
    as_of=AS_OF,
)
DATA: dict[str, Any] = json.loads(to_json(PROFILE))
VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the data with another value at a path such as `papers.0.date`."""
    data: dict[str, Any] = json.loads(to_json(PROFILE))
    *parents, last = (int(key) if key.isdigit() else key for key in path.split("."))
    at: Any = data
    for key in parents:
        at = at[key]
    at[last] = value
    return data
