"""Bibliographies are read back by the libraries of their users, with equal fields.

`python tests/test_bibliographies.py` writes the golden files anew; read the difference.
"""

import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import product
from typing import Any

import pytest
import records
import rispy  # type: ignore[import-untyped]
from bibliographies import FIXTURES, FORMATS, golden, real, written
from bibliography_readers import READERS, Name, as_in_ris, expected
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from examples import tries
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from record_strategies import any_profiles
from test_cli_hostile import SEEN, obeyed
from words import FIRST, LAST

from profileparse import Profile
from profileparse.writers import formats

PROFILES = st.lists(any_profiles(), max_size=3)
HOSTILE = (
    "}\n@misc{evil, title={x}}",
    "{",
    "}}}{",
    "\\input{/etc/passwd} \\write18{x} ^^5cinput",
    'a" # "b',
    "$x$ % & _ # ~ ^",
    "@comment{ @string{a={b}} @ GPT",
    "A and B and others",
    "others",
    "x\nER  - \nTY  - JOUR\nAU  - Evil, E.",
    "x\rER  - \u2028TY  - JOUR\x85AU  - y",
    "<script>alert(1)</script> &lt; &amp;",
    "[x](javascript:alert(1)) ![i](http://evil.example/i.png)",
    "http://evil.example www.evil.example me@evil.example",
    "# h\n\n* l\n\n    code\n\n---\n|a|b|\n`c` ~~d~~ *e* __f__ :smile: ==g==",
    "{{ site.secret }} {% include x %}",
    "\u202egnp.exe\u2066 \x1b[31m \x00",
    "##[error]x\n::error::y",
    '"], "x": "',
)


def check(reader: str, *profiles: Profile, keep_tex: bool = False) -> None:
    to, read = READERS[reader]
    rows = [*read(written(to, *profiles, keep_tex=keep_tex))]
    wanted = [expected(paper) for profile in profiles for paper in profile.papers]
    if to == "ris":
        wanted = [*map(as_in_ris, wanted)]
    assert rows == wanted


@pytest.mark.parametrize("to", FORMATS)
def test_the_real_dump_is_written_as_its_golden_file(to: str) -> None:
    path = FIXTURES / f"imanol-schlag{formats('records')[to].suffix}"
    assert golden(to) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_the_real_dump_is_read_back(reader: str) -> None:
    check(reader, real())
    check(reader, real(), real())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.read_back
@tries(25)
@given(profiles=PROFILES)
def test_any_profiles_are_read_back(reader: str, profiles: list[Profile]) -> None:
    check(reader, *profiles)


