"""Bibliographies are read back by the libraries of their users, with equal fields.

`python tests/test_bibliographies.py` writes the golden files anew; read the difference.
"""

import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import records
import rispy  # type: ignore[import-untyped]
from bibliographies import FIXTURES, FORMATS, golden, plain, real, untexed, written
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import SeparateCoAuthors
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from examples import tries
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pybtex.database import (  # type: ignore[import-untyped]
    BibliographyData,
    Person,
    parse_string,
)
from record_strategies import nasty_profiles, spoiled_profiles, well_formed_profiles
from test_cli_hostile import SEEN, obeyed

from profileparse import Paper, Profile
from profileparse.arxiv import candidates
from profileparse.writers import formats
from profileparse.writers.citations import YEAR_INFERRED

PROFILES = st.lists(
    st.one_of(well_formed_profiles(), spoiled_profiles(), nasty_profiles), max_size=3
)
some = tries(25)
Row = dict[str, Any]
"""A paper as each reader gives it: the fields that all formats but Markdown have."""
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


def expected(paper: Paper) -> Row:
    names = tuple(filter(None, map(plain, paper.authors)))
    ids = candidates(paper.category)
    category = ids[0] if len(ids) == 1 else plain(paper.category)
    return {
        "title": plain(paper.title),
        "authors": tuple(name.replace(",", "") for name in names),
        "et_al": paper.et_al and bool(names),
        "date": paper.date and (paper.date.year, paper.date.month, paper.date.day),
        "inferred": paper.year_inferred and paper.date is not None,
        "keywords": ", ".join(filter(None, (category, *map(plain, paper.badges)))),
        "abstract": plain(paper.abstract),
        "affiliation": plain(paper.affiliation),
        "score": paper.score,
    }


def from_bibtex(text: str) -> Iterator[Row]:
    library = parse_bibtex(text, append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    for entry in library.entries:
        assert entry.entry_type == "misc"
        fields = {field.key: field.value for field in entry.fields}
        names = fields.get("author", [])
        others = names[-1:] == ["others"]
        yield _row(fields, [_turned(name) for name in names[: -1 if others else None]], others)


def from_pybtex(text: str) -> Iterator[Row]:
    data: BibliographyData = parse_string(text, "bibtex")
    for entry in data.entries.values():
        persons = entry.persons.get("author", [])
        others = bool(persons) and str(persons[-1]) == "others"
        yield _row(entry.fields, [_named(p) for p in persons[: -1 if others else None]], others)


def _turned(name: str) -> str:
    if name.startswith("{") and name.endswith("}"):
        return name
    parts = [part.strip() for part in re.split(r",\s*(?![^{]*\})", name)]
    given = parts[-1] if len(parts) > 1 else ""
    return f"{given} {' '.join(parts[:1] + parts[1:-1])}".strip()


def _named(person: Person) -> str:
    given = person.first_names + person.middle_names
    return " ".join(given + person.prelast_names + person.last_names + person.lineage_names)


def _row(fields: Any, names: list[str], et_al: bool) -> Row:  # noqa: FBT001  (a value, no switch)
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
    month = fields.get("month")
    remarks = untexed(fields.get("annote", ""))
    return {
        "title": untexed(fields.get("title", "")),
        "authors": tuple(untexed(name).replace(",", "") for name in names),
        "et_al": et_al,
        "date": month
        and (int(fields["year"]), months.index(month[:3].lower()) + 1, int(fields["day"])),
        "inferred": YEAR_INFERRED in fields.get("note", ""),
        "keywords": untexed(fields.get("keywords", "")),
        "abstract": untexed(fields.get("abstract", "")),
    } | _remarks(remarks)


def _remarks(text: str) -> Row:
    found = re.fullmatch(r"(?:affiliation (.*?))??(?:(?:^|; )score (\S+))?", text)
    assert found is not None, text
    return {"affiliation": found[1] or "", "score": found[2] and float(found[2])}


def from_csl(text: str) -> Iterator[Row]:
    for item in json.loads(text):
        names = item.get("author", [])
        others = names[-1:] == [{"literal": "others"}]
        yield {
            "title": item.get("title", ""),
            "authors": tuple(
                " ".join(
                    name[part]
                    for part in ("literal", "given", "non-dropping-particle", "family", "suffix")
                    if part in name
                ).replace(",", "")
                for name in names[: -1 if others else None]
            ),
            "et_al": others,
            "date": ("issued" in item and tuple(item["issued"]["date-parts"][0])) or None,
            "inferred": YEAR_INFERRED in item.get("note", ""),
            "keywords": item.get("keyword", ""),
            "abstract": " ".join(item.get("abstract", "").split("\n\n")),
        } | _remarks(item.get("annote", ""))


def from_ris(text: str) -> Iterator[Row]:
    for item in rispy.loads(text):
        notes = item.get("notes", [])
        scores = [note.split()[1] for note in notes if note.startswith("score ")]
        assert item["type_of_reference"] == "UNPB"
        yield {
            "title": item.get("title", ""),
            "authors": tuple(_turned_ris(name) for name in item.get("authors", [])),
            "et_al": "et al." in notes,
            "date": ("date" in item and tuple(map(int, item["date"].split("/")[:3]))) or None,
            "inferred": YEAR_INFERRED in notes,
            "keywords": ", ".join(item.get("keywords", [])),
            "abstract": item.get("abstract", ""),
            "affiliation": item.get("author_address", ""),
            "score": float(scores[0]) if scores else None,
        }


def _turned_ris(name: str) -> str:
    family, given, suffix = (*(part.strip() for part in name.split(",")), "", "")[:3]
    return f"{given} {family} {suffix}".strip()


READERS = {
    "bibtexparser": ("bibtex", from_bibtex),
    "pybtex": ("bibtex", from_pybtex),
    "citeproc": ("csl-json", from_csl),
    "rispy": ("ris", from_ris),
}


def semicolons(row: Row) -> Row:
    """RIS has no comma in the name of a group."""
    return row | {"authors": tuple(name.replace(";", "") for name in row["authors"])}


def check(reader: str, *profiles: Profile, keep_tex: bool = False) -> None:
    to, read = READERS[reader]
    rows = [*read(written(to, *profiles, keep_tex=keep_tex))]
    wanted = [expected(paper) for profile in profiles for paper in profile.papers]
    if reader == "rispy":
        rows, wanted = [*map(semicolons, rows)], [*map(semicolons, wanted)]
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
@some
@given(profiles=PROFILES)
def test_any_profiles_are_read_back(reader: str, profiles: list[Profile]) -> None:
    check(reader, *profiles)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("reader", READERS)
def test_hostile_text_is_read_back_as_text(reader: str, text: str) -> None:
    hostile = records.paper(
        text, "Ann Reed", text, title=text, category=text, badges=(text,), abstract=text, et_al=True
    )
    check(reader, records.profile(hostile, hostile))
    check(reader, records.profile(hostile, hostile), keep_tex=True)
    check(reader, records.profile(records.paper("A. B", affiliation=text)))


@pytest.mark.parametrize("to", FORMATS)
@some
@given(profiles=PROFILES)
def test_nothing_is_written_that_is_not_seen(to: str, profiles: list[Profile]) -> None:
    text = written(to, *profiles)
    assert SEEN.fullmatch(text)
    assert not [*obeyed(text)]
    assert text.replace("\n", "").isprintable()
    assert text.isascii() or to != "csl-json"


@given(profiles=PROFILES)
@some
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
@some
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
