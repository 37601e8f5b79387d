"""One page, and what extractors leave of it: for the tests of forms."""

import re
from collections.abc import Callable
from datetime import date

import attrs
import tiling

from profileparse import Profile, Report, Severity

AS_OF = date(2026, 6, 1)
FACTS = ["LG", "h-index7", "3papers", "1,923citations", "Novelty50%", "AI Score56"]
PROSE = (
    "We ask how small a model can be before it stops to answer. On nine tasks, the answer is "
    "smaller than was thought, and depends on the data far more than on the depth of it."
)
PAPERS: list[tuple[list[str], str, str]] = [
    (
        ["85.2", "LG", "Apr 26", "Code"],
        "Small Models, Large Questions: What a Network of Nine Layers Knows About Its Own Depth",
        "Maria Example, Jan Muster, Li Wei et al. · eth-zurich",
    ),
    (["CL", "Jun 29, 2022"], "Counting Words in the Dark", "Jan Muster, Maria Example"),
    (["quant-ph", "Feb 29, 2024"], "A Note on Leap Days", "Maria Example"),
]


def lines(*, glued: bool = True) -> list[str]:
    """Return the page line by line, with blank lines; or with each piece on a line of its own."""
    if glued:
        found = ["Maria Example", "", *FACTS, "", "3 Papers", ""]
    else:
        pieces = re.split(r"(?<=h-index)|(?<=Novelty)|(?<=Score)|(?=papers|cit)", "\n".join(FACTS))
        found = ["Maria Example", *"\n".join(pieces).split("\n"), "3 Papers"]
    for meta, title, names in PAPERS:
        found += ["".join(meta), title, "", names, "", PROSE, ""] if glued else []
        found += [] if glued else [*meta, title, names, PROSE]
    return found


PAGE = "\n".join(lines())


def cards(
    card: Callable[[int, str, str, str], list[str]], name: str = "Maria Example", gap: str = "\n"
) -> str:
    """Return the page with each card as an extractor leaves it."""
    found = [name, "", *FACTS, "", "3 Papers", ""]
    for number, (meta, title, names) in enumerate(PAPERS, 1):
        found += card(number, "".join(meta), title, names)
    return gap.join(found)


def heading(n: int, meta: str, title: str, names: str) -> list[str]:
    """Return a card in Markdown."""
    return [meta, "", f"### [{title}](/paper/{n})", "", names, "", PROSE, ""]


def bare(profile: Profile) -> Profile:
    """Return a profile without links."""
    papers = [attrs.evolve(paper, url=None, arxiv_id=None) for paper in profile.papers]
    return attrs.evolve(profile, papers=papers)


def check(text: str) -> Report:
    """Return the report on a text, of which nothing is lost."""
    return tiling.checked(text, AS_OF)


def said(report: Report, severity: Severity = Severity.INFO) -> list[str]:
    """Return what is said of forms."""
    return [d.message for d in report.diagnostics if (d.code, d.severity) == ("PP111", severity)]


EXPECTED = check(PAGE).profile
