"""Papers to CSL-JSON, for Pandoc, Zotero and all that knows CSL styles: ASCII, one array.

A cut list ends in the literal `others`, of which Pandoc makes the `et al.` of a style; processors
that do not know that show the word. What is left out: the facts of the head, the source, and
places in the text. Processors take `<i>`, `<b>`, `<sub>` and `<sup>` in a title for type.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from profileparse.diagnostics import Report
from profileparse.text.ascii_json import ascii_json
from profileparse.writers import Options
from profileparse.writers.citations import Citation, citations
from profileparse.writers.person_names import PersonName

_OTHERS = "others"


def records_as_csl_json(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield the array, a line for each paper."""
    yield "[\n"
    line = ""
    for paper in citations(entries):
        if line:
            yield f"{line},\n"
        line = ascii_json(_item(paper))
    yield f"{line}\n]\n" if line else "]\n"


def _item(paper: Citation) -> dict[str, Any]:
    """Return a paper as an item of CSL 1.0.2; what it does not have is not in it."""
    names = [*map(_name, paper.names()), *([{"literal": _OTHERS}] if paper.et_al else [])]
    day = paper.date
    item = {
        "author": names,
        "title": paper.title,
        "issued": day and {"date-parts": [[day.year, day.month, day.day]]},
        "note": "; ".join(paper.notes),
        "number": paper.arxiv_id and f"arXiv:{paper.arxiv_id}",
        "publisher": paper.arxiv_id and "arXiv",
        "URL": paper.url,
        "keyword": ", ".join(paper.keywords),
        "annote": paper.remarks,
        "abstract": "\n\n".join(paper.abstract),
    }
    # CSL's type of what is out, but in no journal that is known: a preprint.
    return {"id": paper.key, "type": "article"} | {
        name: value for name, value in item.items() if value
    }


def _name(name: PersonName) -> dict[str, str]:
    if name.literal == _OTHERS:  # somebody of that name
        return {"family": name.literal}
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}
