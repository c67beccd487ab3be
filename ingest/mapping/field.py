"""Where one value of a statement comes from: a column, a column through a list, or one text."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ingest.mapping.given import Given
from ingest.tabular.header import tidy

KEYS = ("column", "values", "else", "value", "times")


@dataclass(frozen=True, slots=True)
class Field:
    """One value: `column` names where it stands, `constant` is it."""

    where: Given
    column: str | None = None
    constant: str | None = None
    values: Mapping[str, str | None] | None = None  #: what a cell's text means; None: unknown
    other: str | None = None  #: what any other text means, if `others`
    others: bool = False
    times: Decimal | None = None  #: what a number is multiplied by

    @property
    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield the column with the key that asks for it."""
        if self.column is not None:
            yield self.column, self.where.path

    @property
    def meanings(self) -> Iterator[str]:
        """Yield every text that it can give besides that of a cell."""
        yield from (v for v in (*(self.values or {}).values(), self.other) if v is not None)
        if self.constant is not None:
            yield self.constant


def field(given: Given, words: Collection[str] = ()) -> Field:
    """Return a field; where its value is one of few words, such a word stands for itself."""
    if given.is_text:
        text = given.text()
        return Field(given, constant=text) if text in words else Field(given, column=tidy(text))
    made = described(given.keys(KEYS), given)
    return checked(made, words)


def described(keys: Mapping[str, Given], given: Given) -> Field:
    """Return the field that these keys describe."""
    if ("column" in keys) == ("value" in keys):
        raise given.wrong("must say either column or value")
    if "value" in keys and len(keys.keys() & set(KEYS)) > 1:
        raise given.wrong("value stands alone: it is the same for every row")
    other = keys.get("else")
    return Field(
        given,
        column=tidy(keys["column"].text()) if "column" in keys else None,
        constant=keys["value"].text() if "value" in keys else None,
        values=_values(given) if "values" in keys else None,
        other=other.text() if other else None,
        others="else" in given.pairs(),
        times=_times(keys["times"]) if "times" in keys else None,
    )


def checked(field: Field, words: Collection[str]) -> Field:
    """Return the field, if everything that it can give is one of these words."""
    wrong = [text for text in field.meanings if words and text not in words]
    if wrong:
        raise field.where.wrong(f"{wrong[0]!r} is none of {', '.join(words)}")
    return field


def _values(given: Given) -> Mapping[str, str | None]:
    pairs = given.pairs()["values"].pairs()
    return {tidy(name): None if value.blank else value.text() for name, value in pairs.items()}


def _times(given: Given) -> Decimal:
    try:
        times = Decimal(given.text())
    except InvalidOperation:
        times = Decimal(0)
    if not times.is_finite() or times <= 0:
        raise given.wrong(f"{given.text()!r} is no number above 0")
    return times
