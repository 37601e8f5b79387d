"""The page in a real browser: nothing runs, nothing is fetched, and it is fit to be looked at."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from metric_samples import EMPTY, OWNER
from page_samples import ALL, hostile, real_report, report_of
from records import paper

from profileparse.text.escape import escaped
from profileparse.writers.html.page import html_page

# Playwright drives it; the browser is the one of the machine.
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
REAL = html_page(real_report(), "dump.txt")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


@attrs.define
class Seen:
    """What a page did while it was open."""

    page: Any
    requests: list[str] = attrs.field(factory=list)
    complaints: list[str] = attrs.field(factory=list)


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page as a file, and watch it."""
    contexts = []

    def show(text: str, width: int = 1200, scheme: str = "light") -> Seen:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        seen.page.goto(path.as_uri())
        assert seen.requests == [path.as_uri()]
        return seen

    yield show
    for context in contexts:
        context.close()


def widest(seen: Seen) -> int:
    return int(seen.page.evaluate("document.documentElement.scrollWidth"))


def test_the_picture_fits_a_telephone(show: Any) -> None:
    seen = show(REAL, 375)
    box = seen.page.locator("svg").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375


@pytest.mark.parametrize("width", [375, 768, 1200, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen(show: Any, width: int, scheme: str) -> None:
    seen = show(REAL, width, scheme)
    assert widest(seen) <= width
    assert seen.complaints == []
    sections = seen.page.locator("section").evaluate_all(
        "all => all.map(one => [one.id, one.getBoundingClientRect().height])"
    )
    assert [name for name, _ in sections] == [
        "years", "coauthors", "scores", "coverage", "findings", "metrics", "papers",
    ]  # fmt: skip
    assert all(height > 100 for _, height in sections)


def test_light_is_light_and_dark_is_dark_and_both_can_be_read(show: Any) -> None:
    for scheme, back in (("light", 251), ("dark", 20)):
        seen = show(REAL, 1200, scheme)
        colours = seen.page.evaluate(
            "[getComputedStyle(document.body).backgroundColor,"
            " getComputedStyle(document.body).color]"
        )
        first = [int(colour.split("(")[1].split(",")[0]) for colour in colours]
        assert first[0] == back
        assert abs(first[0] - first[1]) > 180


def test_bars_are_as_high_as_their_counts(show: Any) -> None:
    seen = show(REAL)
    heights = seen.page.locator(".years .bar").evaluate_all(
        "all => all.map(bar => [...bar.querySelectorAll('i')]"
        ".reduce((sum, part) => sum + part.getBoundingClientRect().height, 0))"
    )
    counts = [1, 1, 1, 3, 3, 4, 4, 3, 3]
    for height, count in zip(heights, counts, strict=True):
        assert height == pytest.approx(max(heights) * count / 4, rel=0.02)


def test_the_names_of_the_picture_are_within_it_and_apart(show: Any) -> None:
    seen = show(REAL)
    inside = seen.page.evaluate(
        """() => {
            const box = document.querySelector('svg').getBoundingClientRect();
            return [...document.querySelectorAll('svg text')].map(text => {
                const own = text.getBoundingClientRect();
                return own.left >= box.left && own.right <= box.right
                    && own.top >= box.top && own.bottom <= box.bottom;
            });
        }"""
    )
    assert len(inside) == 46
    assert all(inside)


def test_details_open_without_a_script(show: Any) -> None:
    seen = show(REAL)
    abstract = seen.page.locator("#papers details").first
    assert not abstract.locator("p").first.is_visible()
    abstract.locator("summary").click()
    assert abstract.locator("p").first.is_visible()
    seen.page.locator("nav a", has_text="Metrics").click()
    assert seen.page.url.endswith("#metrics")


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_text_of_a_dump_is_inert(show: Any, text: str) -> None:
    plain = show(html_page(hostile("plain"), "plain"), 600)
    seen = show(html_page(hostile(text), text), 600)
    tags = "[...document.querySelectorAll('*')].map(one => one.tagName)"
    assert seen.page.evaluate(tags) == plain.page.evaluate(tags)
    assert seen.complaints == []
    assert seen.page.locator("h1").text_content() == escaped(text)
    assert seen.page.locator("#papers b").first.text_content() == escaped(text)
    assert widest(seen) <= 600


def test_a_script_would_not_run_even_if_there_were_one(show: Any) -> None:
    broken = REAL.replace("</main>", "<script>document.title = 'run'</script></main>")
    seen = show(broken)
    assert seen.page.title() == "Imanol Schlag: profile report"
    assert len(seen.complaints) == 1
    assert "Content Security Policy" in seen.complaints[0]


def test_long_words_and_many_years_do_not_break_the_layout(show: Any) -> None:
    papers = [
        attrs.evolve(
            paper(OWNER, "N" * 300, title="W" * 2000),
            date=paper().date.replace(year=1 + 100 * n),  # type: ignore[union-attr]
            abstract="https://example.org/" + "x" * 3000,
            affiliation="a" * 500,
        )
        for n in range(60)
    ]
    profile = attrs.evolve(EMPTY, papers=papers, name="M" * 500, citation_count=10**15)
    seen = show(html_page(report_of(profile), "p" * 500), 375)
    assert widest(seen) <= 375


def test_right_to_left_names_stay_where_they_are(show: Any) -> None:
    name = "أحمد منصور"
    papers = (paper(OWNER, name, "ישראל אלמוג", title=name),)
    seen = show(html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x"))
    left = "document.querySelector('{}').getBoundingClientRect().left"
    assert seen.page.evaluate(left.format("#papers b")) < 200
    assert widest(seen) <= 1200
