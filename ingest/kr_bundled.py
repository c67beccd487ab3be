"""The Korean companies, ties, programmes and regions that come with the project."""

from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.reading import Reading, Source
from ingest import kr_companies, kr_copies, kr_ministries, kr_programmes, kr_regions, kr_ties
from ingest.draft import Draft

BUNDLED = files("ingest") / "bundled"
SOURCE = Source(
    id="bundled",
    title="Korean companies and ties, collected fact by fact",
    publisher="superregion",
    licence=(
        "Facts compiled for this project, each with its source; stock and DART codes from KRX KIND "
        "(no open licence stated) and FSS DART (public sector, attribution)"
    ),
    address="ingest/bundled",
    published=date(2026, 11, 22),  # when the tables were last checked and changed
    missing=(
        "It was collected starting from the ten super-regional leading companies: a ranking made "
        "from it shows how the tool works and says nothing about companies that nobody looked up."
    ),
    absence="retracted",
)


def reading(folder: Traversable = BUNDLED) -> Reading:
    """Read the bundled tables, or a folder of tables like them."""
    draft = Draft()
    regions = kr_regions.read(draft, folder)
    ministries = kr_ministries.read(draft, folder)
    companies, ids = kr_companies.read(draft, folder, regions)
    ties = kr_ties.read(draft, folder, ids)
    kr_copies.check_ties(companies, ties)
    bodies = kr_programmes.bodies(draft, folder, regions)
    known = kr_programmes.Organisations(ids, {**ministries, **bodies})
    chosen = kr_programmes.read(draft, folder, known)
    kr_copies.check_programmes(companies, chosen)
    return draft.reading(SOURCE)
