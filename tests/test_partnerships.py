"""Partners by size and region, against the tables: unknown size stays unknown, nobody twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from graph import queries
from graph.errors import BadQuestion
from graph.frame import Frame, frame
from graph.model import CooperatesWith, Has, LocatedIn, PartnersWith, Tie
from graph.partner_answers import PartnerGroup
from graph.partnerships import (
    ANY,
    Money,
    Pairs,
    class_of,
    pairs,
    partners_by_class,
    partnerships,
)
from graph.reading import Reading
from graph.runs import load
from graph.store import Store
from graph.winners import PLACE_ROLES
from tests import small
from tests.graphs import saying
from tests.small import has, said, supplies
from tests.stated import counted

Graph = tuple[Store, Frame]
MRI = "jp-6010001030403"


def of(graph: Graph, company: str, **money: object) -> tuple[PartnerGroup, ...]:
    store, made = graph
    return partnerships(store, made.scope, company, Money(**money)).rows  # type: ignore[arg-type]


def large(graph: Graph, *anchors: str, money: Money | None = None) -> Pairs:
    store, made = graph
    return pairs(store, made.scope, anchors, money or Money())


def told(store: Store, *more: object) -> Graph:
    load(store, saying(*more))  # type: ignore[arg-type]
    return store, frame(store, "t-province", small.AS_OF)


def once(rows: Iterable[PartnerGroup]) -> list[PartnerGroup]:
    return [r for r in rows if r.tie == ANY]


def test_the_partners_of_the_mill_by_hand(drawn: Graph) -> None:
    rows = of(drawn, "mill")
    assert {(r.relation, r.form, r.partner_region, class_of(r)): r.statements for r in rows} == {
        ("buys from", "any", "T-NORTH", "unknown"): 2,
        ("supplies", "any", "T-SOUTH", "sme"): 1,
        ("cooperates with", "any", "T-EAST", "no company"): 1,
        ("cooperates with", "technology", "T-EAST", "no company"): 1,
        ("receives from", "any", "T-EAST", "large"): 1,
        ("receives from", "win_win_fund", "T-EAST", "large"): 1,
        ("any", "any", "T-NORTH", "unknown"): 2,
        ("any", "any", "T-SOUTH", "sme"): 1,
        ("any", "any", "T-EAST", "no company"): 1,
        ("any", "any", "T-EAST", "large"): 1,
    }
    assert all(r.partners == 1 and r.doubtful == r.statements for r in rows)


def test_each_partner_stands_in_one_class(drawn: Graph) -> None:
    counts = partners_by_class(once(of(drawn, "yard")))
    assert {k: n for k, n in counts.items() if n} == {
        "large": 1, "sme": 1, "unknown": 1, "public": 1
    }  # fmt: skip


def test_the_pairs_of_the_small_graph_by_hand(drawn: Graph) -> None:
    found = large(drawn)
    rows = [(r.company, r.relation, r.form, class_of(r), r.partners) for r in found.rows]
    assert rows == [
        ("bank", "gives to", "any", "sme", 1),
        ("bank", "gives to", "win_win_fund", "sme", 1),
        ("bank", "buys from", "any", "sme", 1),
        ("bank", "any", "any", "sme", 2),
        ("port", "buys from", "any", "sme", 1),
        ("port", "any", "any", "sme", 1),
    ]
    assert {r.company: (r.public, r.size, r.region) for r in found.rows} == {
        "bank": (False, "large", "T-EAST"), "port": (True, None, None)
    }  # fmt: skip


def test_a_company_of_unknown_size_is_neither_large_nor_small(empty: Store) -> None:
    graph = told(empty, supplies("new", "mine", "bank", product="ore"))
    [new] = [r for r in once(large(graph).rows) if r.company == "bank" and r.partner_size is None]
    assert (new.partners, class_of(new), new.partner_region) == (1, "unknown", "T-NORTH")
    assert "mine" not in {r.company for r in large(graph).rows}


def test_large_companies_and_public_bodies_are_nobodys_smaller_partner(empty: Store) -> None:
    graph = told(
        empty,
        supplies("a", "bank", "port", product="money"),
        supplies("b", "bank", "mine", product="money"),
        has("mine", "size", "large"),
    )
    assert {(r.company, class_of(r)) for r in once(large(graph).rows)} == {
        ("bank", "sme"), ("port", "sme"), ("mine", "sme")
    }  # fmt: skip


def test_the_size_is_that_of_the_day(empty: Store) -> None:
    later = has("yard", "size", "large", valid_from=date(2026, 8, 1))
    not_yet = has("mill", "size", "large", valid_from=date(2027, 1, 1))
    sizes = {r.company: r.size for r in large(told(empty, later, not_yet)).rows}
    assert sizes == {"bank": "large", "yard": "large"}  # the port's one supplier is large by then


def test_a_company_named_as_the_large_side_is_taken_as_it(drawn: Graph) -> None:
    found = large(drawn, "mine", "yard")
    assert {(r.company, r.relation, class_of(r)): r.partners for r in found.rows} == {
        ("mine", "any", "sme"): 1,
        ("mine", "supplies", "sme"): 1,
        ("yard", "any", "sme"): 1,
        ("yard", "buys from", "sme"): 1,
    }  # the one named is not the other's smaller partner
    assert {class_of(r) for r in found.left_out} == {"public", "large"}


def test_a_body_that_is_not_there_is_said(drawn: Graph) -> None:
    with pytest.raises(BadQuestion, match="no organisation has the id 'nobody'"):
        large(drawn, "bank", "nobody")
    with pytest.raises(BadQuestion, match="no organisation has the id 'nobody'"):
        of(drawn, "nobody")


def test_a_partner_of_two_forms_is_one_partner(empty: Store) -> None:
    more = [
        PartnersWith(**said(f"more/{n}", "bank", "mill"), kind=kind)  # type: ignore[arg-type]
        for n, kind in enumerate(("smart_factory", "win_win_fund"))
    ]
    rows = [r for r in of(told(empty, *more), "bank") if r.relation == "gives to"]
    assert {(r.form, r.partners, r.statements) for r in rows} == {
        ("any", 1, 3), ("win_win_fund", 1, 2), ("smart_factory", 1, 1)
    }  # fmt: skip


def test_who_gives_in_a_cooperation_is_said(empty: Store) -> None:
    given = CooperatesWith(**said("given", "mill", "bank"), giver="bank", kind="sales")  # type: ignore[arg-type]
    rows = [r for r in of(told(empty, given), "mill") if r.tie == "COOPERATES_WITH"]
    assert {(r.relation, r.form) for r in rows if r.partner_size == "large"} == {
        ("receives from", "any"), ("receives from", "sales")
    }  # fmt: skip


def test_amounts_are_of_one_year_and_one_kind_of_money(drawn: Graph) -> None:
    paid = {r.relation: r.amount for r in of(drawn, "mill", year=2025, currency="KRW")}
    assert (paid["buys from"], paid["any"], paid["receives from"]) == (500, None, None)
    assert {r.amount for r in of(drawn, "mill")} == {None}
    with pytest.raises(BadQuestion, match="year needs currency"):
        of(drawn, "mill", year=2025)


def test_pairs_are_the_partnerships_of_the_large(korea: Graph) -> None:
    store, made = korea
    found = large(korea).rows
    everybody = queries.companies(store, made.scope)
    ids = [c.id for c in everybody if c.size == "large" or c.public]
    rows = queries.partnerships_of(store, made.scope, ids)
    smaller = [r for r in rows if class_of(r) in ("mid_sized", "sme", "micro", "unknown")]
    assert sorted(map(repr, found)) == sorted(map(repr, smaller))


def test_partners_and_their_regions_are_those_of_the_measures(korea: Graph) -> None:
    store, made = korea
    ids = [c.id for c in queries.companies(store, made.scope)]
    found: Counter[tuple[object, ...]] = Counter()
    for row in once(queries.partnerships_of(store, made.scope, ids)):
        found[row.company, row.partner_region, row.partner_company] += row.partners
    measured = queries.ties_by_partner_region(store, made.scope)
    assert found == Counter(
        {(c.company, c.region, c.counted): c.partners for c in measured if c.kind == "any"}
    )


def sizes(reading: Reading) -> Mapping[str, str]:
    """The size of each company on the day: that of the latest statement that has begun."""
    latest: dict[str, tuple[date, str]] = {}
    for fact in reading.statements:
        if isinstance(fact, Has) and fact.property == "size":
            begun = fact.valid_from or date.min
            if begun <= small.AS_OF and (fact.valid_to or date.max) >= small.AS_OF:
                latest[fact.start] = max(
                    latest.get(fact.start, (date.min, "")), (begun, str(fact.value))
                )
    return {company: size for company, (_, size) in latest.items()}


def homes(reading: Reading, made: Frame) -> Mapping[str, str | None]:
    """The region of each body: that of its main site, else of its head office."""
    stated: dict[str, dict[str, str]] = defaultdict(dict)
    for place in reading.statements:
        if isinstance(place, LocatedIn) and not place.intent:
            stated[place.start].setdefault(place.role, place.end)
    best = {o: next((p[r] for r in PLACE_ROLES if r in p), "") for o, p in stated.items()}
    return {o: made.scope.region_of.get(place) for o, place in best.items()}


def relation(tie: Tie, seen_from: str) -> str:
    if tie.TYPE == "SUPPLIES":
        return "supplies" if tie.start == seen_from else "buys from"
    gives = tie.start if isinstance(tie, PartnersWith) else getattr(tie, "giver", None)
    if gives is None or getattr(tie, "mutual", None):
        return "cooperates with" if tie.TYPE == "COOPERATES_WITH" else "partners with"
    return "gives to" if gives == seen_from else "receives from"


def test_pairs_are_those_of_the_tables(korea: Graph, korea_reading: Reading) -> None:
    size, home = sizes(korea_reading), homes(korea_reading, korea[1])
    labels = {n.id: set(n.labels) for n in korea_reading.nodes}
    partners: dict[tuple[object, ...], set[str]] = defaultdict(set)
    statements: Counter[tuple[object, ...]] = Counter()
    for tie in counted(korea_reading):
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            is_large = size.get(one) == "large" or "PublicBody" in labels[one]
            smaller = size.get(other) != "large" and "PublicBody" not in labels[other]
            if is_large and smaller and "Company" in labels[one] and "Company" in labels[other]:
                who = one, tie.TYPE, relation(tie, one), home.get(other), size.get(other)
                partners[who].add(other)
                statements[who] += 1
    found = [r for r in large(korea).rows if r.tie != ANY and r.form == ANY]
    assert {
        (r.company, r.tie, r.relation, r.partner_region, r.partner_size): (r.partners, r.statements)
        for r in found
    } == {who: (len(of), statements[who]) for who, of in partners.items()}
    assert len(found) > 100


def test_unknown_sizes_of_korea_are_counted_as_unknown(korea: Graph) -> None:
    rows = once(large(korea).rows)
    counts = partners_by_class(r for r in rows if not r.public)
    assert {k: n for k, n in counts.items() if n} == {"mid_sized": 18, "sme": 74, "unknown": 288}
    public = partners_by_class(r for r in rows if r.public)
    assert {k: n for k, n in public.items() if n} == {"sme": 62, "unknown": 19}


@pytest.mark.realdata
def test_where_no_size_is_stated_the_large_side_is_named(japan: Graph) -> None:
    assert large(japan).rows == ()
    named = once(large(japan, MRI).rows)
    assert partners_by_class(named)["unknown"] == sum(r.partners for r in named) == 76
    beside = partners_by_class(once(large(japan, MRI).left_out))
    assert {k: n for k, n in beside.items() if n} == {"no company": 48}
