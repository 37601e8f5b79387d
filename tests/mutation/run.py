"""Change the package in small ways, and see what the tests notice: `python tests/mutation/run.py`.

Arguments are modules or folders of the package, such as `reading/dates` or `rules`; `--sample N`
takes N of all their changes at random, always the same ones for a `--seed`, and `--show` prints
those that no test noticed. mutmut makes the changes, in a copy of the tree. Functions under
decorators, which it leaves alone, are put under them by a call for that. Modules that the same
tests are asked about (`suites.py`) are changed together: these tests are collected once, and run in
a fork of that process for each change: those that call the changed function, until one of them
fails. More tests are asked about the changes that these don't notice. A change that makes tests run
without end is noticed, too.

Printed are, for each module and for all, how many changes were noticed. The exit code is 1 if
that is below 90 of 100 of all.
"""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random

from suites import suites_of

ROOT = Path(__file__).parents[2]
PACKAGE = Path("src/profileparse")
ENOUGH = 0.9
_KEPT = {"property", "staticmethod", "classmethod", "overload"}


_NO_CHANGE = (  # what does nothing unless there is a defect, or nothing at all
    (re.compile(r", strict=(?:True|False)"), ""),
    (re.compile(r"\bcast\((?:\"[^\"\n]*\"|\w+), "), "("),
)


def prepared(code: str) -> str:
    """Return a module in which each change could be noticed.

    Functions are decorated by a call below them. What changes nothing when it is changed is
    left out: types for mypy, and the comparison of lengths that are equal.
    """
    for pattern, plain in _NO_CHANGE:
        code = pattern.sub(plain, code)
    lines = code.split("\n")
    for node in reversed(ast.parse(code).body):
        if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
            continue
        made = node.name
        for decorator in reversed(node.decorator_list):
            made = f"{ast.unparse(decorator)}({made})"
        assert node.end_lineno is not None
        lines.insert(node.end_lineno, f"{node.name} = {made}")
        first = node.decorator_list[0].lineno - 1
        del lines[first : node.lineno - 1]
    return "\n".join(lines)


def modules(wanted: list[str]) -> Iterator[str]:
    """Yield the modules that are meant, in the order of the arguments."""
    for name in wanted:
        path = ROOT / PACKAGE / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
        for file in files:
            found = file.relative_to(ROOT / PACKAGE).with_suffix("").as_posix()
            if not found.endswith("__init__"):
                yield found


def mutate(module: str, tree: Path) -> list[str]:
    """Change a module of the tree into one that holds all its changes; return their names."""
    from mutmut.mutation.file_mutation import mutate_file_contents  # noqa: PLC0415  (slow)

    path = tree / PACKAGE / f"{module}.py"
    code = prepared((ROOT / PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    made = mutate_file_contents(str(path), code)
    path.write_text(made.code, encoding="utf-8")
    dotted = f"profileparse.{module.replace('/', '.')}"
    return [f"{dotted}.{name}" for name in made.mutant_names]


def main(argv: list[str]) -> int:
    """Print how many of the changes to each module were noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("module", nargs="+")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        for name in ("src", "tests", "docs", "README.md", "pyproject.toml"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tree / name)
        made = {module: mutate(module, tree) for module in modules(options.module)}
        changes = [(module, name) for module, names in made.items() for name in names]
        if options.sample is not None and options.sample < len(changes):
            changes = sample(changes, options.sample, options.seed)
        changes.sort(key=lambda change: suites_of(change[0]))
        noticed = sum(
            _run(suites, [*group], tree, show=options.show)
            for suites, group in groupby(changes, key=lambda change: suites_of(change[0]))
        )
    print(f"all: {_share(noticed, len(changes))}")
    return 0 if noticed >= ENOUGH * len(changes) else 1


def sample(changes: list[tuple[str, str]], count: int, seed: int) -> list[tuple[str, str]]:
    """Return so many of the changes, in their order; always the same ones for a seed."""
    chosen = {*Random(seed).sample(range(len(changes)), count)}  # noqa: S311
    return [change for at, change in enumerate(changes) if at in chosen]


def _run(suites: list[list[str]], changes: list[tuple[str, str]], tree: Path, *, show: bool) -> int:
    """Try changes, print how many of each module were noticed, and return how many were."""
    left = [name for _, name in changes]
    for suite in suites:
        left = _left(suite, left, tree) if left else []
    for module, group in groupby(changes, key=lambda change: change[0]):
        names = [name for _, name in group]
        odd = [name for name in names if name in left]
        print(f"{module}: {_share(len(names) - len(odd), len(names))}", flush=True)
        for name in odd if show else ():
            print(_difference(name, tree / PACKAGE / f"{module}.py"))
    return len(changes) - len(left)


def _left(suite: list[str], names: list[str], tree: Path) -> list[str]:
    """Return the names of the changes that none of these tests notices."""
    (tree / "names").write_text("\n".join(names), encoding="utf-8")
    (tree / "left").write_text("", encoding="utf-8")
    paths = [str(tree / "src"), str(Path(__file__).parent)]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "trials", "-p", "no:cacheprovider"]
    done = subprocess.run(  # noqa: S603
        [*command, "-k", "not growth", *suite],  # times are others behind other tests
        cwd=tree,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"a test fails before a change:\n{done.stdout}{done.stderr}")
    return (tree / "left").read_text(encoding="utf-8").split()


def _share(noticed: int, tried: int) -> str:
    return f"{noticed} of {tried} noticed ({noticed / max(tried, 1):.0%})"


def _difference(name: str, path: Path) -> str:
    """Return what a change changes."""
    changed = name.rpartition(".")[2]
    original = f"{changed.rpartition('_')[0]}_orig"
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
    before, after = (ast.unparse(functions[of]).split("\n") for of in (original, changed))
    lines = [
        f"  {mark} {line.strip()}"
        for old, new in zip(before, after, strict=False)
        if old.replace(original, changed) != new
        for mark, line in (("-", old), ("+", new))
    ]
    return "\n".join([changed, *lines[:4]])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
