"""Build the documentation with the page to try profileparse on.

    python docs/try/build.py OUT [OPTION of sphinx-build]...

The page runs Python in the browser: Pyodide, which npm brings, and packages, which pip brings.
Both are kept in `docs/_build/cache`, so that a second run needs no network.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PYODIDE = "0.29.5"
PYODIDE_SHA256 = "6749b10ee515a1458ecea36d860c8ce2a48366e85b3f92d749ad1840e4aff181"
PYTHON = "3.13"  # of that Pyodide
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
HERE = Path(__file__).parent
DOCS = HERE.parent
CACHE = DOCS / "_build" / "cache"
STATIC = DOCS / "_build" / "try"  # conf.py has it among the static files
POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


def main(arguments: list[str]) -> int:
    """Build the site; return what sphinx-build returns."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)  # noqa: T201  (it is a command)
        return 2
    out, *options = arguments
    assemble()
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", "-t", "try", *options]
    code = subprocess.run([*sphinx, str(DOCS), out], check=False).returncode  # noqa: S603
    if code == 0:
        forbid(Path(out) / "try.html")
    return code


def assemble() -> None:
    """Put all that the page loads into one folder."""
    shutil.rmtree(STATIC, ignore_errors=True)
    page = STATIC / "try"
    shutil.copytree(HERE / "web", page, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    python = page / "python"
    python.mkdir()
    with tarfile.open(npm_package("pyodide", PYODIDE, PYODIDE_SHA256)) as archive:
        for name in PYODIDE_FILES:
            member = archive.extractfile(f"package/{name}")
            assert member is not None  # noqa: S101  (for the type: each is a file)
            (python / name).write_bytes(member.read())
    with zipfile.ZipFile(python / "packages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(HERE / "web" / "session.py", "session.py")
        for top in (packages(), DOCS.parent / "src"):
            for path in sorted(top.rglob("*")):
                if path.is_file() and _is_needed(path.relative_to(top)):
                    archive.write(path, path.relative_to(top))
    sizes = {path.name: path.stat().st_size for path in sorted(python.iterdir())}
    (python / "sizes.json").write_text(json.dumps(sizes), encoding="utf-8")


def _is_needed(path: Path) -> bool:
    """Whether a file of a package is anything but a test, or what this machine alone can run."""
    return path.suffix not in {".so", ".pyc"} and "tests" not in path.parts


def npm_package(name: str, version: str, sha256: str) -> Path:
    """Return a package as npm has it, out of the cache if it is there."""
    path = CACHE / f"{name}-{version}.tgz"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        if (npm := shutil.which("npm")) is None:
            sys.exit(f"there is no npm on this machine, which brings {name}: install it")
        command = [npm, "pack", "--silent", "--pack-destination", str(CACHE), f"{name}@{version}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != sha256:
        sys.exit(f"{path} is not the package that was expected: its SHA-256 is {found}")
    return path


def packages() -> Path:
    """Return a folder with the packages of `requirements.txt`."""
    wanted = HERE / "requirements.txt"
    path = CACHE / f"packages-{hashlib.sha256(wanted.read_bytes()).hexdigest()[:16]}"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--no-deps", "--no-compile", "--require-hashes", "--only-binary", ":all:"]
        # The wheel that has the hash, on whatever machine the site is built.
        pip += ["--python-version", PYTHON, "--implementation", "cp", "--platform"]
        pip += ["manylinux2014_x86_64", "--target", str(unfinished), "--requirement", str(wanted)]
        subprocess.run(pip, check=True)  # noqa: S603
        unfinished.rename(path)
    return path


def forbid(path: Path) -> None:
    """Write into a page what it may load and run: files of this site, and its own scripts."""
    html = path.read_text(encoding="utf-8")
    start = '<meta charset="utf-8">'
    if "Content-Security-Policy" in html:  # Sphinx has left the page as it was
        return
    inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in inline]
    policy = POLICY.format(scripts=" ".join(f"'sha256-{value}'" for value in hashes))
    if start not in html:
        sys.exit(f"{path} does not begin as expected: there is no {start}")
    meta = f'{start}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    path.write_text(html.replace(start, meta, 1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
