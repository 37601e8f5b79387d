"""Dumps of invented profiles, with the records that must be read from them."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

import records
import words

from profileparse import Paper, Profile

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CODES = (
    "LG CL CV AI DC NE IT quant-ph soc-ph mes-hall hep-th math-ph gr-qc optics cs.LG "
    "cond-mat.mtrl-sci"
)
CODES = _CODES.split()
AFFILIATIONS = ("deepmind", "eth-zurich", "a-lab", "u-of-x")
MENU = ("Home", "Papers", "Trending now", "Search papers, authors and topics", "Sign in")
FOOTER = ("Load more", "About · Terms · Privacy", "© 2026 Paper Atlas")


@dataclass(frozen=True)
class Variation:
    """How the text differs from what the extractor of the real dump writes."""

    newline: str = "\n"
    mark: str = ""
    trailing: str = ""
    indent: str = ""
    space: str = " "
    blank_lines: int = 1
    glue: str = ""
    facts: str = "all"
    papers: int = 4
    several_paragraphs: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    dumps: int = 1
    end: int = 0


VARIATIONS = {
    "as-printed": Variation(),
    "crlf": Variation(newline="\r\n"),
    "cr": Variation(newline="\r"),
    "byte-order-mark": Variation(mark="\ufeff"),
    "trailing-blanks": Variation(trailing=" \t "),
    "indented": Variation(indent="    "),
    "indented-by-tabs": Variation(indent="\t"),
    "no-break-spaces": Variation(space="\xa0"),
    "no-break-spaces-around": Variation(space="\xa0", trailing=" ", indent="  "),
    "no-blank-lines": Variation(blank_lines=0),
    "several-blank-lines": Variation(blank_lines=3),
    "blank-lines-of-blanks": Variation(blank_lines=2, trailing="  ", indent=" "),
    "parted-by-space": Variation(glue=" "),
    "parted-by-tab": Variation(glue="\t"),
    "facts-shuffled": Variation(facts="shuffled"),
    "facts-missing": Variation(facts="few"),
    "short-profile": Variation(facts="short"),
    "one-paper": Variation(papers=1),
    "no-paper": Variation(papers=0),
    "several-paragraphs": Variation(several_paragraphs=True),
    "several-paragraphs-without-blank-lines": Variation(several_paragraphs=True, blank_lines=0),
    "menu-above": Variation(before=MENU),
    "footer-below": Variation(after=FOOTER),
    "footer-below-paragraphs": Variation(after=FOOTER, several_paragraphs=True),
    "several-dumps": Variation(dumps=3),
    "several-dumps-with-furniture": Variation(dumps=3, before=MENU, after=FOOTER),
    "several-dumps-without-blank-lines": Variation(dumps=3, blank_lines=0),
    "several-short-profiles": Variation(dumps=3, facts="short", papers=1),
    "one-final-newline": Variation(end=1),
    "ten-final-newlines": Variation(end=10),
}


def mixed(rng: random.Random) -> Variation:
    """Return a mixture: each property as in some variation."""
    chosen = [rng.choice(tuple(VARIATIONS.values())) for _ in range(9)]
    found = Variation(
        newline=chosen[0].newline,
        mark=chosen[1].mark,
        trailing=chosen[2].trailing,
        indent=chosen[3].indent,
        space=chosen[4].space,
        blank_lines=chosen[5].blank_lines,
        glue=chosen[6].glue,
        facts=chosen[7].facts,
        papers=rng.randint(0, 5),
        several_paragraphs=chosen[8].several_paragraphs,
        before=rng.choice(((), MENU)),
        after=rng.choice(((), FOOTER)),
        dumps=rng.randint(1, 3),
        end=rng.randint(0, 3),
    )
    # Without a blank line, nothing tells a footer from the abstract above it; and a menu below a
    # head that has no papers could be more facts.
    return found if found.blank_lines and found.papers else replace(found, before=(), after=())


@dataclass(frozen=True)
class Dump:
    """A text, and what must be read from it."""

    text: str
    profiles: tuple[Profile, ...]
    furniture: tuple[str, ...] = ()


def dump(rng: random.Random, variation: Variation) -> Dump:
    """Return a dump in layout `cards`."""
    as_of = date(rng.randint(2024, 2031), 1, 1) + timedelta(days=rng.randrange(365))
    blocks: list[str] = []
    profiles: list[Profile] = []
    for _ in range(variation.dumps):
        profile = _profile(rng, variation, as_of)
        profiles.append(profile)
        blocks += ["\n".join(variation.before)] if variation.before else []
        blocks += _head(rng, profile, variation)
        for paper in profile.papers:
            blocks += _card(paper, variation)
        blocks += ["\n".join(variation.after)] if variation.after else []
    text = ("\n" * (variation.blank_lines + 1)).join(blocks) + "\n" * variation.end
    return Dump(
        _dressed(text, variation),
        tuple(profiles),
        (variation.before + variation.after) * variation.dumps,
    )


def compact(rng: random.Random, papers: int) -> Dump:
    """Return a dump in layout `compact`."""
    as_of = date(2026, 1, 1) + timedelta(days=rng.randrange(365))
    variation = Variation(papers=papers)
    profile = _profile(rng, variation, as_of, odd=0.03)
    lines = [
        line
        for paper in profile.papers
        for line in (meta_line(paper, ""), f"{paper.title}{byline(paper)}", paper.abstract or "")
    ]
    bare = records.profile(*profile.papers, as_of=as_of)
    return Dump("\n".join(lines) + "\n", (bare,))


def meta_line(paper: Paper, glue: str) -> str:
    """Return the first line of a paper."""
    day = paper.date
    assert day is not None
    year = "" if paper.year_inferred else f", {day.year}"
    score = [] if paper.score is None else [f"{paper.score}"]
    return glue.join(
        [*score, paper.category, f"{MONTHS[day.month - 1]} {day.day}{year}", *paper.badges]
    )


def byline(paper: Paper) -> str:
    """Return the line of the authors."""
    cut = " et al." if paper.et_al else ""
    affiliation = f" · {paper.affiliation}" if paper.affiliation else ""
    return ", ".join(paper.authors) + cut + affiliation


def _profile(rng: random.Random, variation: Variation, as_of: date, odd: float = 0.2) -> Profile:
    shown = {
        "all": {"category", "h_index", "citation_count", "novelty_percent", "ai_score"},
        "shuffled": {"category", "h_index", "citation_count", "novelty_percent", "ai_score"},
        "short": {"h_index"},
        "few": {
            fact
            for fact in ("category", "h_index", "citation_count", "novelty_percent", "ai_score")
            if rng.random() < 0.5
        },
    }[variation.facts]
    count = rng.randint(variation.papers, 2000)
    return records.profile(
        name=words.name(rng, odd=odd),
        category=rng.choice(CODES) if "category" in shown else None,
        h_index=rng.randint(0, 150) if "h_index" in shown else None,
        paper_count=1 if variation.papers == 1 else count,
        citation_count=rng.randint(0, 300_000) if "citation_count" in shown else None,
        novelty_percent=float(rng.randint(0, 100)) if "novelty_percent" in shown else None,
        ai_score=rng.choice((56.0, 56.5, 0.0, 100.0)) if "ai_score" in shown else None,
        as_of=as_of,
        papers=tuple(_paper(rng, variation, as_of, odd) for _ in range(variation.papers)),
    )


def _paper(rng: random.Random, variation: Variation, as_of: date, odd: float) -> Paper:
    inferred = rng.random() < 0.4
    first = date(as_of.year, 1, 1) if inferred else date(1991, 1, 1)
    last = as_of if inferred else date(as_of.year - 1, 12, 31)
    shown = rng.choice((1, 2, 3, 3, 3))
    gap = "\n\n" if variation.blank_lines else "\n"
    return records.paper(
        title=words.title(rng, odd=odd),
        category=rng.choice(CODES),
        date=first + timedelta(days=rng.randint(0, (last - first).days)),
        year_inferred=inferred,
        authors=words.names(rng, shown, odd=odd),
        et_al=shown == 3 and rng.random() < 0.8,
        affiliation=rng.choice(AFFILIATIONS) if rng.random() < 0.1 else None,
        score=rng.randint(0, 1000) / 10 if inferred and rng.random() < 0.8 else None,
        badges=("Code",) if rng.random() < 0.3 else (),
        abstract=gap.join(words.paragraphs(rng, several=variation.several_paragraphs)),
    )


def _head(rng: random.Random, profile: Profile, variation: Variation) -> list[str]:
    glue = variation.glue
    score = profile.ai_score
    facts = [
        ("category", profile.category, f"{profile.category}"),
        ("h_index", profile.h_index, f"h-index{glue}{profile.h_index}"),
        ("paper_count", profile.paper_count, f"{profile.paper_count:,}{glue}papers"),
        (
            "citation_count",
            profile.citation_count,
            f"{profile.citation_count or 0:,}{glue}citations",
        ),
        (
            "novelty_percent",
            profile.novelty_percent,
            f"Novelty{glue}{profile.novelty_percent or 0:.0f}%",
        ),
        ("ai_score", score, f"AI Score{glue}{score or 0:g}"),
    ]
    lines = [line for _, value, line in facts if value is not None]
    if variation.facts == "shuffled":
        rng.shuffle(lines)
    heading = f"{len(profile.papers)} Papers"
    return [profile.name or "", "\n".join(lines), heading]


def _card(paper: Paper, variation: Variation) -> list[str]:
    lines = f"{meta_line(paper, variation.glue)}\n{paper.title}"
    return [lines, byline(paper), paper.abstract or ""]


def _dressed(text: str, variation: Variation) -> str:
    lines = [f"{variation.indent}{line}{variation.trailing}" for line in text.split("\n")]
    dressed = variation.newline.join(lines).replace(" ", variation.space)
    return variation.mark + dressed
