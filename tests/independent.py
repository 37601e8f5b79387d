"""A second reader of the layout `cards`: line by line, with nothing of the parser in it."""

import re
from datetime import date

import records

from profileparse.records import Paper, Profile

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CODE = r"[A-Z]{2}|[a-z]+(?:-[a-z]+)+|optics|(?:[a-z-]+\.)(?:[A-Z]{2}|[a-z-]+)"
META = re.compile(
    rf"(?P<score>[0-9]+\.[0-9])?[ \t]*(?P<code>{CODE})[ \t]*(?P<month>{'|'.join(MONTHS)}) "
    r"(?P<day>[0-9]{1,2})(?:, (?P<year>[0-9]{4}))?[ \t]*(?P<badge>Code)?"
)
FACTS = {
    "h_index": re.compile(r"h-index[ \t]*([0-9,]+)"),
    "paper_count": re.compile(r"([0-9,]+)[ \t]*papers"),
    "citation_count": re.compile(r"([0-9,]+)[ \t]*citations"),
    "novelty_percent": re.compile(r"Novelty[ \t]*([0-9.]+)%"),
    "ai_score": re.compile(r"AI Score[ \t]*([0-9.]+)"),
    "category": re.compile(rf"({CODE})"),
}
HEADING = re.compile(r"[0-9,]+[ \t]*Papers")
WHOLE = ("h_index", "paper_count", "citation_count")
PART = ("novelty_percent", "ai_score")
SUFFIXES = ("Jr", "Jr.", "III")


def read(text: str, as_of: date) -> tuple[Profile, ...]:
    """Return the profiles of a dump without damage."""
    paragraphs = _paragraphs(text)
    lines = [line for paragraph in paragraphs for line in paragraph]
    firsts = set()
    at = 0
    for paragraph in paragraphs:
        firsts.add(at)
        at += len(paragraph)
    heads = [number for number in range(len(lines)) if _head_end(lines, number)]
    ends = [*heads[1:], len(lines)]
    return tuple(
        _profile(lines, firsts, start, end, as_of) for start, end in zip(heads, ends, strict=True)
    )


def _paragraphs(text: str) -> list[list[str]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    rows = [row.strip(" \t") for row in plain.removeprefix("\ufeff").split("\n")]
    paragraphs: list[list[str]] = [[]]
    for row in rows:
        if row:
            paragraphs[-1].append(row)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]


def _is_fact(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in FACTS.values())


def _head_end(lines: list[str], name: int) -> int:
    """Return the number of the heading under a name, or 0 if there is no name in that line."""
    if META.fullmatch(lines[name]) or _is_fact(lines[name]) or HEADING.fullmatch(lines[name]):
        return 0
    at = name + 1
    while at < len(lines) and _is_fact(lines[at]):
        at += 1
    return at if at < len(lines) and HEADING.fullmatch(lines[at]) else 0


def _profile(lines: list[str], firsts: set[int], name: int, end: int, as_of: date) -> Profile:
    heading = _head_end(lines, name)
    found = {
        field: matched[1]
        for line in lines[name + 1 : heading]
        for field, pattern in FACTS.items()
        if (matched := pattern.fullmatch(line))
    }
    whole = {f: int(found[f].replace(",", "")) if f in found else None for f in WHOLE}
    part = {f: float(found[f]) if f in found else None for f in PART}
    metas = [at for at in range(heading, end) if META.fullmatch(lines[at])]
    ends = [*metas[1:], end][: len(metas)]
    return records.profile(
        name=lines[name],
        category=found.get("category"),
        h_index=whole["h_index"],
        paper_count=whole["paper_count"],
        citation_count=whole["citation_count"],
        novelty_percent=part["novelty_percent"],
        ai_score=part["ai_score"],
        as_of=as_of,
        papers=tuple(
            _paper(lines, firsts, meta, below, as_of)
            for meta, below in zip(metas, ends, strict=True)
        ),
    )


def _paper(lines: list[str], firsts: set[int], meta: int, end: int, as_of: date) -> Paper:
    found = META.fullmatch(lines[meta])
    assert found is not None
    byline, dot, affiliation = lines[meta + 2].partition(" · ")
    authors: list[str] = []
    for name in byline.removesuffix(" et al.").split(", "):
        if name in SUFFIXES:
            authors[-1] += f", {name}"
        else:
            authors.append(name)
    return records.paper(
        title=lines[meta + 1],
        category=found["code"],
        date=_date(found, as_of),
        year_inferred=found["year"] is None,
        authors=tuple(authors),
        et_al=byline.endswith(" et al."),
        affiliation=affiliation if dot else None,
        score=float(found["score"]) if found["score"] else None,
        badges=(found["badge"],) if found["badge"] else (),
        abstract=_abstract(lines, firsts, meta + 3, end),
    )


def _date(found: re.Match[str], as_of: date) -> date:
    month, day = MONTHS.index(found["month"]) + 1, int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    this_year = date(as_of.year, month, day)
    return this_year if this_year <= as_of else date(as_of.year - 1, month, day)


def _abstract(lines: list[str], firsts: set[int], start: int, end: int) -> str:
    """Return the paragraphs up to the first one that is no prose."""
    text = lines[start]
    at = start + 1
    while at < end:
        below = at + 1
        while below < end and below not in firsts:
            below += 1
        prose = lines[below - 1].endswith((".", "?", "!")) or "://" in lines[below - 1]
        if at in firsts and not (prose and not lines[at].startswith("©")):
            break
        text += ("\n\n" if at in firsts else "\n") + "\n".join(lines[at:below])
        at = below
    return text
