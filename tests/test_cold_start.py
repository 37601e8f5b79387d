"""What a command does not need, it does not import; no time counts."""

import subprocess
import sys
from pathlib import Path

import pytest

import profileparse

BENCHMARK = Path(__file__).parent / "benchmarks" / "cold_start.py"
FILE = str(Path(__file__).parent / "fixtures" / "imanol-schlag.txt")
UNNEEDED = (
    "asyncio", "csv", "dask", "dateutil", "email", "http", "jinja2", "markupsafe", "msgspec",
    "multiprocessing", "networkx", "pandas", "polars", "profileparse.compare",
    "profileparse.metrics", "profileparse.writers.html", "profileparse.writers.tables", "pyarrow",
    "rich", "secrets", "socket", "sqlite3", "ssl", "tqdm", "urllib.request", "xml",
)  # fmt: skip
COMMANDS = {
    "convert": ["convert", FILE],
    "convert-jsonl": ["convert", FILE, "--to", "jsonl"],
    "check": ["check", FILE],
    "check-json": ["check", FILE, "--output-format", "json"],
    "help": ["convert", "--help"],
    "version": ["--version"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_imports_what_it_needs(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from profileparse.cli import run\n"
        f"assert run({arguments}) == 0\n"
        f"print(*sorted(set({UNNEEDED}).intersection(sys.modules)), file=sys.stderr)\n"
        "print(*[n for n in sys.modules if n.endswith('_command')], file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(  # noqa: S603
        command, cwd=tmp_path, capture_output=True, check=True, encoding="utf-8"
    )
    unneeded, commands = done.stderr.splitlines()[-2:]
    assert unneeded == ""
    own = [] if arguments[0] == "--version" else [f"profileparse.cli.{arguments[0]}_command"]
    assert commands.split() == own


def test_the_benchmark_runs() -> None:
    command = [sys.executable, str(BENCHMARK), "--repeat", "1"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode in (0, 1)  # a time too long is no failure here
    assert done.stderr == ""
    assert done.stdout.count("profileparse") == 4


def test_the_package_alone_imports_nothing() -> None:
    """So the command answers signals as soon as Python has found it."""
    code = "import sys; old = {*sys.modules}; import profileparse; print(*({*sys.modules} - old))"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "profileparse\n"


def test_packages_are_there_without_an_import_of_their_own() -> None:
    asked = "import profileparse as p; print(p.metrics.m_quotient.__name__, p.batch, p.compare)"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.startswith("m_quotient <module 'profileparse.batch'")
    assert profileparse.__getattr__("compare") is sys.modules["profileparse.compare"]
    assert {"batch", "compare", "metrics"} <= set(dir(profileparse))


def test_every_name_is_found_where_it_is() -> None:
    for name in (*profileparse.__all__, "__version__"):
        found = getattr(profileparse, name)
        assert getattr(profileparse, name) is found
        assert name not in {"check", "write"} or found.__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        profileparse.nothing  # type: ignore[attr-defined]  # noqa: B018
