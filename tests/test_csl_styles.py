"""A CSL processor makes a bibliography of what is written, by a style that comes with it."""

import json
from typing import Any

import records
from bibliographies import real, written
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from profileparse import Profile

STYLE = "harvard-cite-them-right"


def bibliography(profile: Profile) -> list[str]:
    """Return the entries that citeproc-py makes of the papers of a profile."""
    items: list[Any] = json.loads(written("csl-json", profile))
    style = CitationStylesStyle(STYLE, validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in made.bibliography()]


def test_all_papers_of_the_real_dump_are_in_the_bibliography() -> None:
    papers = real().papers
    entries = bibliography(real())
    assert len(entries) == len(papers) == 23
    for entry, paper in zip(entries, papers, strict=True):
        assert paper.title is not None
        assert paper.date is not None
        assert f" ({paper.date.year}) \N{LEFT DOUBLE QUOTATION MARK}{paper.title}" in entry
        family = paper.authors[0].split()[-1]
        assert entry.startswith(f"{family}, {paper.authors[0][0]}.")
        assert (" et al. " in entry) == paper.et_al
    assert entries[1] == "Hutchins, D. et al. (2022) “Block-Recurrent Transformers”."
    assert entries[19].startswith("Schlag, I., Irie, K. and Schmidhuber, J. (2021) ")


def test_parts_of_names_are_where_the_style_wants_them() -> None:
    papers = (
        records.paper("Ludwig van den Berg", "Thomas K. Arbor, Jr"),
        records.paper("HELIOS Collaboration", "Laura De Carli"),
        records.paper("Ann Reed", et_al=True),
    )
    names = [entry.partition(" (2020)")[0] for entry in bibliography(records.profile(*papers))]
    assert names == [
        "van den Berg, L. and Arbor, T.K., Jr",
        "HELIOS Collaboration and De Carli, L.",
        # A list that is cut below the number from which the style shortens it: the word is shown.
        "Reed, A. and others",
    ]
