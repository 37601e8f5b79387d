"""The examples in the README and in the documentation: which there are, and how each is run."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[1]
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if "_build" not in path.parts and path.parent.name != "rules"  # these have tests of their own
}
LANGUAGES = ("sh", "console", "pycon", "python")
"""Languages whose examples are run."""
DUMPS = ("imanol-schlag", "maria-example")
"""Fixtures that lie in the folders `dumps` and `captures` of an example."""
_FENCE = re.compile(r"^( *)(`{3,})(\w+)\n(.*?)^\1\2$", re.MULTILINE | re.DOTALL)

_CI = "it makes an environment of its own, as .ci/run does"
_BUILD = "it builds an environment, and takes minutes"
# Why an example is not run: by the page, the language, and how the example begins.
NOT_RUN = {
    ("README.md", "sh", "python3 -m venv .venv "): _CI,
    ("README.md", "sh", "python3 -m venv .venv-test"): _CI,
    ("docs/capture.md", "sh", ""): "tests/extractors/test_capture.py runs it, with its tools",
    ("docs/capture.md", "pycon", ""): "tests/extractors/test_capture.py runs it, with its tools",
    ("docs/contributing.md", "sh", ""): _BUILD,
    ("docs/contributing.md", "python", "@checks("): "it is a piece of a module, for a new rule",
    ("docs/contributing.md", "python", "@Group."): "it is a piece of a module, for a new metric",
    (
        "docs/format.md",
        "sh",
        "python tests/benchmarks/glue.py",
    ): "its file is not in the repository",
    ("docs/try.md", "sh", "python -m pip"): "it takes npm, and serves until it is stopped",
    ("docs/formats.md", "sh", "pandoc "): "tests/test_pandoc.py makes a bibliography with Pandoc",
    ("docs/scale.md", "python", "from dask"): "it needs a cluster, and a store",
    ("docs/ci.md", "sh", "python3 -m venv"): "the distributions are built in CI",
    ("docs/tutorial.md", "sh", "python3 -m venv"): _CI,
    ("docs/releasing.md", "sh", ""): "it makes a release",
    ("docs/tables.md", "sh", "duckdb "): "it is DuckDB's own program; its library is tried above",
}


@attrs.frozen(kw_only=True)
class Example:
    """A fenced block of a page; `line` is that of its fence, from 1."""

    page: str
    line: int
    language: str
    text: str
    output: str = ""
    """What the block of text behind a block of Python shows."""

    @property
    def why_not(self) -> str | None:
        """The reason why it is not run."""
        for (page, language, start), reason in NOT_RUN.items():
            if (page, language) == (self.page, self.language) and self.text.startswith(start):
                return reason
        return None


def examples(page: str) -> list[Example]:
    """Return all fenced blocks of a page that can be run."""
    text = PAGES[page]
    fences = list(_FENCE.finditer(text))
    found = []
    for fence, behind in zip(fences, [*fences[1:], None], strict=False):
        indent, _, language, body = fence.groups()
        shown = behind is not None and behind[3] == "text" and behind.start() - fence.end() == 2
        if language in LANGUAGES:
            found.append(
                Example(
                    page=page,
                    line=text.count("\n", 0, fence.start()) + 1,
                    language=language,
                    text=re.sub(rf"^{indent}", "", body, flags=re.MULTILINE),
                    output=behind[4] if behind is not None and shown else "",
                )
            )
    return found


def fill(folder: Path) -> None:
    """Make a folder what the examples are run in: the repository's, with dumps beside."""
    for name in ("tests", "docs"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    for name in ("dumps", "captures"):
        (folder / name).mkdir()
        for dump in DUMPS:
            copy = folder / name / f"{dump}-2026-05-20.txt"
            shutil.copy(ROOT / "tests" / "fixtures" / f"{dump}.txt", copy)
    (folder / "bin").mkdir()
    for name, arguments in (("profileparse", "-m profileparse "), ("python", "")):
        program = folder / "bin" / name
        program.write_text(f'#!/bin/sh\nexec {sys.executable} {arguments}"$@"\n')
        program.chmod(0o755)


def bash(script: str, folder: Path) -> tuple[int, str]:
    """Run a script in the folder; return its exit code, and what it wrote, errors behind."""
    environment = {k: v for k, v in os.environ.items() if k not in {"CI", "FORCE_COLOR"}}
    environment |= {"COLUMNS": "80", "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603  (the page's own)
        ["/bin/bash", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def commands(text: str) -> list[tuple[str, str]]:
    """Return each command of a console with what the page shows of its output."""
    blocks = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    parts = (re.fullmatch(r"((?:.*\\\n)*.*)\n((?s:.*))", block) for block in blocks)
    return [(part[1], part[2]) for part in parts if part]


def exit_code(command: str, shown: str) -> int:
    """Return the exit code of a command, by what the page shows of its output."""
    if not command.startswith("profileparse ") or "|" in command:
        return 0
    if re.search("^profileparse: error:", shown, re.MULTILINE):
        return 2
    return int(bool(re.search(r"\berror PP\d", shown)))


def same(shown: str, printed: str) -> bool:
    """Tell whether this is what the page shows, where `...` stands for anything."""
    flags = doctest.ELLIPSIS
    return doctest.OutputChecker().check_output(shown.rstrip(), printed.rstrip(), flags)
