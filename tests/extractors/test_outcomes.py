"""What a text holds, and what was read of it, is told right: by texts that are known."""

from collections.abc import Callable

import attrs
import pytest
import realdump
from html_pages import AS_OF, DUMP, PROFILE
from outcomes import Left, Outcome, differences, left_in, outcome

import profileparse
from profileparse import Profile

TEXT = realdump.TEXT
TITLE = f"{PROFILE.papers[8].title}"
WRAPPED = TITLE.replace(" ", "<br>\n")
META = "85.2LGApr 26"
TEXTS = {
    "as it is": (TEXT, Left.LINES),
    "in one line": (TEXT.replace("\n", ""), Left.GLUED),
    "with blanks": (" ".join(TEXT.split()), Left.BLANKS),
    "without a head": (realdump.joined(realdump.PAPERS, ""), Left.HEADLESS),
    "without a meta line": (TEXT.replace(META, ""), Left.PARTS),
    "without a title": (TEXT.replace(TITLE, ""), Left.PARTS),
    "wrapped, with marks": (TEXT.replace(TITLE, f"### [{WRAPPED}]"), Left.LINES),
    "with entities": (TEXT.replace("'", "&#x27;"), Left.LINES),
    "nothing": ("", Left.PARTS),
}


@pytest.mark.parametrize(("text", "left"), TEXTS.values(), ids=TEXTS)
def test_what_a_text_holds(text: str, left: Left) -> None:
    assert left_in(text) is left


def test_the_dump_is_whole_and_its_papers_without_a_head_are_papers() -> None:
    assert outcome(profileparse.check(TEXT, as_of=AS_OF)) is Outcome.WHOLE
    bare = profileparse.check(realdump.joined(realdump.PAPERS, ""), as_of=AS_OF)
    assert outcome(bare) is Outcome.HEADLESS


def test_the_copy_in_the_fixtures_is_whole() -> None:
    copied = profileparse.check_file(DUMP.with_name("copied.txt"), as_of=AS_OF)
    assert outcome(copied) is Outcome.WHOLE


def test_an_error_is_a_refusal() -> None:
    report = profileparse.check(TEXT.replace("Apr 26", "Apr 32"), as_of=AS_OF)
    assert outcome(report) is Outcome.REFUSED


def _without_a_paper(profile: Profile) -> Profile:
    return attrs.evolve(profile, papers=profile.papers[1:])


def _other_title(profile: Profile) -> Profile:
    first = attrs.evolve(profile.papers[0], title="Another Title")
    return attrs.evolve(profile, papers=(first, *profile.papers[1:]))


CHANGES: list[Callable[[Profile], Profile]] = [
    _without_a_paper,
    _other_title,
    lambda profile: attrs.evolve(profile, name=None),
    lambda profile: attrs.evolve(profile, h_index=24),
]


@pytest.mark.parametrize("change", CHANGES)
def test_anything_else_is_wrong(change: Callable[[Profile], Profile]) -> None:
    report = profileparse.check(TEXT, as_of=AS_OF)
    changed = attrs.evolve(report, profiles=(change(report.profile),))
    assert outcome(changed) is Outcome.WRONG


def test_a_title_may_differ_where_the_reader_says_that_it_guessed() -> None:
    report = profileparse.check(TEXT, as_of=AS_OF)
    told = attrs.evolve(report.diagnostics[0], code="PP108")
    guessed = attrs.evolve(
        report, profiles=(_other_title(report.profile),), diagnostics=(*report.diagnostics, told)
    )
    assert outcome(guessed) is Outcome.GUESSED


def test_differences_are_named() -> None:
    assert differences(PROFILE) == []
    (found,) = differences(_other_title(PROFILE))
    assert "AnotherTitle" in found
