"""What the documentation says of the code is so."""

import re
import tomllib
from pathlib import Path

import profileparse

ROOT = Path(__file__).parents[1]


def test_every_rule_is_in_the_rules_page_and_no_other() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| \[(PP\d{3})\]\(rules/\1\.md\) \| ([\w-]+) \| (\w+) \| (.+) \|$", page, re.MULTILINE
    )
    assert [tuple(row) for row in rows] == [
        (rule.code, rule.name, str(rule.severity), rule.summary)
        for rule in profileparse.RULES.values()
    ]


def test_every_public_name_is_in_the_library_page() -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"auto\w+:: (\w+)", page)) | {"MAX_CHARS", "RULES"}
    assert documented == set(profileparse.__all__)


def test_the_readme_gives_two_commands_that_set_up_everything() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert all(c.startswith("python3 -m venv .venv") and "\n" not in c for c in commands)


def test_the_layers_in_the_design_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    page = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    assert "```text\n{}\n```\n".format("\n".join(contract)) in page


def test_figures_on_speed_are_the_same_on_each_page() -> None:
    readme, design, contributing = (
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "docs/design.md", "docs/contributing.md")
    )
    row = r"^\|[ *`]*(profileparse|parsimonious|pyparsing)\b.*\| [*]*([0-9.]+)[*]* \|$"
    times = dict(re.findall(row, readme, re.MULTILINE))
    assert len(times) == 3
    assert times == dict(re.findall(row, design, re.MULTILINE))
    own = float(times.pop("profileparse"))
    assert f"| {own} times a regular expression by hand;" in contributing
    for name, time in times.items():
        assert f" {float(time) / own:.1f} times as fast as {name}" in contributing
    (cost,) = re.findall(r"`convert` and `check` at most ([0-9.]+) times", contributing)
    assert f"`profileparse convert` and `check` of the real dump cost {cost}." in design
