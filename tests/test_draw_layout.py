"""Where things stand in an ego picture, and in which colours."""

from itertools import combinations
from math import atan2, cos, hypot, pi, radians, sin, tau

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import kr_regions
from tests.ego_networks import SOURCE, frame, hub, member, network, small, tie
from viz import palette
from viz.ego_picture import prepared
from viz.ego_words import Lang, words
from viz.layout import HUB, LEAST, RIM, Plan, Spot, plan
from viz.sectors import sectors

EN = words(Lang.EN)


def test_a_member_stands_in_its_bloc_else_its_region_else_why_not() -> None:
    found = sectors(small(), frame(), EN)
    assert found.of == {"me": "B0", "buyer": "B1", "lab": "B2", "state": "unknown", "far": "abroad"}
    assert [s.name for s in found.all] == ["B0", "B1", "B2", "abroad", "region unknown"]
    alone = sectors(small(), frame(blocs=0), EN)
    assert [s.name for s in alone.all][:3] == ["P0", "P1", "P2"]


def test_of_many_regions_the_centres_own_and_the_largest_are_told_apart() -> None:
    made = hub(80, [f"P{i}" for i in range(14)])
    found = sectors(made, frame(14, 0), EN)
    assert len(found.all) == len(palette.GROUPS) + 1
    assert found.all[-1].name == "other regions"
    assert found.of["hub"] == "P0"
    assert len({s.colour for s in found.all}) == len(found.all)


def test_the_blocs_of_korea_lie_as_on_the_map() -> None:
    at = {"CAPITAL": (-1, -1), "GANGWON": (1, -1), "SOUTHEAST": (1, 1), "HONAM": (-1, 1)}
    members = [member("me", 0, region="KR-BLOC-CHUNGCHEONG")]
    members += [member(bloc, region=f"KR-BLOC-{bloc}") for bloc in at]
    made = prepared(network(members, [tie("me", b) for b in at]), frame(), [SOURCE], EN)
    for bloc, (east, south) in at.items():
        x, y = made.plan.points[bloc]
        assert (x * east > 0, y * south > 0) == (True, True), bloc


def test_every_bloc_of_korea_has_its_place_and_colour() -> None:
    members = [member(b, int(i > 0), region=b) for i, b in enumerate(kr_regions.BLOCS.values())]
    found = sectors(network(members, []), frame(), EN).all
    assert len({s.bearing for s in found} - {None}) == len(kr_regions.BLOCS)
    assert len({s.colour for s in found}) == len(kr_regions.BLOCS)


def spots(*counts: tuple[int, int], width: float = 60) -> list[Spot]:
    """The centre, and so many one and two steps away in each sector."""
    made = [Spot("me", "s0", 0, width)]
    for sector, rings in enumerate(counts):
        made += [
            Spot(f"{sector}/{hops}/{i}", f"s{sector}", hops + 1, width)
            for hops, number in enumerate(rings)
            for i in range(number)
        ]
    return made


def planned(made: list[Spot], bearings: dict[str, float] | None = None) -> Plan:
    return plan(made, list(dict.fromkeys(s.sector for s in made)), bearings or {})


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=9))
def test_everything_stands_in_its_sector_and_its_ring(counts: list[tuple[int, int]]) -> None:
    made = spots(*counts)
    found = planned(made)
    wedges = {w.sector: w for w in found.wedges}
    edge = found.rings[0] if found.rings else RIM
    for spot in made[1:]:
        x, y = found.points[spot.id]
        turn = (atan2(y, x) - wedges[spot.sector].middle + pi) % tau - pi
        assert abs(turn) <= (wedges[spot.sector].end - wedges[spot.sector].start) / 2 + 1e-6
        assert HUB <= hypot(x, y) <= RIM
        if found.rings:
            assert (hypot(x, y) <= edge) == (spot.hops == 1)
    assert len(set(found.points.values())) == len(made)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=9))
def test_sectors_do_not_overlap_and_none_is_a_sliver(sizes: list[int]) -> None:
    found = planned(spots(*((n, 0) for n in sizes)), {"s0": 0.3, "s1": 0.4})
    for one, other in combinations(found.wedges, 2):
        apart = abs((one.middle - other.middle + pi) % tau - pi)
        assert apart >= (one.end - one.start + other.end - other.start) / 2 - 1e-6
    assert all(w.end - w.start >= min(LEAST, 0.6 * tau / len(sizes)) - 1e-9 for w in found.wedges)


def test_a_sector_alone_lies_on_its_bearing() -> None:
    [wedge] = planned(spots((4, 0)), {"s0": radians(50)}).wedges
    assert (cos(wedge.middle), sin(wedge.middle)) == pytest.approx(
        (cos(radians(50)), sin(radians(50)))
    )


def test_few_stand_in_one_row_and_many_in_several() -> None:
    def rows(number: int) -> int:
        points = planned(spots((number, 0))).points
        return len({round(hypot(x, y), 4) for x, y in points.values() if hypot(x, y)})

    assert rows(3) == 1
    assert rows(60) > 3


def test_those_two_steps_away_stand_beside_those_that_lead_to_them() -> None:
    leading = [Spot(f"a{i}", "s0", 1, 60) for i in range(4)]
    behind = [Spot(f"b{i}", "s0", 2, 60, (f"a{3 - i}",)) for i in range(4)]
    found = planned([Spot("me", "s1", 0, 60), *leading, *behind], {"s0": 0.0})
    for i in range(4):
        (x, y), (u, v) = found.points[f"a{3 - i}"], found.points[f"b{i}"]
        assert abs(atan2(y, x) - atan2(v, u)) < radians(15)


SEEN: dict[str, list[list[float]]] = {
    "red-blind": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                  [-0.003882, -0.048116, 1.051998]],
    "green-blind": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                    [-0.011820, 0.042940, 0.968881]],
    "blue-blind": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
    "everybody": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}  # fmt: skip
XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]


def lab(colour: str, eye: list[list[float]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """CIE L*a*b* of a colour as an eye sees it (Machado et al. 2009; D65)."""
    light = np.clip(np.array(eye) @ np.array(palette.linear(colour)), 0, 1)
    x, y, z = np.cbrt(np.array(XYZ) @ light / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("colours", [palette.GROUPS, tuple(palette.TIES.values())])
def test_colours_are_told_apart_by_every_eye(eye: str, colours: tuple[str, ...]) -> None:
    seen = {c: lab(c, SEEN[eye]) for c in colours}
    near = min(float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(colours, 2))
    assert near > 18


@pytest.mark.parametrize("eye", SEEN)
def test_no_eye_takes_unknown_abroad_or_other_for_a_region(eye: str) -> None:
    for colour in (palette.UNKNOWN, palette.ABROAD, palette.OTHER):
        seen = lab(colour, SEEN[eye])
        near = min(float(np.linalg.norm(seen - lab(c, SEEN[eye]))) for c in palette.GROUPS)
        assert near > 10, colour


def test_every_mark_is_seen_on_white() -> None:
    for colour in (*palette.GROUPS, *palette.TIES.values(), palette.OTHER, palette.UNKNOWN):
        assert palette.contrast(palette.outline(colour), palette.PAPER) >= palette.MARK
