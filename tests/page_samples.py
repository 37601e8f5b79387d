"""Reports whose text would break a page, and a page taken apart by an independent parser."""

from html.parser import HTMLParser
from typing import Any

import attrs
from metric_samples import EMPTY
from records import paper
from test_cli_hostile import HOSTILE

import profileparse
from profileparse import Diagnostic, Profile, Report, Span, Unparsed

START = Span(start=0, end=0, line=1, column=1, end_line=1, end_column=1)
MARKUP = {
    "script": "</script><script>alert(1)</script>",
    "image": "\"><img src=x onerror=alert(1)>' onmouseover='alert(1)",
    "title": "</title></style></svg><style>*{display:none}</style>",
    "comment": "<!-- ]]> <![CDATA[ <?x ?>",
    "template": "{{ 7 * 7 }}{% raw %}{# x #}${7*7}",
    "link": "javascript:alert(1) url(http://example.org/x)",
    "entity": "&lt;b&gt; &amp;amp; &#60;",
    "attribute": 'x" autofocus onfocus=alert(1) y="',
}
ALL = {**HOSTILE, **MARKUP}
DAMAGE = """\
Maria Example

LG
H-Index: 12
1.2.3citations
Novelty50%

5 Papers

9..5CLJun 29, 2025Code
On Scores

Jan Muster, MARIA EXAMPLE

A number with two points is none.

LGFeb 30, 2022
Counting Words in the Dark

Maria Example, Maria Example · a-lab

Words can be counted without looking at them.

CLMai 19, 2025
A Note on Leap Days

Maria Example

Every fourth year has one more day.

LGMar 11, 2021
Why?

Li Wei, Jan Muster, Maria Example et al.

Nobody knows.
"""


def report_of(profile: Profile, *findings: Diagnostic) -> Report:
    return Report(profiles=(profile,), diagnostics=findings, unparsed=())


def hostile(text: str) -> Report:
    """Return a report with a text in every field, in every finding and in what is left over."""
    papers = [
        attrs.evolve(
            paper(text, f"{text} B", et_al=et_al, title=text),
            category=text,
            affiliation=text,
            score=85.2,
            badges=(text, "Code"),
            abstract=f"{text}\n\n{text}",
        )
        for et_al in (False, True)
    ]
    profile = attrs.evolve(EMPTY, name=text, category=text, papers=papers)
    found = Diagnostic.of("PP302", text, START, text)
    left = (Unparsed(text=text, span=START),)
    return Report(profiles=(profile,), diagnostics=(found,), unparsed=left)


class Page(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "br", "circle"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


class Outline(HTMLParser):
    """Headings, landmarks, cells that head something, and papers of a page, in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.landmarks: list[tuple[str, str | None]] = []
        self.papers: list[dict[str, Any]] = []
        self.scopes: list[str | None] = []  # of each cell that heads a column or a row
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in {"meta", "br"}:
            self._open.append((tag, found))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal():
            self.headings.append((int(tag[1]), ""))
        elif tag in {"header", "nav", "main", "footer", "section", "article"}:
            self.landmarks.append((tag, found.get("aria-label")))
        elif tag == "th":
            self.scopes.append(found.get("scope"))
        elif tag == "li" and "value" in found:
            year = self.headings[-1][1]
            self.papers.append({"number": found["value"], "year": year, "bold": [], "href": None})
        elif tag == "a" and self._inside("title"):
            self.papers[-1] |= {"href": found["href"], "rel": found.get("rel")}

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # shapes of a picture, which hold nothing

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        heading = [tag for tag in tags if tag[:1] == "h" and tag[1:].isdecimal()]
        if heading:
            level, name = self.headings[-1]
            self.headings[-1] = (level, name + data)
        for part in ("title", "authors", "facts"):
            if self._inside(part):
                self.papers[-1][part] = self.papers[-1].get(part, "") + data
        if self._inside("authors") and "b" in tags:
            self.papers[-1]["bold"].append(data)

    def _inside(self, part: str) -> bool:
        return any(found.get("class") == part for _, found in self._open)


def real_report() -> Report:
    from realdump import TEXT  # noqa: PLC0415

    return profileparse.check(TEXT, as_of=EMPTY.as_of)
