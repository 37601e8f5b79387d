"""The page on CI: its commands run, its settings and examples load."""

import glob
import json
import re
import shlex
import shutil
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import realdump
import yaml

from profileparse import cli

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    found.strip()
    for _, text in FENCES
    for found in re.findall(r"^(?: *- (?:run: )?)?(profileparse .*)$", text, re.MULTILINE)
]


def yamls() -> dict[str, Any]:
    texts = [text for kind, text in FENCES if kind == "yaml"]
    return {text.split("\n")[0].removeprefix("# "): yaml.safe_load(text) for text in texts}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project as the page makes it, with two dumps."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dumps").mkdir()
    for name in ("one.txt", "two.txt"):
        shutil.copy(realdump.FIXTURES / "imanol-schlag.txt", tmp_path / "dumps" / name)
    (settings,) = [text for kind, text in FENCES if kind == "toml"]
    assert tomllib.loads(settings)
    (tmp_path / "profileparse.toml").write_text(settings)
    return tmp_path


def run(command: str) -> int:
    program, *words = shlex.split(command)
    assert program == "profileparse"
    return cli.run([name for word in words for name in (sorted(glob.glob(word)) or [word])])  # noqa: PTH207  (as a shell does)


def test_the_commands_are_found() -> None:
    assert len(COMMANDS) == 8
    assert {"github", "gitlab", "sarif", "junit", "json"} <= set(" ".join(COMMANDS).split())


@pytest.mark.usefixtures("project")
def test_every_command_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        assert run(command) == 0, command
        assert "error" not in capsys.readouterr().err
    assert json.loads(Path("profileparse.sarif").read_text())["version"] == "2.1.0"
    assert len(json.loads(Path("gl-code-quality-report.json").read_text())) == 4
    assert len(ET.parse("profileparse.xml").getroot()[0]) == 2  # noqa: S314  (our own file)
    assert len(json.loads(Path("baseline.json").read_text())) == 4


def test_a_changed_page_fails_in_the_ci_of_the_page(project: Path) -> None:
    for new in (
        realdump.TEXT.replace("h-index25", "H-Index: 25"),
        realdump.TEXT.replace("h-index25\n", ""),
        realdump.TEXT.replace("23papers\n", ""),
        realdump.TEXT.replace("AIMay 18", "AIMai 18"),
    ):
        assert new != realdump.TEXT
        (project / "dumps" / "two.txt").write_text(new, encoding="utf-8")
        assert run("profileparse check dumps/*.txt --output-format github") == 1
        assert run("profileparse check dumps/one.txt --output-format github") == 0


def test_the_examples_are_valid() -> None:
    found = yamls()
    assert set(found) == {
        ".github/workflows/profiles.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    }
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (used,) = found[".pre-commit-config.yaml"]["repos"]
    assert [hook["id"] for hook in used["hooks"]] == [hook["id"] for hook in hooks]
    for hook in hooks:
        assert shlex.split(hook["entry"]) == ["profileparse", "check"]
