"""Tables of any kind, row by row: CSV, spreadsheets, JSON Lines and Parquet.

`look` opens a file far enough to know its columns; the sheet it returns gives the rows.
A CSV row and a spreadsheet's have the number that a spreadsheet shows, a JSON line its
line's, a Parquet row counts from 1. A file that cannot be read to its end is refused with
the row where that was found; a row that cannot be read is yielded as such.
"""

from pathlib import Path

from graph.errors import BadSource
from ingest.tabular import delimited, lines, parquet, spreadsheet
from ingest.tabular.sheet import How, Sheet, check_twice

_READERS = {
    **dict.fromkeys((".csv", ".tsv", ".txt"), delimited.look),
    **dict.fromkeys((".jsonl", ".ndjson"), lines.look),
    **dict.fromkeys((".parquet", ".pq"), parquet.look),
    **dict.fromkeys(spreadsheet.ENDINGS, spreadsheet.look),
}
ENDINGS = (*_READERS, ".csv.gz", ".tsv.gz", ".jsonl.gz", ".ndjson.gz")


def look(path: Path, how: How) -> Sheet:
    """Look at a table, so that its columns are known."""
    suffixes = [s.lower() for s in path.suffixes]
    ending = suffixes[-2] if len(suffixes) > 1 and suffixes[-1] == ".gz" else path.suffix.lower()
    if ending not in _READERS or (suffixes[-1] == ".gz" and f"{ending}.gz" not in ENDINGS):
        raise BadSource(
            f"{path.name}: what kind of table is it? Known endings are {', '.join(ENDINGS)}"
        )
    if not path.is_file():
        raise BadSource(f"{path} is not there: check the path")
    sheet = _READERS[ending](path, how)
    check_twice(sheet.name, sheet.columns, how.wanted)
    return sheet
