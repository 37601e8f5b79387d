"""The page to try the library on, in a real browser, with the site as one command builds it."""

import functools
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import realdump
import try_page
from try_page import Seen

import profileparse
from profileparse import metrics
from profileparse.writers import formats
from profileparse.writers.html.page import html_page
from profileparse.writers.metric_values import points

pytest.importorskip("sphinx")
playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
    pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm on this machine"),
]
DAY = "2026-05-20"
NETWORKX = f"NetworkX {metadata.version('networkx')}"  # which GEXF names
BUNDLED = f"NetworkX {try_page.pinned()['networkx']}"
TABS = ("findings", "records", "metrics", "page", "exports")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, str(try_page.FOLDER / "build.py"), str(folder)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with try_page.served(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(try_page.FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def opened(browser: Any, address: str) -> Any:
    def opened(**options: Any) -> Seen:
        context = browser.new_context(viewport={"width": 1300, "height": 900}, **options)
        seen = Seen(context.new_page())
        context.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        # Browsers ask for it by themselves; no page of the site has one.
        seen.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        seen.page.goto(f"{address}/try.html")
        return seen

    return opened


@pytest.fixture(scope="module")
def seen(opened: Any) -> Seen:
    """A page that has loaded Python."""
    seen: Seen = opened(color_scheme="light", reduced_motion="reduce")
    seen.read(realdump.FIXTURES / "imanol-schlag.txt", f"imanol-{DAY}.txt")
    return seen


@pytest.mark.parametrize("name", ["imanol-schlag", "copied", "broken-papers", "crlf"])
def test_what_is_shown_is_what_the_library_returns(seen: Seen, name: str) -> None:
    path = realdump.FIXTURES / f"{name}.txt"
    file = f"{name}-{DAY}.txt"
    seen.read(path, file)
    report = profileparse.check_file(path, as_of=date.fromisoformat(DAY))
    profile = report.profile
    assert seen.page.input_value("#try-day") == DAY
    assert f"{len(profile.papers)} papers;" in seen.status

    seen.tab("findings")
    found = seen.page.locator("#try-findings li")
    assert found.count() == len(report.diagnostics)
    for item, known in zip(found.all(), report.diagnostics, strict=True):
        place = f"line {known.span.line}, column {known.span.column}"
        head = f"{known.severity} {known.code} {known.name}"
        assert item.locator("p, button").all_text_contents() == [
            text for text in (head, known.message, known.hint, place) if text
        ]

    seen.tab("records")
    head, *papers = seen.page.locator("#try-records dl").all()
    shown = try_page.pairs(head)
    assert shown.pop("as_of") == [DAY]
    assert shown == {key: try_page.printed(getattr(profile, key)) for key in shown}
    rows = profileparse.to_dicts(profile)
    assert list(map(try_page.pairs, papers)) == [
        {k: try_page.printed(v) for k, v in row.items()} for row in rows
    ]

    seen.tab("metrics")
    for row in seen.page.locator("#try-metrics tbody tr").all():
        metric = metrics.DEFINITIONS[row.locator("summary").first.text_content()].compute(profile)
        texts = [f"{p.label}: {p.text}" if p.label else p.text for p in points(metric)]
        where = ".try-values li" if row.locator(".try-values").count() else "td .try-value"
        assert row.locator(where).all_text_contents() == texts
    assert seen.page.locator("#try-metrics tbody tr").count() == len(metrics.DEFINITIONS)

    seen.tab("page")
    assert seen.saved("#try-save-page") == html_page(report, file)
    frame = seen.page.frame_locator("#try-frame")
    assert frame.locator("h1").text_content() == profile.name
    assert frame.locator("#papers .title").count() == len(profile.papers)

    seen.tab("exports")
    options = seen.page.locator("#try-format option").all_text_contents()
    for option in options:
        row = (formats("records") | formats("network"))[option]
        seen.page.select_option("#try-format", option)
        expected = "".join(row.write([(file, report)])).replace(NETWORKX, BUNDLED)
        assert seen.page.evaluate("document.querySelector('#try-export').textContent") == expected
        assert seen.saved("#try-save") == expected
    assert len(options) == 9


def test_nothing_is_asked_of_another_site(seen: Seen, address: str) -> None:
    names = [url.rsplit("/", 1)[-1] for url in seen.requests]
    for name in ("worker.js", "pyodide.asm.wasm", "python_stdlib.zip", "packages.zip"):
        assert names.count(name) == 1
    own = (f"{address}/", f"blob:{address}/")
    assert [url for url in seen.requests if not url.startswith(own)] == []
    assert seen.complaints == []


@pytest.mark.usefixtures("site")
def test_a_second_run_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    build = try_page.load("build.py")
    monkeypatch.setattr(build.subprocess, "run", None)
    build.assemble()
    sizes = json.loads((build.STATIC / "try" / "python" / "sizes.json").read_bytes())
    page = (try_page.FOLDER.parent / "try.md").read_text(encoding="utf-8")
    assert f"about {sum(sizes.values()) / 1e6:.0f} MB" in page


def test_from_a_file_it_says_what_is_missing(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "try.html").as_uri())
    assert page.is_visible("#try-status:has-text('a web server that it comes from')")
    page.close()


def test_python_is_loaded_for_the_first_text_and_not_before(opened: Any) -> None:
    page = opened()
    page.page.wait_for_selector("#try-status:not(.try-problem)", state="attached")
    assert not any("/python/" in url for url in page.requests)
    page.page.click("#try-example")
    page.page.wait_for_selector("#try-progress:not([hidden])")
    assert page.status == "Loading Python, once …"
    page.wait()
    assert page.status == "1 profile, 5 papers; 3 errors, 1 warning, 1 info."
    assert page.page.input_value("#try-day") == "2026-05-20"
    assert page.page.is_hidden("#try-progress")


def test_a_finding_leads_to_its_place_and_no_mouse_is_needed(seen: Seen) -> None:
    press = seen.page.keyboard.press
    focused = functools.partial(seen.page.evaluate, "document.activeElement.id")
    seen.page.focus("#try-text")
    press("Control+A")
    seen.forget()
    seen.page.keyboard.insert_text((realdump.FIXTURES / "broken-papers.txt").read_text("utf-8"))
    seen.wait()
    for _ in range(12):
        if focused().startswith("try-tab-"):
            break
        press("Tab")
    press("Home")
    assert focused() == "try-tab-findings"
    for name in (*TABS[1:], TABS[0]):
        press("ArrowRight")
        assert focused() == f"try-tab-{name}"
        assert seen.page.get_attribute(f"#try-tab-{name}", "aria-selected") == "true"
        assert seen.page.locator("[role=tabpanel]:visible").count() == 1
    press("End")
    assert focused() == "try-tab-exports"
    press("ArrowRight")
    press("Tab")
    assert focused() == "try-panel-findings"
    press("Tab")
    assert "try-rule" in seen.page.evaluate("document.activeElement.parentElement.className")
    press("Tab")
    press("Enter")
    assert seen.page.evaluate("document.activeElement.textContent") == "CLMar 11, 2022Code"
    assert "PP103" in seen.page.evaluate("document.activeElement.title")
    assert "solid" in seen.page.evaluate("getComputedStyle(document.activeElement).outline")


def test_another_day_reads_the_same_file_again(seen: Seen) -> None:
    seen.read(realdump.FIXTURES / "imanol-schlag.txt")
    seen.forget()
    seen.page.fill("#try-day", "2025-05-20")
    seen.page.dispatch_event("#try-day", "change")
    seen.wait()
    assert "PP304" in seen.page.text_content("#try-findings")
    assert seen.page.input_value("#try-day") == "2025-05-20"


def test_links_of_the_report_stay_in_their_frame_or_open_a_tab(seen: Seen) -> None:
    seen.read(realdump.FIXTURES / "imanol-schlag.txt")
    seen.tab("page")
    frame = seen.page.frame_locator("#try-frame")
    frame.locator("nav a", has_text="Metrics").click()
    assert frame.locator("h1").text_content() == "Imanol Schlag"
    assert seen.page.frames[-1].url == "about:srcdoc#metrics"
    with seen.page.context.expect_page() as opening:
        frame.locator("#papers .title a").first.click()
    opening.value.close()
    assert seen.page.url.endswith("/try.html")


def test_the_report_is_as_light_or_dark_as_the_page(opened: Any) -> None:
    page = opened(color_scheme="null").page  # which leaves it to the page
    colour = "getComputedStyle(document.querySelector('#try-frame')).colorScheme"
    for theme in ("light", "dark"):
        page.evaluate(f"document.body.dataset.theme = '{theme}'")
        assert page.evaluate(colour) == theme


def test_of_a_long_text_the_first_lines_are_shown(seen: Seen, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("x\n" * 5001 + "LGFeb 30, 2024\nA Title\n\nA. One, B. Two\n\nText.\n", "utf-8")
    seen.read(path)
    assert seen.page.locator(".try-line").count() == 5000
    assert seen.page.locator("#try-lines p").text_content() == "8 more lines not shown here."
    late = seen.page.locator("#try-findings li", has_text="PP302")
    assert late.locator("span").text_content() == "line 5002, column 3"
    assert late.locator("button").count() == 0


def test_half_a_character_is_kept(seen: Seen) -> None:
    seen.forget()
    seen.page.evaluate(
        """() => {
            const field = document.querySelector('#try-text');
            field.value = 'Maria\\ud800\\n\\nh-index3\\n3papers';
            field.dispatchEvent(new Event('input'));
        }"""
    )
    seen.wait()
    seen.tab("exports")
    seen.page.select_option("#try-format", "json")
    assert json.loads(seen.page.text_content("#try-export"))["name"] == "Maria\ud800"


def test_of_several_texts_the_last_one_counts(seen: Seen) -> None:
    seen.forget()
    for n in range(1, 6):
        data = f"Maria Example\n\nh-index{n}\n{n}papers\n\n0 Papers\n".encode()
        file = {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": data}
        seen.page.set_input_files("#try-file", file)
    seen.wait()
    assert try_page.pairs(seen.page.locator("#try-records dl"))["h_index"] == ["5"]
    seen.tab("exports")
    seen.page.select_option("#try-format", "jsonl")
    assert '"source": "5.txt"' in seen.page.text_content("#try-export")


def test_text_of_a_dump_is_inert(seen: Seen) -> None:
    seen.read(try_page.HOSTILE)
    for name in TABS:
        seen.tab(name)
    assert seen.page.locator("#try :is(script, img, style, svg)").count() == 0
    lines = seen.page.locator(".try-line").all_text_contents()
    assert lines == try_page.HOSTILE.replace("\r", "\n").split("\n")
    assert seen.complaints == []


def test_no_script_runs_but_those_of_the_site(opened: Any) -> None:
    page = opened()
    page.page.evaluate(
        """document.body.append(Object.assign(
            document.createElement('script'), {textContent: "document.title = 'run'"}))"""
    )
    assert page.page.title() != "run"
    assert any("Content Security Policy" in text for text in page.complaints)
    outcome = "fetch('https://example.org').then(() => 'sent', error => error.message)"
    assert page.page.evaluate(outcome) == "Failed to fetch"


@pytest.mark.parametrize("text", ["", "\n\n", "no profile at all"], ids=["empty", "blank", "else"])
def test_what_holds_no_profile_is_said(seen: Seen, text: str) -> None:
    seen.read("Maria Example\n\nh-index3\n3papers\n")
    if text:
        seen.read(text)
        assert seen.status.startswith("0 profiles, 0 papers; 1 error")
        seen.tab("page")
        assert seen.page.is_visible("#try-no-page")
        assert seen.page.is_hidden("#try-frame")
    else:
        seen.page.fill("#try-text", text)
        seen.page.wait_for_selector("#try-results", state="hidden")
        assert seen.status == ""


def test_what_is_too_large_or_cannot_be_loaded_is_said(opened: Any, tmp_path: Path) -> None:
    page = opened()
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (1024 * 1024 + 1))
    page.page.set_input_files("#try-file", large)
    page.page.wait_for_selector("#try-status.try-problem")
    assert page.status == "large.txt has more than 1 MiB, which is all that this page reads."
    page.page.route("**/packages.zip", lambda route: route.abort())
    page.page.fill("#try-text", "x")
    page.page.wait_for_selector("#try-status.try-problem:has-text('Python')", timeout=120_000)
    assert page.status == "Python stopped: Failed to fetch"
    page.page.unroute("**/packages.zip")
    page.read("y")
    assert page.status.startswith("0 profiles")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1300])
def test_it_can_be_read_by_everybody_on_every_screen(seen: Seen, scheme: str, width: int) -> None:
    seen.page.evaluate(try_page.axe())
    seen.page.set_viewport_size({"width": width, "height": 900})
    seen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    seen.read(realdump.FIXTURES / "broken-papers.txt")
    for name in TABS:
        seen.tab(name)
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        outcome = "axe.run('#try', {iframes: false}).then(found => found.violations)"
        assert json.dumps(seen.page.evaluate(outcome), indent=1) == "[]"
