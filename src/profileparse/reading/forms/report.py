"""What is said of a form, and what it left: a finding, unparsed text, and links of papers."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import cast

import attrs

from profileparse.arxiv import ARXIV_ID, is_archive
from profileparse.diagnostics import Diagnostic, Severity, Unparsed
from profileparse.reading.collector import Collector
from profileparse.reading.forms.capitals import has_capital_titles
from profileparse.reading.forms.edits import Finding, Link
from profileparse.reading.forms.normal import BUTTONS, CAPITALS, FormFound, Normalized
from profileparse.reading.forms.refused import without_meta_lines
from profileparse.reading.page_words import is_page_word
from profileparse.reading.profiles import Reading
from profileparse.records import Paper, Profile
from profileparse.text.document import Text
from profileparse.text.excerpt import quoted
from profileparse.text.span import Span

Bounds = tuple[int, int]
_REFUSALS = ("PP112", "PP113")
_ARXIV_ID = re.compile(rf"(?:^|[/:])(?P<id>{ARXIV_ID})(?:v[0-9]{{1,3}})?(?:\.pdf)?/?(?:[?#].*)?$")


def with_form(reading: Reading, given: Text, bounds: Bounds, form: Normalized | None) -> Reading:
    """Return what was read with what is to be said of its form.

    Args:
        reading: what was read of the page's own form of a text.
        given: the text.
        bounds: what was read of it.
        form: the forms that were taken off, if there are any.
    """
    if reading.profile is None or not reading.profile.papers:
        lost = without_meta_lines(given.plain, *bounds)
        if lost is not None:
            return _refused(lost, given, bounds)
    if form is not None:
        return _formed(reading, given, bounds, form)
    if reading.profile is not None:
        for found in _in_capitals(reading.profile, given, []):
            reading.diagnostics.add(found)
    return reading


def _refused(found: Finding, given: Text, bounds: Bounds) -> Reading:
    """Return the reading of a text of which no records can be had."""
    collector = Collector(given)
    collector.diagnostics.add(_diagnostic(found, given))
    collector.keep(*given.trimmed(*bounds))
    return Reading(
        text=given,
        bounds=bounds,
        refused=True,
        diagnostics=collector.diagnostics,
        unparsed=collector.unparsed,
    )


def _formed(reading: Reading, given: Text, bounds: Bounds, form: Normalized) -> Reading:
    profile = reading.profile
    said = [_diagnostic(found, given) for found in form.findings_between(*bounds)]
    if profile is not None:
        profile = _linked(profile, form.links, given)
        said += _said(profile, given, form, bounds)
    refused = any(found.code in _REFUSALS for found in said)
    reading = attrs.evolve(reading, profile=profile, bounds=bounds, refused=refused)
    taken = list(_taken(profile, [piece.span for piece in reading.unparsed], given.offset))
    reading.unparsed.extend(
        Unparsed(text=given.text[start:end], span=given.span(start, end))
        for start, end in _left(form.removed, bounds, taken)
    )
    for found in said:
        reading.diagnostics.add(found)
    return reading


def _said(profile: Profile, given: Text, form: Normalized, bounds: Bounds) -> Iterator[Diagnostic]:
    kept = [(found, place) for found in form.forms if (place := _first(found, bounds)) is not None]
    names = [found.name for found, _ in kept if not found.loses]
    if names:
        place = min(place for found, place in kept if not found.loses)
        message = f"read from another form than that of the page: {', '.join(names)}"
        hint = "no need to change the text: places are those of the text as it was given"
        yield Diagnostic.of("PP111", message, _line(given, place), hint)
    yield from _below_buttons(profile, given, form)
    yield from _in_capitals(profile, given, [place for found, place in kept if found.loses])


def _in_capitals(profile: Profile, given: Text, places: list[int]) -> Iterator[Diagnostic]:
    """Yield what is to be said of titles in capitals, and of other headings, at their places."""
    if has_capital_titles([paper.title or "" for paper in profile.papers]):
        places.append(_start(profile) - given.offset)
    if places:
        message = (
            f"titles or headings are in {CAPITALS}: their case is lost, and perhaps that of names"
        )
        hint = "take the text in a way that keeps the case, such as a copy in a browser"
        found = Diagnostic.of("PP111", message, _line(given, min(places)), hint)
        yield attrs.evolve(found, severity=Severity.WARNING)


def _below_buttons(profile: Profile, given: Text, form: Normalized) -> Iterator[Diagnostic]:
    """Yield what is to be said of abstracts that go on below a button, where a card mostly ends."""
    places = next((found.places for found in form.forms if found.name == BUTTONS), [])
    for paper in profile.papers if places else ():
        span = paper.spans.get("abstract")
        if span is None:
            continue
        start, end = span.start - given.offset, span.end - given.offset
        at = bisect_right(places, start)
        if at < len(places) and places[at] < end:
            line = _line(given, places[at])
            button = given.plain[line.start - given.offset : line.end - given.offset]
            message = f"text below the button {quoted(button)} was read as part of the abstract"
            hint = "compare the abstract with the page: what stands there may be no part of it"
            found = Diagnostic.of("PP111", message, line, hint)
            yield attrs.evolve(found, severity=Severity.WARNING)


def _diagnostic(found: Finding, given: Text) -> Diagnostic:
    """Return what is said of a place in the given text."""
    message = found.message.replace("{}", quoted(given.plain[found.start : found.end]))
    made = Diagnostic.of(found.code, message, given.span(found.start, found.end), found.hint)
    return attrs.evolve(made, severity=found.severity or made.severity)


def _first(found: FormFound, bounds: Bounds) -> int | None:
    at = bisect_left(found.places, bounds[0])
    return found.places[at] if at < len(found.places) and found.places[at] < bounds[1] else None


def _line(text: Text, start: int) -> Span:
    plain = text.plain
    end = plain.find("\n", start)
    first = plain.rfind("\n", 0, start) + 1
    return text.span(*text.trimmed(first, len(plain) if end < 0 else end))


def _start(profile: Profile) -> int:
    titles = (paper.spans["title"] for paper in profile.papers if "title" in paper.spans)
    return next(titles).start


def _taken(profile: Profile | None, unparsed: list[Span], offset: int) -> Iterator[Bounds]:
    """Yield what is a value, or is unparsed already."""
    spans = [*unparsed, *(profile.spans.values() if profile else ())]
    for paper in profile.papers if profile else ():
        parts = paper.spans
        spans += (parts[n] for n in ("meta", "title", "byline", "abstract") if n in parts)
    return ((span.start - offset, span.end - offset) for span in spans)


def _left(removed: tuple[Bounds, ...], bounds: Bounds, taken: list[Bounds]) -> Iterator[Bounds]:
    """Yield what was taken out of a profile and stands in none of its values."""
    taken.sort()
    starts = [start for start, _ in taken]
    for first, stop in removed:
        start, end = max(first, bounds[0]), min(stop, bounds[1])
        place = max(bisect_right(starts, start) - 1, 0)
        while start < end:
            while place < len(taken) and taken[place][1] <= start:
                place += 1
            upper = min(taken[place][0], end) if place < len(taken) else end
            if start < upper:
                yield start, upper
            start = taken[place][1] if place < len(taken) else end


def _linked(profile: Profile, links: tuple[Link, ...], given: Text) -> Profile:
    offset = given.offset
    starts = [link.start for link in links]
    papers = []
    for paper in profile.papers if links else ():
        span = cast("Span", paper.span)
        first = bisect_left(starts, span.start - offset)
        stop = bisect_left(starts, span.end - offset)
        papers.append(_with_links(paper, links[first:stop], given))
    return attrs.evolve(profile, papers=papers) if links else profile


def _with_links(paper: Paper, links: tuple[Link, ...], given: Text) -> Paper:
    bounds = {name: given.bounds(span) for name, span in paper.spans.items()}
    if not links or "title" not in bounds:
        return paper
    low, high = bounds["title"]
    above, below = bounds["meta"][1], bounds.get("byline", bounds["title"])[0]
    titles = [link for link in links if link.start < high and low < link.end]
    near = [
        link
        for link in links
        if above <= link.start and link.end <= max(below, high) and not _is_button(link, given)
    ]
    url = next((link.url for link in (*titles, *near)), None)
    prose = [bounds[name] for name in ("byline", "abstract") if name in bounds]
    others = [link for link in links if not any(start <= link.start < end for start, end in prose)]
    arxiv_id = next(filter(None, (_arxiv_id(link.url) for link in (*titles, *near, *others))), None)
    return attrs.evolve(paper, url=url or None, arxiv_id=arxiv_id)


def _is_button(link: Link, given: Text) -> bool:
    label = link.label(given.plain)
    return label != link.url and any(map(str.isalpha, label)) and is_page_word(label)


def _arxiv_id(url: str) -> str | None:
    found = _ARXIV_ID.search(url)
    if found is None or (found["archive"] and not is_archive(found["archive"])):
        return None
    return found["id"]
