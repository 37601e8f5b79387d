"""Nothing is lost, and every place is right: promises about spans and diagnostics."""

import pickle
from datetime import date

import dumps
import pytest
import realdump
import tiling
import words
from examples import some

import profileparse

CUTS = (
    ("name", "Imanol Schlag"),
    ("category", "LG"),
    ("h_index", "h-index25"),
    ("paper_count", "23papers"),
    ("citation_count", "2,923citations"),
    ("novelty_percent", "Novelty50%"),
    ("ai_score", "AI Score56"),
    ("heading", "23 Papers"),
)


@pytest.mark.parametrize(("field", "text"), CUTS, ids=[field for field, _ in CUTS])
def test_a_span_of_the_head_cuts_the_printed_fact(field: str, text: str) -> None:
    profile = profileparse.parse(realdump.TEXT, as_of=realdump.AS_OF)
    assert profile.spans[field].cut(realdump.TEXT) == text
    assert list(profile.spans) == [field for field, _ in CUTS]


def test_the_spans_of_a_paper_cut_its_parts() -> None:
    byline = "A. One,  B. Two , C. Three et al. · a-lab"
    odd = f"85.2 LG Mar 11, 2022 Code\nA Title \n\n {byline}\n\nText.\n"
    text = realdump.joined([realdump.PAPERS[0], odd])
    paper = profileparse.check(text).profile.papers[1]
    assert {field: span.cut(text) for field, span in paper.spans.items()} == {
        "meta": "85.2 LG Mar 11, 2022 Code",
        "score": "85.2",
        "category": "LG",
        "date": "Mar 11, 2022",
        "badges": "Code",
        "title": "A Title",
        "byline": byline,
        "authors": "A. One,  B. Two , C. Three",
        "et_al": "et al.",
        "affiliation": "a-lab",
        "abstract": "Text.",
    }
    assert paper.authors == ("A. One", "B. Two", "C. Three")


def test_a_card_and_a_damaged_paper_have_the_same_spans() -> None:
    prose = "A sentence of an abstract that is long enough. " * 4
    card = f"85.2LGMar 11, 2022Code\nA Title\n\nA. One, B. Two et al. · a-lab\n\n{prose.strip()}"
    odd = f"{card}\nA second line of it."
    first, second = (profileparse.check(text).profile.papers[0] for text in (card, odd))
    spans = dict(second.spans)
    assert spans.pop("abstract").start == first.spans["abstract"].start
    assert spans == {name: at for name, at in first.spans.items() if name != "abstract"}


def test_title_and_byline_of_a_glued_line_adjoin() -> None:
    text = "LGJun 29, 2022\nAn Invented GenerationMaria Example, Jan Muster, Li Wei et al.\nText.\n"
    spans = profileparse.check(text).profile.papers[0].spans
    assert spans["title"].cut(text) == "An Invented Generation"
    assert spans["byline"].cut(text) == "Maria Example, Jan Muster, Li Wei et al."
    assert spans["title"].end == spans["byline"].start


def test_a_wrapped_title_covers_its_lines() -> None:
    text = "LGJun 29, 2022\nA Title in\nTwo Lines\n\nMaria Example, Jan Muster\n\nIt is long.\n"
    paper = profileparse.check(text).profile.papers[0]
    assert paper.title == "A Title in Two Lines"
    assert paper.spans["title"].cut(text) == "A Title in\nTwo Lines"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no-mark", "mark"])
def test_lines_and_columns_are_those_of_an_editor(newline: str, mark: str) -> None:
    text = mark + "Ana Kim\n\nh-index6\n\n  LGJun 29, 2022\nT\x0bU\x85V\u2028W\n".replace(
        "\n", newline
    )
    profile = profileparse.check(text).profile
    assert profile.spans["name"].cut(text) == "Ana Kim"
    span = profile.spans["name"]
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 1, 1, 8)
    paper = profile.papers[0]
    assert (paper.spans["meta"].line, paper.spans["meta"].column) == (5, 3)
    title = paper.spans["title"]
    assert (title.line, title.column, title.end_line, title.end_column) == (6, 1, 6, 8)


def test_the_real_dump_is_tiled() -> None:
    report = profileparse.check(realdump.TEXT, as_of=realdump.AS_OF)
    tiling.assert_sound(realdump.TEXT, report)
    assert report.unparsed == ()


@pytest.mark.parametrize("variation", dumps.VARIATIONS.values(), ids=list(dumps.VARIATIONS))
def test_every_variation_is_tiled(variation: dumps.Variation) -> None:
    for seed in some(range(15)):
        dump = dumps.dump(words.seeded(f"{seed}"), variation)
        report = profileparse.check(dump.text, as_of=dump.profiles[0].as_of)
        tiling.assert_sound(dump.text, report)


