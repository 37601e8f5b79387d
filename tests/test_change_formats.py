"""Changes as a table and as JSON."""

import json
import unicodedata
from collections import Counter
from datetime import date
from math import nan
from pathlib import Path

import attrs
import pytest
import realdump

from profileparse import FormatError, Profile, cli, parse
from profileparse.compare import between
from profileparse.writers import Options, formats

FORMATS = formats("changes")
REAL = str(realdump.FIXTURES / "imanol-schlag.txt")
DAYS = ("--old-as-of", "2026-05-20", "--as-of", "2026-06-01")
PLAIN = """\
Good Name

h-index0
0papers
9citations

1 Papers

LGJun 28, 2022
A Title

Ann Author, Good Name

An abstract.
"""
ADDED = "61.5CLMay 30\nA New Paper\n\nImanol Schlag, Ann Author\n\nIt is new."


def later() -> str:
    """Return the real dump with edits, and its papers in another order."""
    papers = [*realdump.PAPERS[:22], ADDED]
    papers[3] = papers[3].replace("52.4", "1053.0")
    papers[17] = papers[17].replace("in the Wild", "in the Wild, Again")
    papers[18] = papers[18].replace("LGJun 11, 2021", "CLJun 11, 2021Code")
    head = realdump.HEAD.replace("2,923", "3,010").replace("h-index25", "h-index26")
    return realdump.joined(papers[::-1], head.replace("50%", "52.5%").replace("AI Score56\n", ""))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder with the real dump of before and after."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "real.txt").write_bytes(Path(REAL).read_bytes())
    (tmp_path / "later.txt").write_text(later(), encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    assert cli.run(arguments) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


TABLE = """\
      name           as of       source
old   Imanol Schlag  2026-05-20  real.txt
new   Imanol Schlag  2026-06-01  later.txt
days                 12

field              old    new       growth
h_index             25     26   +1 (+4.0%)
citation_count   2,923  3,010  +87 (+3.0%)
novelty_percent   50.0   52.5         +2.5
ai_score          56.0      -

new papers: 1
2026-05-30  A New Paper

gone papers: 1
2018-11-29  Learning to Reason with Third-Order Tensor Products

changed papers: 3
2021-06-11  Going Beyond Linear Transformers with Recurrent Fast Weight
            Programmers
            category: 'LG' -> 'CL'
            badges: - -> 'Code'
2021-12-31  Improving Baselines in the Wild, Again
            title: 'Improving Baselines in the Wild' -> 'Improving Baselines in
            the Wild, Again'
2026-04-15  An Engineering Journey Training Large Language Models at Scale on
            Alps: The Apertus Experience
            score: 52.4 -> 1,053.0

unchanged papers: 19
"""


def test_the_real_dump_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "diff", "real.txt", "later.txt", *DAYS)[0] == TABLE


