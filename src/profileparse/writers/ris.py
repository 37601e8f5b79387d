"""Papers to RIS, for Zotero, EndNote and Mendeley: UTF-8, a line for each value.

The type is `UNPB`, unpublished work, which is a preprint in Zotero: the page does not say where a
paper was published. What is left out: the facts of the head, the source, paragraphs in an
abstract (they are joined), and places in the text. A comma parts the names of a person, so one in
the name of a group is written as a semicolon.
"""

from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Report
from profileparse.writers import Options
from profileparse.writers.citations import Citation, citations
from profileparse.writers.person_names import PersonName

ET_AL = "et al."
"""The note that says that a list of authors is cut: RIS has no other way."""


def records_as_ris(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield the lines of each paper, and an empty one after them."""
    for paper in citations(entries):
        # One value is one line: `one_line` has left no end of a line in any of them.
        lines = [f"{tag}  - {value}\n" for tag, value in _values(paper) if value]
        yield "".join([*lines, "ER  - \n\n"])


def _values(paper: Citation) -> Iterator[tuple[str, str]]:
    """Yield tags with their values; one that is empty is none."""
    yield "TY", "UNPB"
    yield "ID", paper.key
    yield from (("AU", _name(name)) for name in paper.names())
    yield "TI", paper.title
    if paper.date is not None:
        yield "PY", f"{paper.date.year:04}"
        yield "DA", paper.date.isoformat().replace("-", "/") + "/"
    yield "N1", ET_AL if paper.et_al else ""
    yield from (("N1", note) for note in paper.notes)
    yield "AN", paper.arxiv_id and f"arXiv:{paper.arxiv_id}"
    yield "UR", paper.url.replace(";", "%3B")  # which parts the addresses of one line
    yield from (("KW", word) for word in paper.keywords)
    yield "AD", paper.affiliation
    yield "N1", paper.score and f"score {paper.score}"
    yield "N1", paper.other_link and f"link {paper.other_link}"
    yield "AB", " ".join(paper.abstract)


def _name(name: PersonName) -> str:
    if name.literal:
        return name.literal.replace(",", ";")
    return ", ".join(filter(None, (name.whole_family, name.given, name.suffix)))