def test_compact_dumps_are_tiled() -> None:
    for seed in some(range(60)):
        text = dumps.compact(words.seeded(seed), 4).text
        tiling.assert_sound(text, profileparse.check(text, as_of=date(2026, 12, 31)))


# Through the head and the first papers at every character, then in steps that meet all places.
ENDS = [*range(1400), *range(1400, len(realdump.TEXT), 13)]


@pytest.mark.parametrize("part", range(4))
def test_every_cut_of_the_real_dump_is_tiled(part: int) -> None:
    for end in some(ENDS)[part::4]:
        text = realdump.TEXT[:end]
        tiling.assert_sound(text, profileparse.check(text, as_of=realdump.AS_OF))


LINES = realdump.joined(realdump.PAPERS[:6]).split("\n")


@pytest.mark.parametrize("number", range(len(LINES)))
def test_the_real_dump_is_tiled_with_a_line_deleted_doubled_or_swapped(number: int) -> None:
    before, line, after = LINES[:number], LINES[number], LINES[number + 1 :]
    for changed in (
        [*before, *after],
        [*before, line, line, *after],
        [*before, *after[:1], line, *after[1:]],
    ):
        text = "\n".join(changed)
        tiling.assert_sound(text, profileparse.check(text, as_of=realdump.AS_OF))


def test_a_copy_of_a_paper_knows_its_places_and_leaves_the_rest_of_the_text() -> None:
    text = "\ufeff  " + realdump.TEXT.replace("\n", "\r\n")
    for paper in profileparse.check(text, as_of=realdump.AS_OF).profile.papers:
        data = pickle.dumps(paper)
        again = pickle.loads(data)  # noqa: S301  (our own data)
        assert (again, again.span, again.spans) == (paper, paper.span, paper.spans)
        assert len(data) < 3 * len(f"{paper}") + 2000


BROKEN_NAMES = "Ana Maria Kim, Bo Lind, Jr., Ana Maria Kim, Bo Lind, Jr., Cy {} Draft, Cy {} Draft"


@pytest.mark.parametrize("gap", ["\n", "\n   ", " \n\t"])
@pytest.mark.parametrize("at", range(1, BROKEN_NAMES.count(" ") + 1))
def test_a_name_that_is_there_twice_is_found_where_lines_were_broken(at: int, gap: str) -> None:
    words = BROKEN_NAMES.split(" ")
    names = " ".join(words[:at]) + gap + " ".join(words[at:])
    text = (
        "Ana Maria Kim\nh-index1\n\nLGJun 29, 2022\nA Title of Some Length That Was Wrapped"
        f"\nat the End of Its Lines\n\n{names}\n\nThis is the first line of an abstract that is\n"
        "wrapped, as the names are, and ends in line two.\n"
    )
    found = profileparse.check(text, as_of=date(2026, 5, 20)).diagnostics
    twice = [d for d in found if d.code == "PP402"]
    assert [" ".join(d.span.cut(text).split()) for d in twice] == [
        "Ana Maria Kim",
        "Bo Lind, Jr.",
        "Cy {} Draft",
    ]
    first, second, third = (d.span.start - text.index(names) for d in twice)
    assert len("Ana Maria Kim, Bo Lind") < first < second < names.index("Cy") < third
    assert twice[-1].message.startswith("the author 'Cy")
    assert twice[-1].message.count("Cy") == 1


NAMES_IN_FORMS = {
    "links": (
        "[Ana Kim](/a/Bo), [Bo Lind](/a/Ana), [Ana Kim](/a/Cy), [Cy Draft](/a/Cy)",
        ["Ana Kim"],
    ),
    "entities": ("J&uuml;rgen Kim, Bo Lind, J&uuml;rgen Kim", ["J&uuml;rgen Kim"]),
    "quotation": ("Bo Lind, Ana Kim, Bo Lind, Ana\n> Kim", ["Bo Lind", "Ana\n> Kim"]),
}


@pytest.mark.parametrize(("names", "expected"), NAMES_IN_FORMS.values(), ids=list(NAMES_IN_FORMS))
def test_a_name_that_is_there_twice_is_found_in_forms(names: str, expected: list[str]) -> None:
    abstract = "This abstract is written on one long line " * 4 + "and it ends here."
    text = f"Ana Kim\n\nh-index1\n\nLGJun 29, 2022\n\n### A Title\n\n{names}\n\n{abstract}"
    if ">" in names:
        text = "\n".join(line if line[:1] == ">" else f"> {line}" for line in text.split("\n"))
    found = profileparse.check(text, as_of=date(2026, 5, 20)).diagnostics
    twice = [d for d in found if d.code == "PP402"]
    assert [d.span.cut(text) for d in twice] == expected
    assert [d.span.start for d in twice] == [text.rindex(one) for one in expected]
