"""Files in, errors out: what the other calls do with a report."""

import pickle
from datetime import date
from pathlib import Path

import pytest
import realdump
import tiling

import profileparse
from profileparse import ParseError, ProfileParseError, Severity, Span

PATH = realdump.FIXTURES / "maria-example.txt"
TEXT = PATH.read_text(encoding="utf-8")
AS_OF = date(2026, 5, 20)


@pytest.mark.parametrize("path", [PATH, str(PATH)], ids=["path", "str"])
def test_a_file_reads_as_its_text(path: Path | str) -> None:
    report = profileparse.check(TEXT, as_of=AS_OF)
    assert profileparse.check_file(path, as_of=AS_OF) == report
    assert profileparse.parse_file(path, as_of=AS_OF) == report.profile


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    for call in (profileparse.check_file, profileparse.parse_file):
        with pytest.raises(FileNotFoundError):
            call(tmp_path / "missing.txt")
        with pytest.raises(OSError, match="directory"):
            call(tmp_path)


def test_a_file_that_is_no_utf8_is_a_finding_or_an_error() -> None:
    path = realdump.FIXTURES / "not-utf8.txt"
    (found,) = profileparse.check_file(path).diagnostics
    assert (found.code, found.severity) == ("PP901", Severity.ERROR)
    with pytest.raises(ParseError, match=r"^line 22, column 2: PP901 not UTF-8"):
        profileparse.parse_file(path)


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT + "x" * 100_000, encoding="utf-8")
    report = profileparse.check_file(path, as_of=AS_OF, max_chars=len(TEXT))
    assert report.profile == profileparse.parse(TEXT, as_of=AS_OF)
    assert [d.code for d in report.diagnostics] == ["PP301", "PP904"]


@pytest.mark.parametrize("column", ["Maria Example", "LG"])
def test_columns_do_not_count_a_byte_order_mark(column: str) -> None:
    report = profileparse.check("\ufeff" + TEXT, as_of=AS_OF)
    spans = [s for s in report.profile.spans.values() if s.cut("\ufeff" + TEXT) == column]
    assert [span.column for span in spans] == [1]
    headless = "\ufeff" + TEXT[TEXT.index("85.2LG") :]
    report = profileparse.check(headless, as_of=AS_OF)
    tiling.assert_sound(headless, report)
    assert report.profile.papers[0].span == Span(
        start=1, end=284, line=1, column=1, end_line=6, end_column=186
    )


def test_one_profile_is_the_profile_and_any_other_number_is_an_error() -> None:
    for text, message in (
        ("", "line 1, column 1: PP101 no profile: it holds no text"),
        (f"{TEXT}\n{TEXT}", "expected one profile, found 2"),
    ):
        with pytest.raises(ParseError) as raised:
            _ = profileparse.check(text, as_of=AS_OF).profile
        assert str(raised.value) == message


def test_several_profiles_where_one_is_asked_for_are_named() -> None:
    headless = TEXT[TEXT.index("85.2LG") :]
    text = f"{headless}\n{TEXT}\n{TEXT}\n{TEXT}"
    with pytest.raises(ParseError) as raised:
        profileparse.parse(text, as_of=AS_OF)
    (found,) = (d for d in raised.value.report.diagnostics if d.code == "PP107")
    assert found.message == "expected one profile: 'Maria Example' is the second of 4"
    assert found.span.cut(text) == "Maria Example"
    assert (found.span.line, found.span.column) == (22, 1)


def test_a_second_profile_without_a_name_is_said_at_its_first_fact() -> None:
    card = f"LGJun 29, 2022\nA Title\n\nAna Kim\n\n{'It is long. ' * 20}"
    text = f"Ana Kim\n\nh-index5\n\n{card}\n\nh-index6\n7papers\n"
    with pytest.raises(ParseError) as raised:
        profileparse.parse(text, as_of=AS_OF)
    (found,) = (d for d in raised.value.report.diagnostics if d.code == "PP107")
    assert found.message == "expected one profile: a profile without a name is the second of 2"
    assert found.span.cut(text) == "h-index6"


def test_an_error_carries_its_report_through_a_pickle() -> None:
    with pytest.raises(ParseError) as raised:
        profileparse.parse(TEXT.replace("h-index3", "h-index").replace("Jun 29", "Jun 32"))
    error = raised.value
    assert str(error) == (
        "line 4, column 1: PP201 cannot read the number of 'h-index': found none (and 1 more)"
    )
    assert isinstance(error, ProfileParseError)
    assert isinstance(error, ValueError)
    clone = pickle.loads(pickle.dumps(error))  # noqa: S301  (its own)
    assert clone.report == error.report
    assert str(clone) == str(error)


def test_raise_for_errors_raises_for_errors_alone() -> None:
    good = profileparse.check(f"Home\n\n{TEXT}", as_of=AS_OF)
    assert {d.severity for d in good.diagnostics} == {Severity.WARNING, Severity.INFO}
    assert good.ok
    good.raise_for_errors()
    bad = profileparse.check(TEXT.replace("Jun 29", "Jun 32"), as_of=AS_OF)
    assert not bad.ok
    with pytest.raises(ParseError, match="PP302"):
        bad.raise_for_errors()


def test_properties_of_a_paper_follow_from_its_fields() -> None:
    first, second, third = profileparse.parse(TEXT, as_of=AS_OF).papers
    assert [paper.has_code for paper in (first, second, third)] == [True, False, False]
    assert first.arxiv_categories == ("cs.LG",)
    assert third.arxiv_categories == ("quant-ph",)


def test_a_severity_is_its_word() -> None:
    assert [str(severity) for severity in Severity] == ["error", "warning", "info"]


def test_more_lines_than_a_head_can_have_are_no_facts() -> None:
    lines = "\n".join(f"Line number {number}" for number in range(30))
    text = TEXT.replace("3 Papers", f"{lines}\n\n3 Papers")
    report = profileparse.check(text, as_of=AS_OF)
    assert report.profile == profileparse.parse(TEXT, as_of=AS_OF)
    assert [d.code for d in report.diagnostics] == ["PP102", "PP301"]
    assert [piece.text for piece in report.unparsed] == [lines]
