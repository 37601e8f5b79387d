"""Edits of a good dump, and all that each of them changes: the record, the findings, the rest."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import attrs
import realdump
import tiling

import profileparse

TEXT = (realdump.FIXTURES / "maria-example.txt").read_text(encoding="utf-8")
AS_OF = date(2026, 5, 20)
RECORD = profileparse.parse(TEXT, as_of=AS_OF)
YEAR = ("PP301", "Apr 26")


@dataclass(frozen=True)
class Case:
    """An edit of the good dump, and all that it changes."""

    old: str
    new: str
    head: dict[str, Any] = field(default_factory=dict)
    papers: dict[int, dict[str, Any]] = field(default_factory=dict)
    codes: tuple[tuple[str, str], ...] = (YEAR,)
    """Code and place of every finding, in their order."""
    unparsed: tuple[str, ...] = ()


def good(old: str, new: str, number: int | None = None, **changes: Any) -> Case:
    head = changes if number is None else {}
    return Case(old, new, head, {} if number is None else {number: changes})


def told(code: str, place: str, case: Case) -> Case:
    """Return a case that is read, and has a finding before or behind that of the year."""
    above = TEXT.index(case.old) < TEXT.index("Apr 26")
    codes = ((code, place), *case.codes) if above else (*case.codes, (code, place))
    return replace(case, codes=codes)


def assert_answered(case: Case) -> None:
    """Fail if an edit does not change what it should, or changes anything else."""
    assert case.old in TEXT
    text = TEXT.replace(case.old, case.new, 1)
    report = profileparse.check(text, as_of=AS_OF)
    papers = [attrs.evolve(p, **case.papers.get(n, {})) for n, p in enumerate(RECORD.papers)]
    found = [(d.code, d.span.cut(text)) for d in report.diagnostics]
    assert report.profile == attrs.evolve(RECORD, papers=papers, **case.head)
    assert tuple(found) == case.codes
    assert tuple(piece.text for piece in report.unparsed) == case.unparsed
    tiling.assert_sound(text, report)
