"""Take the README's picture: ``python docs/picture.py PAGE NAME`` opens a page, looks NAME up, and saves page.png.

Needs Chromium and the packages of requirements-dev.txt.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def take(page: Path, name: str, picture: Path) -> None:
    """Save what a reader sees who has looked up ``name`` in the page."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"))
        tab = browser.new_page(viewport={"width": 1440, "height": 860})
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("#panel .numbers")
        tab.fill("#search", name)
        tab.wait_for_selector("#hits:not([hidden])")
        tab.keyboard.press("Enter")
        tab.wait_for_function("showkg.state().focus !== null")
        # The camera glides to the node.
        tab.wait_for_timeout(2_500)
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), sys.argv[2], Path(__file__).with_name("page.png"))
