"""One bad paper never changes another."""

import random
import re
from collections.abc import Callable

import pytest
import realdump
import tiling
import words
from examples import some

import profileparse

Damage = Callable[[list[str], random.Random], list[str]]
"""The lines of a paper (meta, title, "", byline, "", abstract) to damaged lines."""

META, TITLE, BYLINE, ABSTRACT = 0, 1, 3, 5
RECORDS = profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF).papers
NOISE = "#~=[]{}<>/|\\x7 é"


def without(number: int) -> Damage:
    return lambda lines, _: lines[:number] + lines[number + 1 :]


def twice(number: int) -> Damage:
    return lambda lines, _: [*lines[: number + 1], *lines[number:]]


def swapped(one: int, other: int) -> Damage:
    def damage(lines: list[str], _: random.Random) -> list[str]:
        lines[one], lines[other] = lines[other], lines[one]
        return lines

    return damage


def put(number: int, *more: str) -> Damage:
    return lambda lines, _: [*lines[:number], *more, *lines[number:]]


def changed(number: int, pattern: str, new: str) -> Damage:
    def damage(lines: list[str], _: random.Random) -> list[str]:
        lines[number] = re.sub(pattern, new, lines[number])
        return lines

    return damage


def whole(change: Callable[[str, random.Random], str]) -> Damage:
    return lambda lines, rng: change("\n".join(lines), rng).split("\n")


def _fewer(text: str, rng: random.Random) -> str:
    for _ in range(10):
        at = rng.randrange(1, len(text))
        text = text[:at] + text[at + 1 :]
    return text


def _noisy(text: str, rng: random.Random) -> str:
    for _ in range(10):
        at = rng.randrange(1, len(text))
        text = text[:at] + rng.choice(NOISE) + text[at:]
    return text


def _replaced(text: str, rng: random.Random) -> str:
    letters = list(text)
    for _ in range(20):
        at = rng.randrange(len(letters))
        if letters[at].isalpha():
            letters[at] = rng.choice("abcXYZäЖ王")
    return "".join(letters)


def _shuffled(text: str, rng: random.Random) -> str:
    meta, _, rest = text.partition("\n")
    words = rest.split(" ")
    rng.shuffle(words)
    return f"{meta}\n{' '.join(words)}"


