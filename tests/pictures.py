"""Draw the pictures of the documentation: the top of the page on the real dump, and its plot.

    python tests/pictures.py

needs Debian's chromium, and `pip install '.[browser,report]'`.
"""

import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import profileparse
from profileparse.writers.html.page import html_page

ROOT = Path(__file__).parents[1]
DUMP = "tests/fixtures/imanol-schlag.txt"
AS_OF = date(2026, 11, 22)
WIDTH, HEIGHT = 1000, 1290


def main() -> int:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (an extra)

    page = html_page(profileparse.check_file(ROOT / DUMP, as_of=AS_OF), DUMP)
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme in ("light", "dark"):
            shown = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme
            )
            shown.goto(path.as_uri())
            shown.screenshot(path=ROOT / "docs" / f"report-{scheme}.png")
            plot = shown.locator("section#years")
            plot.screenshot(path=ROOT / "docs" / f"plot-{scheme}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
