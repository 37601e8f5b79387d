"""Papers to Markdown: a heading for each profile, and a numbered list below it.

The text is CommonMark, and shows the same in the dialects of GitHub and Pandoc. What is left out:
abstracts, and places in the text.
"""

import re
from collections.abc import Iterable, Iterator

from profileparse.diagnostics import Report
from profileparse.records import Profile
from profileparse.writers import Options
from profileparse.writers.citations import Citation, Keys, citation, number, one_line

_BETWEEN = " · "
# An entity where a dialect shows a backslash and runs what follows: of HTML, or of a template.
_MARKS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"}
    | {mark: f"\\{mark}" for mark in r"\`*_[]|~^$#@!="}
)
# Of which GitHub makes a link, or a picture, by itself: `www.`, `http://`, `:smile:`.
_SITE = re.compile(r"(?<=www)\.|:(?=\S)", re.IGNORECASE)
_PARTS_LINK = str.maketrans(
    {mark: f"%{ord(mark):02X}" for mark in "()[]*_~'$"}  # the same address, by RFC 3986
)


def records_as_markdown(entries: Iterable[tuple[str, Report]], _options: Options) -> Iterator[str]:
    """Yield each profile: a heading, the facts of its head, and a line for each paper."""
    keys = Keys()
    start = ""
    for source, report in entries:
        profile = report.profile
        name = one_line(profile.name or "") or "A profile without a name"
        yield f"{start}## {_inert(name)}\n\n{_BETWEEN.join(_facts(source, profile))}\n"
        start = "\n"
        for place, paper in enumerate(profile.papers, 1):
            if place == 1:
                yield "\n"
            yield f"{place}. {_BETWEEN.join(_parts(citation(paper, keys)))}\n"


def _facts(source: str, profile: Profile) -> Iterator[str]:
    """Yield the facts of the head that are there, and where they come from."""
    if profile.category is not None:
        yield _inert(one_line(profile.category))
    for words, value in (
        ("h-index {}", profile.h_index),
        ("{} papers", profile.paper_count),
        ("{} citations", profile.citation_count),
        ("novelty {} %", profile.novelty_percent),
        ("AI score {}", profile.ai_score),
    ):
        if value is not None:
            yield words.format(number(value))
    yield f"as of {profile.as_of}"
    yield _inert(one_line(source))


def _parts(paper: Citation) -> Iterator[str]:
    title = _inert(paper.title or "without a title")
    if paper.url:
        title = f"[{title}](<{paper.url.translate(_PARTS_LINK)}>)"
    yield f"**{title}**"
    if paper.authors:
        yield ", ".join(map(_inert, paper.authors)) + (" et al." if paper.et_al else "")
    when = "without a date" if paper.date is None else paper.date.isoformat()
    yield f"{when} ({'; '.join(paper.notes)})" if paper.notes else when
    if paper.arxiv_id:
        yield f"arXiv {_inert(paper.arxiv_id)}"
    yield from map(_inert, paper.keywords)
    if paper.remarks:
        yield _inert(paper.remarks)


def _inert(text: str) -> str:
    """Return a text of which Markdown shows each character, and makes nothing else."""
    return _SITE.sub(r"\\\g<0>", text.translate(_MARKS))
