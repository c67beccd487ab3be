"""The words that a mapping may use, and what each means in the graph."""

from collections.abc import Mapping

from graph.model import EVIDENCE, SIZES, Label

#: kinds of organisation, and the labels of each
KINDS: Mapping[str, tuple[Label, ...]] = {
    "company": ("Organisation", "Company"),
    "bank": ("Organisation", "Company", "FinancialInstitution"),
    "public_corporation": ("Organisation", "Company", "PublicBody"),
    "public_body": ("Organisation", "PublicBody"),
    "ministry": ("Organisation", "Ministry", "PublicBody"),
    **dict.fromkeys(
        ("group", "association", "university", "institute", "hospital", "other"), ("Organisation",)
    ),
}
PERSON = "person"  # rows about natural persons are dropped
ORGANISATION: tuple[Label, ...] = ("Organisation",)  # what it is, where nobody says more
ROLES = ("head_office", "main_site", "first_registered", "site")
TIES = ("supplies", "cooperates_with", "partners_with", "owns")
COOPERATION = ("technology", "production", "sales")
BASES = ("declared", "counted", "reported", "estimated")

#: fields of an organisation, with the words that may stand in them
ORGANISATION_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": (), "name_en": (), "short": (), "aliases": (), "product": (), "city": (),
    "country": (), "region": (), "note": (), "cites": (), "confidence": (),
    "kind": (*KINDS, PERSON), "size": SIZES, "role": ROLES, "evidence": EVIDENCE,
}  # fmt: skip
#: fields of a region
REGION_FIELDS: Mapping[str, tuple[str, ...]] = {
    "key": (), "iso": (), "name": (), "name_en": (), "short": (), "parent": (), "capital": (),
    "valid_from": (), "valid_to": (), "cites": (), "evidence": EVIDENCE,
}  # fmt: skip
#: fields of a tie of any kind
_TIE = {
    "what": (), "on": (), "on_from": (), "on_to": (), "ended": (), "intent": (), "note": (),
    "cites": (), "confidence": (), "evidence": EVIDENCE, "kind": TIES,
}  # fmt: skip
_MONEY = {"amount": (), "currency": (), "year": ()}
#: fields of each kind of tie
TIE_FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "supplies": _TIE | _MONEY | {
        "product": (), "nature": (), "tier": (), "from_region": (), "to_region": (),
    },
    "cooperates_with": _TIE | _MONEY | {
        "title": (), "cooperation": COOPERATION, "giver": ("from", "to"),
    },
    "partners_with": _TIE | _MONEY | {"title": (), "partnership": (), "mutual": ()},
    "owns": _TIE | {"title": (), "share": ()},
}  # fmt: skip
#: fields of a table of facts
FACT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "cites": (), "confidence": (), "evidence": EVIDENCE,
}  # fmt: skip
#: properties that have a field of their own
TAKEN = ("name", "name_en", "name_short", "alias", "body_kind", "country", "life", "capital_area")
