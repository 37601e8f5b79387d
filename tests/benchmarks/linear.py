"""Measure how the time of a parse grows: `python tests/benchmarks/linear.py [--size N] [NAME ...]`.

Each hostile shape, and each terminal of the grammar alone, is repeated to a text of N characters
(default 16,384), which is then doubled five times. Printed is the processor time for the longest
text, in milliseconds and as milliseconds per MiB, and the slope of log time over log size: 1 is
linear, 2 is quadratic. The exit code is 1 if a slope is above 1.20 or a MiB takes more than two
seconds.
"""

import argparse
import math
import sys
import time
from datetime import date

import profileparse

LIMIT = 1.20
SECONDS_PER_MIB = 2.0
DOUBLINGS = 5
MIB = 1024 * 1024
AS_OF = date(2026, 5, 20)
LEAST = 0.005  # seconds: a shorter time says nothing about growth
HEAD = "Ana Kim\n\nLG\nh-index5\n5papers\n\n5 Papers\n\n"
META = "LGJun 29, 2022\n"
CARD = f"85.2{META}A Title\n\nAna Kim, Li Wei et al. · a-lab\n\n{'It is a sentence. ' * 12}\n\n"

# Name: what stands once before, what is repeated, what stands once behind.
SHAPES: dict[str, tuple[str, str, str]] = {
    "cards": (HEAD, CARD, ""),
    "damaged-cards": (HEAD, CARD.replace("A Title\n", "A Title\nIs Wrapped\n"), ""),
    "glued-cards": ("", f"{META}An Invented GenerationAna Kim, Li Wei et al.\nText.\n", ""),
    "one-letter-lines": ("", "x\n", ""),
    "one-letter-lines-in-an-abstract": (HEAD + META + "T\n\nAna Kim\n\n", "x\n", ""),
    "one-letter-paragraphs": (HEAD + META + "T\n\nAna Kim\n\n", "x.\n\n", ""),
    "newlines": ("", "\n", ""),
    "newlines-under-a-meta-line": (META, "\n", "x"),
    "newlines-in-a-head": ("Ana Kim\nh-index5\n", "\n", "x"),
    "blank-lines": ("x", " \n", ""),
    "spaces": ("x", " ", "x"),
    "spaces-in-a-meta-line": ("LG", " ", "Jun 29, 2022"),
    "spaces-in-a-byline": (META + "T\n\nAna", " ", "Kim\n\nText.\n"),
    "spaces-before-et-al": (META + "T\n\nAna Kim", " ", "et al\n\nText.\n"),
    "zero-width-in-a-meta-line": ("85.2LG", "\u200b", "Jun 29, 2022"),
    "digits": ("", "9", ""),
    "names": ("", "a, ", ""),
    "names-in-a-byline": (META + "T\n\n", "Ana Kim, ", "Li Wei\n\nText.\n"),
    "names-in-a-glued-line": (META + "T", "Ana Kim, ", "Li Wei\nText.\n"),
    "commas-in-a-byline": (META + "T\n\nAna Kim", ",", "Li Wei\n\nText.\n"),
    "et-al": ("", " et al.", ""),
    "et-al-in-a-byline": (META + "T\n\nAna Kim", " et al.", " x\n\nText.\n"),
    "dots": (META + "T\n\nAna Kim", "·", " x\n\nText.\n"),
    "dots-and-blanks": (META + "T\n\nAna Kim", " · ", "x\n\nText.\n"),
    "half-a-meta-line": ("", "CLJan ", ""),
    "half-a-date": ("", "LGJun 29, \n", ""),
    "meta-lines": ("", META, ""),
    "meta-lines-without-a-year": (HEAD, "LGJun 29\n", ""),
    "facts": (HEAD, "h-index25\n", ""),
    "labels": (HEAD, "h-index\n", ""),
    "unknown-facts": (HEAD, "i10-index12\n", ""),
    "names-over-facts": ("", "Ana Kim\nh-index5\n", ""),
    "lines-that-could-be-names": ("", "Ana 1 Kim\n", ""),
    "lines-that-could-be-names-over-a-fact": ("", "Ana 1 Kim\n", "h-index5\n"),
    "codes": ("", "LG\n", ""),
    "humps": (META, "aB", "\nText.\n"),
    "dollars": (META, "a$B", "\nText.\n"),
    "long-line": (HEAD + META + "T\n\nAna Kim\n\n", "Some words, and more. ", ""),
    "combining-marks": (HEAD + META + "T\n\nA", "\u0301", " Kim\n\nText.\n"),
    "carriage-returns": ("", "\r", ""),
    "byte-order-marks": ("", "\ufeff", ""),
    "badges": ("LGJun 29", "Code", "\nT\n"),
    "hyphens": ("", "a-", ""),
    "archives": ("", "a.b-", ""),
    "score-marks": ("", ".,", "LGJun 29\n"),
    "nearly-meta-lines": ("", "LGMai 9\n", ""),
    "nearly-facts": (HEAD, "Citations 12\n", ""),
    "labels-over-numbers": (HEAD, "papers\n23\n", ""),
    "joined-names": (META + "T\n\n", "Ana Kim and Bo Li, ", "Li Wei\n\nText.\n"),
    "many-suffixes": (META + "T\n\nAna Kim", ", Jr.", "\n\nText.\n"),
    "many-suffixes-in-a-glued-line": (META + "TAna Kim", ", Jr.", "\nText.\n"),
    "many-suffixes-without-lines": ("Ana Kim", ", Jr.", ""),
    "two-names-in-a-byline": (META + "T\n\n", "Ab Cd, ", "Ab Cd\n\nText.\n"),
    "two-names-in-a-glued-line": (META + "T", "Ab Cd, ", "Ab Cd\nText.\n"),
    "two-names-without-lines": ("", "Ab Cd, ", ""),
    "capitals-behind-a-date": ("", "LGMai 9" + "LA" * 30 + "9\n", ""),
    "known-badges-behind-a-date": ("", "LGMai 9" + "Code" * 15 + "9\n", ""),
    "suffixes": (META + "T\n\n", "Ana Kim,  Jr, ", "Li Wei\n\nText.\n"),
    "papers-twice": (HEAD, CARD, ""),
    "mojibake": (HEAD, "Ã¼", ""),
    "zero-width": (HEAD, "\u200b", ""),
}


