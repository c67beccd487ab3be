"""Made-up networks to draw: nothing in them is about anybody."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from graph.answers import SourceState
from graph.frame import Frame
from graph.network import Link, Member, Network, TieStatement, links_of
from graph.regions import Parent, Region
from graph.scope import Scope

AS_OF = date(2026, 11, 22)
KINDS = ("SUPPLIES", "COOPERATES_WITH", "PARTNERS_WITH")
EVIL = (
    "<img src=x onerror=alert(1)> href",
    "</script><script>alert(2)</script>",
    "\"'><svg/onload=alert(3)>",
    "{{7*7}}{% raw %}${alert(4)}",
    "\u202etxt.exe\u2066 evil\u2069",
    "javascript:alert(5)//",
    "__proto__",
    "가나다라마바사아자차" * 30,
    "",
    "&lt;b&gt;&amp;",
)
SOURCE = SourceState(
    id="made-up", title="Made-up ties", publisher="the tests", licence="CC0-1.0",
    address="tests", published=AS_OF, missing="Everything: it is made up.", run=1,
    loaded=datetime(2026, 11, 22), rows=1, rejected=0,
)  # fmt: skip


def frame(provinces: int = 6, blocs: int = 3) -> Frame:
    """Provinces P0, P1, … of a made-up country, each in one of some blocs, if there are any."""
    regions = [_region(f"P{i}", _parents(i, blocs), i) for i in range(provinces)]
    above = [_region(f"B{i}", [_part("x-bloc", "X", country=True)], 90 + i) for i in range(blocs)]
    return Frame(Scope(AS_OF, 1, "x-province", {r.id: r.id for r in regions}), [*regions, *above])


def _parents(i: int, blocs: int) -> list[Parent]:
    own = [_part("x-bloc", f"B{i % blocs}", country=False)] if blocs else []
    return [_part("x-province", "X", country=True), *own]


def _part(system: str, id: str, *, country: bool) -> Parent:
    return {"system": system, "id": id, "country": country}


def _region(id: str, parents: Sequence[Parent], code: int) -> Region:
    return Region(
        id=id, name=f"{id} province", short=id, code=f"{code:02}", name_en=None, country="X",
        level=None, capital=False, valid_from=None, valid_to=None, parents=parents, successors=[],
    )  # fmt: skip


def member(id: str, hops: int = 1, **said: object) -> Member:
    given: dict[str, object] = {
        "name": id.title(), "company": True, "public": False, "size": None, "region": "P0",
        "place_evidence": "official", "partners": 1, "hidden": 0,
    }  # fmt: skip
    return Member(id=id, hops=hops, **(given | said))  # type: ignore[arg-type]


def tie(start: str, end: str, kind: str = "SUPPLIES", **said: object) -> TieStatement:
    given: dict[str, object] = {
        "id": f"{start}>{end}/{kind}", "what": "parts", "amount": None, "currency": None,
        "giver": start if kind == "PARTNERS_WITH" else None, "year": None, "on_from": AS_OF,
        "on_to": AS_OF, "evidence": "press", "confidence": None, "source": "made-up",
        "source_ref": "ties.csv:2", "cites": f"{start} and {end} | The Paper | https://paper.example/{start}",
    }  # fmt: skip
    return TieStatement(start=start, end=end, kind=kind, **(given | said))  # type: ignore[arg-type]


def network(members: Sequence[Member], ties: Sequence[TieStatement], **said: object) -> Network:
    links: tuple[Link, ...] = tuple(links_of(ties))
    given: dict[str, object] = {"hidden": 0, "cut": ()}
    return Network((members[0].id,), tuple(members), links, **(given | said))  # type: ignore[arg-type]


def small() -> Network:
    """A centre with a partner of each kind, one of them two steps away."""
    members = [
        member("me", 0, partners=4, hidden=1, size="sme"),
        member("buyer", region="P1", size="large", partners=9),
        member("lab", company=False, region="P2"),
        member("state", public=True, region=None, partners=2),
        member("far", 2, region="abroad"),
    ]
    ties = [
        tie("me", "buyer", amount=900, currency="KRW", year=2024, confidence=0.9),
        tie("me", "lab", "COOPERATES_WITH", giver="lab", evidence="inferred"),
        tie("state", "me", "PARTNERS_WITH"),
        tie("far", "buyer", amount=100, currency="KRW", year=2024),
    ]
    return network(members, ties, hidden=1, cut=("Not shown: 1 more organisations within 1 hop.",))


def hub(partners: int, regions: Sequence[str | None], further: int = 0) -> Network:
    """One with very many partners, and ties among these."""
    centre = member("hub", 0, name="가상허브산업", partners=partners, region=regions[0])
    others = (_other(i, i >= partners, regions) for i in range(partners + further))
    return network([centre, *others], [*_spokes(partners), *_around(partners, further)])


def _other(i: int, far: bool, regions: Sequence[str | None]) -> Member:
    return member(
        f"c{i}", 2 if far else 1, name=f"가상정밀{i}", partners=1 + (i * 7) % 40,
        region=regions[(i * i + i // 7) % len(regions)], public=i % 23 == 5, company=i % 17 != 3,
        size=("large", "sme", None, "mid_sized", "micro")[i % 5],
    )  # fmt: skip


def _spokes(partners: int) -> list[TieStatement]:
    made = []
    for i in range(partners):
        ends = ("hub", f"c{i}") if i % 3 else (f"c{i}", "hub")
        money: dict[str, Any] = (
            {"amount": 1000 * (i + 1), "currency": "KRW", "year": 2025} if i % 2 else {}
        )
        made.append(tie(*ends, kind=KINDS[i % 11 % 3], evidence="synthetic", **money))
    return made


def _around(partners: int, further: int) -> list[TieStatement]:
    pairs = [(i, (i * 5 + 1) % partners) for i in range(partners + further)]
    return [
        tie(f"c{i}", f"c{j}", evidence="synthetic")
        for i, j in pairs
        if i != j and (i >= partners or i % 2)
    ]
