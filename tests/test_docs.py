"""The examples in the README and in the documentation are true."""

import doctest
import re
import shlex
import tomllib
from pathlib import Path

import pytest

import profileparse
from profileparse import metrics
from profileparse.cli import run

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _fences(language: str, name: str = "") -> list[tuple[str, str]]:
    return [
        (f"{page.name}-{found.start()}", found[2])
        for page in PAGES
        if page.name.endswith(name)
        for found in FENCE.finditer(page.read_text(encoding="utf-8"))
        if found[1] == language
    ]


def _params(language: str) -> list[object]:
    return [pytest.param(text, id=name) for name, text in _fences(language)]


def test_there_are_examples_of_each_kind() -> None:
    assert len(_fences("pycon")) >= 3
    assert len(_fences("console")) >= 2


@pytest.mark.parametrize(
    "page", ["README.md", "docs/library.md", "docs/metrics.md", "docs/scale.md", "docs/tables.md"]
)
def test_python_examples_are_true(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "".join(text for name, text in _fences("pycon") if name.startswith(Path(page).name))
    case = doctest.DocTestParser().get_doctest(text, {}, page, None, None)
    failures, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(case)
    assert tried > 0
    assert failures == 0


@pytest.mark.parametrize("text", _params("console"))
def test_commands_print_what_the_page_shows(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        program, *arguments = shlex.split(command)
        assert program == "profileparse"
        code = run(arguments)
        assert code == (1 if "error PP" in expected else 0)
        printed = capsys.readouterr()
        if expected:
            assert (printed.out + printed.err).rstrip() == expected.rstrip()


def test_every_rule_is_in_the_rules_page_and_no_other() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| \[(PP\d{3})\]\(rules/\1\.md\) \| ([\w-]+) \| (\w+) \| (.+) \|$", page, re.MULTILINE
    )
    assert [tuple(row) for row in rows] == [
        (rule.code, rule.name, str(rule.severity), rule.summary)
        for rule in profileparse.RULES.values()
    ]


def test_every_metric_is_in_its_page_and_what_cannot_be_computed() -> None:
    page = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    cells: list[tuple[str, ...]] = [
        (f"`{name}`", row.unit, row.definition, row.reference)
        for name, row in metrics.DEFINITIONS.items()
    ]
    cells += [(f"`{name}`", why) for name, why in metrics.NOT_COMPUTABLE.items()]
    rows = [" | ".join(cell.replace("|", r"\|") for cell in row) for row in cells]
    assert [line for line in page.splitlines() if line.startswith("| `")] == [
        f"| {row} |" for row in rows
    ]
    headings = re.findall(r"^### (.+)$", page, re.MULTILINE)
    assert headings == [*metrics.GROUPS, *metrics.GRAPH_GROUPS]


def test_every_public_name_is_in_the_library_page() -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"auto\w+:: (\w+)", page)) | {"MAX_CHARS", "RULES"}
    assert documented == set(profileparse.__all__)


def test_the_readme_gives_two_commands_that_set_up_everything() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert all(c.startswith("python3 -m venv .venv") and "\n" not in c for c in commands)


def test_the_tree_in_the_design_is_what_a_stock_lark_makes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ((_, code),) = _fences("python", "design.md")
    expected = [text for _, text in _fences("text", "design.md") if text.startswith("dump\n")]
    exec(compile(code, "design.md", "exec"), {})  # noqa: S102  (our own example)
    assert [capsys.readouterr().out.replace("\t", "  ").rstrip() + "\n"] == expected


def test_the_layers_in_the_design_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    shown = [text.split("\n")[:-1] for _, text in _fences("text", "design.md")]
    assert contract in shown


def test_figures_on_speed_are_the_same_on_each_page() -> None:
    readme, performance = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/performance.md")
    )
    rows = (row.strip("| ").split(" | ") for row in performance.splitlines())
    measured = {row[0].strip("*"): row[1].strip("*") for row in rows if len(row) == 9}
    section = readme.partition("## How fast")[2].partition("## More")[0]
    shown = re.findall(r"^\| (.+) \| [*]*([0-9.]+)[*]* \|$", section, re.MULTILINE)
    assert len(shown) == 8
    for text, ratio in shown:
        (name,) = (name for name in measured if text.strip("*").startswith(name))
        assert measured[name] == ratio
