"""A made-up country, written as an office would: merged headers, German numbers and dates."""

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

REGIONS = [("NL", "Nordland", "Küste"), ("SL", "Südland", "Binnenland"), ("OM", "Ostmark", "Küste")]
#: number, name, region, town, size, revenue of 2023 and of 2024: as text where a text stands here
COMPANIES: list[tuple[str, str, str, str, str, object, object]] = [
    (
        "M01",
        "Muster Gießerei Alpha",
        "Nordland",
        "Nordhafen",
        "mittel",
        "18.500.000,00",
        19100000.4,
    ),
    ("M02", "Muster Achsen Beta", "Nordland", "Nordhafen", "mittel", "22.000.000,00", 23500000),
    (
        "M03",
        "Muster Motoren Gamma",
        "Südland",
        "Talstadt",
        "groß",
        "910.000.000,00",
        "955.250.000,49",
    ),
    ("M04", "Muster Zellen Delta", "Südland", "Talstadt", "groß", 130000000, 141000000),
    ("M05", "Muster Draht Epsilon", "Ostmark", "Ostfurt", "mittel", "", ""),
    ("M06", "Muster Kunststoff Zeta", "Ostmark", "Ostfurt", "", "9.400.000,00", "k. A."),
    ("M07", "Muster Pressen Eta", "Nordland", "Kranz", "mittel", "31.000.000,50", 32000000),
    ("M08", "Muster Bahn Theta", "Ostmark", "Gleisau", "groß", "540.000.000,00", 560000000),
    ("M09", "Muster Werkzeug Iota", "Nordland", "Kranz", "klein", "1.200.000,00", ""),
    ("M10", "Muster Glas Kappa", "Südland", "Sandberg", "mittel", "15.800.000,00", 16000000),
    ("M11", "Muster Lacke Lambda", "Südland", "Sandberg", "klein", "", 2100000),
    ("M12", "Muster Federn My", "Ostmark", "Gleisau", "mittel", "7.000.000,00", 7300000),
    ("M13", "Muster Sensoren Ny", "Nordland", "Nordhafen", "klein", "", ""),
    ("M14", "Muster Kabel Xi", "SL", "Talstadt", "mittel", 12000000, 12500000),
    ("M15", "Muster Pumpen Omikron", "Ostmark", "Ostfurt", "mittel", "", 8800000),
    ("M16", "Muster Ventile Pi", "Nordland", "Kranz", "mittel", "6.100.000,00", 6400000),
    ("M17", "Muster Stahl Rho", "Südland", "Talstadt", "groß", "410.000.000,00", 400000000),
    ("M18", "Muster Holz Sigma", "Ostmark", "Ostfurt", "", "", ""),
    ("M19", "Muster Papier Tau", "Nordland", "Nordhafen", "mittel", "", 5600000),
    ("M20", "Muster Optik Ypsilon", "Atlantis", "", "klein", "", ""),
]
#: supplier, customer, product, amount, day
_SUPPLIES: list[tuple[str, str, str, object, object]] = [
    ("M01", "M03", "Gussteile", "1.234.567,89", "31.12.2024"),
    ("M01", "M08", "Gussteile", 640000, "12.03.2024"),
    ("M01", "M05", "Formen", "0", date(2024, 5, 2)),
    ("M01", "M02", "Rohlinge", "88.000,50", "2024"),
    ("M02", "M03", "Achsen", "4.800.000,00", "01.02.2024"),
    ("M02", "M08", "Drehgestelle", 3900000, date(2024, 6, 30)),
    ("M02", "M15", "Wellen", "", "2024-07"),
    ("M05", "M04", "Kupferdraht", "1.200.000,00", "15.04.2024"),
    ("M05", "M03", "Kabelbäume", "2.500.000,00", "15.04.2023"),
    ("M05", "M14", "Litze", 310000, "20.08.2024"),
    ("M05", "M13", "Draht", "15.500,00", "21.08.2024"),
    ("M06", "M03", "Verkleidungen", "1.700.000,00", "03.03.2024"),
    ("M06", "M10", "Rahmen", "", "03.03.2024"),
    ("M06", "M09", "Griffe", "9.999,99", "09.09.2024"),
    ("M07", "M03", "Pressen", "5.200.000,00", "11.11.2023"),
    ("M07", "M12", "Pressen", 700000, "11.11.2024"),
    ("M07", "M01", "Pressen", "450.000,00", "12.11.2024"),
    ("M09", "M02", "Fräser", "85.000,00", "2024"),
    ("M09", "M01", "Fräser", "60.000,00", "2024"),
    ("M10", "M03", "Scheiben", "6.100.000,00", "10.10.2024"),
    ("M10", "M08", "Fenster", "2.200.000,00", "10.10.2024"),
    ("M11", "M03", "Lack", "990.000,00", "2024-03"),
    ("M11", "M08", "Lack", "410.000,00", "2024-03"),
    ("M12", "M08", "Federn", "520.000,00", "17.01.2024"),
    ("M12", "M03", "Federn", "1.020.000,00", "18.01.2024"),
    ("M12", "M16", "Federn", 33000, "19.01.2024"),
    ("M13", "M15", "Sensoren", "120.000,00", "05.05.2024"),
    ("M13", "M04", "Sensoren", "230.000,00", "06.05.2024"),
    ("M14", "M08", "Kabel", "780.000,00", "07.05.2024"),
    ("M15", "M17", "Pumpen", "640.000,00", "08.05.2024"),
    ("M15", "M07", "Pumpen", "80.000,00", "08.06.2024"),
    ("M16", "M15", "Ventile", "95.000,00", "09.05.2024"),
    ("M16", "M17", "Ventile", "160.000,00", "10.05.2024"),
    ("M17", "M01", "Stahl", "3.300.000,00", "2024"),
    ("M17", "M07", "Stahl", "4.100.000,00", "2024"),
    ("M17", "M12", "Stahl", 1500000, "2024"),
    ("M18", "M19", "Zellstoff", "700.000,00", "2024"),
]
_OTHERS: list[tuple[str, str, str, str, object, object]] = [
    ("Kooperation", "M13", "M10", "optische Sensoren", "", "01.07.2024"),
    ("Förderung", "M03", "M02", "gemeinsame Entwicklung", "150.000,00", "02.07.2024"),
    ("Beteiligung", "M17", "M16", "", "", "2022"),
]
TIES = [("Lieferung", *tie) for tie in _SUPPLIES] + _OTHERS

