"""A table larger than memory is read in bounded memory: what is in it does not add up."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.own_tables import SOURCE

MIB = 2**20
LONG = "Rechnung vom Lager, geprüft und abgelegt; " * 5
MAPPING = (
    SOURCE
    + """\
defaults: {numbers: "1.234,56", dates: "%d.%m.%Y"}
tables:
  - file: companies.csv
    organisations: {key: Nr, name: Firma, kind: company}
  - file: ties.csv
    ties: {key: Lfd, kind: supplies, from: Von, to: An, amount: Betrag,
           currency: {value: EUR}, on: Datum, note: Notiz}
"""
)
CHECK = """
import sys
from pathlib import Path
from ingest.mapped.checking import check
from ingest.mapping import mapping
from tests.peaks import peak
folder = Path(sys.argv[1])
ties = check(mapping(folder / "mapping.yaml"), [folder]).tables[-1]
print(ties.rows, ties.accepted, peak() // 1024)
"""


def tables(folder: Path, ties: int, companies: int = 2_000) -> int:
    """Write a table of so many ties, and return its size in MiB."""
    (folder / "mapping.yaml").write_text(MAPPING, "utf-8")
    rows = (f"{n};Muster Werk {n}\n" for n in range(companies))
    (folder / "companies.csv").write_text("Nr;Firma\n" + "".join(rows), "utf-8")
    with (folder / "ties.csv").open("w", encoding="utf-8") as file:
        file.write("Lfd;Von;An;Betrag;Datum;Notiz\n")
        for n in range(ties):
            ends = f"{n % companies};{(n * 7 + 1) % companies if n % companies else 1}"
            file.write(f'{n};{ends};{n % 997}.000,50;{n % 28 + 1:02}.01.2024;"{LONG}{n}"\n')
    return (folder / "ties.csv").stat().st_size // MIB


def measured(folder: Path) -> tuple[int, int, int]:
    """Return rows, accepted rows and the most MiB that a process held to check them."""
    asked = [sys.executable, "-c", CHECK, str(folder)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=1800)
    rows, accepted, held = map(int, done.stdout.split())
    return rows, accepted, held


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows_of_a_csv(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()
    tables(few, 100_000)
    size = tables(many, 1_250_000)
    assert size >= 300
    small, large = measured(few), measured(many)
    assert large[:2] == (1_250_000, large[1])
    assert large[1] > 1_240_000  # some are tied to themselves
    assert large[2] < 300
    assert large[2] - small[2] < 40


@pytest.mark.slow
def test_a_line_of_a_gigabyte_is_refused_without_being_held(tmp_path: Path) -> None:
    tables(tmp_path, 10)
    with (tmp_path / "ties.csv").open("ab") as file:
        for _ in range(1024):
            file.write(b"x" * MIB)
    asked = [sys.executable, "-c", CHECK.replace("ties.rows", "ties.problem, ties.rows")]
    done = subprocess.run(
        [*asked, str(tmp_path)], capture_output=True, text=True, check=True, timeout=600
    )
    assert "ties.csv, row 12: has more than 16,777,216 characters without an end" in done.stdout
    assert int(done.stdout.split()[-1]) < 300
