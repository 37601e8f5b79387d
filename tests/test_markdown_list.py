"""A Markdown parser shows a list as it was written, and runs nothing of it."""

import re
from html import unescape

import pytest
import records
from bibliographies import plain, real, written
from examples import tries
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from record_strategies import any_profiles
from test_bibliographies import HOSTILE

from profileparse import Paper, Profile

COMMONMARK = MarkdownIt("commonmark", {"html": True})
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": False})
PROFILES = st.lists(any_profiles(), min_size=1, max_size=3)
LINKED = "https://x.org/a_(b)*c*[d]~e~'f'$g$"


def inline(text: str, parser: MarkdownIt = COMMONMARK) -> list[Token]:
    tokens = parser.parse(text)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "ordered_list", "list_item", "inline"}
    return [token for token in tokens if token.type == "inline"]


def text_of(token: Token) -> str:
    """Return what is seen of a line; only a title is strong, and a link if it has one."""
    children = token.children or []
    assert {child.type for child in children} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "link_open",
        "link_close",
    }
    return "".join(child.content for child in children)


def expected(paper: Paper) -> str:
    """Return the beginning of the line of a paper."""
    title = plain(paper.title) or "without a title"
    names = ", ".join(filter(None, map(plain, paper.authors)))
    day = "without a date" if paper.date is None else str(paper.date)
    return " · ".join(filter(None, (title, names + " et al." * (paper.et_al and names != ""), day)))


def check(text: str, *profiles: Profile) -> None:
    for parser in (COMMONMARK, GITHUB):
        lines = [*map(text_of, inline(text, parser))]
        for profile in profiles:
            assert lines.pop(0) == (plain(profile.name) or "A profile without a name")
            assert lines.pop(0).endswith(" · x.txt") or profile.category is None
            for paper in profile.papers:
                line = lines.pop(0)
                assert line.startswith(expected(paper))
        assert lines == []


@pytest.mark.read_back
@tries(50)
@given(profiles=PROFILES)
def test_any_profiles_are_read_back(profiles: list[Profile]) -> None:
    check(written("markdown", *profiles), *profiles)


def test_the_real_dump_is_read_back() -> None:
    text = written("markdown", real(), real())
    check(text, real(), real())
    lines = [*map(text_of, inline(text))]
    assert lines[:3] == [
        "Imanol Schlag",
        (
            "LG · h-index 25 · 23 papers · 2923 citations · novelty 50 % · AI score 56"
            " · as of 2026-05-20 · x.txt"
        ),
        (
            "Solving Quantitative Reasoning Problems with Language Models · Aitor Lewkowycz,"
            " Anders Andreassen, David Dohan et al. · 2022-06-29 · cs.CL · affiliation deepmind"
        ),
    ]
    assert sum("year inferred" in line for line in lines) == 6
    assert len(re.findall(r"(?m)^23\. ", text)) == 2


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    paper = records.paper(
        hostile,
        title=hostile,
        category=hostile,
        badges=(hostile,),
        affiliation=hostile,
        arxiv_id=hostile,
        url=hostile,
    )
    profile = records.profile(paper, paper, name=hostile, category=hostile)
    text = written("markdown", profile)
    check(text, profile)
    assert "<" not in re.sub(r"\(<https?://[^<>]*>\)", "", text)
    assert not re.search(r"(?i)\bhttps?:|www\.|\{\{|\{%", re.sub(r"\]\(<[^>]*>\)", "", text))
    assert unescape(GITHUB.render(text)).count("href") == text.count("](<")


def test_a_link_is_the_address() -> None:
    text = written("markdown", records.profile(records.paper(url=LINKED)))
    (line,) = inline(text)[2:]
    (link,) = [child for child in line.children or [] if child.type == "link_open"]
    assert link.attrs == {
        "href": "https://x.org/a%5F%28b%29%2Ac%2A%5Bd%5D%7Ee%7E%27f%27%24g%24",
    }
