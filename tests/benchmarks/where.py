"""Measure where the time of `check` goes: `python tests/benchmarks/where.py [FILE...]`.

Each FILE is read again and again for `--seconds` (default 20), and stopped about a thousand times a
second to look which function is at work. What it is a part of is told by its module, or by that of
the nearest caller that is in the table of stages. Printed are the shares of the stages, in percent,
and the time for a character, against that of the first text. A share of 20,000 samples is right to
half a point or so. With `--markdown`, the table is printed for a page.

Without a FILE, three texts are read: the real dump, the same with a paper that has lost its
abstract, and a copy of the page by hand.
"""

import argparse
import random
import signal
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import tables

from profileparse import check

FIXTURES = Path(__file__).parent.parent / "fixtures"
AS_OF = date(2026, 5, 20)
BETWEEN_SAMPLES = (0.0005, 0.0015)  # seconds, at random: never in step with what is read
STAGES = {
    "lines, and what each is: the lexer": ("reading.lexer", "reading.lines", "reading.sections"),
    "the tree: Lark's parser": ("lark", "reading.grammar", "reading.profiles"),
    "papers, and their records": ("reading.papers", "reading.layout", "reading.paper_end"),
    "lists of authors": ("reading.authors", "reading.odd_authors", "reading.title_split"),
    "dates": ("reading.dates", "reading.capture_year", "reading.months"),
    "the head": ("reading.head", "reading.facts", "reading.page_words"),
    "line ends, and places": ("text.document", "reading.collector"),
    "rules on values, and characters": ("rules",),
    "forms: whether there is one, and off": ("reading.forms",),
    "what a line was meant to be": ("reading.suggest", "reading.unparsed"),
    "the report": ("checking", "diagnostics", "api"),
}
ELSEWHERE = "elsewhere"


class Measured(NamedTuple):
    """How often each stage was at work, and the seconds of CPU time for a character."""

    counts: Counter[str]
    seconds: float


def stage_of(module: str) -> str | None:
    """Return the stage that a module belongs to, or None."""
    name = module.removeprefix("profileparse.")
    for stage, starts in STAGES.items():
        if any(name == start or name.startswith(f"{start}.") for start in starts):
            return stage
    return None


def sample(text: str, seconds: float) -> Measured:
    """Read a text for so long, and look what is at work."""
    counts: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        stage = None
        while frame is not None and stage is None:
            stage = stage_of(frame.f_globals.get("__name__", ""))
            frame = frame.f_back
        counts[stage or ELSEWHERE] += 1
        signal.setitimer(signal.ITIMER_REAL, random.uniform(*BETWEEN_SAMPLES))  # noqa: S311

    check(text, as_of=AS_OF)
    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, BETWEEN_SAMPLES[0])
    calls, start, end = 0, time.process_time(), time.monotonic() + seconds
    while time.monotonic() < end or not counts:
        check(text, as_of=AS_OF)
        calls += 1
    spent = time.process_time() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
    return Measured(counts, spent / calls / len(text))


def table(measured: dict[str, Measured]) -> tables.Rows:
    """Return the rows of the table, its head first."""
    rows = [["stage", *measured]]
    for stage in (*STAGES, ELSEWHERE):
        shares = (100 * found.counts[stage] / found.counts.total() for found in measured.values())
        rows.append([stage, *(f"{share:.0f} %" for share in shares)])
    first = next(iter(measured.values()))
    ratios = (found.seconds / first.seconds for found in measured.values())
    return [*rows, ["time for a character", *(f"{ratio:.1f}" for ratio in ratios)]]


def texts_of(files: list[Path]) -> dict[str, str]:
    """Return the texts to read, by what they are called in the table."""
    if files:
        return {file.name: file.read_bytes().decode("utf-8") for file in files}
    real, copied = (
        (FIXTURES / name).read_bytes().decode("utf-8")
        for name in ("imanol-schlag.txt", "copied.txt")
    )
    papers = check(real, as_of=AS_OF).profile.papers
    damaged = real.replace(str(papers[len(papers) // 2].abstract), "", 1)
    return {"as printed": real, "an abstract lost": damaged, "copied by hand": copied}


def main(argv: list[str]) -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--seconds", type=float, default=20, metavar="N", help="(%(default)s)")
    parser.add_argument("--markdown", action="store_true", help="print the table for a page")
    options = parser.parse_args(argv)
    texts = texts_of(options.files)
    rows = table({name: sample(text, options.seconds) for name, text in texts.items()})
    print(tables.printed(rows, markdown=options.markdown))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
