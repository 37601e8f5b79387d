"""Records to dump text and back."""

import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from examples import tries
from hypothesis import event, given
from hypothesis import strategies as st
from record_strategies import nasty_profiles, spoiled_profiles, well_formed_profiles
from records import paper, profile

from profileparse import Profile, ProfileParseError, check
from profileparse.writers.dump import RenderError, render

FIXTURES = Path(__file__).parent / "fixtures"
AS_OF = date(2026, 11, 22)
PROSE = "We show that a hand-made abstract can be read back as it was written. " * 2 + "It can."

PAPER = paper(
    "Ada Byron",
    "Kurt Gold",
    date=date(2022, 3, 11),
    et_al=True,
    affiliation="a-lab",
    score=85.2,
    badges=("Code",),
    abstract=PROSE,
)
PROFILE = profile(
    PAPER,
    name="Maria Example",
    category="LG",
    h_index=25,
    paper_count=1234,
    citation_count=2923,
    novelty_percent=50.0,
    ai_score=56.5,
    as_of=AS_OF,
)
EMPTY = profile(as_of=AS_OF)


def assert_reads_back(profile: Profile) -> None:
    assert check(render(profile), as_of=profile.as_of).profile == profile


def test_real_dump_is_rendered_byte_for_byte() -> None:
    text = (FIXTURES / "imanol-schlag.txt").read_bytes().decode()
    assert render(check(text, as_of=AS_OF).profile) == text


def test_whole_profile_is_rendered_as_the_page_prints_it() -> None:
    assert render(PROFILE) == (
        "Maria Example\n\nLG\nh-index25\n1,234papers\n2,923citations\nNovelty50%\nAI Score56.5\n\n"
        "1 Paper\n\n85.2LGMar 11, 2022Code\nA Title\n\n"
        f"Ada Byron, Kurt Gold et al. · a-lab\n\n{PROSE}"
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param({}, "0 Papers", id="nothing-at-all"),
        pytest.param({"name": "Maria Example"}, "Maria Example\n\n0 Papers", id="name"),
        pytest.param({"category": "LG"}, "LG\n\n0 Papers", id="category"),
        pytest.param({"h_index": 0}, "h-index0\n\n0 Papers", id="h-index"),
        pytest.param({"paper_count": 1}, "1papers\n\n0 Papers", id="paper-count"),
        pytest.param({"citation_count": 1000}, "1,000citations\n\n0 Papers", id="citation-count"),
        pytest.param({"novelty_percent": 12.5}, "Novelty12.5%\n\n0 Papers", id="novelty"),
        pytest.param({"ai_score": 100.0}, "AI Score100\n\n0 Papers", id="ai-score"),
        pytest.param({"ai_score": 7}, "AI Score7\n\n0 Papers", id="ai-score-int"),
    ],
)
def test_missing_fact_is_left_out(changes: dict[str, Any], text: str) -> None:
    profile = evolve(EMPTY, **changes)
    assert render(profile) == text
    assert_reads_back(profile)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({name: None}, id=name)
        for name in (
            "name",
            "category",
            "h_index",
            "paper_count",
            "citation_count",
            "novelty_percent",
            "ai_score",
        )
    ],
)
def test_profile_without_one_fact_reads_back(changes: dict[str, Any]) -> None:
    assert_reads_back(evolve(PROFILE, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"title": None}, id="no-title"),
        pytest.param({"abstract": None}, id="no-abstract"),
        pytest.param({"authors": (), "et_al": False, "affiliation": None}, id="no-authors"),
        pytest.param(
            {"title": None, "authors": (), "et_al": False, "affiliation": None, "abstract": None},
            id="meta-line-only",
        ),
        pytest.param({"authors": (), "affiliation": None}, id="et-al-alone"),
        pytest.param({"authors": ()}, id="et-al-with-affiliation"),
        pytest.param({"score": None}, id="no-score"),
        pytest.param({"score": 0.0}, id="score-zero"),
        pytest.param({"score": 95.0}, id="score-whole"),
        pytest.param({"score": 0.125}, id="score-three-decimals"),
        pytest.param({"badges": ()}, id="no-badge"),
        pytest.param({"badges": ("Code", "Demo", "NEW")}, id="three-badges"),
        pytest.param({"authors": ("A. One, Jr.", "B. Two, III")}, id="suffixes"),
        pytest.param({"authors": ("王小明", "ישראל אלמוג")}, id="other-scripts"),
        pytest.param({"date": date(2026, 4, 6), "year_inferred": True}, id="no-year"),
        pytest.param({"date": date(2025, 11, 24), "year_inferred": True}, id="last-year"),
        pytest.param({"date": date(2030, 1, 1)}, id="future"),
        pytest.param({"date": date(999, 1, 1)}, id="three-digit-year"),
        pytest.param({"abstract": "It can."}, id="short-abstract"),
        pytest.param({"abstract": f"{PROSE}\n\n{PROSE}"}, id="two-paragraphs"),
        pytest.param({"title": "23 Papers"}, id="title-like-heading"),
        pytest.param({"title": "h-index25"}, id="title-like-fact"),
        pytest.param({"category": "cond-mat.mtrl-sci"}, id="long-category"),
    ],
)
def test_paper_between_others_reads_back(changes: dict[str, Any]) -> None:
    assert_reads_back(evolve(PROFILE, papers=(PAPER, evolve(PAPER, **changes), PAPER)))