MAPPING = """\
source:
  id: musterland
  title: Lieferbeziehungen im Musterland
  publisher: Statistisches Amt Musterland (made up)
  licence: CC0-1.0
  published: 2025-06-30
  missing: everything; the country is made up
  evidence: synthetic
  absence: retracted
defaults: {numbers: "1.234,56", dates: "%d.%m.%Y", blank: [k. A.]}
tables:
  - sheet: Regionen
    regions:
      system: xm-land
      country: XM
      country_name: Musterland
      key: Kürzel
      name: Land
      parent: {column: Lage, create: true}
      parent_system: xm-lage
  - sheet: Firmen
    header: [2, 3]
    organisations:
      key: Nr.
      name: Firma
      kind: company
      region: Sitz Land
      city: Sitz Ort
      role: head_office
      size: {column: Größe, values: {groß: large, mittel: sme, klein: micro}}
      facts:
        revenue:
          - {column: Umsatz in EUR 2023, year: {value: 2023}, currency: {value: EUR}}
          - {column: Umsatz in EUR 2024, year: {value: 2024}, currency: {value: EUR}}
  - sheet: Lieferungen
    header: 3
    ties:
      key: Lfd. Nr.
      kind: {column: Art, values: {Lieferung: supplies, Kooperation: cooperates_with,
                                   Förderung: partners_with, Beteiligung: owns}}
      from: Von
      to: An
      what: Gegenstand
      amount: Betrag
      currency: {value: EUR}
      on: Datum
"""


def workbook(folder: Path) -> Path:
    """Write the tables as one workbook."""
    path = folder / "musterland.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        _regions(book.add_worksheet("Regionen"))
        _companies(book.add_worksheet("Firmen"))
        _ties(book.add_worksheet("Lieferungen"), day)
    return path


def _regions(sheet: Any) -> None:
    for y, row in enumerate([("Kürzel", "Land", "Lage"), *REGIONS]):
        sheet.write_row(y, 0, row)


def _companies(sheet: Any) -> None:
    sheet.merge_range("A1:G1", "Firmen des Musterlandes")
    for x, name in ((0, "Nr."), (1, "Firma"), (4, "Größe")):
        sheet.merge_range(1, x, 2, x, name)
    sheet.merge_range("C2:D2", "Sitz")
    sheet.merge_range("F2:G2", "Umsatz in EUR")
    sheet.write_row(2, 2, ("Land", "Ort"))
    sheet.write_row(2, 5, (2023, 2024))
    for y, row in enumerate(COMPANIES, start=3):
        sheet.write_row(y, 0, row)


def _ties(sheet: Any, day: object) -> None:
    sheet.write(0, 0, "Lieferbeziehungen, Stand 30.06.2025")
    sheet.write_row(2, 0, ("Lfd. Nr.", "Art", "Von", "An", "Gegenstand", "Betrag", "Datum"))
    for y, row in enumerate(TIES, start=3):
        sheet.write_row(y, 0, (y - 2, *row[:-1]))
        if isinstance(row[-1], date):
            sheet.write_datetime(y, 6, row[-1], day)
        else:
            sheet.write(y, 6, row[-1])
