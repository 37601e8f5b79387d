"""Readers of dumps: profileparse, and other means to the same records.

Each module has one function, `reader`, which makes the grammar or the template once and returns a
function from a text and its day of capture to the profiles in it. All return the records of
profileparse, so that they can be compared, and share what is no parsing (`fields.py`).

The others do less than profileparse: no findings, no places, no damaged or unusual text, no form
but that of the page, no line ends but LF, no suffixes among the names (`Jr.`), all facts in the
printed order, and for a date without a year the latest such day that is not after the capture.
"""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

from profileparse import Profile

Read = Callable[[str, date], list[Profile]]
"""A reader: a text of one or more dumps, and the day of their capture, to profiles."""

REGEX = "regular expressions"
CHECK, PARSE, STREAM = "profileparse.check", "profileparse.parse", "profileparse.iter_reports"
MODULES = {
    REGEX: "by_regex",
    CHECK: "by_check",
    PARSE: "by_parse",
    STREAM: "by_stream",
    "TextFSM": "by_textfsm",
    "TTP": "by_ttp",
    "Lark, LALR": "by_lark_lalr",
    "parsimonious": "by_parsimonious",
    "parsy": "by_parsy",
    "pyparsing": "by_pyparsing",
    "Lark, Earley": "by_lark_earley",
}


def make(name: str) -> Read:
    """Return a reader, ready to read.

    Raises:
        ModuleNotFoundError: the library that it uses is not installed.
    """
    reader: Callable[[], Read] = import_module(f"readers.{MODULES[name]}").reader
    return reader()


def joined(file: Path, copies: int) -> str:
    """Return the text of so many copies of a dump."""
    return (file.read_bytes().decode("utf-8").rstrip() + "\n\n") * copies
