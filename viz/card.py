"""One company's card in the terminal: every line with its evidence and the number of its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from graph.answers import Answer
from graph.card import Card
from graph.frame import Frame
from graph.partner_answers import Stake, TieRow
from graph.provenance import digest_of_id
from graph.regions import ABROAD
from graph.who import Succession
from graph.winners import NAMES
from viz.about import about, left_lines
from viz.provenance import doubt
from viz.review import step_line
from viz.words import UNKNOWN, days, money, until

_FIRST = (
    "name",
    "name_en",
    "name_en_dart",
    "alias",
    "body_kind",
    "size",
    "size_as_stated",
    "product",
)
_STATES = ("Facts", "Official numbers", "Places")
_BETWEEN = " || "
_LATER = " (not yet on this day)"
_NOT_ON_THE_DAY = {
    "ended": " (not so on this day)",
    "later": _LATER,
    "undated": " (undated: not known for this day)",
}

Said = Mapping[str, Any]
Line = tuple[str, Said]
Section = tuple[str, Sequence[Line], str]  # a title, its lines, and what is said where none is


class Sources:
    """The documents that a card cites, numbered as they come up."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[str, int] = {}

    def cite(self, said: Said) -> str:
        """Return the evidence of a statement and the numbers of its documents.

        >>> Sources().cite({"evidence": "press", "cites": "a | b || c | d", "source_ref": "f:2"})
        'press [1, 2]'
        """
        named = str(said["cites"] or said["source_ref"]).split(_BETWEEN)
        numbers = [self._numbers.setdefault(n, len(self._numbers) + 1) for n in named]
        return f"{said['evidence']} [{', '.join(map(str, numbers))}]"

    def listed(self) -> list[RenderableType]:
        """Return the documents with their numbers."""
        return [
            Padding(Text(f"[{n}] {name}", "dim"), (0, 0, 0, 2)) for name, n in self._numbers.items()
        ]


def card_report(card: Card, frame: Frame) -> RenderableType:
    """Return the card: facts, numbers, places, selections, ties, stakes, and their sources."""
    company, scope, sources = card.company, frame.scope, Sources()
    labels = ", ".join(company.labels)
    heading = f"{company.id}   {labels}   {about(scope)}"
    doubted = {one.digest: asdict(one) for one in card.disputes}
    drawn = [
        part for section in _sections(card, frame) for part in _section(section, sources, doubted)
    ]
    return Group(
        Text(f"\n{company.name(scope.as_of) or company.id}", "bold"),
        Text(heading, "dim"),
        *left_lines(frame.left_out),
        *(Text(step_line(step), "dim") for step in card.alias),
        *drawn,
        Text("\nSources", "bold"),
        *sources.listed(),
    )


def _sections(card: Card, frame: Frame) -> Iterable[Section]:
    company = card.company
    yield "Facts", [_fact(f) for f in _ordered(company.facts)], ""
    yield "Official numbers", [_identifier(i) for i in company.identifiers], ""
    yield (
        "Places",
        [_place(p, frame) for p in _winners_first(company.places, "role")],
        "no place is stated",
    )
    yield "Chosen in", [_selection(s, frame.scope.as_of) for s in company.selections], ""
    paid = f"Paid by programmes (the {len(company.payments)} largest of {company.payments_stated})"
    yield paid, [_payment(p) for p in company.payments], ""
    ties = {"Suppliers": card.suppliers, "Customers": card.customers, "Partners": card.partners}
    for title, found in ties.items():
        yield _cut(title, found), [_tie(t, frame) for t in found.rows], "none is stated"
    yield "Stakes (ownership: no ties of trade)", [_stake(s) for s in card.stakes], ""
    yield "Before and after it", [_succession(s) for s in card.succession], ""


def _section(
    section: Section, sources: Sources, doubted: Mapping[str, Said]
) -> Iterable[RenderableType]:
    title, lines, empty = section
    if not lines and not empty:
        return
    yield Text(f"\n{title}", "bold")
    if not lines:
        yield Text(f"  {empty}", "dim")
    said_so = _alike(lines) if title in _STATES else [(line, [said]) for line, said in lines]
    for line, of in said_so:
        cited = dict.fromkeys(sources.cite(said) for said in of)
        text = Text(line).append(f"   {'; '.join(cited)}", "dim")
        digests = (digest_of_id(str(said.get("id"))) for said in of)
        for one in (doubted[digest] for digest in digests if digest in doubted):
            text.append(f"   {doubt(one)}", "bold")
        yield Padding(text, (0, 0, 0, 2))


