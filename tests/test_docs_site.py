"""The documentation as a site: built without a warning, complete, and of no other host."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from profileparse import RULES, metrics
from profileparse.cli.commands import COMMANDS

pytest.importorskip("sphinx", reason="needs pip install '.[docs]'")
pytest.importorskip("railroad", reason="needs pip install '.[docs]'")

DOCS = Path(__file__).parents[1] / "docs"
GRAMMAR = DOCS.parent / "src" / "profileparse" / "reading" / "profile.lark"
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "srcset", "link": "href"}


class Page(HTMLParser):
    """What a page has: its ids, where its links lead, and what it loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.text = path.read_text(encoding="utf-8")
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {found[name] or "" for name in ("id", "name") if name in found}
        if tag == "a" and found.get("href"):
            self.links.add(found["href"] or "")
        if tag in LOADING and found.get(LOADING[tag]):
            self.loaded.add(found[LOADING[tag]] or "")
        if tag == "img" or (tag == "svg" and found.get("class") == "railroad-diagram"):
            self.pictures.append(found)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-E", "-b", "html"]
    done = subprocess.run(  # noqa: S603
        [*command, "-d", folder / "trees", DOCS, folder / "html"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "html"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in site.rglob("*.html") if "_static" not in path.parts}


def test_no_description_is_taken_for_a_type(pages: dict[Path, Page]) -> None:
    # As that of an attribute is up to its first colon.
    typed = re.compile(r'<dt class="field-[a-z]+">Type<')
    assert [path.name for path, page in pages.items() if typed.search(page.text)] == []


def test_every_link_leads_to_a_page_and_a_place_on_it(pages: dict[Path, Page]) -> None:
    wrong = []
    for path, page in pages.items():
        for link in page.links | page.loaded:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            there = pages.get(target)
            place = unquote(parts.fragment)
            if not target.exists() or (place and there and place not in there.ids):
                wrong.append((path.name, link))
    assert wrong == []


def test_no_page_loads_anything_from_another_host(pages: dict[Path, Page]) -> None:
    loaded = {(path.name, link) for path, page in pages.items() for link in page.loaded}
    assert loaded
    assert {row for row in loaded if urlsplit(row[1]).netloc} == set()


def test_every_picture_can_be_read_out(pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        for picture in page.pictures:
            assert picture.get("alt") or picture.get("aria-label"), path.name
    assert pages[next(path for path in pages if path.name == "index.html")].pictures


def test_each_rule_of_the_grammar_has_a_diagram(site: Path, pages: dict[Path, Page]) -> None:
    rules = re.findall(r"(?m)^([a-z]+):", GRAMMAR.read_text(encoding="utf-8"))
    page = pages[site / "format.html"]
    assert rules
    assert {f"grammar-{name}" for name in [*rules, "META", "BYLINE"]} <= page.ids
    labels = [picture.get("aria-label") or "" for picture in page.pictures]
    assert "dump: above? headless? profile*" in labels
    assert not any("//" in label for label in labels)


def test_all_metrics_rules_and_commands_have_a_place(site: Path, pages: dict[Path, Page]) -> None:
    page = pages[site / "metric-definitions.html"]
    assert {name.replace("_", "-") for name in metrics.DEFINITIONS} <= page.ids
    formulas = sum(bool(row.formula) for row in metrics.DEFINITIONS.values())
    assert page.text.count('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"') == (
        formulas + 1  # Wilson's interval
    )
    functions = pages[site / "api-metrics.html"]
    assert {f"profileparse.metrics.{name}" for name in metrics.DEFINITIONS} <= functions.ids
    assert {f"profileparse-{name}" for name in COMMANDS} <= pages[site / "command-line.html"].ids
    assert all((site / "rules" / f"{code}.html").exists() for code in RULES)


def test_each_page_is_in_the_menu(site: Path, pages: dict[Path, Page]) -> None:
    menu = pages[site / "index.html"].links
    sources = (path for path in DOCS.rglob("*.md") if "_build" not in path.parts)
    made = {str(path.relative_to(DOCS).with_suffix(".html")) for path in sources}
    assert {name for name in made if not name.startswith("rules/")} - menu <= {"index.html"}
