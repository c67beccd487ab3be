"""Debian's chromium, and what a page does in it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium here; install it: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, and all that it did: it should have done nothing."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def dialog(self, shown: Dialog) -> None:
        self.dialogs.append(shown.message)
        shown.dismiss()

    def console(self, message: ConsoleMessage) -> None:
        self.errors.append(message.text)

    def request(self, made: Request) -> None:
        if not made.url.startswith("data:"):
            self.requests.append(made.url)


def opened(browser: Browser, file: Path, width: int = 1440, height: int = 960) -> Opened:
    """Open a page of ours from its file, and wait until it is drawn."""
    seen = Opened(browser.new_page(viewport={"width": width, "height": height}))
    seen.page.on("dialog", seen.dialog)
    seen.page.on("console", seen.console)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("request", seen.request)
    seen.page.goto(file.as_uri())
    seen.page.wait_for_selector("html[data-ready]", state="attached")
    return seen