NAMES: dict[str, Name] = {
    "Maria Example": ("Maria", "", "Example", ""),
    "Ana María Novák Herrera": ("Ana María Novák", "", "Herrera", ""),
    "J.-P. Moreau": ("J.-P.", "", "Moreau", ""),
    "Laura De Carli": ("Laura", "", "De Carli", ""),
    "Ludwig van den Berg": ("Ludwig", "van den", "Berg", ""),
    "Santiago Ramón y Cajal": ("Santiago", "", "Ramón y Cajal", ""),
    "Mathieu de Bony de Lavergne": ("Mathieu", "de", "Bony de Lavergne", ""),
    "Thomas K. Arbor, Jr": ("Thomas K.", "", "Arbor", "Jr"),
    "john smith": ("john", "", "smith", ""),
    "HELIOS Collaboration": ("", "", "HELIOS Collaboration", ""),
    "Institute for Advanced Doubt": ("", "", "Institute for Advanced Doubt", ""),
    "Plato": ("", "", "Plato", ""),
    "others": ("", "", "others", ""),
    "王小明": ("", "", "王小明", ""),
    # Limits that the page on formats states: no rule tells these.
    "Alice Du Pont": ("Alice Du", "", "Pont", ""),
    "Wang Xiaoming": ("Wang", "", "Xiaoming", ""),
    "Google": ("", "", "Google", ""),
    "Google Brain": ("Google", "", "Brain", ""),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("reader", READERS)
def test_each_reader_finds_the_parts_of_a_name(reader: str, name: str) -> None:
    to, read = READERS[reader]
    (row,) = read(written(to, records.profile(records.paper(name))))
    wanted = {"authors": (NAMES[name],)}
    assert row["authors"] == (as_in_ris(wanted) if to == "ris" else wanted)["authors"]


@pytest.mark.parametrize("reader", READERS)
def test_the_usual_name_has_its_family_name_last(reader: str) -> None:
    to, read = READERS[reader]
    pairs = [*product(FIRST, LAST)]
    papers = [records.paper(f"{given} {family}") for given, family in pairs]
    rows = read(written(to, records.profile(*papers)))
    assert [row["authors"] for row in rows] == [((g, "", f, ""),) for g, f in pairs]


@pytest.mark.parametrize("reader", READERS)
def test_an_address_with_a_semicolon_is_one(reader: str) -> None:
    check(reader, records.profile(records.paper(url="https://example.org/a;b=c; d")))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("reader", READERS)
def test_hostile_text_is_read_back_as_text(reader: str, text: str) -> None:
    hostile = records.paper(
        text,
        "Ann Reed",
        text,
        title=text,
        category=text,
        badges=(text,),
        abstract=text,
        et_al=True,
        url=text,
        arxiv_id=text,
    )
    check(reader, records.profile(hostile, hostile))
    check(reader, records.profile(hostile, hostile), keep_tex=True)
    check(reader, records.profile(records.paper("A. B", affiliation=text)))


@pytest.mark.parametrize("to", FORMATS)
@tries(25)
@given(profiles=PROFILES)
def test_nothing_is_written_that_is_not_seen(to: str, profiles: list[Profile]) -> None:
    text = written(to, *profiles)
    assert SEEN.fullmatch(text)
    assert not [*obeyed(text)]
    assert text.replace("\n", "").isprintable()
    assert text.isascii() or to != "csl-json"


@given(profiles=PROFILES)
@tries(25)
def test_citeproc_takes_all_fields(profiles: list[Profile]) -> None:
    items = json.loads(written("csl-json", *profiles))
    source = CiteProcJSON(items)  # a field or a type that it does not know is a warning
    assert {key: str(item["key"]) for key, item in source.items()} == {
        item["id"]: item["id"] for item in items
    }
    for item in items:
        read = source[item["id"]]
        assert [dict(name) for name in read.get("author", [])] == item.get("author", [])


@given(profiles=PROFILES)
@tries(25)
def test_keys_are_unique_and_safe_and_the_same_in_all_formats(profiles: list[Profile]) -> None:
    keys = re.findall("^@misc{(.*),$", written("bibtex", *profiles), re.MULTILINE)
    assert len(keys) == sum(len(profile.papers) for profile in profiles)
    assert len({*keys}) == len(keys)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*(_[0-9]+)?", key) for key in keys)
    assert keys == [item["id"] for item in json.loads(written("csl-json", *profiles))]
    assert keys == [item["id"] for item in rispy.load(StringIO(written("ris", *profiles)))]


@pytest.mark.parametrize("to", FORMATS)
def test_a_run_is_a_stream(to: str) -> None:
    taken: list[int] = []

    def entries() -> Iterator[Any]:
        for number in range(9):
            taken.append(number)
            yield "x", records.report(records.profile(records.paper("Ann Reed")))

    pieces = formats("records")[to].write(entries())
    while not any("reed" in piece.lower() for piece in [next(pieces)]):
        pass
    assert len(taken) <= 2  # a comma of JSON needs to know whether there is another paper
    assert len([*pieces]) >= 7


def test_a_profile_without_papers_is_valid() -> None:
    empty = records.profile(name="Ann Reed")
    assert written("bibtex", empty) == written("ris", empty) == ""
    assert json.loads(written("csl-json", empty)) == []
    assert MarkdownIt().render(written("markdown", empty)).startswith("<h2>Ann Reed</h2>\n<p>as of")


if __name__ == "__main__":
    for name in FORMATS:
        target = FIXTURES / f"imanol-schlag{formats('records')[name].suffix}"
        target.write_text(golden(name), encoding="utf-8")
