"""Invented pages as extractors leave them: nearly all are read, and none wrongly in silence."""

import html
import random
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import starmap
from math import ceil

import attrs
import dumps
import pytest
import tiling
from examples import some
from form_pages import bare
from words import seeded

import profileparse
from profileparse import Profile, Report

COUNT = 200
Card = tuple[Sequence[str], str, str, str]
"""The pieces of a meta line, the title, the names and the abstract."""
Layout = Callable[[Sequence[str], Sequence[Card], random.Random], str]


def page(rng: random.Random, layout: Layout) -> tuple[str, str, Profile]:
    """Return a text, the page that it is of, and the profile on it."""
    made = dumps.dump(rng, dumps.Variation(papers=rng.randint(3, 6)))
    (profile,) = made.profiles
    name, facts, heading, *_ = made.text.split("\n\n")
    cards = [
        (
            dumps.meta_line(paper, "\n").split("\n"),
            paper.title or "",
            dumps.byline(paper),
            paper.abstract or "",
        )
        for paper in profile.papers
    ]
    return layout([name, *facts.split("\n"), heading], cards, rng), made.text, profile


def wrapped(gap: str, head: Sequence[str], cards: Sequence[Card], rng: random.Random) -> str:
    fill = partial(textwrap.fill, width=rng.randint(45, 100), break_on_hyphens=False)
    blocks = [block for meta, *parts in cards for block in ("".join(meta), *map(fill, parts))]
    return gap.join(["\n".join(head), *blocks])


def piece_by_piece(gap: str, head: Sequence[str], cards: Sequence[Card], _: random.Random) -> str:
    edge = r"(?<=h-index)|(?<=Novelty)|(?<=AI Score)|(?<=[0-9])(?=papers|citations)"
    facts = re.sub(edge, "\n", "\n".join(head)).split("\n")
    return gap.join([*facts, *(piece for meta, *parts in cards for piece in (*meta, *parts))])


def name_by_name(head: Sequence[str], cards: Sequence[Card], rng: random.Random) -> str:
    def parted(meta: Sequence[str], title: str, names: str, text: str) -> Card:
        return meta, title, re.sub(r" *(,|et al\.|·) *", r"\n\1\n", names).rstrip("\n"), text

    text = piece_by_piece("\n", head, list(starmap(parted, cards)), rng)
    return re.sub("\n+", "\n", text)


def card_by_card(
    template: str, head: Sequence[str], cards: Sequence[Card], _: random.Random
) -> str:
    blocks = [
        template.format("".join(meta), top, names, text, number=number)
        for number, (meta, top, names, text) in enumerate(cards, 1)
    ]
    return "\n\n".join(["\n".join(head), *blocks])


def escaped(head: Sequence[str], cards: Sequence[Card], rng: random.Random) -> str:
    template = '{}\n<a href="/paper/{number}"><h3>{}</h3></a>\n\n<i>{}</i>\n\n<p>{}</p>'
    safe = [(meta, *map(html.escape, parts)) for meta, *parts in cards]
    return card_by_card(template, head, safe, rng)  # type: ignore[arg-type]


def quoted(head: Sequence[str], cards: Sequence[Card], rng: random.Random) -> str:
    return re.sub("(?m)^", "> ", card_by_card(PLAIN, head, cards, rng))


def printed(head: Sequence[str], cards: Sequence[Card], rng: random.Random) -> str:
    lines = card_by_card(PLAIN, head, cards, rng).split("\n")
    size = rng.randint(8, 40)
    pages = ["\n".join(lines[at : at + size]) for at in range(0, len(lines), size)]
    top, foot = "11/27/2026, 10:15 AM The Page", "https://example.org/p {}/{}"
    return "\n\f".join(
        f"{top}\n\n{text}\n\n{foot.format(number, len(pages))}"
        for number, text in enumerate(pages, 1)
    )


def glued(gap: str, head: Sequence[str], cards: Sequence[Card], _: random.Random) -> str:
    return gap.join(["".join(head), *("".join([*meta, *parts]) for meta, *parts in cards)])


PLAIN = "{}\n{}\n\n{}\n\n{}"
CARDS = {
    "markdown": "{}\n\n### [{}](/paper/{number})\n\n{}\n\n{}",
    "markdown-list": "* {}\n\n  [**{}**](/paper/{number})\n\n  {}\n\n  {}",
    "list": "- {}\n\n{}\n\n{}\n\n{}",
    "numbered-list": "{number}. {}\n\n{}\n\n{}\n\n{}",
    "numbered-links": "{}\n\n[{number}]{}\n\n{}\n\n{}",
    "labels": "{}\nTitle: {}\nAuthors: {}\nAbstract: {}",
    "labels-on-lines": "{}\n\n{}\n\n{}\n\nAbstract\n\n{}",
    "buttons": "{}\n{}\n\n{}\n\nSave\nShare\nPDF\n\n{}",
    "buttons-below": "{}\n{}\n\n{}\n\n{}\n\nSave\n12 views",
    "table": "| {} |\n|---|\n| {} |\n| {} |\n| {} |",
}
LAYOUTS: Mapping[str, tuple[Layout, int]] = {
    **{name: (partial(card_by_card, template), 0) for name, template in CARDS.items()},
    "html": (escaped, 0),
    "quotations": (quoted, 0),
    "printed-pages": (printed, 0),
    "wrapped": (partial(wrapped, "\n\n"), 18),
    "wrapped-without-blank-lines": (partial(wrapped, "\n"), 21),
    "a-line-for-each-piece": (partial(piece_by_piece, "\n"), 2),
    "pieces-with-blank-lines": (partial(piece_by_piece, "\n\n"), 1),
    "a-line-for-each-name": (name_by_name, 2),
    "one-line": (partial(glued, ""), 15),
    "one-line-a-paper": (partial(glued, "\n"), 10),
}
"""Each with the most pages, of all that are tried, of which a paper is not read as it is."""


def flat(profile: Profile) -> Profile:
    """Return a profile with each abstract in one line: a break that is kept there is no loss."""
    papers = [
        attrs.evolve(paper, abstract=" ".join((paper.abstract or "").split()))
        for paper in profile.papers
    ]
    return attrs.evolve(profile, papers=papers)


def loud(report: Report) -> set[str]:
    """Return the codes of what is said with a warning or an error."""
    return {found.code for found in report.diagnostics if found.severity != "info"}


@pytest.mark.parametrize("name", LAYOUTS)
def test_pages_are_read_from_each_form_or_it_is_said(name: str) -> None:
    layout, most = LAYOUTS[name]
    others = 0
    numbers = some(range(COUNT))
    for number in numbers:
        text, whole, expected = page(seeded(f"{name} {number}"), layout)
        report = tiling.checked(text, expected.as_of)
        found = [*map(bare, report.profiles)]
        others += [profile.papers for profile in found] != [expected.papers]
        if [*map(flat, found)] != [flat(expected)]:
            assert loud(report) - loud(profileparse.check(whole, as_of=expected.as_of)), text
    assert others <= ceil(most * len(numbers) / COUNT)
