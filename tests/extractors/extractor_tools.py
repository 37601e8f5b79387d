"""The tools that are tried: which there are, and what each leaves of a page."""

import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import attrs
from html_pages import PAGES
from library_tools import CALLS
from machine_tools import CHROMIUM, COMMANDS, LOOKS, browser, run, show


@attrs.frozen
class Tool:
    """A way to take the text out of a page."""

    name: str
    """What it is called."""
    call: str
    """How it is written."""
    missing: str | None
    """What is not installed, or None."""
    texts: Callable[[], dict[str, str]]
    """What it leaves of each page, by the page's name."""


def tools() -> Iterator[Tool]:
    """Yield the tools: a browser, libraries, commands."""
    chromium = None if CHROMIUM and find_spec("playwright") else "chromium, or playwright"
    for call in LOOKS:
        yield Tool("Chromium", call, chromium, lambda call=call: _seen()[call])  # type: ignore[misc]
    for call, (name, module, _) in CALLS.items():
        missing = None if find_spec(module.partition(".")[0]) else name
        yield Tool(name, call, missing, lambda call=call: _called(call))  # type: ignore[misc]
    for call, command in COMMANDS.items():
        missing = None if shutil.which(command[0]) else command[0]
        yield Tool(command[0], call, missing, lambda call=call: _printed(call))  # type: ignore[misc]


@cache
def _seen() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {call: {} for call in LOOKS}
    with browser() as page:
        for name, html in PAGES.items():
            for call, look in LOOKS.items():
                show(page, html)
                found[call][name] = look(page)
    return found


@cache
def _called(call: str) -> dict[str, str]:
    _, name, take = CALLS[call]
    with quiet():
        module = import_module(name)
        return {page: take(module, html) for page, html in PAGES.items()}


@cache
def _printed(call: str) -> dict[str, str]:
    return {page: run(COMMANDS[call], html) for page, html in PAGES.items()}


@contextmanager
def quiet() -> Iterator[None]:
    """Let libraries warn of themselves: they are not what is tested."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


TOOLS = {f"{tool.name}: {tool.call}": tool for tool in tools()}
