"""Who stands in a candidate list: the rule of each country, and its words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.answers import CompanyPlace


@dataclass(frozen=True, slots=True)
class Population:
    """Which companies a list ranks. Unknown size is never a reason to leave one out."""

    words: str
    outside_capital: bool = False
    without_large: bool = False
    without_public: bool = False

    def holds(
        self, company: CompanyPlace, regions: Collection[str], capital: Collection[str]
    ) -> bool:
        """Return whether the company stands in a list of these regions, some of them capital."""
        place = company.head_office if self.outside_capital else company.region
        return not (
            place not in regions
            or (self.outside_capital and place in capital)
            or (self.without_large and company.size == "large")
            or (self.without_public and company.public)
        )


_EVERYONE = Population("all companies with a place in the region system")
_BY_COUNTRY: Mapping[str, Population] = {
    "KR": Population(
        "companies whose head office is known and outside the capital area, not stated to be "
        "large, no group, no public corporation",
        outside_capital=True,
        without_large=True,
        without_public=True,
    ),
}


def population_of(country: str | None) -> Population:
    """Return the rule for the lists of a country; all companies where none is written."""
    return _BY_COUNTRY.get(country or "", _EVERYONE)
