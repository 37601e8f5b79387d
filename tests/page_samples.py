"""Reports whose text would break a page, and a page taken apart by an independent parser."""

from html.parser import HTMLParser

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


def real_report() -> Report:
    from realdump import TEXT  # noqa: PLC0415

    return profileparse.check(TEXT, as_of=EMPTY.as_of)
