"""Records for tests: what matters to a test is given, the rest is as plain as can be."""

from datetime import date
from typing import Any

from profileparse import Paper, Profile


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
        "name": None,
        "category": None,
        "h_index": None,
        "paper_count": None,
        "citation_count": None,
        "novelty_percent": None,
        "ai_score": None,
        "as_of": date(2026, 11, 22),
        "papers": papers,
    }
    return Profile(**(plain | fields))
