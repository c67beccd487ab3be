"""What a file holds, told by its hash."""

import hashlib
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the hash of a file as it lies there."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
