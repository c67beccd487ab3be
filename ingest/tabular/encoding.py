"""Which encoding a text file is in: said by its first bytes, by the user, or found out.

What is found out is decoded strictly and reported; where two encodings explain the bytes
equally well, neither is taken.
"""

import codecs
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import CharsetMatch, from_bytes

from graph.errors import BadSource
from ingest.unpacked import unpacked

#: what a user may name, and the decoder for it: the larger set, where spreadsheets write that
NAMED = {
    "utf-8": "utf-8", "utf-8-sig": "utf-8", "utf-16": "utf-16", "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be", "ascii": "utf-8", "cp949": "cp949", "euc-kr": "cp949",
    "uhc": "cp949", "shift-jis": "cp932", "sjis": "cp932", "cp932": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc_jp", "cp1252": "cp1252", "windows-1252": "cp1252",
    "latin-1": "cp1252", "iso-8859-1": "cp1252", "iso-8859-15": "iso8859-15",
    "cp1250": "cp1250", "cp1251": "cp1251", "cp1253": "cp1253", "cp1254": "cp1254",
    "cp850": "cp850", "mac-roman": "mac_roman", "gb18030": "gb18030", "gbk": "gb18030",
    "big5": "big5",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = [
    "cp949", "cp932", "cp1252", "gb18030", "big5", "euc_jp", "cp1250", "cp1251", "cp1253",
]  # fmt: skip
_USUAL = ("cp949", "cp932", "cp1252")  # of equals in every byte seen, the one more often written
_SAMPLE, _LOOKED_AT = 2**18, 2**26  # bytes judged; bytes searched for the first that is no ASCII
_NEAR = 0.02  # a difference in plausibility that says nothing


@dataclass(frozen=True, slots=True)
class Encoding:
    """A decoder, the bytes before the text, and how it was chosen."""

    codec: str
    mark: bytes = b""
    how: str = "as named"

    @property
    def guessed(self) -> bool:
        """Return whether it was found out from the bytes, and may be wrong."""
        return self.how.startswith("found out")


def encoding_of(path: Path, named: str | None) -> Encoding:
    """Return the encoding of a file, as named or found out."""
    with unpacked(path) as opened:
        start = opened.file.read(_SAMPLE)
        mark, codec = next(((m, c) for m, c in _MARKS if start.startswith(m)), (b"", ""))
        if codec:
            return _marked(path.name, codec, mark, named)
        if named is not None:
            return Encoding(_known(named))
        if b"\0" in start:
            raise BadSource(
                f"{path.name} is no text in a plain encoding; if it is UTF-16, "
                "say encoding: utf-16-le in the mapping"
            )
        telling = _first_not_ascii(opened.file, start)
    return _found_out(path.name, telling) if telling else Encoding("utf-8", how="plain ASCII")


def _marked(name: str, codec: str, mark: bytes, named: str | None) -> Encoding:
    if named is not None and codec[:6] != _known(named)[:6]:
        raise BadSource(f"{name} begins with the mark of {codec}; the mapping names {named}")
    return Encoding(codec, mark, "by its mark")


def _first_not_ascii(file: BinaryIO, block: bytes) -> bytes:
    """Return the first block that tells encodings apart, cut after a line; none: empty."""
    looked = len(block)
    while block.isascii():
        try:
            block = file.read(_SAMPLE)
        except (OSError, EOFError, zlib.error):
            return b""  # whoever reads the rows will say at which one
        looked += len(block)
        if not block or looked > _LOOKED_AT:
            return b""
    return block[: block.rfind(b"\n") + 1] or block


def _known(named: str) -> str:
    key = named.lower().replace("_", "-")
    if key not in NAMED:
        raise BadSource(f"encoding {named} is not known; known are {', '.join(NAMED)}")
    return "utf-16-le" if key == "utf-16" else NAMED[key]


def _found_out(name: str, sample: bytes) -> Encoding:
    if _is_utf8(sample):
        return Encoding("utf-8", how="by every byte")
    found = list(from_bytes(sample, cp_isolation=_CANDIDATES))
    equal = [match for match in found if _near(match, found[0])]
    if len(equal) != 1:
        known = ", ".join(match.encoding for match in equal) or "none that is known"
        raise BadSource(
            f"{name} is not UTF-8, and its encoding cannot be told from its bytes ({known}); "
            "say it in the mapping: encoding: cp949, or shift-jis, cp1252, …"
        )
    same = equal[0].could_be_from_charset
    return Encoding(next((c for c in _USUAL if c in same), same[0]), how="found out from its bytes")


def _near(one: CharsetMatch, best: CharsetMatch) -> bool:
    worse = one.chaos - best.chaos
    return worse <= _NEAR and best.coherence - one.coherence <= _NEAR


def _is_utf8(sample: bytes) -> bool:
    """Return whether a sample, which may end within a letter, is UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True
