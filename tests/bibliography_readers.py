"""Readers of bibliographies, by the libraries of their users, and what they must find."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import rispy  # type: ignore[import-untyped]
from bibliographies import plain, untexed
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from pybtex.database import (  # type: ignore[import-untyped]
    BibliographyData,
    Person,
    parse_string,
)

from profileparse import Paper
from profileparse.arxiv import candidates
from profileparse.writers.citations import AUTHORS_CUT, YEAR_INFERRED
from profileparse.writers.person_names import split_name

Name = tuple[str, str, str, str]
"""Given name, particle, family name and suffix; what is not split is all family name."""
Row = dict[str, Any]
"""A paper as each reader gives it: the fields that all formats but Markdown have."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905


def expected(paper: Paper) -> Row:
    """Return a paper as each reader must find it."""
    names = tuple(filter(None, map(plain, paper.authors)))
    ids = candidates(paper.category)
    category = ids[0] if len(ids) == 1 else plain(paper.category)
    dated, cut = paper.date is not None, paper.et_al and not names
    link = plain(paper.url)
    on_web = re.match("(?i)https?://[^/]", link) is not None
    remarks = {
        "affiliation": plain(paper.affiliation),
        "score": "" if paper.score is None else repr(paper.score).removesuffix(".0"),
        "link": "" if on_web else link,
    }
    return {
        "title": plain(paper.title),
        "authors": tuple(map(parts_of, names)),
        "et_al": paper.et_al and bool(names),
        "date": paper.date and (paper.date.year, paper.date.month, paper.date.day),
        "notes": "; ".join([YEAR_INFERRED] * (paper.year_inferred and dated) + [AUTHORS_CUT] * cut),
        "keywords": ", ".join(filter(None, (category, *map(plain, paper.badges)))),
        "abstract": plain(paper.abstract),
        "remarks": "; ".join(f"{word} {text}" for word, text in remarks.items() if text),
        "arxiv_id": plain(paper.arxiv_id),
        "url": address((paper.url or "").strip()) if on_web else "",
    }


def parts_of(name: str) -> Name:
    """Return the parts into which the package splits a name."""
    parts = split_name(name)
    return parts.given, parts.particle, parts.family or parts.literal, parts.suffix


def address(url: str) -> str:
    """Return what an address stands for, whichever of its characters are percent-encoded."""
    return unquote(url.encode(errors="replace").decode(), errors="replace")


def from_bibtex(text: str) -> Iterator[Row]:
    """Read BibTeX with bibtexparser."""
    library = parse_bibtex(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    for entry in library.entries:
        assert entry.entry_type == "misc"
        fields = {field.key: field.value for field in entry.fields}
        names = fields.get("author", [])
        others = bool(names) and names[-1].last == ["others"]
        yield _row(fields, [_of_parts(name) for name in names[: -1 if others else None]], others)


def _of_parts(name: NameParts) -> Name:
    return _untexed(name.first, name.von, name.last, name.jr)


def from_pybtex(text: str) -> Iterator[Row]:
    """Read BibTeX with pybtex."""
    data: BibliographyData = parse_string(text, "bibtex")
    for entry in data.entries.values():
        persons = entry.persons.get("author", [])
        others = bool(persons) and str(persons[-1]) == "others"
        yield _row(entry.fields, [_of_person(p) for p in persons[: -1 if others else None]], others)


def _of_person(person: Person) -> Name:
    given = person.first_names + person.middle_names
    return _untexed(given, person.prelast_names, person.last_names, person.lineage_names)


def _untexed(*parts: list[str]) -> Name:
    given, particle, family, suffix = (untexed(" ".join(words)) for words in parts)
    return given, particle, family, suffix


def _row(fields: Any, names: list[Name], et_al: bool) -> Row:  # noqa: FBT001  (a value, no switch)
    month = fields.get("month")
    assert fields.get("archiveprefix", "arXiv") == "arXiv"
    return {
        "title": untexed(fields.get("title", "")),
        "authors": tuple(names),
        "et_al": et_al,
        "date": month
        and (int(fields["year"]), _MONTHS.index(month[:3].lower()) + 1, int(fields["day"])),
        "notes": untexed(fields.get("note", "")),
        "keywords": untexed(fields.get("keywords", "")),
        "abstract": untexed(fields.get("abstract", "")),
        "remarks": untexed(fields.get("annote", "")),
        "arxiv_id": untexed(fields.get("eprint", "")),
        "url": address(fields.get("url", "")),
    }


def from_csl(text: str) -> Iterator[Row]:
    """Read CSL-JSON."""
    for item in json.loads(text):
        names = item.get("author", [])
        others = names[-1:] == [{"literal": "others"}]
        yield {
            "title": item.get("title", ""),
            "authors": tuple(map(_of_csl, names[: -1 if others else None])),
            "et_al": others,
            "date": ("issued" in item and tuple(item["issued"]["date-parts"][0])) or None,
            "notes": item.get("note", ""),
            "keywords": item.get("keyword", ""),
            "abstract": " ".join(item.get("abstract", "").split("\n\n")),
            "remarks": item.get("annote", ""),
            "arxiv_id": item.get("number", "").removeprefix("arXiv:"),
            "url": address(item.get("URL", "")),
        }


def _of_csl(name: dict[str, str]) -> Name:
    assert ("literal" in name) != ("family" in name)
    given, particle = name.get("given", ""), name.get("non-dropping-particle", "")
    return given, particle, name.get("family") or name["literal"], name.get("suffix", "")


def from_ris(text: str) -> Iterator[Row]:
    """Read RIS with rispy."""
    for item in rispy.loads(text):
        assert item["type_of_reference"] == "UNPB"
        notes = item.get("notes", [])
        remarks = [note for note in notes if note.startswith(("score ", "link "))]
        if "author_address" in item:
            remarks.insert(0, f"affiliation {item['author_address']}")
        known = (*remarks, "et al.")
        yield {
            "title": item.get("title", ""),
            "authors": tuple(map(_of_ris, item.get("authors", []))),
            "et_al": "et al." in notes,
            "date": ("date" in item and tuple(map(int, item["date"].split("/")[:3]))) or None,
            "notes": "; ".join(note for note in notes if note not in known),
            "keywords": ", ".join(item.get("keywords", [])),
            "abstract": item.get("abstract", ""),
            "remarks": "; ".join(remarks),
            "arxiv_id": item.get("accession_number", "").removeprefix("arXiv:"),
            "url": address(" ".join(item.get("urls", []))),
        }


def _of_ris(name: str) -> Name:
    family, given, suffix = (*(part.strip() for part in name.split(",")), "", "")[:3]
    return given, "", family, suffix


def as_in_ris(row: Row) -> Row:
    """Return a row whose names are as RIS has them: no particle apart, no comma in a group."""
    names = (
        (given, "", f"{particle} {family}".lstrip().replace(",", ";"), suffix)
        for given, particle, family, suffix in row["authors"]
    )
    return row | {"authors": tuple(names)}


READERS = {
    "bibtexparser": ("bibtex", from_bibtex),
    "pybtex": ("bibtex", from_pybtex),
    "citeproc": ("csl-json", from_csl),
    "rispy": ("ris", from_ris),
}
