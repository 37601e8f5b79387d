"""What does not depend on the format of a bibliography: papers made ready to be cited."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from unicodedata import normalize

import attrs

from profileparse.diagnostics import Report
from profileparse.records import Paper
from profileparse.text.escape import escaped
from profileparse.writers.person_names import PersonName, split_name

YEAR_INFERRED = "year inferred, not printed on the page"
"""What a bibliography says of a date whose year was read against the day of capture."""
AUTHORS_CUT = "list of authors cut"
"""What it says where a list is cut, and not one name of it could be read."""

_LONGEST = 200  # characters of a text that go into a key
_WORDS_OF_TITLE = 3
_LONGEST_WORD = 24
_SMALL_WORDS = frozenset("a an and are as at by for from in is it of on or the to via with".split())  # noqa: SIM905
# Letters that NFKD leaves as they are; case folding does the same for the sharp s.
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)
_ASCII_WORD = re.compile("[a-z0-9]+")
_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
# What RFC 3986 has no room for, a per cent sign that begins no escape, and all that is a mark in
# TeX or in Markdown even within a link.
_NO_URL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!#$%&'*+,\-./0-9:;=?@A-Z\[\]_a-z~]")


@attrs.frozen(kw_only=True)
class Citation:
    """A paper as all bibliographies show it: text on one line, nothing in it but what is seen."""

    key: str  # lower-case ASCII letters, digits, hyphens and an underscore; unique in a run
    title: str  # empty where there is none
    authors: tuple[str, ...]
    et_al: bool  # whether the list of at least one name is cut
    date: date | None
    notes: tuple[str, ...]  # what a reader has to know: an inferred year
    arxiv_id: str
    primary_class: str  # empty where the category can mean several, or none
    category: str  # the id, or as printed where it can mean several, or none
    badges: tuple[str, ...]
    affiliation: str
    score: str
    url: str  # of the web, in safe characters; empty for any other link
    other_link: str  # a link that is none of the web, as text
    abstract: tuple[str, ...]  # paragraphs

    @property
    def keywords(self) -> tuple[str, ...]:
        """The category and the badges."""
        return tuple(filter(None, (self.category, *self.badges)))

    @property
    def remarks(self) -> str:
        """What no format has a field for."""
        parts = {
            "affiliation": self.affiliation,
            "score": self.score,
            "link": self.other_link,
        }
        return "; ".join(f"{name} {value}" for name, value in parts.items() if value)

    def names(self) -> tuple[PersonName, ...]:
        """Return the authors, split into the parts of their names."""
        return tuple(map(split_name, self.authors))


def citations(entries: Iterable[tuple[str, Report]]) -> Iterator[Citation]:
    """Yield the papers of all profiles, in their order."""
    keys = Keys()
    for _, report in entries:
        yield from (citation(paper, keys) for paper in report.profile.papers)


class Keys:
    """Keys of papers, such as `hutchins-2022-block-recurrent-transformers`.

    A key is made of the paper alone: the family name of its first author, its year, and the first
    words of its title that say something. A second paper with the same key, be it the same one on
    the page of a co-author, gets `_2` at its end, a third one `_3`. What has no ASCII letter is
    a hash. About a hundred bytes are kept for each paper of a run.
    """

    def __init__(self) -> None:
        self._times: dict[int, int] = {}

    def key(self, paper: Paper) -> str:
        """Return the key of the next paper."""
        key = "-".join((_of_author(paper), _of_date(paper), *_of_title(paper)))
        # Two keys with one hash would get a number that they do not need, and stay unique.
        hashed = int.from_bytes(blake2b(key.encode(), digest_size=7).digest())
        times = self._times[hashed] = self._times.get(hashed, 0) + 1
        return key if times == 1 else f"{key}_{times}"


def citation(paper: Paper, keys: Keys) -> Citation:
    """Return a paper as bibliographies show it, with the next key."""
    authors = tuple(filter(None, map(one_line, paper.authors)))
    notes = []
    if paper.year_inferred and paper.date is not None:
        notes.append(YEAR_INFERRED)
    if paper.et_al and not authors:
        notes.append(AUTHORS_CUT)
    ids = paper.arxiv_categories
    sole = ids[0] if len(ids) == 1 else ""
    link = one_line(paper.url or "")
    on_web = _WEB.match(link) is not None
    return Citation(
        key=keys.key(paper),
        title=one_line(paper.title or ""),
        authors=authors,
        et_al=paper.et_al and bool(authors),
        date=paper.date,
        notes=tuple(notes),
        arxiv_id=one_line(paper.arxiv_id or ""),
        primary_class=sole,
        category=sole or one_line(paper.category),
        badges=tuple(filter(None, map(one_line, paper.badges))),
        affiliation=one_line(paper.affiliation or ""),
        score="" if paper.score is None else number(paper.score),
        url=_safe_url((paper.url or "").strip()) if on_web else "",
        other_link="" if on_web else link,
        abstract=tuple(filter(None, map(one_line, (paper.abstract or "").split("\n\n")))),
    )


def one_line(text: str) -> str:
    r"""Return a text on one line, with what is not printable as its escape, such as `\u202e`.

    Blanks and line ends of any kind are one blank each, those at its ends are left out.
    """
    return escaped(" ".join(text.split()))


def number(value: float) -> str:
    """Return a number as it is printed: `85` and `85.2`, never `85.0`."""
    # An integer has no `is_integer` before Python 3.12.
    return repr(value).removesuffix(".0")


def _safe_url(url: str) -> str:
    safe = _NO_URL.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode(errors="replace")), url
    )
    return safe.replace("##", "#%23")  # CI runners obey what begins so


@lru_cache(maxsize=16384)
def _of_name(name: str) -> str:
    person = split_name(name)
    family = _ascii_words(person.whole_family)
    told = [word for word in _ascii_words(person.literal) if word not in _SMALL_WORDS]
    return "".join(family)[:_LONGEST_WORD] or next(iter(told), "")[:_LONGEST_WORD] or _hash(name)


def _of_author(paper: Paper) -> str:
    name = next(filter(None, map(one_line, paper.authors)), "")
    return _of_name(name[:_LONGEST]) if name else "anonymous"


def _of_date(paper: Paper) -> str:
    return "undated" if paper.date is None else str(paper.date.year)


def _of_title(paper: Paper) -> list[str]:
    title = (paper.title or "")[:_LONGEST].strip()
    if not title:
        return ["untitled"]
    words = _ascii_words(title)
    told = [word for word in words if word not in _SMALL_WORDS] or words or [_hash(title)]
    return [word[:_LONGEST_WORD] for word in told[:_WORDS_OF_TITLE]]


def _ascii_words(text: str) -> list[str]:
    folded = normalize("NFKD", text[:_LONGEST].casefold().translate(_LETTERS).replace("'", ""))
    return _ASCII_WORD.findall(re.sub("[\u0300-\u036f\u2019]", "", folded))


def _hash(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=4).hexdigest()
