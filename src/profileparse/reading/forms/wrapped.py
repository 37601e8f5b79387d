"""Wrapped: a title, names or an abstract that were broken over lines become one line again."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import attrs

from profileparse.diagnostics import Severity
from profileparse.reading.authors import must_be_byline
from profileparse.reading.forms.blocks import (
    Body,
    Cut,
    best_cut,
    between,
    between_names,
    could_be_glued,
    is_broken,
    is_foreign,
    join,
    wrap_width,
)
from profileparse.reading.forms.cards import profiles, shape
from profileparse.reading.forms.edits import Edit, Finding, FormEdits
from profileparse.reading.forms.page_lines import page_lines
from profileparse.reading.lines import Lines
from profileparse.reading.paper_end import paper_end

_WHOLE = 3
_GUESSED = "lines were broken: guessed which of them are the title, and which the authors"
_COMPARE = "compare them with the page, or take the text without line breaks in paragraphs"
_TOP = 6  # lines that a title and names can take up, mostly


class _Choice(NamedTuple):
    cut: Cut | None
    sure: bool


def find(text: str, given: str, place: Callable[[int], int]) -> FormEdits:
    """Return the edits that join or part lines; the form is reported where they join some.

    Args:
        text: the text without the other forms.
        given: the text that was given.
        place: returns where a code point of the one stands in the other.
    """
    joins: list[Edit] = []
    found = FormEdits([], [], [], joins)
    lines = page_lines(text)
    for papers in profiles(lines):
        bodies = [
            _Body.of(lines, first, stop, given, place) for first, stop in papers if first < stop
        ]
        width = wrap_width([body.body for body in bodies])
        whole = [_own_lines(text, body, width) for body in bodies]
        choices = [_choose(body) for body in whole]
        glued = {choice.cut.glued for choice in choices if choice.cut}
        for found_at, body, choice in zip(bodies, whole, choices, strict=True):
            mixed = len(glued) > 1 and choice.cut is not None and not choice.cut.glued
            one = _arranged(found_at, body, _Choice(choice.cut, choice.sure and not mixed))
            found.edits.extend(one.edits)
            found.findings.extend(one.findings)
            joins.extend(one.signs or ())
    return found


def _own_lines(text: str, place: "_Body", width: int) -> Body:
    """Return a body without the lines of another paper, which has lost its meta line."""
    body = attrs.evolve(place.body, width=width)
    bounds = list(zip(place.starts, place.stops, strict=True))
    count = paper_end(text, bounds, body.parted.__getitem__, body.goes_on)
    return attrs.evolve(body, lines=body.lines[:count], parted=body.parted[:count])


@attrs.frozen
class _Body:
    body: Body
    starts: list[int]
    stops: list[int]

    @classmethod
    def of(
        cls, lines: Lines, first: int, stop: int, given: str, place: Callable[[int], int]
    ) -> "_Body":
        texts = [lines[line] for line in range(first, stop)]
        starts = lines.starts[first:stop]
        stops = [start + len(text) for start, text in zip(starts, texts, strict=True)]
        shapes = [shape(given, place(start)) for start in starts]
        parted = [lines.is_parted(line - 1) for line in range(first, stop)]
        ends, words = [end for end, _ in shapes], [word for _, word in shapes]
        return cls(Body(texts, ends, words, parted), starts, stops)


def _arranged(place: _Body, body: Body, choice: _Choice) -> FormEdits:
    cut, count = choice.cut, len(body.lines)
    if cut is None:
        sure = choice.sure or any(body.parted[1:])
        return FormEdits([], [], [] if sure else [_guess(place, count)], [])
    edits: list[Edit] = []
    joins: dict[int, Edit] = {}
    broken = is_broken(body, cut.abstract)
    for line in range(1, count):
        gap = place.stops[line - 1], place.starts[line]
        if line == cut.abstract or (line == cut.names and not cut.glued):
            if not body.parted[line]:
                edits.append(Edit(*gap, "\n\n"))
        elif line < cut.abstract:
            names = cut.listed and line > cut.names
            parting = (between_names if names else between)(body.lines[line - 1], body.lines[line])
            joins[line] = Edit(*gap, parting)
        elif body.parted[line]:
            continue
        elif is_foreign(body, line):
            edits.append(Edit(*gap, "\n\n"))
        elif broken and body.is_full(line):
            joins[line] = Edit(*gap, between(body.lines[line - 1], body.lines[line]))
    edits = sorted((*edits, *joins.values()))
    top = [line for line in joins if line < cut.abstract]
    title = [line for line in joins if line < cut.names]
    sure = (choice.sure and all(map(body.goes_on, top))) or (
        _is_parted(body, cut)
        and all(map(body.goes_on, title))
        and all(body.goes_on(line) or "," in body.lines[line] for line in top)
    )
    guessed = not sure and (edits or (cut.names, cut.abstract) != (1, 2))
    findings = [_guess(place, min(cut.abstract, count))] if guessed else []
    return FormEdits(edits, [], findings, [*joins.values()])


def _guess(place: _Body, count: int) -> Finding:
    """Return what is to be said of lines that were cut by a guess."""
    bounds = place.starts[0], place.stops[count - 1]
    return Finding("PP111", *bounds, _GUESSED, _COMPARE, Severity.WARNING)


def _is_parted(body: Body, cut: Cut) -> bool:
    """Whether blank lines stand around names that look like nothing else."""
    ends = (cut.names, cut.abstract)
    if cut.glued or any(at >= len(body.lines) or not body.parted[at] for at in ends):
        return False
    names = join(body.lines[cut.names : cut.abstract])
    return must_be_byline(names) and not must_be_byline(body.lines[cut.names - 1])


def _choose(body: Body) -> _Choice:
    lines = body.lines
    count = len(lines)
    if count < _WHOLE or any(above == below for above, below in pairwise(lines[:_TOP])):
        return _Choice(None, sure=True)  # a line that is there twice was not broken
    if count == _WHOLE and not could_be_glued(body):
        return _Choice(None, sure=True)  # as the page prints it
    cut, sure = best_cut(body)
    if count == _WHOLE and (cut is None or (cut.abstract == _WHOLE - 1 and not cut.glued)):
        return _Choice(None, sure=True)  # as the page prints it
    return _Choice(cut, sure)
