"""The examples of the page on how to get a dump are true."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from extractor_tools import TOOLS, quiet
from html_pages import AS_OF, DUMP, PAGES
from machine_tools import CHROMIUM, FLAGS
from outcomes import Outcome, outcome

import profileparse
from profileparse.cli import run

html_text = pytest.importorskip("html_text", reason="needs pip install '.[extractors]'")

TEXT = (Path(__file__).parents[2] / "docs" / "capture.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = [command for block in SHELL for command in block.splitlines()]
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
HTML = PAGES["flex rows"]
COPY = TOOLS["Chromium: select all, copy"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Go to a folder that has the page of the examples."""
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with quiet():
        yield tmp_path


def _run(command: str, folder: Path) -> None:
    program = command.split(maxsplit=1)[0]
    if not shutil.which(program, path=PATH):
        pytest.skip(f"{program} is not installed")
    # Root can run Chromium without its sandbox only.
    words = command.replace("chromium", f"{CHROMIUM} {' '.join(FLAGS)}", 1)
    (folder / "address.html").write_text(HTML, encoding="utf-8")
    settings = {**os.environ, "PATH": PATH, "PAGE": (folder / "address.html").as_uri()}
    subprocess.run(["/bin/bash", "-c", words], env=settings, check=True, timeout=60)  # noqa: S603  (the page's own)


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 6


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_leaves_a_text_that_is_read_whole(command: str, folder: Path) -> None:
    left = folder / command.rsplit(maxsplit=1)[-1]
    if left.suffix == ".html":
        left.unlink()
    _run(command, folder)
    text = left.read_text(encoding="utf-8")
    if left.suffix == ".html":
        text = html_text.extract_text(text)
    assert outcome(profileparse.check(text, as_of=AS_OF)) is Outcome.WHOLE


@pytest.mark.usefixtures("folder")
def test_the_calls_do_what_the_page_says() -> None:
    if COPY.missing:
        pytest.skip(f"{COPY.missing} is not installed")
    calls = "".join(re.findall(r"^```pycon\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
    case = doctest.DocTestParser().get_doctest(calls, {}, "capture.md", None, None)
    failures, tried = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(case)
    assert tried > 0
    assert failures == 0


def test_the_copy_in_the_fixtures_is_what_a_browser_copies() -> None:
    if COPY.missing:
        pytest.skip(f"{COPY.missing} is not installed")
    copied = DUMP.with_name("copied.txt").read_text(encoding="utf-8")
    assert COPY.texts()["buttons"] == copied


def test_the_day_is_taken_from_the_name_that_the_page_shows(folder: Path) -> None:
    (command,) = re.findall(r"`profileparse (check --as-of name .*)`", TEXT)
    (folder / command.split()[-1]).write_bytes(DUMP.read_bytes())
    assert run(command.split()) == 0
