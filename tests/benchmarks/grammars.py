"""Measure ways to read a page with Lark: `python tests/benchmarks/grammars.py [FILE] [--repeat N]`.

All read FILE, the real dump unless another is named, to a bare tree:

- line lexer: `profile.lark` with the lexer of the reader, which tells a line by those around it;
- contextual lexer: the same grammar as a stock Lark loads it, where the parser says what fits;
- a token a field: the papers alone, as a grammar whose tokens are the fields.

Load is the time from the text of the grammar to a parser; read is one call. Both are the best of N,
in CPU time, as ratios to the regex reader of the folder `readers` on the same FILE, which returns
records.
"""

import argparse
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path
from time import process_time

import readers
from lark import Lark

from profileparse.reading.lexer import LineLexer, Stretch

REAL_DUMP = Path(__file__).parent.parent / "fixtures" / "imanol-schlag.txt"
AS_OF = date(2026, 5, 20)
PROFILE = files("profileparse.reading").joinpath("profile.lark").read_text(encoding="utf-8")
FIELDS = r"""
page: paper+
paper: SCORE? CATEGORY MONTH DAY (_COMMA YEAR)? BADGE? _END TITLE _END _authors ET_AL? \
       (_OF AFFILIATION)? _END ABSTRACT _END?
_authors: AUTHOR (_COMMA AUTHOR)*
SCORE: /[0-9]+\.[0-9]/
CATEGORY: /[A-Z]{2}/
MONTH: /[A-Z][a-z]{2}/
DAY.2: / [0-9]{1,2}/
YEAR.2: /[0-9]{4}/
BADGE.2: /Code/
TITLE: /[^\n]+/
AUTHOR: /(?!et al\.)[^,\n·]+?(?=,| et al\.| ·|\n)/
ET_AL.2: / et al\./
AFFILIATION.2: /[a-z-]+/
ABSTRACT: /[^\n]+/
_COMMA.2: /, /
_OF.2: / · /
_END.3: /\n+/
"""


def best(call: Callable[[], object], repeat: int) -> float:
    """Return the seconds of the quickest of so many calls."""
    times = []
    for _ in range(repeat):
        start = process_time()
        call()
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=REAL_DUMP)
    parser.add_argument("--repeat", type=int, default=100)
    options = parser.parse_args()
    text = options.file.read_text(encoding="utf-8")
    regex = readers.make(readers.REGEX)
    papers = text[text.index("Papers\n") + len("Papers\n") :].lstrip("\n")

    def line_lexer() -> Lark:
        return Lark(PROFILE, parser="lalr", lexer=LineLexer, start="dump")

    def contextual() -> Lark:
        return Lark(PROFILE, parser="lalr", start="dump")

    def fields() -> Lark:
        return Lark(FIELDS, parser="lalr", start="page")

    ways: dict[str, tuple[Callable[[], Lark], object]] = {
        "line lexer": (line_lexer, Stretch(text)),
        "contextual lexer": (contextual, text),
        "a token a field": (fields, papers),
    }
    unit = best(lambda: regex(text, AS_OF), options.repeat)
    print(f"{'':20}{'load':>8}{'read':>8}")
    for name, (make, given) in ways.items():
        lark = make()
        read = best(lambda lark=lark, given=given: lark.parse(given), options.repeat)  # type: ignore[misc]
        load = best(make, max(options.repeat // 20, 1))
        print(f"{name:20}{load / unit:8.1f}{read / unit:8.2f}")
    print(f"(1 is {unit * 1e3:.3f} ms)")


if __name__ == "__main__":
    main()
