"""The page in a real browser: nothing runs, nothing is fetched, and it is fit to be looked at."""

import io
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from metric_samples import AS_OF, EMPTY, OWNER
from page_samples import ALL, DAMAGE, hostile, real_report, report_of
from records import paper

import profileparse
from profileparse.text.escape import escaped
from profileparse.writers import formats
from profileparse.writers.html.page import html_page

# Playwright drives it; the browser is the one of the machine.
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
REAL = html_page(real_report(), "dump.txt")
DAMAGED = html_page(profileparse.check(DAMAGE, as_of=AS_OF), "damaged.txt")
SEVERAL = "".join(
    formats("page")["html"].write(
        [("a.txt", real_report()), ("b.txt", profileparse.check(DAMAGE, as_of=AS_OF))]
    )
)


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


def test_the_picture_of_the_coauthors_is_left_out_on_a_telephone(show: Any) -> None:
    for width, drawn in ((390, False), (768, True), (1280, True)):
        seen = show(REAL, width)
        assert seen.page.locator(".circle").is_visible() is drawn
        assert seen.page.locator(".people").first.is_visible()


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_the_bars_are_as_wide_as_their_card(show: Any, width: int) -> None:
    seen = show(REAL, width)
    card = seen.page.locator("#years h2").bounding_box()
    chart = seen.page.locator("svg.years").bounding_box()
    assert (chart["x"], chart["width"]) == (card["x"], card["width"])
    bars = [bar.bounding_box() for bar in seen.page.locator("svg.years rect").all()]
    assert min(bar["x"] for bar in bars) - card["x"] < 0.03 * card["width"]
    assert max(bar["x"] + bar["width"] for bar in bars) - card["x"] > 0.97 * card["width"]
    meter, cover = (
        seen.page.locator(f"#coverage {one}").first.bounding_box() for one in (".meter", "h2")
    )
    assert meter["width"] == cover["width"]


def test_the_years_below_the_bars_do_not_touch(show: Any) -> None:
    papers = [
        attrs.evolve(paper(OWNER, title=str(n)), date=paper().date.replace(year=1990 + n))  # type: ignore[union-attr]
        for n in range(36)
    ]
    many = html_page(report_of(attrs.evolve(EMPTY, papers=papers)), "x")
    for width, names in ((360, 9), (1280, 18)):
        seen = show(many, width)
        boxes = [
            text.bounding_box()
            for text in seen.page.locator("svg.years text:not(.count)").all()
            if text.is_visible()
        ]
        assert len(boxes) == names
        assert all(a["x"] + a["width"] < b["x"] for a, b in pairwise(boxes))


