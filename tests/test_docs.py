"""What the documentation says of the code is so."""

import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import profileparse
from profileparse import batch, cli, compare, distributed

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


@pytest.mark.parametrize(
    ("package", "name", "told"),
    [
        (profileparse, "library", set()),
        (batch, "library", {"GLOB"}),
        (compare, "library", {"HEAD_FIELDS", "PAPER_FIELDS", "Value"}),
        (distributed, "scale", {"PARTITION_SIZE", "TABLES"}),
    ],
)
def test_every_public_name_is_documented(package: ModuleType, name: str, told: set[str]) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    names = re.findall(r"^\.\. (?:auto\w+|data):: ([\w.]+)", page, re.MULTILINE)
    prefix = "" if package is profileparse else f"{package.__name__}."
    documented = {
        known.removeprefix(prefix)
        for known in names
        if known.startswith(prefix) and "." not in known.removeprefix(prefix)
    }
    assert documented | told == set(package.__all__)
    assert all(f"{word}`" in page for word in told)


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
    alternatives, performance = (
        (ROOT / "docs" / name).read_text(encoding="utf-8")
        for name in ("alternatives.md", "performance.md")
    )
    rows = (row.strip("| ").split(" | ") for row in performance.splitlines())
    measured = {row[0].strip("*"): row[1].strip("*") for row in rows if len(row) == 9}
    section = alternatives.partition("## How fast")[2]
    shown = re.findall(r"^\| (.+) \| [*]*([0-9.]+)[*]* \|$", section, re.MULTILINE)
    assert len(shown) == 8
    for text, ratio in shown:
        (name,) = (name for name in measured if text.strip("*").startswith(name))
        assert measured[name] == ratio


def test_every_command_of_the_promises_is_there() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    paths = re.findall(r"\btests/[\w/.]*\w", page)
    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_exit_codes_are_the_same_on_each_page() -> None:
    found = [
        re.findall(r"(?m)^\| (\d+) \| ", (ROOT / "docs" / name).read_text(encoding="utf-8"))
        for name in ("commands.md", "stability.md")
    ]
    codes = {cli.OK, cli.FINDINGS, cli.FAILED, cli.INTERRUPTED, cli.BROKEN_PIPE}
    assert found == [[str(code) for code in sorted(codes)]] * 2


def test_the_promise_of_a_quick_start_has_the_measured_figure() -> None:
    promises, performance = (
        (ROOT / "docs" / name).read_text(encoding="utf-8")
        for name in ("promises.md", "performance.md")
    )
    (cost,) = re.findall(r"`check` of the real dump cost ([0-9.]+)\. ", performance)
    assert f"| {cost} times the CPU time of the imports:" in promises
