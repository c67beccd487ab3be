"""Draw the pictures of docs/ from the bundled data; run as `python -m tests.pictures`."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph import local, queries
from graph.frame import frame
from graph.neighbourhood import neighbourhood
from graph.runs import load
from graph.store import Access, Store, connect
from ingest import kr_bundled
from viz.ego import ego_page

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
COMPANIES = {"ego": "kr-dart-00164742"}  # 현대자동차


@contextmanager
def bundled(folder: Path) -> Iterator[Store]:
    cache = local.Folders.from_env(os.environ).cache
    with (
        local.running(local.Folders(cache, folder)) as server,
        connect(Access(server.uri, server.user, server.password)) as store,
    ):
        load(store, kr_bundled.reading())
        yield store


def pages(folder: Path) -> Iterator[Path]:
    with bundled(folder) as store:
        made = frame(store, "kr-province", date.today())
        sources = queries.sources(store, made.scope.known_at)
        for name, company in COMPANIES.items():
            network = neighbourhood(store, made.scope, company)
            file = folder / f"{name}.html"
            file.write_text(ego_page(network, made, sources), "utf-8")
            yield file


def shot(file: Path, to: Path) -> None:
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        page.screenshot(path=to)
        browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file in pages(Path(folder)):
            shot(file, PICTURES / f"{file.stem}.png")


if __name__ == "__main__":
    main()
