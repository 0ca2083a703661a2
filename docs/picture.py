"""Take the pictures of docs/page.md and the README: ``python docs/picture.py PAGE NAME OTHER SHOW``.

Opens a page, looks NAME up, connects it to OTHER, opens the timeline of SHOW, and saves page.png and page-*.png
beside this file: what one sees who has seen everything. Needs Chromium and the packages of requirements-dev.txt.
"""

import shutil
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

LAPTOP = {"width": 1440, "height": 860}
PHONE = {"width": 390, "height": 780}
HERE = Path(__file__).parent


def until(tab: Page, holds: str) -> None:
    """Wait until it is true; Playwright's own waiting is refused by the policy of the page."""
    deadline = time.monotonic() + 60
    while not tab.evaluate(holds):
        if time.monotonic() > deadline:
            raise TimeoutError(f"never came true: {holds}")
        tab.wait_for_timeout(50)


def opened(browser: Browser, page: Path, *, phone: bool = False, dark: bool = False) -> Page:
    """The page, with nothing hidden."""
    options: dict[str, Any] = {
        "viewport": PHONE if phone else LAPTOP,
        "color_scheme": "dark" if dark else "light",
        "reduced_motion": "reduce",
        "has_touch": phone,
    }
    tab = browser.new_page(**options)
    tab.goto(page.resolve().as_uri())
    until(tab, "window.showkg.ready.then(() => true)")
    tab.evaluate("showkg.watch(Object.fromEntries(showkg.works().map(({ iri }) => [iri, [1e6, 1e6]])))")
    return tab


def look_up(tab: Page, name: str) -> None:
    tab.fill("#search", name)
    until(tab, "!document.querySelector('#hits').hidden")
    tab.keyboard.press("Enter")
    until(tab, "showkg.state().focus !== null")
    tab.evaluate("document.activeElement.blur()")


def save(tab: Page, name: str) -> None:
    tab.wait_for_timeout(500)
    tab.screenshot(path=HERE / f"{name}.png")


def take(page: Path, name: str, other: str, show: str) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium")
        )
        tab = opened(browser, page)
        save(tab, "page-overview")
        for view in ("timeline", "table"):
            tab.click(f"[data-view={view}]")
            if view == "timeline":
                shows = tab.locator("#view-timeline option").all_inner_texts()
                tab.select_option("#view-timeline select", label=next(s for s in shows if s.startswith(show)))
                tab.evaluate("document.activeElement.blur()")
            save(tab, f"page-{view}")
        tab.click("[data-view=network]")
        look_up(tab, name)
        save(tab, "page")
        tab.click("#connect-from")
        tab.locator("#path-to").press_sequentially(other)
        tab.keyboard.press("Enter")
        until(tab, "document.querySelector('.told') !== null")
        save(tab, "page-path")
        dark = opened(browser, page, dark=True)
        look_up(dark, name)
        save(dark, "page-dark")
        phone = opened(browser, page, phone=True)
        look_up(phone, name)
        save(phone, "page-phone")
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), *sys.argv[2:])