DAMAGES: dict[str, Damage] = {
    "no-meta-line": without(META),
    "no-title": without(TITLE),
    "no-byline": without(BYLINE),
    "no-abstract": without(ABSTRACT),
    "meta-line-twice": twice(META),
    "title-twice": twice(TITLE),
    "byline-twice": twice(BYLINE),
    "abstract-twice": twice(ABSTRACT),
    "meta-line-and-title-swapped": swapped(META, TITLE),
    "title-and-byline-swapped": swapped(TITLE, BYLINE),
    "byline-and-abstract-swapped": swapped(BYLINE, ABSTRACT),
    "characters-deleted": whole(_fewer),
    "garbage-inserted": whole(_noisy),
    "letters-replaced": whole(_replaced),
    "words-shuffled": whole(_shuffled),
    "first-character-gone": whole(lambda text, _: text[1:]),
    "last-character-gone": whole(lambda text, _: text[:-1]),
    "cut-in-the-middle": whole(lambda text, _: text[: len(text) // 2]),
    "cut-in-the-title": whole(lambda text, _: text[: text.index("\n") + 8]),
    "cut-in-the-meta-line": whole(lambda text, _: text[:5]),
    "all-gone": whole(lambda _text, _: ""),
    "title-and-byline-glued": lambda lines, _: [
        lines[META],
        lines[TITLE] + lines[BYLINE],
        *lines[ABSTRACT:],
    ],
    "meta-line-and-title-glued": lambda lines, _: [lines[META] + lines[TITLE], *lines[2:]],
    "all-glued": whole(lambda text, _: text.replace("\n", "")),
    "day-32": changed(META, r"(?<=[a-z] )[0-9]+", "32"),
    "month-unknown": changed(META, r"[A-Z][a-z]{2}(?= [0-9])", "Foo"),
    "year-9999": changed(META, r"(?:, [0-9]{4})?(?=Code|$)", ", 9999"),
    "score-unreadable": changed(META, r"^[0-9.]*", "8..5"),
    "meta-line-in-upper-case": lambda lines, _: [lines[META].upper(), *lines[1:]],
    "more-blank-lines": whole(lambda text, _: text.replace("\n", "\n\n \n\n")),
    "no-blank-lines": whole(lambda text, _: text.replace("\n\n", "\n")),
    "crlf": whole(lambda text, _: text.replace("\n", "\r\n")),
    "cr": whole(lambda text, _: text.replace("\n", "\r")),
    "no-break-spaces": whole(lambda text, _: text.replace(" ", "\xa0")),
    "indented": whole(lambda text, _: text.replace("\n", "\n\t  ")),
    "there-twice": lambda lines, _: [*lines, "", *lines],
    "menu-inside": put(2, "", "Home", "Trending", "Sign in", ""),
    "menu-below": lambda lines, _: [*lines, "", "Home", "Load more"],
    "prose-inside": put(TITLE, "This sentence has no place in a card, and is rather long."),
    "control-characters": whole(
        lambda text, _: text.replace("e", "\x00\x1b[31m\u202e\u200b\x0b\ud800").replace("a", "\x85")
    ),
}


def test_there_are_40_damages_and_23_papers() -> None:
    assert len(DAMAGES) == 40
    assert len(realdump.PAPERS) == len(RECORDS) == 23


Layout = Callable[[list[str]], str]
"""The texts of papers, damaged or not, to a dump."""


def _unparted(text: str) -> str:
    return re.sub("\n(?:[ \t\r]*\n)+", "\n", text)


def _compact(papers: list[str]) -> str:
    """Return papers without blank lines, in which title and names are glued where both are."""
    glued = []
    for number, text in enumerate(papers):
        title, names = (realdump.PAPERS[number].split("\n")[n] for n in (TITLE, BYLINE))
        glued.append(_unparted(text.replace(f"{title}\n\n{names}", title + names)).strip("\n"))
    return "\n".join(filter(None, glued))


def _in_pieces(papers: list[str]) -> str:
    pieces = r"(?m)^([0-9.]+(?=[A-Z]))?([A-Z]{2})([A-Z][a-z]{2} [0-9]{1,2}(?:, [0-9]{4})?)(Code)?$"
    text = re.sub(
        pieces, lambda found: "\n".join(filter(None, found.groups())), "\n\n".join(papers)
    )
    return realdump.HEAD + text


def _marked(mark: str) -> Layout:
    return lambda papers: realdump.joined([mark + text if text else "" for text in papers])


def _numbered(papers: list[str]) -> str:
    return realdump.joined([f"{n}. {text}" if text else "" for n, text in enumerate(papers, 1)])


def _markdown(papers: list[str]) -> str:
    titled = [re.sub(r"^([^\n]+\n)(?=\S)", r"\1### ", text, count=1) for text in papers]
    return "# " + realdump.joined(titled)


LAYOUTS: dict[str, Layout] = {
    "page": realdump.joined,
    "compact": _compact,
    "no-blank-lines": lambda papers: _unparted(realdump.joined([p.strip("\n") for p in papers])),
    "a-line-for-each-piece": _in_pieces,
    "pieces-without-blank-lines": lambda papers: _unparted(_in_pieces(papers)),
    "bullets": _marked("* "),
    "numbers": _numbered,
    "markdown": _markdown,
    "markdown-list": lambda papers: _marked("  * ")([p.replace("\n", "\n    ") for p in papers]),
}
UNDAMAGED = {
    name: profileparse.check(layout(list(realdump.PAPERS)), as_of=realdump.AS_OF).profile.papers
    for name, layout in LAYOUTS.items()
}


def test_each_layout_is_read_whole() -> None:
    for name in LAYOUTS:
        assert UNDAMAGED[name] == RECORDS, name


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_paper_leaves_the_other_22_alone(damage: Damage, layout: str) -> None:
    for number in some(range(23)):
        papers = list(realdump.PAPERS)
        lines = papers[number].split("\n")
        papers[number] = "\n".join(damage(lines, words.seeded(number)))
        text = LAYOUTS[layout](papers)
        report = profileparse.check(text, as_of=realdump.AS_OF)
        found = [paper for profile in report.profiles for paper in profile.papers]
        assert len(report.profiles) == 1
        assert found[:number] == list(RECORDS[:number])
        assert found[len(found) - (22 - number) :] == list(RECORDS[number + 1 :])
        assert len(found) >= 22
        assert layout == "compact" or report.profiles[0].citation_count == 2923
        if layout == "page" or number % 6 == 0:  # it takes longer than all else
            tiling.assert_sound(text, report)


def test_good_papers_around_bad_ones_are_read() -> None:
    bad = ("Foo 29, 2022\nNo Paper", "LGFeb 30, 2024", "CLJun 29, 2022\nA Title Alone")
    papers = [text for good in realdump.PAPERS for text in (good, *bad)]
    report = profileparse.check(realdump.joined(papers), as_of=realdump.AS_OF)
    found = report.profile.papers
    assert tuple(paper for paper in found if paper.abstract) == RECORDS
    assert len(found) == 23 * 3
