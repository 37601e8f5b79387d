"""Every example in the README and in the documentation runs, and prints what its page shows."""

import contextlib
import doctest
import io
from pathlib import Path
from typing import Any

import doc_examples
import pytest
from doc_examples import LANGUAGES, NOT_RUN, PAGES, Example, bash, commands, exit_code, same

ALL = [example for page in PAGES for example in doc_examples.examples(page)]


def run_sh(example: Example, folder: Path, _names: dict[str, Any]) -> None:
    code, printed = bash(f"set -e -o pipefail\n{example.text}", folder)
    assert code == 0, printed


def run_console(example: Example, folder: Path, _names: dict[str, Any]) -> None:
    for command, shown in commands(example.text):
        code, printed = bash(command, folder)
        assert code == exit_code(command, shown), f"{command}\n{printed}"
        if shown:
            assert same(shown, printed), f"{command}\nprints\n{printed}\nand not\n{shown}"


def run_pycon(example: Example, _folder: Path, names: dict[str, Any]) -> None:
    case = doctest.DocTestParser().get_doctest(
        example.text, names, example.page, example.page, example.line
    )
    failures = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed, tried = runner.run(case, out=failures.write, clear_globs=False)
    assert tried > 0
    assert not failed, failures.getvalue()
    names.update(case.globs)


def run_python(example: Example, _folder: Path, names: dict[str, Any]) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example.text, example.page, "exec"), names)  # noqa: S102  (the page's own)
    # Lark's trees are indented with a tab before the text of a leaf.
    assert same(example.output, printed.getvalue().replace("\t", "  "))


RUN = {"sh": run_sh, "console": run_console, "pycon": run_pycon, "python": run_python}


@pytest.mark.parametrize("page", sorted({e.page for e in ALL if e.why_not is None}))
def test_the_examples_of_a_page_are_true(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc_examples.fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__example__"}
    for example in doc_examples.examples(page):
        if example.why_not is None:
            RUN[example.language](example, tmp_path, names)


def test_there_are_examples_of_each_language_on_several_pages() -> None:
    assert [*RUN] == [*LANGUAGES]
    for language in LANGUAGES:
        pages = {example.page for example in ALL if example.language == language}
        assert len(pages) > 1, language


def test_each_reason_not_to_run_is_that_of_an_example() -> None:
    skipped = {
        key
        for key in NOT_RUN
        for example in ALL
        if (example.page, example.language) == key[:2] and example.text.startswith(key[2])
    }
    assert skipped == {*NOT_RUN}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sh", "profileparse check nowhere.txt\n"),
        ("sh", "false\ntrue\n"),
        ("sh", "false | cat\n"),
        ("console", "$ echo one\ntwo\n"),
        ("console", "$ profileparse check tests/fixtures/broken-papers.txt > out\nnothing\n"),
        ("console", "$ profileparse rule > out\nx.txt:1:1: error PP302 is shown\n"),
        ("pycon", ">>> 1 + 1\n3\n"),
        ("python", "print(1 + 1)\n"),
        ("python", "raise ValueError\n"),
    ],
)
def test_an_example_that_is_not_true_fails(language: str, text: str, tmp_path: Path) -> None:
    doc_examples.fill(tmp_path)
    example = Example(page="x.md", line=1, language=language, text=text, output="3\n")
    with pytest.raises((AssertionError, ValueError)):
        RUN[language](example, tmp_path, {})


def test_a_console_has_commands_over_several_lines_and_their_output() -> None:
    text = "$ one \\\n  two\nshown\n\nmore\n$ three\n"
    assert commands(text) == [("one \\\n  two", "shown\n\nmore\n"), ("three", "")]


def test_output_is_the_same_where_dots_stand_for_anything() -> None:
    assert same("a ... d\n", "a b c d\n\n")
    assert not same("a\n", "b\n")


def test_the_exit_code_of_a_command_follows_from_what_it_shows() -> None:
    shown = ["", "x.txt:1:1: error PP302 impossible-date", "profileparse: error: no such file"]
    assert [exit_code("profileparse check x.txt", text) for text in shown] == [0, 1, 2]
    assert [exit_code("grep error x.txt", text) for text in shown] == [0, 0, 0]
