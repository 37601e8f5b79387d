"""Values that a user relies on: what a page has dropped is an error, if it is asked for."""

from collections.abc import Iterator, Sequence
from typing import cast

import attrs

from profileparse.diagnostics import Diagnostic, Report
from profileparse.reading.facts import FACTS
from profileparse.records import Profile
from profileparse.text.excerpt import quoted
from profileparse.text.span import Span

# What the page prints for each value, so that a message can say what to look for.
_HEAD = {
    "name": "a line with the name above the facts",
    "category": "a line such as 'LG'",
    **{field: f"a line such as {fact.example!r}" for field, fact in FACTS.items()},
}
_PAPER = {
    "title": "the line below '85.2LGMar 11, 2022'",
    "date": "a date as in '85.2LGMar 11, 2022'",
    "authors": "a line of names below a title",
    "et_al": "'et al.' at the end of a list of authors",
    "affiliation": "' · ' and a name behind the authors",
    "score": "a number in front, as in '85.2LGMar 11, 2022'",
    "badges": "a word behind the date, as in '85.2LGMar 11, 2022Code'",
    "abstract": "a paragraph below the authors",
}
FIELDS = (*_HEAD, *_PAPER)
"""Fields that can be asked for."""


def required(report: Report, fields: Sequence[str]) -> Report:
    """Return the report with a finding for each value that a profile lacks.

    A value of the head must be in each profile; one of a paper in one paper of each profile at
    least: that no paper has it is what a change of the page looks like.
    """
    missing = [found for profile in report.profiles for found in _missing(profile, fields)]
    if not missing:
        return report
    found = sorted((*report.diagnostics, *missing), key=lambda d: d.span.start)
    return attrs.evolve(report, diagnostics=tuple(found))


def _missing(profile: Profile, fields: Sequence[str]) -> Iterator[Diagnostic]:
    place = _place(profile)
    name = "the profile without a name" if profile.name is None else quoted(profile.name)
    for wanted in fields:
        if wanted in _HEAD and getattr(profile, wanted) is None:
            message, hint = f"{name} has no {wanted}", _HEAD[wanted]
        elif wanted in _PAPER and not any(_is_there(getattr(p, wanted)) for p in profile.papers):
            message, hint = f"no paper of {name} has {wanted}", _PAPER[wanted]
        else:
            continue
        yield Diagnostic.of("PP209", message, place, f"--require asks for it: expected {hint}")


def _is_there(value: object) -> bool:
    return value is not None and value is not False and value != ()


def _place(profile: Profile) -> Span:
    """Return where a profile begins: its name, or its first fact or paper."""
    spans = [*profile.spans.values(), *(paper.spans["meta"] for paper in profile.papers[:1])]
    first = min(spans, key=lambda span: span.start, default=profile.span)
    return cast("Span", profile.spans.get("name", first))
