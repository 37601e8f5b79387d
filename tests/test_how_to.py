"""What the contributor's page says of adding something, done with its examples to a copy."""

import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "contributing.md").read_text()
PACKAGE = ROOT / "src" / "profileparse"
MOST = 20  # lines that are added or changed
DUMP = ROOT / "tests" / "fixtures" / "imanol-schlag.txt"
Edit = Callable[[Path], None]


def example(start: str) -> str:
    """Return the block of the page that begins so, with its line end."""
    pattern = rf"(?ms)^```(?:text|python)\n({re.escape(start)}.*?)^```$"
    found = re.search(pattern, PAGE)
    assert found, start
    return found[1]


def below(name: str, line: str, added: str) -> Edit:
    """Return what puts lines into a file, behind the line that begins so, in its indent."""

    def edit(package: Path) -> None:
        path = package / name
        lines = path.read_text().splitlines(keepends=True)
        at = next(number for number, one in enumerate(lines) if one.strip().startswith(line))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at + 1 : at + 1] = [f"{indent}{one}\n" for one in added.splitlines()]
        path.write_text("".join(lines))

    return edit


def swapped(name: str, pattern: str, by: str) -> Edit:
    """Return what puts another text in the place of what a pattern finds in a file."""

    def edit(package: Path) -> None:
        path = package / name
        text, count = re.subn(pattern, lambda _: by, path.read_text(), flags=re.MULTILINE)
        assert count == 1, (name, pattern)
        path.write_text(text)

    return edit


def module(name: str, start: str) -> Edit:
    """Return what makes a module of an example."""

    def edit(package: Path) -> None:
        path = package / name
        assert not path.exists()
        path.write_text(example(start))

    return edit


def behind(name: str, start: str) -> Edit:
    """Return what puts an example behind the end of a module."""

    def edit(package: Path) -> None:
        with (package / name).open("a") as file:
            file.write(f"\n\n{example(start)}")

    return edit


SIGN, ROW = (
    found[0]
    for pattern in (r'"\\xad": \("\\xad",\)', r'"codes": Reporter\(.*?\)')
    if (found := re.search(pattern, PAGE))
)
GRAMMAR = "reading/profile.lark"
HEAD, FACT = example("head: ").split("I10_INDEX.3", 1)
READ = """\
import datetime, pathlib, sys, profileparse
day = datetime.date(2026, 5, 20)
text = pathlib.Path(sys.argv[1]).read_text()
"""
CHANGES = {
    "fact": (
        [
            swapped("records.py", "^    h_index: int", f"    {example('i10')}    h_index: int"),
            swapped(GRAMMAR, r"^head: [^)]*\)[^)]*\)\*\n", HEAD),
            below(GRAMMAR, "H_INDEX.3", f"I10_INDEX.3{FACT}"),
        ],
        """
profile = profileparse.parse(text.replace("h-index25", "h-index25\\ni10-index40"), as_of=day)
print(profile.h_index, profile.i10_index)
print('"i10_index": 40' in profileparse.to_json(profile))
print("i10_index" in profileparse.json_schema()["properties"])
""",
        "25 40\nTrue\nTrue\n",
    ),
    "badge": (
        [swapped(GRAMMAR, "^KNOWN_BADGE: .*\n", example("KNOWN_BADGE"))],
        """
report = profileparse.check(text.replace("2022Code", "2022 ICML 2024", 1), as_of=day)
print([paper.badges for paper in report.profile.papers if paper.badges][:2])
print([found.code for found in report.diagnostics])
""",
        "[('ICML 2024',), ('Code',)]\n['PP206', 'PP301']\n",
    ),
    "rule": (
        [
            below("diagnostics.py", '("PP504"', example('("PP505"')),
            behind("rules/values.py", '@checks("PP505")'),
        ],
        """
report = profileparse.check(text.replace("Imanol Schlag", "IMANOL SCHLAG", 1), as_of=day)
for found in report.diagnostics:
    if found.code == "PP505":
        print(found.name, found.severity.value, found.message, found.span.line)
""",
        "capital-name warning the name 'IMANOL SCHLAG' is in capitals 1\n",
    ),
    "form": (
        [
            module("reading/forms/soft_hyphens.py", '"""Soft hyphens'),
            below("reading/forms/normal.py", "refused,", "soft_hyphens,"),
            below("reading/forms/normal.py", "FORMS = (", f"    {example('Form(')}"),
            below("reading/forms/gate.py", "_SIGNS = {", f"    {SIGN},"),
        ],
        """
report = profileparse.check(text.replace("Transformers", "Trans\\xadformers"), as_of=day)
print(report.profile.papers[1].title)
print([one.message[-12:] for one in report.diagnostics if one.code == "PP111"])
""",
        "Block-Recurrent Transformers\n['soft hyphens']\n",
    ),
    "writer": (
        [
            module("writers/records_titles.py", '"""The titles of papers'),
            below("writers/__init__.py", 'Format("records", "ris"', example('Format("records"')),
        ],
        """
titles = "".join(profileparse.write([profileparse.parse(text, as_of=day)], to="titles"))
print(len(titles.splitlines()))
""",
        "23\n",
    ),
    "reporter": (
        [
            module("reporters/codes.py", '"""The codes of the diagnostics'),
            below("reporters/__init__.py", '"junit"', f"{ROW},"),
        ],
        """
from profileparse.cli.app import invoke
invoke(["check", sys.argv[1], "--as-of", str(day), "--output-format", "codes"])
""",
        "PP206 PP301\n",
    ),
    "metric": (
        [
            behind("metrics/output_over_time.py", '@Group.OUTPUT.metric("years", "years in which'),
            swapped("metrics/output_over_time.py", r"^__all__ = \[", '__all__ = ["active_years", '),
        ],
        """
from profileparse import metrics
profile = profileparse.parse(text, as_of=day)
print(metrics.active_years(profile).value == len({paper.date.year for paper in profile.papers}))
""",
        "True\n",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_the_page_says_of_adding_it_is_all_that_it_takes(what: str, tmp_path: Path) -> None:
    edits, script, printed = CHANGES[what]
    package = tmp_path / "profileparse"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for edit in edits:
        edit(package)
    ran = subprocess.run(  # noqa: S603  (the page's own)
        [sys.executable, "-c", READ + script, str(DUMP)],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (ran.stdout, ran.returncode) == (printed, 0), ran.stderr
    assert added_lines(package) < MOST


def added_lines(package: Path) -> int:
    """Return how many lines of code a package has that are not in ours; blank ones don't count."""
    count = 0
    for path in package.rglob("*.*"):
        if path.suffix in {".py", ".lark"}:
            before = PACKAGE / path.relative_to(package)
            old = before.read_text().splitlines() if before.exists() else []
            told = difflib.unified_diff(old, path.read_text().splitlines(), n=0, lineterm="")
            count += sum(line[1:].strip() != "" for line in [*told][2:] if line[:1] == "+")
    return count
