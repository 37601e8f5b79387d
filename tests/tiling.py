"""What must hold for every report: nothing is lost, and every place is right."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

import profileparse
from profileparse import Paper, Profile, Report, Span
from profileparse.reading.stream import Stream

BLANKS = " \t\r\n\xa0"
_LINE_END = re.compile("\r\n|\r|\n")
_MARK = re.compile("(?:(?<=[\r\n])|\\A)\ufeff+")
_LONGEST = 60
_OF_FORMS = ("PP111", "PP112", "PP113")  # take out of the text what is no value
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\\s]+")


def checked(text: str, as_of: date) -> Report:
    """Return the report on a text; fail if a code point is lost, or a place is wrong."""
    report = profileparse.check(text, as_of=as_of)
    assert_sound(text, report)
    return report


def assert_sound(text: str, report: Report) -> None:
    """Fail if a code point is lost, or a place is wrong."""
    assert_tiles(text, report)
    check = _Places(text)
    plain = all(found.code not in _OF_FORMS for found in report.diagnostics)
    for profile in report.profiles:
        check.profile(profile, plain=plain)
        for paper in profile.papers:
            check.paper(paper, report, plain=plain)
    for piece in report.unparsed:
        check.span(piece.span)
        assert piece.span.cut(text) == piece.text != ""
    for found in report.diagnostics:
        check.span(found.span)
        check.quote(found.message, found.span)
    starts = [found.span.start for found in report.diagnostics]
    assert starts == sorted(starts)


def merged(reports: Iterable[Report]) -> Report:
    """Return the reports of a stream as one."""
    found = list(reports)
    diagnostics = (d for report in found for d in report.diagnostics)
    unparsed = (piece for report in found for piece in report.unparsed)
    return Report(
        profiles=tuple(profile for report in found for profile in report.profiles),
        # Two profiles can share a line.
        diagnostics=tuple(sorted(diagnostics, key=lambda one: one.span.start)),
        unparsed=tuple(sorted(unparsed, key=lambda one: one.span.start)),
    )


def assert_read_as_whole(pieces: Stream, text: str, as_of: date) -> None:
    """Fail if what is read of a stream is not what is read of its whole text."""
    found = merged(profileparse.iter_reports(pieces, as_of=as_of))
    expected = profileparse.check(text, as_of=as_of)
    odd = {*found.diagnostics} ^ {*expected.diagnostics}
    assert not odd, f"differ in {', '.join(sorted({one.code for one in odd}))}"
    assert found.diagnostics == expected.diagnostics
    assert found.profiles == expected.profiles
    assert found.unparsed == expected.unparsed
    for mine, other in zip(found.profiles, expected.profiles, strict=True):
        assert (mine.span, mine.spans) == (other.span, other.spans)
        for one, two in zip(mine.papers, other.papers, strict=True):
            assert (one.span, one.spans) == (two.span, two.spans)
    assert_tiles(text, found)


def leaves(report: Report) -> Iterator[Span]:
    """Yield the span of everything that was read, and of everything that was not."""
    for profile in report.profiles:
        yield from profile.spans.values()
        for paper in profile.papers:
            yield from (
                span
                for part, span in paper.spans.items()
                if part in {"meta", "title", "byline", "abstract"}
            )
    yield from (piece.span for piece in report.unparsed)


def assert_tiles(text: str, report: Report) -> None:
    """Fail if leaves overlap, or if anything but blanks lies between them."""
    marks = {at for found in _MARK.finditer(text) for at in range(*found.span())}
    done = 0
    spans = sorted((span.start, span.end) for span in leaves(report))
    for start, end in [*spans, (len(text), len(text))]:
        assert done <= start <= end <= len(text), (done, start, end)
        lost = [at for at in range(done, start) if text[at] not in BLANKS and at not in marks]
        assert not lost, f"lost at {lost[0]}: {text[lost[0] : start]!r}"
        done = end


def _shown(c: str) -> tuple[str, ...]:
    escape = c.encode("unicode_escape", "surrogatepass").decode("ascii")
    if c.isascii() and c.isprintable():
        return (c,)
    return (c, escape) if c.isprintable() else (escape,)


def _is_same(value: str, cut: str, *, plain: bool) -> bool:
    """Whether a value without blanks is its place, but for what a form left there."""
    cut = "".join(cut.split())
    if plain:
        return value == cut
    # An entity of HTML may have been read as its sign, and may be none.
    signs = [iter(html.unescape(cut)), iter(html.unescape(cut))]
    return any(
        all(sign in left for sign in way)
        for way, left in zip((value, html.unescape(value)), signs, strict=True)
    )


class _Places:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(text))]
        plain = text.replace("\r\n", " \n").replace("\r", "\n").replace("\xa0", " ")
        self._plain = re.sub("(?m)^\ufeff+", lambda mark: " " * len(mark[0]), plain)

    def position(self, index: int) -> tuple[int, int]:
        """Count as an editor does: lines end with LF, CRLF or CR; a first mark is no column."""
        line = bisect_right(self._lines, index)
        column = index - self._lines[line - 1] + 1
        if line == 1 and self._text.startswith("\ufeff"):
            column = max(1, column - 1)
        return line, column

    def span(self, span: Span) -> str:
        assert 0 <= span.start <= span.end <= len(self._text)
        assert (span.line, span.column) == self.position(span.start)
        assert (span.end_line, span.end_column) == self.position(span.end)
        return self._plain[span.start : span.end]

    def quote(self, message: str, span: Span) -> None:
        """Fail if what a message quotes first is not what its span cuts."""
        _, mark, shown = message.partition("'")
        if not mark:
            return
        size = span.end - span.start
        for at in range(span.start, span.end if size <= _LONGEST else span.start + _LONGEST - 1):
            # As it was given, or as the reader takes it: a no-break space is a space.
            ways = {way for c in (self._text[at], self._plain[at]) for way in _shown(c)}
            way = next((way for way in ways if shown.startswith(way)), None)
            assert way is not None, (message, self._text[at])
            shown = shown[len(way) :]
        assert shown.startswith("'" if size <= _LONGEST else "…'")

    def profile(self, profile: Profile, *, plain: bool) -> None:
        spans, whole = profile.spans, profile.span
        assert whole is not None
        self.span(whole)
        cuts = {field: self.span(span) for field, span in spans.items()}
        assert ("name" in cuts) == (profile.name is not None)
        name = "".join((profile.name or "").split())
        assert _is_same(name, cuts.get("name", ""), plain=plain)
        # What is not seen behind a code is in its place, and not in its value.
        assert cuts.get("category", "").rstrip(" \t\u200b\u2060\ufeff") == (profile.category or "")
        for field in (
            "h_index",
            "paper_count",
            "citation_count",
            "novelty_percent",
            "ai_score",
        ):
            value = getattr(profile, field)
            assert (value is None) == (field not in cuts)
            if value is not None:
                digits = re.sub(r"[^0-9.]", "", cuts[field].replace("h-index", ""))
                assert float(digits) == value
        inner = [*spans.values(), *(paper.span for paper in profile.papers)]
        for part in inner:
            assert part is not None
            assert whole.start <= part.start <= part.end <= whole.end

    def paper(self, paper: Paper, report: Report, *, plain: bool) -> None:
        spans, whole = paper.spans, paper.span
        cuts = {field: self.span(span) for field, span in spans.items()}
        assert whole is not None
        self.span(whole)
        for span in spans.values():
            assert whole.start <= span.start <= span.end <= whole.end
        assert spans["meta"].start == whole.start
        assert _is_same(paper.category, cuts["category"], plain=plain)
        title = cuts.get("title")
        assert (paper.title is None) == (title is None)
        assert _is_same("".join((paper.title or "").split()), title or "", plain=plain)
        affiliation = "".join((paper.affiliation or "").split())
        assert _is_same(affiliation, cuts.get("affiliation", ""), plain=plain)
        assert ("et_al" in cuts) == paper.et_al
        at = spans.get("byline")
        odd = any(d.code in {"PP404", "PP406"} and d.span == at for d in report.diagnostics)
        if paper.et_al and plain and not odd:
            assert re.fullmatch(r"et\s+al\.?", cuts["et_al"])
        names = _INVISIBLE.sub("", cuts.get("authors", "")).replace(",", "")
        shown = _INVISIBLE.sub("", "".join(paper.authors)).replace(",", "")
        assert _is_same(shown, names, plain=plain and not odd)
        badges = _INVISIBLE.sub("", cuts.get("badges", ""))
        assert _is_same("".join(paper.badges), badges, plain=plain)
        abstract = cuts.get("abstract")
        assert (abstract is None) == (paper.abstract is None)
        assert _is_same("".join((paper.abstract or "").split()), abstract or "", plain=plain)
        if abstract is not None:
            assert abstract.strip(BLANKS) == abstract
        self._meta(paper, cuts, spans, report)

    def _meta(
        self, paper: Paper, cuts: dict[str, str], spans: dict[str, Span], report: Report
    ) -> None:
        if paper.score is not None:
            assert float(cuts["score"]) == paper.score
        elif "score" in cuts:
            assert ("PP201", spans["score"]) in {(d.code, d.span) for d in report.diagnostics}
        found = re.fullmatch(r"([A-Z][a-z]{2})\S*?[^0-9]*([0-9]+)(?:[\s,]+([0-9]+))?", cuts["date"])
        assert found is not None
        if paper.date is None:
            errors = {d.code for d in report.diagnostics}
            assert errors & {"PP302", "PP304"}
            return
        assert found[1] == paper.date.strftime("%b")
        assert int(found[2]) == paper.date.day
        assert paper.year_inferred == (found[3] is None)
        if found[3] is not None:
            assert int(found[3]) == paper.date.year
