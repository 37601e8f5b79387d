"""Records for tests: what matters to a test is given, the rest is as plain as can be."""

from datetime import date
from typing import Any

import attrs

from profileparse import Paper, Profile, Report


def paper(*authors: str, **fields: Any) -> Paper:
    """Return a paper that has a title, a code, a day, and what is given."""
    plain: dict[str, Any] = {
        "title": "A Title",
        "category": "LG",
        "date": date(2020, 1, 1),
        "year_inferred": False,
        "authors": authors,
        "et_al": False,
        "affiliation": None,
        "score": None,
        "badges": (),
        "abstract": None,
    }
    return Paper(**(plain | fields))


def profile(*papers: Paper, **fields: Any) -> Profile:
    """Return a profile that has a day of capture, and what is given."""
    plain: dict[str, Any] = {
        field.name: None for field in attrs.fields(Profile) if field.default is attrs.NOTHING
    }
    plain |= {"as_of": date(2026, 11, 22), "papers": papers}
    return Profile(**(plain | fields))


def report(found: Profile) -> Report:
    """Return the report on a profile of which nothing is to be said."""
    return Report(profiles=(found,), diagnostics=(), unparsed=())
