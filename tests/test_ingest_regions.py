"""Regions are found by every name they have, and by no bare code."""

import pytest

from ingest.regions import RegionIndex, RegionName


def test_a_region_is_found_by_every_name_and_a_short_name_means_its_latest_holder() -> None:
    old = RegionName("KR-GANGWON-OLD", "강원도", "강원", (("mois", "42"), ("iso3166-2", "KR-42")))
    new = RegionName(
        "KR-GANGWON", "강원특별자치도", "강원", (("mois", "51"), ("iso3166-2", "KR-42"))
    )
    index = RegionIndex([old, new])
    found = [index.find(text) for text in ("강원도", "강원", "mois:42", "iso3166-2:KR-42", old.id)]
    assert found == [old.id, new.id, old.id, new.id, old.id]


def test_a_bare_code_is_refused_with_the_schemes_it_could_belong_to() -> None:
    index = RegionIndex([RegionName("JP-13", "東京都", "東京", (("jis", "13"),))])
    with pytest.raises(ValueError, match="'13' is a bare code: name its scheme, jis:13"):
        index.find("13")


@pytest.mark.parametrize(
    ("text", "reason"), [("江戸", "no region is called 江戸"), ("", "no region is named")]
)
def test_an_unknown_region_is_said(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        RegionIndex([]).find(text)
