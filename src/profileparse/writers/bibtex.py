"""Papers to BibTeX, for BibTeX, biber and Pandoc: UTF-8, an entry for each paper.

The entries are `@misc`, as those of arXiv: the page does not say where a paper was published, and
`@article` has to have a journal. What is left out: the facts of the head, the source, whether a
category of several meanings is one or the other (it is printed as it stands), the order of
paragraphs in an abstract as such (they are joined), and places in the text.
"""

from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Report
from profileparse.writers import Options
from profileparse.writers.citations import Citation, citations
from profileparse.writers.person_names import PersonName
from profileparse.writers.tex_text import tex, tex_braced, tex_title

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905  (BibTeX's own names)
_OTHERS = "others"
_PERSON = "{oth}ers"  # somebody of that name, which is no `et al.` with a brace in it


def records_as_bibtex(entries: Iterable[tuple[str, Report]], options: Options) -> Iterator[str]:
    """Yield an entry for each paper, and an empty line after it."""
    for paper in citations(entries):
        fields = [f"  {name} = {value}" for name, value in _fields(paper, options) if value]
        yield ",\n".join([f"@misc{{{paper.key}", *fields]) + "\n}\n\n"


def _fields(paper: Citation, options: Options) -> Iterator[tuple[str, str]]:
    """Yield fields with their values in braces; a value that is empty is none."""
    keep = options.keep_tex
    names = [*map(_name, paper.names()), *([_OTHERS] if paper.et_al else [])]
    yield "author", _braced(" and ".join(names))
    yield "title", _braced(tex_title(paper.title, keep_tex=keep))
    if paper.date is not None:
        yield "year", _braced(str(paper.date.year))
        yield "month", _MONTHS[paper.date.month - 1]
        yield "day", _braced(str(paper.date.day))
    yield "note", _braced(tex("; ".join(paper.notes)))
    if paper.arxiv_id:
        yield "eprint", _braced(tex(paper.arxiv_id))
        yield "archiveprefix", "{arXiv}"
        yield "primaryclass", _braced(tex(paper.primary_class))
    yield "url", _braced(paper.url)  # TeX takes an address as it is
    yield "keywords", _braced(tex(", ".join(paper.keywords)))
    yield "annote", _braced(tex(paper.remarks))
    yield "abstract", _braced(tex(" ".join(paper.abstract), keep_tex=keep))


def _braced(text: str) -> str:
    return text and f"{{{text}}}"


def _name(name: PersonName) -> str:
    """Return a name as BibTeX takes it apart: its own rule would look at capitals alone."""
    if name.literal:
        return _PERSON if name.literal == _OTHERS else tex_braced(name.literal)
    # In `Ramón y Cajal`, all up to the `y` would be a particle.
    family = tex(name.family)
    if any(word[0].islower() for word in name.family.split()[:-1]):
        family = f"{{{family}}}"
    return ", ".join(filter(None, (f"{name.particle} {family}".lstrip(), name.suffix, name.given)))
