"""What is published says the same in each place, and shows where the files beside it are not."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.version import Version

import profileparse

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CITATION = ROOT / "CITATION.cff"
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def test_the_citation_is_of_this_version() -> None:
    cited = yaml.safe_load(CITATION.read_text(encoding="utf-8"))
    about = PROJECT["project"]
    assert cited["version"] == profileparse.__version__
    assert (cited["title"], cited["license"]) == (about["name"], about["license"])
    assert cited["abstract"] == about["description"] + "."
    assert [author["name"] for author in cited["authors"]] == [
        author["name"] for author in about["authors"]
    ]


def test_the_workflow_runs_what_decides_on_each_python_that_is_named() -> None:
    if not WORKFLOW.exists():
        pytest.skip("an unpacked distribution has no workflow")
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    assert [step["run"] for step in jobs["all"]["steps"] if "run" in step] == [".ci/run"]
    named = [
        name.rpartition(" ")[2]
        for name in PROJECT["project"]["classifiers"]
        if re.search(r":: 3\.[0-9]+$", name)
    ]
    assert jobs["tests"]["strategy"]["matrix"]["python"] == [*named, "3.x"]
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"


def test_the_lowest_dependencies_are_those_that_are_admitted() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    (own,) = (name for name in extras["test"] if name.startswith("profileparse["))
    named = own.removeprefix("profileparse[").rstrip("]").split(",")
    admitted = [
        *PROJECT["project"]["dependencies"],
        *(one for name in named for one in extras[name]),
    ]
    bounds = (re.match(r"([\w.-]+)(?:\[.*\])?>=([0-9.]+)", one) for one in admitted)
    expected = {found[1]: Version(found[2]) for found in bounds if found}
    lines = (ROOT / ".ci" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("#")[0].strip().split("==") for line in lines if "==" in line)
    held = {name: Version(version) for name, version in pinned.items()}
    del held["numpy"]  # no dependency of this package
    assert held == expected


def test_an_index_shows_the_readme_without_the_files_beside_it() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    hook = PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    for rule in hook["substitutions"]:
        text = re.sub(rule["pattern"], rule["replacement"], text)
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", text)
    assert targets
    for target in targets:
        assert "".join(target).startswith(("https://", "#"))
    assert "<picture" not in text