# Field that is changed, and the message of the error: what a dump cannot say.
BLANK = "is blank: a value that is not there is None"
NBSP = "holds a no-break space or a byte order mark, read as a blank"
POINT = "is not a number from 0 that can be printed with 15 digits before and after the point"
COUNT = "is not a whole number from 0 to 999,999,999,999,999"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"name": ""}, f"name: '' {BLANK}", id="name-empty"),
        pytest.param({"name": "A\nB"}, r"name: 'A\\nB' holds a line break", id="name-line-break"),
        pytest.param(
            {"name": "h-index7"}, "name: 'h-index7' is read back as None", id="name-like-fact"
        ),
        pytest.param(
            {"category": "lg"},
            "category: 'lg' is not a subject code, such as 'LG' or 'quant-ph'",
            id="category-unknown",
        ),
        pytest.param({"h_index": -1}, f"h_index: -1 {COUNT}", id="h-index-negative"),
        pytest.param(
            {"paper_count": 10**15},
            f"paper_count: 1,000,000,000,000,000 {COUNT}",
            id="paper-count-too-large",
        ),
        pytest.param({"citation_count": 2.5}, f"citation_count: 2.5 {COUNT}", id="citations-half"),
        pytest.param(
            {"novelty_percent": float("nan")}, f"novelty_percent: nan {POINT}", id="novelty-nan"
        ),
        pytest.param({"ai_score": float("inf")}, f"ai_score: inf {POINT}", id="ai-score-infinite"),
        pytest.param({"ai_score": 1e-300}, f"ai_score: 1e-300 {POINT}", id="ai-score-tiny"),
    ],
)
def test_head_that_no_dump_can_say(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(evolve(PROFILE, **changes))
    assert str(caught.value) == f"profile: {message}"
    assert caught.value.paper is None
    assert caught.value.field == next(iter(changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"title": " \t"}, rf"title: ' \\t' {BLANK}", id="title-blank"),
        pytest.param({"title": "A\nB"}, r"title: 'A\\nB' holds a line break", id="title-lf"),
        pytest.param({"title": "A\rB"}, r"title: 'A\\rB' holds a line break", id="title-cr"),
        pytest.param({"title": "A "}, "title: 'A ' has blanks at its ends", id="title-blank-end"),
        pytest.param({"title": "A\xa0B"}, rf"title: 'A\\xa0B' {NBSP}", id="title-nbsp"),
        pytest.param({"title": "\ufeffA"}, rf"title: '\\ufeffA' {NBSP}", id="title-mark"),
        pytest.param(
            {"category": "L G"},
            "category: 'L G' is not a subject code, such as 'LG' or 'quant-ph'",
            id="category-blank",
        ),
        pytest.param(
            {"date": None},
            "date: a dump prints a date for every paper, but it is None",
            id="date-none",
        ),
        pytest.param(
            {"year_inferred": True},
            "year_inferred: 'Mar 11' without a year is read as of 2026, not of 2022",
            id="year-not-inferred-so",
        ),
        pytest.param({"authors": ("Ada Byron", "")}, f"authors: '' {BLANK}", id="author-empty"),
        pytest.param(
            {"authors": ("Ada, Byron",)},
            "authors: between commas, 'Ada, Byron' is read as 'Ada'",
            id="author-comma",
        ),
        pytest.param(
            {"authors": ("Ada Byron", "Jr.")},
            "authors: between commas, 'Ada Byron' is read as 'Ada Byron, Jr.'",
            id="author-suffix-only",
        ),
        pytest.param(
            {"authors": ("Ada Byron,",)},
            "authors: between commas, 'Ada Byron,' is read as 'Ada Byron'",
            id="author-comma-last",
        ),
        pytest.param(
            {"affiliation": "a-lab", "authors": (), "et_al": False},
            "affiliation: a dump prints it behind the authors: none here",
            id="affiliation-alone",
        ),
        pytest.param({"affiliation": ""}, f"affiliation: '' {BLANK}", id="affiliation-empty"),
        pytest.param({"score": -1.0}, f"score: -1.0 {POINT}", id="score-negative"),
        pytest.param({"score": 1e15}, f"score: 1000000000000000.0 {POINT}", id="score-large"),
        pytest.param({"score": float("nan")}, f"score: nan {POINT}", id="score-nan"),
        pytest.param(
            {"badges": ("open source",)},
            "badges: 'open source' is not a badge, such as 'Code'",
            id="badge-unknown",
        ),
        pytest.param(
            {"abstract": f"{PROSE}\n\n\n{PROSE}"},
            f"abstract: '' {BLANK}",
            id="abstract-two-empty-lines",
        ),
    ],
)
def test_paper_that_no_dump_can_say(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(evolve(PROFILE, papers=(PAPER, evolve(PAPER, **changes))))
    assert str(caught.value) == f"paper 2: {message}".replace(r"\\", "\\\\")
    assert caught.value.paper == 2
    assert caught.value.field == next(iter(changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            {"abstract": f"{PROSE}\n\nLGJun 29, 2022"},
            r"paper 2: abstract: …was written. It can.\n\nLGJun 29, 2022' is read back as "
            "…was written. It can.'",
            id="meta-line-in-abstract",
        ),
        pytest.param(
            {"abstract": f"{PROSE}\n\nAda Byron\n\nh-index5\n3papers"},
            "profile: papers: the text is read back as 2 profiles",
            id="head-in-abstract",
        ),
        pytest.param(
            {"badges": ("Code",) * 4},
            "paper 2: title: 'A Title' is read back as None",
            id="four-badges",
        ),
    ],
)
def test_text_that_reads_back_as_something_else(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(evolve(PROFILE, papers=(PAPER, evolve(PAPER, **changes))))
    assert str(caught.value) == message


def test_year_that_is_contradicted_by_a_printed_one() -> None:
    inferred = evolve(PAPER, date=date(2026, 4, 6), year_inferred=True)
    printed = evolve(PAPER, date=date(2026, 5, 1))
    with pytest.raises(RenderError) as caught:
        render(evolve(PROFILE, papers=(inferred, printed)))
    assert str(caught.value) == ("paper 1: date: datetime.date(2026, 4, 6) is read back as None")


def test_message_is_visible_and_short() -> None:
    with pytest.raises(RenderError) as caught:
        render(evolve(PROFILE, name="\x1b[31m\u202e" + "x" * 500 + "\n"))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 150


def test_error_is_of_the_family_and_picklable() -> None:
    error = RenderError(3, "title", "'A ' has blanks at its ends")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert issubclass(RenderError, ProfileParseError)
    assert issubclass(RenderError, ValueError)
    assert (copy.paper, copy.field, copy.problem) == (3, "title", error.problem)
    assert str(copy) == "paper 3: title: 'A ' has blanks at its ends"


def test_import_is_light() -> None:
    code = (
        "import sys, profileparse.writers.dump\n"
        "print([m for m in ('lark', 'dateutil', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "[]\n"


@tries(1000)
@given(well_formed_profiles())
def test_every_profile_of_a_page_reads_back(profile: Profile) -> None:
    assert_reads_back(profile)


@tries(1500)
@given(st.one_of(spoiled_profiles(), nasty_profiles))
def test_any_profile_reads_back_or_is_refused(profile: Profile) -> None:
    try:
        text = render(profile)
    except RenderError as error:
        message, event_name = str(error), f"refused for {error.field}"
    else:
        message, event_name = "", "rendered"
        assert check(text, as_of=profile.as_of).profile == profile
    event(event_name)
    assert message.isprintable()
