"""Filled tables with made-up names, each with the mapping that reads it."""

from importlib.resources import files as within

_TABLES = {
    "companies": ("companies.csv", "regions.csv"),
    "ties": ("ties.csv",),
    "regions": ("regions.csv",),
    "all": ("companies.csv", "regions.csv", "ties.csv"),
}


def files(what: str) -> dict[str, str]:
    """Return the files of a template by name, the mapping last."""
    folder = within("ingest") / "templates"
    mapping = "mapping.yaml" if what == "all" else f"{what}.yaml"
    texts = {name: (folder / name).read_text("utf-8") for name in _TABLES[what]}
    return texts | {mapping: (folder / f"{what}.yaml").read_text("utf-8")}
