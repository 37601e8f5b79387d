"""What the values of a profile say about each other: one small pure function a rule.

Each yields where its rule is broken, in what words, and what to do about it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from profileparse.arxiv import candidates
from profileparse.reading.grammar import grammar
from profileparse.rules.checks import Broken, Read, checks
from profileparse.rules.lost_papers import is_of_paper
from profileparse.text.numbers import plural

if TYPE_CHECKING:
    from profileparse.records import Paper, Profile

_HIGHEST = 100
_FIRST_YEAR = 1980
_ELLIPSES = ("…", "...")
_CUT_OFF = (*_ELLIPSES, *(f"{sign}{blank}more" for sign in _ELLIPSES for blank in ("", " ")))
_CUT_OFF += ("Read more", "See more", "Show more", "Read More", "See More", "Show More")
_GIVE_DAY = "give the day of capture with --as-of YYYY-MM-DD (as_of in Python)"


@checks("PP204")
def _paper_counts(read: Read) -> Iterator[Broken]:
    told, found = _announced(read), len(read.profile.papers)
    wrong = [field for field, count in told.items() if count != found]
    if not wrong or _are_lost(read, told):
        return
    hint = "papers are missing from the text, or could not be read as papers"
    if len(wrong) < len(told):
        hint = "the other two agree: this number is of something else, or was misread"
    elif found > max(told.values()):
        hint = "there are more papers than the page says: is it two pages in one?"
    message = f"{{}} does not agree: {_says(told)}, {found} found"
    yield Broken(read.profile, wrong[0], message, hint)


def _announced(read: Read) -> dict[str, int]:
    counts = {"paper_count": read.profile.paper_count, "heading": read.heading}
    return {field: count for field, count in counts.items() if count is not None}


def _says(told: dict[str, int]) -> str:
    return ", ".join(f"{told[f]} in the {'facts' if f == 'paper_count' else f}" for f in told)


def _are_lost(read: Read, told: dict[str, int]) -> bool:
    """Whether papers are announced that are in the text perhaps, but are not read."""
    found = len(read.profile.papers)
    if not told or min(told.values()) <= found:
        return False
    first = min(read.profile.spans[field].end for field in told)
    return not found or any(
        piece.span.start >= first and is_of_paper(piece.text) for piece in read.unparsed
    )


# h papers with at least h citations each have h² citations at least (Hirsch 2005), but the page
# counts the two over different papers: a real one has 23 citations with an h-index of 16.
@checks("PP205")
def _citations_below_h_squared(read: Read) -> Iterator[Broken]:
    h, citations = read.profile.h_index, read.profile.citation_count
    if h is not None and citations is not None and citations < h * h:
        message = f"{{}} is fewer than the {h * h:,} that an h-index of {h:,} takes"
        hint = "the head counts them over different papers: don't compare the two"
        yield Broken(read.profile, "citation_count", message, hint)


@checks("PP206")
def _h_index_above_papers(read: Read) -> Iterator[Broken]:
    h, listed = read.profile.h_index, len(read.profile.papers)
    if h is not None and 0 < listed < h:
        message = f"{{}} stands over a list of {plural(listed, 'paper')}"
        hint = "the head counts papers that are not listed: don't compare the two"
        yield Broken(read.profile, "h_index", message, hint)


@checks("PP207")
def _out_of_range(read: Read) -> Iterator[Broken]:
    profile = read.profile
    message = f"{{}} is out of range: expected 0 to {_HIGHEST}"
    hint = "a point was lost, or the site has another scale now; it is kept as printed"
    for field in ("novelty_percent", "ai_score"):
        if (getattr(profile, field) or 0) > _HIGHEST:
            yield Broken(profile, field, message, hint)
    for paper in profile.papers:
        if (paper.score or 0) > _HIGHEST:
            yield Broken(paper, "score", message, hint)


@checks("PP210")
def _papers_lost(read: Read) -> Iterator[Broken]:
    told, found = _announced(read), len(read.profile.papers)
    if not _are_lost(read, told):
        return
    rest = "none is read"
    hint = "the text ends above them, or they are in a form that cannot be read"
    if found:
        are = "is" if found == 1 else "are"
        rest = f"{found} {are} read, and there is text that belongs to none of them"
        hint = "see what is unparsed: the line that begins a paper is missing there, or is damaged"
    message = f"{{}} announces papers that are lost: {_says(told)}, but {rest}"
    yield Broken(read.profile, next(iter(told)), message, hint)


@checks("PP303")
def _future_dates(read: Read) -> Iterator[Broken]:
    as_of = read.profile.as_of
    message = f"the date {{}} is after the day of capture, {as_of}"
    hint = f"{_GIVE_DAY}; if that is right already, the page has a misprint"
    ahead = f"it was that day already where the page was made, or it is of another day: {_GIVE_DAY}"
    for paper in read.profile.papers:
        if paper.date is not None and paper.date > as_of:
            yield Broken(paper, "date", message, ahead if paper.year_inferred else hint)


# Some papers there are a few years older than arXiv.
@checks("PP305")
def _implausible_dates(read: Read) -> Iterator[Broken]:
    message = "the date {} is long before arXiv began, in 1991"
    hint = "a digit of the year was lost or changed; it is kept as printed"
    for paper in read.profile.papers:
        if paper.date is not None and paper.date.year < _FIRST_YEAR:
            yield Broken(paper, "date", message, hint)


@checks("PP501")
def _unknown_categories(read: Read) -> Iterator[Broken]:
    message = "arXiv has no category {}: it is kept as printed"
    records: tuple[Profile | Paper, ...] = (read.profile, *read.profile.papers)
    for record in records:
        if record.category is not None and not candidates(record.category):
            yield Broken(record, "category", message, "expected a code such as 'LG' or 'soc-ph'")


@checks("PP502")
def _unknown_badges(read: Read) -> Iterator[Broken]:
    known = grammar().pattern("KNOWN_BADGE")
    unknown = [
        (paper, number)
        for paper in read.profile.papers
        for number, badge in enumerate(paper.badges)
        if not known.fullmatch(badge)
    ]
    if unknown:
        hint = f"known: {', '.join(sorted(grammar().words('KNOWN_BADGE')))}"
        message = "unknown badge {}: it is kept as printed"
        for paper, number in unknown:
            yield Broken(paper, "badges", message, hint, number)


@checks("PP503")
def _duplicate_papers(read: Read) -> Iterator[Broken]:
    seen: dict[object, Paper] = {}
    for paper in read.profile.papers:
        if paper.title is None or paper.date is None:
            continue
        first = seen.setdefault((paper.title, paper.date), paper)
        if first is not paper:
            line = first.spans["title"].line
            message = f"the paper {{}} of {paper.date} is also in line {line}"
            yield Broken(paper, "title", message, "both are kept")


@checks("PP504")
def _cut_off_texts(read: Read) -> Iterator[Broken]:
    message = "the end of this text seems to be cut off: {}"
    hint = "open it on the page (Read more) before the text is taken; it is kept as printed"
    for paper in read.profile.papers:
        if paper.title is not None and paper.title.endswith(_ELLIPSES):
            yield Broken(paper, "title", message, hint)
        if paper.abstract is not None and paper.abstract.endswith(_CUT_OFF):
            yield Broken(paper, "abstract", message, hint)