def test_the_real_dump_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "diff", "real.txt", "later.txt", *DAYS, "--to", "json")
    converted, _ = run(capsys, "convert", "later.txt", "--as-of", "2026-06-01")
    added = json.loads(converted)["papers"][0]
    converted, _ = run(capsys, "convert", "real.txt", "--as-of", "2026-05-20")
    gone = json.loads(converted)["papers"][22]
    found = json.loads(out)
    assert found == {
        "schema_version": "1.2",
        "old": {"source": "real.txt", "name": "Imanol Schlag", "as_of": "2026-05-20"},
        "new": {"source": "later.txt", "name": "Imanol Schlag", "as_of": "2026-06-01"},
        "days": 12,
        "head": {
            "h_index": {"old": 25, "new": 26, "growth": 1},
            "citation_count": {"old": 2923, "new": 3010, "growth": 87},
            "novelty_percent": {"old": 50.0, "new": 52.5, "growth": 2.5},
            "ai_score": {"old": 56.0, "new": None, "growth": None},
        },
        "papers": {
            "new": [added],
            "gone": [gone],
            "changed": [
                {
                    "title": "Going Beyond Linear Transformers with Recurrent Fast Weight "
                    "Programmers",
                    "date": "2021-06-11",
                    "changes": {
                        "category": {"old": "LG", "new": "CL"},
                        "badges": {"old": [], "new": ["Code"]},
                    },
                },
                {
                    "title": "Improving Baselines in the Wild, Again",
                    "date": "2021-12-31",
                    "changes": {
                        "title": {
                            "old": "Improving Baselines in the Wild",
                            "new": "Improving Baselines in the Wild, Again",
                        }
                    },
                },
                {
                    "title": "An Engineering Journey Training Large Language Models at Scale on "
                    "Alps: The Apertus Experience",
                    "date": "2026-04-15",
                    "changes": {"score": {"old": 52.4, "new": 1053.0}},
                },
            ],
            "same": 19,
        },
    }
    keys = ["schema_version", "old", "new", "days", "head", "papers"]
    assert (list(found), list(found["papers"])) == (keys, ["new", "gone", "changed", "same"])
    assert out == json.dumps(found, indent=2) + "\n"
    assert [line.split()[2] for line in err.splitlines()] == ["PP206", "PP301"] * 2 + ["PP207"]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_table_fits_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    old = realdump.TEXT.replace("Imanol Schlag\n\nLG", "王小明" * 20 + "\n\nLG")
    old = old.replace("2,923", "1" * 15).replace("Associative", "As" * 200)
    Path("real.txt").write_text(old.replace("We ", "ζ" * 90), encoding="utf-8")
    arguments = ("diff", "real.txt", "later.txt", *DAYS)
    out, _ = run(capsys, *arguments)
    wide = [
        sum(
            0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
            for c in line
        )
        for line in out.splitlines()
    ]
    assert width - 25 < max(wide) <= width
    monkeypatch.setenv("COLUMNS", "400")
    broad, _ = run(capsys, *arguments)
    assert Counter("".join(out.split())) == Counter("".join(broad.split()))
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(capsys, *arguments, "-o", "x")[0] == ""
    assert (Path("x").read_text(encoding="utf-8") == out) == (width == 80)


def profile(text: str) -> Profile:
    return parse(text, as_of=date(2026, 5, 20))


def written(old: Profile, new: Profile, to: str = "table") -> str:
    return "".join(FORMATS[to].write([(("a", "b"), between(old, new))], Options(width=200)))


def test_what_a_table_shows_of_a_field() -> None:
    new = PLAIN.replace("h-index0", "h-index2").replace("0papers\n", "").replace("9c", "8c")
    new = new.replace("Good Name\n\nh", "A Name\n\nh").replace("Good Name\n", "Bob et al.\n")
    assert written(profile(PLAIN), profile(new)).splitlines()[5:] == [
        "field                   old       new       growth",
        "name            'Good Name'  'A Name'",
        "h_index                   0         2           +2",
        "paper_count               0         -",
        "citation_count            9         8  -1 (-11.1%)",
        "",
        "new papers: 0",
        "",
        "gone papers: 0",
        "",
        "changed papers: 1",
        "2022-06-28  A Title",
        "            authors: 'Ann Author, Good Name' -> 'Ann Author, Bob'",
        "            et_al: no -> yes",
        "",
        "unchanged papers: 0",
    ]


def test_a_number_is_not_folded_where_something_else_can_be() -> None:
    old = PLAIN.replace("9citations", "100,000citations\nNovelty50%")
    new = PLAIN.replace("9citations", "250,000citations\nNovelty52.5%")
    changes = between(profile(old), profile(new))
    lines = "".join(FORMATS["table"].write([(("a", "b"), changes)], Options(width=40))).splitlines()
    assert lines[5:9] == [
        "field          old      new       growth",
        "citation_  100,000  250,000     +150,000",
        "count                          (+150.0%)",
        "novelty_p     50.0     52.5         +2.5",
    ]


