"""`profileparse convert --to bibtex`, and its like."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bibliographies import FORMATS
from commands import Run, runner
from test_cli_convert import GOOD

from profileparse.writers import formats

TEX = GOOD.replace("A Title", r"On $\alpha$ and the Cost of $5")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(
        "convert", capsys, tmp_path, monkeypatch, {"good": GOOD, "two": GOOD + "\n" + GOOD}
    )


COUNTS: dict[str, Callable[[str], int]] = {
    "bibtex": lambda text: text.count("@misc{"),
    "csl-json": lambda text: len(json.loads(text)),
    "ris": lambda text: text.count("\nER  - \n"),
    "markdown": lambda text: text.count("\n1. "),
}


@pytest.mark.parametrize("to", FORMATS)
def test_all_inputs_are_in_one_bibliography(run: Run, tmp_path: Path, to: str) -> None:
    code, out, _ = run("good.txt", "two.txt", "--to", to)
    assert code == 0
    assert COUNTS[to](out) == 3
    name = f"papers{formats('records')[to].suffix}"
    assert run("good.txt", "two.txt", "--to", to, "-o", name)[:2] == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8") == out


def test_formulas_are_kept_on_request(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    escaped = r"  title = {On \$\textbackslash{}alpha\$ and the Cost of \$5},"
    kept = r"  title = {On {$\alpha$} and the Cost of \$5},"
    arguments = ("-", "--to", "bibtex")
    assert escaped in run(*arguments, stdin=TEX.encode())[1].splitlines()
    assert kept in run(*arguments, "--keep-tex", stdin=TEX.encode())[1].splitlines()
    monkeypatch.setenv("PROFILEPARSE_KEEP_TEX", "1")
    assert kept in run(*arguments, stdin=TEX.encode())[1].splitlines()
