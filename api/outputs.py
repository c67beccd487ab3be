"""Where an answer is written: into a folder that is there, in place of an older file."""

from pathlib import Path

from graph.errors import BadQuestion


def check_file(path: Path, example: str) -> None:
    """Refuse a file that cannot be written, before any work is done for it."""
    if path.is_dir():
        raise BadQuestion(f"{path} is a folder; name a file in it: --out {path / example}")
    if not path.parent.is_dir():
        raise BadQuestion(f"{path.parent} is no folder; make it first, or name another --out")


def replaced(path: Path) -> str:
    """Say that writing a file replaces one, if it does; asked before it is written."""
    return " (in place of an older one)" if path.is_file() else ""