def _alike(lines: Iterable[Line]) -> Iterable[tuple[str, Sequence[Said]]]:
    """Return each line with all the statements that say it; of states, that cannot be so twice.

    >>> list(_alike([("size: SME", {"id": "a"}), ("note: x", {}), ("size: SME", {"id": "b"})]))
    [('size: SME', [{'id': 'a'}, {'id': 'b'}]), ('note: x', [{}])]
    """
    found: dict[tuple[str, object, object], list[Said]] = {}
    for line, said in lines:
        found.setdefault((line, said.get("on_from"), said.get("on_to")), []).append(said)
    return [(line, of) for (line, *_), of in found.items()]


def _ordered(facts: Sequence[Said]) -> list[Said]:
    order = {name: i for i, name in enumerate(_FIRST)}
    known = _winners_first(facts, "property")
    return sorted(known, key=lambda f: order.get(f["property"], len(order)))


def _winners_first(stated: Sequence[Said], what: str) -> list[Said]:
    """Return statements by what they are about; of each first those that hold on the day."""
    return sorted(stated, key=lambda s: (s[what], s["status"] != "holds"))


def _fact(fact: Said) -> Line:
    value = money(fact["value"], fact["currency"]) if fact["currency"] else str(fact["value"])
    since = f", from {fact['valid_from']}" if fact["valid_from"] else ""
    return f"{fact['property'].replace('_', ' ')}: {value}{since}{_until(_label(fact))}", fact


def _label(fact: Said) -> Said:
    """Return a name without the mark that it is undated: names are labels and shown on any day."""
    named = fact["property"] in NAMES and fact["status"] == "undated"
    return {**fact, "status": "holds"} if named else fact


def _until(said: Said) -> str:
    """Return how long it held, and whether it does on the day that is asked about."""
    return until(said["valid_to"], said["seen_to"]) + _on(said)


def _on(said: Said) -> str:
    return _NOT_ON_THE_DAY.get(said["status"], "")


def _identifier(number: Said) -> Line:
    problem = f", not used as identity: {number['problem']}" if number["problem"] else ""
    return f"{number['scheme']} {number['value']}{problem}{_until(number)}", number


def _place(place: Said, frame: Frame) -> Line:
    stated, now = frame.name(place["region"]), frame.name(place["region_now"])
    moved = place["region_now"] not in (place["region"], ABROAD)
    today = f" (today {now or UNKNOWN})" if moved else ""
    city = place["city"] if place["city"] != stated else None
    more = " ".join(filter(None, (city, place["what"], "(announced)" if place["intent"] else "")))
    line = f"{place['role'].replace('_', ' ')}: {stated}{today} {more}".rstrip()
    return line + _until(place), place


def _selection(chosen: Said, day: date) -> Line:
    by = ", ".join(chosen["choosers"]) or "nobody that a source names"
    on = f"announced {chosen['announced']}" if chosen["announced"] else "day unknown"
    later = chosen["announced"] and chosen["announced"] > day
    return f"{chosen['programme_name']}, {on}, chosen by {by}{_LATER if later else ''}", chosen


def _payment(paid: Said) -> Line:
    amount = money(paid["amount"], paid["currency"]) or "amount unknown"
    return f"{paid['programme_name']}: {amount}, {paid['year'] or 'year unknown'}{_on(paid)}", paid


def _cut(title: str, found: Answer[TieRow]) -> str:
    return f"{title} (the newest {len(found.rows):,}; there are more)" if found.truncated else title


def _tie(tie: TieRow, frame: Frame) -> Line:
    where = frame.name(tie.region) or "region unknown"
    what = tie.what or tie.programme or "nothing more is stated"
    line = f"{tie.name} ({where}): {what}, {days(tie.on_from, tie.on_to)}"
    return "; ".join([line, *filter(None, _marks(tie))]), asdict(tie)


def _marks(tie: TieRow) -> list[str | None]:
    kinds = {"PARTNERS_WITH": tie.direction, "COOPERATES_WITH": f"co-operation, {tie.direction}"}
    return [
        kinds.get(tie.kind),
        f"tier {tie.tier}" if tie.tier else None,
        f"last seen {tie.seen_to}" if tie.seen_to else None,
        None if tie.status == "counted" else f"{tie.status}, so not counted",
        None if tie.company else "no company",
        money(tie.amount, tie.currency),
        tie.note,
        f"look again: {tie.review}" if tie.review else None,
        None if tie.confidence is None else f"confidence {tie.confidence:g}",
    ]


def _stake(stake: Stake) -> Line:
    seen = f", last seen {stake.seen_to}" if stake.seen_to else ""
    status = seen + ("" if stake.status == "stated" else f", {stake.status}")
    text = (
        f"{stake.direction} {stake.name}: {stake.what or ''}, {stake.on_from or 'undated'}{status}"
    )
    return text, asdict(stake)


def _succession(other: Succession) -> Line:
    on = other.valid_from or "day unknown"
    said = {**asdict(other), "id": other.statement}
    return f"{other.direction} {other.name or other.id} ({other.id}), {on}", said
