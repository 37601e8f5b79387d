"""A reader by a template of TTP.

Each line of the template is looked for in the whole text, so that a line that is told by its place
alone can be of no field: the name of a person is known by what is below it, and title, byline and
abstract come as one text, which is cut apart in Python.
"""

import re
from datetime import date
from typing import Any

from ttp import ttp  # type: ignore[import-untyped]

from profileparse import Paper, Profile
from readers import Read
from readers.fields import ANY_CODE, BADGE, COUNT, DECIMAL, MONTH, to_paper, to_profile

_TEMPLATE = """
<group name="profiles*">
{{ name | re("name") | _start_ }}
{{ field | re("code") }}
h-index{{ h_index | re("count") }}
{{ paper_count | re("count") }}papers
{{ citations | re("count") }}citations
Novelty{{ novelty | re("decimal") }}%
AI Score{{ ai_score | re("decimal") }}
{{ heading | re("count") }} {{ papers_label | re("label") }}
<group name="papers*">
{{ score | re("score") | _start_ }}{{ category | re("code") }}{{ month | re("month") }} \
{{ day | re("day") }}{{ year | re("year") }}{{ badges | re("badges") }}
{{ body | _line_ }}
</group>
</group>
"""
_PATTERNS = {
    "name": rf".+(?=\n\n(?:{ANY_CODE})\nh-index)",
    "code": ANY_CODE,
    "count": COUNT,
    "decimal": DECIMAL,
    "label": "Papers?",
    "score": rf"(?:{DECIMAL})?",
    "month": MONTH,
    "day": r"\d\d?",
    "year": r"(?:, \d{4})?",
    "badges": rf"(?:{BADGE})*",
}
_FACTS = ("name", "field", "h_index", "paper_count", "citations", "novelty", "ai_score")
_BODY = re.compile(
    r"(?P<title>.+)\n(?P<authors>.+?)(?P<et_al> et al\.)?(?: · (?P<affiliation>\S+))?\n"
    r"(?P<abstract>.+)"
)
_BADGE = re.compile(BADGE)


def reader() -> Read:
    """Return the reader."""
    template = ttp(template=_TEMPLATE, vars=_PATTERNS, log_level="ERROR")

    def read(text: str, as_of: date) -> list[Profile]:
        template.clear_input()
        template.clear_result()
        template.add_input(text)
        template.parse(one=True)
        ((pages,),) = template.result()
        return [
            to_profile(
                [page[fact] for fact in _FACTS],
                [_paper(found, as_of) for found in page["papers"]],
                as_of,
            )
            for page in pages["profiles"]
        ]

    return read


def _paper(found: dict[str, Any], as_of: date) -> Paper:
    body = _BODY.fullmatch(found["body"])
    if body is None:
        raise ValueError(f"no paper: {found['body'][:80]!r}")
    parts = body.groupdict()
    parts["authors"] = parts["authors"].split(", ")
    badges = _BADGE.findall(found["badges"])
    year = found["year"].removeprefix(", ")
    return to_paper({**found, **parts, "badges": badges, "year": year}, as_of)
