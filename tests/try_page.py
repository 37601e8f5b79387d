"""The page to try the library on: its parts where they are, and how it is served and used."""

import functools
import http.server
import importlib.util
import re
import sys
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
from page_samples import ALL

FOLDER = Path(__file__).parents[1] / "docs" / "try"
# No name of a host but that of this machine leads anywhere.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
AXE = ("axe-core", "4.11.0", "39bed7d72308f6d620789c169d699bfd7e8da80f65b545821a6b2215c3e83107")
HOSTILE = "\n\n".join(
    f"LGMar 11, 2022\n{text.splitlines()[0]}\n\nMaria Example, {text.splitlines()[-1]}\n\nAbstract."
    for text in ALL.values()
    if text.strip()
)


def load(path: str) -> ModuleType:
    """Return a module of the page, which is in no package."""
    name = f"try_page_{Path(path).stem}"
    spec = importlib.util.spec_from_file_location(name, FOLDER / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # attrs looks for it there
    spec.loader.exec_module(module)
    return module


def pinned() -> dict[str, str]:
    """Return the versions of the packages that the page brings."""
    wanted = (FOLDER / "requirements.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+)==(\S+)", wanted, re.MULTILINE))


def axe() -> str:
    """Return the script that judges whether a page can be used by everybody."""
    with tarfile.open(load("build.py").npm_package(*AXE)) as packed:
        member = packed.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


def pairs(place: Any) -> dict[str, list[str]]:
    """Return a description list: by each name, the texts that stand for its value."""
    found: dict[str, list[str]] = place.evaluate(
        """dl => Object.fromEntries([...dl.children].map(row => [
            row.querySelector('dt').textContent,
            [...row.querySelectorAll('dd li, dd > span')].map(one => one.textContent)]))"""
    )
    return found


def printed(value: object) -> list[str]:
    """Return the texts that a value is shown by."""
    if isinstance(value, tuple | list):
        return [str(item) for item in value] or ["()"]
    return [str(value)]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@attrs.define
class Seen:
    """The page, and what it did while it was open."""

    page: Any
    requests: list[str] = attrs.field(factory=list)
    complaints: list[str] = attrs.field(factory=list)

    def read(self, source: Path | str, name: str = "") -> None:
        """Choose a file or paste a text, and wait until all parts are there."""
        self.forget()
        if isinstance(source, Path):
            given = {"name": name or source.name, "mimeType": "text/plain"}
            self.page.set_input_files("#try-file", given | {"buffer": source.read_bytes()})
        else:
            self.page.fill("#try-text", source)
        self.wait()

    def forget(self) -> None:
        """Let the page not look as if it had just read something."""
        self.page.evaluate(
            """() => {
                document.querySelector('#try-results').removeAttribute('aria-busy');
                document.querySelector('#try-status').className = '';
            }"""
        )

    def wait(self) -> None:
        done = "#try-results[aria-busy=false], #try-status.try-problem"
        self.page.wait_for_selector(done, state="attached", timeout=120_000)

    def tab(self, name: str) -> None:
        self.page.click(f"#try-tab-{name}")

    @property
    def status(self) -> str:
        return str(self.page.text_content("#try-status"))

    def saved(self, button: str) -> str:
        """Return what a button saves."""
        with self.page.expect_download() as saving:
            self.page.click(button)
        return Path(saving.value.path()).read_bytes().decode("utf-8")
