"""What makes a finding the same one in the next run."""

from datetime import date

import realdump
from hypothesis import given
from hypothesis import strategies as st

import profileparse
from profileparse import Diagnostic, Report
from profileparse.reporters import Checked
from profileparse.reporters.fingerprints import Fingerprints
from profileparse.text.document import Text

AS_OF = date(2026, 5, 20)
BROKEN = (realdump.FIXTURES / "broken-papers.txt").read_text(encoding="utf-8")
LINES = st.lists(st.text(st.sampled_from("ab \t"), max_size=3), max_size=5)


def names(text: str, path: str = "dump.txt") -> list[str]:
    result = Checked(path, text, profileparse.check(text, as_of=AS_OF))
    return list(Fingerprints().name(result).fingerprints)


def name(text: str, start: int, end: int) -> str:
    found = Diagnostic.of("PP102", "the message", Text(text).span(start, end))
    report = Report(profiles=(), diagnostics=(found,), unparsed=())
    return Fingerprints().of(Checked("dump.txt", text, report), found, "dump.txt")


def test_a_finding_keeps_its_name_when_lines_move() -> None:
    plain = names(BROKEN)
    assert len(set(plain)) == len(plain) > 1
    assert names("\n\n\n" + BROKEN) == plain
    assert names(BROKEN.replace("\n", "\r\n")) == plain
    assert names(BROKEN, "./dump.txt") == plain
    assert not set(names(BROKEN, "other.txt")) & set(plain)


def test_a_path_is_the_same_on_every_system() -> None:
    assert names(BROKEN, "a/b.txt") == names(BROKEN, ".\\a\\b.txt")


def test_equal_findings_have_names_of_their_own() -> None:
    twice = BROKEN + "\n\n" + BROKEN
    assert names(twice)[: len(names(BROKEN))] == names(BROKEN)
    assert len(set(names(twice))) == len(names(twice)) == 2 * len(names(BROKEN))


def test_a_name_comes_from_the_text_and_not_from_the_message() -> None:
    text = "Ana Kim\n\nh-index5\nh-index6\n"
    assert names(text)[0] == names(text.replace("\n\n", "\n\n\n\n", 1))[0]
    assert names(text)[0] != names(text.replace("6", "7"))[0]


def test_a_long_text_has_the_same_name_with_other_line_ends() -> None:
    for line in ("x\n", "\n", "x" * 998 + "\n", "x" * 999 + "\n"):
        text = line * 2000
        for end in ("\r\n", "\r"):
            other = text.replace("\n", end)
            assert name(other, 0, len(other)) == name(text, 0, len(text))


def test_only_the_beginning_of_a_long_text_counts() -> None:
    line = "x\n" * 500
    assert name(f"{line}a", 0, 1001) == name(f"{line}b", 0, 1001)
    assert name(f"{line[:-1]}a", 0, 1000) != name(f"{line[:-1]}b", 0, 1000)


def test_why_a_file_could_not_be_read_is_its_name() -> None:
    def failed(path: str, reason: str) -> str:
        result = Checked.failed(path, reason)
        return Fingerprints().of(result, result.report.diagnostics[0], path)

    assert failed("x", "no") == failed("x", "no")
    assert len({failed("x", "no"), failed("x", "yes"), failed("y", "no")}) == 3


@given(LINES, LINES, LINES)
def test_lines_above_and_line_ends_change_no_name(
    above: list[str], before: list[str], spoken: list[str]
) -> None:
    def joined(end: str, *parts: list[str]) -> str:
        return "".join(f"{line}{end}" for part in parts for line in part)

    found = set()
    for end in ("\n", "\r\n", "\r"):
        for start in ("", joined(end, above)):
            start_text = start + joined(end, before)
            text = start_text + joined(end, spoken)
            found.add(name(text, len(start_text), len(text)))
    assert len(found) == 1
