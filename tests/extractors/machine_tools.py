"""Ways to take the text out of HTML with programs of the machine: a browser, and commands."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
_ADDRESS = "https://example.org/"
_LONGEST = 60  # seconds

COMMANDS: dict[str, tuple[str, ...]] = {
    "lynx -dump": ("lynx", "-dump", "-force_html", "-display_charset=utf-8", "{}"),
    "lynx -dump -nolist -width=1000": (
        *("lynx", "-dump", "-nolist", "-width=1000", "-force_html", "-display_charset=utf-8"),
        "{}",
    ),
    "w3m -dump": ("w3m", "-dump", "-O", "UTF-8", "-T", "text/html", "{}"),
    "w3m -dump -cols 1000": (
        *("w3m", "-dump", "-cols", "1000", "-O", "UTF-8", "-T", "text/html"),
        "{}",
    ),
    "links -dump": ("links", "-dump", "-codepage", "utf-8", "{}"),
    "pandoc -t plain": ("pandoc", "-f", "html", "-t", "plain", "{}"),
    "pandoc -t plain --wrap=none": ("pandoc", "-f", "html", "-t", "plain", "--wrap=none", "{}"),
    "pandoc -t gfm": ("pandoc", "-f", "html", "-t", "gfm", "{}"),
    "pandoc -t gfm --wrap=none": ("pandoc", "-f", "html", "-t", "gfm", "--wrap=none", "{}"),
    "pandoc -t markdown": ("pandoc", "-f", "html", "-t", "markdown", "{}"),
}
"""Commands, by how they are written; `{}` is the file."""


def run(command: tuple[str, ...], html: str) -> str:
    """Return what a command prints of a page."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        words = [word.format(path) for word in command]
        done = subprocess.run(  # noqa: S603  (the commands above)
            words, capture_output=True, timeout=_LONGEST, check=True
        )
    return done.stdout.decode("utf-8")


@contextmanager
def browser() -> Iterator[Any]:
    """Yield a page of Chromium, which may use the clipboard."""
    playwright = import_module("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = started.new_context()
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=_ADDRESS)
        yield context.new_page()
        started.close()


def show(page: Any, html: str) -> None:
    """Let the browser open a page."""
    page.unroute_all()
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(_ADDRESS)


def _copied(page: Any) -> str:
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("ControlOrMeta+C")
    return str(page.evaluate("navigator.clipboard.readText()"))


def _selected(page: Any) -> str:
    page.keyboard.press("ControlOrMeta+A")
    return str(page.evaluate("getSelection().toString()"))


LOOKS: dict[str, Callable[[Any], str]] = {
    "select all, copy": _copied,
    "getSelection().toString()": _selected,
    "document.body.innerText": lambda page: str(page.evaluate("document.body.innerText")),
    "main.innerText": lambda page: str(page.locator("main").inner_text()),
    "textContent": lambda page: str(page.locator("body").text_content()),
    "accessibility tree": lambda page: str(page.locator("body").aria_snapshot()),
}
"""What is taken from a page that is open in Chromium, by how it is called."""