@pytest.mark.parametrize("width", [360, 390, 768, 1200, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen(show: Any, width: int, scheme: str) -> None:
    seen = show(REAL, width, scheme)
    assert widest(seen) <= width
    assert seen.complaints == []
    sections = seen.page.locator("section").evaluate_all(
        "all => all.map(one => [one.id, one.getBoundingClientRect().height])"
    )
    assert [name for name, _ in sections] == [
        "papers", "years", "coauthors", "scores", "coverage", "findings", "metrics",
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
        "all => all.map(bar => [...bar.querySelectorAll('rect')]"
        ".reduce((sum, part) => sum + part.getBoundingClientRect().height, 0))"
    )
    counts = [1, 1, 1, 3, 3, 4, 4, 3, 3]
    for height, count in zip(heights, counts, strict=True):
        assert height == pytest.approx(max(heights) * count / 4, rel=0.02)


def test_the_names_of_the_picture_are_within_it_and_apart(show: Any) -> None:
    seen = show(REAL)
    inside = seen.page.evaluate(
        """() => {
            const box = document.querySelector('.circle').getBoundingClientRect();
            return [...document.querySelectorAll('.circle text')].map(text => {
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
    assert seen.page.locator("#papers .title").first.text_content() == escaped(text)
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
    assert seen.page.evaluate(left.format("#papers .title bdi")) < 250
    assert widest(seen) <= 1200


CONTRAST = """() => {
    const light = c => {
        const [r, g, b] = c.map(v => v / 255).map(
            v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const numbers = colour => colour.match(/[0-9.]+/g).map(Number);
    const behind = one => {
        for (let up = one; up; up = up.parentElement) {
            const colour = numbers(getComputedStyle(up).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
        }
        return [255, 255, 255];
    };
    const low = [];
    for (const one of document.querySelectorAll('body *')) {
        const own = [...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
        if (!own || one.tagName === 'title') continue;
        const style = getComputedStyle(one);
        const ink = numbers(one.closest('svg') ? style.fill : style.color).slice(0, 3);
        const [a, b] = [light(ink), light(behind(one))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) low.push(one.outerHTML.slice(0, 80));
    }
    return low;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [DAMAGED, SEVERAL], ids=["damaged", "several"])
def test_every_text_stands_out_from_what_is_behind_it(show: Any, page: str, scheme: str) -> None:
    seen = show(page, 1200, scheme)
    assert seen.page.locator(".banner, .warning, .absent").count() > 0
    assert seen.page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_damage_and_several_profiles_fit_too(show: Any, width: int) -> None:
    for page in (DAMAGED, SEVERAL):
        seen = show(page, width)
        assert widest(seen) <= width
        assert seen.complaints == []
        # Nothing inside is cut off or scrolls, either.
        assert (
            seen.page.evaluate(
                "[...document.querySelectorAll('section, .tiles li, .banner, tbody > tr > *')]"
                ".filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.outerHTML)"
            )
            == []
        )


def test_what_the_keyboard_is_on_can_be_seen(show: Any) -> None:
    seen = show(REAL)
    seen.page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outline"
    assert seen.page.evaluate("document.activeElement.textContent") == "Papers"
    assert "solid 2px" in seen.page.evaluate(outline)


def test_the_index_leads_to_each_profile(show: Any) -> None:
    seen = show(SEVERAL)
    seen.page.emulate_media(reduced_motion="reduce")  # which makes it jump at once
    seen.page.locator("#profiles a").nth(1).click()
    assert seen.page.url.endswith("#p2-profile")
    assert abs(seen.page.locator("#p2-profile").bounding_box()["y"]) < 1


def test_what_is_printed_has_all_papers_and_is_light(show: Any) -> None:
    seen = show(REAL, 1200, "dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    colours = "[getComputedStyle(document.body).color, getComputedStyle(document.body).colorScheme]"
    assert seen.page.evaluate(colours) == ["rgb(29, 35, 41)", "light"]
    assert seen.page.locator("nav").is_hidden()
    titles = seen.page.locator("#papers .title")
    assert titles.count() == 23
    assert all(title.is_visible() for title in titles.all())
    seen.page.set_viewport_size({"width": 718, "height": 900})  # A4 within its margins
    assert seen.page.locator(".circle").is_visible()
    assert widest(seen) <= 718
    document = seen.page.pdf(format="A4")
    # Chromium writes the address of each link of a printed page, as it is, beside its place.
    links = {address.decode() for address in re.findall(rb"/URI \((https:[^)]*)\)", document)}
    assert len(links) == 23
    assert len(seen.requests) == 1


@pytest.mark.parametrize("text", [REAL, SEVERAL, DAMAGED], ids=["one", "several", "damaged"])
def test_no_heading_is_the_last_of_a_printed_page(show: Any, text: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    seen = show(text)
    headings = {one.inner_text() for one in seen.page.locator("h1, h2, h3, h4").all()}
    for size in ("A4", "A5", "Letter"):  # which break the page at other places
        file = pypdf.PdfReader(io.BytesIO(seen.page.pdf(format=size)))
        lines = [page.extract_text().strip().splitlines() for page in file.pages]
        assert len(lines) > 3
        assert not headings.intersection(page[-1].strip() for page in lines if page)
