"""A made-up graph small enough to draw; every query's example is about it.

    North            South               East
    mine ══ore══▶ mill ──steel──▶ yard ──hulls──▶ port (no place known)
      ╲  ════════════════▶ yard      ╲──▶ bank
       owns mill       lab ── mill

Old South became South on 2026-07-01; mill's place is said with the old name.
"""

from datetime import date

from graph.model import (
    Chose,
    CooperatesWith,
    Has,
    IdentifiedBy,
    IdentifierNode,
    Label,
    LocatedIn,
    Node,
    Owns,
    PartnersWith,
    PartOf,
    RoundOf,
    Runs,
    SelectedIn,
    Selects,
    Statement,
    SucceededBy,
    Supplies,
)
from graph.reading import FileRead, Reading, Source

AS_OF = date(2026, 11, 22)

SOURCE = Source(
    id="small",
    title="A made-up graph",
    publisher="the tests",
    licence="CC0-1.0",
    address="tests/small.py",
    published=date(2026, 1, 1),
    missing="everything: it is made up",
    absence="retracted",
)

_PLACES = {"mine": "T-NORTH", "mill": "T-OLD", "yard": "T-SOUTH", "bank": "T-EAST", "lab": "T-EAST"}
_NAMES = {
    "mine": "Northern Mine",
    "mill": "(주)SK하이닉스밀",
    "yard": "Yard & Sons Co., Ltd.",
    "port": "휴비스",
    "bank": "ﾄﾖﾀ銀行",
    "lab": "Laboratory [AND]",
    "min": "Ministry of Mills",
    "T-NORTH": "North",
    "T-OLD": "Old South",
    "T-SOUTH": "South",
    "T-EAST": "East",
    "T-HILLS": "Hills",
    "T-COAST": "Coast",
    "prog": "Leading Mills",
}
_SIZES = {"mill": "sme", "yard": "sme", "bank": "large"}
_PROVINCES = {"T-NORTH": "T-HILLS", "T-OLD": "T-COAST", "T-SOUTH": "T-COAST", "T-EAST": "T-COAST"}
_CHANGE = date(2026, 7, 1)
_LABELS: dict[str, tuple[Label, ...]] = {
    **dict.fromkeys(("mine", "mill", "yard"), ("Organisation", "Company")),
    "port": ("Organisation", "Company", "PublicBody"),
    "bank": ("Organisation", "Company", "FinancialInstitution"),
    "lab": ("Organisation",),
    "min": ("Organisation", "Ministry", "PublicBody"),
    **dict.fromkeys([*_PROVINCES, "T-HILLS", "T-COAST"], ("Region",)),
    "T": ("Region", "Country"),
    "prog": ("Programme",),
    "round": ("Round",),
    "choice": ("Selection",),
}


def has(start: str, property: str, value: str | date, **more: object) -> Has:
    key = f"{start}/{property}/{value}"
    ref = {"source_ref": "small:1", "evidence": "synthetic"}
    return Has(key=key, start=start, property=property, value=value, **ref, **more)  # type: ignore[arg-type]


def said(key: str, start: str, end: str) -> dict[str, object]:
    return {
        "key": key,
        "start": start,
        "end": end,
        "source_ref": "small:1",
        "evidence": "synthetic",
    }


def supplies(number: str, start: str, end: str, **more: object) -> Supplies:
    return Supplies(**said(f"tie/{number}", start, end), **more)  # type: ignore[arg-type]


def ties() -> list[Statement]:
    march = {"on_from": date(2025, 3, 1), "on_to": date(2025, 3, 31)}
    money = {"amount": 500, "currency": "KRW", "year": 2025}
    day = {"on_from": date(2026, 7, 10), "on_to": date(2026, 7, 10)}
    lab = said("tie/7", "mill", "lab")
    fund = said("tie/8", "bank", "mill")
    return [
        supplies("1", "mine", "mill", product="ore", confidence=0.9, **march, **money),
        supplies("1/seen/1", "mine", "mill", product="ore", cites="A | B | 2026 | C", **march),
        supplies("2", "mine", "yard", product="ore", **march),
        supplies("3", "mill", "yard", product="steel", **day),
        supplies("4", "yard", "port", product="hulls", **day),
        supplies("5", "yard", "bank", product="a boat", **day),
        supplies("6", "mill", "port", product="steel", intent=True, **day),
        supplies("9", "yard", "mine", valid_to=date(2018, 12, 31), on_from=date(2010, 1, 1)),
        CooperatesWith(**lab, title="alloys", kind="technology"),  # type: ignore[arg-type]
        PartnersWith(**fund, kind="win_win_fund", **day),  # type: ignore[arg-type]
        Owns(**said("own/1", "mine", "mill")),  # type: ignore[arg-type]
    ]


def places() -> list[Statement]:
    life = {"T-OLD": {"valid_to": date(2026, 6, 30)}, "T-SOUTH": {"valid_from": _CHANGE}}
    return [
        *(LocatedIn(**said(f"{o}/at", o, r), role="head_office") for o, r in _PLACES.items()),  # type: ignore[arg-type]
        *(has(r, "life", "province", **life.get(r, {})) for r in _PROVINCES),
        *(has(r, "country", "T") for r in [*_PROVINCES, "T-HILLS", "T-COAST"]),
        *(PartOf(**said(f"{r}/p", r, "T"), system="t-province") for r in _PROVINCES),  # type: ignore[arg-type]
        *(PartOf(**said(f"{r}/b", r, b), system="t-bloc") for r, b in _PROVINCES.items()),  # type: ignore[arg-type]
        *(PartOf(**said(f"{b}/b", b, "T"), system="t-bloc") for b in ("T-HILLS", "T-COAST")),  # type: ignore[arg-type]
        SucceededBy(**said("T-OLD/next", "T-OLD", "T-SOUTH"), valid_from=_CHANGE, kind="rename"),  # type: ignore[arg-type]
    ]


def programme() -> list[Statement]:
    return [
        Runs(**said("prog/owner", "min", "prog"), role="owner"),  # type: ignore[arg-type]
        RoundOf(**said("round/of", "round", "prog")),  # type: ignore[arg-type]
        has("round", "announced", date(2024, 1, 10)),
        Chose(**said("choice/by", "min", "choice")),  # type: ignore[arg-type]
        SelectedIn(**said("choice/in", "choice", "round")),  # type: ignore[arg-type]
        Selects(**said("choice/of", "choice", "mill")),  # type: ignore[arg-type]
        IdentifiedBy(**said("mill/dart", "mill", "dart:00000001")),  # type: ignore[arg-type]
    ]


def reading() -> Reading:
    """Return everything the graph is made of."""
    stated: dict[str, Statement] = {
        s.key: s
        for s in (
            *(has(o, "name", name) for o, name in _NAMES.items()),
            *(has(o, "size", size, valid_from=date(2024, 1, 1)) for o, size in _SIZES.items()),
            has("mill", "name_en", "Southern Mill"),
            *places(),
            *ties(),
            *programme(),
        )
    }
    nodes = [Node(id, labels) for id, labels in _LABELS.items()]
    number = IdentifierNode.of("dart", "00000001")
    return Reading(
        SOURCE, (FileRead("small", "0" * 64, 1, 0),), (*nodes, number), tuple(stated.values()), ()
    )