def test_what_is_not_there_is_said() -> None:
    old = profile(PLAIN)
    paper = attrs.evolve(old.papers[0], title=None, date=None, authors=())
    new = attrs.evolve(old, name=None, papers=(paper,))
    lines = written(old, new).splitlines()
    assert lines[2] == "new   -          2026-05-20  b"
    assert lines[lines.index("changed papers: 1") :][1:5] == [
        "2022-06-28  A Title",
        "            title: 'A Title' -> -",
        "            date: 2022-06-28 -> -",
        "            authors: 'Ann Author, Good Name' -> -",
    ]
    old = attrs.evolve(old, papers=())
    assert "no date  (no title)" in written(old, new).splitlines()


@pytest.mark.parametrize(
    ("start", "seen"),
    [
        ("", "An {} end. " + "x" * 60),
        ("twenty characters. ", "…" + " twenty characters. {} end. " + "x" * 60),
        ("long " * 50, "…" + "long " * 4 + "{} end. " + "x" * 60),
    ],
    ids=["at-once", "soon", "late"],
)
def test_a_long_text_is_shown_where_it_changed(start: str, seen: str) -> None:
    old, new = (
        profile(PLAIN.replace("An abstract.", f"An {start}{word} end. {'x' * 90}"))
        for word in ("old", "new")
    )
    (line,) = [line for line in written(old, new).splitlines() if "abstract" in line]
    before, after = (f"'{seen.format(word)[:59]}…'" for word in ("old", "new"))
    assert line.strip() == f"abstract: {before} -> {after}"


def test_a_text_that_only_got_longer_is_shown_at_its_end() -> None:
    old, new = (profile(PLAIN.replace("n abstract.", f"n{' x' * 90}{end}")) for end in ("", " end"))
    for first, second in ((old, new), (new, old)):
        shown = ["'…" + " x" * 10 + end + "'" for end in ("", " end")]
        ends = shown if first is old else shown[::-1]
        assert f"abstract: {ends[0]} -> {ends[1]}" in written(first, second)


def test_a_long_title_is_not_shown_whole() -> None:
    old = profile(PLAIN)
    paper = attrs.evolve(old.papers[0], title="long " * 1000)
    text = written(attrs.evolve(old, papers=()), attrs.evolve(old, papers=(paper,)))
    assert text.count("long") == 60


UNFIT = {
    "head": ({"h_index": 2**53}, {}, "$.head.h_index.new"),
    "growth": ({"h_index": -(2**53) + 1}, {"h_index": 2**53 - 1}, "$.head.h_index.growth"),
    "nan": ({"ai_score": nan}, {}, "$.head.ai_score.new"),
    "name": ({"name": "\ud83d\ude00"}, {}, "$.new.name"),
}


@pytest.mark.parametrize(("fields", "before", "place"), UNFIT.values(), ids=UNFIT)
def test_what_json_cannot_hold(
    fields: dict[str, object], before: dict[str, object], place: str
) -> None:
    old = profile(PLAIN)
    old, new = attrs.evolve(old, **before), attrs.evolve(old, **fields)  # type: ignore[arg-type]
    with pytest.raises(FormatError, match="JSON cannot hold") as raised:
        written(old, new, "json")
    assert raised.value.place == place
    assert written(old, new)


PAPERS = {
    "new": ([], "$.papers.new[0].score"),
    "gone": (None, "$.papers.gone[0].score"),
    "changed": ([1.0], "$.papers.changed[0].changes.score.old"),
}


@pytest.mark.parametrize(("scores", "place"), PAPERS.values(), ids=PAPERS)
def test_what_json_cannot_hold_of_a_paper(scores: list[float] | None, place: str) -> None:
    plain = profile(PLAIN)
    unfit = attrs.evolve(plain, papers=[attrs.evolve(plain.papers[0], score=nan)])
    papers = [attrs.evolve(plain.papers[0], score=score) for score in scores or []]
    other = attrs.evolve(plain, papers=papers)
    pair = (other, unfit) if scores == [] else (unfit, other)
    with pytest.raises(FormatError, match="JSON cannot hold the number nan") as raised:
        written(*pair, "json")
    assert raised.value.place == place