def terminals() -> dict[str, tuple[str, str, str]]:
    """Return a shape for each terminal: a text that it matches, alone and in lines."""
    examples = {
        "NAME": "Ana Kim\nh-index5\n",
        "FIELD": "LG\nh-index5\n",
        "H_INDEX": "h-index25\n",
        "PAPER_COUNT": "23papers\n",
        "CITATION_COUNT": "2,923citations\n",
        "NOVELTY_PERCENT": "Novelty50%\n",
        "AI_SCORE": "AI Score56\n",
        "HEADING": "23 Papers\n",
        "UNPARSED": "Load more\n\n",
        "META": META,
        "TITLE": f"{META}A Title\n",
        "BYLINE": f"{META}A Title\n\nAna Kim, Li Wei\n",
        "ABSTRACT": f"{META}A Title\n\nAna Kim, Li Wei\n\nText.\n",
        "BODY": f"{META}A Title\n\nText.\n\nText.\n",
        "SCORE": "85.2",
        "CATEGORY": "cond-mat.mes-hall",
        "MONTH": "September",
        "DAY": "29",
        "YEAR": "2022",
        "KNOWN_BADGE": "Code",
        "BADGE": "Video",
        "ET_AL": " et al.",
        "MARK": " ·",
        "AFFILIATION": " · a-lab",
        "SUFFIX": ", Jr.",
    }
    return {f"terminal {name}": ("", text, "") for name, text in examples.items()}


def seconds(text: str) -> float:
    """Return the shorter of two times of the processor for a parse."""
    times = []
    for _ in range(2):
        start = time.process_time()
        profileparse.check(text, as_of=AS_OF)
        times.append(time.process_time() - start)
    return min(times)


def slope(points: list[tuple[int, float]]) -> float:
    """Return the slope of the line through the logarithms, by least squares."""
    logs = [(math.log(size), math.log(taken)) for size, taken in points if taken >= LEAST]
    if len(logs) < 2:  # a line needs two points
        return 0.0
    middle = sum(x for x, _ in logs) / len(logs)
    height = sum(y for _, y in logs) / len(logs)
    spread = sum((x - middle) ** 2 for x, _ in logs)
    return sum((x - middle) * (y - height) for x, y in logs) / spread


def main(argv: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these shapes")
    parser.add_argument("--size", type=int, default=16 * 1024, help="of the smallest text")
    options = parser.parse_args(argv)
    bad = 0
    print(f"{'shape':42} {'ms':>9} {'ms/MiB':>9} {'slope':>6}")
    profileparse.check(CARD, as_of=AS_OF)
    for name, (start, piece, end) in (SHAPES | terminals()).items():
        if options.names and name not in options.names:
            continue
        points = []
        for doubling in range(DOUBLINGS + 1):
            text = start + piece * (options.size * 2**doubling // len(piece)) + end
            points.append((len(text), seconds(text)))
        size, taken = points[-1]
        found, rate = slope(points), taken * MIB / size
        wrong = found > LIMIT or rate > SECONDS_PER_MIB
        bad += wrong
        mark = "  <--" if wrong else ""
        print(f"{name:42} {taken * 1e3:9.1f} {rate * 1e3:9.1f} {found:6.2f}{mark}", flush=True)
    print(f"{bad} above the limits")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
