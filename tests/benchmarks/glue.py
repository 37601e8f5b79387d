"""Measure how well glued lines are split: `python tests/benchmarks/glue.py FILE.jsonl [--show N]`.

It measures the installed package, or the sources with `PYTHONPATH=src`.

FILE has one JSON object a line with `title`, `authors` (three at most) and `et_al`. Each is glued
as the layout `compact` glues it. Printed are the number of lines, the lines split at exactly the
right place in percent (on all, on the first half, on the second half), and the bare titles that
were split though nothing is glued to them (likewise). With `--show N` the first N wrong ones of
either kind follow, `|` where the line was split and `^` where it should have been.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import NamedTuple

from profileparse.reading.title_split import segment


class Item(NamedTuple):
    """A title, and the line that it makes with the byline glued to it."""

    title: str
    line: str


def glue(title: str, authors: list[str], *, et_al: bool) -> Item:
    """Return the item of one paper."""
    return Item(title, title + ", ".join(authors) + (" et al." if et_al else ""))


def read(path: Path) -> list[Item]:
    """Return the items of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [glue(row["title"], row["authors"], et_al=row["et_al"]) for row in rows]


def percent(flags: list[bool]) -> str:
    """Return the share of true flags on all, on the first half and on the second half."""
    half = len(flags) // 2
    parts = (flags, flags[:half], flags[half:])
    return "  ".join(f"{100 * sum(part) / max(1, len(part)):6.2f} %" for part in parts)


def marked(item: Item, line: str, found: int | None) -> str:
    """Return a line with its true cut (`^`) and the one that was found (`|`)."""
    marks = [(len(item.title), "^")] if line != item.title else []
    marks += [(found, "|")] if found is not None else []
    for at, mark in sorted(marks, reverse=True):
        line = line[:at] + mark + line[at:]
    return line


def main(argv: list[str]) -> int:
    """Print the figures for one file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="wrong ones to print")
    options = parser.parse_args(argv)
    items = read(options.file)
    cuts = [segment(item.line) for item in items]
    bare = [segment(item.title) for item in items]
    right = [cut == len(item.title) for cut, item in zip(cuts, items, strict=True)]
    print(f"lines                 {len(items)}")
    print("                           all  first half  second half")
    print("exact splits         ", percent(right))
    print("false splits of bare ", percent([cut is not None for cut in bare]))
    wrong = [
        marked(item, item.line, cut)
        for item, cut, ok in zip(items, cuts, right, strict=True)
        if not ok
    ]
    false = [
        marked(item, item.title, cut)
        for item, cut in zip(items, bare, strict=True)
        if cut is not None
    ]
    for title, lines in (("wrong splits", wrong), ("false splits", false)):
        for line in lines[: options.show]:
            print(f"{title}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
