"""Text and names that would give orders to a terminal or to a CI runner."""

import io
import json
import re
from pathlib import Path

import pytest

from profileparse import cli

HOSTILE = {
    "workflow": "::error::x",
    "workflow-behind-blanks": " \t ::set-output name=x::y",
    "workflow-behind-a-cr": "x\r::warning::y",
    "old-workflow": "a ##[error]b ##[group]",
    "azure": "##vso[task.setvariable]x",
    "teamcity": "##teamcity[testFailed]",
    "ansi": "\x1b[31mred\x1b[0m \x1b[2J",
    "osc": "\x1b]0;title\x07\x1b]8;;http://x\x07",
    "c1": "\x9b31m\x9d0;x\x9c\x85",
    "bidi": "\u202eabc\u2066\u2069\u061c\u200f",
    "zero-width": "a\u200bb\u200c\u200d\u2060\ufeffc",
    "no-ink": "\u3164\u115f\uffa0\u2800\u034f\ufe0f\U000e0100\U000e0041",
    "lines": "a\x0bb\x0cc\x1cd\u2028e\u2029f\x00g",
    "markup": "</script> ]]> <!-- & \"' </failure> <![CDATA[",
    "formula": "=1+1 @SUM(1) +cmd|x",
    "tex": "\\input{/etc/passwd} }@article{x, ```",
    "formats": "%s {0.__class__} %(x)s [bold] \\x1b",
}
TEMPLATE = """{0}

{0}
h-index{0}
25papers{0}
h-index25

1 Papers{0}

LGFeb 30, 2022{0}

LGJun 29, 2022Code
{0}

{0}, {0} · {0}

{0}

LGJun 30, 2022
{0}
"""
SEEN = re.compile(
    r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\u3164\u115f\uffa0\u2800\u034f\ufe0f\U000e0000-\U000e01ff]*"
)


def obeyed(output: str) -> list[str]:
    """Return the commands that a CI runner finds in a log, as GitHub's runner looks for them."""
    lines = re.split("\r\n|\r|\n", output)
    return [
        line
        for line in lines
        if re.match(r"\s*::\S", line)
        or re.search(r"##\[|##vso\[|##teamcity\[", line, re.IGNORECASE)
    ]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "command",
    [
        ["check", "--output-format", "full", "--no-color"],
        ["check", "--output-format", "concise", "--no-color"],
        ["check", "--output-format", "json"],
        ["check", "--output-format", "gitlab"],
        ["check", "--output-format", "sarif"],
        ["check", "--output-format", "junit"],
        ["check", "--statistics"],
        ["convert", "--to", "jsonl", "--positions"],
        ["convert", "--to", "json", "--positions"],
    ],
    ids=[
        "full", "concise", "check-json", "gitlab", "sarif", "junit", "statistics", "jsonl", "json",
    ],
)  # fmt: skip
def test_no_text_and_no_name_gives_orders(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    hostile: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    text = TEMPLATE.replace("{0}", hostile)
    name = hostile.replace("\0", "").replace("/", "|")
    Path(name).write_text(text, encoding="utf-8")
    assert cli.run([*command, "--", name]) == 1
    found = capsys.readouterr()
    assert found.out
    assert found.err
    assert cli.run([*command, "--", name, f"{name}{hostile}"]) == 2
    missing = capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    cli.run([*command, "--stdin-filename", hostile, "-", "-o", "."])
    refused = capsys.readouterr()
    for output in (*found, *missing, *refused):
        assert obeyed(output) == []
        assert SEEN.fullmatch(output)


def test_the_test_knows_a_command() -> None:
    assert len(obeyed("::a::\n  ::b::\nx\r::c::\nx ##[d]\n##VSO[e]\nx::f::")) == 5


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "option", ["--select", "--ignore", "--require", "--baseline", "--fail-on", "--output-format"]
)
def test_no_value_of_an_option_gives_orders(
    capsys: pytest.CaptureFixture[str], option: str, hostile: str
) -> None:
    assert cli.run(["check", "x", option, hostile]) == 2
    for output in capsys.readouterr():
        assert obeyed(output) == []
        assert SEEN.fullmatch(output)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_setting_gives_orders(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    hostile: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("key", f"{json.dumps(hostile)} = 1"), ("value", "select = [{}]")):
        line = text.replace("{}", json.dumps(hostile))
        Path("pyproject.toml").write_text(f"[tool.profileparse]\n{line}\n", encoding="utf-8")
        assert cli.run(["check", "x"]) == 2, name
        for output in capsys.readouterr():
            assert obeyed(output) == []
            assert SEEN.fullmatch(output)
