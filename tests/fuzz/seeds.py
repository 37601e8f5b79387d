"""Texts to begin with, and the words of the format: what a target is given first."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import form_pages
import one_line_pages
import realdump
from json_samples import PROFILE, REAL
from promises import COMMANDS, PAGES, STREAMS
from test_cli_hostile import HOSTILE, TEMPLATE
from test_forms import FORMS
from test_robust import PIECES

import profileparse

FIXTURES = Path(realdump.FIXTURES)
LONGEST = 6000
"""Bytes of a seed: longer ones cost time and show little more."""


def texts() -> Iterator[bytes]:
    """Yield dumps: fixtures, a text for each rule, a page in each form, orders to a runner."""
    for folder in (FIXTURES, FIXTURES / "rules"):
        for path in sorted(folder.glob("*.txt")):
            yield path.read_bytes()[:LONGEST]
    for text in (form_pages.PAGE, *(text for text, *_ in FORMS.values()), one_line_pages.glued()):
        yield text.encode("utf-8", "surrogatepass")[:LONGEST]
    for text in HOSTILE.values():
        yield TEMPLATE.replace("{0}", text).encode("utf-8", "surrogatepass")
    for paper in realdump.PAPERS[:3]:
        yield paper.encode()


def of(target: str) -> Iterator[bytes]:
    """Yield the seeds of a target."""
    if target == "json":
        few = attrs.evolve(REAL, papers=REAL.papers[:3])
        for profile in (PROFILE, few, form_pages.EXPECTED):
            yield profileparse.to_json(profile).encode()[:LONGEST]
    for number, text in enumerate(texts()):
        if target == "check":
            yield text
        elif target == "stream":
            yield bytes((number % len(STREAMS), number * 37 % 256)) + text
        elif target == "apart":
            yield bytes((number % len(PAGES),)) + text
        elif target == "command":
            yield bytes((number % len(COMMANDS),)) + text


def words() -> list[bytes]:
    """Return what a mutation puts in: pieces of the format, and what is known to be odd."""
    pieces = (*PIECES, *HOSTILE.values())
    return [piece.encode("utf-8", "surrogatepass") for piece in pieces]
