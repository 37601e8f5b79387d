"""Golden pairs: `fixtures/X.txt` is read as `fixtures/X.expected` says.

What is said of the texts that break a rule stands in `fixtures/rules.messages`.
`python tests/test_golden.py [NAME ...]` writes all expectations anew, and those of new fixtures
that are named; read the difference before it is kept.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import profileparse
from profileparse import Diagnostic, Paper, Profile, Span

AS_OF = date(2026, 5, 20)
FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = sorted(path.with_suffix(".txt") for path in FIXTURES.glob("*.expected"))
MESSAGES = FIXTURES / "rules.messages"
HEAD = (
    "name",
    "category",
    "h_index",
    "paper_count",
    "citation_count",
    "novelty_percent",
    "ai_score",
)
PARTS = ("title", "authors", "et_al", "affiliation", "category", "score", "badges", "abstract")


def written(data: bytes) -> str:
    """Return a report as plain ASCII lines: the value of each field, and where it stands."""
    report = profileparse.check_bytes(data, as_of=AS_OF)
    lines = [line for profile in report.profiles for line in _profile(profile)]
    lines += [f"unparsed {_place(piece.span)} {piece.text!a}" for piece in report.unparsed]
    lines += map(_diagnostic, report.diagnostics)
    return "\n".join(lines) + "\n"


def _profile(profile: Profile) -> Iterator[str]:
    spans = profile.spans
    yield f"profile {_place(profile.span)} as of {profile.as_of}"
    for field in HEAD:
        yield f"  {field} = {getattr(profile, field)!a}{_at(spans.get(field))}"
    yield f"  heading{_at(spans.get('heading'))}"
    for paper in profile.papers:
        yield from _paper(paper)


def _paper(paper: Paper) -> Iterator[str]:
    spans = paper.spans
    yield f"  paper {_place(paper.span)}"
    yield f"    meta{_at(spans['meta'])}"
    inferred = " (year inferred)" if paper.year_inferred else ""
    yield f"    date = {paper.date}{inferred}{_at(spans.get('date'))}"
    for field in PARTS:
        yield f"    {field} = {getattr(paper, field)!a}{_at(spans.get(field))}"
    yield f"    byline{_at(spans.get('byline'))}"


def messages() -> str:
    """Return what is said of the texts that break a rule, as plain ASCII lines."""
    texts = sorted((FIXTURES / "rules").glob("*.txt"))
    found = (
        (path.stem, profileparse.check_bytes(path.read_bytes(), as_of=AS_OF)) for path in texts
    )
    lines = (
        f"{code}: {_diagnostic(one)}\n" for code, report in found for one in report.diagnostics
    )
    return "".join(lines)


def _diagnostic(found: Diagnostic) -> str:
    hint = f" [{found.hint}]" if found.hint else ""
    told = f"{found.message}{hint}".encode("ascii", "backslashreplace").decode("ascii")
    return f"{found.severity} {found.code} {found.name} {_place(found.span)} {told}"


def _at(span: Span | None) -> str:
    return f" @ {_place(span)}" if span else ""


def _place(span: Span | None) -> str:
    assert span is not None
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def test_the_fixtures_were_found() -> None:
    assert len(TEXTS) >= 33
    assert {"imanol-schlag", "compact", "crlf"} <= {path.stem for path in TEXTS}


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_a_fixture_is_read_as_expected(path: Path) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="ascii")
    assert written(path.read_bytes()) == expected


def test_what_is_said_of_texts_that_break_a_rule_is_as_expected() -> None:
    assert messages() == MESSAGES.read_text(encoding="ascii")


@pytest.mark.parametrize(
    "stem",
    [
        "crlf",
        "cr",
        "byte-order-mark",
        "no-break-spaces",
        "indented",
        "no-blank-lines",
        "many-blank-lines",
        "parted",
        "zero-width",
        "facts-in-another-order",
        "furniture",
    ],
)
def test_a_variation_is_read_as_the_plain_dump(stem: str) -> None:
    plain, varied = (
        profileparse.check_bytes(path.read_bytes(), as_of=AS_OF).profile
        for path in TEXTS
        if path.stem in {stem, "maria-example"}
    )
    assert varied == plain


if __name__ == "__main__":
    MESSAGES.write_text(messages(), encoding="ascii")
    for text in {*TEXTS, *(FIXTURES / f"{name}.txt" for name in sys.argv[1:])}:
        text.with_suffix(".expected").write_text(written(text.read_bytes()), encoding="ascii")
