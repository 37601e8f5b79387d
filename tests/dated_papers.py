"""Papers of which only the meta lines matter, and their dates."""

from datetime import date

import tiling

from profileparse import Report

MAY = date(2026, 5, 20)


def dated(*metas: str, as_of: date = MAY) -> Report:
    """Return the report on a profile with a paper for each meta line."""
    papers = [
        f"{meta}\nTitle Number {number}\n\nAna Kim, Li Wei\n\nIt is long enough."
        for number, meta in enumerate(metas)
    ]
    return tiling.checked("\n\n".join(["Ana Kim", "h-index5", *papers]), as_of)


def dates_of(report: Report) -> list[date | None]:
    """Return the dates of the papers."""
    return [paper.date for paper in report.profile.papers]
